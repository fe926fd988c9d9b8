"""Judgements and matchings in the store: added, never changed, the newest one holds."""

from __future__ import annotations

import dataclasses

import pytest

from uncounted.domain.matching import Matching, Member, Pair, Person
from uncounted.domain.row import Fields, ListRelease, Row
from uncounted.store import Store, lists
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


def _take_in(store: Store, release_id: str, rows: dict[str, str]) -> None:
    """Store a release of one list: row id to the row it was before, empty for a new one."""
    list_name = release_id.partition(":")[0]
    release = ListRelease(release_id, list_name, "", "", "0", (), {}, len(rows), 0)
    stored_rows = [Row(row_id, list_name, 2, "", {}, Fields(name="Zin Mar")) for row_id in rows]
    previous_of = {row_id: before for row_id, before in rows.items() if before}
    lists.add_release(store, release, stored_rows, previous_of=previous_of)


def test_judgements_come_back_oldest_first_with_sorted_rows(store: Store) -> None:
    """Rows are sorted, the order of judging is kept."""
    _take_in(store, "a:1", {"a:1:2": ""})
    _take_in(store, "b:1", {"b:1:3": ""})
    stored.add_judgement(store, "b:1:3", "a:1:2", "same", "one photograph", by="rev-1")
    stored.add_judgement(store, "a:1:2", "b:1:3", "different")
    first, second = stored.judgements(store)
    assert (first.row_a, first.row_b, first.verdict, first.by, first.why) == (
        "a:1:2", "b:1:3", "same", "rev-1", "one photograph",
    )  # fmt: skip
    assert (second.verdict, second.by) == ("different", store.actor)
    assert stored.stranded_judgements(store) == []


def test_a_judgement_follows_its_rows_into_the_next_release(store: Store) -> None:
    """It holds on the rows that its rows became, whatever their ids are now."""
    _take_in(store, "a:1", {"a:1:2": "", "a:1:3": ""})
    _take_in(store, "b:1", {"b:1:3": ""})
    stored.add_judgement(store, "a:1:2", "b:1:3", "same")
    _take_in(store, "a:2", {"a:2:2": "", "a:2:3": "a:1:2", "a:2:4": "a:1:3"})
    (moved,) = stored.judgements(store)
    assert (moved.row_a, moved.row_b) == ("a:2:3", "b:1:3")


def test_a_judgement_on_rows_that_are_gone_is_stranded(store: Store) -> None:
    """It binds nothing and stays in the store; one that was taken back before is not missed."""
    _take_in(store, "a:1", {"a:1:2": "", "a:1:3": ""})
    _take_in(store, "b:1", {"b:1:3": ""})
    for row_id, verdict in (("a:1:2", "same"), ("a:1:3", "same"), ("a:1:3", "unsure")):
        stored.add_judgement(store, row_id, "b:1:3", verdict)  # type: ignore[arg-type]  # both are verdicts
    _take_in(store, "a:2", {"a:2:2": ""})
    assert stored.judgements(store) == []
    assert [one.row_a for one in stored.stranded_judgements(store)] == ["a:1:2"]
    assert len(stored.every_judgement(store)) == 3


def test_a_judgement_on_one_row_is_refused(store: Store) -> None:
    """A row is always the same as itself."""
    with pytest.raises(ValueError, match="two rows"):
        stored.add_judgement(store, "a:1:2", "a:1:2", "same")
