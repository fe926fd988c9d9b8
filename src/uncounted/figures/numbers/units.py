"""The unit of a number and the noun it counts: currency and percent signs, nouns, classifiers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from uncounted.figures import lexicon
from uncounted.figures.burmese import units as burmese
from uncounted.figures.finding import Found
from uncounted.figures.lexicon import PhraseIndex
from uncounted.figures.measures.inheritance import GROUP
from uncounted.figures.numbers.numbers import Number

DEFAULT = "default"
COUNTED = "noun after the number"
PARENT = "as the figure before it"

_USUAL = {
    "attacks": "incidents",
    "buildings_destroyed": "houses",
    "facilities_hit": "facilities",
    "places_affected": "villages",
    "items_sold": "tickets",
    "organisations": "organisations",
    "cases": "cases",
    "weapons": "shells",
    "prison_term": "years",
    "price": "percent",
    "other": "things",
}
_OF_PERSONS = frozenset(
    {
        "killed",
        "injured",
        "casualties",
        "died_other",
        "executed",
        "bodies_found",
        "missing",
        "abducted",
        "sexual_violence",
        "tortured",
        "arrested",
        "detained",
        "charged",
        "sentenced_death",
        "released",
        "wanted",
        "displaced",
        "refugees",
        "returned",
        "deported",
        "affected",
        "assisted",
        "population",
        "defected",
        "recruited",
        "troops",
        "participants",
        "dismissed",
    }
)
_MOST_WORDS = 5
_COUNTED_NOUN = re.compile(
    r"(?:-odd|-plus)?\s(?:of (?P<pronoun>whom|them|these|those|which)\b"
    r"|(?:(?:more|other|new|[a-z-]{3,20})\s){0,2}?"
    r"(?!(?:was|has|is|this|its|as|us|his|plus|thus|perhaps|always|less|across|towards|besides|afterwards|"
    r"others|hours|minutes|seconds|days|weeks|months|years|decades|minus|versus)\b)"
    r"(?P<noun>[a-z]{2,20}(?<![suic])s)\b"
    r"|(?P<name>[A-Z][a-z]{2,20}(?<![suic])s)\b(?! [A-Z]))"
)


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
    return None if _is_among_ascii(plain, number) else burmese.unit_of(plain, number.start, number.end)


def unit_for(
    plain: str, number: Number, end: int, measure: Found[str], known: Mapping[int, Found[str]]
) -> Found[str]:
    """Say the unit of a number whose measure is known: its own words, those of its parent, the usual one.

    Parameters
    ----------
    plain
        The plain text.
    number
        The number.
    end
        Where its clause ends.
    measure
        What it counts; the words of that measure may name the unit.
    known
        The units found before, by where the words of their measure begin.
    """
    if measure.rule == GROUP:
        return Found("persons", GROUP, measure.start, measure.end)
    if measure.value == "currency_value" and number.unit != "percent":
        return Found(_rate_unit(number), "exchange rate", number.start, number.end)
    counted = _counted(plain, measure) if measure.start >= number.end and not number.unit else None
    found = counted if counted is not None and measure.start < end else unit_of(plain, number, end)
    if found is not None:
        return found
    if measure.start in known and measure.start >= 0:
        return replace(known[measure.start], rule=PARENT)
    return _counted(plain, measure) or Found(_USUAL.get(measure.value, "persons"), DEFAULT)


def counted_noun(plain: str, number: Number, end: int) -> Found[str] | None:
    """Give the noun that a number counts though no list of units has it: "17 trenches", "79 of whom".

    Parameters
    ----------
    plain
        The plain text.
    number
        The number.
    end
        Where its clause ends.
    """
    match = _COUNTED_NOUN.match(plain, number.end, min(end, number.end + 60))
    if match is None or number.value == 1:
        return None
    if match["pronoun"]:
        return Found("persons" if match["pronoun"] == "whom" else "things", COUNTED, *match.span("pronoun"))
    if match["name"] and plain[number.start].isupper():
        return None  # "the Seven Stars" is a name
    group = "name" if match["name"] else "noun"
    return Found(match[group].lower(), COUNTED, *match.span(group))


def default_unit(measure: str) -> Found[str]:
    """Give the unit that a measure usually has, where no word names one."""
    return Found(_USUAL.get(measure, "persons"), DEFAULT)


def _counted(plain: str, measure: Found[str]) -> Found[str] | None:
    """Give the unit that the words of a measure name: "houses", "airstrikes", a thing."""
    if measure.start < 0 or measure.value in _OF_PERSONS:
        return None
    named = unit_named(plain, measure.start, measure.end)
    if named is not None and (named.value not in ("persons", "cases") or measure.value == "other"):
        return replace(named, rule="noun that is counted")
    words = plain[measure.start : measure.end].lower()
    if measure.value not in ("other", "weapons") or not words.isascii():
        return None
    return Found(words, "noun that is counted", measure.start, measure.end)


def _rate_unit(number: Number) -> str:
    """Give the unit of an exchange rate: so much of one money for a dollar."""
    return f"{number.unit or 'MMK'}/USD"


def _is_among_ascii(plain: str, number: Number) -> bool:
    return plain[max(0, number.start - 12) : number.end + 12].isascii()


def unit_named(plain: str, start: int, end: int) -> Found[str] | None:
    """Give the unit that words name by themselves, such as the heading of a column."""
    hits = _nouns().find(plain, start, end)
    return Found(hits[0].entry, "heading of the column", hits[0].start, hits[0].end) if hits else None


def _noun(plain: str, start: int, end: int) -> Found[str] | None:
    hits = _nouns().find(plain, start, end)
    for index, hit in enumerate(hits):
        following = hits[index + 1] if index + 1 < len(hits) else None
        if following is not None and plain[hit.end : following.start] == " ":
            continue  # "civilian properties" are properties
        between = plain[start : hit.start]
        if between.count(" ") > _MOST_WORDS or re.search(r"[,;:.(\n]", between):
            return None
        if re.search(r"\b(?:by|in|from|at|on|when|after|who|which)\b", between):
            return None
        return Found(hit.entry, "noun after the number", hit.start, hit.end)
    return None


@lexicon.derived
def _nouns() -> PhraseIndex[str]:
    return PhraseIndex(
        (word, unit)
        for language, unit, words in lexicon.table("units")
        if language == "en"
        for word in words.split("|")
    )
