"""Names of the months in each language, read from months.toml.

Use this wherever a month in words is read or written, so that a spelling is added in one place.
Next: `dates` for a cell that is a date.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def names(language: str) -> tuple[tuple[str, ...], ...]:
    """Give the spellings of the twelve months, January first, the written one first.

    Examples
    --------
    >>> names("en")[8]
    ('September', 'Sept', 'Sep')
    """
    return tuple(tuple(spellings) for spellings in _file()[language])


@cache
def numbers() -> dict[str, int]:
    """Give every spelling of every language, in lower case, with its month from 1 to 12.

    Examples
    --------
    >>> numbers()["aug"], numbers()["မတ်"]
    (8, 3)
    """
    return {
        spelling.casefold(): number
        for language in _file()
        for number, spellings in enumerate(names(language), 1)
        for spelling in spellings
    }


@cache
def pattern(*languages: str) -> str:
    """Give a regular expression, without groups, for any spelling of these languages; longest first."""
    found = {spelling for language in languages for spellings in names(language) for spelling in spellings}
    return "|".join(re.escape(spelling) for spelling in sorted(found, key=lambda word: (-len(word), word)))


@cache
def _file() -> dict[str, list[list[str]]]:
    text = (resources.files("uncounted.language") / "months.toml").read_text("utf-8")
    return tomllib.loads(text)
