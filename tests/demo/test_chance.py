"""Tests of chance that is the same everywhere."""

from __future__ import annotations

import math
from statistics import fmean, pvariance

from uncounted.demo.chance import Chance


def test_the_sequence_of_a_seed_never_changes() -> None:
    """Literal values: a change here changes the bytes of every case."""
    chance = Chance(1, "a subject")
    assert [chance.below(1000) for _ in range(5)] == [167, 203, 732, 71, 610]


def test_subjects_are_independent_streams() -> None:
    """Another subject gives another sequence."""
    one, other = Chance(1, "one"), Chance(1, "other")
    assert [one.below(100) for _ in range(10)] != [other.below(100) for _ in range(10)]


def test_moments_are_those_of_the_distributions() -> None:
    """Means and variances agree with theory within five standard errors."""
    chance, n = Chance(2, "moments"), 4000
    poisson = [chance.poisson(45.0) for _ in range(n)]
    normal = [chance.normal() for _ in range(n)]
    days = [chance.days(20.0) for _ in range(n)]
    assert abs(fmean(poisson) - 45.0) < 5 * math.sqrt(45.0 / n)
    assert abs(fmean(normal)) < 5 / math.sqrt(n)
    assert abs(pvariance(normal) - 1.0) < 5 * math.sqrt(2.0 / n)
    assert abs(fmean(days) - 19.5) < 5 * 20.0 / math.sqrt(n)


def test_weights_are_shares() -> None:
    """A choice with three times the weight comes three times as often."""
    chance = Chance(3, "weights")
    n_first = sum(chance.weigh(("often", "seldom"), (3, 1)) == "often" for _ in range(4000))
    assert abs(n_first / 4000 - 0.75) < 5 * math.sqrt(0.75 * 0.25 / 4000)


def test_an_order_holds_everything_once() -> None:
    """Shuffling loses nothing."""
    assert sorted(Chance(4, "order").order(range(50))) == list(range(50))
