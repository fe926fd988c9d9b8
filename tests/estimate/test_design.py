"""Existence and identifiability of log-linear models."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tests.estimate.published import ARTIFICIAL, KOSOVO
from tests.reference import log_linear as slow
from uncounted.domain.pattern import CapturePatterns
from uncounted.estimate.design import Cells, Design, exists, status

AB, AC, BC = (0, 1), (0, 2), (1, 2)


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        ((), 0),
        ((AB,), 1),
        ((AC,), 0),
        ((BC,), 0),
        ((AB, AC), 1),
        ((AB, BC), 1),
        ((AC, BC), 0),
        ((AB, AC, BC), 2),
    ],
)
def test_the_published_codes(pairs: tuple[tuple[int, int], ...], code: int):
    """Chan, Silverman and Vincent (2021), table 2: 0 fine, 1 does not exist, 2 not identified."""
    assert status(Design.of(Cells.of(ARTIFICIAL), pairs)) == code


def test_both_at_once():
    """A model can fail on both counts: more parameters than cells, and nobody on one list alone."""
    table = CapturePatterns(("a", "b", "c"), {(1, 1, 0): 3, (0, 0, 1): 2})
    assert status(Design.of(Cells.of(table), (AB, AC, BC))) == 3


def test_pairs_that_share_nobody_are_left_out():
    """Their cells go, their parameter is minus infinity and still counts."""
    design = Design.of(Cells.of(ARTIFICIAL), (AC, BC))
    assert design.dropped == (AC, BC)
    assert design.pairs == ()
    assert design.matrix.shape == (4, 4)
    assert design.n_parameters == 6
    assert design.counts.sum() == 96


def test_a_full_table_always_exists():
    """No empty cell, no question."""
    assert status(Design.of(Cells.of(KOSOVO), tuple(combinations(range(4), 2)))) == 0


def test_the_programme_as_published_agrees():
    """The scale-free programme decides as the published one on 120 random sparse tables."""
    rng = np.random.default_rng(11)
    found = []
    for _ in range(120):
        n_lists = int(rng.integers(3, 5))
        cells = 2**n_lists - 1
        counts = rng.poisson(0.8, size=cells) * rng.integers(1, 30, size=cells)
        every = Cells.of(CapturePatterns(tuple("abcd"[:n_lists]), {(1,) * n_lists: 1})).patterns
        table = Cells(every, counts.astype(float))
        pairs = [pair for pair in combinations(range(n_lists), 2) if rng.random() < 0.5]
        design = Design.of(table, pairs)
        found.append(exists(design))
        assert found[-1] == slow.exists(design.matrix, design.counts)
    assert 20 < sum(found) < 100


def test_the_size_of_counts_makes_no_difference():
    """Ten million people do not turn a model that does not exist into one that does."""
    huge = CapturePatterns(ARTIFICIAL.lists, {p: c * 1_000_000 for p, c in ARTIFICIAL.counts.items()})
    for pairs in ((), (AB,), (AC,), (AC, BC), (AB, AC, BC)):
        assert status(Design.of(Cells.of(huge), pairs)) == status(Design.of(Cells.of(ARTIFICIAL), pairs))
