"""What must hold for every reading of every text; asked by the property tests, the fuzzer and its corpus."""

from __future__ import annotations

import json
import math
import re
from datetime import date

from uncounted.domain.figure import Figure, Reading
from uncounted.figures import figure_dict, read

# Burmese digits may stand for letters that look alike, and Shan ones are letters in Zawgyi.
_DIGITS = re.compile("[0-9]+")


def check_reading(text: str, published: date | None) -> Reading:
    """Read a text and check all that must hold of the reading; give it."""
    reading = read(text, published=published)
    taken = bytearray(len(text))
    for figure in reading.figures:
        _check_figure(text, figure)
        start, end = figure.span
        assert not any(taken[start:end]), "figures overlap"
        taken[start:end] = b"f" * (end - start)
    for number in reading.not_figures:
        start, end = number.span
        assert 0 <= start < end <= len(text)
        assert number.reason
        assert b"f" not in taken[start:end], "a number is a figure and none"
        taken[start:end] = b"n" * (end - start)
    for run in _DIGITS.finditer(text):
        assert any(taken[run.start() : run.end()]), f"nothing is said of the digits at {run.span()}"
    for statement in reading.statements:
        assert text[slice(*statement.span)].strip()
    return reading


def _check_figure(text: str, figure: Figure) -> None:
    start, end = figure.span
    assert 0 <= start < end <= len(text)
    assert text[start:end] == figure.quote
    for number in (figure.value, figure.low, figure.high):
        assert number is None or math.isfinite(number)
    assert figure.value is not None or figure.low is not None or figure.high is not None
    assert figure.low is None or figure.high is None or figure.low <= figure.high
    assert figure.as_of is None or (figure.period_start, figure.period_end) == (None, None)
    days = [each for each in (figure.period_start, figure.period_end) if each]
    assert days == sorted(days)
    assert [date.fromisoformat(each) for each in (*days, figure.as_of or "2000-01-01")]
    for why in figure.why:
        assert why.rule
        assert why.span is None or 0 <= why.span[0] <= why.span[1] <= len(text)
    assert all(figure.doubts)
    assert json.loads(json.dumps(figure_dict(figure), allow_nan=False))["span"] == [start, end]
