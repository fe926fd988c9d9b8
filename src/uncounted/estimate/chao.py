"""Chao's lower bound (Chao, 1987, *Biometrics* 43): a first look that needs only two counts.

With f_1 people on exactly one list and f_2 on exactly two, people on none are at least
``f_1 (f_1 - 1) / (2 (f_2 + 1))`` (bias-corrected; the point). The interval is Chao's log-normal one about
the uncorrected ``f_0 = f_1^2 / (2 f_2)``: ``(n + f_0 / C, n + f_0 C)`` with
``C = exp(z sqrt(log(1 + v / f_0^2)))``, ``v = f_2 (r^4 / 4 + r^3 + r^2 / 2)``, ``r = f_1 / f_2``.
Not for a headline number: for a few named lists of unequal size its assumptions seldom hold, and
then it is no lower bound. The cautions say by how much it would overstate independent lists.
"""

from __future__ import annotations

import math
from itertools import combinations
from statistics import NormalDist

from uncounted.domain.estimate import Reason
from uncounted.domain.pattern import CapturePatterns
from uncounted.domain.progress import Progress
from uncounted.estimate.fitted import Fitted

_OVERSTATES = 1.1
_PROB_NEGATIVE = 0.05


def compute(patterns: CapturePatterns, *, seed: int, level: float, progress: Progress) -> Fitted:
    """Compute the lower bound; `seed` and `progress` play no part."""
    once, twice = patterns.on_exactly(1), patterns.on_exactly(2)
    settings: dict[str, object] = {
        "point": "bias-corrected lower bound",
        "interval": "log-normal, about the uncorrected bound",
    }
    diagnostics: dict[str, object] = {"on_one_list": once, "on_two_lists": twice}
    if not once or not twice:
        return Fitted(
            settings, assumptions(patterns), diagnostics=diagnostics, refusals=(_no_ratio(once, twice),)
        )
    n = patterns.n_observed
    unseen, spread = once**2 / (2 * twice), _spread(once, twice, level)
    factor = inflation_if_independent(patterns)
    return Fitted(
        settings,
        assumptions(patterns),
        point=n + once * (once - 1) / (2 * (twice + 1)),
        low=n + unseen / spread,
        high=n + unseen * spread,
        diagnostics={**diagnostics, "uncorrected": n + unseen, "inflation_if_independent": factor},
        cautions=(*_may_overstate(factor), *_negative_dependence(patterns)),
    )


def assumptions(patterns: CapturePatterns) -> tuple[str, ...]:
    """Say what must hold."""
    return (
        "The lists are many and alike: for one person the chance of being on a list is the same for each "
        "list.",
        "People differ in how easily they are listed, and being on one list never makes another less likely.",
        "Every person could have been on every list, matching is right, and the group did not change.",
        "If so, the number is a lower bound on the total, not an estimate of it.",
    )


def inflation_if_independent(patterns: CapturePatterns) -> float:
    """Give the factor by which f_1^2 / (2 f_2) would overstate the unseen if the lists were independent.

    It is e_1^2 / (2 e_2) with e_1, e_2 the elementary symmetric polynomials of the odds of being on each
    list, fitted under independence; J / (J - 1) for J lists of one size, and 1 in the limit of
    many lists with small chances.
    """
    totals = [patterns.on_list(name) for name in patterns.lists]
    size = _size_if_independent(totals, patterns.n_observed)
    odds = [total / (size - total) for total in totals]
    pairs = sum(first * second for first, second in combinations(odds, 2))
    return sum(odds) ** 2 / (2 * pairs)


def _size_if_independent(totals: list[int], n: int) -> float:
    """Solve 1 - n / N = prod_j (1 - n_j / N) for N above the longest list, by bisection."""
    low, high = float(n), 2.0 * n
    while _excess(high, totals, n) > 0 and high < 1e15:
        low, high = high, 2 * high
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if _excess(middle, totals, n) > 0 else (low, middle)
    return high


def _excess(size: float, totals: list[int], n: int) -> float:
    return math.prod(1 - total / size for total in totals) - (1 - n / size)


def _spread(once: int, twice: int, level: float) -> float:
    ratio = once / twice
    variance = twice * (ratio**4 / 4 + ratio**3 + ratio**2 / 2)
    unseen = once**2 / (2 * twice)
    z = NormalDist().inv_cdf((1 + level) / 2)
    return math.exp(z * math.sqrt(math.log1p(variance / unseen**2)))


def _no_ratio(once: int, twice: int) -> Reason:
    if not once:
        return Reason(
            "no_singletons",
            "Nobody is on exactly one list: the formula gives the number observed and no interval.",
        )
    return Reason("no_doubletons", "Nobody is on exactly two lists, and the formula divides by their number.")


def _may_overstate(factor: float) -> list[Reason]:
    if factor <= _OVERSTATES:
        return []
    return [
        Reason(
            "may_overstate",
            "The lists are few or unequal in size: even if they were independent, the formula would put "
            f"the people on no list at {factor:.2f} times their true number. Do not call this a lower "
            "bound without saying so.",
        )
    ]


def _negative_dependence(patterns: CapturePatterns) -> list[Reason]:
    """Look for pairs of lists that avoid each other among the people on some other list."""
    pairs = list(combinations(range(patterns.n_lists), 2))
    limit = NormalDist().inv_cdf(_PROB_NEGATIVE / len(pairs))
    found = [
        f"{patterns.lists[i]} and {patterns.lists[j]}" for i, j in pairs if _z_score(patterns, i, j) < limit
    ]
    if not found:
        return []
    return [
        Reason(
            "negative_dependence",
            "Among people on other lists, being on one makes the other less likely for: "
            f"{'; '.join(found[:5])}. The bound is then too high.",
        )
    ]


def _z_score(patterns: CapturePatterns, first: int, second: int) -> float:
    """Give the log odds ratio of two lists among people on some other one, over its standard error."""
    cells = [[0.5, 0.5], [0.5, 0.5]]
    for pattern, count in patterns.counts.items():
        if sum(pattern) > pattern[first] + pattern[second]:
            cells[pattern[first]][pattern[second]] += count
    (neither, only_second), (only_first, both) = cells
    log_ratio = math.log(neither * both / (only_first * only_second))
    return log_ratio / math.sqrt(sum(1 / cell for row in cells for cell in row))
