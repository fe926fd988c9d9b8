"""Dates as people know them: the text as given, an EDTF value and a precision.

Never turn "August 2021" into 1 August 2021 silently: a `PartialDate` keeps what is known, and
`first_day` / `last_day` give the bounds when a computation needs them. EDTF is ISO 8601-2:2019,
levels 0 and 1: ``2021-08-30``, ``2021-08``, ``2021``, ``2021-08-02/2021-08-15``.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year", "interval"]


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date known to a day, a month, a year, or as an interval.

    Attributes
    ----------
    edtf
        The value in EDTF; sorts chronologically for one precision.
    precision
        What is known.
    original
        The text as it was given; empty when the date was computed.
    """

    edtf: str
    precision: Precision
    original: str = ""

    @classmethod
    def of(cls, day: date, original: str = "") -> PartialDate:
        """Make a date known to the day."""
        return cls(day.isoformat(), "day", original)

    @classmethod
    def month(cls, year: int, month: int, original: str = "") -> PartialDate:
        """Make a date known to the month (1 to 12)."""
        date(year, month, 1)
        return cls(f"{year:04d}-{month:02d}", "month", original)

    @classmethod
    def year(cls, year: int, original: str = "") -> PartialDate:
        """Make a date known to the year."""
        date(year, 1, 1)
        return cls(f"{year:04d}", "year", original)

    @classmethod
    def interval(cls, first: date, last: date, original: str = "") -> PartialDate:
        """Make an interval of days, both ends included.

        Raises
        ------
        ValueError
            When the last day is before the first.
        """
        if last < first:
            raise ValueError("an interval ends before it begins")
        return cls(f"{first.isoformat()}/{last.isoformat()}", "interval", original)

    @property
    def first_day(self) -> date:
        """The earliest day it can be."""
        return date.fromisoformat(_fill(self.edtf.partition("/")[0], last=False))

    @property
    def last_day(self) -> date:
        """The latest day it can be."""
        return date.fromisoformat(_fill(self.edtf.rpartition("/")[2], last=True))


def _fill(edtf: str, *, last: bool) -> str:
    parts = [int(part) for part in edtf.split("-")]
    if len(parts) == 1:
        parts.append(12 if last else 1)
    if len(parts) == 2:
        parts.append(calendar.monthrange(parts[0], parts[1])[1] if last else 1)
    return f"{parts[0]:04d}-{parts[1]:02d}-{parts[2]:02d}"
