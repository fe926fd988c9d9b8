"""Reads a whole table of persons, from a file or from records in memory.

Use `read_table` for bytes and `read_records` for a data frame turned into mappings. Neither touches a
workspace: `uncounted.lists.run` stores what they read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from uncounted.domain.notice import Notice
from uncounted.domain.row import Row
from uncounted.errors import InputRefused, SettingsRefused
from uncounted.language import columns as known
from uncounted.lists.delimited import read_delimited
from uncounted.lists.grid import Grid, Line, Place, Problem
from uncounted.lists.header import Columns, check_mapping, header_position, read_columns, without_list_names
from uncounted.lists.limits import check_extent
from uncounted.lists.row_reader import RowReader
from uncounted.lists.survey import survey
from uncounted.lists.workbook import SPREADSHEETS, read_workbook
from uncounted.store import media

READER = "lists 2"

_TEXTS = (media.CSV, media.TEXT, media.MARKDOWN, media.EMPTY, "text/tab-separated-values")


@dataclass(frozen=True)
class TableReading:
    """What was read from one table.

    Attributes
    ----------
    columns
        Column names as found, in order; those of several sheets one after another.
    mapping
        Column name to field, for the columns that are used.
    rows
        Every row that has a value, refused ones included; a row without ``fields.name`` is refused.
    notices
        Everything refused or doubtful: file, columns, then the rows' own notices in order of rows.
    """

    columns: tuple[str, ...]
    mapping: dict[str, str]
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...]

    @property
    def usable_rows(self) -> tuple[Row, ...]:
        """The rows that matching may use."""
        return tuple(row for row in self.rows if row.fields.name is not None)

    @property
    def n_refused_rows(self) -> int:
        """Number of the other rows."""
        return len(self.rows) - len(self.usable_rows)


@dataclass(frozen=True)
class _Request:
    mapping: Mapping[str, str]
    list_name: str = ""
    row_prefix: str = ""
    act: str | None = None
    released: str = ""
    is_one_list: bool = False


def read_table(
    content: bytes,
    *,
    media_type: str,
    file_name: str,
    mapping: Mapping[str, str] | None = None,
    list_name: str = "",
    row_prefix: str = "",
    act: str | None = None,
    released: str = "",
    is_one_list: bool = False,
) -> TableReading:
    """Read a table of persons from the bytes of a file.

    Parameters
    ----------
    content
        The file.
    media_type
        As found from its content; see `uncounted.store.media`.
    file_name
        For messages.
    mapping
        Column as found, or ``#3`` for the third one, to field; other columns are recognised by name.
    list_name
        The list the rows belong to where no column says so.
    row_prefix
        Goes before the row number to make the row id.
    act
        What happened to the persons where no column says so.
    released
        ISO date of the release; dates after it are doubtful.
    is_one_list
        Whether every row belongs to `list_name` whatever a column of list names says: the release of a
        list in a workspace, where one cell must not make up a source.

    Returns
    -------
    TableReading
        Every row, accepted or refused, and every notice.

    Raises
    ------
    InputRefused
        When the file as a whole cannot be used.
    SettingsRefused
        When the mapping names a column or field that is not there, or `act` is no known code.
    """
    request = _Request(mapping or {}, list_name, row_prefix, _checked_act(act), released, is_one_list)
    check_mapping(request.mapping, (), file_name)
    if media_type in SPREADSHEETS:
        grids, notices = read_workbook(content, media_type=media_type, file_name=file_name)
    elif media_type in _TEXTS:
        grid, notices = read_delimited(content, Place(file_name))
        grids = [grid]
    else:
        raise InputRefused(
            f"a file of type {media_type}",
            where=file_name,
            expected="a table of persons as CSV, XLSX or ODS",
            advice="export the list as CSV (UTF-8) or XLSX",
        )
    return _read_grids(grids, request, notices)


def read_records(
    records: Iterable[Mapping[str, object]],
    *,
    mapping: Mapping[str, str] | None = None,
    list_name: str = "",
) -> TableReading:
    """Read a table of persons from mappings of column name to value; row numbers begin at 1.

    Parameters
    ----------
    records
        One mapping a row, such as ``frame.to_dict("records")`` gives.
    mapping, list_name
        As for `read_table`.

    Raises
    ------
    InputRefused
        When no column holds names.
    SettingsRefused
        When the mapping names a column or field that is not there.
    """
    request = _Request(mapping or {}, list_name)
    check_mapping(request.mapping, (), "records")
    taken = [{str(column): _text(value) for column, value in record.items()} for record in records]
    names = tuple(dict.fromkeys(column for record in taken for column in record))
    check_extent(len(taken), len(names), "records")
    lines = [
        Line(number, tuple(record.get(column, "") for column in names))
        for number, record in enumerate(taken, 1)
    ]
    filled = tuple(line for line in lines if any(cell.strip() for cell in line.cells))
    grid = Grid(Place("records"), (Line(0, names), *filled))
    return _read_grids([grid], request, [])


def _read_grids(grids: Sequence[Grid], request: _Request, notices: list[Notice]) -> TableReading:
    found = [
        (grid, position) for grid in grids if (position := header_position(grid, request.mapping)) is not None
    ]
    notices = [*notices, *_sheets_without_table(grids, [grid for grid, _ in found])]
    if not found:
        raise _no_table(
            grids[0].place if len(grids) == 1 else Place(grids[0].place.file_name) if grids else None
        )
    check_mapping(
        request.mapping, [grid.lines[position] for grid, position in found], found[0][0].place.file_name
    )
    columns: dict[str, None] = {}
    mapping: dict[str, str] = {}
    rows: list[Row] = []
    for grid, position in found:
        prefix = f"{request.row_prefix}{grid.place.sheet}:" if len(grids) > 1 else request.row_prefix
        try:
            read, found_columns, told = _read_grid(grid, position, replace(request, row_prefix=prefix))
        except InputRefused as refused:
            if len(found) == 1:
                raise
            notices.append(grid.place.notice(_sheet_refused(refused)))
            continue
        columns |= dict.fromkeys(found_columns.labels)
        mapping |= found_columns.mapping
        notices += told
        rows += read
    if not columns:
        raise _no_table(Place(found[0][0].place.file_name))
    rows = _with_repeats_noted(rows, found[0][0].place.file_name)
    notices += [notice for row in rows for notice in row.notices]
    return TableReading(tuple(columns), mapping, tuple(rows), tuple(notices))


def _read_grid(grid: Grid, position: int, request: _Request) -> tuple[list[Row], Columns, list[Notice]]:
    header, lines = grid.lines[position], grid.lines[position + 1 :]
    header = Line(header.number, _fitted(header.cells, lines, grid))
    columns = read_columns(header, request.mapping, grid.place)
    if request.is_one_list:
        columns = without_list_names(columns, header, grid.place)
    if not columns.has_name:
        raise _no_names(grid.place, columns)
    about_columns = survey(lines, columns, grid.place)
    reader = RowReader(
        grid,
        header,
        columns,
        about_columns,
        list_name=request.list_name,
        row_prefix=request.row_prefix,
        act=request.act,
        released=request.released,
    )
    notices = [*columns.notices, *_unnamed(header, lines, columns, grid.place), *about_columns.notices]
    return [reader.read(line) for line in lines], columns, notices


def _fitted(names: tuple[str, ...], lines: Sequence[Line], grid: Grid) -> tuple[str, ...]:
    """Cut or fill the header so that it has a cell for every column with a value.

    Cells beyond the header of a text file stay out: such a row is ragged.
    """
    widest = max((_width(line.cells) for line in lines), default=0)
    width = max(_width(names), min(widest, len(names)) if grid.is_ragged_refused else widest)
    return (*names[:width], *[""] * (width - len(names)))


def _width(cells: tuple[str, ...]) -> int:
    return next((index for index in range(len(cells), 0, -1) if cells[index - 1].strip()), 0)


def _unnamed(header: Line, lines: Sequence[Line], columns: Columns, place: Place) -> Iterator[Notice]:
    used = {index for indices in columns.feeds.values() for index in indices}
    for index, name in enumerate(header.cells):
        has_values = any(index < len(line.cells) and line.cells[index].strip() for line in lines)
        if not name.strip() and index not in used and has_values:
            yield place.notice(_UNNAMED, row=header.number, column=index)


def _sheets_without_table(grids: Sequence[Grid], found: Sequence[Grid]) -> Iterator[Notice]:
    if found:
        for grid in grids:
            if grid not in found and grid.lines:
                yield grid.place.notice(_NO_HEADER)


def _with_repeats_noted(rows: Sequence[Row], file_name: str) -> list[Row]:
    """Note rows with the very cells of an earlier row; both are kept."""
    first_of: dict[tuple[tuple[str, str], ...], Row] = {}
    noted = []
    for row in rows:
        first = first_of.setdefault(tuple(row.cells.items()), row)
        if first is not row:
            place = f"row {first.number}" + (f" of sheet {first.sheet}" if first.sheet != row.sheet else "")
            problem = _REPEAT._replace(found=f"the same cells as {place}")
            notice = Place(file_name, row.sheet).notice(problem, row=row.number)
            row = replace(row, notices=(*row.notices, notice))
        noted.append(row)
    return noted


def _checked_act(act: str | None) -> str | None:
    if act is not None and act not in known.acts():
        raise SettingsRefused(
            f"the act {act!r} is not known",
            where="act",
            expected="one of " + ", ".join(known.acts()),
            advice="choose one of these",
        )
    return act


def _text(value: object) -> str:
    """Write a value of a data frame as a cell; all the ways of saying "not there" are empty."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return ""
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        is_whole_day = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date().isoformat() if is_whole_day else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(map(_text, value))
    return str(value)


def _sheet_refused(refused: InputRefused) -> Problem:
    return Problem("sheet.refused", refused.found, refused.expected, refused.advice)


def _no_table(place: Place | None) -> InputRefused:
    return InputRefused(
        "no line that looks like the header of a list of persons",
        where=str(place or "the file"),
        expected="a header with a column of names (name, given name, family name, အမည်) among the first lines",
        advice="name the columns so, or give a mapping from the column names to fields",
    )


def _no_names(place: Place, columns: Columns) -> InputRefused:
    is_repeated = any(notice.code == "column.repeated" for notice in columns.notices)
    return InputRefused(
        "two name columns of the same name" if is_repeated else "no usable column of names",
        where=str(place),
        expected="one column of names",
        advice="rename one of them, or name the right one by position in a mapping, such as #1=name",
    )


_UNNAMED = Problem(
    "column.unnamed",
    "a column with values and without a name",
    "a name above every column",
    "name it in the list if it is needed; it is kept as written and not used",
    "doubtful",
)
_NO_HEADER = Problem(
    "sheet.no_header",
    "a sheet without the header of a list of persons",
    "a header with a column of names",
    "name the columns of the sheet if it holds persons; nothing of it was taken in",
    "doubtful",
)
_REPEAT = Problem(
    "row.repeat",
    "",
    "each entry once",
    "check whether the list repeats an entry; both rows are kept",
    "doubtful",
)
