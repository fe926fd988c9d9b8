"""Recognises the names of columns and the coded values of lists of persons, in English and Burmese.

Use this to turn a header into fields and a word such as ``F`` or ``ကျား`` into a code. The words are
data (``columns.toml``); a word that is not there is not recognised, never guessed. For values with
a grammar see `uncounted.language.dates`.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import cast

from uncounted.domain.row import Sex

_Words = dict[str, dict[str, list[str]]]


@lru_cache(maxsize=1 << 16)  # the same words come in every row
def fold(text: str) -> str:
    """Reduce a name to what recognition compares: letters, their marks, and digits.

    >>> fold(" Date_of Birth: ") == fold("date of birth")
    True
    """
    kept = (
        ch for ch in unicodedata.normalize("NFC", text).casefold() if unicodedata.category(ch)[0] in "LMN"
    )
    return "".join(kept)


def field_of(column: str) -> tuple[str, int] | None:
    """Recognise a column by its name.

    Returns
    -------
    tuple of (str, int) or None
        The field, and its rank: of two columns for one field the lower rank fits better. None when
        the name is not known.
    """
    return _fields_by_name().get(fold(column))


def fields() -> tuple[str, ...]:
    """Name every field that a column can feed, `ignore` included."""
    return tuple(_words()["columns"])


@cache
def takes_several(field: str) -> bool:
    """Say whether several columns may feed a field, in the order of the table."""
    return field in _words()["several"]["fields"]


def sex_of(text: str) -> Sex | None:
    """Give the code of a word for a sex, None when it is not known."""
    return cast("Sex | None", _codes("sex").get(fold(text)))


def act_of(text: str) -> str | None:
    """Give the code of what happened, None when the words are not known; a code stands for itself."""
    return _codes("act").get(fold(text))


def acts() -> tuple[str, ...]:
    """List the codes of what can have happened."""
    return tuple(_words()["act"])


def is_missing(text: str) -> bool:
    """Say whether a cell states that nothing is recorded: empty, a dash, ``n/a``, ``မသိရ``."""
    folded = fold(text)
    return not folded or folded in _codes("missing", "value")


def is_missing_name(text: str) -> bool:
    """Say whether a cell of names states that there is none; stricter, for ``Na`` is a name."""
    return not fold(text) or " ".join(text.casefold().split()) in _words()["missing"]["name"]


def is_total(text: str) -> bool:
    """Say whether a cell of names holds the label of a sum under the table."""
    return fold(text) in _codes("missing", "total")


@cache
def _words() -> _Words:
    text = (resources.files("uncounted.language") / "columns.toml").read_text("utf-8")
    return cast("_Words", tomllib.loads(text))


@cache
def _fields_by_name() -> dict[str, tuple[str, int]]:
    return {
        fold(name): (field, rank)
        for field, names in _words()["columns"].items()
        for rank, name in enumerate([field, *names])
    }


@cache
def _codes(section: str, only: str = "") -> dict[str, str]:
    return {
        fold(word): code
        for code, words in _words()[section].items()
        if only in ("", code)
        for word in [code, *words]
    }
