"""Geometry of the chart."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish.conftest import Made

from uncounted.publish.blocks import Chart
from uncounted.publish.drawing import Drawing, spread, y_steps

_LABELS = st.lists(st.tuples(st.floats(0, 400), st.sampled_from([22.0, 41.0])), min_size=1, max_size=8)


@given(_LABELS)
def test_labels_never_overlap_and_stay_on_the_page(labels: list[tuple[float, float]]) -> None:
    """Whatever they want, each has its own place above the bottom, in order."""
    wanted, heights = [label[0] for label in sorted(labels)], [label[1] for label in sorted(labels)]
    placed = spread(wanted, heights, bottom=400)
    assert all(
        below - above >= (a + b) / 2 - 1e-6
        for (above, below), (a, b) in zip(pairwise(placed), pairwise(heights), strict=True)
    )
    assert placed[-1] + heights[-1] / 2 <= 400 + 1e-6


@pytest.mark.parametrize("highest", [0, 1, 7, 99, 1038, 4300, 12001, 250000])
def test_the_axis_begins_at_zero_and_holds_everything(highest: int) -> None:
    """Steps are round, at most eight, and equal."""
    steps = y_steps(highest)
    assert steps[0] == 0
    assert steps[-1] >= highest
    assert len({after - before for before, after in pairwise(steps)}) == 1
    assert len(steps) <= 8


def _drawings(made: Made) -> list[Drawing]:
    charts = [block for part in made.page.parts for block in part.blocks if isinstance(block, Chart)]
    return [charts[0].wide, charts[0].narrow]


def test_everything_is_drawn_inside_the_frame(either: Made) -> None:
    """Points, line, interval and labels stay within the drawing."""
    for drawing in _drawings(either):
        assert max(map(float, re.findall(r"H([\d.]+)", drawing.line))) <= drawing.x_right
        assert max(map(float, re.findall(r"V([\d.]+)", drawing.line))) <= drawing.y_bottom
        assert all(
            0 <= mark.x <= drawing.x_right and 0 <= mark.y <= drawing.y_bottom for mark in drawing.marks
        )
        assert drawing.bracket is not None
        assert 0 <= drawing.bracket[3] < drawing.bracket[2] < drawing.bracket[1] <= drawing.y_bottom
        assert all(0 < label.y < drawing.frame.height for label in drawing.labels)


def test_time_labels_keep_their_distance(either: Made) -> None:
    """No two labels of the time axis come closer than 70 units."""
    for drawing in _drawings(either):
        assert all(after - before > 70 for before, after in pairwise(tick[0] for tick in drawing.x_ticks))


def test_the_drawing_is_described_in_words(english: Made) -> None:
    """A screen reader hears the three numbers."""
    for text in ("River Council says 1,038", "1,333 people", "between 1,500 and 1,900"):
        assert text in _drawings(english)[0].description
