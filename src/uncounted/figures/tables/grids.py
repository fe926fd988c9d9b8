"""Where the tables of a text are: rows and cells, however the text shows them.

Cells are parted by tabs (archived HTML, DOCX and PDF), by upright bars (Markdown, plain text) or by
runs of spaces that line up. Only the layout is read here; what columns and rows count is in
`uncounted.figures.tables.tables`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]

SEPARATOR = "|"
"""Put where a tab or spaces parted two cells, so that no rule reads across it."""

_WORDS = re.compile(r"\S+(?: \S+)*")
_VALUE = re.compile(
    r"[^\w\s]{0,3}\s?(?:[A-Za-z]{2,3}\s?)?[0-9][0-9.,\u00a0\u202f\u2009]*\s?[kKMm%]?[^\w\s]{0,4}"
    r"(?:[([][0-9.,]{1,12}\s?%?[)\]]|[([]?[a-z][)\]])?"
)
_NO_VALUE = re.compile(r"[-–—.…*]{1,3}|(?i:n/?a|n\.a\.|nil|none)|\?")
_RULE = re.compile(r"[\s|+:_=~─━—–-]{3,}")
_LONGEST_LINE = 2000
_LONGEST_HEAD = 60
_MOST_HEAD_LINES = 4
_MOST_COLUMNS = 60


@dataclass(frozen=True)
class Row:
    """A line of a table.

    Attributes
    ----------
    start, end
        Half-open offsets of the line.
    cells
        The span of each cell without the spaces around it; an empty cell is an empty span. All rows of
        a table have the same number.
    """

    start: int
    end: int
    cells: tuple[Span, ...]


@dataclass(frozen=True)
class Grid:
    """A table.

    Attributes
    ----------
    rows
        Its rows, in order.
    has_rule
        Whether a line parts its heading from the rest.
    """

    rows: tuple[Row, ...]
    n_heading: int = 0


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    tabs: tuple[int, ...]


def find(plain: str, tabs: Sequence[int]) -> list[Grid]:
    """Find the tables of a text, in order.

    Parameters
    ----------
    plain
        The plain text.
    tabs
        Offsets of the tabs that the document had.
    """
    grids: list[Grid] = []
    run: list[_Line] = []
    kind = ""
    for line in _lines(plain, tabs):
        this = _kind(plain, line)
        if this != kind and not _goes_on(plain, kind, this, line, run):
            grids += _grids(plain, kind, run)
            run, kind = [], this
            if this == "rule":
                kind = ""
        if kind:
            run.append(line)
    return [*grids, *_grids(plain, kind, run)]


def find_any(plain: str, tabs: Sequence[int]) -> list[Grid]:
    """Find the tables of a text parted by tabs or bars, whether they hold numbers or words."""
    grids: list[Grid] = []
    run: list[_Line] = []
    kind = ""
    for line in [*_lines(plain, tabs), _Line(len(plain), len(plain), ())]:
        this = _kind(plain, line)
        if run and (this == kind or (this == "rule" and kind == "bars")):
            run.append(line)
            continue
        rows = _rows_of_bars(plain, run)[0] if kind == "bars" else _rows_of_tabs(plain, run)
        if len(rows) > 1:
            grids.append(Grid(_padded(rows)))
        run, kind = ([line], this) if this in ("tabs", "bars") else ([], "")
    return grids


def mark(plain: str, grids: Sequence[Grid]) -> str:
    """Write a separator where spaces or a tab part two cells; all offsets stay."""
    pieces, at = [], 0
    for grid in grids:
        for row in grid.rows:
            for before, after in pairwise(row.cells):
                place = after[0] - 1
                if place >= max(at, before[1]) and plain[place] == " ":
                    pieces += [plain[at:place], SEPARATOR]
                    at = place + 1
    return "".join([*pieces, plain[at:]]) if pieces else plain


def seal(plain: str, grids: Sequence[Grid]) -> str:
    """Write a separator for the line end between two rows, so that no rule reads across it."""
    pieces, at = [], 0
    for grid in grids:
        for before, after in pairwise(grid.rows):
            if before.end + 1 == after.start:
                pieces += [plain[at : before.end], SEPARATOR]
                at = before.end + 1
    return "".join([*pieces, plain[at:]]) if pieces else plain


def cells_with_words(plain: str, grids: Sequence[Grid]) -> dict[int, list[Span]]:
    """Give the cells of each row that are read as text, by the offset of the row; never none."""
    rows: dict[int, list[Span]] = {}
    for grid in grids:
        for row in grid.rows:
            filled = [cell for cell in row.cells if cell[1] > cell[0]]
            words = [cell for cell in filled if not is_value(plain, *cell)]
            rows[row.start] = words or filled[:1]
    return {start: cells for start, cells in rows.items() if cells}


def _lines(plain: str, tabs: Sequence[int]) -> Iterator[_Line]:
    at = next_tab = 0
    for text in plain.split("\n"):
        end = at + len(text)
        first = next_tab
        while next_tab < len(tabs) and tabs[next_tab] < end:
            next_tab += 1
        yield _Line(at, end, tuple(tabs[first:next_tab]))
        at = end + 1


def _kind(plain: str, line: _Line) -> str:
    """Say how the cells of a line are parted: tabs, bars, spaces, or nothing for running text."""
    if line.end == line.start:
        return "blank"
    if line.end - line.start > _LONGEST_LINE:
        return "tabs" if len(line.tabs) > 1 else ""
    if line.tabs and any(_is_filled(plain, line.start, tab) or tab == line.start for tab in line.tabs):
        return "tabs"
    text = plain[line.start : line.end]
    if not text.strip():
        return "blank"
    if _RULE.fullmatch(text):
        return "rule"
    if text.count("|") > 1 or " | " in text:
        return "bars"
    return "spaces" if "  " in text.strip() or text.startswith("    ") else ""


def _is_filled(plain: str, start: int, end: int) -> bool:
    return bool(plain[start:end].strip())


def _goes_on(plain: str, kind: str, this: str, line: _Line, run: list[_Line]) -> bool:
    """Say whether a line of another kind belongs to the run: rules, headings inside, one blank line."""
    if not kind or kind == "blank":
        return False
    if this == "rule":
        return True
    if this == "blank":
        return kind == "spaces" and _kind(plain, run[-1]) != "blank"
    if kind == "tabs" and this in ("", "spaces"):
        # a row whose only cell spans the table
        return line.end - line.start <= _LONGEST_HEAD
    return False


def _grids(plain: str, kind: str, run: list[_Line]) -> list[Grid]:
    if kind == "tabs":
        return _of_tabs(plain, run)
    if kind == "bars":
        return _of_bars(plain, run)
    return _of_spaces(plain, run) if kind == "spaces" else []


def _of_tabs(plain: str, run: list[_Line]) -> list[Grid]:
    while run and not run[-1].tabs:
        run = run[:-1]
    return _checked(plain, _rows_of_tabs(plain, run), 0)


def _rows_of_tabs(plain: str, run: list[_Line]) -> list[Row]:
    rows = []
    for line in run:
        if _kind(plain, line) in ("rule", "blank"):
            continue
        edges = [line.start - 1, *line.tabs, line.end]
        rows.append(Row(line.start, line.end, tuple(_bare(plain, a + 1, b) for a, b in pairwise(edges))))
    return rows


def _of_bars(plain: str, run: list[_Line]) -> list[Grid]:
    rows, n_heading = _rows_of_bars(plain, run)
    return _checked(plain, rows, n_heading if n_heading <= _MOST_HEAD_LINES else 0)


def _rows_of_bars(plain: str, run: list[_Line]) -> tuple[list[Row], int]:
    rows: list[Row] = []
    n_heading = 0
    for line in run:
        if _RULE.fullmatch(plain, line.start, line.end):
            n_heading = n_heading or len(rows)
            continue
        text = plain[line.start : line.end]
        bars = [line.start + at for at, character in enumerate(text) if character == "|"]
        edges = [line.start - 1, *bars, line.end]
        if not plain[edges[0] + 1 : edges[1]].strip():
            edges = edges[1:]
        if len(edges) > 2 and not plain[edges[-2] + 1 : edges[-1]].strip():
            edges = edges[:-1]
        rows.append(Row(line.start, line.end, tuple(_bare(plain, a + 1, b) for a, b in pairwise(edges))))
    return rows, n_heading


def _checked(plain: str, rows: list[Row], n_heading: int) -> list[Grid]:
    """Keep what has two rows and a value right of the first column; pad the rows to one width."""
    width = max((len(row.cells) for row in rows), default=0)
    has_value = any(is_value(plain, *cell) for row in rows for cell in row.cells[1:])
    if len(rows) < 2 or not 2 <= width <= _MOST_COLUMNS or not has_value:
        return []
    return [Grid(_padded(rows), n_heading)]


def _padded(rows: list[Row]) -> tuple[Row, ...]:
    width = max(len(row.cells) for row in rows)
    return tuple(
        Row(row.start, row.end, (*row.cells, *[(row.end, row.end)] * (width - len(row.cells))))
        for row in rows
    )


def _of_spaces(plain: str, run: list[_Line]) -> list[Grid]:
    lines = [(line, _spaced(plain, line)) for line in run if _kind(plain, line) not in ("rule", "blank")]
    filled = [number for number, (_, cells) in enumerate(lines) if _is_data(plain, cells)]
    if len(filled) < 2:
        return []
    columns = _columns(lines, filled)
    first, last = filled[0], filled[-1]
    while first > max(0, filled[0] - _MOST_HEAD_LINES) and _may_head(plain, lines[first - 1]):
        first -= 1
    rows = [
        Row(line.start, line.end, _placed(line, cells, columns)) for line, cells in lines[first : last + 1]
    ]
    return _checked(plain, rows, 0)


def _spaced(plain: str, line: _Line) -> list[Span]:
    return [match.span() for match in _WORDS.finditer(plain, line.start, line.end)][:_MOST_COLUMNS]


def _is_data(plain: str, cells: list[Span]) -> bool:
    """Say whether a line is a label and values: at least one number, and little else."""
    if len(cells) < 2:
        return False
    n_values = sum(is_value(plain, *cell) for cell in cells[1:])
    n_empty = sum(is_empty(plain, *cell) for cell in cells[1:])
    return n_values > 0 and 2 * (n_values + n_empty) >= len(cells) - 1


def _may_head(plain: str, line: tuple[_Line, list[Span]]) -> bool:
    """Say whether a line above the first values is part of the heading and no sentence."""
    (whole, cells) = line
    is_set_off = len(cells) > 1 or cells[0][0] - whole.start >= 4
    ends = plain[cells[-1][1] - 1]
    return is_set_off and ends not in ".;!?" and all(b - a <= _LONGEST_HEAD for a, b in cells)


def _columns(lines: list[tuple[_Line, list[Span]]], filled: list[int]) -> list[Span]:
    """Give the stretch of each column: what the cells of the lines with values cover."""
    usual = Counter(len(lines[number][1]) for number in filled).most_common(1)[0][0]
    covered = sorted(
        {
            (start - lines[number][0].start, end - lines[number][0].start)
            for number in filled
            if len(lines[number][1]) == usual
            for start, end in lines[number][1]
        }
    )
    columns: list[Span] = []
    for start, end in covered:
        if columns and start < columns[-1][1]:
            columns[-1] = columns[-1][0], max(end, columns[-1][1])
        else:
            columns.append((start, end))
    # long labels may reach under other columns; then only the order of the cells is left to go by
    return columns if len(columns) == usual else []


def _placed(line: _Line, cells: list[Span], columns: list[Span]) -> tuple[Span, ...]:
    if not columns:
        return tuple(cells)
    placed: list[Span | None] = [None] * len(columns)
    numbers = [_column_of((start - line.start, end - line.start), columns) for start, end in cells]
    if len(set(numbers)) < len(numbers):
        if len(cells) > len(columns):
            return tuple(cells)
        # two words of a heading over one column
        numbers = numbers if len(cells) < len(columns) else list(range(len(columns)))
    for cell, number in zip(cells, numbers, strict=True):
        known = placed[number]
        placed[number] = cell if known is None else (known[0], cell[1])
    at, row = line.start, []
    for each in placed:
        row.append(each or (at, at))
        at = row[-1][1]
    return tuple(row)


def _column_of(cell: Span, columns: list[Span]) -> int:
    """Give the column that a cell stands under: the one it overlaps most, else the nearest."""
    near = bisect_left(columns, cell[0], key=lambda column: column[1])
    best, best_gap = 0, float("inf")
    for number in range(max(0, near - 1), min(len(columns), near + 8)):
        left, right = columns[number]
        gap = max(left - cell[1], cell[0] - right, -min(cell[1], right) + max(cell[0], left))
        if gap < best_gap:
            best, best_gap = number, gap
    return best


def is_value(plain: str, start: int, end: int) -> bool:
    """Say whether a cell is a number, with its signs and marks, and nothing else."""
    return start < end and _VALUE.fullmatch(plain, start, end) is not None


def is_empty(plain: str, start: int, end: int) -> bool:
    """Say whether a cell is blank or a sign for nothing."""
    return start >= end or _NO_VALUE.fullmatch(plain, start, end) is not None


def _bare(plain: str, start: int, end: int) -> Span:
    text = plain[start:end]
    left = len(text) - len(text.lstrip())
    bare = len(text.strip())
    return (start + left, start + left + bare) if bare else (start, start)
