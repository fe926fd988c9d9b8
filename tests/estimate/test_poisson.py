"""Poisson regression and the profile of n0 against general optimisers."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tests.estimate.published import ARTIFICIAL, KOREA, KOSOVO
from tests.reference import log_linear as slow
from uncounted.domain.pattern import CapturePatterns
from uncounted.estimate import poisson
from uncounted.estimate.design import Cells, Design
from uncounted.estimate.profile import Profile

MODELS = [
    (KOSOVO, ()),
    (KOSOVO, ((0, 1), (0, 2), (1, 2))),
    (KOSOVO, tuple(combinations(range(4), 2))),
    (KOREA, ((0, 1), (1, 2))),
    (ARTIFICIAL, ((0, 2), (1, 2))),
]


@pytest.mark.parametrize(("table", "pairs"), MODELS)
def test_the_slow_twin_agrees(table: CapturePatterns, pairs: tuple[tuple[int, int], ...]):
    """Coefficients and likelihood are those of a general optimiser."""
    design = Design.of(Cells.of(table), pairs)
    made = poisson.fit(design.matrix, design.counts)
    coefficients, log_likelihood = slow.poisson_fit(design.matrix, design.counts)
    assert made.coefficients == pytest.approx(coefficients, abs=2e-4)
    assert made.log_likelihood == pytest.approx(log_likelihood, abs=1e-6)
    assert made.means.sum() == pytest.approx(table.n_observed)


@pytest.mark.parametrize(("table", "pairs"), MODELS[:4])
def test_the_profile_is_the_multinomial_one(table: CapturePatterns, pairs: tuple[tuple[int, int], ...]):
    """Differences of the profile over n0 are those of the multinomial likelihood maximised directly."""
    design = Design.of(Cells.of(table), pairs)
    start = poisson.fit(design.matrix, design.counts)
    at = [start.unseen * factor for factor in (0.5, 1.0, 2.0)]
    profile = Profile(design.matrix, start, float(table.n_observed))
    fast = [profile.log_likelihood(n0) for n0 in at]
    direct = [slow.log_profile(design.matrix, design.counts, n0) for n0 in at]
    assert np.diff(fast) == pytest.approx(np.diff(direct), abs=1e-4)


def test_minus_infinity_is_the_limit_of_ridge_fits():
    """Leaving out the cells of a pair that shares nobody is what ever smaller penalties come to."""
    cells = Cells.of(ARTIFICIAL)
    extended = Design.of(cells, ((0, 2), (1, 2)))
    unseen = poisson.fit(extended.matrix, extended.counts).unseen
    both = [cells.on_both(pair) for pair in ((0, 2), (1, 2))]
    matrix = np.column_stack([np.ones(7), *cells.patterns.T, *both]).astype(float)
    distances = [
        abs(np.exp(slow.ridge_fit(matrix, cells.counts, penalty)[0]) - unseen)
        for penalty in (1e-1, 1e-2, 1e-3, 1e-4)
    ]
    assert distances == sorted(distances, reverse=True)
    assert distances[-1] < 0.02 * unseen


def test_a_fit_that_drifts_off_ends():
    """Where the estimate does not exist the fit still ends, with a finite likelihood."""
    design = Design.of(Cells.of(ARTIFICIAL), ((0, 1),))
    assert np.isfinite(poisson.fit(design.matrix, design.counts).log_likelihood)
