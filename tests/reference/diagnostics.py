"""Slow, obvious twins of the chain diagnostics: loops, lags by definition, no transform."""

from __future__ import annotations

import math
from statistics import NormalDist, mean, median, variance


def rhat(chains):
    """Give the rank-normalised split R-hat of a list of chains."""
    halves = _halves(chains)
    middle = median([draw for chain in halves for draw in chain])
    folded = [[abs(draw - middle) for draw in chain] for chain in halves]
    return max(_rhat(_scores(halves)), _rhat(_scores(folded)))


def ess_bulk(chains):
    """Give the bulk effective sample size of a list of chains."""
    return ess(_scores(_halves(chains)))


def ess(chains):
    """Give Geyer's initial monotone sequence estimate over several chains."""
    n_chains, n = len(chains), len(chains[0])
    within = mean(variance(chain) for chain in chains)
    pooled = within * (n - 1) / n + variance([mean(chain) for chain in chains])

    def correlation(lag):
        if lag == 0:
            return 1.0
        at_lag = mean(_autocovariance(chain, lag) for chain in chains)
        return 1 - (within - at_lag * n / (n - 1)) / pooled

    total, lowest, lag = 0.0, math.inf, 0
    while lag + 1 < n:
        pair = correlation(lag) + correlation(lag + 1)
        if pair < 0:
            break
        lowest = min(lowest, pair)
        total += lowest
        lag += 2
    size = n_chains * n
    return size / max(-1 + 2 * total, 1 / math.log10(size))


def _autocovariance(chain, lag):
    centre = mean(chain)
    return sum((a - centre) * (b - centre) for a, b in zip(chain, chain[lag:], strict=False)) / len(chain)


def _rhat(chains):
    n = len(chains[0])
    within = mean(variance(chain) for chain in chains)
    between = variance([mean(chain) for chain in chains])
    return math.sqrt((n - 1) / n + between / within)


def _halves(chains):
    half = len(chains[0]) // 2
    return [part for chain in chains for part in (chain[:half], chain[-half:])]


def _scores(chains):
    every = sorted(draw for chain in chains for draw in chain)
    places = {}
    for place, draw in enumerate(every, 1):
        places.setdefault(draw, []).append(place)
    rank = {draw: mean(of) for draw, of in places.items()}
    normal = NormalDist()
    return [
        [normal.inv_cdf((rank[draw] - 0.375) / (len(every) + 0.25)) for draw in chain] for chain in chains
    ]
