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
COLUMNS = ("found", "measure", "date", "attribution", "qualifier")
FLOORS = {
    "kept_apart": (0.92, 0.76, 0.72, 0.79, 0.91),
    "kept_apart_plain": (0.97, 0.85, 0.74, 0.79, 0.96),
    "practice": (0.96, 0.90, 0.81, 0.90, 0.96),
    "practice2": (0.97, 0.88, 0.84, 0.91, 0.96),
    "practice_burmese": (0.98, 0.94, 0.83, 0.91, 0.98),
    "practice_documents": (0.95, 0.91, 0.84, 0.94, 0.95),
}


@pytest.mark.parametrize("name", FLOORS)
def test_the_reader_keeps_its_scores(name: str) -> None:
    """A change to the rules that costs what they could already do is seen here."""
    path = PASSAGES / f"{name}.jsonl"
    found = score(read_gold(path), predict(path))
    floors = dict(zip(COLUMNS, FLOORS[name], strict=True))
    assert {column: found[column] for column, floor in floors.items() if found[column] < floor} == {}
