"""Chains of the latent class model: where they start, how long they run, what is kept of them.

Chains start far apart, each with a generator of its own spawned from one seed, and run in threads, in
rounds that grow by half until the chains agree and hold enough effective samples. What is decided depends on
draws alone and never on the clock, so the same seed gives the same draws on any number of cores.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from uncounted.domain.pattern import CapturePatterns
from uncounted.domain.progress import Progress
from uncounted.estimate import diagnostics

ALPHA_SHAPE = 0.25
ALPHA_RATE = 0.25
THIN = 10
HIGHEST_RHAT = 1.01
# effective samples below which a result is refused, and at which sampling ends
FEWEST_EFFECTIVE = 400.0
ENOUGH_EFFECTIVE = 600.0

_WARM_UP = 500
_FIRST_ROUND = 50_000
_STARTS = (0.1, 1.0, 3.0, 10.0)

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Plan:
    """How chains are run.

    Attributes
    ----------
    n_classes
        K.
    n_chains
        Chains.
    bound
        Highest n0.
    most_sweeps
        Sweeps of each chain at most.
    """

    n_classes: int
    n_chains: int
    bound: int
    most_sweeps: int


# the order is that of the kernel's `state`
_State = tuple[Array, Array, Array, Array, Array]


class Chain:
    """One chain: its generator, the kernel's state, and the draws so far."""

    def __init__(
        self, rng: np.random.Generator, data: tuple[Array, Array], state: _State, bound: int
    ) -> None:
        self._rng, self._data, self._state, self._bound = rng, data, state, bound
        self.n_unseen: list[Array] = []
        self.occupied: list[Array] = []

    @classmethod
    def start(cls, patterns: CapturePatterns, plan: Plan, number: int, seed: int) -> Chain:
        """Start a chain at a random state, with its own share of unseen people."""
        rng = np.random.default_rng(np.random.SeedSequence(seed).spawn(plan.n_chains)[number])
        table = np.array(list(patterns.counts), dtype=np.int8)
        counts = np.array(list(patterns.counts.values()), dtype=np.int64)
        chance = rng.uniform(0.01, 0.99, size=(plan.n_classes, patterns.n_lists))
        weights = rng.dirichlet(np.ones(plan.n_classes))
        ratio = _STARTS[number % len(_STARTS)]
        unseen = np.minimum(weights * ratio * patterns.n_observed, plan.bound * weights).astype(np.int64)
        state = (
            np.log(np.maximum(weights, 1e-12)),
            np.log(chance) - np.log1p(-chance),
            np.log1p(-chance).sum(axis=1),
            unseen,
            np.ones(1),
        )
        return cls(rng, (table, counts), state, plan.bound)

    def warm_up(self) -> int:
        """Run a few sweeps, forget them, and number the classes by size; 0 when all went well.

        Stick-breaking expects the first class to be the largest. A chain that starts with its largest class
        last stays so for very long, though numbering says nothing about people.
        """
        status = self.run(_WARM_UP)
        self.n_unseen.clear()
        self.occupied.clear()
        order = np.argsort(-self._state[0], kind="stable")
        for part in self._state[:4]:
            part[:] = part[order]
        return status

    def run(self, n_sweeps: int) -> int:
        """Go on for so many sweeps; 0 when all went well."""
        from uncounted.estimate.kernels.latent_class import run_chain

        draws, occupied = np.empty((2, n_sweeps // THIN), dtype=np.int64)
        status: int = run_chain(
            self._rng,
            *self._data,
            (ALPHA_SHAPE, ALPHA_RATE),
            self._bound,
            (n_sweeps, THIN),
            self._state,
            draws,
            occupied,
        )
        self.n_unseen.append(draws)
        self.occupied.append(occupied)
        return status


def run_rounds(chains: Sequence[Chain], plan: Plan, progress: Progress) -> Array | None:
    """Run all chains in rounds until they agree or the limit is reached; None when a chain broke down."""
    done, wanted = 0, min(_FIRST_ROUND, plan.most_sweeps)
    progress("effective samples", 0, int(ENOUGH_EFFECTIVE))
    with ThreadPoolExecutor(max_workers=min(plan.n_chains, os.cpu_count() or 1)) as pool:
        if any(pool.map(Chain.warm_up, chains)):
            return None
        while True:
            if any(pool.map(lambda chain, n=wanted - done: chain.run(n), chains)):
                return None
            draws = kept(chains)
            effective = min(diagnostics.ess_bulk(draws), diagnostics.ess_tail(draws))
            progress("effective samples", min(int(effective), int(ENOUGH_EFFECTIVE)), int(ENOUGH_EFFECTIVE))
            agreed = effective >= ENOUGH_EFFECTIVE and diagnostics.rhat(draws) < HIGHEST_RHAT
            done = wanted
            if agreed or done >= plan.most_sweeps:
                return draws
            wanted = min(done + done // 2 // THIN * THIN, plan.most_sweeps)


def kept(chains: Sequence[Chain]) -> Array:
    """Give the draws of n0 (chains, draws) without the first quarter of each chain."""
    draws = np.stack([np.concatenate(chain.n_unseen) for chain in chains])
    return draws[:, draws.shape[1] // 4 :]
