"""Cuts a text into pieces that each carry the same marks.

Marks may overlap: a date stands inside a caveat, a hedge beside its number. Each piece names all marks
that cover it, the weightiest first.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from uncounted.domain.figure import Figure, NotAFigure, Reading

KINDS = ("figure", "trap", "date", "source", "hedge", "place", "measure", "noun", "caveat")
"""Kinds of mark, the weightiest first."""

_WEIGHT = {kind: weight for weight, kind in enumerate(KINDS)}
_KIND_OF_FIELD = {
    "as_of": "date",
    "period": "date",
    "attribution": "source",
    "qualifier": "hedge",
    "measure": "measure",
    "unit": "noun",
    "population": "noun",
    "place": "place",
    "caveat": "caveat",
}
_CALENDAR = frozenset({"date", "year"})


@dataclass(frozen=True)
class Mark:
    """A stretch of the text that a rule used.

    Attributes
    ----------
    start, end
        Half-open code-point offsets.
    kind
        One of `KINDS`.
    target
        Id of the part of the page that explains it.
    title
        What a person sees on pointing at it.
    """

    start: int
    end: int
    kind: str
    target: str
    title: str


@dataclass(frozen=True)
class Piece:
    """A stretch of the text under one set of marks, none for plain text."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks(reading: Reading, text: str) -> list[Mark]:
    """Collect the marks of a reading: figures, the words their fields rest on, and rejected numbers."""
    found = [mark for number, figure in enumerate(reading.figures, 1) for mark in _of(number, figure, text)]
    found += [_rejected(number, each) for number, each in enumerate(reading.not_figures, 1)]
    first: dict[tuple[int, int, str], Mark] = {}
    for mark in found:
        if mark.end > mark.start:
            first.setdefault((mark.start, mark.end, mark.kind), mark)
    return sorted(first.values(), key=lambda mark: (mark.start, mark.end, _WEIGHT[mark.kind]))


def pieces(marked: Iterable[Mark], start: int, end: int) -> Iterator[Piece]:
    """Cut one stretch of the text at the borders of its marks.

    Parameters
    ----------
    marked
        Marks that overlap the stretch.
    start, end
        Half-open offsets of the stretch.
    """
    inside = [each for each in marked if each.start < end and each.end > start]
    borders = {start, end}
    for each in inside:
        borders |= {max(start, each.start), min(end, each.end)}
    # one way through the text: a mark is looked at only where it begins and while it lasts
    coming = deque(sorted(inside, key=lambda each: each.start))
    covering: list[Mark] = []
    for first, last in itertools.pairwise(sorted(borders)):
        covering = [each for each in covering if each.end > first]
        while coming and coming[0].start <= first:
            covering.append(coming.popleft())
        covering.sort(key=lambda each: (_WEIGHT[each.kind], each.end - each.start))
        yield Piece(first, last, tuple(covering))


def _of(number: int, figure: Figure, text: str) -> Iterator[Mark]:
    target = f"f{number}"
    # a row inside the card, because browsers open a closed card only for what stands in it
    yield Mark(*figure.span, "figure", f"{target}-value", f"figure {number}: {figure.measure}")
    for why in figure.why:
        kind = _KIND_OF_FIELD.get(why.field)
        if kind is not None and why.span is not None:
            yield Mark(*why.span, kind, f"{target}-{why.field}", f"{kind}: {why.rule}")
            if kind == "source" and figure.attribution:
                named = _nearest(text, figure.attribution, why.span[0])
                if named is not None:
                    yield Mark(*named, kind, f"{target}-{why.field}", f"{kind}: {why.rule}")


def _rejected(number: int, rejected: NotAFigure) -> Mark:
    kind = "date" if rejected.reason in _CALENDAR else "trap"
    return Mark(*rejected.span, kind, f"n{number}", f"no figure: {rejected.reason}")


def _nearest(text: str, words: str, at: int) -> tuple[int, int] | None:
    """Find a name near the words that made it a source; it may stand before or after them."""
    near = 2000
    before = text.rfind(words, max(0, at - near), at + len(words))
    after = text.find(words, at, at + near)
    if before < 0 and after < 0:
        return None
    start = before if after < 0 or (before >= 0 and at - before <= after - at) else after
    return start, start + len(words)
