"""The unit of a Burmese number: the classifier behind it, or the noun before where that says too little."""

from __future__ import annotations

import re

from uncounted.figures import lexicon
from uncounted.figures.burmese import words
from uncounted.figures.finding import Found

CLASSIFIER = "classifier"
NOUN = "noun before the number"

_REACH = 40
_SHORT = 3


def unit_of(plain: str, start: int, end: int) -> Found[str] | None:
    """Say the unit of a number; None where neither classifier nor noun tells it.

    Parameters
    ----------
    plain
        The plain text.
    start, end
        The number.
    """
    behind = _behind(plain, end)
    if behind is not None and plain[behind.start : behind.end] not in _vague_classifiers():
        return behind
    return _before(plain, start) or behind


def _behind(plain: str, end: int) -> Found[str] | None:
    match = _classifier_behind().match(plain, end)
    unit = _units().get(match["classifier"]) if match is not None else None
    if match is None or unit is None:
        return None
    return Found(unit, CLASSIFIER, match.start("classifier"), match.end("classifier"))


def _before(plain: str, start: int) -> Found[str] | None:
    for match in reversed([*_nouns().finditer(plain, max(0, start - _REACH), start)]):
        if _between().fullmatch(plain, match.end(), start):
            return Found(_units()[match[0]], NOUN, match.start(), match.end())
    return None


@lexicon.derived
def _units() -> dict[str, str]:
    return {
        word: unit
        for language, unit, phrases in lexicon.table("units")
        if language == "my"
        for word in phrases.split("|")
    }


@lexicon.derived
def _vague_classifiers() -> frozenset[str]:
    return frozenset(lexicon.document("burmese")["classifiers"]["vague"])


@lexicon.derived
def _nouns() -> re.Pattern[str]:
    """Give the pattern of nouns; short ones are classifiers, and syllables of other words."""
    long = sorted((word for word in _units() if len(word) > _SHORT), key=len, reverse=True)
    short = [word for word in _units() if len(word) <= _SHORT]
    return re.compile(rf"{'|'.join(map(re.escape, long))}|(?<![^\s၊(])(?:{'|'.join(map(re.escape, short))})")


@lexicon.derived
def _classifier_behind() -> re.Pattern[str]:
    hedges = "ကျော်|ခန့်|နီးပါး|လောက်|မျှ"
    return re.compile(rf"(?:\)?\s?(?:{hedges}))?{words.classifier().pattern}")


@lexicon.derived
def _between() -> re.Pattern[str]:
    return re.compile(r"(?:သူ|သား|ဝင်)?" + lexicon.document("burmese")["clauses"]["between"])
