"""What cannot both hold is told, once, and what can hold together is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from uncounted.domain.figure import Figure
from uncounted.domain.series import StatedFigure
from uncounted.figures.series import findings, gather
from uncounted.figures.series.contradictions import agent

EMPTY = Figure((0, 1), "0", "killed", 0.0, None, None, "persons", "count", "exact")


def stated(
    amount: float, day: str | None, *, who: str = "Marsh Watch", words: str = "", **fields: Any
) -> StatedFigure:
    """Make one figure of a source in a document of its own."""
    figure = replace(EMPTY, value=amount, quote=f"{amount:,.0f}", as_of=day, attribution=who, **fields)
    return StatedFigure(f"{who} {day} {amount}", "The Brief", "2031-12-01", figure, words)


def told(*points: StatedFigure) -> list[tuple[str, str]]:
    """Give kind and words of every finding."""
    return [(each.kind, each.found) for each in findings(gather(points))]


def kinds(*points: StatedFigure) -> list[str]:
    """Give the kinds of the findings."""
    return [kind for kind, _ in told(*points)]


@pytest.mark.parametrize("hedge", ["at_least", "more_than", "up_to", "less_than"])
def test_like_hedges_are_compared_by_their_numbers(hedge: str) -> None:
    """At least 120, later at least 60: whoever says so has taken 60 back."""
    assert kinds(stated(120, "2031-02-28", qualifier=hedge), stated(60, "2031-03-31", qualifier=hedge)) == [
        "running total falls"
    ]
    assert kinds(stated(60, "2031-02-28", qualifier=hedge), stated(120, "2031-03-31", qualifier=hedge)) == []


def test_unlike_hedges_fall_only_when_they_cannot_both_hold() -> None:
    """At least 120 and then about 60 cannot; about 120 and then 115 can."""
    assert kinds(stated(120, "2031-02-28", qualifier="at_least"), stated(60, "2031-03-31")) == [
        "running total falls"
    ]
    assert kinds(stated(120, "2031-02-28", qualifier="about"), stated(115, "2031-03-31")) == []


def test_a_rounded_number_between_two_hides_no_fall() -> None:
    """120, about 115, 108: the last is held against the first."""
    found = told(
        stated(120, "2031-07-13"), stated(115, "2031-07-20", qualifier="about"), stated(108, "2031-08-01")
    )
    assert found == [("running total falls", "120 up to 2031-07-13, then 108 up to 2031-08-01")]


def test_a_fall_is_told_once() -> None:
    """What is counted after a correction is held against the corrected number."""
    points = [stated(n, f"2031-0{month}-01") for month, n in ((1, 120), (2, 100), (3, 105), (4, 110))]
    assert kinds(*points) == ["running total falls"]


def test_a_total_since_a_day_counts_up_to_the_day_of_issue() -> None:
    """Since 1 January 120, a month later since 1 January 60: a fall, and the days are marked."""
    march, april = (
        replace(stated(n, None, period_start="2031-01-01"), sha256=issued, issued=issued)
        for n, issued in ((120, "2031-03-01"), (60, "2031-04-01"))
    )
    assert told(march, april) == [
        (
            "running total falls",
            "120 up to 2031-03-01 (day of issue), then 60 up to 2031-04-01 (day of issue)",
        )
    ]


def test_a_total_since_a_later_day_is_another_count() -> None:
    """5,000 since one year and 60 since another contradict nothing, of one source or of two."""
    first = stated(5000, "2031-03-01", period_start="2029-01-01")
    later = stated(60, "2031-03-31", period_start="2031-01-01")
    assert kinds(first, later) == []
    same_day = stated(60, "2031-03-01", who="Ward Watch", period_start="2031-01-01")
    assert kinds(first, same_day) == []


def test_two_numbers_for_one_time_are_restated() -> None:
    """A flow of the same first and last day too; of another first day it is another flow."""
    week = {"period_start": "2031-07-01", "period_end": "2031-07-07"}
    assert told(stated(5, None, **week), stated(9, None, **week)) == [
        ("restated", "5 and 9, both from 2031-07-01 to 2031-07-07")
    ]
    longer = {**week, "period_start": "2031-06-01"}
    assert kinds(stated(5, None, **week), stated(9, None, **longer)) == []


def test_many_sources_of_one_day_are_one_finding() -> None:
    """With the two that are furthest apart; the others stand behind them."""
    points = [stated(100 + n, "2031-03-01", who=f"Watch {chr(65 + n)}") for n in range(20)]
    (found,) = [each for each in findings(gather(points)) if each.kind == "sources differ"]
    assert found.found.startswith("Watch A says 100, Watch T says 119, both up to 2031-03-01; 18 more")
    assert len(found.points) == 20


@pytest.mark.parametrize(
    "words",
    [
        "120 people have been killed by the end of February 2031.",
        "120 people have been killed by mid-March 2031.",
        "120 people have been killed by March 2031.",
        "120 people have been killed by the time the ceasefire began.",
        "120 people were killed by the same date last year.",
        "120 people were killed by Monday.",
        "120 people have been killed by gunfire.",
        "120 people have been killed by heavy artillery shelling.",
        "120 people have been killed by landmines and unexploded ordnance.",
    ],
)
def test_times_and_causes_are_nobody(words: str) -> None:
    """By when and by what do not say by whom."""
    assert agent(words) == frozenset()


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("120 people were killed by the army's shelling since May.", {"army"}),
        ("120 people have been killed by junta airstrikes.", {"junta"}),
        ("120 people were killed by security forces.", {"security", "forces"}),
    ],
)
def test_who_caused_it_is_somebody(words: str, who: set[str]) -> None:
    """A cause that belongs to somebody names them."""
    assert agent(words) == frozenset(who)


def test_two_agents_on_one_day_are_parts_and_change_nothing() -> None:
    """Only another day can bring another meaning."""
    army = stated(50, "2031-03-30", words="50 people were killed by the army.")
    rebels = stated(20, "2031-03-30", words="20 people were killed by the rebels.")
    later = stated(60, "2031-04-30", words="60 people were killed by the army.")
    assert "meaning changed" not in kinds(army, replace(rebels, sha256=army.sha256), later)
    police = stated(70, "2031-05-30", words="70 people were killed by the police.")
    assert "meaning changed" in kinds(army, later, police)
