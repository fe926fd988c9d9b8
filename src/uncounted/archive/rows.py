"""Rows of a table as lines of text, the cells parted by tabs.

A cell that covers several columns or rows is followed by empty cells, so that every column of the
table is the same column in all lines and no number is written twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_MOST_COLUMNS = 200
_MOST_ROWS = 1000


@dataclass(frozen=True)
class CellText:
    """A cell: its text on one line, and how many columns and rows it covers."""

    text: str
    n_columns: int = 1
    n_rows: int = 1


def lines_of(rows: Iterable[Sequence[CellText]]) -> Iterator[str]:
    r"""Give one line a row; a row without text gives none.

    Examples
    --------
    >>> list(lines_of([[CellText("Town", n_rows=2), CellText("Harm", n_columns=2)], [CellText("Dead")]]))
    ['Town\tHarm', '\tDead']
    """
    covered: dict[int, int] = {}
    for row in rows:
        line: list[str] = []
        still = {column: left - 1 for column, left in covered.items() if left > 1}
        for cell in row:
            while covered.get(len(line)):
                line.append("")
            if len(line) >= _MOST_COLUMNS:
                line[-1] = f"{line[-1]} {cell.text}".strip()
                continue
            width = max(1, min(cell.n_columns, _MOST_COLUMNS - len(line)))
            if cell.n_rows > 1:
                height = min(cell.n_rows, _MOST_ROWS) - 1
                still |= dict.fromkeys(range(len(line), len(line) + width), height)
            line += [_one_line(cell.text), *[""] * (width - 1)]
        covered = still
        if any(line):
            yield "\t".join(line).rstrip("\t")


def _one_line(text: str) -> str:
    # no-break spaces part thousands and stay
    lines = text.replace("\t", " ").splitlines()
    return " ".join(piece for line in lines for piece in line.split(" ") if piece)
