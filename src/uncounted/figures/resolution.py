"""How the parts of a calendar expression make days, counted from the day of the document.

Each reader takes the named groups of its pattern and gives first day, last day, grain and whether the
words give the year. Used by `dates` only, which holds the patterns.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from uncounted.figures import lexicon
from uncounted.language import months
from uncounted.language.numerals import word_value

Groups = dict[str, str]
Resolved = tuple[date | None, date | None, str, bool]
Reader = Callable[[Groups, date | None], Resolved]

_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}


def month_number(word: str) -> int:
    """Give the number of a month from its name in any language."""
    return months.numbers()[word.rstrip(".").casefold()]


def read_numeric(groups: Groups, published: date | None) -> Resolved:
    """Read a date in figures; day and month that could be either stay open."""
    day, month = int(groups["day"]), int(groups["m"])
    if "sep" in groups and day <= 12 and month <= 12 and day != month:
        return None, None, "day", True  # 02/03: which is the month is not known
    if month > 12:
        day, month = month, day
    exact = make(int(groups["year"]), month, day)
    return exact, exact, "day", True


def read_day(groups: Groups, published: date | None) -> Resolved:
    """Read a day of a month; without a year the latest one not after the document."""
    month, day = month_number(groups["month"]), _int(groups["day"])
    year, known = _year_of(groups, published)
    if year is None and published is not None:
        year = published.year
        guess = make(year, month, day)
        if guess is not None and guess > published:
            year -= 1
    exact = make(year, month, day) if year else None
    return exact, exact, "day", known


def read_days(groups: Groups, published: date | None) -> Resolved:
    """Read days of one month, first to last."""
    last, _, _, known = read_day({**groups, "day": groups["day2"]}, published)
    first = make(last.year, last.month, _int(groups["day"])) if last else None
    return first, last, "interval", known


def read_month(groups: Groups, published: date | None) -> Resolved:
    """Read a month or its part."""
    month = month_number(groups["month"])
    year, known = _year_of(groups, published)
    if year is None and published is not None:
        year = published.year - ((month, 1) > (published.month, published.day))
    if year is None:
        return None, None, "month", known
    return *_part_of(date(year, month, 1), month_end(year, month), groups.get("part", "")), known


def read_months(groups: Groups, published: date | None) -> Resolved:
    """Read a range of months that share a year."""
    _, last, _, known = read_month({**groups, "month": groups["month2"]}, published)
    if last is None:
        return None, None, "interval", known
    month = month_number(groups["month"])
    return date(last.year - (month > last.month), month, 1), last, "interval", known


def read_year(groups: Groups, published: date | None) -> Resolved:
    """Read a year or its part."""
    year = int(groups["year"])
    return *_part_of(date(year, 1, 1), date(year, 12, 31), groups.get("part", ""), "year"), True


def read_half(groups: Groups, published: date | None) -> Resolved:
    """Read half a year."""
    return _months_of(groups, published, 6)


def read_quarter(groups: Groups, published: date | None) -> Resolved:
    """Read a quarter of a year."""
    return _months_of(groups, published, 3)


def _months_of(groups: Groups, published: date | None, n_months: int) -> Resolved:
    year, known = _year_of(groups, published)
    if year is None:
        year = published.year if published else None
    if year is None:
        return None, None, "interval", known
    last = n_months * _ORDINAL[groups["nth"].lower()]
    return date(year, last - n_months + 1, 1), month_end(year, last), "interval", known


def read_first_months(groups: Groups, published: date | None) -> Resolved:
    """Read the first or last months of a year."""
    n_months = _count(groups["n"])
    if not n_months or n_months > 12:
        return None, None, "interval", True
    year, known = _year_of(groups, published)
    year = year or (published.year if published else None)
    if year is None:
        return None, None, "interval", known
    if groups["nth"].lower() == "last":
        return date(year, 13 - n_months, 1), date(year, 12, 31), "interval", known
    return date(year, 1, 1), month_end(year, n_months), "interval", known


def read_counted_back(groups: Groups, published: date | None) -> Resolved:
    """Read "the past two weeks": back from the document."""
    number = _count(groups["n"])
    if not number or published is None:
        return None, None, "interval", True
    return _back(published, number, groups["unit"]), published, "interval", True


def read_ago(groups: Groups, published: date | None) -> Resolved:
    """Read "two days ago"."""
    number = _count(groups["n"])
    if not number or published is None:
        return None, None, "day", True
    day = _back(published, number, groups["unit"])
    if groups["unit"] in ("month", "year"):
        return day.replace(day=1), month_end(day.year, day.month), "month", True
    return day, day, "day", True


def read_weekday(groups: Groups, published: date | None) -> Resolved:
    """Read a weekday: the latest one not after the document."""
    if published is None:
        return None, None, "day", True
    wanted = lexicon.document("calendar")["weekdays"]["en"].index(groups["weekday"])
    day = published - timedelta(days=(published.weekday() - wanted) % 7)
    return day, day, "day", True


def read_unresolved(groups: Groups, published: date | None) -> Resolved:
    """Leave open what covers no exact days, such as a decade."""
    return None, None, "year", True


def read_relative(name: str) -> Reader:
    """Give the reader of a relative word, such as "last month"."""

    def read(groups: Groups, published: date | None) -> Resolved:
        if published is None:
            return None, None, "interval", True
        first, last = _RELATIVE[name](published)
        return first, last, "day" if first == last else "interval", True

    return read


def _week_start(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _last_month(day: date) -> tuple[date, date]:
    end = day.replace(day=1) - timedelta(days=1)
    return end.replace(day=1), end


def _weekend(day: date) -> tuple[date, date]:
    sunday = day - timedelta(days=(day.weekday() + 1) % 7)
    return sunday - timedelta(days=1), sunday


_RELATIVE: dict[str, Callable[[date], tuple[date, date]]] = {
    "today": lambda day: (day, day),
    "yesterday": lambda day: (day - timedelta(days=1), day - timedelta(days=1)),
    "this_week": lambda day: (_week_start(day), day),
    "this_month": lambda day: (day.replace(day=1), day),
    "this_year": lambda day: (date(day.year, 1, 1), day),
    "last_week": lambda day: (_week_start(day) - timedelta(days=7), _week_start(day) - timedelta(days=1)),
    "last_month": _last_month,
    "last_year": lambda day: (date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)),
    "past_year": lambda day: (_back(day, 1, "year"), day),
    "past_week": lambda day: (day - timedelta(days=7), day),
    "weekend": _weekend,
}


def _part_of(first: date, last: date, part: str, grain: str = "month") -> tuple[date, date, str]:
    part = part.lower()
    if part.startswith("late"):
        return (first.replace(day=21) if grain == "month" else date(first.year, 10, 1)), last, grain
    if part.startswith("mid"):
        return (first.replace(day=11) if grain == "month" else date(first.year, 5, 1)), last, grain
    if "end" in part or part == "ကုန်":
        return last, last, "day"
    if "start" in part or "beginning" in part:
        return first, first, "day"
    return first, last, grain


def _year_of(groups: Groups, published: date | None) -> tuple[int | None, bool]:
    word = groups.get("year", "")
    if word.isdigit():
        return int(word), True
    if word and published is not None:
        return published.year - (word == "last year"), True
    return None, False


def _back(day: date, number: int, unit: str) -> date:
    if unit in ("month", "year"):
        months = day.year * 12 + day.month - 1 - number * (12 if unit == "year" else 1)
        if months < 12:
            return date.min
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    days = number * {"day": 1, "week": 7, "hour": 0}[unit] + (unit == "hour") * ((number + 23) // 24)
    return date.fromordinal(max(1, day.toordinal() - days))


def month_end(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def make(year: int, month: int, day: int) -> date | None:
    """Make a day; None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _int(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _count(word: str) -> int | None:
    value = float(word) if word.isdigit() else word_value(word)
    return int(value) if value is not None and 0 < value <= 400 else None


RELATIVE_WORDS = tuple(_RELATIVE)
