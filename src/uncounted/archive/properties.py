"""Titles and authors from a file's properties, without what programs fill in by themselves."""

from __future__ import annotations

import re

_NOT_A_NAME = re.compile(
    r"|user|windows user|admin|administrator|owner|microsoft office user|python-docx|author|unknown",
    re.IGNORECASE,
)
_NOT_A_TITLE = re.compile(
    r"|word document|untitled.*|document\s*\d*|microsoft word - .*|.*\.(?:docx?|pdf|indd|odt|rtf|tmp)",
    re.IGNORECASE,
)


def author_of(value: str | None) -> tuple[str, ...]:
    """Give the author that a file's properties name; none when a program filled it in."""
    tidy = _tidy(value)
    return () if _NOT_A_NAME.fullmatch(tidy) else (tidy,)


def title_of(value: str | None) -> str:
    """Give the title that a file's properties name; empty when a program filled it in."""
    tidy = _tidy(value)
    return "" if _NOT_A_TITLE.fullmatch(tidy) else tidy


def _tidy(value: str | None) -> str:
    return " ".join((value or "").split())
