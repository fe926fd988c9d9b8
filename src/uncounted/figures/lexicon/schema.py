"""The form of the lexicon's files, so that a slip is told with its file and line and never ignored.

Tables have named columns, some with a closed list of values. A TOML file of a workspace must have the
form of ours of the same name: the same tables and keys, the same kinds of value; a table whose keys are
languages may have another language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from uncounted.domain.figure import Qualifier
from uncounted.domain.measure import measures
from uncounted.figures.lexicon import repeats, series_form
from uncounted.figures.lexicon.refused import refused
from uncounted.figures.lexicon.shipped import shipped_rows

_LANGUAGE = re.compile("[a-z]{2,3}")
_LONGEST_PATTERN = 4000
# Where our files hold regular expressions, beside every key named pattern or needs: file and keys, and all
# that lies below them.
_EXPRESSIONS = (
    ("calendar", "tense"),
    ("calendar", "verbs"),
    ("calendar", "paper"),
    ("burmese", "clauses", "being"),
    ("burmese", "clauses", "between"),
    ("prison",),
)


@dataclass(frozen=True)
class Column:
    """One column of a table: its name, and what may stand in it."""

    name: str
    is_valid: Callable[[str], bool]
    expected: str


def _one_of(name: str, *values: str) -> Column:
    return Column(name, lambda cell: cell in values, "one of " + ", ".join(values))


def _as_ours(name: str, table: str, place: int) -> Column:
    """Give a column that may hold what the same column of our table holds."""

    def is_valid(cell: str) -> bool:
        return any(row[place] == cell for row in shipped_rows(table))

    return Column(name, is_valid, f"a {name} that our {table}.tsv uses; its first lines explain them")


def _phrases(name: str = "phrases") -> Column:
    return Column(
        name, lambda cell: all(part.strip() for part in cell.split("|")), "phrases separated by |, none empty"
    )


_LANGUAGES = Column(
    "language", lambda cell: bool(_LANGUAGE.fullmatch(cell)), "a language code such as en, my or es"
)

TABLES: dict[str, tuple[Column, ...]] = {
    "measures": (
        _LANGUAGES,
        _as_ours("role", "measures", 1),
        Column("measure", lambda cell: cell in measures(), "a measure of the vocabulary"),
        _phrases(),
    ),
    "units": (
        _LANGUAGES,
        Column("unit", lambda cell: bool(cell.strip()), "the name of a unit"),
        _phrases("words"),
    ),
    "hedges": (
        _LANGUAGES,
        _one_of("position", "before", "after"),
        _one_of("qualifier", *get_args(Qualifier)),
        _phrases(),
    ),
    "currencies": (
        Column("code", lambda cell: bool(cell.strip()), "the code of a currency"),
        _one_of("position", "before", "after"),
        _phrases("words"),
    ),
}


def checked_rows(name: str, text: str, *, where: str) -> tuple[tuple[str, ...], ...]:
    """Read a table and check every row.

    Parameters
    ----------
    name
        Which table.
    text
        Tab-separated lines; empty ones and those that begin with # are passed over.
    where
        File name, for refusals.

    Raises
    ------
    SettingsRefused
        With the line, at the first row that is not in form.
    """
    columns = TABLES[name]
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if len(cells) != len(columns):
            names = ", ".join(each.name for each in columns)
            raise refused(
                where, number, f"{len(cells)} columns", f"{len(columns)} columns parted by tabs: {names}"
            )
        for column, cell in zip(columns, cells, strict=True):
            if not column.is_valid(cell):
                raise refused(where, number, f"column {column.name}: {cell[:40]!r}", column.expected)
        rows.append(cells)
    return tuple(rows)


def checked_document(given: dict[str, Any], ours: Mapping[str, Any], *, where: str) -> dict[str, Any]:
    """Check a TOML file against the form of ours, and that its patterns can be used.

    Parameters
    ----------
    given
        What it holds.
    ours
        What our file of the same name holds.
    where
        File name, for refusals; what it says of one file only hangs on it too.

    Raises
    ------
    SettingsRefused
        At the first key that ours does not have, or value of another kind.
    """
    _check_table(given, ours, where)
    check_patterns(given, where=where, ours=ours)
    if where.removesuffix(".toml") == "series":
        series_form.check(given)
    return given


def check_patterns(given: Mapping[str, Any], *, where: str, ours: Mapping[str, Any]) -> None:
    """Refuse regular expressions that do not compile, and other than ours those that could take for ever.

    Ours are measured on long texts by tests of their own.

    Raises
    ------
    SettingsRefused
        At the first such pattern.
    """
    name = where.removesuffix(".toml")
    measured = {text for _, _, text in _strings(ours, ())}
    for place, key, text in _strings(given, ()):
        is_listed = any((name, *place)[: len(listed)] == listed for listed in _EXPRESSIONS)
        if is_listed or key in ("pattern", "needs"):
            _check_pattern(text, f"{where}, {key}", is_measured=text in measured)


def _strings(given: object, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Give every string with the keys that lead to it and the last of them."""
    if isinstance(given, Mapping):
        for key, value in given.items():
            yield from _strings(value, (*place, key))
    elif isinstance(given, list):
        for each in given:
            yield from _strings(each, place)
    elif isinstance(given, str):
        yield place, place[-1], given


def _check_pattern(pattern: str, where: str, *, is_measured: bool) -> None:
    plain = pattern.replace("{D}", r"\d").replace("{N}", r"\d")
    try:
        re.compile(plain)
    except (re.error, RecursionError, OverflowError) as error:
        raise refused(
            where, None, f"a pattern that is no regular expression ({error})", "a regular expression"
        ) from None
    if not is_measured and (len(pattern) > _LONGEST_PATTERN or repeats.is_explosive(plain)):
        raise refused(
            where,
            None,
            "a pattern that repeats a repetition or a choice, or is very long",
            "a short plain pattern: +, * and {n,} only behind one letter or one [set] of letters",
        )


def _check_table(given: Mapping[str, Any], ours: Mapping[str, Any], where: str) -> None:
    is_by_language = bool(ours) and all(_LANGUAGE.fullmatch(key) for key in ours)
    for key, value in given.items():
        if key in ours:
            _check_value(value, ours[key], f"{where}, {key}")
        elif is_by_language and _LANGUAGE.fullmatch(key):
            _check_value(value, next(iter(ours.values())), f"{where}, {key}")
        else:
            raise refused(where, None, f"the key {key!r}", "one of " + ", ".join(sorted(ours)))


def _check_value(value: object, ours: object, where: str) -> None:
    if isinstance(ours, Mapping) and isinstance(value, Mapping):
        _check_table(value, ours, where)
    elif isinstance(ours, list) and isinstance(value, list):
        _check_list(value, ours, where)
    elif type(value) is not type(ours):
        raise refused(
            where, None, f"a value of type {type(value).__name__}", f"one of type {type(ours).__name__}"
        )


def _check_list(given: list[Any], ours: list[Any], where: str) -> None:
    if ours and all(isinstance(each, Mapping) for each in ours):
        known = {key: value for each in ours for key, value in each.items()}
        needed = set.intersection(*(set(each) for each in ours))
        for number, entry in enumerate(given, 1):
            place = f"{where} {number}"
            if not isinstance(entry, Mapping) or needed - set(entry):
                raise refused(
                    place, None, "an entry that lacks a key", "the keys " + ", ".join(sorted(needed))
                )
            _check_table(entry, known, place)
    elif any(type(each) is not (type(ours[0]) if ours else str) for each in given):
        expected = type(ours[0]).__name__ if ours else "str"
        raise refused(where, None, "a list of other values", f"a list of {expected}")
