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
from uncounted.language.numerals import burmese_word_value, word_value

Groups = dict[str, str]
Resolved = tuple[date | None, date | None, str, bool]
Reader = Callable[[Groups, date | None], Resolved]

_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_BURMESE_UNITS = {"နာရီ": "hour", "ရက်": "day", "ပတ်": "week", "သီတင်းပတ်": "week", "လ": "month", "နှစ်": "year"}
_NOWRUZ_1375 = date(1996, 3, 20)
_LEAP_IN_33_YEARS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))


def month_number(word: str) -> int:
    """Give the number of a month from its name in any language."""
    return months.numbers()[word.rstrip(".").casefold()]


def read_numeric(groups: Groups, published: date | None) -> Resolved:
    """Read a date in figures; day and month that could be either stay open.

    With points the day comes first wherever dates are so written.
    """
    day, month = int(groups["day"]), int(groups["m"])
    if groups.get("sep", ".") != "." and day <= 12 and month <= 12 and day != month:
        return None, None, "day", True  # 02/03: which is the month is not known
    if month > 12:
        day, month = month, day
    exact = make(int(groups["year"]), month, day)
    return exact, exact, "day", True


def read_day(groups: Groups, published: date | None) -> Resolved:
    """Read a day of a month; without a year the latest one not after the document."""
    month = int(groups["m"]) if "m" in groups else month_number(groups["month"])
    day = _int(groups["day"])
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


def read_half_month(groups: Groups, published: date | None) -> Resolved:
    """Read half a month: to the 15th, or from the 16th."""
    first, last, _, known = read_month(groups, published)
    if first is None or last is None:
        return None, None, "interval", known
    if groups["nth"].lower() == "first":
        return first, first.replace(day=15), "interval", known
    return first.replace(day=16), last, "interval", known


def read_days_of_month(groups: Groups, published: date | None) -> Resolved:
    """Read "the first two weeks of June", "the last ten days of May"."""
    first, last, _, known = read_month(groups, published)
    number = count(groups.get("n", "one").lower())
    if first is None or last is None or number is None:
        return None, None, "interval", known
    days = timedelta(days=int(number) * _DAYS.get(groups["unit"], 1) - 1)
    if groups["nth"].lower() == "first":
        return first, min(first + days, last), "interval", known
    return max(last - days, first), last, "interval", known


def read_quarter(groups: Groups, published: date | None) -> Resolved:
    """Read a quarter of a year."""
    return _months_of(groups, published, 3)


def _months_of(groups: Groups, published: date | None, n_months: int) -> Resolved:
    year, known = _year_of(groups, published)
    word = groups.get("nth", "").lower()
    number = int(groups["h"] if "h" in groups else groups["q"][1]) if not word else _ORDINAL.get(word)
    last = n_months * (number or 12 // n_months)
    if year is None and published is not None:
        # the latest that has begun: in January "the fourth quarter" is that of the year before
        year = published.year - ((last - n_months + 1, 1) > (published.month, published.day))
    if year is None or last > 12:
        return None, None, "interval", known
    return date(year, last - n_months + 1, 1), month_end(year, last), "interval", known


def read_first_months(groups: Groups, published: date | None) -> Resolved:
    """Read the first or last months of a year."""
    n_months = count(groups["n"])
    if not n_months or n_months > 12:
        return None, None, "interval", True
    year, known = _year_of(groups, published)
    if year is None and published is not None:
        # those of this year, once they are over
        year = published.year - (month_end(published.year, n_months) > published)
    if year is None:
        return None, None, "interval", known
    if groups["nth"].lower() != "first":
        return date(year, 13 - n_months, 1), date(year, 12, 31), "interval", known
    return date(year, 1, 1), month_end(year, n_months), "interval", known


def read_counted_back(groups: Groups, published: date | None) -> Resolved:
    """Read "the past two weeks": back from the document."""
    number = count(groups.get("n", "one"))
    if not number or published is None:
        return None, None, "interval", True
    return back(published, number, groups["unit"]), published, "interval", True


def read_ago(groups: Groups, published: date | None) -> Resolved:
    """Read "two days ago"."""
    number = count(groups["n"])
    if not number or published is None:
        return None, None, "day", True
    day = back(published, number, groups["unit"])
    if groups["unit"] in ("month", "year", "decade"):
        return day.replace(day=1), month_end(day.year, day.month), "month", True
    return day, day, "day", True


def read_weekday(groups: Groups, published: date | None) -> Resolved:
    """Read a weekday: the latest one not after the document."""
    if published is None:
        return None, None, "day", True
    wanted = next(
        names.index(groups["weekday"])
        for names in lexicon.document("calendar")["weekdays"].values()
        if groups["weekday"] in names
    )
    back = (published.weekday() - wanted) % 7
    if groups.get("which", "").lower() in ("next", "coming"):
        back -= 7
    elif groups.get("which", "").lower() == "last" and not back:
        back = 7
    day = date.fromordinal(min(max(1, published.toordinal() - back), date.max.toordinal()))
    return day, day, "day", True


def read_week_of(groups: Groups, published: date | None) -> Resolved:
    """Read "the week of 4 March": that day and the six after it."""
    named = {"month": groups.get("month") or groups["month2"], "day": groups.get("day") or groups["day2"]}
    if "year" in groups:
        named["year"] = groups["year"]
    first, _, _, known = read_day(named, published)
    if first is None or first.toordinal() + 6 > date.max.toordinal():
        return None, None, "interval", known
    return first, first + timedelta(days=6), "interval", known


def read_years(groups: Groups, published: date | None) -> Resolved:
    """Read "2019-20": from the first year to the last."""
    first = int(groups["year"])
    last = first // 100 * 100 + int(groups["to"])
    if last <= first:
        return None, None, "interval", True
    return date(first, 1, 1), date(last, 12, 31), "interval", True


def read_part(groups: Groups, published: date | None) -> Resolved:
    """Read "the start of this year", "late last month": a part of a period told by its distance."""
    if published is None:
        return None, None, "interval", True
    which, period = groups["which"], groups["period"]
    bounds = _PERIODS.get(period)
    if bounds is None:
        return None, None, "interval", True
    first, last = bounds(published)
    if which == "last" and first > date.min:
        first, last = bounds(first - timedelta(days=1))
    if period == "week":
        return first, last, "interval", True
    return *_part_of(first, last, groups["part"], period), True


def read_iranian_year(groups: Groups, published: date | None) -> Resolved:
    """Read a year of the solar calendar of Iran and Afghanistan, from one Nowruz to the next."""
    year = int(groups["year"])
    first = _nowruz(year)
    return first, _nowruz(year + 1) - timedelta(days=1), "year", True


def _nowruz(year: int) -> date:
    """Give the first day of an Iranian year by the 33-year cycle, right from 1343 to 1472."""
    days = sum(365 + (each % 33 in _LEAP_IN_33_YEARS) for each in range(min(year, 1375), max(year, 1375)))
    return _NOWRUZ_1375 + timedelta(days=days if year >= 1375 else -days)


def read_day_of_relative_month(groups: Groups, published: date | None) -> Resolved:
    """Read "the 15th of this month", "the 15th of last month"."""
    if published is None:
        return None, None, "day", True
    month = _last_month(published)[0] if "last" in groups else published
    day = make(month.year, month.month, _int(groups["day"]))
    return day, day, "day", True


def read_day_alone(groups: Groups, published: date | None) -> Resolved:
    """Read "the 15th" without its month: the latest one not after the document."""
    if published is None:
        return None, None, "day", False
    for month in (published, _last_month(published)[0]):
        day = make(month.year, month.month, _int(groups["day"]))
        if day is not None and day <= published:
            return day, day, "day", True
    return None, None, "day", False


def read_burmese_first_months(groups: Groups, published: date | None) -> Resolved:
    """Read "the first three months of this year"."""
    n_months = _burmese_count(groups["n"])
    if n_months and n_months <= 12 and "year" in groups:
        year = int(groups["year"])
        return date(year, 1, 1), month_end(year, n_months), "interval", True
    if not n_months or n_months > 12 or published is None:
        return None, None, "interval", True
    year = published.year - ("last" in groups)
    return date(year, 1, 1), month_end(year, n_months), "interval", True


def read_burmese_counted(groups: Groups, published: date | None) -> Resolved:
    """Read "within the past two weeks" and "two weeks ago"."""
    number = _burmese_count(groups["n"])
    if not number or published is None:
        return None, None, "interval", True
    counted = {"n": str(number), "unit": _BURMESE_UNITS[groups["unit"]]}
    return read_ago(counted, published) if "ago" in groups else read_counted_back(counted, published)


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
    "late_last_month": lambda day: (_last_month(day)[0].replace(day=21), _last_month(day)[1]),
    "last_year": lambda day: (date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)),
    "past_year": lambda day: (back(day, 1, "year"), day),
    "past_week": lambda day: (day - timedelta(days=7), day),
    "weekend": _weekend,
}


_PERIODS: dict[str, Callable[[date], tuple[date, date]]] = {
    "week": lambda day: (_week_start(day), _week_start(day) + timedelta(days=6)),
    "month": lambda day: (day.replace(day=1), month_end(day.year, day.month)),
    "year": lambda day: (date(day.year, 1, 1), date(day.year, 12, 31)),
}


def _part_of(first: date, last: date, part: str, grain: str = "month") -> tuple[date, date, str]:
    part = part.lower()
    if part.startswith("late"):
        return (first.replace(day=21) if grain == "month" else date(first.year, 10, 1)), last, grain
    if part.startswith(("mid", "the mid")):
        return (first.replace(day=15) if grain == "month" else date(first.year, 5, 1)), last, grain
    if "end" in part or part == "ကုန်":
        return last, last, "day"
    if "start" in part or "beginning" in part or "onset" in part:
        return first, first, "day"
    return first, last, grain


def _year_of(groups: Groups, published: date | None) -> tuple[int | None, bool]:
    word = groups.get("year", "")
    word = word or groups.get("year2", "")
    if word.isdigit():
        return int(word), True
    word = word or next((each for each in ("last_year", "this_year") if each in groups), "").replace("_", " ")
    change = {"last year": -1, "this year": 0, "next year": 1}.get(word.lower())
    if change is not None and published is not None:
        return published.year + change, True
    return None, False


_DAYS = {"week": 7, "fortnight": 14}


def back(day: date, number: int, unit: str) -> date:
    """Give the day so many units before a day; hours count as whole days."""
    if unit in ("month", "year", "decade"):
        months = day.year * 12 + day.month - 1 - number * {"month": 1, "year": 12, "decade": 120}[unit]
        if months < 12:
            return date.min
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    days = (number + 23) // 24 if unit in ("hour", "hr") else number * _DAYS.get(unit, 1)
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


def count(word: str) -> int | None:
    """Read a small number in digits or words; None when it is none, or no count of days or months."""
    value = float(word) if word.isdigit() else word_value(word)
    return int(value) if value is not None and 0 < value <= 400 else None


def _burmese_count(word: str) -> int | None:
    value = float(word) if word.isdigit() else burmese_word_value(word)
    return int(value) if value is not None and 0 < value <= 400 else None


RELATIVE_WORDS = tuple(_RELATIVE)
