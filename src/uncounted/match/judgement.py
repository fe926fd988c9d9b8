"""What people judged: which judgement holds on each pair, and whether they can all hold together.

A judgement always wins over the model. "Same" is taken to carry on (A is B, B is C: A is C), so a
"different" inside such a chain contradicts it and nothing can be matched until a person mends one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uncounted.domain.matching import Judgement
from uncounted.errors import InputRefused


@dataclass(frozen=True)
class Constraints:
    """Pairs that must or must not be one person, by row id, each pair sorted.

    Attributes
    ----------
    same
        Pairs that must be one person.
    different
        Pairs that must not.
    """

    same: frozenset[tuple[str, str]]
    different: frozenset[tuple[str, str]]


class Groups:
    """Rows that are one person by a chain of "same" (disjoint sets; Tarjan, 1975)."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._parent: dict[str, str] = {}
        for row_a, row_b in pairs:
            self.join(row_a, row_b)

    def of(self, row_id: str) -> str:
        """Name the group of a row by the first of its rows in sorted order."""
        root = row_id
        while (above := self._parent.get(root, root)) != root:
            root = above
        while row_id != root:
            self._parent[row_id], row_id = root, self._parent.get(row_id, row_id)
        return root

    def join(self, row_a: str, row_b: str) -> None:
        """Make two rows one group."""
        first, second = sorted((self.of(row_a), self.of(row_b)))
        self._parent[second] = first


def in_force(judgements: Sequence[Judgement], *, known: Iterable[str]) -> Constraints:
    """Give what holds: the newest judgement on each pair of known rows; "unsure" binds nothing.

    Parameters
    ----------
    judgements
        Oldest first.
    known
        Row ids that are there; judgements on other rows bind nothing.

    Raises
    ------
    InputRefused
        When they cannot all hold: rows judged different that a chain of "same" joins.
    """
    there = set(known)
    newest: dict[tuple[str, str], str] = {}
    for judgement in judgements:
        if judgement.row_a in there and judgement.row_b in there:
            row_a, row_b = sorted((judgement.row_a, judgement.row_b))
            newest[row_a, row_b] = judgement.verdict
    constraints = Constraints(
        frozenset(pair for pair, verdict in newest.items() if verdict == "same"),
        frozenset(pair for pair, verdict in newest.items() if verdict == "different"),
    )
    _check(constraints)
    return constraints


def _check(constraints: Constraints) -> None:
    groups = Groups(constraints.same)
    broken = sorted(
        (row_a, row_b) for row_a, row_b in constraints.different if groups.of(row_a) == groups.of(row_b)
    )
    if not broken:
        return
    row_a, row_b = broken[0]
    group = groups.of(row_a)
    chain = sorted({row for pair in constraints.same for row in pair if groups.of(row) == group})
    raise InputRefused(
        f"rows {row_a} and {row_b} are judged different, and also the same by way of {', '.join(chain)}"
        + (f" ({len(broken) - 1} more such pairs)" if len(broken) > 1 else ""),
        where="judgements",
        expected="judgements that can all hold together",
        advice="look at these rows again and judge one of the pairs anew; the newest judgement holds",
    )
