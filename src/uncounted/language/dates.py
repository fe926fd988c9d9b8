"""Reads a date as people write it in a list: ISO, day and month in digits, English, Burmese.

Use this for a cell or a field that holds one date and nothing else. It never fills in what is not
written: "August 2021" stays a month. Days and months in digits can mean two days; `order_shown`
and `is_ambiguous` let a whole column decide. For dates inside running text see the figures stage.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from uncounted.domain.date import PartialDate
from uncounted.language import months

Order = Literal["day first", "month first"]

_FIRST_YEAR, _LAST_YEAR = 1850, 2199


@dataclass(frozen=True)
class DateRefused:
    """Why a text is not read as a date.

    Attributes
    ----------
    code
        date.unknown_form, date.impossible, date.two_digit_year, date.year.
    found
        What was found, described and not quoted.
    expected
        What was expected.
    """

    code: str
    found: str
    expected: str


def read_date(text: str, *, order: Order = "day first") -> PartialDate | DateRefused:
    """Read one date.

    Parameters
    ----------
    text
        The whole cell; Burmese digits count as digits.
    order
        How to read ``05/06/2021``. A date that can only be read the other way is read that way.

    Returns
    -------
    PartialDate or DateRefused
        With the text as given, or the reason.

    Examples
    --------
    >>> read_date("30 August 2021").edtf, read_date("၂၀၂၁ ခုနှစ် ဩဂုတ်လ").edtf
    ('2021-08-30', '2021-08')
    >>> read_date("31/02/2021").code
    'date.impossible'
    """
    tidy = _tidy(text)
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(tidy):
            return read(match, text, order)
    if _TWO_DIGIT_YEAR.fullmatch(tidy):
        return DateRefused("date.two_digit_year", "a year of two digits", "a year of four digits")
    return DateRefused("date.unknown_form", "text that is not a date we know how to read", _EXPECTED)


def is_ambiguous(text: str) -> bool:
    """Say whether a date in digits can be two different days."""
    match = _NUMERIC.fullmatch(_tidy(text))
    if not match:
        return False
    first, second = int(match["a"]), int(match["b"])
    return first != second and 1 <= first <= 12 and 1 <= second <= 12


def order_shown(text: str) -> Order | None:
    """Say which order a date in digits proves, None when it proves none.

    >>> order_shown("30/08/2021"), order_shown("08/30/2021"), order_shown("05/06/2021")
    ('day first', 'month first', None)
    """
    match = _NUMERIC.fullmatch(_tidy(text))
    if not match:
        return None
    first, second = int(match["a"]), int(match["b"])
    if 12 < first <= 31 and 1 <= second <= 12:
        return "day first"
    return "month first" if 1 <= first <= 12 and 12 < second <= 31 else None


_EXPECTED = "a date such as 2021-08-30, 30/08/2021, 30 August 2021, August 2021 or 2021"


def _tidy(text: str) -> str:
    """Make digits Latin, months one spelling, spaces single; the given text is kept elsewhere."""
    text = unicodedata.normalize("NFC", text)
    if not text.isascii():
        text = "".join(_latin(ch) for ch in text)
    return " ".join(text.split()).casefold()


def _latin(ch: str) -> str:
    if ch in "\u200b\u200c\u200d\ufeff":  # invisible joiners that Burmese keyboards leave behind
        return ""
    return str(unicodedata.digit(ch)) if unicodedata.category(ch) == "Nd" else ch


def _of(year: int, month: int | None, day: int | None, text: str) -> PartialDate | DateRefused:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        found = "a year that is not of the modern common calendar, perhaps a Burmese or Buddhist one"
        return DateRefused("date.year", found, f"a common-era year from {_FIRST_YEAR} to {_LAST_YEAR}")
    try:
        if month is None:
            return PartialDate.year(year, text)
        return (
            PartialDate.month(year, month, text)
            if day is None
            else PartialDate.of(date(year, month, day), text)
        )
    except ValueError:
        return DateRefused("date.impossible", "a day that no calendar has", "a day that exists")


def _parts(match: re.Match[str], text: str, _order: Order) -> PartialDate | DateRefused:
    groups = match.groupdict()
    month = groups.get("m") or groups.get("name")
    day = groups.get("d")
    number = None if month is None else int(month) if month.isdecimal() else months.numbers()[month]
    return _of(int(groups["y"]), number, int(day) if day else None, text)


def _numeric(match: re.Match[str], text: str, order: Order) -> PartialDate | DateRefused:
    order = order_shown(text) or order
    first, second = int(match["a"]), int(match["b"])
    day, month = (first, second) if order == "day first" else (second, first)
    return _of(int(match["y"]), month, day, text)


def _interval(match: re.Match[str], text: str, _order: Order) -> PartialDate | DateRefused:
    try:
        first, last = date.fromisoformat(match["first"]), date.fromisoformat(match["last"])
        return PartialDate.interval(first, last, text)
    except ValueError:
        return DateRefused(
            "date.impossible", "a period that no calendar has", "two days that exist, in order"
        )


_NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<sep>[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})")
# the text is folded to lower case before it is read
_NAME = rf"(?P<name>{months.pattern('en').casefold()})\.?"
_YEAR, _DAY = r"(?P<y>\d{4})", r"(?P<d>\d{1,2})"
_GAP = r"[ ,၊။()]*"
_MY_YEAR = rf"{_YEAR}{_GAP}(?:ခု)?{_GAP}(?:နှစ်)?"
_MY_MONTH = rf"(?P<name>{months.pattern('my')}){_GAP}(?:လ)?"
_MY_DAY = rf"{_DAY}{_GAP}(?:ရက်(?:နေ့)?)?"

_Reader = Callable[[re.Match[str], str, Order], PartialDate | DateRefused]
_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"{_YEAR}", _parts),
        (rf"{_YEAR}-(?P<m>\d\d)", _parts),
        (rf"(?P<m>\d{{1,2}})[/.\-]{_YEAR}", _parts),
        # with a time of day, as databases and data frames write it: the date part is what counts
        (
            rf"{_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?:[ t]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?",
            _parts,
        ),
        (rf"{_YEAR}(?P<m>\d\d)(?P<d>\d\d)", _parts),
        (rf"{_YEAR}(?P<sep>[/.\-])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})", _parts),
        (r"(?P<first>\d{4}-\d\d-\d\d)/(?P<last>\d{4}-\d\d-\d\d)", _interval),
        (_NUMERIC.pattern, _numeric),
        (rf"{_DAY}(?:st|nd|rd|th)?[ -]{_NAME},?[ -]{_YEAR}", _parts),
        (rf"{_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}", _parts),
        (rf"{_NAME},?[ -]{_YEAR}", _parts),
        (rf"{_MY_YEAR}{_GAP}{_MY_MONTH}{_GAP}{_MY_DAY}", _parts),
        (rf"{_MY_YEAR}{_GAP}{_MY_MONTH}", _parts),
        (rf"{_YEAR}{_GAP}ခု{_GAP}(?:နှစ်)?", _parts),
        (rf"{_MY_MONTH}{_GAP}{_MY_DAY}{_GAP}{_MY_YEAR}", _parts),
        (rf"{_MY_DAY}{_GAP}{_MY_MONTH}{_GAP}{_MY_YEAR}", _parts),
        (rf"{_MY_MONTH}{_GAP}{_MY_YEAR}", _parts),
    )
)
_TWO_DIGIT_YEAR = re.compile(
    rf"\d{{1,2}}([/.\-])\d{{1,2}}\1\d\d|\d{{1,2}}(?:st|nd|rd|th)?[ -]{_NAME},?[ -]\d\d"
)
