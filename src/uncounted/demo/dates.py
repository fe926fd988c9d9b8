"""Days and months in words, whatever the machine's language settings."""

from __future__ import annotations

from datetime import date

from uncounted.demo.spelling import burmese_digits
from uncounted.language import months


def in_english(day: date) -> str:
    """Write a day as ``28 March 2031``."""
    return f"{day.day} {month_in_english(day)}"


def month_in_english(day: date) -> str:
    """Write a month as ``March 2031``."""
    return f"{months.names('en')[day.month - 1][0]} {day.year}"


def in_burmese(day: date) -> str:
    """Write a day in Burmese with Burmese digits."""
    return f"{month_in_burmese(day)} {burmese_digits(str(day.day))} ရက်"


def month_in_burmese(day: date) -> str:
    """Write a month in Burmese with Burmese digits."""
    return f"{burmese_digits(str(day.year))} ခုနှစ် {months.names('my')[day.month - 1][0]}လ"
