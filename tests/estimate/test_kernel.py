"""The compiled Gibbs sampler against exact posteriors and its slow twin."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.estimate.agreement import assert_follows, assert_same_distribution
from tests.estimate.published import KOREA
from tests.reference import latent_class as slow
from uncounted.domain.pattern import CapturePatterns
from uncounted.estimate.kernels.latent_class import (
    draw_unseen,
    log_prior_weights,
    odds_of_none,
    run_chain,
    split,
)

TINY = CapturePatterns(
    ("a", "b", "c"), {(1, 0, 0): 2, (0, 1, 0): 1, (0, 0, 1): 2, (1, 1, 0): 2, (1, 1, 1): 1}
)


def sample(
    table: CapturePatterns, *, n_classes: int, n_sweeps: int, seed: int, bound: int, thin: int = 2
) -> np.ndarray[Any, Any]:
    """Run four chains and give N (chains, draws) after a tenth."""
    patterns = np.array(list(table.counts), dtype=np.int8)
    counts = np.array(list(table.counts.values()), dtype=np.int64)
    chains = []
    for rng in map(np.random.default_rng, np.random.SeedSequence(seed).spawn(4)):
        chance = rng.uniform(0.1, 0.9, size=(n_classes, table.n_lists))
        state = (
            np.full(n_classes, -np.log(n_classes)),
            np.log(chance / (1 - chance)),
            np.log1p(-chance).sum(axis=1),
            np.zeros(n_classes, dtype=np.int64),
            np.ones(1),
        )
        draws, occupied = np.empty((2, n_sweeps // thin), dtype=np.int64)
        assert (
            run_chain(rng, patterns, counts, (0.25, 0.25), bound, (n_sweeps, thin), state, draws, occupied)
            == 0
        )
        assert draws.max() <= bound
        assert occupied.min() >= 1
        assert occupied.max() <= n_classes
        chains.append(draws[draws.size // 10 :])
    return np.stack(chains) + table.n_observed


def test_one_class_has_a_closed_form():
    """With one class p(N | x) is N^-1 N! / (N - n)! prod_j n_j! (N - n_j)! / (N + 1)!."""
    bound = 20 * KOREA.n_observed
    totals = [KOREA.on_list(name) for name in KOREA.lists]
    values, prob = slow.one_class_posterior(totals, KOREA.n_observed, bound=bound)
    assert_follows(sample(KOREA, n_classes=1, n_sweeps=20_000, seed=2, bound=bound), values, prob)


def test_the_closed_form_is_a_distribution_over_whole_factorials():
    """The oracle itself, against Python's exact whole numbers."""
    from fractions import Fraction
    from math import factorial

    weights = []
    for size in range(6, 19):
        weight = Fraction(factorial(size), factorial(size - 6) * size)
        for on_list in (3, 4, 2):
            weight *= Fraction(factorial(on_list) * factorial(size - on_list), factorial(size + 1))
        weights.append(weight)
    exact = [float(weight / sum(weights)) for weight in weights]
    values, prob = slow.one_class_posterior([3, 4, 2], 6, bound=12)
    assert list(values) == list(range(6, 19))
    assert prob == pytest.approx(exact, rel=1e-8)


@pytest.mark.parametrize("bound", [12, 60])
def test_two_classes_against_brute_force(bound: int):
    """With two classes and eight people every split into classes is summed; a near bound is respected."""
    values, prob = slow.two_class_posterior(list(TINY.counts), list(TINY.counts.values()), bound=bound)
    draws = sample(TINY, n_classes=2, n_sweeps=100_000, seed=4, bound=bound)
    assert_follows(draws, values, prob)
    assert draws.mean() == pytest.approx(float(values @ prob), rel=0.01)


@pytest.mark.parametrize("table", [KOREA, TINY])
def test_the_slow_twin_agrees_in_distribution(table: CapturePatterns):
    """A plain Gibbs sampler without label exchanges, ridge moves or logarithms gives the same posterior."""
    bound = 20 * table.n_observed
    fast = sample(table, n_classes=4, n_sweeps=60_000, seed=6, bound=bound)
    data = list(table.counts), list(table.counts.values())
    plain = [slow.gibbs(*data, n_classes=4, n_sweeps=15_000, seed=seed, bound=bound) for seed in (7, 8)]
    assert_same_distribution(fast, np.stack(plain)[:, 1500:] + table.n_observed)


@pytest.mark.parametrize("alpha", [0.3, 2.0])
@pytest.mark.parametrize("n_classes", [2, 3, 5])
def test_density_of_the_weights(alpha: float, n_classes: int):
    """Differences are those of the stick-breaking density written down, and tiny weights do no harm."""

    def direct(pi: np.ndarray[Any, Any]) -> float:
        left = np.append(1, 1 - np.cumsum(pi))[: n_classes - 1]
        stick = pi[:-1] / left
        return float(((alpha - 1) * np.log1p(-stick)).sum() - np.log(left).sum())

    first, second = np.random.default_rng(12).dirichlet(np.ones(n_classes), size=2)
    fast = [log_prior_weights(np.log(pi), alpha) for pi in (first, second)]
    assert fast[0] - fast[1] == pytest.approx(direct(first) - direct(second))
    assert np.isfinite(log_prior_weights(np.array([0.0, -5000.0, -90000.0]), alpha))


def test_splitting_is_multinomial():
    """Shares follow the weights, every person is placed, and a class of weight zero stays empty."""
    rng, out = np.random.default_rng(9), np.zeros(4, dtype=np.int64)
    with np.errstate(divide="ignore"):
        log_weights = np.log([0.2, 0.0, 0.5, 0.3]) - 2000.0
    total = np.zeros(4)
    for _ in range(4000):
        split(rng, 50, log_weights.copy(), out)
        assert out.sum() == 50
        assert out[1] == 0
        total += out
    assert total / total.sum() == pytest.approx([0.2, 0, 0.5, 0.3], abs=0.005)


def test_unseen_people_stay_below_the_bound():
    """Where nearly all draws lie above the bound the value before stays, whatever the odds."""
    rng = np.random.default_rng(10)
    assert draw_unseen(rng, 100, 1e30, 2000, 17) == 17
    assert draw_unseen(rng, 100, np.inf, 2000, 17) == 17
    assert draw_unseen(rng, 100, 0.0, 2000, 17) == 0
    drawn = [draw_unseen(rng, 100, 0.5, 2000, 17) for _ in range(4000)]
    assert np.mean(drawn) == pytest.approx(50, rel=0.02)
    assert np.var(drawn) == pytest.approx(75, rel=0.1)


def test_odds_are_accurate_at_both_ends():
    """Where nearly nobody, or nearly everybody, is on no list."""
    assert odds_of_none(np.zeros(1), np.array([-50.0])) == pytest.approx(np.exp(-50.0))
    assert odds_of_none(np.zeros(1), np.array([-1e-12])) == pytest.approx(1e12)
