"""Sources shown by punctuation or a possessive: "Hill Monitor: 45 killed", "45 killed (UN)", "by X's count".

Sources beside verbs are in `uncounted.figures.attribution.sources`.
"""

from __future__ import annotations

import re

from uncounted.figures.attribution.speakers import (
    BYLINE,
    COLON,
    COUNT,
    IN_BRACKETS,
    NAME,
    PRONOUN,
    Source,
    is_body,
    is_place,
    terms,
)
from uncounted.figures.lexicon.patterns import PatternIndex
from uncounted.figures.text.sentences import Sentence

_LONGEST_CLOSE = 90
_LONGEST_OPEN = 100
_CAP = r"[A-Z][\w&'-]*"
_COUNTED = re.compile(
    rf"\bby (?P<name>(?:the )?{_CAP}(?: {_CAP}){{0,7}}"
    rf"|(?:the|an?) (?:[a-z]{{3,20}} )?[a-z]{{3,20}})'s? (?:own )?(?:count|tally|figures|"
    r"estimates?|reckoning|data|records|list)\b"
    r"|\b[Bb]y the (?:count|tally|figures|estimate) of "
    r"(?P<of>(?:the )?[A-Z][\w&' -]{1,80}(?:\([A-Z]+\))?)"
    rf"|\b[Bb]y (?P<figured>(?:the )?{_CAP}(?: {_CAP}){{0,5}}) "
    r"(?:figures|estimates|data|statistics|records)\b"
    r"|\bcount that (?P<keeper>(?:the )?[A-Z][\w&' -]{1,60}?) keeps"
    r"|\bby (?P<own>us|our (?:own )?(?:count|tally|records|figures|data|reckoning|estimates?))\b"
    r"|(?P<ours>\b[Oo]ur (?:own )?(?:count|tally|figures?|data|records|estimates?))"
    r"(?= (?:is|are|was|stands|stood|puts?|shows?|comes)\b)"
    r"|\b[Ii]n (?P<teller>(?:the )?[A-Z][\w&' -]{1,60}?)'s? (?:words|view|telling|account)\b"
    rf"|(?P<owner>{NAME}|\b[Tt]he (?:[a-z]{{3,20}} ){{0,2}}[a-z]{{3,20}})(?:'s|(?<=s)') (?:[a-z-]+ ){{0,2}}"
    r"(?:death )?(?:count|tally|toll|list|figures|records|database|register|data|survey)"
    r"(?= (?:stands|stood|reached|rose|climbed|includes|included|now|has|have|had|comes|came|puts?|lists?|"
    r"holds?|gives?|of|for|is|was|are|were|since|covers?|shows?)\b)"
)
# every way has one of these; most sentences have none
_MAY_COUNT = re.compile(r"'|y (?:the|[A-Z]|us\b|our\b)|count that|[Oo]ur ")
_COUNTS = PatternIndex([(_COUNTED, None)])
_BYLINE = re.compile(r"By (?P<name>[A-Z\u1000-\u109f][^\n\d]{2,120})")
_BRACKETED = re.compile(
    r"(?<!\w)\((?:source: )?(?P<name>[A-Z][^()\d,;]{1,60})(?:, [^()]{1,40})?\)(?!\s?(?:--|[–—-]))"
)
_BEFORE_COLON = re.compile(rf"[•–—*·▪●-]?\s?(?P<name>{NAME}(?: [a-z]{{4,14}})?):\s")
_AFTER_COLON = re.compile(rf"(?::|\s[–—-])\s(?P<name>{NAME}|(?:[A-Za-z]+ ){{0,2}}[a-z]{{4,14}})\.?$")


def beside_marks(plain: str, sentence: Sentence) -> list[Source]:
    """Find the sources of a sentence that no verb shows."""
    return [*_counted(plain, sentence), *_at_its_ends(plain, sentence), *_in_brackets(plain, sentence)]


def _counted(plain: str, sentence: Sentence) -> list[Source]:
    found: list[Source] = []
    if _MAY_COUNT.search(plain, sentence.start, sentence.end) is None:
        return found
    for _, match in _COUNTS.matches(plain, sentence.start, sentence.end):
        group = match.lastgroup or "name"
        name = match[group].rstrip()
        if not is_place(name) and _may_count(name):
            start = match.start(group)
            rule = PRONOUN if group in ("own", "ours") else COUNT
            found.append(Source(start, start + len(name), start, match.end(), rule))
    return found


def _may_count(name: str) -> bool:
    """Say whether a name is one, or a description of a body or people: not "the month"."""
    is_described = name[1:].islower() and name.lower().startswith("the ")
    last = name.rpartition(" ")[2]
    return not is_described or last in terms("nouns") or last.capitalize() in terms("bodies")


def _at_its_ends(plain: str, sentence: Sentence) -> list[Source]:
    """Find a body before the first colon, after the last, or on a line "By X"."""
    found = []
    before = _BEFORE_COLON.match(plain, sentence.start, min(sentence.end, sentence.start + _LONGEST_OPEN))
    if before is not None and _may_open(before["name"]):
        found.append(Source(*before.span("name"), *before.span(), COLON))
    after = _AFTER_COLON.search(plain, max(sentence.start, sentence.end - _LONGEST_CLOSE), sentence.end)
    if after is not None and _may_close(after["name"]):
        found.append(Source(*after.span("name"), *after.span(), IN_BRACKETS))
    byline = _BYLINE.fullmatch(plain, sentence.start, sentence.end) if sentence.heading else None
    if byline is not None:
        found.append(Source(*byline.span("name"), sentence.start, sentence.start + 2, BYLINE))
    return found


def _in_brackets(plain: str, sentence: Sentence) -> list[Source]:
    found = []
    for match in _BRACKETED.finditer(plain, sentence.start, sentence.end):
        name = match["name"].rstrip()
        word_before = plain[max(0, match.start() - 40) : match.start()].rstrip().rpartition(" ")[2]
        is_short_form = word_before[:1].isupper()
        if is_body(name) and not is_short_form:
            start = match.start("name")
            found.append(Source(start, start + len(name), *match.span(), IN_BRACKETS))
    return found


def _may_open(name: str) -> bool:
    """Say whether a name before a colon is a source and not the label of a number: "Health ministry: ..."."""
    words = name.lower().split()
    if is_body(name) or (len(words) == 1 and words[0] in terms("openers")):
        return words[-1].capitalize() not in terms("places")
    return (
        len(words) > 1
        and words[-1].capitalize() in terms("bodies")
        and words[-1] not in ("party", "department")
    )


def _may_close(name: str) -> bool:
    words = name.lower().split()
    return is_body(name) or (not name[0].isupper() and len(words) <= 3 and words[-1] in terms("nouns"))
