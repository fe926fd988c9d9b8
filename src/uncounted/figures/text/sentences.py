"""Where sentences, lines and paragraphs begin and end.

A line end parts sentences unless the text is hard-wrapped there. Abbreviations, initials and
"No." do not end a sentence. Scope rules (dates, sources, caveats) ask for the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

_END = re.compile(r"[.!?]+[\"')\]]*(?=\s)|။")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Capt|Brig|Sgt|Rev|Prof|vs|etc|approx|Fig|Art|"
    r"Sec|para|pp?|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|ca?|cf|e\.g|i\.e)|(?<!&)\b[A-Z](?:\.[A-Z])*)$"
)
_TERMINAL = tuple(".!?:;။\"')”")
# A line that opens with a label and a colon is one of a list, whatever the length of the line above it.
_KEY_LINE = re.compile(r"[A-Z][^.:;\n]{1,60}:\s")
_LONGEST_HEADING = 140
_LONGEST = 1200
_WRAPPED_LINE = (50, 110)
_SHORTEST_PARAGRAPH = 80
_NO_CELLS: Mapping[int, Sequence[tuple[int, int]]] = MappingProxyType({})


@dataclass(frozen=True)
class Sentence:
    """A span of the plain text.

    Attributes
    ----------
    start, end
        Half-open offsets; no white space at either end.
    paragraph
        Number of the paragraph: blank lines part paragraphs.
    line
        Number of the line or wrapped block it stands in.
    heading
        Whether it stands alone on its line, is short and does not end like a sentence.
    """

    start: int
    end: int
    paragraph: int
    line: int
    heading: bool


def split(
    plain: str,
    cells: Mapping[int, Sequence[tuple[int, int]]] = _NO_CELLS,
    joined: Set[int] = frozenset(),
) -> list[Sentence]:
    """Split a text into sentences, in order.

    Parameters
    ----------
    plain
        The plain text.
    cells
        The cells of the lines that are rows of a table, by the offset of the line; each cell stands
        for itself.
    joined
        Offsets of the first letters of lines that go on the line before.
    """
    sentences: list[Sentence] = []
    for number, (start, end, paragraph) in enumerate(_blocks(plain, cells, joined)):
        if paragraph < 0:
            cut = _pieces(plain, start, end)
            sentences += [Sentence(a, b, -paragraph, number, heading=False) for a, b in cut]
            continue
        parts = [piece for part in _in_block(plain, start, end) for piece in _pieces(plain, *part)]
        text = plain[start:end]
        heading = len(parts) == 1 and len(text) <= _LONGEST_HEADING and not text.endswith(_TERMINAL)
        sentences += [Sentence(a, b, paragraph, number, heading) for a, b in parts]
    return sentences


def unwrap(plain: str, sentences: list[Sentence]) -> str:
    """Put a space for each line end inside a sentence, so that words beside it are beside each other."""
    pieces, at = [], 0
    for each in sentences:
        pieces += [plain[at : each.start], plain[each.start : each.end].replace("\n", " ")]
        at = each.end
    return "".join([*pieces, plain[at:]])


def _blocks(
    plain: str, cells: Mapping[int, Sequence[tuple[int, int]]], joined: Set[int]
) -> list[tuple[int, int, int]]:
    """Give lines, hard-wrapped ones joined, each with its paragraph's number; cells with it negative."""
    blocks: list[tuple[int, int, int]] = []
    at, paragraph, blank = 0, 0, True
    for line in plain.split("\n"):
        start = at + len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        first, at = at, at + len(line) + 1
        if end <= start:
            blank = True
            continue
        if blank:
            paragraph += 1
        if first in cells:
            blocks += [(a, b, -paragraph) for a, b in cells[first]]
            blank = False
            continue
        is_next = not blank and bool(blocks) and blocks[-1][2] > 0
        if is_next and (start in joined or _is_wrapped(plain, blocks[-1], start, end)):
            blocks[-1] = (blocks[-1][0], end, paragraph)
            continue
        if is_next and _is_paragraph(plain, blocks[-1], start):
            paragraph += 1
        blocks.append((start, end, paragraph))
        blank = False
    return blocks


def _is_paragraph(plain: str, before: tuple[int, int, int], start: int) -> bool:
    """Say whether a line end parts paragraphs: whole sentences stand above it, and no list line below."""
    return (
        before[1] - before[0] >= _SHORTEST_PARAGRAPH
        and plain[before[1] - 1] in ".!?။"
        and plain[start] not in "•–—-*·▪●"
        and not plain[start].islower()
    )


def _is_wrapped(plain: str, before: tuple[int, int, int], start: int, end: int) -> bool:
    line_start = plain.rfind("\n", before[0], before[1]) + 1 or before[0]
    low, high = _WRAPPED_LINE
    return (
        low <= before[1] - line_start <= (_LONGEST if plain[start].islower() else high)
        and not plain.endswith(_TERMINAL, line_start, before[1])
        and plain[start] not in "•–—-*·▪●"
        and not plain.startswith("By ", start, end)
        and not (_KEY_LINE.match(plain, start, end) and _KEY_LINE.match(plain, line_start, before[1]))
        and (plain[start].islower() or plain[start].isdigit() or end - start >= low // 2)
    )


def _in_block(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    parts, at = [], start
    for match in _END.finditer(plain, start, end):
        if match[0] != "။" and not _ends_sentence(plain, match.start(), match.end(), end):
            continue
        parts.append((at, match.end()))
        at = match.end()
        while at < end and plain[at].isspace():
            at += 1
    if at < end:
        parts.append((at, end))
    return parts


def _pieces(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what is too long for a sentence (a table, a broken text) at a space or a Burmese comma."""
    pieces = []
    while end - start > _LONGEST:
        limit = start + _LONGEST
        cut = max(plain.rfind(" ", start + 1, limit), plain.rfind("၊", start + 1, limit)) + 1 or limit
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


def _ends_sentence(plain: str, stop: int, after: int, end: int) -> bool:
    while after < end and (plain[after].isspace() or plain[after] in "\"'(["):
        after += 1
    if after >= end:
        return True
    if plain[after].islower():
        return False
    return not (plain[stop] == "." and _ABBREVIATION.search(plain[max(0, stop - 12) : stop]))
