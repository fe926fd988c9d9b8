"""Poisson regression with logarithmic link, by iteratively reweighted least squares, and profiles of n0.

Only what log-linear models of a few hundred to a few thousand cells need; dense matrices. Where
the estimate does not exist the coefficients drift off while the likelihood still converges: check
`uncounted.estimate.design.status` before using a fit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

Floats = NDArray[np.float64]

_MOST_STEPS = 200
_PRECISION = 1e-10
_MOST_HALVINGS = 30
# e^-40 people in a cell are none; keeps the weights finite where a coefficient drifts off
_LOWEST = -40.0


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
        return math.exp(min(self.coefficients[0], 700.0))


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
    now = _log_likelihood(counts, linear)
    for _ in range(_MOST_STEPS):
        means = np.exp(linear)
        step = _solve(matrix, means, counts - means)
        coefficients, linear, then = _go(matrix, counts, coefficients, step=step, now=now)
        if then - now <= _PRECISION * (1 + abs(then)):
            break
        now = then
    means = np.exp(linear)
    constant = float(special.gammaln(counts + 1).sum())
    return Fit(coefficients, means, _log_likelihood(counts, linear) - constant)


def log_profile(matrix: Floats, counts: Floats, unseen: float, *, start: Floats) -> tuple[float, Floats]:
    """Give the multinomial log likelihood of N = n + `unseen`, all other parameters at their best.

    ``log N! - log n0! + sum f log(mu / N) + n0 log(mu_0 / N)`` plus a constant, with the means mu fitted
    by Poisson regression to the table completed by n0; also the coefficients, to begin the next fit.
    """
    corner = np.zeros((1, matrix.shape[1]))
    corner[0, 0] = 1.0
    full, filled = np.vstack([corner, matrix]), np.concatenate([[unseen], counts])
    found = fit(full, filled, start=start)
    total = float(filled.sum())
    log_prob = np.log(np.maximum(found.means, math.exp(_LOWEST)) / total)
    value = special.gammaln(total + 1) - special.gammaln(unseen + 1)
    return float(value + (filled * log_prob).sum()), found.coefficients


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
    matrix: Floats, counts: Floats, coefficients: Floats, *, step: Floats, now: float
) -> tuple[Floats, Floats, float]:
    """Take the step, halved until the likelihood does not fall."""
    share = 1.0
    for _ in range(_MOST_HALVINGS):
        tried = coefficients + share * step
        linear = np.maximum(matrix @ tried, _LOWEST)
        then = _log_likelihood(counts, linear)
        if then >= now:
            return tried, linear, then
        share /= 2
    return coefficients, np.maximum(matrix @ coefficients, _LOWEST), now


def _log_likelihood(counts: Floats, linear: Floats) -> float:
    """Give the Poisson log likelihood without the factorials; minus infinity where it overflows."""
    if linear.max() > 700.0:
        return -math.inf
    return float((counts * linear).sum() - np.exp(linear).sum())
