"""Which figures a person should look at first: the most doubtful, and of these the heaviest. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from uncounted.domain.check import Check, CheckedFigure
from uncounted.domain.checked import CheckedReading
from uncounted.domain.document import Document


@dataclass(frozen=True)
class Doubtful:
    """A figure to look at, and why.

    Attributes
    ----------
    checked
        The figure as it stands.
    doubts
        In plain words; at least one.
    """

    checked: CheckedFigure
    doubts: tuple[str, ...]


def doubtful(
    readings: Iterable[CheckedReading], documents: Mapping[str, Document], *, measure: str = ""
) -> list[Doubtful]:
    """Give the figures that a person should look at, the most urgent first.

    A figure that a person has checked is only among them when the reader now says otherwise; those come
    before all others. Then more doubts come before fewer, the measure of the brief before others, and
    larger counts of people before smaller ones.

    Parameters
    ----------
    readings
        With people's checks over them.
    documents
        By SHA-256; doubts about a whole text are doubts about each of its figures.
    measure
        The measure that the brief is about.
    """
    found = [
        Doubtful(each, doubts)
        for reading in readings
        for each in reading.figures
        if (doubts := _doubts(each, documents.get(each.sha256)))
    ]
    return sorted(found, key=lambda each: _rank(each, measure))


def unapplied(reading: CheckedReading) -> list[tuple[Check, str]]:
    """Give the checks that a person should take to another place or take back, and why.

    A rejection under a newer check is left out: whatever stands there now, a person put there knowing
    that the words are no figure by themselves.
    """
    lost = "the words of this check are no longer found in its document, or more than once"
    covered = "a newer check covers words of this one"
    return [
        *((each, lost) for each in reading.stranded),
        *((each, covered) for each in reading.covered if each.verdict != "rejected"),
    ]


def _doubts(each: CheckedFigure, document: Document | None) -> tuple[str, ...]:
    if each.status != "machine":
        return each.questions
    reasons = document.quality.reasons if document and not document.quality.reliable else ()
    of_text = ("the text may not say what the page says: " + ", ".join(reasons),) if reasons else ()
    return (*each.figure.doubts, *of_text)


def _rank(each: Doubtful, measure: str) -> tuple[bool, int, bool, float]:
    figure = each.checked.figure
    is_of_brief = figure.measure == measure and figure.unit == "persons"
    return each.checked.status == "machine", -len(each.doubts), not is_of_brief, -_n_people(each)


def _n_people(each: Doubtful) -> float:
    figure = each.checked.figure
    if figure.unit != "persons" or figure.kind != "count":
        return 0.0
    return max(
        (number for number in (figure.value, figure.low, figure.high) if number is not None), default=0.0
    )
