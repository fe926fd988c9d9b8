"""The lines of PDF pages as text: columns of tables, paragraphs, headers, footers and notes.

A page comes as lines of pieces, each with its place. Here pieces that line up over several lines become
the cells of a table, lines that fill their column become one paragraph, and lines that come back on every
page (headers, page numbers) are kept once. Pure; used by `uncounted.archive.pdf`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_EDGE_LINES = 2
_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,7}\b")
_ITEM = re.compile(r"[•·▪●◦‣*–—-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|\[\d{1,3}\]\s")
_ENDS = re.compile(r"[.!?:;။][\"'”’)\]]*$")
_VALUE = re.compile(r"[^\w\s]{0,3}\s?\d[\d.,\s]*%?\W{0,3}|[-–—.*]{1,3}|(?i:n/?a)")
_WIDE_GAP = 1.3
_USUAL_STEP = 1.5
_WINDOW = 3
_MOST_ROWS_APART = 2.2
_SAME_LEFT = 3.0
_LONGEST_CELL = 80


@dataclass(frozen=True)
class Piece:
    """Text without a wide gap in it, and where it begins and ends on its line."""

    left: float
    right: float
    text: str


@dataclass(frozen=True)
class Line:
    """A line of a page.

    Attributes
    ----------
    bottom
        Its base, counted upward from the foot of the page.
    size
        The height of its letters.
    pieces
        Its text, parted at wide gaps.
    """

    bottom: float
    size: float
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The text with spaces for the gaps."""
        return " ".join(piece.text for piece in self.pieces).strip()


def texts_of(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Give the text of each page.

    Parameters
    ----------
    pages
        The lines of each page, in reading order.
    """
    running = _running(pages)
    seen: set[str] = set()
    texts = []
    for lines in pages:
        kept = []
        for line, is_edge in _edges(lines):
            key = _key(line)
            if is_edge and key in running:
                if key in seen or key.strip(" #|-–—") == "":
                    continue
                seen.add(key)
            kept.append(line)
        texts.append(_page(kept))
    return texts


def _edges(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Give each line with whether it is one of the first or last of its page by its place."""
    heights = sorted({round(line.bottom) for line in lines if line.size})
    edge = {*heights[:_EDGE_LINES], *heights[-_EDGE_LINES:]}
    for line in lines:
        yield line, line.size > 0 and round(line.bottom) in edge


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _running(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Give the lines that come back at the edge of most pages, their numbers aside."""
    counts = Counter(
        key
        for lines in pages
        for key in {_key(line) for line, is_edge in _edges(lines) if is_edge and line.text}
    )
    needed = max(2, (len(pages) + 2) // 3)
    return {key for key, count in counts.items() if count >= needed}


def _page(lines: Sequence[Line]) -> str:
    if not any(line.size for line in lines):
        return "\n".join(line.text for line in lines).strip("\n")
    out: list[str] = []
    block: list[Line] = []
    spacing, edges = _spacing(lines), _right_edges(lines)
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and _is_apart(before, line, spacing):
            out += [*_block(block, edges), ""]
            block = []
        block.append(line)
    out += _block(block, edges)
    return "\n".join(out).strip("\n")


def _spacing(lines: Sequence[Line]) -> float:
    """Give the usual step from line to line: the smaller ones, between paragraphs they are wider."""
    steps = sorted(a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom)
    return steps[len(steps) // 4] if steps else 0.0


def _right_edges(lines: Sequence[Line]) -> dict[int, float]:
    """Give how far the running text goes that begins at each left edge."""
    edges: dict[int, float] = {}
    for line in lines:
        if len(line.pieces) == 1:
            left = _left(line)
            edges[left] = max(edges.get(left, 0.0), line.pieces[-1].right)
    return edges


def _left(line: Line) -> int:
    return round(line.pieces[0].left / _SAME_LEFT)


def _is_apart(before: Line, line: Line, spacing: float) -> bool:
    """Say whether a wide gap, another column or another size of letters parts two lines."""
    step = before.bottom - line.bottom
    if len(before.pieces) > 1 and len(line.pieces) > 1:
        return not 0 < step <= _MOST_ROWS_APART * spacing
    if len(before.pieces) != len(line.pieces) and max(len(before.pieces), len(line.pieces)) > 2:
        return not 0 < step <= _MOST_ROWS_APART * spacing or len(before.text) > _LONGEST_CELL
    usual = min(spacing, _USUAL_STEP * max(before.size, line.size)) or spacing
    other_size = not 0.85 <= (line.size / before.size if before.size else 1.0) <= 1.18
    return not 0 < step <= _WIDE_GAP * usual or other_size


def _block(lines: list[Line], edges: dict[int, float]) -> list[str]:
    """Write lines without a gap between them: tables row by row, running text as paragraphs."""
    out: list[str] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and len(lines[end].pieces) > 1:
            end += 1
        rows = lines[at:end]
        if len(rows) > 1 and _is_table(rows):
            out += _table(rows)
            at = end
            continue
        end = max(end, at + 1)
        while end < len(lines) and len(lines[end].pieces) == 1:
            end += 1
        out += _paragraphs(lines[at:end], edges)
        at = end
    return out


def _is_table(rows: Sequence[Line]) -> bool:
    """Say whether pieces line up: several rows of the same width, or values behind labels."""
    usual, n_usual = Counter(len(row.pieces) for row in rows).most_common(1)[0]
    n_values = sum(_VALUE.fullmatch(piece.text) is not None for row in rows for piece in row.pieces[1:])
    return (n_usual > 1 and usual > 2) or n_values >= len(rows) // 2 > 0


def _table(rows: Sequence[Line]) -> list[str]:
    columns = _columns(rows)
    written = []
    for row in rows:
        cells = [""] * len(columns)
        for piece in row.pieces:
            number = _column_of(piece, columns)
            cells[number] = f"{cells[number]} {piece.text}".strip()
        written.append("\t".join(cells).rstrip("\t"))
    return written


def _columns(rows: Sequence[Line]) -> list[tuple[float, float]]:
    usual = Counter(len(row.pieces) for row in rows).most_common(1)[0][0]
    covered = sorted(
        (piece.left, piece.right) for row in rows if len(row.pieces) == usual for piece in row.pieces
    )
    columns: list[tuple[float, float]] = []
    for left, right in covered:
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(right, columns[-1][1])
        else:
            columns.append((left, right))
    if len(columns) == usual:
        return columns
    first = next(row for row in rows if len(row.pieces) == usual)
    return [(piece.left, piece.right) for piece in first.pieces]


def _column_of(piece: Piece, columns: Sequence[tuple[float, float]]) -> int:
    middle = (piece.left + piece.right) / 2

    def gap(number: int) -> tuple[float, float]:
        left, right = columns[number]
        apart = max(left - piece.right, piece.left - right, 0.0)
        return apart, abs(middle - (left + right) / 2)

    return min(range(len(columns)), key=gap)


def _paragraphs(lines: Sequence[Line], edges: dict[int, float]) -> list[str]:
    """Join the lines of running text that are full."""
    out: list[str] = []
    for number, line in enumerate(lines):
        if number and out and _goes_on(lines, number, edges):
            out[-1] = _joined(out[-1], line.text)
        else:
            out.append(line.text)
    return [each for each in out if each]


def _goes_on(lines: Sequence[Line], number: int, edges: dict[int, float]) -> bool:
    """Say whether a line is the next of its paragraph: its first word had no room on the line before."""
    before, line = lines[number - 1], lines[number]
    if _ITEM.match(line.text) or not line.text or not before.text:
        return False
    around = lines[max(0, number - _WINDOW) : number + _WINDOW]
    left = min(each.pieces[0].left for each in around)
    edge = max(each.pieces[-1].right for each in around)
    if len(around) <= _WINDOW:
        edge = max(edge, edges.get(_left(before), 0.0))
    width = (line.pieces[-1].right - line.pieces[0].left) / len(line.text)
    word = len(line.text.split(" ", 1)[0]) + 1
    if edge - before.pieces[-1].right > word * width + 1:
        return False
    is_set_in = line.pieces[0].left - left > line.size and line.pieces[0].left > before.pieces[0].left + 1
    return not (is_set_in and _ENDS.search(before.text))


def _joined(before: str, after: str) -> str:
    """Join two lines; a hyphen that broke a word goes, one before a capital or digit stays."""
    if before.endswith(("\ufffe", "\x02")):
        return before[:-1] + ("" if after[:1].islower() else "-") + after
    return f"{before} {after}"
