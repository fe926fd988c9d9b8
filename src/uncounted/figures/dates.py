"""Calendar expressions: found in the plain text and resolved against the day of the document.

An expression is a claim first: whatever digits it holds are no figure. What role it plays for a
figure (as of, since, during) is decided in `uncounted.figures.periods`. A month or a day without a
year is the latest one that is not after the document, unless a range gives it its year.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from uncounted.figures import lexicon
from uncounted.language.numerals import word_value


@dataclass(frozen=True)
class Expression:
    """A calendar expression in the plain text.

    Attributes
    ----------
    start, end
        Half-open offsets.
    first, last
        The days it covers; None when it cannot be resolved.
    grain
        day, month, year or interval.
    rule
        How it was read.
    has_year
        Whether the words give the year (or are counted from the document's day).
    """

    start: int
    end: int
    first: date | None
    last: date | None
    grain: str
    rule: str
    has_year: bool = True


Groups = dict[str, str]
Reader = Callable[[Groups, date | None], tuple[date | None, date | None, str, bool]]

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[,.]\d)"
_YEAR = r"(?:19|20)\d\d(?!\d|[,.]\d)"
_PART = r"(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:[Tt]he )?[Ee]nd of|(?:[Tt]he )?(?:[Ss]tart|[Bb]eginning) of)"
_DASH = r"\s?(?:–|-|—|to|and|until|through|or|,)\s?"
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}
_IN_BEFORE = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Ff]or|[Oo]f)\s$")
_COUNTED_SOON = re.compile(
    r"\s+(?:people|persons|civilians|women|men|children|villagers|soldiers|houses|villages|others|more|of them|were|have|"
    r"prisoners|detainees|deaths|killed|injured|wounded|arrested|displaced)\b"
)


def find(plain: str, published: date | None) -> list[Expression]:
    """Find the calendar expressions of a text, in order, none overlapping."""
    found: list[Expression] = []
    taken_until = -1
    for expression in sorted(_all(plain, published), key=lambda each: (each.start, -each.end)):
        if expression.start >= taken_until:
            found.append(expression)
            taken_until = expression.end
    return _with_shared_years(plain, found)


def _all(plain: str, published: date | None) -> Iterator[Expression]:
    for rule, pattern, reader in _patterns():
        for match in pattern.finditer(plain):
            groups = {name: value for name, value in match.groupdict().items() if value}
            end = match.end()
            if rule == "month and day" and "year" not in groups and _counts_soon(plain, match.start(), end):
                # "In May 15 people were killed": the number counts, the month is the date
                end = match.start() + len(match["month"])
                rule_here, groups, read = "month", {"month": groups["month"]}, _month
            else:
                rule_here, read = rule, reader
            first, last, grain, has_year = read(groups, published)
            yield Expression(match.start(), end, first, last, grain, rule_here, has_year)


def _counts_soon(plain: str, start: int, end: int) -> bool:
    return bool(_IN_BEFORE.search(plain[max(0, start - 8) : start]) and _COUNTED_SOON.match(plain, end))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], Reader], ...]:
    months = rf"(?P<month>\b(?:{_month_words('en')})\b\.?)"
    months2 = rf"(?P<month2>\b(?:{_month_words('en')})\b\.?)"
    burmese = rf"(?P<month>{_month_words('my')})လ?(?:ပိုင်း)?"
    weekday = "|".join([*lexicon.document("calendar")["weekdays"]["en"], "NEVER"])
    of_year = rf"(?:,? (?:of )?(?P<year>{_YEAR}|(?:last|this) year))?"
    relative = {
        name: "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        for name, words in lexicon.document("calendar")["relative"].items()
    }
    every: list[tuple[str, str, Reader]] = [
        ("ISO day", rf"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)(?![\d-])", _numeric),
        ("day/month/year", r"(?<![\d/.])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)", _numeric),
        ("days and month", rf"\b(?P<day>{_DAY}){_DASH}(?P<day2>{_DAY})\s(?:of )?{months}{of_year}", _days),
        ("month and days", rf"{months}\s(?P<day>{_DAY}){_DASH}(?P<day2>{_DAY})(?!\s?(?:{_month_words('en')})){of_year}", _days),
        ("day and month", rf"\b(?P<day>{_DAY})\s(?:of )?{months}{of_year}", _day),
        ("month and day", rf"{months}\s(?P<day>{_DAY}){of_year}", _day),
        ("months of a year", rf"{months}\s?(?:–|-|—)\s?{months2}(?:,? (?P<year>{_YEAR}))?", _months),
        ("month", rf"(?:{_PART}[ -])?{months}{of_year}", _month),
        ("half year", rf"(?P<nth>[Ff]irst|[Ss]econd)[ -]half(?: of (?:(?P<year>{_YEAR}|(?:last|this) year)|the year))?", _half),
        ("months from January", rf"(?P<nth>[Ff]irst|[Ll]ast) (?P<n>[a-z]+|\d{{1,2}}) months of (?:(?P<year>{_YEAR}|(?:last|this) year)|the year)", _first_months),
        ("quarter", rf"(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth) quarter(?: of (?:(?P<year>{_YEAR}|(?:last|this) year)|the year))?", _quarter),
        ("counted back", r"\b(?:past|last|previous|preceding) (?P<n>[a-z]+|\d{1,3}) (?P<unit>day|week|month|year|hour)s?\b", _counted_back),
        ("ago", r"\b(?P<n>[a-z]+|\d{1,3}) (?P<unit>day|week|month|year)s? ago\b", _ago),
        ("weekday", rf"\b(?:[Ll]ast )?(?P<weekday>{weekday})\b(?:'s)?", _weekday),
        ("day of a Burmese month", rf"(?:(?P<year>{_YEAR})\s?(?:ခုနှစ်|ခု|ပြည့်နှစ်)?[၊,]?\s?)?{burmese}\s?\(?(?P<day>\d{{1,2}})\)?\s?ရက်(?:နေ့)?", _day),
        ("Burmese day, month, year", rf"(?<!\d)(?P<day>\d{{1,2}})\s?(?:ရက်)?[၊,]?\s?{burmese}[၊,]?\s?(?P<year>{_YEAR})", _day),
        ("Burmese month", rf"(?:(?P<year>{_YEAR})\s?(?:ခုနှစ်|ခု|ပြည့်နှစ်)?[၊,]?\s?)?(?P<month>{_month_words('my')})လ(?P<part>ဆန်း|ကုန်)?", _month),
        ("Burmese year", rf"(?<!\d)\(?(?P<year>{_YEAR})\)?\s?(?:ခုနှစ်|ပြည့်နှစ်|ခုနစ်)", _year),
        ("year", rf"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd of|[Ss]tart of|[Bb]eginning of)[ -])?\b(?P<year>{_YEAR})(?![\w%])", _year),
        ("decade", rf"\b(?:19|20)\d0s\b", _unresolved),
    ]  # fmt: skip
    every += [
        (name, rf"(?:\b(?=[A-Za-z]))?(?:{words})(?:\b(?<=[A-Za-z]))?", _relative(name))
        for name, words in relative.items()
    ]
    return tuple((rule, re.compile(pattern), reader) for rule, pattern, reader in every)


def _month_words(language: str) -> str:
    groups = lexicon.document("calendar")["months"][language]
    words = [word for group in groups for word in group.split("|")]
    words += [word.upper() for word in words] if language == "en" else []
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _month_number(word: str) -> int:
    for language in ("en", "my"):
        for number, group in enumerate(lexicon.document("calendar")["months"][language], 1):
            if word.rstrip(".").lower() in group.lower().split("|"):
                return number
    raise ValueError(word)


def _numeric(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    day, month = int(groups["day"]), int(groups["m"])
    if "sep" in groups and day <= 12 and month <= 12 and day != month:
        return None, None, "day", True  # 02/03: which is the month is not known
    if month > 12:
        day, month = month, day
    exact = _make(int(groups["year"]), month, day)
    return exact, exact, "day", True


def _day(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    month, day = _month_number(groups["month"]), _int(groups["day"])
    year, known = _year_of(groups, published)
    if year is None and published is not None:
        year = published.year
        guess = _make(year, month, day)
        if guess is not None and guess > published:
            year -= 1
    exact = _make(year, month, day) if year else None
    return exact, exact, "day", known


def _days(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    last, _, _, known = _day({**groups, "day": groups["day2"]}, published)
    first = _make(last.year, last.month, _int(groups["day"])) if last else None
    return first, last, "interval", known


def _month(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    month = _month_number(groups["month"])
    year, known = _year_of(groups, published)
    if year is None and published is not None:
        year = published.year - ((month, 1) > (published.month, published.day))
    if year is None:
        return None, None, "month", known
    return *_part_of(date(year, month, 1), _month_end(year, month), groups.get("part", "")), known


def _months(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    _, last, _, known = _month({**groups, "month": groups["month2"]}, published)
    if last is None:
        return None, None, "interval", known
    month = _month_number(groups["month"])
    return date(last.year - (month > last.month), month, 1), last, "interval", known


def _year(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    year = int(groups["year"])
    return *_part_of(date(year, 1, 1), date(year, 12, 31), groups.get("part", ""), "year"), True


def _half(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    return _months_of(groups, published, 6)


def _quarter(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    return _months_of(groups, published, 3)


def _months_of(
    groups: Groups, published: date | None, n_months: int
) -> tuple[date | None, date | None, str, bool]:
    year, known = _year_of(groups, published)
    if year is None:
        year = published.year if published else None
    if year is None:
        return None, None, "interval", known
    last = n_months * _ORDINAL[groups["nth"].lower()]
    return date(year, last - n_months + 1, 1), _month_end(year, last), "interval", known


def _first_months(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    n_months = _count(groups["n"])
    if not n_months or n_months > 12:
        return None, None, "interval", True
    year, known = _year_of(groups, published)
    year = year or (published.year if published else None)
    if year is None:
        return None, None, "interval", known
    if groups["nth"].lower() == "last":
        return date(year, 13 - n_months, 1), date(year, 12, 31), "interval", known
    return date(year, 1, 1), _month_end(year, n_months), "interval", known


def _counted_back(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    number = _count(groups["n"])
    if not number or published is None:
        return None, None, "interval", True
    return _back(published, number, groups["unit"]), published, "interval", True


def _ago(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    number = _count(groups["n"])
    if not number or published is None:
        return None, None, "day", True
    day = _back(published, number, groups["unit"])
    if groups["unit"] in ("month", "year"):
        return day.replace(day=1), _month_end(day.year, day.month), "month", True
    return day, day, "day", True


def _weekday(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    if published is None:
        return None, None, "day", True
    wanted = lexicon.document("calendar")["weekdays"]["en"].index(groups["weekday"])
    day = published - timedelta(days=(published.weekday() - wanted) % 7)
    return day, day, "day", True


def _unresolved(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
    return None, None, "year", True


def _relative(name: str) -> Reader:
    def read(groups: Groups, published: date | None) -> tuple[date | None, date | None, str, bool]:
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


def _with_shared_years(plain: str, found: list[Expression]) -> list[Expression]:
    """Let "May" in "from May to August 2022" take the year that stands after the range."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        this, following = shared[index], shared[index + 1]
        if this.has_year or not following.has_year or this.first is None or following.last is None:
            continue
        between = plain[this.end : following.start]
        if len(between) > 20 or not re.fullmatch(
            r"\s*(?:to|–|-|—|until|through|and|,)\s*(?:the\s)?", between
        ):
            continue
        shared[index] = _before(this, following.last)
    return shared


def _before(expression: Expression, end: date) -> Expression:
    if expression.first is None or expression.last is None:
        return expression
    year = end.year - ((expression.first.month, expression.first.day) > (end.month, end.day))
    first = _make(year, expression.first.month, expression.first.day)
    last = (
        _month_end(year, expression.last.month)
        if expression.grain == "month"
        else _make(year, expression.last.month, expression.last.day)
    )
    return replace(expression, first=first, last=last, has_year=True)


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


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _int(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _count(word: str) -> int | None:
    value = float(word) if word.isdigit() else word_value(word)
    return int(value) if value is not None and 0 < value <= 400 else None


RELATIVE = frozenset({*_RELATIVE, "counted back", "ago"})
