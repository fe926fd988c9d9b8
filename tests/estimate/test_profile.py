"""The profile of n0 against its twin in fifty digits, from a hundred people to ten million."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.estimate.published import KOREA, KOSOVO
from tests.reference import profile_likelihood as slow
from uncounted.domain.pattern import CapturePatterns
from uncounted.estimate import poisson
from uncounted.estimate.design import Cells, Design
from uncounted.estimate.models import estimate
from uncounted.estimate.profile import Profile, log_remainder

LARGE = CapturePatterns(
    ("a", "b", "c"),
    {
        (1, 0, 0): 500_000,
        (0, 1, 0): 400_000,
        (0, 0, 1): 300_000,
        (1, 1, 0): 10_000,
        (1, 0, 1): 10_000,
        (0, 1, 1): 10_000,
        (1, 1, 1): 1_000,
    },
)
SHARES = {(1, 0, 0): 35, (0, 1, 0): 25, (0, 0, 1): 20, (1, 1, 0): 9, (1, 0, 1): 6, (0, 1, 1): 3, (1, 1, 1): 2}
SATURATED = ((0, 1), (0, 2), (1, 2))


def shares(n: int) -> CapturePatterns:
    """Give a table of so many people, a multiple of a hundred."""
    return CapturePatterns(("a", "b", "c"), {pattern: part * n // 100 for pattern, part in SHARES.items()})


def profile_of(table: CapturePatterns, pairs: tuple[tuple[int, int], ...]) -> tuple[Profile, Design]:
    """Fit and lay out one model."""
    design = Design.of(Cells.of(table), pairs)
    fit = poisson.fit(design.matrix, design.counts)
    return Profile(design.matrix, fit, float(table.n_observed)), design


@pytest.mark.parametrize(
    ("table", "pairs"),
    [
        (KOSOVO, ()),
        (KOSOVO, ((0, 1), (0, 2))),
        (KOREA, ((0, 1),)),
        (LARGE, SATURATED),
        (LARGE, ((0, 1),)),
        *((shares(10**power), SATURATED) for power in range(2, 8)),
        *((shares(10**power), ()) for power in range(2, 8)),
    ],
)
def test_differences_are_those_of_fifty_digits(table: CapturePatterns, pairs: tuple[tuple[int, int], ...]):
    """Near the peak and at both ends, with an error far below the fall that makes the interval."""
    profile, design = profile_of(table, pairs)
    low, high = profile.interval(level=0.95)
    assert high is not None
    at = [low, profile.best.unseen, high, high * 1.5]
    fast = [profile.log_likelihood(n0) for n0 in at]
    start = profile.best.coefficients
    exact = [slow.log_profile(design.matrix, design.counts, n0, start=start) for n0 in at]
    wanted = [float(each - exact[1]) for each in exact]
    assert [each - fast[1] for each in fast] == pytest.approx(wanted, rel=1e-7, abs=1e-7)
    assert low < profile.best.unseen < high
    if low:
        assert wanted[0] == pytest.approx(wanted[2], abs=1e-4)


def test_a_large_saturated_table_has_its_point_inside():
    """The unseen count is a product of cells; its interval is about as wide as the delta method says."""
    made = estimate(LARGE, model="log_linear")
    counts = LARGE.counts
    alone = counts[1, 0, 0] * counts[0, 1, 0] * counts[0, 0, 1] * counts[1, 1, 1]
    unseen = alone / (counts[1, 1, 0] * counts[1, 0, 1] * counts[0, 1, 1])
    point, low, high = made.published()
    assert point - LARGE.n_observed == pytest.approx(unseen, rel=1e-8)
    spread = 1.96 * math.sqrt(sum(1 / count for count in counts.values()))
    ends = [math.log((end - LARGE.n_observed) / unseen) for end in (low, high)]
    assert ends == pytest.approx([-spread, spread], rel=0.05)


@pytest.mark.parametrize("power", range(2, 8))
def test_intervals_narrow_with_the_root_of_the_count(power: int):
    """From a hundred to ten million people the logarithmic width is sqrt(n) times the same."""
    profile, _ = profile_of(shares(10**power), SATURATED)
    low, high = profile.interval(level=0.95)
    assert high is not None
    width = math.log(high / low) * math.sqrt(10**power) if low else math.inf
    expected = 2 * 1.95996 * math.sqrt(sum(100 / part for part in SHARES.values()))
    assert width > expected * 0.9
    if power >= 4:
        assert width == pytest.approx(expected, rel=0.05)


def test_stirling_joins_without_a_step():
    """Below and above a hundred the remainder of log x! is the same function."""
    direct = math.lgamma(101.0) - 100.0 * math.log(100.0) + 100.0
    assert log_remainder(100.0) == pytest.approx(direct, abs=1e-12)
    assert log_remainder(0.0) == 0.0
    at = np.array([0.0, 0.5, 1.0, 99.9, 100.1, 1e4, 1e9])
    assert (np.diff([log_remainder(x) for x in at]) > 0).all()


def test_nobody_unseen_is_a_place_like_others():
    """The profile runs smoothly into n0 = 0."""
    profile, _ = profile_of(KOREA, ())
    near = [profile.log_likelihood(n0) for n0 in (0.0, 1e-13, 1e-11, 1e-9)]
    assert near == pytest.approx([near[0]] * 4, abs=1e-6)
