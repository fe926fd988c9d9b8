"""What a model is asked: a passage with its open figures marked, and the form of the answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from uncounted.domain.figure import Figure
from uncounted.domain.measure import measures

_LONGEST = 3000
_BEFORE = 900


@dataclass(frozen=True)
class Question:
    """One passage and the figures in it that have open fields.

    Attributes
    ----------
    start, end
        Half-open span of the passage in the text.
    open_fields
        For each figure's index in the reading, the fields that the grammar left open.
    """

    start: int
    end: int
    open_fields: dict[int, tuple[str, ...]]


def open_fields(figure: Figure) -> tuple[str, ...]:
    """Say which of measure, date and attribution the grammar left open."""
    is_dated = figure.as_of or figure.period_start or figure.period_end
    unknown = {
        "measure": figure.measure == "other",
        "date": not is_dated,
        "attribution": figure.attribution is None,
    }
    return tuple(name for name, is_open in unknown.items() if is_open)


def questions(text: str, figures: Iterable[Figure]) -> Iterator[Question]:
    """Group the figures with open fields into passages: each with some text before its first figure."""
    group: dict[int, tuple[str, ...]] = {}
    start = last = 0
    for index, figure in enumerate(figures):
        wanted = open_fields(figure)
        if not wanted:
            continue
        if group and figure.span[1] - start > _LONGEST:
            yield Question(start, _line_end(text, last), group)
            group = {}
        if not group:
            start = _line_start(text, figure.span[0])
        group[index] = wanted
        last = figure.span[1]
    if group:
        yield Question(start, _line_end(text, last), group)


def prompt(text: str, question: Question, figures: tuple[Figure, ...], published: date | None) -> str:
    """Give the words that are sent for one question."""
    marked, at = [], question.start
    for number, index in enumerate(question.open_fields, 1):
        first, last = figures[index].span
        marked += [text[at:first], f"[[{number}: {text[first:last]}]]"]
        at = last
    passage = "".join([*marked, text[at : question.end]])
    wanted = {str(number): names for number, names in enumerate(question.open_fields.values(), 1)}
    vocabulary = "\n".join(f"- {each.code}: {each.counts}" for each in measures().values())
    return (
        f"{_instructions()}\nMeasures:\n{vocabulary}\n\n"
        f"Date of the document: {published.isoformat() if published else 'not known'}\n"
        f"Open fields: {json.dumps(wanted)}\n\nPassage:\n{passage}\n"
    )


def _line_start(text: str, at: int) -> int:
    earliest = max(0, at - _BEFORE)
    return text.find("\n", earliest, at) + 1 or earliest


def _line_end(text: str, at: int) -> int:
    latest = min(len(text), at + _BEFORE)
    found = text.find("\n", at, latest)
    return found if found >= 0 else latest


@cache
def _instructions() -> str:
    return (resources.files(__package__) / "instructions.txt").read_text("utf-8")
