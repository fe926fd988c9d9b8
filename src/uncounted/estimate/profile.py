"""Profile likelihood of the number of people on no list, exact for small tables and for millions.

The multinomial log likelihood of N = n + n0, all other parameters at their best, is written without
differences of large numbers, which would drown its shape once n passes some hundred thousand. With
the Poisson means ``mu`` of the model fitted to the table, and ``m`` those fitted to the table
completed by n0, it is up to a constant

    h(N) - h(n0) - sum mu phi(log(m / mu)) - n0 phi(log(m_0 / n0)),

where ``h(x) = log x! - x log x + x`` is Stirling's remainder and ``phi(x) = e^x - 1 - x`` is never
negative. The linear terms are gone because the score of the first fit is zero.
Only for models whose estimate exists (`uncounted.estimate.design.status`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import optimize, stats

from uncounted.estimate import poisson
from uncounted.estimate.poisson import Fit, Floats

# beyond so many times the number observed the interval counts as open
FURTHEST = 1000.0

_STIRLING_FROM = 100.0
_NOBODY = 1e-12
_PRECISION = 1e-10


@dataclass(frozen=True)
class Profile:
    """The profile of one model on one table.

    Attributes
    ----------
    matrix
        (cells, parameters) of the model; the first column is the intercept.
    best
        Its fit to the table.
    n_observed
        People in the table.
    """

    matrix: Floats
    best: Fit
    n_observed: float

    def log_likelihood(self, unseen: float) -> float:
        """Give the profile log likelihood of n0, with a constant of its own left out."""
        return log_remainder(self.n_observed + unseen) - log_remainder(unseen) - self._cost(unseen)

    def interval(self, *, level: float) -> tuple[float, float | None]:
        """Give low and high of n0; high is None when the likelihood stays flat.

        The ends are where twice the fall of the log likelihood reaches the chi-square quantile with
        one degree of freedom. They are looked for in log(1 + n0).
        """
        peak = self._peak()
        target = self._at(peak) - float(stats.chi2.ppf(level, 1)) / 2

        def above(place: float) -> float:
            return self._at(place) - target

        low = 0.0 if above(0.0) >= 0 else _crossing(above, 0.0, peak)
        furthest, high = math.log1p(FURTHEST * self.n_observed), max(peak, 2.0) + math.log(2)
        while above(high) > 0:
            high += math.log(2)
            if high > furthest:
                return low, None
        return low, _crossing(above, peak, high)

    def _at(self, place: float) -> float:
        return self.log_likelihood(math.expm1(place))

    def _peak(self) -> float:
        """Give log(1 + n0) at the maximum, which lies a little below the Poisson one."""
        found = optimize.minimize_scalar(
            lambda place: -self._at(place),
            bounds=(0.0, math.log1p(2 * self.best.unseen + 10)),
            method="bounded",
            options={"xatol": _PRECISION},
        )
        return float(found.x)

    def _cost(self, unseen: float) -> float:
        """Give what the other cells lose, and the unknown one, when the table is completed by n0."""
        corner = np.zeros((1, self.matrix.shape[1]))
        corner[0, 0] = 1.0
        full = np.vstack([corner, self.matrix])
        filled = np.concatenate([[unseen], self.best.means])
        moved = poisson.fit(full, filled, start=self.best.coefficients)
        lost = self.best.means * _phi(np.log(moved.means[1:] / self.best.means))
        return float(lost.sum()) + _lost_in_corner(unseen, float(moved.means[0]))


def log_remainder(x: float) -> float:
    """Give log x! - x log x + x, for large x by Stirling's series."""
    if x >= _STIRLING_FROM:
        return math.log(2 * math.pi * x) / 2 + 1 / (12 * x) - 1 / (360 * x**3) + 1 / (1260 * x**5)
    return math.lgamma(x + 1) - (x * math.log(x) if x > 0 else 0.0) + x


def _lost_in_corner(unseen: float, mean: float) -> float:
    if unseen < _NOBODY:
        return mean
    return unseen * float(_phi(np.array(math.log(mean / unseen))))


def _phi(x: Floats) -> Floats:
    return np.asarray(np.expm1(x) - x)


def _crossing(above: Callable[[float], float], low: float, high: float) -> float:
    return math.expm1(float(optimize.brentq(above, low, high, xtol=_PRECISION, rtol=1e-14)))
