"""The documented count and its doubt."""

from __future__ import annotations

from datetime import date

from uncounted.domain.date import PartialDate
from uncounted.domain.matching import Judgement, Matching, Member, Pair, Person
from uncounted.domain.row import Fields, Row
from uncounted.publish.documented import day_of, decisions, documented, rows_behind

_END = date(2031, 3, 30)


def _row(row_id: str, *, act: str | None = "killed", when: PartialDate | None = None) -> Row:
    return Row(row_id, row_id.split(":")[0], 2, "", {}, Fields(act=act, date=when))


def _matching(*persons: tuple[str, ...], pairs: tuple[Pair, ...] = ()) -> Matching:
    return Matching(
        persons=tuple(
            Person(f"p{number}", tuple(Member(row_id, 1.0) for row_id in rows))
            for number, rows in enumerate(persons)
        ),
        pairs=pairs,
        list_of={row_id: row_id.split(":")[0] for rows in persons for row_id in rows},
        settings={"prob_same": 0.9, "prob_review": 0.5},
    )


def test_a_person_counts_by_the_rows_that_have_the_act() -> None:
    """A row about an arrest puts nobody on a list of the killed."""
    rows = [_row("a:1"), _row("b:1", act="arrested"), _row("b:2", act="arrested"), _row("c:1", act=None)]
    matching = _matching(("a:1", "b:1"), ("b:2",), ("c:1",))
    behind = rows_behind(matching, rows, act="killed")
    table = documented(matching, behind, judgements=(), end=_END, is_outdated=False).patterns
    assert (table.lists, dict(table.counts)) == (("a",), {(1,): 1})


def test_the_overlap_counts_people_on_both_lists() -> None:
    """The diagonal is each list's own count."""
    rows = [_row("a:1"), _row("b:1"), _row("a:2"), _row("b:3")]
    matching = _matching(("a:1", "b:1"), ("a:2",), ("b:3",))
    found = documented(
        matching, rows_behind(matching, rows, act="killed"), judgements=(), end=_END, is_outdated=False
    )
    assert found.overlap == ((2, 1), (1, 2))


def test_waiting_pairs_are_neither_joined_nor_judged_nor_outside_the_thresholds() -> None:
    """Three pairs in a ring join three people into one, not into none."""
    rows = [_row(f"a:{number}") for number in range(6)]
    pairs = (
        Pair("a:0", "a:1", 0.6),
        Pair("a:1", "a:2", 0.7),
        Pair("a:0", "a:2", 0.8),
        Pair("a:3", "a:4", 0.7),
        Pair("a:3", "a:5", 0.4),
    )
    matching = _matching(*((row.row_id,) for row in rows), pairs=pairs)
    judgements = [Judgement("a:3", "a:4", "different", "owner", "2031-03-30T00:00:00Z")]
    behind = rows_behind(matching, rows, act="killed")
    found = documented(matching, behind, judgements=judgements, end=_END, is_outdated=False)
    assert (found.doubt.n_waiting, found.doubt.n_persons_if_joined, found.n_persons) == (3, 4, 6)


def test_the_day_is_the_earliest_certain_one() -> None:
    """A day comes before a month; of a month alone the last day is certain."""
    month, day = PartialDate.month(2031, 1), PartialDate.of(date(2031, 2, 3))
    assert day_of([_row("a:1", when=month), _row("b:1", when=day)]) == date(2031, 2, 3)
    assert day_of([_row("a:1", when=month)]) == date(2031, 1, 31)
    assert day_of([_row("a:1")]) is None


def test_only_decisions_in_force_are_counted() -> None:
    """A withdrawn decision, and one on rows that are not matched, changed nothing."""
    matching = _matching(("a:1",), ("b:1",), ("b:2",))
    judgements = [
        Judgement("a:1", "b:1", "same", "owner", "2031-03-28T00:00:00Z"),
        Judgement("a:1", "b:2", "different", "owner", "2031-03-28T00:00:00Z"),
        Judgement("a:1", "b:1", "unsure", "owner", "2031-03-29T00:00:00Z"),
        Judgement("a:1", "c:9", "same", "owner", "2031-03-29T00:00:00Z"),
    ]
    assert list(decisions(matching, judgements)) == [("a:1", "b:2")]
