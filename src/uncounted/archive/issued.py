"""When a document was issued: from its metadata, or from a line near its top that is a date.

Never made up: a date inside a sentence is an event's date, not the document's, and 03/04/2021 can be
read two ways. Both give None, and the person may state the date instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from uncounted.domain.date import PartialDate
from uncounted.language import months

_MONTH = rf"(?P<month>{months.pattern('en', 'my')})"
_YEAR, _DAY = r"(?P<year>(?:19|20)\d\d)", r"(?P<day>\d{1,2})"
_BURMESE_YEAR = r"(?P<year>[၁၂12][၉၀90][၀-၉\d]{2})"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH}\.?,?[\s-]+{_YEAR}(?!\d)",
        rf"{_MONTH}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{_BURMESE_YEAR}\s*(?:ခုနှစ်|ခုနစ်)?[၊,]?\s*{_MONTH}\s*လ?[၊,]?\s*\(?(?P<day>[၀-၉\d]{{1,2}})\)?\s*ရက်(?:နေ့)?",
        rf"\(?(?P<day>[၀-၉\d]{{1,2}})\)?\s*ရက်(?:နေ့)?[၊,]?\s*{_MONTH}\s*လ?[၊,]?\s*{_BURMESE_YEAR}\s*(?:ခုနှစ်)?",
    )
)
_NUMERIC = re.compile(
    r"(?<![\d/.])(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_MONTH_ALONE = re.compile(rf"\W*{_MONTH},?\s+{_YEAR}\W*", re.IGNORECASE)
_ISO = re.compile(r"\s*(?P<year>(?:19|20)\d\d)(?:[-/](?P<month>\d\d)(?:[-/](?P<day>\d\d))?)?(?![\d-])")

_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?)"
_LABEL = (
    r"(?:dated?|date of (?:issue|publication|release)|(?:publication|release)[ -]date|issued|published|posted"
    r"|released|ရက်စွဲ|နေ့စွဲ)"
)
_KIND = r"(?:(?:press|media|news) release|(?:joint )?statement|report|brief(?:ing)?|update|announcement)"
_BEFORE = re.compile(
    rf"\W*(?:{_LABEL}(?:\s+on)?\s*[:၊။-]?\s*|{_KIND}\s*[,:၊–—-]\s*)?(?:(?-i:[A-Z])\w+,\s+)?(?:{_WEEKDAY},?\s+)?[(\[]*\s*",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:[)\].,။]*\s*$|[)\]]?\s*[•|·–—-]\s|[)\]]?,?\s*(?:at\s+)?\d{1,2}:\d\d)")
_LONGEST_LINE = 160


def date_in_metadata(text: str) -> PartialDate | None:
    """Read a date from a metadata field, written as ISO 8601 or in words; None when it is neither.

    A time of day and its zone are left out: the day is the one the publisher wrote.
    """
    iso = _ISO.match(text)
    if iso:
        return _made(iso["year"], iso["month"], iso["day"], text)
    return next(
        (_read(found, text) for pattern in _DATES if (found := pattern.fullmatch(text.strip()))), None
    )


def date_line(lines: Iterable[str]) -> PartialDate | None:
    """Give the date of the first line that is a date, with at most a label before it and a byline after it.

    Examples
    --------
    >>> date_line(["A title", "Tuesday, 31 August 2021"]).edtf
    '2021-08-31'
    >>> date_line(["On 31 August 2021 the council said so."]) is None
    True
    """
    return next(filter(None, map(_in_line, lines)), None)


def _in_line(line: str) -> PartialDate | None:
    line = line.strip()
    if not line or len(line) > _LONGEST_LINE:
        return None
    for pattern in (*_DATES, _NUMERIC):
        found = pattern.search(line)
        if found and _BEFORE.fullmatch(line[: found.start()]) and _AFTER.match(line[found.end() :]):
            return _read(found, found[0])
    alone = _MONTH_ALONE.fullmatch(line)
    return (
        _made(alone["year"], str(months.numbers()[alone["month"].casefold()]), None, line) if alone else None
    )


def _read(found: re.Match[str], original: str) -> PartialDate | None:
    if "first" in found.re.groupindex:
        day, month = int(found["first"]), int(found["second"])
        if month > 12 >= day:
            day, month = month, day
        elif day <= 12 and day != month:
            return None  # day first or month first cannot be told
        return _made(found["year"], str(month), str(day), original)
    name = found["month"].casefold()
    return _made(found["year"], str(months.numbers().get(name, name)), found["day"], original)


def _made(year: str, month: str | None, day: str | None, original: str) -> PartialDate | None:
    try:
        if day and month:
            return PartialDate.of(date(int(year), int(month), int(day)), original.strip())
        if month:
            return PartialDate.month(int(year), int(month), original.strip())
        return PartialDate.year(int(year), original.strip())
    except ValueError:
        return None  # no such day in the calendar
