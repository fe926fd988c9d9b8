"""Who or what is counted, in the words of the text: "political prisoners", "civilian houses".

The noun phrase right of the number, up to the noun that names persons or things; of a noun of what
happened only who it happened to ("civilian casualties"). A number without a noun has that of the
number before it in its sentence where both count one matter.
"""

from __future__ import annotations

import re

from uncounted.figures import lexicon
from uncounted.figures.finding import Found
from uncounted.figures.lexicon import PhraseIndex
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.times.timeline import family_of

NOUN_PHRASE = "noun phrase"
SHARED = "shared with the number before"
NOUN_BEFORE = "noun before"
LABEL = "label before the number"

_REACH = 90
_MOST_WORDS = 6
_MOST_UNKNOWN = 3
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][\w'’-]*|[^\sA-Za-z]")
_AND_NOUN = re.compile(r"(?:,| and|, and| or) (?:(?:the |other |their )?[a-z-]+ ){0,2}$")
_OF_NOUN = re.compile(r" of (?:the )?(?:[A-Za-z'’-]+ ?){1,4}")
_PARTITIVE = (
    "members",
    "member",
    "sacks",
    "staff",
    "victims",
    "survivors",
    "inhabitants",
    "leaders",
    "terms",
    "supporters",
    "relatives",
    "residents",
    "defenders",
    "bags",
    "tonnes",
    "tons",
)
_SUBSET = re.compile(r";|\b(?:including|among|of (?:them|whom|these|those|which|the)|one)\b")
_LABEL = re.compile(r"(?:^|[.;,(•–-])\s?(?P<who>[A-Za-z][a-z-]+(?: (?:and )?[a-z-]+){0,2}):\s?$")
_MADE_UP = re.compile(
    r"(?P<who>(?:[A-Z][a-z-]+|\b[a-z-]+s)(?: (?:and )?[a-z-]+){0,2}) (?:made up|make up|makes up|"
    r"accounted for|"
    r"account for|"
    r"accounts for|accounting for)(?: (?:about|around|nearly|some|almost|over|only))? $"
)
_BURMESE_NOUN = re.compile("(?<![\u1000-\u109f])([\u1000-\u1049\u1050-\u109f]{2,30})\\s?\\(?$")
_PERSONS = "persons"


def populations_of(
    plain: str, numbers: list[Number], ends: list[int], measures: list[str]
) -> list[Found[str] | None]:
    """Say of each number of a sentence who or what it counts; None where the text names nobody.

    Parameters
    ----------
    plain
        The plain text.
    numbers
        The figures of the sentence, in order.
    ends
        Where the words of each number end: at the next number, or with the sentence.
    measures
        What each measures.
    """
    found: list[Found[str] | None] = []
    for position, number in enumerate(numbers):
        own = _shares(plain, number) or _after(plain, number, ends[position]) or _before(plain, number)
        if own is None and position and number.unit == "" and found[-1] is not None:
            is_one_matter = family_of(measures[position]) == family_of(measures[position - 1])
            is_bare = _is_bare(plain, number, ends[position])
            gap = plain[max(0, numbers[position - 1].start - 24) : number.start]
            if is_one_matter and is_bare and not _SUBSET.search(gap) and _is_of_persons(found[-1].value):
                own = Found(found[-1].value, SHARED, found[-1].start, found[-1].end)
        found.append(own)
    return found


def _after(plain: str, number: Number, end: int) -> Found[str] | None:
    limit = min(end, number.end + _REACH)
    words = list(_WORD.finditer(plain, number.end, limit))
    at = 0
    while at < len(words) and (words[at][0].lower() in _list("skipped") or words[at][0] in ")%"):
        at += 1
    phrase: list[re.Match[str]] = []
    for word in words[at : at + _MOST_WORDS]:
        if not word[0][0].isalpha() or word[0].lower() in _list("stops"):
            break
        phrase.append(word)
    if not phrase:
        return None
    start, stop = phrase[0].start(), phrase[-1].end()
    heads = _nouns().find(plain, start, stop)
    if heads:
        return _with_head(plain, start, heads[0].start, heads[0].end, limit)
    is_people = phrase[-1][0][0].isupper() and len(phrase) == 1
    is_things = (
        phrase[-1][0].endswith("s")
        and len(phrase) <= _MOST_UNKNOWN
        and phrase[-1][0].lower() not in _list("events")
    )
    if is_people or is_things:
        return Found(plain[start:stop], NOUN_PHRASE, start, stop)
    return None


def _with_head(plain: str, start: int, head: int, stop: int, limit: int) -> Found[str] | None:
    """Give the phrase up to its noun, with what is joined to it; of an event who it happened to."""
    if plain[head:stop].lower() in _list("events"):
        before = plain[start:head].rstrip()
        hits = _nouns().find(plain, start, start + len(before))
        return Found(before, NOUN_PHRASE, start, start + len(before)) if hits else None
    # "gang members", "police officers": the last of nouns that stand together is the head
    for hit in _nouns().find(plain, stop, limit):
        gap = plain[stop : hit.start]
        if gap != " " and not _AND_NOUN.fullmatch(gap):
            break
        if plain[hit.start : hit.end].lower() in _list("events"):
            break
        stop = hit.end
    if plain[:stop].rpartition(" ")[2].lower() in _PARTITIVE:
        of = _OF_NOUN.match(plain, stop, limit)
        if of is not None:
            words = re.split(rf" (?:{'|'.join(_list('stops'))})\b", of[0])[0].rstrip()
            stop += len(words)
    return Found(plain[start:stop], NOUN_PHRASE, start, stop)


def _shares(plain: str, number: Number) -> Found[str] | None:
    """Give who makes up a share: "Civilians made up 76%"."""
    found = _MADE_UP.search(plain, max(0, number.start - _REACH), number.start)
    return Found(found["who"], NOUN_PHRASE, *found.span("who")) if found is not None else None


def _is_bare(plain: str, number: Number, end: int) -> bool:
    """Say whether no noun of its own stands behind a number."""
    after = _WORD.search(plain, number.end, end)
    while (
        after is not None
        and after[0].lower() in _list("skipped")
        and after[0].lower() not in ("others", "other", "of")
    ):
        after = _WORD.search(plain, after.end(), end)
    return after is None or not after[0][0].isalpha() or after[0].lower() in _list("stops")


def _is_of_persons(phrase: str) -> bool:
    return any(hit.entry == _PERSONS for hit in _nouns().find(phrase, 0, len(phrase)))


def _before(plain: str, number: Number) -> Found[str] | None:
    """Give the label or the Burmese noun that stands before a number."""
    left = max(0, number.start - 34)
    if plain[left : number.start].isascii():
        label = _LABEL.search(plain, left, number.start)
        is_persons = (
            label is not None and _is_of_persons(label["who"]) and label["who"].lower() not in _list("events")
        )
        return Found(label["who"], LABEL, *label.span("who")) if label is not None and is_persons else None
    match = _BURMESE_NOUN.search(plain[left : number.start])
    if match is None or match[1].endswith(lexicon.words("populations", "my", "particles")):
        return None
    return Found(match[1], NOUN_BEFORE, left + match.start(1), left + match.end(1))


@lexicon.derived
def _list(kind: str) -> frozenset[str]:
    return frozenset(lexicon.words("populations", "en", kind))


@lexicon.derived
def _nouns() -> PhraseIndex[str]:
    pairs = [
        (word, unit)
        for language, unit, words in lexicon.table("units")
        if language == "en"
        for word in words.split("|")
    ]
    return PhraseIndex([*pairs, *((word, "events") for word in _list("events"))])
