"""The unit of a number and the noun it counts: currency and percent signs, nouns, classifiers."""

from __future__ import annotations

import re
from functools import cache

from uncounted.figures import lexicon
from uncounted.figures.finding import Found
from uncounted.figures.lexicon import PhraseIndex
from uncounted.figures.numbers import Number

BURMESE_RULES = ("classifier", "noun before the number")

_MOST_WORDS = 5
_PHRASE = re.compile(r"\)?\s?(?:of (?:the |all |its |their )?)?((?:[A-Za-z\u00c0-\u024f'-]+\s?){1,6})")
_PHRASE_ENDS = re.compile(
    r"\b(?:were|was|are|is|have|has|had|in|on|at|by|from|since|during|who|which|that|after|before|"
    r"when|while|and|or|with|"
    r"for|to|between|confirmed|killed|injured|wounded|arrested|detained|displaced|dead|hurt|of|as|"
    r"under|died|fled|lost|"
    r"remain|burned|destroyed|left|leave|abandon(?:ed)?|went|took|should|will|would|to|been)\b"
)
_CLASSIFIER = re.compile(r"\)?\s?(?:ကျော်|ခန့်|နီးပါး|လောက်)?\s?")
_BURMESE_NOUN = re.compile("([\u1000-\u109f]{2,24})\\s?\\(?$")


def unit_of(plain: str, number: Number, end: int) -> Found[str] | None:
    """Say the unit that the number's own words or the noun right of it give; None when neither does.

    Parameters
    ----------
    plain
        The plain text.
    number
        The number.
    end
        Where its clause ends: nouns behind that belong to another number.
    """
    if number.unit:
        return Found(number.unit, "sign", number.start, number.end)
    if end > number.end:
        after = plain[number.end : min(end, number.end + 80)]
        noun = _noun(plain, number.end, number.end + len(after))
        if noun is not None:
            return noun
    return None if _is_among_ascii(plain, number) else _burmese_unit(plain, number)


def _is_among_ascii(plain: str, number: Number) -> bool:
    return plain[max(0, number.start - 12) : number.end + 12].isascii()


def unit_named(plain: str, start: int, end: int) -> Found[str] | None:
    """Give the unit that words name by themselves, such as the heading of a column."""
    hits = _nouns().find(plain, start, end)
    return Found(hits[0].entry, "heading of the column", hits[0].start, hits[0].end) if hits else None


def population_of(plain: str, number: Number, end: int) -> Found[str] | None:
    """Give the noun phrase right of the number, as written; None when there is none."""
    match = _PHRASE.match(plain, number.end, min(end, number.end + 80))
    if match is not None:
        stop = _PHRASE_ENDS.search(match[1])
        words = match[1][: stop.start()] if stop else match[1]
        if words.strip():
            return Found(words.strip(), "noun phrase", match.start(1), match.start(1) + len(words.rstrip()))
    before = _BURMESE_NOUN.search(plain[max(0, number.start - 28) : number.start])
    if before is not None:
        start = max(0, number.start - 28) + before.start(1)
        return Found(before[1], "noun before", start, start + len(before[1]))
    return None


def _noun(plain: str, start: int, end: int) -> Found[str] | None:
    for hit in _nouns().find(plain, start, end):
        between = plain[start : hit.start]
        if between.count(" ") > _MOST_WORDS or re.search(r"[,;:.(\n]", between):
            return None
        if re.search(r"\b(?:by|in|from|at|on|when|after|who|which)\b", between):
            return None
        return Found(hit.entry, "noun after the number", hit.start, hit.end)
    return None


def _burmese_unit(plain: str, number: Number) -> Found[str] | None:
    gap = _CLASSIFIER.match(plain, number.end)
    at = gap.end() if gap else number.end
    for word, unit in _classifiers():
        if plain.startswith(word, at):
            return Found(unit, BURMESE_RULES[0], at, at + len(word))
    before = plain[max(0, number.start - 12) : number.start].rstrip(" (")
    for word, unit in _classifiers():
        if len(word) > 1 and before.endswith(word):
            start = (
                number.start
                - (len(plain[max(0, number.start - 12) : number.start]) - len(before))
                - len(word)
            )
            return Found(unit, BURMESE_RULES[1], start, start + len(word))
    return None


@cache
def _nouns() -> PhraseIndex[str]:
    return PhraseIndex(
        (word, unit)
        for language, unit, words in lexicon.table("units")
        if language == "en"
        for word in words.split("|")
    )


@cache
def _classifiers() -> tuple[tuple[str, str], ...]:
    pairs = [
        (word, unit)
        for language, unit, words in lexicon.table("units")
        if language == "my"
        for word in words.split("|")
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
