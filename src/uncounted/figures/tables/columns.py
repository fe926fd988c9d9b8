"""What the headings of columns and the labels of rows say: measure, unit, people, place, time.

A heading may stand in several rows: "Civilians" over "Killed" over "Women". The nearest to the
numbers speaks first. Years, ranks and ages are columns whose numbers count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from uncounted.figures import lexicon
from uncounted.figures.finding import Found
from uncounted.figures.measures import measures
from uncounted.figures.numbers import units
from uncounted.figures.tables import grids
from uncounted.figures.tables.captions import Caption
from uncounted.figures.tables.grids import Grid, Row, Span
from uncounted.figures.times import dates, resolution
from uncounted.figures.times.periods import Time
from uncounted.figures.times.resolution import make
from uncounted.language import months

_MOST_HEADING_ROWS = 4
_LONGEST_LABEL = 120
_YEAR = re.compile(r"(?:FY\s?)?((?:19|20)[0-9]{2})\*?")
_AS_OF = re.compile(r"\b(?:as of|as at|by|up to|until|to)\b", re.IGNORECASE)
_MONTH = re.compile(r"([A-Za-z]{3,9}|[\u1000-\u109f]{2,14}?)\.?(?:လ)?\s?((?:19|20)[0-9]{2})?")
_HARMED = frozenset({"killed", "injured"})


@dataclass(frozen=True)
class Column:
    """A column, as its headings describe it.

    Attributes
    ----------
    path
        Spans of its headings, the nearest to the numbers first.
    holds_values
        Whether most of its cells are numbers.
    reason
        Why its numbers count nothing; empty when they may.
    measure, unit, people
        What the headings name; people is a group such as women or civilians.
    time
        What the headings say of time.
    place
        The heading itself where the columns are places.
    scale
        1000 where the heading says "in thousands".
    percent
        Whether its numbers are shares; `change` whether they are changes.
    is_total
        Whether it is the sum of others.
    has_places
        Whether its cells name places; `has_groups` whether they name groups of people.
    """

    path: tuple[Span, ...]
    holds_values: bool
    reason: str = ""
    measure: Found[str] | None = None
    unit: Found[str] | None = None
    people: Found[str] | None = None
    time: Time | None = None
    place: Found[str] | None = None
    scale: int = 1
    percent: bool = False
    change: str = ""
    is_total: bool = False
    has_places: bool = False
    has_groups: bool = False

    @property
    def counts(self) -> bool:
        """Whether its numbers may be counts."""
        return self.holds_values and not self.reason


@dataclass(frozen=True)
class Columns:
    """The columns of a table, the rows of its headings, and the rows below."""

    all: tuple[Column, ...]
    heading: tuple[Row, ...]
    body: tuple[Row, ...]


@dataclass(frozen=True)
class Label:
    """What the words of a row say of its numbers.

    Attributes
    ----------
    measure, unit, people
        What they name.
    place, group
        The words, where the column says that they are a place or a group.
    time
        What they say of time.
    month
        A month without its year, with its number; None where there is none.
    """

    measure: Found[str] | None = None
    unit: Found[str] | None = None
    people: Found[str] | None = None
    place: Found[str] | None = None
    group: Found[str] | None = None
    time: Time | None = None
    month: Found[int] | None = None


def columns_of(plain: str, grid: Grid, caption: Caption, published: date | None) -> Columns:
    """Read the headings of a table.

    Parameters
    ----------
    plain
        The plain text.
    grid
        The table.
    caption
        The words over it.
    published
        The day that months without a year are counted from.
    """
    n_heading = grid.n_heading or _n_heading(plain, grid)
    while n_heading > 1 and all(b <= a for a, b in grid.rows[n_heading - 1].cells[1:]):
        n_heading -= 1  # a row with its first cell alone opens a section of the table
    heading, body = _filled(grid.rows[:n_heading]), grid.rows[n_heading:]
    found: list[Column] = []
    for number in range(len(grid.rows[0].cells)):
        path = tuple(cell for row in reversed(heading) if (cell := row[number])[1] > cell[0])
        column = _column(plain, tuple(dict.fromkeys(path)), [row.cells[number] for row in body], published)
        column = replace(column, has_places=column.has_places or (caption.by_place and not number))
        found.append(_part_of(plain, column, found))
    return Columns(tuple(_of_sums(found)), grid.rows[:n_heading], body)


def label_of(plain: str, columns: Columns, row: Row, section: Span | None, published: date | None) -> Label:
    """Read the words of a row left of its numbers, its dates, and the words of the section it stands in."""
    label = Label()
    n_left = next((at for at, each in enumerate(columns.all) if each.counts), len(columns.all))
    for at, (column, cell) in enumerate(zip(columns.all, row.cells, strict=True)):
        if cell[1] <= cell[0] or cell[1] - cell[0] > _LONGEST_LABEL:
            continue
        if column.reason in ("year", "date"):
            label = _dated(plain, label, cell, published)
        elif not column.holds_values and (at < n_left or not n_left):
            label = _with(plain, _dated(plain, label, cell, published), column, cell)
    if section is not None and columns.all and not _is_sum(plain, row.cells[0]):
        label = _with(plain, _dated(plain, label, section, published), columns.all[0], section)
    return label


def _dated(plain: str, label: Label, cell: Span, published: date | None) -> Label:
    """Add the time that a label states; a month alone waits for its year."""
    month = _month_of(plain[slice(*cell)])
    if month and not _has_year(plain, cell):
        return label if label.month else replace(label, month=Found(month, "label of the row", *cell))
    return label if label.time else replace(label, time=time_of(plain, cell, published))


def _with(plain: str, label: Label, column: Column, cell: Span) -> Label:
    """Add what one label says; what a label before it said stands."""
    bare = _without_marks(plain, cell)
    words = plain[slice(*bare)]
    is_total = _is_sum(plain, cell)
    is_time = _month_of(words) > 0 or (label.time is not None and bare[0] <= label.time.start < bare[1])
    if column.has_places:
        if is_total or is_time or label.place:
            return label
        return replace(label, place=Found(words, "row of a table", *bare))
    if column.has_groups and not is_total and not label.group:
        label = replace(label, group=Found(words, "row of a table", *bare))
    named = measures.heading_named(plain, *cell)
    return replace(
        label,
        measure=label.measure or (replace(named, rule="label of the row") if named else None),
        unit=label.unit or units.unit_named(plain, *cell),
        people=label.people or people_named(plain, cell),
    )


def _n_heading(plain: str, grid: Grid) -> int:
    """Count the rows before the first that holds a number which is no year."""
    for number, row in enumerate(grid.rows[: _MOST_HEADING_ROWS + 1]):
        for at, cell in enumerate(row.cells):
            is_mark = at > 0 and cell[1] > cell[0] and grids.is_empty(plain, *cell)
            if is_mark or (grids.is_value(plain, *cell) and not _YEAR.fullmatch(plain, *cell)):
                return number
        if number and _YEAR.fullmatch(plain, *row.cells[0]):
            return number
    return 0


def _filled(rows: Sequence[Row]) -> list[list[Span]]:
    """Spread a heading over the empty cells right of it, where headings below part it."""
    heading = [list(row.cells) for row in rows]
    for at, row in enumerate(heading[:-1] or heading):
        for number in range(2, len(row)):
            same_above = not at or heading[at - 1][number] == heading[at - 1][number - 1]
            if row[number][1] <= row[number][0] and same_above:
                row[number] = row[number - 1]
    return heading


def _column(plain: str, path: tuple[Span, ...], cells: list[Span], published: date | None) -> Column:
    shown = [cell for cell in cells if cell[1] > cell[0]]
    n_values = sum(grids.is_value(plain, *cell) for cell in shown)
    n_empty = sum(grids.is_empty(plain, *cell) for cell in shown)
    holds_values = n_values > 0 and 2 * n_values >= len(shown) - n_empty
    named = [measures.heading_named(plain, *cell) for cell in path if not _is_general(plain, cell)]
    people = [people_named(plain, cell) for cell in path]
    whole = [plain[slice(*cell)] for cell in path]
    column = Column(
        path,
        holds_values,
        measure=next(filter(None, named), None),
        unit=next(filter(None, (units.unit_named(plain, *cell) for cell in path)), None),
        people=next(filter(None, people), None),
        time=next(filter(None, (time_of(plain, cell, published) for cell in path)), None),
        scale=_scale(plain, path) if path else 1,
        percent=any(has(plain, cell, "percent") for cell in path),
        change=_change(plain, path),
        is_total=bool(path) and begins(plain, path[0], "totals"),
        has_places=any(says(plain, cell, "places") or begins(plain, cell, "places") for cell in path),
        has_groups=any(says(plain, cell, "groups") for cell in path),
    )
    reason = _reason(plain, column, shown) if holds_values else _reason_named(plain, path)
    return replace(column, reason=reason) if whole or reason else column


def _reason(plain: str, column: Column, shown: list[Span]) -> str:
    """Say why the numbers of a column count nothing; empty when they may."""
    named = _reason_named(plain, column.path)
    if named:
        return named
    texts = [plain[slice(*cell)] for cell in shown]
    if column.measure is None and column.time is None:
        if len(texts) > 1 and all(_YEAR.fullmatch(text) for text in texts):
            return "year"
        if not column.path and len(texts) > 2 and texts == [str(at) for at in range(1, len(texts) + 1)]:
            return "row number"
    return ""


def _reason_named(plain: str, path: tuple[Span, ...]) -> str:
    for reason, words in lexicon.document("tables")["no_counts"].items():
        if path and _tidy(plain[slice(*path[0])]) in words:
            return str(reason)
    return ""


def _part_of(plain: str, column: Column, before: list[Column]) -> Column:
    """Let "of which children" count what the column left of it counts."""
    is_part = any(begins(plain, cell, "parts") for cell in column.path)
    left = [each for each in before if each.measure is not None]
    if not is_part or column.measure is not None or not left or left[-1].measure is None:
        return column
    return replace(column, measure=replace(left[-1].measure, rule="part of the column before it"))


def _of_sums(found: list[Column]) -> list[Column]:
    """Give a column of sums the measure that the others share; killed and injured make casualties."""
    counted = [each.measure for each in found if each.measure and each.holds_values and not each.reason]
    kinds = {each.value for each in counted}
    value = next(iter(kinds)) if len(kinds) == 1 else "casualties" if kinds == _HARMED else ""
    if not value:
        return found
    first = counted[0]
    return [
        replace(each, measure=Found(value, "sum of the columns", first.start, first.end))
        if each.is_total and each.measure is None
        else each
        for each in found
    ]


def people_named(plain: str, cell: Span) -> Found[str] | None:
    """Give the group of people that a heading or label names, such as women or civilians."""
    named = units.unit_named(plain, *cell)
    if named is None or named.value != "persons":
        return None
    measure = measures.heading_named(plain, *cell)
    is_same = measure is not None and measure.start < named.end and named.start < measure.end
    if is_same or plain[named.start : named.end].casefold() in _words("counts"):
        return None
    return Found(plain[named.start : named.end], named.rule, named.start, named.end)


def time_of(plain: str, cell: Span, published: date | None) -> Time | None:
    """Read the time that a heading or label states by itself: a year, a month, a day, a range."""
    text = plain[slice(*cell)]
    if not text or len(text) > _LONGEST_LABEL or not _may_date(text):
        return None
    year = _YEAR.fullmatch(text)
    if year is not None:
        number = int(year[1])
        return Time(None, date(number, 1, 1), date(number, 12, 31), "heading or label", *cell)
    found = [each for each in dates.find(text, published) if each.first and each.last]
    if not found:
        return None
    start, end = cell[0] + found[0].start, cell[0] + found[-1].end
    first, last = found[0].first, found[-1].last
    if _AS_OF.search(text[: found[0].start]) and len(found) == 1:
        return Time(last, None, None, "as of", start, end)
    if first is None or last is None or last < first:
        return None
    return Time(None, first, last, "heading or label", start, end)


def _may_date(text: str) -> bool:
    if any("0" <= character <= "9" for character in text):
        return True
    return _month_of(text) > 0


def _month_of(text: str) -> int:
    match = _MONTH.match(text)
    if match is None or match.end() != len(text.rstrip("*")):
        return 0
    return months.numbers().get(match[1].casefold(), 0)


def _has_year(plain: str, cell: Span) -> bool:
    return re.search(r"(?:19|20)[0-9]{2}", plain[slice(*cell)]) is not None


def month_in(month: Found[int], around: Time) -> Time:
    """Place a month in the year that a heading, a label or a caption gives."""
    day = around.first or around.as_of or around.last or date.max
    year = day.year
    if around.last and around.first and around.last.year > year and month.value < around.first.month:
        year = around.last.year
    first = make(year, month.value, 1) or date.min
    last = resolution.month_end(year, month.value)
    return Time(None, first, last, "month of the year above", month.start, month.end)


def says(plain: str, cell: Span, kind: str) -> bool:
    """Say whether a heading is one of the words of a list."""
    return _tidy(plain[slice(*cell)]) in _words(kind)


def _is_sum(plain: str, cell: Span) -> bool:
    return begins(plain, cell, "totals") or _tidy(plain[slice(*cell)]).rpartition(" ")[2] in _words("totals")


def has(plain: str, cell: Span, kind: str) -> bool:
    """Say whether a heading has one of the words of a list in it."""
    return _pattern(kind).search(plain[slice(*cell)]) is not None


def begins(plain: str, cell: Span, kind: str) -> bool:
    """Say whether a heading begins with one of the words of a list."""
    return _pattern(kind).match(plain[slice(*cell)]) is not None


def _is_general(plain: str, cell: Span) -> bool:
    return says(plain, cell, "counts") or says(plain, cell, "totals")


def _scale(plain: str, path: tuple[Span, ...]) -> int:
    if any(has(plain, cell, "thousands") for cell in path):
        return 1000
    return 10**6 if any(has(plain, cell, "millions") for cell in path) else 1


def _change(plain: str, path: tuple[Span, ...]) -> str:
    if any(has(plain, cell, "decrease") for cell in path):
        return "decrease"
    return "increase" if any(has(plain, cell, "change") for cell in path) else ""


def _without_marks(plain: str, cell: Span) -> Span:
    """Leave the marks of footnotes behind a label out: "Takhar*", "Idlib (b)"."""
    words = re.sub(r"\s?(?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,3}\]|\([a-z]\))+$", "", plain[slice(*cell)])
    return cell[0], cell[0] + len(words)


def _tidy(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" :*†")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(lexicon.document("tables")[kind])


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = sorted(_words(kind), key=len, reverse=True)
    latin = "|".join(re.escape(word) for word in words if word < "\u1000")
    burmese = "|".join(re.escape(word) for word in words if word >= "\u1000")
    pattern = rf"(?<![A-Za-z])(?:{latin})(?![A-Za-z])" + (f"|(?:{burmese})" if burmese else "")
    return re.compile(pattern, re.IGNORECASE)
