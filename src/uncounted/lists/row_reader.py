"""Reads one line of a table into a row: verbatim cells, parsed fields, and what was wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from uncounted.domain.date import PartialDate
from uncounted.domain.notice import Notice
from uncounted.domain.row import Fields, Row
from uncounted.language import columns as known
from uncounted.language.dates import DateRefused, is_ambiguous, read_date
from uncounted.language.scripts import burmese_encoding
from uncounted.lists import values
from uncounted.lists.grid import Grid, Line, Problem, column_letter
from uncounted.lists.header import Columns
from uncounted.lists.survey import Survey, has_burmese_words

Value = TypeVar("Value")
_NAMES = ("name", "given_name", "family_name", "father_name", "other_names")


@dataclass(frozen=True)
class RowReader:
    """Everything that the rows of one sheet have in common.

    Attributes
    ----------
    grid, header, columns, survey
        The sheet, its header line, and what was found about its columns.
    list_name
        List of rows whose own cell does not name one.
    row_prefix
        Goes before the row number to make the row id.
    act
        What happened where no column says so.
    released
        ISO date of the release; empty when not known.
    """

    grid: Grid
    header: Line
    columns: Columns
    survey: Survey
    list_name: str = ""
    row_prefix: str = ""
    act: str | None = None
    released: str = ""

    def read(self, line: Line) -> Row:
        """Read one line."""
        cells = _Cells(self, line)
        problem = self._whole_line_problem(line)
        fields = Fields() if problem else self._fields(cells)
        if problem is None and fields.name is None:
            problem = _NO_NAME
        elif problem is None and known.is_total(fields.name or ""):
            problem, fields = _TOTAL, replace(fields, name=None)
        notices = [self._notice(found, line, index) for index, found in cells.problems]
        notices += [self._notice(problem, line, -1)] if problem else []
        return Row(
            row_id=f"{self.row_prefix}{line.number}",
            list_name=self._list_of(cells),
            number=line.number,
            sheet=self.grid.place.sheet,
            cells=self._verbatim(line),
            fields=fields,
            notices=tuple(notices),
        )

    def _whole_line_problem(self, line: Line) -> Problem | None:
        if self.grid.is_ragged_refused and _is_ragged(line, len(self.columns.labels)):
            return _RAGGED
        is_header = [cell.strip() for cell in line.cells] == [cell.strip() for cell in self.header.cells]
        return _HEADER_AGAIN if is_header else None

    def _verbatim(self, line: Line) -> dict[str, str]:
        cells = dict(zip(self.columns.labels, line.cells, strict=False))
        cells |= dict.fromkeys(self.columns.labels[len(line.cells) :], "")
        extra = enumerate(line.cells[len(self.columns.labels) :], len(self.columns.labels))
        return cells | {f"(column {column_letter(index)})": cell for index, cell in extra if cell.strip()}

    def _list_of(self, cells: _Cells) -> str:
        return (
            values.tidy(" ".join(cells.raw(index) for index in self.columns.feeds.get("list", ())))
            or self.list_name
        )

    def _fields(self, cells: _Cells) -> Fields:
        given, family = cells.joined("given_name"), cells.joined("family_name")
        name = cells.joined("name") or " ".join(part for part in (given, family) if part) or None
        happened = cells.date("date")
        return Fields(
            name=name,
            given_name=given,
            family_name=family,
            other_names=tuple(
                other for text in cells.texts("other_names") for other in values.read_names(text)
            ),
            father_name=cells.joined("father_name"),
            sex=cells.parsed("sex", values.read_sex),
            age=cells.parsed("age", values.read_age),
            birth=cells.birth(),
            act=cells.parsed("act", values.read_act) if cells.has_text("act") else self.act,
            date=cells.checked_date(happened, self.released),
            place=cells.joined("place"),
            region=cells.joined("region"),
            source_id=cells.joined("source_id"),
        )

    def _notice(self, problem: Problem, line: Line, index: int) -> Notice:
        name = self.columns.labels[index] if index >= 0 else ""
        return self.grid.place.notice(problem, row=line.number, column=index, name=name)


class _Cells:
    """The cells of one line by field, and the problems met while reading them."""

    def __init__(self, reader: RowReader, line: Line) -> None:
        self._reader, self._line = reader, line
        self.problems: list[tuple[int, Problem]] = []

    def raw(self, index: int) -> str:
        return self._line.cells[index] if index < len(self._line.cells) else ""

    def texts(self, field: str) -> list[str]:
        """Give the texts of the columns that feed a field; cells that may not be read are left out."""
        found = []
        for index in self._reader.columns.feeds.get(field, ()):
            text = self._text(field, index)
            found += [text] if text else []
        return found

    def has_text(self, field: str) -> bool:
        """Say whether any column of a field has something written, read or not."""
        return any(
            not known.is_missing(self.raw(index)) for index in self._reader.columns.feeds.get(field, ())
        )

    def joined(self, field: str) -> str | None:
        """Give the texts of a field in one, tidied."""
        text = " ".join(self.texts(field)) or None
        if text and field in _NAMES:
            index = self._reader.columns.feeds[field][0]
            self.problems += [(index, doubt) for doubt in values.name_doubts(text)]
        return text

    def parsed(self, field: str, read: Callable[[str], Value | Problem]) -> Value | None:
        """Read the one column of a field."""
        texts = self.texts(field)
        value = read(texts[0]) if texts else None
        if isinstance(value, Problem):
            self._refuse(field, value)
            return None
        return value

    def date(self, field: str) -> PartialDate | None:
        """Read a date in the order that its column shows."""
        index = next(iter(self._reader.columns.feeds.get(field, ())), -1)
        order = self._reader.survey.orders.get(index, "day first")

        def read(text: str) -> PartialDate | Problem:
            if order == "both" and is_ambiguous(text):
                return _AMBIGUOUS
            value = read_date(text, order="day first" if order == "both" else order)
            return values.as_problem(value) if isinstance(value, DateRefused) else value

        return self.parsed(field, read)

    def checked_date(self, value: PartialDate | None, released: str) -> PartialDate | None:
        """Note a date after the release of the list; it is used all the same."""
        if value and released and value.first_day.isoformat() > released:
            self._refuse("date", _AFTER_RELEASE)
        return value

    def birth(self) -> PartialDate | None:
        """Read a birth date from its own column, or from columns of year, month and day."""
        if value := self.date("birth_date"):
            return value
        year = self.parsed("birth_year", lambda text: values.read_whole(text, low=1850, high=2199))
        month = self.parsed("birth_month", values.read_month)
        day = self.parsed("birth_day", lambda text: values.read_whole(text, low=1, high=31))
        if year is None:
            return None
        parts = [
            f"{year:04d}",
            *([f"{month:02d}"] if month else []),
            *([f"{day:02d}"] if month and day else []),
        ]
        read = read_date("-".join(parts))
        if isinstance(read, PartialDate):
            return replace(read, original="")
        self._refuse("birth_day", values.as_problem(read))
        return PartialDate.month(year, month) if month else None

    def _refuse(self, field: str, problem: Problem) -> None:
        self.problems.append((self._reader.columns.feeds[field][0], problem))

    def _text(self, field: str, index: int) -> str:
        text = values.tidy(self.raw(index))
        if problem := self._reader.grid.problems.get((self._line.number, index)):
            self.problems.append((index, problem))
            return ""
        if known.is_missing_name(text) if field in _NAMES else known.is_missing(text):
            return ""
        return text if self._is_readable(text, index) else ""

    def _is_readable(self, text: str, index: int) -> bool:
        """Refuse Zawgyi: it would be read as other words."""
        column = self._reader.survey.encodings.get(index)
        if column is None or not has_burmese_words(text):
            return True
        cell = burmese_encoding(text)
        if cell == "zawgyi" or (cell != "unicode" and column == "zawgyi"):
            self.problems.append((index, _ZAWGYI))
            return False
        if cell != "unicode" and column == "mixed":
            self.problems.append((index, _PERHAPS_ZAWGYI))
        return True


def _is_ragged(line: Line, n_columns: int) -> bool:
    return len(line.cells) < n_columns or any(cell.strip() for cell in line.cells[n_columns:])


_NO_NAME = Problem(
    "row.no_name",
    "a row without a usable name",
    "a name",
    "add the name in the list; the row is kept and takes no part in matching",
)
_TOTAL = Problem(
    "row.total",
    "a sum in the place of a name",
    "one person a row",
    "remove the line of sums from the list; the row is kept and takes no part in matching",
)
_RAGGED = Problem(
    "row.ragged",
    "a row with more or fewer cells than the header",
    "as many cells as there are columns",
    "look for a delimiter inside a cell without quotation marks; the row is kept and not used",
)
_HEADER_AGAIN = Problem(
    "row.header_again",
    "the header once more",
    "one person a row",
    "remove the repeated header from the list; the row is kept and not used",
)
_AMBIGUOUS = Problem(
    "date.ambiguous",
    "a date that can be two days, in a column that writes some dates day first and others month first",
    "a date such as 2021-08-30",
    "write the dates of this column as YYYY-MM-DD",
)
_AFTER_RELEASE = Problem(
    "date.after_release",
    "a date after the release of the list",
    "a date on or before it",
    "check the date and the release date",
    "doubtful",
)
_ZAWGYI = Problem(
    "cell.zawgyi",
    "text in the Zawgyi encoding",
    "Burmese in Unicode",
    "convert the list to Unicode; the cell is kept as it was written and not used",
)
_PERHAPS_ZAWGYI = Problem(
    "cell.encoding_unclear",
    "a Burmese word that may be Zawgyi, in a column that has both encodings",
    "Burmese in Unicode",
    "look at the cell, and convert the column to Unicode",
    "doubtful",
)
