"""What the tables of a text count: each cell with a number gets its meaning from headings and labels.

The measure comes from the heading of the column, over all its rows ("Civilians" over "Killed" over
"Women"); else from the label of the row; else from the words over the table. Columns of years, ranks
and ages count nothing. Layout is in `uncounted.figures.tables.grids`, headings in `columns`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from uncounted.domain.figure import FigureKind, Qualifier
from uncounted.figures.finding import Found
from uncounted.figures.measures import measures
from uncounted.figures.numbers import hedges, kinds
from uncounted.figures.numbers.claims import Claim
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.tables import captions
from uncounted.figures.tables.captions import Caption
from uncounted.figures.tables.columns import Column, Columns, Label, columns_of, label_of, month_in
from uncounted.figures.tables.grids import Grid, Span
from uncounted.figures.times.dates import Expression
from uncounted.figures.times.periods import Time

_LONGEST_CELL = 60
_MOST_NUMBERS = 2
_NOT_NAMED = "counts nothing that is named"
_HEADING = "heading of a table"
_DECREASE = ("-", "–", "−", "▼", "↓")


@dataclass(frozen=True)
class Cell:
    """A number in a table, with what the table says about it.

    Attributes
    ----------
    number
        The number; in percent or thousands where the heading says so.
    measure, unit, kind, hedge
        What is counted, in what, how; the unit is None where nothing names it.
    population, place
        Words of headings and labels.
    time
        What the heading, the label or the caption says of time.
    first
        Where its table begins.
    """

    number: Number
    measure: Found[str]
    unit: Found[str] | None
    kind: Found[FigureKind]
    hedge: Found[Qualifier]
    population: Found[str] | None
    place: Found[str] | None
    time: Time | None
    first: int


@dataclass(frozen=True)
class Tabled:
    """All tables of a text.

    Attributes
    ----------
    cells
        The numbers that are figures, in order.
    claims
        The numbers that count nothing, each with its reason, in order.
    """

    cells: list[Cell] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def has_decided(self, start: int, end: int) -> bool:
        """Say whether a span touches a number that a table has decided."""
        at = bisect_right(self.cells, start, key=lambda each: each.number.end)
        if at < len(self.cells) and self.cells[at].number.start < end:
            return True
        at = bisect_right(self.claims, start, key=lambda each: each.end)
        return at < len(self.claims) and self.claims[at].start < end


@dataclass(frozen=True)
class _Text:
    plain: str
    numbers: Sequence[Number]
    calendar: Sequence[Expression]
    published: date | None


def read(
    plain: str,
    found: Sequence[Grid],
    numbers: Sequence[Number],
    calendar: Sequence[Expression],
    published: date | None,
) -> Tabled:
    """Read what the numbers of a text's tables count.

    Parameters
    ----------
    plain
        The plain text, cells parted by separators.
    found
        Its tables.
    numbers
        All its numbers, in order.
    calendar
        Its calendar expressions, in order.
    published
        The day that months without a year are counted from.
    """
    text = _Text(plain, numbers, calendar, published)
    cells: list[Cell] = []
    claims: list[Claim] = []
    for grid in found:
        caption = captions.caption_of(plain, grid, calendar, published)
        if caption.is_contents:
            claims += _page_numbers(text, grid)
            continue
        if caption.scale > 1:
            claims += _scale_words(text, caption)
        columns = columns_of(plain, grid, caption, published)
        claims += _in_headings(text, columns)
        for each in _read_grid(text, grid, columns, caption):
            if isinstance(each, Claim):
                claims.append(each)
            else:
                cells.append(each)
    return Tabled(cells, sorted(claims, key=lambda each: each.start))


def _read_grid(text: _Text, grid: Grid, columns: Columns, caption: Caption) -> Iterator[Cell | Claim]:
    section: Span | None = None
    opened: Span | None = None
    for row in columns.body:
        filled = [cell for cell in row.cells if cell[1] > cell[0]]
        if not filled or (len(filled) == 1 and len(row.cells) > 1 and not _inside(text, *filled[0])):
            section = filled[0] if filled else section
            continue
        if row.cells[0][1] > row.cells[0][0]:
            opened = row.cells[0]
        elif opened is not None:  # a label that covers several rows
            row = replace(row, cells=(opened, *row.cells[1:]))
        label = label_of(text.plain, columns, row, section, text.published)
        for column, cell in zip(columns.all, row.cells, strict=True):
            if not column.holds_values or cell[1] - cell[0] > _LONGEST_CELL:
                continue
            inside = _inside(text, *cell)
            if column.reason:
                yield from (Claim(each.start, each.end, column.reason) for each in inside)
            elif inside and _is_count(text, cell, inside):
                told = _Cell(text, column, label, caption, cell, grid.rows[0].start)
                yield from (told.read(each) for each in inside)


def _page_numbers(text: _Text, grid: Grid) -> list[Claim]:
    cells = [cell for row in grid.rows for cell in row.cells[1:]]
    return [Claim(each.start, each.end, "page number") for cell in cells for each in _inside(text, *cell)]


def _scale_words(text: _Text, caption: Caption) -> list[Claim]:
    return [
        Claim(each.start, each.end, _HEADING)
        for line in caption.lines
        for each in _inside(text, *line)
        if each.form == "vague"
    ]


def _in_headings(text: _Text, columns: Columns) -> list[Claim]:
    """Claim the numbers in headings: "under 18", "(thousands)"; one cell across is a title, read as text."""
    rows = [row for row in columns.heading if sum(cell[1] > cell[0] for cell in row.cells) > 1]
    return [
        Claim(each.start, each.end, _HEADING)
        for row in rows
        for cell in row.cells
        for each in _inside(text, *cell)
        if not _expressions(text, cell)
    ]


def _inside(text: _Text, start: int, end: int) -> list[Number]:
    at = bisect_left(text.numbers, start, key=lambda each: each.start)
    found = []
    while at < len(text.numbers) and text.numbers[at].end <= end:
        found.append(text.numbers[at])
        at += 1
    return found


def _is_count(text: _Text, cell: Span, inside: list[Number]) -> bool:
    """Say whether a cell holds a count, and no date and no words of its own that say what they count."""
    if len(inside) > _MOST_NUMBERS or measures.heading_named(text.plain, *cell) is not None:
        return False
    # a count may look like a year
    return all(each.rule == "year" for each in _expressions(text, cell))


def _expressions(text: _Text, cell: Span) -> list[Expression]:
    at = bisect_left(text.calendar, cell[0], key=lambda each: each.start)
    found = []
    while at < len(text.calendar) and text.calendar[at].start < cell[1]:
        found.append(text.calendar[at])
        at += 1
    return found


@dataclass(frozen=True)
class _Cell:
    """A cell with all that bears on it."""

    text: _Text
    column: Column
    label: Label
    caption: Caption
    cell: Span
    first: int

    def read(self, number: Number) -> Cell | Claim:
        column, label = self.column, self.label
        measure = self._measure()
        number = _scaled(number, column, self.caption)
        unit = column.unit or (label.unit if column.measure is None else None)
        if number.unit:
            unit = Found(number.unit, "sign", number.start, number.end)
        if measure is None and number.unit and number.unit not in ("percent", "times"):
            measure = Found("money", "currency", number.start, number.end)
        if measure is None and unit is None:
            return Claim(number.start, number.end, _NOT_NAMED)
        measure = measure or Found("other", "no measure in headings or labels")
        (hedge,) = hedges.hedge_all(self.text.plain, [number], [self.cell])
        return Cell(
            number,
            measure,
            unit,
            self._kind(number, measure),
            hedge,
            population=column.people or label.group or label.people,
            place=label.place,
            time=self._time(),
            first=self.first,
        )

    def _measure(self) -> Found[str] | None:
        column, label, caption = self.column, self.label, self.caption
        people = column.people or label.people
        return (
            column.measure
            or label.measure
            or caption.measure
            or (measures.measure_named(self.text.plain, people.start, people.end) if people else None)
        )

    def _kind(self, number: Number, measure: Found[str]) -> Found[FigureKind]:
        if not self.column.change:
            return kinds.kind_of(self.text.plain, number, measure.value, *self.cell)
        before = self.text.plain[self.cell[0] : number.start].strip()
        falls = before.endswith(_DECREASE) or self.column.change == "decrease"
        return Found("decrease" if falls else "increase", "heading of the column", number.start, number.end)

    def _time(self) -> Time | None:
        column, label, caption = self.column, self.label, self.caption
        around = label.time or column.time or caption.time
        if label.month is not None and around is not None:
            return month_in(label.month, around)
        if label.month is not None and self.text.published is not None:
            return month_in(label.month, _latest(label.month.value, self.text.published))
        return around


def _latest(month: int, published: date) -> Time:
    """Give the year of the latest such month that is not after the document."""
    year = published.year - (month > published.month)
    return Time(None, date(year, 1, 1), date(year, 12, 31))


def _scaled(number: Number, column: Column, caption: Caption) -> Number:
    """Read a number as its heading says: in percent, in thousands."""
    if column.percent and not number.unit:
        return replace(number, unit="percent")
    scale = max(column.scale, caption.scale)
    if scale == 1 or number.unit or number.value is None:
        return number
    return replace(number, value=number.value * scale)
