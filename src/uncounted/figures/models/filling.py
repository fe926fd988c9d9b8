"""Asks a back end about the open fields of a reading and takes what it may be believed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from uncounted.domain.figure import Figure, Reading
from uncounted.domain.notice import Notice
from uncounted.errors import OutsideWorld
from uncounted.figures.models.answers import Asked, accepted
from uncounted.figures.models.questions import Question, open_fields, prompt, questions


class BackEnd(Protocol):
    """Anything that answers a prompt in words."""

    @property
    def name(self) -> str:
        """Name and version, recorded with each field it fills."""
        ...

    def ask(self, prompt: str) -> str:
        """Answer one prompt; raises `OutsideWorld` when it cannot."""
        ...


def fill(
    text: str, reading: Reading, back_end: BackEnd, *, published: date | None = None
) -> tuple[Reading, list[Notice]]:
    """Let a model fill fields that the grammar left open.

    Parameters
    ----------
    text
        The document's text, which the spans of the reading index.
    reading
        What the grammar read.
    back_end
        The model.
    published
        The document's day.

    Returns
    -------
    Reading, list of Notice
        The same figures, numbers and spans; ``reader`` names both readers. Notices say how many answers
        were not accepted. When the model stops answering, the reading is given back as it was.
    """
    figures = list(reading.figures)
    where = f"document {reading.sha256[:12]}" if reading.sha256 else "the text"
    n_refused = 0
    notices: list[Notice] = []
    numbers = [figure.span for figure in reading.figures]
    for question in questions(text, reading.figures):
        passage = text[question.start : question.end]
        asked = Asked(passage, question.start, _within(numbers, question), published, back_end.name)
        try:
            answers = _parsed(back_end.ask(prompt(text, question, reading.figures, published)))
        except OutsideWorld as error:
            return reading, [_notice(where, "model.silent", error.found, error.advice)]
        for answer in answers:
            n_refused += not _take(figures, question, answer, asked)
    if n_refused:
        found = f"{n_refused} answers of the model whose words are not in the text or do not fit"
        notices.append(_notice(where, "model.refused", found, "nothing: those fields stay open"))
    return replace(reading, figures=tuple(figures), reader=f"{reading.reader}+{back_end.name}"), notices


def _within(numbers: list[tuple[int, int]], question: Question) -> list[tuple[int, int]]:
    return [span for span in numbers if span[0] < question.end and span[1] > question.start]


def _take(figures: list[Figure], question: Question, answer: Mapping[str, Any], asked: Asked) -> bool:
    number = answer.get("number")
    indexes = list(question.open_fields)
    if type(number) is not int or not 1 <= number <= len(indexes):
        return False
    index = indexes[number - 1]
    if answer.get("field") not in open_fields(figures[index]):
        return False  # the grammar, or an earlier answer, has filled it
    filled = accepted(figures[index], answer, asked)
    if filled is None:
        return False
    figures[index] = filled
    return True


def _parsed(words: str) -> list[Mapping[str, Any]]:
    """Take the JSON object out of an answer; models like to wrap it in words."""
    start, end = words.find("{"), words.rfind("}")
    try:
        answers = json.loads(words[start : end + 1]).get("answers", [])
    except (ValueError, AttributeError, RecursionError):
        return []
    return [each for each in answers if isinstance(each, dict)] if isinstance(answers, list) else []


def _notice(where: str, code: str, found: str, advice: str) -> Notice:
    return Notice("figures", code, "doubtful", where, found, "answers that rest on words of the text", advice)
