"""What people said of the figures of a page, in the words that stand on it.

A figure that a person rejected is shown among the numbers that are no figures, with what the machine
read: it is no longer counted and it does not vanish.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from uncounted.domain.anchor import Span
from uncounted.domain.check import CheckedFigure, FieldChange
from uncounted.domain.checked import CheckedReading
from uncounted.domain.figure import NotAFigure, Reading


def with_people(found: CheckedReading) -> tuple[Reading, Mapping[Span, str]]:
    """Give the reading to show, rejected figures among the numbers that are none, and words by span."""
    rejected = [NotAFigure(each.figure.span, _rejected(each)) for each in found.figures if not each.stands]
    standing = found.standing
    numbers = sorted((*standing.not_figures, *rejected), key=lambda each: each.span)
    said = {each.figure.span: _said(each) for each in found.figures if each.stands and each.check}
    return replace(standing, not_figures=tuple(numbers)), said


def _rejected(each: CheckedFigure) -> str:
    return f"rejected by a person; read as {each.figure.measure.replace('_', ' ')}"


def _said(each: CheckedFigure) -> str:
    changes = ", ".join(map(_change, each.changes))
    told = f"{each.status} by a person" + (f": {changes}" if changes else "")
    return "; ".join((told, *each.questions))


def _change(change: FieldChange) -> str:
    return f"{change.field.replace('_', ' ')} {_value(change.old)} → {_value(change.new)}"


def _value(value: str | float | None) -> str:
    if value is None:
        return "nothing"
    return f"{value:,.12g}" if isinstance(value, float) else value
