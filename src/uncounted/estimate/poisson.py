"""Poisson regression with logarithmic link, by iteratively reweighted least squares.

Only what log-linear models of a few hundred to a few thousand cells need; dense matrices. Where
the estimate does not exist the coefficients drift off while the likelihood still converges: check
`uncounted.estimate.design.status` before using a fit. Steps are judged by what they gain, which is
computed as such: differences of log likelihoods lose it in rounding when counts are large.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

Floats = NDArray[np.float64]

_MOST_STEPS = 200
# gain in log likelihood of the last step; Newton's method is then far closer than that
_PRECISION = 1e-10
_MOST_HALVINGS = 30
# e^-40 people in a cell are none; keeps the weights finite where a coefficient drifts off
_LOWEST = -40.0
_HIGHEST = 700.0


@dataclass(frozen=True)
class Fit:
    """A Poisson regression.

    Attributes
    ----------
    coefficients
        (parameters,).
    means
        (cells,) fitted counts.
    log_likelihood
        With all constants.
    """

    coefficients: Floats
    means: Floats
    log_likelihood: float

    @property
    def unseen(self) -> float:
        """Fitted count of the cell of people on no list: the exponential of the intercept."""
        return math.exp(min(self.coefficients[0], _HIGHEST))


def fit(matrix: Floats, counts: Floats, *, start: Floats | None = None) -> Fit:
    """Fit a Poisson regression.

    Parameters
    ----------
    matrix
        (cells, parameters); the first column is the intercept.
    counts
        (cells,) at least 0, not necessarily whole.
    start
        (parameters,) to begin with.
    """
    coefficients = _first(matrix, counts) if start is None else start
    linear = np.maximum(matrix @ coefficients, _LOWEST)
    for _ in range(_MOST_STEPS):
        means = np.exp(linear)
        step = _solve(matrix, means, counts - means)
        coefficients, linear, gain = _go(matrix, counts, coefficients, step=step)
        if gain <= _PRECISION:
            break
    means = np.exp(linear)
    log_likelihood = (counts * linear - means - special.gammaln(counts + 1)).sum()
    return Fit(coefficients, means, float(log_likelihood))


def _first(matrix: Floats, counts: Floats) -> Floats:
    """Begin at the weighted least squares fit to the logarithms of the counts plus a half."""
    smoothed = counts + 0.5
    root = np.sqrt(smoothed)
    return np.asarray(np.linalg.lstsq(matrix * root[:, None], np.log(smoothed) * root, rcond=None)[0])


def _solve(matrix: Floats, weights: Floats, residuals: Floats) -> Floats:
    """Give the Newton step; least squares where the information is singular."""
    information = matrix.T @ (weights[:, None] * matrix)
    score = matrix.T @ residuals
    try:
        return np.asarray(np.linalg.solve(information, score))
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.lstsq(information, score, rcond=None)[0])


def _go(
    matrix: Floats, counts: Floats, coefficients: Floats, *, step: Floats
) -> tuple[Floats, Floats, float]:
    """Take the step, halved until the likelihood does not fall; also give what it gained."""
    before = np.maximum(matrix @ coefficients, _LOWEST)
    share = 1.0
    for _ in range(_MOST_HALVINGS):
        tried = coefficients + share * step
        linear = np.maximum(matrix @ tried, _LOWEST)
        gain = _gain(counts, before, linear)
        if gain >= 0:
            return tried, linear, gain
        share /= 2
    return coefficients, before, 0.0


def _gain(counts: Floats, before: Floats, after: Floats) -> float:
    """Give by how much the log likelihood rises; minus infinity where a mean overflows."""
    moved = after - before
    if max(after.max(), moved.max()) > _HIGHEST:
        return -math.inf
    means = np.exp(before)
    return float(((counts - means) * moved - means * (np.expm1(moved) - moved)).sum())
