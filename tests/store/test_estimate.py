"""Stored estimates: kept whole, found by key, current only for the present matching and settings."""

from __future__ import annotations

import sqlite3

import pytest
from tests.estimate.made import case
from tests.estimate.published import KOREA

from uncounted.domain.estimate import Estimate, Reason
from uncounted.store import Store
from uncounted.store.estimate import add_estimate, begin_run, estimates, patterns, place_stored, placed
from uncounted.store.match import add_matching

MADE = Estimate(
    stratum={"region": "တောင်ကုန်း"},
    lists=KOREA.lists,
    patterns_hash=KOREA.digest,
    n_observed=123,
    model="chao",
    settings={"point": "lower bound"},
    seed=None,
    point=143.5,
    interval=(133.0, 167.25),
    level=0.95,
    draws=(124, 140),
    diagnostics={"on_one_list": 51, "share": 0.25},
    assumptions=("One.", "Two."),
    status="publishable",
    reasons=(Reason("may_overstate", "Few lists."),),
)


def test_an_estimate_comes_back_as_it_was(store: Store):
    """Every field, with its table of patterns."""
    matching, _ = case(50)
    add_matching(store, matching)
    run = begin_run(store, matching, seed=1, version="1", plan=["k"])
    add_estimate(store, MADE, table=KOREA, run=run, position=0, key="k")
    assert estimates(store) == [MADE]
    assert patterns(store, KOREA.digest) == KOREA
    assert placed(store, run) == {0: "k"}


def test_a_run_is_found_again_by_its_inputs(store: Store):
    """The same inputs go on with the newest run; others begin a new one, which takes over old results."""
    matching, _ = case(50)
    add_matching(store, matching)
    first = begin_run(store, matching, seed=1, version="1", plan=["k"])
    assert begin_run(store, matching, seed=1, version="1", plan=["k"]) == first
    add_estimate(store, MADE, table=KOREA, run=first, position=0, key="k")
    second = begin_run(store, matching, seed=2, version="1", plan=["k"])
    assert second != first
    assert estimates(store) == []
    assert place_stored(store, second, position=0, key="other") is None
    assert place_stored(store, second, position=0, key="k") == MADE
    assert estimates(store) == [MADE]


def test_an_estimate_is_stored_once(store: Store):
    """The same key twice is refused by the database, and nothing of the second is kept."""
    matching, _ = case(50)
    add_matching(store, matching)
    run = begin_run(store, matching, seed=1, version="1", plan=["k", "l"])
    add_estimate(store, MADE, table=KOREA, run=run, position=0, key="k")
    with pytest.raises(sqlite3.IntegrityError):
        add_estimate(store, MADE, table=KOREA, run=run, position=1, key="k")
    assert placed(store, run) == {0: "k"}


def test_a_run_that_holds_something_else_than_planned_is_not_gone_on_with(store: Store):
    """Rows can change under one matching: then a new run begins instead of a mixture."""
    matching, _ = case(50)
    add_matching(store, matching)
    first = begin_run(store, matching, seed=1, version="1", plan=["k"])
    add_estimate(store, MADE, table=KOREA, run=first, position=0, key="k")
    assert begin_run(store, matching, seed=1, version="1", plan=["k"]) == first
    assert begin_run(store, matching, seed=1, version="1", plan=["other"]) != first
