"""Slow, obvious twins of the latent class model: a plain NumPy Gibbs sampler and exact posteriors."""

from __future__ import annotations

import itertools
import math

import numpy as np
from scipy import special


def gibbs(patterns, counts, *, n_classes, n_sweeps, seed, bound):
    """Sample n0 with NumPy's own multinomial and beta draws, on the plain scale; (n_sweeps,) draws."""
    rng = np.random.default_rng(seed)
    patterns, counts = np.asarray(patterns), np.asarray(counts)
    n, n_lists = counts.sum(), patterns.shape[1]
    alpha = 1.0
    pi = np.full(n_classes, 1 / n_classes)
    chance = rng.uniform(size=(n_classes, n_lists))
    unseen = np.zeros(n_classes, dtype=int)
    draws = np.empty(n_sweeps, dtype=int)
    for sweep in range(n_sweeps):
        each = np.where(patterns[:, None, :] == 1, chance[None], 1 - chance[None]).prod(axis=2)
        weight = pi * each
        assigned = rng.multinomial(counts, weight / weight.sum(axis=1, keepdims=True))
        members = assigned.sum(axis=0) + unseen
        seen = assigned.T @ patterns
        chance = rng.beta(1 + seen, 1 + members[:, None] - seen)
        later = members[::-1].cumsum()[::-1] - members
        stick = rng.beta(1 + members[:-1], np.maximum(alpha + later[:-1], 1e-12))
        stick = np.append(np.minimum(stick, 1 - 1e-15), 1.0)
        left = np.append(1.0, np.cumprod(1 - stick[:-1]))
        pi = stick * left
        none = pi * (1 - chance).prod(axis=1)
        p0 = none.sum()
        while True:
            n_unseen = rng.poisson(min(rng.gamma(n) * p0 / (1 - p0), 1e15))
            if n_unseen <= bound:
                break
        unseen = rng.multinomial(n_unseen, none / p0)
        alpha = rng.gamma(0.25 + n_classes - 1) / (0.25 - math.log(left[-1]))
        draws[sweep] = n_unseen
    return draws


def one_class_posterior(totals, n, *, bound):
    """Give N and its exact posterior with one class: N^-1 N!/(N-n)! prod_j n_j! (N-n_j)!/(N+1)!."""
    size = np.arange(n, n + bound + 1)
    log_p = -np.log(size) + special.gammaln(size + 1) - special.gammaln(size - n + 1)
    for on_list in totals:
        log_p += special.gammaln(size - on_list + 1) - special.gammaln(size + 2)
    prob = np.exp(log_p - log_p.max())
    return size, prob / prob.sum()


def two_class_posterior(patterns, counts, *, bound):
    """Give N and its exact posterior with two classes, by summing over every split into classes.

    Given who is in which class all parameters integrate out in closed form, but alpha, which is
    integrated by quadrature. Cost: (bound + 1)^2 / 2 times the product of (count + 1).
    """
    patterns, counts = np.asarray(patterns), np.asarray(counts)
    n = counts.sum()
    log_stick = _log_stick_table(n + bound)
    splits = list(itertools.product(*(range(count + 1) for count in counts)))
    log_p = np.full(bound + 1, -np.inf)
    for n_unseen in range(bound + 1):
        first_unseen = np.arange(n_unseen + 1)
        log_ways_unseen = (
            special.gammaln(n_unseen + 1)
            - special.gammaln(first_unseen + 1)
            - special.gammaln(n_unseen - first_unseen + 1)
        )
        terms = []
        for split in splits:
            first = np.array(split)
            log_ways = (
                special.gammaln(counts + 1) - special.gammaln(first + 1) - special.gammaln(counts - first + 1)
            ).sum()
            members = np.array([first.sum() + first_unseen, (counts - first).sum() + n_unseen - first_unseen])
            log_term = log_ways + log_ways_unseen + log_stick[members[0], members[1]]
            for k, part in enumerate((first, counts - first)):
                for on_list in patterns.T @ part:
                    log_term = log_term + special.betaln(1 + on_list, 1 + members[k] - on_list)
            terms.append(special.logsumexp(log_term))
        size = n + n_unseen
        log_p[n_unseen] = (
            -math.log(size)
            + special.gammaln(size + 1)
            - special.gammaln(n_unseen + 1)
            + special.logsumexp(terms)
        )
    prob = np.exp(log_p - log_p.max())
    return np.arange(n, n + bound + 1), prob / prob.sum()


def _log_stick_table(most):
    """Log of E[V^a (1-V)^b] for V ~ Beta(1, alpha), alpha ~ Gamma(0.25, rate 0.25), by (a, b)."""
    # alpha = u^4 takes the singularity of the Gamma density at zero away
    node, weight = np.polynomial.legendre.leggauss(400)
    u = (node + 1) / 2 * 4.0
    alpha = u**4
    density = weight * 2.0 * np.exp(-0.25 * alpha) * 0.25**0.25 / math.gamma(0.25) * 4.0
    assert abs(density.sum() - 1) < 1e-6
    a, b = np.meshgrid(np.arange(most + 1), np.arange(most + 1), indexing="ij")
    table = np.zeros(a.shape)
    for each, share in zip(alpha, density, strict=True):
        log_moment = special.betaln(1 + a, each + b) - special.betaln(1, each)
        table += share * np.exp(log_moment)
    return np.log(table)
