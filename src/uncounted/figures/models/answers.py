"""What an answer of a model must satisfy before it fills a field.

Every word it rests on stands in the passage it was asked about, letter for letter and as whole words; a
measure is of the vocabulary; a day is one that our own calendar reads in the same words, and not after
the document's; a source begins with a letter and is no part of a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from uncounted.domain.figure import BY_MODEL, Figure, Why
from uncounted.domain.measure import measures
from uncounted.figures.times import dates

Span = tuple[int, int]

_DAYS = ("as_of", "period_start", "period_end")
_EARLIEST = date(1900, 1, 1)
_LONGEST_WORDS = 200
# a sign, or a consonant that closes the syllable before it or stands on another
_GOES_ON = re.compile(
    "[\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u0300-\u036f]"
    "|[\u1000-\u1021][\u1037]?[\u1039\u103a]"
)
_BURMESE = re.compile("[\u1000-\u109f]")


@dataclass(frozen=True)
class Asked:
    """What the model was shown.

    Attributes
    ----------
    passage, at
        The text, and its offset in the document.
    numbers
        Spans of the figures in the document.
    published
        The document's day.
    speaker
        Name of the back end, for `Why`.
    """

    passage: str
    at: int
    numbers: Sequence[Span]
    published: date | None
    speaker: str


def accepted(figure: Figure, answer: Mapping[str, Any], asked: Asked) -> Figure | None:
    """Fill one field of a figure from one answer, or give None when the answer is not accepted.

    Parameters
    ----------
    figure
        The figure as it is; its number, span and filled fields are never touched.
    answer
        ``field``, ``value`` and ``words`` as the model gave them; anything may be in it.
    asked
        What the model was shown.
    """
    field, value, words = answer.get("field"), answer.get("value"), answer.get("words")
    if not isinstance(words, str) or not 0 < len(words.strip()) <= len(words) <= _LONGEST_WORDS:
        return None
    span = _nearest(figure, _whole(words, asked))
    if span is None:
        return None
    rule = BY_MODEL + asked.speaker
    if field == "measure" and isinstance(value, str) and value in measures() and _has_letters(words):
        return _filled(figure, Why("measure", rule, span), measure=value)
    if field == "attribution" and isinstance(value, str) and (named := _named(figure, value, asked)):
        return _filled(figure, Why("attribution", rule, named), attribution=value)
    if field == "date" and isinstance(value, Mapping):
        days = _days(value, asked.published)
        if days is not None and _agrees(days, words, asked.published):
            name = "as_of" if "as_of" in days else "period"
            return _filled(figure, Why(name, rule, span), **days)
    return None


def _filled(figure: Figure, why: Why, **values: str) -> Figure:
    kept = tuple(each for each in figure.why if each.field != why.field)
    filled: Figure = replace(figure, why=(*kept, why), **values)  # type: ignore[arg-type]  # only text fields
    return filled


def _named(figure: Figure, value: str, asked: Asked) -> Span | None:
    """Give where a source stands nearest to its figure: whole words that begin with a letter, no number."""
    if len(value) > _LONGEST_WORDS or not value[:1].isalpha() or value != value.strip():
        return None
    free = (
        (start, end)
        for start, end in _whole(value, asked)
        if not any(first < end and start < last for first, last in asked.numbers)
    )
    return _nearest(figure, free)


def _whole(words: str, asked: Asked) -> Iterator[Span]:
    """Give where these words stand in the passage as whole words, as offsets in the document."""
    start = asked.passage.find(words)
    while start >= 0:
        end = start + len(words)
        if _is_edge(asked.passage, start) and _is_edge(asked.passage, end):
            yield asked.at + start, asked.at + end
        start = asked.passage.find(words, start + 1)


def _is_edge(passage: str, at: int) -> bool:
    """Whether no word goes on over an offset; Burmese parts no words, so there only a syllable goes on."""
    if _GOES_ON.match(passage, at):
        return False
    before, after = passage[max(0, at - 1) : at], passage[at : at + 1]
    if _BURMESE.match(before) or _BURMESE.match(after):
        return True
    return not (before.isalnum() and after.isalnum())


def _nearest(figure: Figure, spans: Iterator[Span]) -> Span | None:
    at = figure.span[0]
    return min(spans, key=lambda span: (abs(span[0] - at), span[0]), default=None)


def _has_letters(words: str) -> bool:
    return any(letter.isalpha() for letter in words)


def _days(value: Mapping[str, Any], published: date | None) -> dict[str, str] | None:
    given = {name: value[name] for name in _DAYS if value.get(name)}
    if not given or len(given) != len([name for name in value if value[name]]):
        return None
    try:
        parsed = {name: date.fromisoformat(str(day)) for name, day in given.items()}
    except ValueError:
        return None
    if any(day < _EARLIEST or day > (published or date.max) for day in parsed.values()):
        return None
    if "as_of" in parsed and len(parsed) > 1:
        return None
    if len(parsed) == 2 and parsed["period_start"] > parsed["period_end"]:
        return None
    return {name: day.isoformat() for name, day in parsed.items()}


def _agrees(days: Mapping[str, str], words: str, published: date | None) -> bool:
    """Say whether our own calendar reads the same days in the words; where it reads none, nobody can tell."""
    read = [each for each in dates.find(words, published) if each.first is not None]
    known = {day.isoformat() for each in read for day in (each.first, each.last) if day}
    return bool(known) and known.issuperset(days.values())
