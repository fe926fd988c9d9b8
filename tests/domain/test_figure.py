"""A stated figure: what it stands for and when it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from uncounted.domain.figure import RUNNING_TOTALS, Figure, Why

KILLED = Figure(
    span=(0, 2), quote="90", measure="killed", value=90.0, low=None, high=None, unit="persons", kind="count",
    qualifier="exact",
)  # fmt: skip


def test_a_stock_stands_at_its_day() -> None:
    """The as-of day is the day on which it holds."""
    assert replace(KILLED, as_of="2031-03-30").stands_at == "2031-03-30"
    assert KILLED.stands_at is None


@pytest.mark.parametrize("rule", sorted(RUNNING_TOTALS))
def test_a_running_total_stands_at_its_last_day(rule: str) -> None:
    """A count since a day is told as it stands at another."""
    running = replace(KILLED, period_start="2030-06-07", period_end="2031-03-30", why=(Why("period", rule),))
    assert running.stands_at == "2031-03-30"


def test_what_a_period_adds_up_to_stands_at_no_day() -> None:
    """It cannot be set beside running totals."""
    during = replace(
        KILLED, period_start="2031-03-01", period_end="2031-03-31", why=(Why("period", "during"),)
    )
    assert during.stands_at is None
    assert replace(during, period_end=None, why=(Why("period", "since"),)).stands_at is None
