"""Capture patterns: how many people each combination of lists holds.

This table is all that estimation sees of the persons. The pattern of all zeros is the unknown and
may not be given.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from uncounted.errors import InputRefused


@dataclass(frozen=True)
class CapturePatterns:
    """Counts of people by capture pattern.

    Attributes
    ----------
    lists
        List names, the order of the digits in each pattern; J of them.
    counts
        Pattern (J zeros and ones, at least one of them one) to number of people, above zero.

    Raises
    ------
    InputRefused
        On a pattern of another length, of all zeros, with other digits, or a count that is not a
        whole number above zero; on repeated list names.
    """

    lists: tuple[str, ...]
    counts: Mapping[tuple[int, ...], int]

    def __post_init__(self) -> None:
        if len(set(self.lists)) != len(self.lists):
            raise InputRefused(
                "two lists have one name", expected="a name for each list", advice="rename one of the columns"
            )
        for pattern, count in self.counts.items():
            _check(pattern, count, len(self.lists))
        ordered = dict(sorted(self.counts.items(), reverse=True))
        object.__setattr__(self, "counts", ordered)

    @property
    def n_observed(self) -> int:
        """Number of people on at least one list."""
        return sum(self.counts.values())

    @property
    def n_lists(self) -> int:
        """Number of lists."""
        return len(self.lists)

    def on_list(self, name: str) -> int:
        """Count the people on one list."""
        j = self.lists.index(name)
        return sum(count for pattern, count in self.counts.items() if pattern[j])

    def on_exactly(self, n_lists: int) -> int:
        """Count the people on exactly so many lists (f_1, f_2 … in the literature)."""
        return sum(count for pattern, count in self.counts.items() if sum(pattern) == n_lists)

    def without_empty_lists(self) -> CapturePatterns:
        """Leave out the lists that hold nobody."""
        kept = [j for j, name in enumerate(self.lists) if self.on_list(name)]
        counts = {tuple(pattern[j] for j in kept): count for pattern, count in self.counts.items()}
        return CapturePatterns(tuple(self.lists[j] for j in kept), counts)

    @property
    def digest(self) -> str:
        """SHA-256 over lists and counts, the same whatever the order of lists or patterns."""
        order = sorted(range(len(self.lists)), key=lambda j: self.lists[j])
        lines = sorted(
            "".join(str(pattern[j]) for j in order) + f" {count}" for pattern, count in self.counts.items()
        )
        text = "\n".join([*(self.lists[j] for j in order), "", *lines])
        return hashlib.sha256(text.encode()).hexdigest()


def _check(pattern: tuple[int, ...], count: int, n_lists: int) -> None:
    shown = "".join(map(str, pattern))
    if len(pattern) != n_lists or set(pattern) - {0, 1}:
        raise InputRefused(
            f"capture pattern {shown!r}",
            expected=f"{n_lists} zeros and ones, one for each list",
            advice="check the list columns of the table",
        )
    if not any(pattern):
        raise InputRefused(
            "a capture pattern of all zeros with a count",
            expected="only people who are on at least one list; people on none are what is estimated",
            advice="remove that row",
        )
    if int(count) != count or count <= 0:
        raise InputRefused(
            f"a count of {count} for pattern {shown}",
            expected="a whole number above zero",
            advice="correct the count, or remove the row when it is zero",
        )
