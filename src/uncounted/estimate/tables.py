"""Tables of capture patterns as people hold them: CSV files, data frames, dictionaries.

Two shapes are read. Counts: one column of zeros and ones for each list and a column ``count``.
Persons: one row a person, with columns of zeros and ones only, or the list columns named. Nothing is
guessed: a cell that is not 0 or 1, or a count that is not a whole number, refuses the table, with
every such row named at once. A row whose count is zero is a pattern nobody had, and adds nobody.
Messages name columns by their letter in a spreadsheet, never by the text on top: in a file without a
header that text may be somebody's name.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uncounted.domain.notice import Notice
from uncounted.domain.pattern import CapturePatterns
from uncounted.errors import InputRefused, OutsideWorld, SettingsRefused

COUNT = "count"

_DIGIT = {"0": 0, "1": 1, "0.0": 0, "1.0": 1}
_MOST_NAMED = 8
_MOST_COLUMNS = 3
_MOST_LISTS = 200
_LARGEST_COUNT = 10**9


@dataclass(frozen=True)
class PatternTable:
    """A table as read.

    Attributes
    ----------
    patterns
        The counts by pattern.
    notices
        What is doubtful: patterns that stood in several rows and were summed.
    """

    patterns: CapturePatterns
    notices: tuple[Notice, ...] = ()


def read_patterns(content: bytes | Path, *, lists: Sequence[str] = ()) -> CapturePatterns:
    r"""Read a CSV table of capture patterns; `read_table` gives the notices as well.

    Parameters
    ----------
    content
        The bytes of the file, or its path.
    lists
        Names of the list columns, for tables that have other columns; all columns but ``count``
        when empty.

    Raises
    ------
    InputRefused
        When the file is not such a table; the message names every row that is wrong.

    Examples
    --------
    >>> read_patterns(b"a,b,count\n1,0,5\n1,1,2\n").n_observed
    7
    """
    return read_table(content, lists=lists).patterns


def read_table(content: bytes | Path, *, lists: Sequence[str] = (), name: str = "") -> PatternTable:
    """Read a CSV table of capture patterns, with what is doubtful about it.

    Separators may be commas, semicolons or tabs; UTF-8 with or without a byte order mark.

    Raises
    ------
    InputRefused
        When the file is not such a table.
    OutsideWorld
        When the path cannot be read.
    """
    if isinstance(content, Path):
        return read_table(_bytes_of(content), lists=lists, name=name or content.name)
    where = name or "the table"
    rows = _rows(content, where)
    header = [cell.strip() for cell in next(rows, (0, []))[1]]
    if not any(header):
        raise InputRefused("nothing is in the file", where=where, expected=_WANTED, advice="check the file")
    _check_header(header, where)
    body = list(rows)
    if not body and COUNT not in map(str.lower, header):
        raise InputRefused(
            "nothing stands below the first row, and that has no column `count`",
            where=where,
            expected=_WANTED,
            advice="check the file; the first row must name the columns",
        )
    return _tabulate(header, body, lists=lists, where=where)


def patterns_from(table: object, *, lists: Sequence[str] = ()) -> CapturePatterns:
    """Take capture patterns out of what Python users hold.

    Parameters
    ----------
    table
        `CapturePatterns`; a dictionary of columns; or a data frame of pandas, Polars, Arrow or anything
        with ``__arrow_c_stream__``, with the columns that `read_patterns` expects.
    lists
        Names of the list columns, as for `read_patterns`.

    Raises
    ------
    InputRefused
        When it is not such a table.

    Examples
    --------
    >>> patterns_from({"a": [1, 1], "b": [0, 1], "count": [5, 2]}).counts
    {(1, 1): 2, (1, 0): 5}
    """
    if isinstance(table, CapturePatterns):
        return table
    columns = {str(name): list(values) for name, values in _columns(table).items()}
    if len({len(values) for values in columns.values()}) > 1:
        raise InputRefused("the columns differ in length", expected=_WANTED, advice="check the table")
    cells = zip(*columns.values(), strict=True)
    rows = ((number, [_plain(cell) for cell in row]) for number, row in enumerate(cells, 1))
    return _tabulate(list(columns), rows, lists=lists, where="the table").patterns


_WANTED = "a column of zeros and ones for each list, and a column `count` unless each row is one person"


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutsideWorld(
            f"cannot be read ({error.strerror})",
            where=path.name,
            expected="a readable file",
            advice="check the name",
        ) from error


def _rows(content: bytes, where: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that hold anything, with the number a spreadsheet shows."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputRefused(
            "the text is not UTF-8",
            where=where,
            expected="a CSV file in UTF-8",
            advice="save it as CSV UTF-8",
        ) from error
    if "\0" in text:
        raise InputRefused(
            "not a text file", where=where, expected="a CSV file", advice="save the sheet as CSV"
        )
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as error:
        raise InputRefused(
            "cannot be read as CSV",
            where=f"{where}, row {reader.line_num}",
            expected=_WANTED,
            advice="mend that row",
        ) from error


def _tabulate(
    header: Sequence[str], rows: Iterable[tuple[int, list[str]]], *, lists: Sequence[str], where: str
) -> PatternTable:
    at_count, at_lists = _find_columns(header, lists, where)
    names = [header[j] for j in at_lists]
    counts: Counter[tuple[int, ...]] = Counter()
    n_rows: Counter[tuple[int, ...]] = Counter()
    wrong: list[str] = []
    for number, row in rows:
        try:
            pattern, count = _read_row(row, len(header), at_lists=at_lists, at_count=at_count)
        except ValueError as error:
            wrong.append(f"row {number}: {error}")
            continue
        if count:
            counts[pattern] += count
            n_rows[pattern] += 1
    if wrong:
        raise _refused_rows(wrong, where)
    repeated = [pattern for pattern, times in n_rows.items() if times > 1] if at_count is not None else []
    return PatternTable(CapturePatterns(tuple(names), dict(counts)), tuple(_summed(repeated, where)))


def _check_header(header: Sequence[str], where: str) -> None:
    """Refuse a first row that holds what only a row of data can."""
    at = [j for j, name in enumerate(header) if name in _DIGIT]
    if at:
        raise InputRefused(
            f"no header row: 0 or 1 stands on top of {_letters(at)}",
            where=where,
            expected="names of the lists in the first row",
            advice="add a first row that names the columns",
        )


def _letters(at: Sequence[int]) -> str:
    """Name columns as a spreadsheet does: column A, columns B, C."""
    shown = ", ".join(_letter(j) for j in at[:_MOST_COLUMNS])
    more = f" and {len(at) - _MOST_COLUMNS} more" if len(at) > _MOST_COLUMNS else ""
    return f"{'columns' if len(at) > 1 else 'column'} {shown}{more}"


def _letter(at: int) -> str:
    before, last = divmod(at, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)


def _find_columns(header: Sequence[str], lists: Sequence[str], where: str) -> tuple[int | None, list[int]]:
    repeated = [j for j, name in enumerate(header) if header.count(name) > 1]
    if repeated:
        raise InputRefused(
            f"the same name, or none, stands on top of {_letters(repeated)}",
            where=where,
            expected="a name of its own for each column",
            advice="rename those columns",
        )
    missing = [name for name in lists if name not in header]
    if missing:
        raise SettingsRefused(
            f"no column is called {', '.join(missing)}",
            where=where,
            expected="names that stand in the first row of the table",
            advice="correct the names of the lists, or add a first row that names the columns",
        )
    at_count = next((j for j, name in enumerate(header) if name.lower() == COUNT), None)
    at_lists = [j for j, name in enumerate(header) if (name in lists if lists else j != at_count)]
    if not at_lists or len(at_lists) > _MOST_LISTS or not all(header[j] for j in at_lists):
        raise InputRefused(
            f"{len(at_lists)} named list columns",
            where=where,
            expected=f"1 to {_MOST_LISTS}, each with a name",
            advice="name the list columns, or check that this is the right file",
        )
    return at_count, at_lists


def _read_row(
    row: Sequence[str], n_columns: int, *, at_lists: Sequence[int], at_count: int | None
) -> tuple[tuple[int, ...], int]:
    """Give pattern and count; a ValueError says what is wrong without quoting a cell."""
    if len(row) != n_columns:
        raise ValueError(f"{len(row)} cells where the header has {n_columns}")
    bad = [j for j in at_lists if row[j].strip() not in _DIGIT]
    if bad:
        raise ValueError(f"neither 0 nor 1 in {_letters(bad)}")
    pattern = tuple(_DIGIT[row[j].strip()] for j in at_lists)
    count = 1 if at_count is None else _read_count(row[at_count].strip())
    if count and not any(pattern):
        raise ValueError(
            "somebody on none of the lists; those are what is estimated, so the row cannot stand"
        )
    return pattern, count


def _read_count(text: str) -> int:
    whole, _, fraction = text.partition(".")
    if text.startswith("-") and text.lstrip("-").replace(".", "", 1).isdecimal():
        raise ValueError("a negative count")
    if not (whole.isascii() and whole.isdecimal()):
        raise ValueError("a count that is not a number")
    if fraction.strip("0") or ("." in text and not fraction):
        raise ValueError("a count that is not a whole number")
    if int(whole) > _LARGEST_COUNT:
        raise ValueError(f"a count above {_LARGEST_COUNT:,}")
    return int(whole)


def _refused_rows(wrong: Sequence[str], where: str) -> InputRefused:
    more = f"; and {len(wrong) - _MOST_NAMED} more" if len(wrong) > _MOST_NAMED else ""
    return InputRefused(
        "; ".join(wrong[:_MOST_NAMED]) + more,
        where=where,
        expected=_WANTED + ", with whole numbers",
        advice="correct these rows; name the list columns with --lists if the table has others",
    )


def _summed(repeated: Sequence[tuple[int, ...]], where: str) -> Iterator[Notice]:
    for pattern in sorted(repeated, reverse=True):
        yield Notice(
            stage="estimate",
            code="patterns.repeated",
            level="doubtful",
            where=where,
            found=f"pattern {''.join(map(str, pattern))} stands in several rows; their counts were added up",
            expected="one row for each pattern",
            advice="check that no group of people was counted twice",
        )


def _columns(table: object) -> Mapping[str, Iterable[object]]:
    """Give the columns of a dictionary or data frame; the library is found by its own methods."""
    if isinstance(table, Mapping):
        return table
    if hasattr(table, "to_pydict"):  # Arrow tables
        return dict(table.to_pydict())
    if hasattr(table, "get_columns"):  # Polars
        return {column.name: column.to_list() for column in table.get_columns()}
    if hasattr(table, "columns") and hasattr(table, "to_dict"):  # pandas
        if len(set(table.columns)) != len(table.columns):
            raise InputRefused("two columns have one name", expected=_WANTED, advice="rename one of them")
        return {str(name): list(values) for name, values in table.to_dict(orient="list").items()}
    if hasattr(table, "__arrow_c_stream__"):
        return _through_arrow(table)
    raise InputRefused(
        f"a {type(table).__name__}",
        expected="CapturePatterns, a dictionary of columns, or a data frame",
        advice="give the table in one of these shapes",
    )


def _through_arrow(table: Any) -> Mapping[str, Iterable[object]]:
    try:
        import pyarrow  # type: ignore[import-untyped]  # ships no types
    except ImportError as error:
        raise SettingsRefused(
            f"a {type(table).__name__}, which needs pyarrow to be read",
            expected="pyarrow, pandas or Polars",
            advice="install pyarrow, or give a dictionary of columns",
        ) from error
    return dict(pyarrow.table(table).to_pydict())


def _plain(cell: object) -> str:
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
