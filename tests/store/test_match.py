"""Judgements and matchings in the store: added, never changed, the newest one holds."""

from __future__ import annotations

import dataclasses

import pytest

from uncounted.domain.matching import Matching, Member, Pair, Person
from uncounted.store import Store
from uncounted.store import match as stored

_MATCHING = Matching(
    persons=(
        Person("P00001", (Member("a:1:2", 0.95), Member("b:1:2", 0.95))),
        Person("P00002", (Member("b:1:3", 1.0),)),
    ),
    pairs=(Pair("a:1:2", "b:1:2", 0.95),),
    list_of={"a:1:2": "a", "b:1:2": "b", "b:1:3": "b"},
    settings={"prob_same": 0.9, "columns": ["name", "sex"]},
    input_hash="0" * 64,
    key_of={"a:1:2": "k1", "b:1:2": "k2", "b:1:3": "k3"},
)


def test_there_is_no_matching_before_the_first(store: Store) -> None:
    """An empty workspace has no matching."""
    assert stored.current_matching(store) is None


def test_a_matching_comes_back_as_it_was_kept(store: Store) -> None:
    """Nothing is lost or rounded on the way through the database."""
    stored.add_matching(store, _MATCHING)
    assert stored.current_matching(store) == _MATCHING


def test_the_newest_matching_is_current_and_forwards_add_up(store: Store) -> None:
    """A later matching supersedes; forwards of the earlier one stay true."""
    merged = ("P00002", "P00001", "merged")
    withdrawn = ("P00003", "", "rows withdrawn")
    stored.add_matching(store, dataclasses.replace(_MATCHING, forwards=(merged,)))
    stored.add_matching(
        store, dataclasses.replace(_MATCHING, forwards=(merged, withdrawn), input_hash="1" * 64)
    )
    current = stored.current_matching(store)
    assert current is not None
    assert current.input_hash == "1" * 64
    assert current.forwards == (merged, withdrawn)
    assert store.db.scalar("SELECT count(*) FROM match_forward") == 2


def test_judgements_come_back_oldest_first_with_sorted_rows(store: Store) -> None:
    """Rows are sorted, the order of judging is kept."""
    stored.add_judgement(store, "b:1:3", "a:1:2", "same", "one photograph", by="rev-1")
    stored.add_judgement(store, "a:1:2", "b:1:3", "different")
    first, second = stored.judgements(store)
    assert (first.row_a, first.row_b, first.verdict, first.by, first.why) == (
        "a:1:2", "b:1:3", "same", "rev-1", "one photograph",
    )  # fmt: skip
    assert (second.verdict, second.by) == ("different", store.actor)


def test_a_judgement_follows_its_rows_into_the_next_release(store: Store) -> None:
    """Row ids change with a release; the row's key carries the judgement over."""
    stored.add_judgement(store, "a:1:2", "b:1:3", "same", row_keys={"a:1:2": "k1", "b:1:3": "k3"})
    present = {"a:2:9": "k1", "b:1:3": "k3"}
    (moved,) = stored.judgements(store, row_keys=present)
    assert (moved.row_a, moved.row_b) == ("a:2:9", "b:1:3")


def test_a_judgement_on_rows_that_are_gone_is_left_out(store: Store) -> None:
    """A judgement about a vanished row binds nothing, and stays in the store."""
    stored.add_judgement(store, "a:1:2", "b:1:3", "same", row_keys={"a:1:2": "k1", "b:1:3": "k3"})
    assert stored.judgements(store, row_keys={"b:1:3": "k3"}) == []
    assert len(stored.judgements(store)) == 1


def test_a_judgement_on_one_row_is_refused(store: Store) -> None:
    """A row is always the same as itself."""
    with pytest.raises(ValueError, match="two rows"):
        stored.add_judgement(store, "a:1:2", "a:1:2", "same")
