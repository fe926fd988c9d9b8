"""Slow, obvious twins of log-linear fitting: general optimisers on the likelihood as it is written down."""

from __future__ import annotations

import math

import numpy as np
from scipy import optimize, special


def poisson_fit(matrix, counts):
    """Maximise the Poisson likelihood with a general optimiser; coefficients and log likelihood."""

    def minus_log_likelihood(coefficients):
        linear = matrix @ coefficients
        return float(np.exp(linear).sum() - counts @ linear + special.gammaln(counts + 1).sum())

    def gradient(coefficients):
        return matrix.T @ (np.exp(matrix @ coefficients) - counts)

    start = np.zeros(matrix.shape[1])
    start[0] = math.log(counts.mean() + 0.5)
    found = optimize.minimize(
        minus_log_likelihood, start, jac=gradient, method="BFGS", options={"gtol": 1e-7, "maxiter": 5000}
    )
    return found.x, -found.fun


def ridge_fit(matrix, counts, penalty):
    """Maximise the Poisson likelihood less a penalty on the squares of all but the intercept."""
    free = np.ones(matrix.shape[1])
    free[0] = 0.0

    def objective(coefficients):
        linear = matrix @ coefficients
        return float(np.exp(linear).sum() - counts @ linear + penalty * (free * coefficients**2).sum())

    def gradient(coefficients):
        return matrix.T @ (np.exp(matrix @ coefficients) - counts) + 2 * penalty * free * coefficients

    start = np.zeros(matrix.shape[1])
    start[0] = math.log(counts.mean() + 0.5)
    return optimize.minimize(objective, start, jac=gradient, method="BFGS", options={"gtol": 1e-8}).x


def log_profile(matrix, counts, unseen):
    """Maximise the multinomial likelihood over cell probabilities, people on no list given."""
    corner = np.zeros((1, matrix.shape[1]))
    corner[0, 0] = 1.0
    full, filled = np.vstack([corner, matrix]), np.concatenate([[unseen], counts])

    def minus_log_likelihood(coefficients):
        linear = full[:, 1:] @ coefficients
        return -float(filled @ (linear - special.logsumexp(linear)))

    found = optimize.minimize(
        minus_log_likelihood, np.zeros(matrix.shape[1] - 1), method="BFGS", options={"gtol": 1e-7}
    )
    total = filled.sum()
    return float(special.gammaln(total + 1) - special.gammaln(unseen + 1) - found.fun)


def exists(matrix, counts):
    """Decide existence by the linear programme as published: maximise s with A x = A f, x >= s."""
    n_cells = len(counts)
    cost = np.zeros(n_cells + 1)
    cost[-1] = -1.0
    at_least = np.hstack([-np.eye(n_cells), np.ones((n_cells, 1))])
    margins = np.hstack([matrix.T, np.zeros((matrix.shape[1], 1))])
    found = optimize.linprog(
        cost, A_ub=at_least, b_ub=np.zeros(n_cells), A_eq=margins, b_eq=matrix.T @ counts, method="highs"
    )
    return bool(-found.fun > 1e-7)
