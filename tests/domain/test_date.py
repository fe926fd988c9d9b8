"""Dates keep exactly what is known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncounted.domain.date import PartialDate

DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31))


@given(DAYS)
def test_a_day_is_its_own_first_and_last_day(day: date) -> None:
    """A date known to the day has one day."""
    known = PartialDate.of(day)
    assert (known.first_day, known.last_day, known.precision) == (day, day, "day")


@given(DAYS)
def test_a_month_spans_its_days(day: date) -> None:
    """A month runs from its first to its last day, leap years included."""
    known = PartialDate.month(day.year, day.month)
    assert known.first_day.day == 1
    assert (known.last_day.toordinal() + 1) - known.first_day.toordinal() in {28, 29, 30, 31}
    assert known.first_day <= day <= known.last_day


def test_a_year_spans_its_months() -> None:
    """A year runs from 1 January to 31 December."""
    known = PartialDate.year(2031, "in 2031")
    assert (known.first_day, known.last_day, known.original) == (
        date(2031, 1, 1),
        date(2031, 12, 31),
        "in 2031",
    )


@given(DAYS, DAYS)
def test_an_interval_keeps_both_ends(one: date, other: date) -> None:
    """An interval has its two ends, in order; the other way round it is refused."""
    first, last = min(one, other), max(one, other)
    known = PartialDate.interval(first, last)
    assert (known.first_day, known.last_day) == (first, last)
    if first < last:
        with pytest.raises(ValueError, match="ends before"):
            PartialDate.interval(last, first)


def test_a_month_that_does_not_exist_is_refused() -> None:
    """There is no thirteenth month."""
    with pytest.raises(ValueError, match="month"):
        PartialDate.month(2031, 13)
