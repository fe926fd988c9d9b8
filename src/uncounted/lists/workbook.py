"""Reads spreadsheet files, XLSX and ODS, into grids of text cells.

Dates and numbers become their plain form (2021-08-30, 35). Formulas are never run and the value that
some program stored beside a formula is never used. Old XLS files are refused: neither their formula
cells nor their extent can be told before they are read.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from uncounted.domain.notice import Notice
from uncounted.errors import InputRefused
from uncounted.lists.grid import Grid, Line, Place, Problem
from uncounted.lists.limits import check_extent, check_file
from uncounted.lists.package import SheetFacts, damaged, locked, ods_facts, xlsx_facts
from uncounted.store import media

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

SPREADSHEETS = (media.XLSX, media.ODS, media.XLS, media.OLE)

# the stream that a workbook with a password is kept in (MS-OFFCRYPTO 1.4)
_LOCKED = "EncryptedPackage".encode("utf-16-le")

# Excel's calendar has a 29 February 1900 that never was, so its days before March 1900 are off
_FIRST_SURE_DAY = date(1900, 3, 1)


def read_workbook(content: bytes, *, media_type: str, file_name: str) -> tuple[list[Grid], list[Notice]]:
    """Read every sheet.

    Returns
    -------
    tuple of (list of Grid, list of Notice)
        Sheets in the order of the workbook, empty ones included.

    Raises
    ------
    InputRefused
        When the file is too large, damaged, locked, or in an old format.
    """
    check_file(len(content), file_name)
    if media_type == media.OLE:
        raise locked(file_name) if _LOCKED in content else damaged(file_name)
    if media_type == media.XLS:
        raise _old_format(file_name)
    facts, is_1904 = (
        xlsx_facts(content, file_name) if media_type == media.XLSX else (ods_facts(content, file_name), True)
    )
    for name, of_sheet in facts.items():
        check_extent(of_sheet.n_rows, of_sheet.n_columns, f"{file_name}, sheet {name}")
    return _read(content, facts, file_name, has_1900_quirk=not is_1904)


def _read(
    content: bytes, facts: dict[str, SheetFacts], file_name: str, *, has_1900_quirk: bool
) -> tuple[list[Grid], list[Notice]]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    grids, notices = [], []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            hidden = {
                sheet.name for sheet in workbook.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible
            }
            for name in workbook.sheet_names:
                if name not in facts:  # a chart, or macros
                    continue
                place = Place(file_name, name)
                grid = _grid(
                    workbook.get_sheet_by_name(name), facts[name], place, has_1900_quirk=has_1900_quirk
                )
                grids.append(grid)
                if name in hidden and grid.lines:
                    notices.append(place.notice(_HIDDEN))
    except CalamineError as error:
        raise damaged(file_name) from error
    except BaseException as error:
        # what the reader's own bugs raise does not derive from Exception
        if type(error).__name__ == "PanicException":
            raise damaged(file_name) from error
        raise
    return grids, notices


def _grid(sheet: CalamineSheet, facts: SheetFacts, place: Place, *, has_1900_quirk: bool) -> Grid:
    problems: dict[tuple[int, int], Problem] = dict.fromkeys(facts.formulas, _FORMULA)
    problems |= {key: _ERROR for key in facts.errors if key not in facts.formulas}
    texts = facts.errors | facts.formulas
    lines = []
    for number, values in _numbered(sheet, facts):
        cells = [_text(value) for value in values]
        for index, value in enumerate(values):
            if has_1900_quirk and isinstance(value, date) and _day(value) < _FIRST_SURE_DAY:
                problems[number, index] = _BEFORE_MARCH_1900
        for index in range(len(cells)):
            cells[index] = texts.get((number, index), cells[index])
        if any(cell.strip() for cell in cells):
            lines.append(Line(number, tuple(cells)))
    return Grid(place, tuple(lines), problems)


def _numbered(sheet: CalamineSheet, facts: SheetFacts) -> Iterator[tuple[int, list[object]]]:
    """Give every row by its number, wide and long enough for formulas without a stored value."""
    n_columns = facts.n_columns
    rows = sheet.to_python(skip_empty_area=False)
    for number, values in enumerate(rows, 1):
        yield number, [*values, *[""] * (n_columns - len(values))]
    for number in range(len(rows) + 1, facts.n_rows + 1):
        yield number, [""] * n_columns


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _old_format(file_name: str) -> InputRefused:
    return InputRefused(
        "a spreadsheet in the old XLS format, in which formulas cannot be told from values",
        where=file_name,
        expected="XLSX, ODS or CSV",
        advice="open it in a spreadsheet program and save it as XLSX",
    )


_FORMULA = Problem(
    "cell.formula",
    "a formula",
    "a value",
    "replace the formula by its value in the list; formulas are never run",
)
_ERROR = Problem("cell.error", "an error value", "a value", "correct the cell in the list")
_BEFORE_MARCH_1900 = Problem(
    "date.before_march_1900",
    "a date cell before March 1900, which spreadsheets get wrong by a day",
    "such a date as text, written YYYY-MM-DD",
    "write the date as text in the list",
)
_HIDDEN = Problem(
    "sheet.hidden",
    "a hidden sheet with values",
    "visible sheets",
    "check whether this sheet was meant to be shared; it is read like the others",
    "doubtful",
)
