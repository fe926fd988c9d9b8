"""Which rows are one person, and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

from uncounted.domain.pattern import CapturePatterns

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True)
class Judgement:
    """A person's word (or a named rule's) on whether two rows are one person; it always holds.

    Attributes
    ----------
    row_a, row_b
        Row ids, in sorted order.
    verdict
        same, different, unsure.
    by
        Pseudonym of the person, or the rule's name.
    at
        UTC time, ISO 8601.
    why
        The reason, in the judge's own words; may hold personal data, never printed in logs.
    """

    row_a: str
    row_b: str
    verdict: Verdict
    by: str
    at: str
    why: str = ""


@dataclass(frozen=True)
class Pair:
    """Two rows that were compared.

    Attributes
    ----------
    row_a, row_b
        Row ids, in sorted order.
    prob_match
        Probability in [0, 1] that both rows are one person, given the model.
    """

    row_a: str
    row_b: str
    prob_match: float


@dataclass(frozen=True)
class Member:
    """A row as a member of a person.

    Attributes
    ----------
    row_id
        The row.
    prob_member
        Probability in [0, 1] that the row belongs to this person: 1 for a row on its own.
    """

    row_id: str
    prob_member: float


@dataclass(frozen=True)
class Person:
    """A cluster of rows.

    Attributes
    ----------
    person_id
        Public id; survives re-runs, merges and splits.
    members
        Its rows, in order of row id.
    """

    person_id: str
    members: tuple[Member, ...]

    @property
    def row_ids(self) -> tuple[str, ...]:
        """Row ids of the members."""
        return tuple(member.row_id for member in self.members)


@dataclass(frozen=True)
class Matching:
    """The result of matching: persons, scored pairs, and what it rests on.

    Attributes
    ----------
    persons
        Every row is in exactly one person.
    pairs
        The pairs scored above the model's floor, best first.
    list_of
        Row id to list name.
    settings
        Settings, seed and versions, as plain values.
    input_hash
        SHA-256 over the rows and judgements it was made from.
    forwards
        Old person id, new person id, reason (merged, split, rows withdrawn), of this and every earlier
        matching. A split person keeps its id for the larger part; withdrawn ids forward to nothing.
    key_of
        Row id to the key that carries the row across releases (`uncounted.domain.row_key`).
    """

    persons: tuple[Person, ...]
    pairs: tuple[Pair, ...]
    list_of: dict[str, str]
    settings: dict[str, object] = field(default_factory=dict)
    input_hash: str = ""
    forwards: tuple[tuple[str, str, str], ...] = ()
    key_of: dict[str, str] = field(default_factory=dict)

    def patterns(
        self, *, among: Iterable[str] | None = None, rows: Iterable[str] | None = None
    ) -> CapturePatterns:
        """Tabulate which lists hold each person.

        Parameters
        ----------
        among
            Person ids to count; all when None.
        rows
            Row ids that say what is counted; all when None. Other rows are passed over: they put
            nobody on a list, and a person who has no row left is not counted.

        Returns
        -------
        CapturePatterns
            Lists in alphabetical order; lists that hold nobody counted are left out.
        """
        persons = None if among is None else set(among)
        counted = None if rows is None else set(rows)
        held = [
            on
            for person in self.persons
            if persons is None or person.person_id in persons
            if (on := self._lists_of(person, counted))
        ]
        lists = tuple(sorted(frozenset().union(*held)))
        counts = Counter(tuple(int(name in on) for name in lists) for on in held)
        return CapturePatterns(lists, dict(counts))

    def _lists_of(self, person: Person, rows: Set[str] | None) -> frozenset[str]:
        return frozenset(self.list_of[row_id] for row_id in person.row_ids if rows is None or row_id in rows)


def waiting_pairs(matching: Matching, judgements: Sequence[Judgement] = ()) -> list[Pair]:
    """Give the pairs that wait for a person, the likeliest first.

    A pair waits when its probability is between the two thresholds of the matching, its rows are not
    one person already, and its newest judgement, if any, is "unsure".

    Parameters
    ----------
    matching
        Its settings hold the thresholds.
    judgements
        In force on the rows of the matching, oldest first.
    """
    low, high = (float(str(matching.settings[name])) for name in ("prob_review", "prob_same"))
    person_of = {row_id: person.person_id for person in matching.persons for row_id in person.row_ids}
    newest = {(one.row_a, one.row_b): one.verdict for one in judgements}
    return [
        pair
        for pair in matching.pairs
        if low <= pair.prob_match < high
        and person_of.get(pair.row_a) != person_of.get(pair.row_b)
        and newest.get((pair.row_a, pair.row_b), "unsure") == "unsure"
    ]
