"""What an answer of a model must satisfy before it fills a field.

Every word it rests on stands in the passage it was asked about, letter for letter; a measure is of the
vocabulary; a day exists and agrees with what our own calendar reads in the same words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from uncounted.domain.figure import Figure, Why
from uncounted.domain.measure import measures
from uncounted.figures import dates

_DAYS = ("as_of", "period_start", "period_end")
_LONGEST_WORDS = 200


def accepted(
    figure: Figure, answer: Mapping[str, Any], *, passage: str, at: int, published: date | None, speaker: str
) -> Figure | None:
    """Fill one field of a figure from one answer, or give None when the answer is not accepted.

    Parameters
    ----------
    figure
        The figure as it is; its number, span and filled fields are never touched.
    answer
        ``field``, ``value`` and ``words`` as the model gave them; anything may be in it.
    passage, at
        The text that the model was shown, and its offset in the document.
    published
        The document's day.
    speaker
        Name of the back end, for `Why`.
    """
    field, value, words = answer.get("field"), answer.get("value"), answer.get("words")
    if not isinstance(words, str) or not words.strip() or len(words) > _LONGEST_WORDS:
        return None
    start = _nearest(passage, words, figure.span[0] - at)
    if start < 0:
        return None
    span = (at + start, at + start + len(words))
    rule = f"model {speaker}"
    if field == "measure" and isinstance(value, str) and value in measures():
        return _filled(figure, Why("measure", rule, span), measure=value)
    if field == "attribution" and isinstance(value, str) and value.strip():
        first = _nearest(passage, value, figure.span[0] - at)
        if first >= 0 and len(value) <= _LONGEST_WORDS:
            return _filled(figure, Why(field, rule, (at + first, at + first + len(value))), attribution=value)
    if field == "date" and isinstance(value, Mapping):
        days = _days(value)
        if days is not None and _agrees(days, words, published):
            name = "as_of" if "as_of" in days else "period"
            return _filled(figure, Why(name, rule, span), **days)
    return None


def _filled(figure: Figure, why: Why, **values: str) -> Figure:
    kept = tuple(each for each in figure.why if each.field != why.field)
    filled: Figure = replace(figure, why=(*kept, why), **values)  # type: ignore[arg-type]  # only text fields
    return filled


def _nearest(passage: str, words: str, at: int) -> int:
    """Give where the words stand nearest to an offset; -1 when they are not in the passage."""
    after, before = passage.find(words, max(0, at)), passage.rfind(words, 0, max(0, at))
    if after < 0 or before < 0:
        return max(after, before)
    return after if after - at < at - before else before


def _days(value: Mapping[str, Any]) -> dict[str, str] | None:
    given = {name: value[name] for name in _DAYS if value.get(name)}
    if not given or len(given) != len([name for name in value if value[name]]):
        return None
    try:
        parsed = {name: date.fromisoformat(str(day)) for name, day in given.items()}
    except ValueError:
        return None
    if "as_of" in parsed and len(parsed) > 1:
        return None
    if len(parsed) == 2 and parsed["period_start"] > parsed["period_end"]:
        return None
    return {name: day.isoformat() for name, day in parsed.items()}


def _agrees(days: Mapping[str, str], words: str, published: date | None) -> bool:
    """Say whether our own calendar, where it can read the words, reads the same days in them."""
    read = [each for each in dates.find(words, published) if each.first is not None]
    if not read:
        return True
    firsts = {each.first.isoformat() for each in read if each.first}
    lasts = {each.last.isoformat() for each in read if each.last}
    return all(day in firsts | lasts for day in days.values())
