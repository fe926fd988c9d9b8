"""Tables in a text: rows of cells parted by tabs, whose heading row says what a column counts.

Archived documents keep the cells of a table apart by tabs and its rows by lines. Columns whose
heading names no measure are left to the rules for running text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from uncounted.figures import measures, units
from uncounted.figures.finding import Found
from uncounted.figures.numbers import Number

_PLACE_HEADING = re.compile(
    r"\b(?:township|region|state|province|district|village|town|city|ward|place|location|area|camp|"
    r"county|governorate)s?\b|မြို့|ရွာ|တိုင်း|ပြည်နယ်|နေရာ",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:total|all|both|sum|overall)\b|စုစုပေါင်း|အားလုံး", re.IGNORECASE)

_LONGEST_CELL = 60

Span = tuple[int, int]


@dataclass(frozen=True)
class Cell:
    """A cell under a heading that names a measure.

    Attributes
    ----------
    start, end
        Half-open offsets.
    measure
        What its column counts.
    unit
        The unit that the heading names, if any.
    place
        The place its row is about, where the first column holds places.
    """

    start: int
    end: int
    measure: Found[str]
    unit: Found[str] | None
    place: Found[str] | None


def cells(plain: str, tabs: Sequence[int]) -> list[Cell]:
    """Find the cells of a text's tables whose column names a measure, in order.

    Parameters
    ----------
    plain
        The plain text.
    tabs
        Offsets of the tabs that the document had.
    """
    found: list[Cell] = []
    heading: list[Span] = []
    last_end = -2
    for row in _rows(plain, tabs):
        if row[0][0] != last_end + 1 or len(row) != len(heading):
            heading = []
        last_end = row[-1][1]
        if not any(map(str.isdigit, plain[row[1][0] : row[-1][1]])):
            heading = row
        elif heading:
            found += _under(plain, heading, row)
    return found


def cell_of(found: Sequence[Cell], number: Number) -> Cell | None:
    """Give the cell that a number stands in."""
    at = bisect_right(found, number.start, key=lambda cell: cell.start) - 1
    return found[at] if at >= 0 and number.end <= found[at].end else None


def _rows(plain: str, tabs: Sequence[int]) -> list[list[Span]]:
    """Give the lines that hold tabs, each as the spans of its cells."""
    rows: list[list[Span]] = []
    at = 0
    while at < len(tabs):
        start = plain.rfind("\n", 0, tabs[at]) + 1
        end = plain.find("\n", tabs[at])
        end = len(plain) if end < 0 else end
        inside = []
        while at < len(tabs) and tabs[at] < end:
            inside.append(tabs[at])
            at += 1
        rows.append([(a + 1, b) for a, b in pairwise([start - 1, *inside, end])])
    return rows


def _under(plain: str, heading: list[Span], row: list[Span]) -> list[Cell]:
    place = _place(plain, heading[0], row[0])
    found = []
    for (top, bottom), (start, end) in zip(heading[1:], row[1:], strict=True):
        if bottom - top > _LONGEST_CELL or end - start > _LONGEST_CELL:
            continue  # an indented sentence is no cell
        measure = measures.measure_named(plain, top, bottom)
        if measure is not None and measures.measure_named(plain, start, end) is None:
            found.append(Cell(start, end, measure, units.unit_named(plain, top, bottom), place))
    return found


def _place(plain: str, heading: Span, label: Span) -> Found[str] | None:
    words = plain[slice(*label)].strip()
    if not words or _TOTAL.search(words) or not _PLACE_HEADING.search(plain, *heading):
        return None
    start = plain.index(words, label[0])
    return Found(words, "row of a table", start, start + len(words))
