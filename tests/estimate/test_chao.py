"""Chao's lower bound: published formula, interval and warnings."""

from __future__ import annotations

import math

import pytest

from tests.estimate.published import ARTIFICIAL, KOSOVO
from uncounted.domain.pattern import CapturePatterns
from uncounted.estimate.chao import inflation_if_independent
from uncounted.estimate.models import estimate


def test_point_and_interval_by_the_formulas():
    """Kosovo: f_1 = 3218 and f_2 = 882 worked by hand."""
    made = estimate(KOSOVO, model="chao")
    assert made.point == pytest.approx(4400 + 3218 * 3217 / (2 * 883))
    unseen, ratio = 3218**2 / (2 * 882), 3218 / 882
    variance = 882 * (ratio**4 / 4 + ratio**3 + ratio**2 / 2)
    spread = math.exp(1.959963985 * math.sqrt(math.log(1 + variance / unseen**2)))
    assert made.interval == pytest.approx((4400 + unseen / spread, 4400 + unseen * spread))
    assert made.seed is None


def test_wider_level_is_a_wider_interval():
    """The level moves the ends and not the point."""
    narrow, wide = (estimate(KOSOVO, model="chao", level=level) for level in (0.8, 0.99))
    assert narrow.point == wide.point
    assert wide.published()[1] < narrow.published()[1] < narrow.published()[2] < wide.published()[2]


def test_without_ones_or_twos_there_is_no_ratio():
    """The formula divides by f_2 and says nothing without f_1."""
    no_twos = CapturePatterns(("a", "b", "c"), {(1, 0, 0): 20, (0, 1, 0): 20, (0, 0, 1): 9, (1, 1, 1): 25})
    no_ones = CapturePatterns(("a", "b", "c"), {(1, 1, 0): 20, (0, 1, 1): 20, (1, 0, 1): 9})
    assert [reason.code for reason in estimate(no_twos, model="chao").reasons] == ["no_doubletons"]
    assert [reason.code for reason in estimate(no_ones, model="chao").reasons] == ["no_singletons"]


def test_overstatement_of_few_lists_is_said():
    """Three independent lists of one size overstate the unseen by 3 / 2; the caution says so."""
    prob = 0.3
    counts = {
        (a, b, c): round(100_000 * prob ** (a + b + c) * (1 - prob) ** (3 - a - b - c))
        for a in (0, 1)
        for b in (0, 1)
        for c in (0, 1)
        if a + b + c
    }
    table = CapturePatterns(("a", "b", "c"), counts)
    assert inflation_if_independent(table) == pytest.approx(1.5, rel=1e-3)
    made = estimate(table, model="chao")
    assert made.published()[0] - made.n_observed == pytest.approx(1.5 * 34_300, rel=1e-2)
    assert [reason.code for reason in made.reasons] == ["may_overstate"]


def test_lists_that_avoid_each_other_are_named():
    """Two lists that exclude each other among people on the third break the bound."""
    table = CapturePatterns(
        ("a", "b", "c"),
        {
            (1, 0, 0): 90,
            (0, 1, 0): 90,
            (0, 0, 1): 60,
            (1, 0, 1): 80,
            (0, 1, 1): 80,
            (1, 1, 1): 3,
            (1, 1, 0): 4,
        },
    )
    reasons = {reason.code: reason.text for reason in estimate(table, model="chao").reasons}
    assert "a and b" in reasons["negative_dependence"]
    assert "negative_dependence" not in [reason.code for reason in estimate(ARTIFICIAL, model="chao").reasons]
