"""A figure as a person states it: fields given over a figure, with what follows from them. Pure.

What follows is little: the bounds go by number and qualifier, a day puts a period out and a period a
day. Everything else stays as it was. What cannot be is refused with the field and what was expected.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import get_args

from uncounted.domain.check import FIELDS
from uncounted.domain.figure import Figure, FigureKind, Qualifier
from uncounted.domain.measure import measures
from uncounted.errors import SettingsRefused

Given = Mapping[str, str | float | None]

_NUMBERS = ("value", "low", "high")
_DAYS = ("as_of", "period_start", "period_end")
_NEEDED = ("measure", "unit", "kind", "qualifier")
_CHOICES: dict[str, tuple[str, ...]] = {"kind": get_args(FigureKind), "qualifier": get_args(Qualifier)}
_LOW_IS_VALUE = ("at_least", "more_than")
_HIGH_IS_VALUE = ("up_to", "less_than")
# "1,5" and "1.905,5" are other numbers elsewhere in the world, and nobody can tell which was meant
_WRITTEN = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_MOST = 1e12
_LONGEST = 40


def corrected(figure: Figure, given: Given) -> Figure:
    """Give a figure with the fields that a person gave, and what follows from them.

    Parameters
    ----------
    figure
        As it stands.
    given
        Field to its new value; an empty text or None means that the document does not state it.

    Raises
    ------
    SettingsRefused
        When a field is not one of `FIELDS`, or its value cannot be.

    Examples
    --------
    >>> read = Figure((0, 2), "40", "killed", 40.0, 40.0, None, "persons", "count", "at_least")
    >>> corrected(read, {"value": 41}).low
    41.0
    """
    if unknown := sorted(set(given) - set(FIELDS)):
        raise _refused(unknown[0], "no field of a figure", "one of " + ", ".join(FIELDS))
    checked = {field: _checked(field, value) for field, value in given.items()}
    return _with_days(replace(_with_number(figure, checked), **_words(checked)), checked)  # type: ignore[arg-type]


def _words(given: Given) -> dict[str, str | float | None]:
    taken = (*_NUMBERS, *_DAYS, "qualifier")
    return {field: value for field, value in given.items() if field not in taken}


def _checked(field: str, value: str | float | None) -> str | float | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        if field in _NEEDED:
            raise _refused(field, "nothing", "a value: every figure has one")
        return None
    if field in _NUMBERS:
        return _number(field, value)
    if not isinstance(value, str):
        raise _refused(field, "a number", "a text")
    value = " ".join(value.split())
    value = value.replace(" ", "_") if field == "measure" else value
    choices = tuple(measures()) if field == "measure" else _CHOICES.get(field, ())
    if choices and value not in choices:
        raise _refused(field, "an unknown word", "one of " + ", ".join(choices))
    return _day(field, value) if field in _DAYS else value


def _number(field: str, value: str | float) -> float:
    """Read a number in the digits of any script; nothing that could be another number elsewhere."""
    if isinstance(value, str):
        written = "".join(_digit(each) for each in value.strip()[: _LONGEST + 1])
        if len(written) > _LONGEST or not _WRITTEN.fullmatch(written):
            raise _refused(
                field, "no number, or one that can be read two ways", "digits such as 1038, 1,038 or 0.5"
            )
        value = written.replace(",", "")
    number = float(value)
    if not math.isfinite(number) or not 0 <= number <= _MOST:
        raise _refused(field, "a number that no count can be", f"a number from 0 to {_MOST:,.0f}")
    return number


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def _day(field: str, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise _refused(field, "no day", "a day written YYYY-MM-DD") from None


def _with_number(figure: Figure, given: Given) -> Figure:
    """Give value, bounds and qualifier that agree with each other."""
    if not {"qualifier", *_NUMBERS} & set(given):
        return figure
    low, high = (_float(given.get(name, getattr(figure, name))) for name in ("low", "high"))
    qualifier = _qualifier(figure, given)
    if qualifier == "range":
        return _range(figure, low, high)
    if qualifier == "vague":
        if low is None or given.get("value") is not None:
            raise _refused(
                "low", "a vague figure without a lower bound", "its lowest number as low, and no value"
            )
        return replace(figure, value=None, low=low, high=None, qualifier="vague")
    value = _float(given.get("value", figure.value))
    if value is None:
        raise _refused("value", "nothing", "the number, or the qualifier range or vague with its bounds")
    if any(given.get(name) not in (None, value) for name in ("low", "high")):
        raise _refused("low or high", "a bound beside one number", "bounds only with range or vague")
    return replace(
        figure,
        value=value,
        low=value if qualifier in _LOW_IS_VALUE else None,
        high=value if qualifier in _HIGH_IS_VALUE else None,
        qualifier=qualifier,
    )


def _qualifier(figure: Figure, given: Given) -> Qualifier:
    """Give the qualifier, or the one that follows from the numbers given."""
    if "qualifier" in given:
        return given["qualifier"]  # type: ignore[return-value]  # one of the choices, checked before
    if given.get("value") is not None:
        return "exact" if figure.qualifier in ("range", "vague") else figure.qualifier
    if given.get("low") is not None and given.get("high") is not None:
        return "range"
    return figure.qualifier


def _range(figure: Figure, low: float | None, high: float | None) -> Figure:
    if low is None or high is None or low > high:
        raise _refused("low and high", "no range", "both bounds, the lower one not above the higher")
    return replace(figure, value=None, low=low, high=high, qualifier="range")


def _with_days(figure: Figure, given: Given) -> Figure:
    """Give a figure with a day or a period, never both."""
    days = {name: given.get(name) for name in _DAYS if name in given}
    period = {name: day for name, day in days.items() if name != "as_of"}
    if days.get("as_of") and any(period.values()):
        raise _refused("as_of", "a day and a period", "as_of for a stock, a period for a flow, not both")
    if days.get("as_of"):
        days |= {"period_start": None, "period_end": None}
    elif any(period.values()):
        days |= {"as_of": None}
    figure = replace(figure, **days)  # type: ignore[arg-type]  # each day is a text or None
    if figure.period_start and figure.period_end and figure.period_start > figure.period_end:
        raise _refused("period_start", "a day after the end of the period", "a first day not after the last")
    return figure


def _float(value: str | float | None) -> float | None:
    return None if value is None else float(value)


def _refused(field: str, found: str, expected: str) -> SettingsRefused:
    return SettingsRefused(found, where=f"figure, {field}", expected=expected, advice="give that field anew")
