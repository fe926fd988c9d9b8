"""Public ids survive new rows, merges, splits and new releases, and are never given twice."""

from __future__ import annotations

from collections.abc import Sequence

from uncounted.domain.matching import Matching, Member, Person
from uncounted.match.identity import Forward, carried, person_ids


def _matching(persons: dict[str, Sequence[str]], forwards: tuple[Forward, ...] = ()) -> Matching:
    made = tuple(Person(name, tuple(Member(row, 1.0) for row in rows)) for name, rows in persons.items())
    return Matching(made, (), {}, forwards=forwards)


def test_first_ids_count_from_one() -> None:
    """New persons are numbered in the order they are met."""
    assert person_ids([("a", "b"), ("c",)], None) == (["P00001", "P00002"], ())


def test_unchanged_clusters_keep_their_ids_and_new_ones_follow() -> None:
    """A new row does not move anybody."""
    before = _matching({"P00001": "ab", "P00002": "c"})
    ids, forwards = person_ids([("d",), ("a", "b"), ("c",)], before)
    assert (ids, forwards) == (["P00003", "P00001", "P00002"], ())


def test_a_merge_keeps_the_id_with_most_rows_and_forwards_the_other() -> None:
    """The larger part keeps its name; on a tie the older id does."""
    before = _matching({"P00001": "a", "P00002": "bc", "P00003": "d", "P00004": "e"})
    ids, forwards = person_ids([("a", "b", "c"), ("d", "e")], before)
    assert ids == ["P00002", "P00003"]
    assert forwards == (("P00001", "P00002", "merged"), ("P00004", "P00003", "merged"))


def test_a_split_keeps_the_id_for_the_larger_part() -> None:
    """The other part gets a new id, and the old one points to it."""
    ids, forwards = person_ids([("a", "b"), ("c",)], _matching({"P00001": "abc"}))
    assert (ids, forwards) == (["P00001", "P00002"], (("P00001", "P00002", "split"),))


def test_withdrawn_rows_retire_their_person_and_the_id_is_not_given_again() -> None:
    """Even after the last holder is gone, and a matching later."""
    ids, forwards = person_ids([("a",)], _matching({"P00001": "a", "P00002": "b"}))
    assert (ids, forwards) == (["P00001"], (("P00002", "", "rows withdrawn"),))
    ids, again = person_ids([("a",), ("z",)], _matching({"P00001": "a"}, forwards=forwards))
    assert (ids, again) == (["P00001", "P00003"], forwards)


def test_a_person_keeps_the_id_when_a_new_release_gives_rows_new_ids() -> None:
    """The earlier matching is read by the row ids of now; rows that are gone leave it."""
    before = _matching({"P00007": ["r1:2", "r1:3"], "P00008": ["r1:4"]})
    now = carried(before, {"r1:2": "r2:4", "r1:3": "r2:5", "r2:9": "r2:9"})
    ids, forwards = person_ids([("r2:9",), ("r2:4", "r2:5")], now)
    assert (ids, forwards) == (["P00009", "P00007"], (("P00008", "", "rows withdrawn"),))
