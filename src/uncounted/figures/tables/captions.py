"""The words over a table or list: its caption, the heading it stands under, the sentence that leads to it.

They say what the numbers below count when no column does ("Killings by township, 2021"), and when.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from uncounted.figures import lexicon
from uncounted.figures.finding import Found
from uncounted.figures.measures import measures
from uncounted.figures.tables.grids import Grid, Span
from uncounted.figures.text.sentences import Sentence
from uncounted.figures.times import periods
from uncounted.figures.times.dates import Expression
from uncounted.figures.times.periods import Time

_LONGEST = 300
_MOST_LINES = 2
_FURTHEST = 1000


@dataclass(frozen=True)
class Caption:
    """What the words over a table say.

    Attributes
    ----------
    lines
        The spans of the lines, the nearest first.
    measure
        What is counted.
    time
        When.
    by_place
        Whether its rows or columns are places ("by township").
    is_contents
        Whether it is a list of chapters and pages.
    scale
        1000 where it says "in thousands".
    """

    lines: tuple[Span, ...] = ()
    measure: Found[str] | None = None
    time: Time | None = None
    by_place: bool = False
    is_contents: bool = False
    scale: int = 1


def caption_of(plain: str, grid: Grid, calendar: Sequence[Expression], published: date | None) -> Caption:
    """Read the words over a table, or the caption right below it."""
    lines = [*_above(plain, grid.rows[0].start), *_below(plain, grid.rows[-1].end)]
    named = (measures.heading_named(plain, *line) for line in lines)
    times = (_time(plain, line, calendar, published) for line in lines)
    return Caption(
        tuple(lines),
        measure=next(filter(None, named), None),
        time=next(filter(None, times), None),
        by_place=any(_by_place().search(plain, *line) for line in lines),
        is_contents=bool(lines) and _contents().fullmatch(plain, *lines[0]) is not None,
        scale=next((each for line in lines if (each := _scale(plain, line)) > 1), 1),
    )


def _above(plain: str, start: int) -> list[Span]:
    lines: list[Span] = []
    end = start - 1
    while end > 0 and len(lines) < _MOST_LINES and start - end < _FURTHEST:
        first = plain.rfind("\n", 0, end) + 1
        text = plain[first:end]
        if text.strip():
            line = (first + len(text) - len(text.lstrip()), first + len(text.rstrip()))
            if not _may_caption(plain, line, is_next=not lines):
                break
            lines.append(line)
        end = first - 1
    return lines


def _below(plain: str, end: int) -> list[Span]:
    start = end + 1
    stop = plain.find("\n", start)
    stop = len(plain) if stop < 0 else stop
    is_caption = stop - start <= _LONGEST and _opening().match(plain, start, stop)
    return [(start, stop)] if is_caption else []


def _may_caption(plain: str, line: Span, *, is_next: bool) -> bool:
    if line[1] - line[0] > _LONGEST:
        return False
    if _opening().match(plain, *line) or (is_next and plain[line[1] - 1] == ":"):
        return True
    return plain[line[1] - 1] not in ".!?။;" and line[1] - line[0] <= _LONGEST // 2


def _time(plain: str, line: Span, calendar: Sequence[Expression], published: date | None) -> Time | None:
    first = bisect_left(calendar, line[0], key=lambda each: each.start)
    own = []
    while first < len(calendar) and calendar[first].end <= line[1]:
        own.append(calendar[first])
        first += 1
    told = periods.times_of(plain, Sentence(*line, 0, 0, heading=True), own, published).times
    return next((each for each in told if each.first or each.as_of), None)


def _scale(plain: str, line: Span) -> int:
    return next((int(scale) for scale, words in _scales() if words.search(plain, *line)), 1)


@cache
def _scales() -> tuple[tuple[str, re.Pattern[str]], ...]:
    scales = lexicon.document("tables")["caption_scales"]
    return tuple(
        (scale, re.compile("|".join(map(re.escape, words)), re.IGNORECASE)) for scale, words in scales.items()
    )


@cache
def _opening() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon.document("tables")["captions"]))
    return re.compile(rf"(?i:{words})\s?[A-Z]?\d{{0,3}}(?:\.\d{{1,3}})?\b")


@cache
def _contents() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon.document("tables")["contents"]))
    return re.compile(rf"(?i:{words})\W*")


@cache
def _by_place() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon.document("tables")["places"]))
    return re.compile(rf"\b(?:by|per|in each|for each|across)\s(?i:{words})\b")
