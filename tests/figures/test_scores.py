"""The reader's scores on labelled passages do not fall, and the scorer can tell right from wrong."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from benchmarks.figure_scores import PASSAGES, predict, read_gold, score

GOLD = read_gold(PASSAGES / "practice_burmese.jsonl")


def scores(change: Callable[[dict[str, Any]], None]) -> dict[str, float]:
    """Score the labels against themselves after a change to each passage."""
    changed = copy.deepcopy(GOLD)
    for passage in changed:
        change(passage)
    return score(GOLD, {passage["id"]: passage for passage in changed})


def each(**fields: Any) -> Callable[[dict[str, Any]], None]:
    """Set fields of every figure."""

    def change(passage: dict[str, Any]) -> None:
        for figure in passage["figures"]:
            figure.update(fields)

    return change


def test_labels_score_full_marks_against_themselves() -> None:
    """Nothing is missed, nothing is wrong, no trap is taken."""
    found = scores(lambda passage: None)
    assert found.pop("traps") == 0
    assert set(found.values()) == {1.0}


@pytest.mark.parametrize(
    ("change", "column"),
    [
        (each(value=-1, low=-1), "found"),
        (each(measure="nonsense"), "measure"),
        (each(as_of="1900-01-01", period_end=None), "date"),
        (each(attribution="Nobody At All"), "attribution"),
        (each(qualifier="nonsense"), "qualifier"),
    ],
    ids=["number", "measure", "date", "attribution", "qualifier"],
)
def test_a_wrong_field_counts(change: Callable[[dict[str, Any]], None], column: str) -> None:
    """A field that is wrong everywhere has no marks, nor has all of it."""
    found = scores(change)
    assert found[column] == 0
    assert found["all five"] == 0


def test_a_trap_taken_for_a_figure_counts() -> None:
    """Every trap predicted as a figure lowers precision and is counted."""

    def trapped(passage: dict[str, Any]) -> None:
        model = passage["figures"][0]
        passage["figures"] += [{**model, "span": trap, "value": 7} for trap in passage["traps"]]

    found = scores(trapped)
    assert found["traps"] == 1
    assert found["found"] < 1


# The floor is a little under what the reader reached when it was last measured (`figure_scores.py`).
FLOORS = {
    "kept_apart": {"found": 0.90, "measure": 0.70, "date": 0.70, "attribution": 0.76, "qualifier": 0.89},
    "practice": {"found": 0.94, "measure": 0.84, "date": 0.78, "attribution": 0.87, "qualifier": 0.93},
    "practice_burmese": {
        "found": 0.97,
        "measure": 0.93,
        "date": 0.82,
        "attribution": 0.89,
        "qualifier": 0.97,
    },
    "practice_documents": {
        "found": 0.94,
        "measure": 0.84,
        "date": 0.80,
        "attribution": 0.90,
        "qualifier": 0.94,
    },
}


@pytest.mark.parametrize("name", FLOORS)
def test_the_reader_keeps_its_scores(name: str) -> None:
    """A change to the rules that costs what they could already do is seen here."""
    path = PASSAGES / f"{name}.jsonl"
    found = score(read_gold(path), predict(path))
    assert {column: value for column, value in found.items() if value < FLOORS[name].get(column, 0)} == {}
