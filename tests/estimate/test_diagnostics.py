"""Chain diagnostics against their slow twins and known answers."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference import diagnostics as slow
from uncounted.estimate import diagnostics


def autoregressive(rho: float, *, n: int = 300, n_chains: int = 3, seed: int = 5) -> np.ndarray:
    """Draw chains with correlation rho between neighbours."""
    rng = np.random.default_rng(seed)
    chains = rng.normal(size=(n_chains, n))
    for t in range(1, n):
        chains[:, t] = rho * chains[:, t - 1] + np.sqrt(1 - rho**2) * chains[:, t]
    return chains


@pytest.mark.parametrize("rho", [-0.5, 0.0, 0.7, 0.95])
def test_the_slow_twin_agrees(rho: float):
    """R-hat and effective size to rounding, for smooth draws and for draws with many ties."""
    for draws in (autoregressive(rho), np.exp(autoregressive(rho)).round(), autoregressive(rho, n=101)):
        chains = draws.tolist()
        assert diagnostics.rhat(draws) == pytest.approx(slow.rhat(chains), rel=1e-9)
        assert diagnostics.ess_bulk(draws) == pytest.approx(slow.ess_bulk(chains), rel=1e-9)


def test_effective_size_of_an_autoregression():
    """The effective size is n (1 - rho) / (1 + rho)."""
    draws = autoregressive(0.8, n=20_000, n_chains=4)
    assert diagnostics.ess_bulk(draws) == pytest.approx(80_000 / 9, rel=0.1)


def test_chains_in_different_places_are_seen():
    """R-hat rises for a shift, for another spread, and for a drift inside the chains."""
    draws = autoregressive(0.3, n=1000, n_chains=4)
    assert diagnostics.rhat(draws) < 1.01
    assert diagnostics.rhat(draws + np.array([[0], [0], [0], [1]])) > 1.05
    assert diagnostics.rhat(draws * np.array([[1], [1], [1], [3]])) > 1.05
    assert diagnostics.rhat(draws + np.linspace(0, 2, 1000)) > 1.05


def test_draws_that_are_all_equal_agree():
    """A posterior that sits on one value is no failure; chains stuck on different values are."""
    same = np.full((4, 100), 7)
    assert diagnostics.rhat(same) == 1.0
    assert diagnostics.ess_bulk(same) == 400
    assert diagnostics.rhat(np.repeat([[1], [2]], 100, axis=1)) > 2


def test_error_of_a_quantile():
    """For independent normal draws it is sqrt(p (1 - p) / n) over the density."""
    draws = np.random.default_rng(3).normal(size=(4, 5000))
    exact = np.sqrt(0.25 / 20_000) / (1 / np.sqrt(2 * np.pi))
    assert diagnostics.mcse_quantile(draws, 0.5) == pytest.approx(exact, rel=0.15)


def test_coverage_of_the_error_of_a_quantile():
    """The median lies within two errors of the truth about 95 times in a hundred."""
    inside = 0
    for seed in range(200):
        draws = autoregressive(0.6, n=400, n_chains=4, seed=seed)
        inside += abs(np.median(draws)) < 2 * diagnostics.mcse_quantile(draws, 0.5)
    assert 180 <= inside <= 200
