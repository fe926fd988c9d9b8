"""How far draws of several chains can be trusted: R-hat, effective sample size, Monte Carlo error.

After Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), *Bayesian Analysis* 16(2): ranks are
taken over all chains, mapped to normal scores, and each chain is split in half, so that neither
heavy tails nor a drift inside a chain can hide. All functions take draws (chains, draws per chain).
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import fft, special, stats

Draws = NDArray[Any]
Floats = NDArray[np.float64]

_TAILS = (0.05, 0.95)


def rhat(draws: Draws) -> float:
    """Give the rank-normalised split R-hat, the larger of the bulk's and the folded one (eq. 14).

    Near 1 the chains agree in place and in spread; above 1.01 they do not. 1 when all draws are equal.
    """
    halves = _split(draws)
    folded = np.abs(halves - np.median(halves))
    return max(_rhat(_normal_scores(halves)), _rhat(_normal_scores(folded)))


def ess_bulk(draws: Draws) -> float:
    """Give the effective sample size for the middle of the distribution."""
    return _ess(_normal_scores(_split(draws)))


def ess_tail(draws: Draws) -> float:
    """Give the smaller effective sample size of the 5 % and 95 % quantiles."""
    return min(ess_quantile(draws, prob) for prob in _TAILS)


def ess_quantile(draws: Draws, prob: float) -> float:
    """Give the effective sample size for one quantile, from the indicator of lying at or below it."""
    halves = _split(draws)
    return _ess((halves <= np.quantile(halves, prob)).astype(float))


def mcse_quantile(draws: Draws, prob: float) -> float:
    """Give the Monte Carlo standard error of a quantile.

    Half the width of the interval between the quantiles at the 16 % and 84 % points of
    Beta(S p + 1, S (1 - p) + 1), where S is the effective sample size for this quantile.
    """
    size = ess_quantile(draws, prob)
    points = stats.beta(size * prob + 1, size * (1 - prob) + 1)
    low, high = float(points.ppf(0.1586553)), float(points.ppf(0.8413447))
    ordered = np.sort(draws, axis=None)
    n = ordered.size
    first, last = math.floor(low * n), min(math.ceil(high * n), n - 1)
    return float(ordered[last] - ordered[first]) / 2


def _split(draws: Draws) -> Floats:
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]]).astype(float)


def _normal_scores(draws: Floats) -> Floats:
    """Map ranks over all chains to normal scores (Blom, 1958); equal draws share their mean rank."""
    ranks = stats.rankdata(draws, axis=None).reshape(draws.shape)
    return np.asarray(special.ndtri((ranks - 0.375) / (draws.size + 0.25)), dtype=float)


def _rhat(draws: Floats) -> float:
    n = draws.shape[1]
    within = draws.var(axis=1, ddof=1).mean()
    if within == 0.0:
        return 1.0 if np.ptp(draws) == 0.0 else math.inf
    between = draws.mean(axis=1).var(ddof=1)
    return math.sqrt((n - 1) / n + between / within)


def _ess(draws: Floats) -> float:
    """Give the effective sample size by Geyer's initial monotone sequence over all chains (eq. 10 to 13)."""
    n_chains, n = draws.shape
    total = n_chains * n
    covariance = np.stack([_autocovariance(chain) for chain in draws])
    within = covariance[:, 0].mean() * n / (n - 1)
    pooled = within * (n - 1) / n + draws.mean(axis=1).var(ddof=1)
    if pooled == 0.0:
        return float(total)
    correlation = 1 - (within - covariance.mean(axis=0) * n / (n - 1)) / pooled
    correlation[0] = 1.0
    pairs = correlation[: n - n % 2].reshape(-1, 2).sum(axis=1)
    stop = int(np.argmax(pairs < 0)) if (pairs < 0).any() else pairs.size
    pairs = np.minimum.accumulate(pairs[: max(stop, 1)])
    tau = -1 + 2 * pairs.sum()
    # antithetic chains: never claim more than total * log10(total), as in the paper's own software
    return float(total / max(tau, 1 / math.log10(total)))


def _autocovariance(chain: Floats) -> Floats:
    """Give the biased autocovariance at every lag, by fast Fourier transform."""
    n = chain.size
    size = fft.next_fast_len(2 * n)
    spectrum = fft.rfft(chain - chain.mean(), size)
    return np.asarray(fft.irfft(spectrum * spectrum.conj(), size)[:n], dtype=float) / n
