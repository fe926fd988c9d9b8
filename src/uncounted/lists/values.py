"""Reads single cells: sex, age, what happened, years, names. Each gives a value or a `Problem`.

Nothing is guessed and nothing is rounded: a cell that does not say what it should is refused, and
stays in the row as it was written. Dates are read by `uncounted.language.dates`.
"""

from __future__ import annotations

import re
import unicodedata

from uncounted.domain.date import PartialDate
from uncounted.domain.row import Sex
from uncounted.language import columns as known
from uncounted.language.dates import DateRefused, read_date
from uncounted.lists.grid import Problem

MAX_AGE = 120

_AGE = re.compile(r"(\d{1,6})(?:\.0+)?\s*(?:years? old|years?|yrs?\.?|y/?o|y|နှစ်)?", re.IGNORECASE)
_WHOLE = re.compile(r"(\d+)(?:\.0+)?")
_SPLIT_NAMES = re.compile(r"[;,|/@၊]")
# overrides and isolates of writing direction, and marks of it, can make a name look like another
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def tidy(text: str) -> str:
    """Make white space single and drop invisible spaces.

    >>> tidy("  Mya\u200b  Mya ")
    'Mya Mya'
    """
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def latin_digits(text: str) -> str:
    """Write every decimal digit, Burmese ones included, as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(ch)) if unicodedata.category(ch) == "Nd" else ch for ch in text)


def read_sex(text: str) -> Sex | Problem:
    """Read a word for a sex."""
    return known.sex_of(text) or Problem(
        "sex.unknown", "a word that is not known", "M, F, male, female, ကျား or မ"
    )


def read_act(text: str) -> str | Problem:
    """Read what happened; words that are not known are refused, never taken for the list's own act."""
    return known.act_of(text) or Problem(
        "act.unknown", "words that are not known", "one of " + ", ".join(known.acts())
    )


def read_age(text: str) -> int | Problem:
    """Read completed years.

    >>> read_age("၃၅ နှစ်"), read_age("35 yrs"), read_age("430").found
    (35, 35, 'a number above 120')
    """
    match = _AGE.fullmatch(latin_digits(tidy(text)))
    if not match:
        return Problem("age.unknown_form", "not a whole number of years", "completed years, 0 to 120")
    age = int(match[1])
    return (
        Problem("age.too_high", "a number above 120", "completed years, 0 to 120") if age > MAX_AGE else age
    )


def read_whole(text: str, *, low: int, high: int) -> int | Problem:
    """Read a whole number between two bounds, both included."""
    match = _WHOLE.fullmatch(latin_digits(tidy(text)))
    if match and low <= int(match[1][:9]) <= high:
        return int(match[1])
    return Problem("number.out_of_range", "not a number in range", f"a whole number from {low} to {high}")


def read_month(text: str) -> int | Problem:
    """Read a month: a number or a name."""
    if not latin_digits(text).strip()[:1].isdecimal():
        read = read_date(f"1 {tidy(text)} 2000")
        if isinstance(read, PartialDate):
            return int(read.edtf[5:7])
    return read_whole(text, low=1, high=12)


def as_problem(refused: DateRefused) -> Problem:
    """Turn the reason why a date is refused into a problem of its cell."""
    return Problem(refused.code, refused.found, refused.expected)


def read_names(text: str) -> tuple[str, ...]:
    """Split a cell of other names."""
    return tuple(name for part in _SPLIT_NAMES.split(text) if (name := tidy(part)))


def name_doubts(name: str) -> list[Problem]:
    """Say what is odd about a name; it is used all the same."""
    categories = {unicodedata.category(ch) for ch in name}
    doubts = []
    if "Nd" in categories:
        doubts.append(_NAME_DIGITS)
    if "Cc" in categories or "Co" in categories or "\ufffd" in name or not _DIRECTION.isdisjoint(name):
        doubts.append(_NAME_CONTROLS)
    return doubts


_LOOK = "look at the name in the list"
_NAME_DIGITS = Problem("name.digits", "a name with digits", "a name of letters", _LOOK, "doubtful")
_NAME_CONTROLS = Problem(
    "name.controls", "a name with control or direction characters", "a name of letters", _LOOK, "doubtful"
)
