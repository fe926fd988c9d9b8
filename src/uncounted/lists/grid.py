"""A table before anyone knows what its columns mean: numbered lines of text cells.

Every kind of file becomes grids, one for each sheet; see `delimited` and `workbook`. Next: `header`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from uncounted.domain.notice import Level, Notice

STAGE = "lists"


class Problem(NamedTuple):
    """What is wrong with one cell or row, without the place; `Place` makes a notice of it."""

    code: str
    found: str
    expected: str
    advice: str = "correct it in the list, or leave it empty; the cell is kept as it was written"
    level: Level = "refused"


class Line(NamedTuple):
    """One line of a table: its number as a spreadsheet shows it, and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """The lines of one sheet, or of a file without sheets.

    Attributes
    ----------
    place
        File and sheet.
    lines
        In order; lines without any value are left out.
    problems
        (line number, column index from 0) to what is wrong with that cell; its text is kept but not
        read: formulas, error values, dates that a spreadsheet cannot hold.
    is_ragged_refused
        Whether a line of another length than the header is refused: the cells of a text file may
        have slipped, those of a spreadsheet cannot.
    """

    place: Place
    lines: tuple[Line, ...]
    problems: Mapping[tuple[int, int], Problem] = field(default_factory=dict)
    is_ragged_refused: bool = False


@dataclass(frozen=True)
class Place:
    """Where something was noticed, in words that a documenter can follow."""

    file_name: str
    sheet: str = ""

    def __str__(self) -> str:
        return f"{self.file_name}, sheet {self.sheet}" if self.sheet else self.file_name

    def notice(self, problem: Problem, *, row: int = 0, column: int = -1, name: str = "") -> Notice:
        """Make a notice of a problem.

        Parameters
        ----------
        problem
            What is wrong.
        row
            Row number, 0 when it is about more than a row.
        column
            Column index from 0, -1 when it is about more than a cell.
        name
            The column's name.
        """
        where = [str(self)]
        where += [f"row {row}"] if row else []
        letter = column_letter(column) if column >= 0 else ""
        where += [f"column {letter} ({name})" if name else f"column {letter}"] if letter else []
        return Notice(
            stage=STAGE,
            code=problem.code,
            level=problem.level,
            where=", ".join(where),
            found=problem.found,
            expected=problem.expected,
            advice=problem.advice,
        )


def column_letter(index: int) -> str:
    """Give the letters that a spreadsheet shows above a column.

    >>> column_letter(0), column_letter(26)
    ('A', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
