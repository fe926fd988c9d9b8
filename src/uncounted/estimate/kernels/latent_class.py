"""Sampler of the latent class model of Manrique-Vallier (2016), compiled.

Symbols: J lists, M observed capture patterns, K classes at most. ``pi_k`` is the weight of class k
(stick-breaking with Beta(1, alpha)), ``lambda_kj`` the chance that a person of class k is on list
j (uniform a priori), ``p0`` the chance to be on no list, ``n0`` the number of people on none,
p(N) proportional to 1/N. Everything is kept as logarithms: alpha is often tiny and a chance
to be on no list can come close to one.

To the paper's Gibbs steps two kinds of Metropolis step are added, which change how fast a chain moves
and not where it goes: exchange of class labels (`swap_labels`), and moves along the ridge on which
the observed table says little about p0 (`move_along_ridge`).

The state is changed in place, so that a chain can go on where it stopped.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import njit

Array = np.ndarray[Any, Any]

_TRIES = 100
_SMALL_SHAPE = 0.5
# keeps logarithms finite where a draw underflows; far below anything that can matter
_TINY = 1e-300
# a chance is kept this far below one, on the log scale
_TINY_GAP = 1e-12
_RIDGE_MOVES = 10
_RIDGE_SCALES = (0.5, 0.25, 0.1, 0.05)


@njit(nogil=True, cache=True)
def log_gamma_draw(rng: np.random.Generator, shape: float) -> float:
    """Draw the logarithm of a Gamma(shape, 1) variable, without underflow for small shapes.

    For small shapes ``G(shape) = G(shape + 1) U^(1/shape)`` (Marsaglia and Tsang, 2000).
    """
    if shape >= _SMALL_SHAPE:
        return math.log(max(rng.standard_gamma(shape), _TINY))
    # 1 - U lies in (0, 1], so its logarithm is finite
    return math.log(1.0 - rng.random()) / shape + math.log(max(rng.standard_gamma(shape + 1.0), _TINY))


@njit(nogil=True, cache=True)
def split(rng: np.random.Generator, count: int, log_weights: Array, out: Array) -> None:
    """Draw Multinomial(count, weights) into `out` (K,), as a chain of binomials.

    `log_weights` (K,) need not be normalised; they are overwritten by the weights.
    """
    n_classes = log_weights.shape[0]
    highest = log_weights[0]
    for k in range(1, n_classes):
        highest = max(highest, log_weights[k])
    left = 0.0
    for k in range(n_classes):
        log_weights[k] = math.exp(log_weights[k] - highest)
        left += log_weights[k]
    remaining = count
    for k in range(n_classes - 1):
        if remaining == 0 or log_weights[k] == 0.0:
            out[k] = 0
        else:
            prob = log_weights[k] / left
            out[k] = remaining if prob >= 1.0 else rng.binomial(remaining, prob)
        remaining -= out[k]
        # the sum of what is left may fall below the next weight by rounding: prob is capped above
        left -= log_weights[k]
    # rounding must not put people into a last class of weight zero
    last = n_classes - 1
    if log_weights[last] == 0.0 and remaining > 0:
        out[last] = 0
        out[np.argmax(log_weights)] += remaining
    else:
        out[last] = remaining


@njit(nogil=True, cache=True)
def draw_unseen_once(rng: np.random.Generator, n: int, odds: float, bound: int) -> int:
    """Draw n0 given p0, NegBin(n, 1 - p0), or -1 when it lies above `bound`.

    ``g ~ Gamma(n, 1)``, ``n0 ~ Poisson(g odds)`` with ``odds = p0 / (1 - p0)``.
    """
    rate = rng.standard_gamma(float(n)) * odds
    # far above the bound a Poisson draw below it has no noticeable chance (under 1e-100)
    if rate >= 2.0 * bound + 1000.0:
        return -1
    drawn = rng.poisson(rate)
    return int(drawn) if drawn <= bound else -1


@njit(nogil=True, cache=True)
def draw_unseen(rng: np.random.Generator, n: int, odds: float, bound: int, previous: int) -> int:
    """Draw n0 given p0, cut off above `bound`.

    After `_TRIES` draws above the bound the previous value stays: an independence Metropolis step, so
    the target is unchanged.
    """
    for _ in range(_TRIES):
        drawn = draw_unseen_once(rng, n, odds, bound)
        if drawn >= 0:
            return drawn
    return previous


@njit(nogil=True, cache=True)
def assign(
    rng: np.random.Generator, patterns: Array, counts: Array, log_base: Array, log_odds: Array, seen: Array
) -> Array:
    """Share the people of each pattern among the classes; give people per class (K,), and list in `seen`.

    `patterns` (M, J) zeros and ones, `counts` (M,), `log_base` (K,) weight times the chance to be
    on no list, `log_odds` (K, J) of being on each list, `seen` (K, J) filled in.
    """
    n_classes, n_lists = log_odds.shape
    members = np.zeros(n_classes, np.int64)
    drawn = np.zeros(n_classes, np.int64)
    weights = np.empty(n_classes)
    seen[:] = 0
    for m in range(patterns.shape[0]):
        weights[:] = log_base
        for j in range(n_lists):
            if patterns[m, j]:
                for k in range(n_classes):
                    weights[k] += log_odds[k, j]
        split(rng, counts[m], weights, drawn)
        for k in range(n_classes):
            if drawn[k]:
                members[k] += drawn[k]
                for j in range(n_lists):
                    if patterns[m, j]:
                        seen[k, j] += drawn[k]
    return members


@njit(nogil=True, cache=True)
def log_stick(here: float, later: float, alpha: float) -> float:
    """Give log B(1 + here, alpha + later): one stick's share of p(classes | alpha), V integrated out."""
    return math.lgamma(1.0 + here) + math.lgamma(alpha + later) - math.lgamma(1.0 + here + alpha + later)


@njit(nogil=True, cache=True)
def swap_labels(rng: np.random.Generator, members: Array, seen: Array, alpha: float) -> None:
    """Exchange the labels of neighbouring classes by Metropolis steps (Papaspiliopoulos and Roberts, 2008).

    Stick-breaking ranks the classes, and plain Gibbs rarely moves a large class to another rank. The
    weights are integrated out, so the posterior is unchanged; they must be drawn anew afterwards.
    `members` (K,) and `seen` (K, J) are changed in place.
    """
    last = members.shape[0] - 1
    later = members.sum()
    for k in range(last):
        here, following = members[k], members[k + 1]
        beyond = later - here - following
        log_ratio = log_stick(following, beyond + here, alpha) - log_stick(here, beyond + following, alpha)
        if k + 1 < last:
            log_ratio += log_stick(here, beyond, alpha) - log_stick(following, beyond, alpha)
        if here != following and math.log(1.0 - rng.random()) < log_ratio:
            members[k], members[k + 1] = following, here
            for j in range(seen.shape[1]):
                seen[k, j], seen[k + 1, j] = seen[k + 1, j], seen[k, j]
        later -= members[k]


@njit(nogil=True, cache=True)
def draw_chances(
    rng: np.random.Generator, members: Array, seen: Array, log_odds: Array, log_none: Array
) -> None:
    """Draw lambda_kj ~ Beta(1 + seen, 1 + not seen); fill log odds (K, J) and log chance of no list (K,)."""
    n_classes, n_lists = log_odds.shape
    for k in range(n_classes):
        log_none[k] = 0.0
        for j in range(n_lists):
            yes = max(rng.standard_gamma(1.0 + seen[k, j]), _TINY)
            no = max(rng.standard_gamma(1.0 + members[k] - seen[k, j]), _TINY)
            log_odds[k, j] = math.log(yes) - math.log(no)
            log_none[k] += math.log(no) - math.log(yes + no)


@njit(nogil=True, cache=True)
def draw_weights(rng: np.random.Generator, members: Array, alpha: float, log_pi: Array) -> None:
    """Draw V_k ~ Beta(1 + n_k, alpha + n_later) and fill ``log pi_k`` (K,); V_K = 1."""
    n_classes = log_pi.shape[0]
    later = members.sum()
    log_left = 0.0
    for k in range(n_classes - 1):
        later -= members[k]
        log_yes = log_gamma_draw(rng, 1.0 + members[k])
        log_no = log_gamma_draw(rng, alpha + later)
        highest = max(log_yes, log_no)
        log_both = highest + math.log(math.exp(log_yes - highest) + math.exp(log_no - highest))
        log_pi[k] = log_left + log_yes - log_both
        log_left += log_no - log_both
    log_pi[n_classes - 1] = log_left


@njit(nogil=True, cache=True)
def odds_of_none(log_pi: Array, log_none: Array) -> float:
    """Give p0 / (1 - p0), accurate at both ends."""
    none, some = 0.0, 0.0
    for k in range(log_pi.shape[0]):
        weight = math.exp(log_pi[k])
        none += weight * math.exp(log_none[k])
        some -= weight * math.expm1(log_none[k])
    return none / some if some > 0.0 else np.inf


@njit(nogil=True, cache=True)
def log_prior_weights(log_pi: Array, alpha: float) -> float:
    """Give the log density of the weights under stick-breaking, constants left out.

    ``p(pi) ~ pi_K^(alpha - 1) prod_{k < K} 1 / R_k`` with ``R_k`` the sum of pi_k and all later weights.
    """
    last = log_pi.shape[0] - 1
    log_left = log_pi[last]
    value = (alpha - 1.0) * log_left
    for k in range(last - 1, -1, -1):
        # later weights are often too small for anything but their logarithms
        log_left = np.logaddexp(log_left, log_pi[k])
        value -= log_left
    return float(value)


@njit(nogil=True, cache=True)
def contributions(patterns: Array, log_base: Array, log_odds: Array, out: Array) -> Array:
    """Fill `out` (M, K) with pi_k times the chance of each pattern in class k; give the sums (M,)."""
    n_classes, n_lists = log_odds.shape
    sums = np.zeros(patterns.shape[0])
    for m in range(patterns.shape[0]):
        for k in range(n_classes):
            log_chance = log_base[k]
            for j in range(n_lists):
                if patterns[m, j]:
                    log_chance += log_odds[k, j]
            out[m, k] = math.exp(log_chance)
            sums[m] += out[m, k]
    return sums


@njit(nogil=True, cache=True)
def scale_class(log_odds: Array, log_scale: float, out: Array) -> float:
    """Scale the chances of one class, given as log odds (J,); fill `out` with the new log odds.

    Returns
    -------
    float
        The new log chance of no list, or 1 when a chance would reach one.
    """
    log_none = 0.0
    for j in range(log_odds.shape[0]):
        log_chance = float(log_odds[j] - np.logaddexp(0.0, log_odds[j])) + log_scale
        if log_chance >= -_TINY_GAP:
            return 1.0
        log_not = math.log(-math.expm1(log_chance))
        out[j] = log_chance - log_not
        log_none += log_not
    return log_none


@njit(nogil=True, cache=True)
def fit_of_class(
    patterns: Array, counts: Array, log_base: float, log_odds: Array, others: Array, out: Array
) -> float:
    """Give ``sum_m f_m log p_m`` with one class anew: its parts go into `out` (M,), `others` (M,) stay."""
    value = 0.0
    for m in range(patterns.shape[0]):
        log_part = log_base
        for j in range(log_odds.shape[0]):
            if patterns[m, j]:
                log_part += log_odds[j]
        out[m] = math.exp(log_part)
        value += counts[m] * math.log(max(others[m] + out[m], _TINY))
    return value


@njit(nogil=True, cache=True)
def move_along_ridge(
    rng: np.random.Generator,
    patterns: Array,
    counts: Array,
    alpha: float,
    bound: int,
    n_unseen: int,
    log_pi: Array,
    log_odds: Array,
    log_none: Array,
) -> int:
    """Move parameters and n0 together where the observed table says least, by Metropolis steps.

    One class gets all its lambda_kj times s and its weight times ``r = (1 - q_k) / (1 - q_k')``, with
    ``q_k = prod_j (1 - lambda_kj)``, then weights are made to add up to one again (divided by Z): cells
    change little while p0 changes much. Classes of people and n0 are integrated out, so the ratio is
    that of ``prod_m (p_m / (1 - p0))^f_m``, in which Z cancels and the sum over observed patterns stays
    by the choice of r, and of the prior, times the Jacobian ``s^J r / Z^K``. A step also draws n0 from
    its conditional, and is refused above `bound`.

    Returns
    -------
    int
        n0 after the steps. `log_pi` (K,), `log_odds` (K, J), `log_none` (K,) are changed in place.
    """
    n_classes, n_lists = log_odds.shape
    parts = np.empty((patterns.shape[0], n_classes))
    new_odds, new_parts = np.empty(n_lists), np.empty(patterns.shape[0])
    sums = contributions(patterns, log_pi + log_none, log_odds, parts)
    n = counts.sum()
    fit = (counts * np.log(np.maximum(sums, _TINY))).sum()
    log_prior = log_prior_weights(log_pi, alpha)
    for move in range(_RIDGE_MOVES):
        k = int(rng.random() * n_classes)
        log_scale = rng.standard_normal() * _RIDGE_SCALES[move % len(_RIDGE_SCALES)]
        new_log_none = scale_class(log_odds[k], log_scale, new_odds)
        if new_log_none >= 0.0 or log_none[k] >= 0.0:
            continue
        log_r = math.log(-math.expm1(log_none[k])) - math.log(-math.expm1(new_log_none))
        log_z = math.log1p(math.exp(log_pi[k]) * math.expm1(log_r))
        others = np.maximum(sums - parts[:, k], 0.0)
        base = log_pi[k] + log_r + new_log_none
        log_ratio = n_lists * log_scale + log_r - n_classes * log_z
        new_fit = fit_of_class(patterns, counts, base, new_odds, others, new_parts)
        new_pi, new_none = log_pi - log_z, log_none.copy()
        new_pi[k] += log_r
        new_none[k] = new_log_none
        new_log_prior = log_prior_weights(new_pi, alpha)
        log_ratio += new_fit - fit + new_log_prior - log_prior
        # written so that a ratio that is no number is refused too
        if not math.log(1.0 - rng.random()) < log_ratio:
            continue
        drawn = draw_unseen_once(rng, n, odds_of_none(new_pi, new_none), bound)
        if drawn < 0:
            continue
        n_unseen, log_prior = drawn, new_log_prior
        parts[:, k] = new_parts
        # the new weights are divided by Z
        parts *= math.exp(-log_z)
        sums = (others + new_parts) * math.exp(-log_z)
        fit = new_fit - n * log_z
        log_pi[:], log_none[:] = new_pi, new_none
        log_odds[k, :] = new_odds
    return n_unseen


@njit(nogil=True, cache=True)
def run_chain(
    rng: np.random.Generator,
    patterns: Array,
    counts: Array,
    prior: tuple[float, float],
    bound: int,
    sweeps: tuple[int, int],
    state: tuple[Array, Array, Array, Array, Array],
    draws: Array,
    occupied: Array,
) -> int:
    """Run sweeps in the order of section 3 of the paper and keep every `thin`-th n0.

    Parameters
    ----------
    rng
        This chain's own generator.
    patterns, counts
        Observed patterns (M, J) int8 zeros and ones, people (M,) int64.
    prior
        Shape and rate of alpha.
    bound
        Highest n0.
    sweeps
        Number of sweeps, and `thin`.
    state
        ``log_pi`` (K,), ``log_odds`` (K, J), ``log_none`` (K,), people on no list by class (K,) int64,
        ``alpha`` (1,); changed in place.
    draws
        (sweeps // thin,) int64, filled with n0.
    occupied
        (sweeps // thin,) int64, filled with the number of classes that hold somebody.

    Returns
    -------
    int
        0, or 1 when a number became infinite and the run stopped.
    """
    log_pi, log_odds, log_none, unseen, alpha = state
    n = counts.sum()
    n_classes = log_pi.shape[0]
    seen = np.zeros(log_odds.shape, np.int64)
    weights = np.empty(n_classes)
    n_sweeps, thin = sweeps
    for sweep in range(1, n_sweeps + 1):
        members = assign(rng, patterns, counts, log_pi + log_none, log_odds, seen)
        members += unseen
        swap_labels(rng, members, seen, alpha[0])
        draw_chances(rng, members, seen, log_odds, log_none)
        draw_weights(rng, members, alpha[0], log_pi)
        n_unseen = move_along_ridge(
            rng, patterns, counts, alpha[0], bound, unseen.sum(), log_pi, log_odds, log_none
        )
        n_unseen = draw_unseen(rng, n, odds_of_none(log_pi, log_none), bound, n_unseen)
        weights[:] = log_pi + log_none
        split(rng, n_unseen, weights, unseen)
        rate = prior[1] - log_pi[n_classes - 1]
        if not math.isfinite(rate):
            return 1
        alpha[0] = max(math.exp(log_gamma_draw(rng, prior[0] + n_classes - 1.0) - math.log(rate)), _TINY)
        if sweep % thin == 0:
            draws[sweep // thin - 1] = n_unseen
            occupied[sweep // thin - 1] = np.count_nonzero(members)
    return 0
