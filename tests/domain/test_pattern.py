"""Capture patterns refuse what cannot be and do not depend on order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncounted.domain.pattern import CapturePatterns
from uncounted.errors import InputRefused


def tables() -> st.SearchStrategy[CapturePatterns]:
    """Make tables of three lists."""
    pattern = st.tuples(*[st.integers(0, 1)] * 3).filter(any)
    counts = st.dictionaries(pattern, st.integers(1, 50), min_size=1)
    return counts.map(lambda chosen: CapturePatterns(("a", "b", "c"), chosen))


@given(tables(), st.permutations([0, 1, 2]))
def test_the_digest_does_not_depend_on_the_order_of_lists(table: CapturePatterns, order: list[int]) -> None:
    """Two people who tabulate the same lists in another order get the same digest."""
    turned = CapturePatterns(
        tuple(table.lists[j] for j in order),
        {tuple(pattern[j] for j in order): count for pattern, count in table.counts.items()},
    )
    assert turned.digest == table.digest


@given(tables())
def test_people_add_up(table: CapturePatterns) -> None:
    """People by number of lists add up to all people, and list totals count each person per list."""
    assert sum(table.on_exactly(k) for k in (1, 2, 3)) == table.n_observed
    assert sum(table.on_list(name) for name in table.lists) == sum(k * table.on_exactly(k) for k in (1, 2, 3))


@given(tables())
def test_leaving_out_empty_lists_loses_nobody(table: CapturePatterns) -> None:
    """Only lists that hold nobody go."""
    kept = table.without_empty_lists()
    assert kept.n_observed == table.n_observed
    assert all(kept.on_list(name) for name in kept.lists)


@pytest.mark.parametrize(
    ("lists", "counts"),
    [
        (("a", "b"), {(0, 0): 3}),
        (("a", "b"), {(1, 0, 1): 3}),
        (("a", "b"), {(1, 2): 3}),
        (("a", "b"), {(1, 0): 0}),
        (("a", "b"), {(1, 0): -4}),
        (("a", "b"), {(1, 0): 2.5}),
        (("a", "a"), {(1, 0): 3}),
    ],
)
def test_impossible_tables_are_refused(lists: tuple[str, ...], counts: dict[tuple[int, ...], int]) -> None:
    """The unknown cell, wrong lengths, other digits, counts below one or broken, repeated names."""
    with pytest.raises(InputRefused):
        CapturePatterns(lists, counts)
