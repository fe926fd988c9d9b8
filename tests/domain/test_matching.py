"""Persons by lists: each person counts once."""

from __future__ import annotations

from uncounted.domain.matching import Judgement, Matching, Member, Pair, Person, Verdict, waiting_pairs


def person(person_id: str, *row_ids: str) -> Person:
    """Make a person of rows."""
    return Person(person_id, tuple(Member(row_id, 1.0) for row_id in row_ids))


def test_two_rows_on_one_list_are_one_capture() -> None:
    """A list that repeats a person does not count twice, and a person on two lists is one pattern."""
    matching = Matching(
        persons=(person("P1", "a1", "a2"), person("P2", "a3", "b1"), person("P3", "b2")),
        pairs=(),
        list_of={"a1": "north", "a2": "north", "a3": "north", "b1": "south", "b2": "south"},
    )
    table = matching.patterns()
    assert table.lists == ("north", "south")
    assert dict(table.counts) == {(1, 0): 1, (1, 1): 1, (0, 1): 1}


def test_patterns_of_some_persons_leave_out_lists_that_hold_none_of_them() -> None:
    """A stratum sees only its own lists."""
    matching = Matching((person("P1", "a1"), person("P2", "b1")), (), {"a1": "north", "b1": "south"})
    assert matching.patterns(among=["P2"]).lists == ("south",)
    assert matching.patterns(among=[]).n_observed == 0


def test_rows_that_say_something_else_put_nobody_on_a_list() -> None:
    """Only chosen rows count: a person keeps the lists of those, and one without any is not counted."""
    matching = Matching(
        persons=(person("P1", "a1", "b1"), person("P2", "a2", "b2"), person("P3", "b3")),
        pairs=(),
        list_of={"a1": "north", "a2": "north", "b1": "south", "b2": "south", "b3": "south"},
    )
    table = matching.patterns(rows=["a1", "b1", "a2"])
    assert (table.lists, dict(table.counts)) == (("north", "south"), {(1, 1): 1, (1, 0): 1})
    assert matching.patterns(rows=["a1", "b1", "a2"], among=["P2"]).lists == ("north",)
    assert matching.patterns(rows=[]).n_observed == 0


def judged(row_a: str, row_b: str, verdict: Verdict) -> Judgement:
    """Make a judgement."""
    return Judgement(row_a, row_b, verdict, "rev-1", "2031-01-01T00:00:00Z")


def test_pairs_wait_between_the_thresholds_unless_they_are_one_person_or_judged() -> None:
    """The newest judgement counts: "unsure" puts a pair back."""
    matching = Matching(
        persons=(person("P1", "a", "b"), person("P2", "c"), person("P3", "d"), person("P4", "e")),
        pairs=(
            Pair("c", "d", 0.6),  # at the upper threshold: not asked
            Pair("a", "b", 0.5),  # one person already
            Pair("a", "c", 0.5),
            Pair("a", "d", 0.4),
            Pair("b", "d", 0.3),
            Pair("c", "e", 0.2),  # at the lower threshold: asked
            Pair("d", "e", 0.1),
        ),
        list_of={},
        settings={"prob_review": 0.2, "prob_same": 0.6},
    )
    found = [(pair.row_a, pair.row_b) for pair in waiting_pairs(matching)]
    assert found == [("a", "c"), ("a", "d"), ("b", "d"), ("c", "e")]
    said = [judged("a", "c", "different"), judged("a", "d", "same"), judged("a", "d", "unsure")]
    found = [(pair.row_a, pair.row_b) for pair in waiting_pairs(matching, said)]
    assert found == [("a", "d"), ("b", "d"), ("c", "e")]
