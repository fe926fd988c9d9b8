"""Bayesian latent class model (Manrique-Vallier, 2016, *Biometrics* 72): people of several kinds.

People fall into at most K classes; within a class the lists are independent, and each has its own chance to
hold a person. Classes make lists depend on each other overall without choosing interactions.
N has prior 1/N and n0 = N - n is bounded at `bound_ratio` times n; a result that leans on the bound is
refused. Four chains start far apart and run in rounds, each half as long again, until they agree
(`uncounted.estimate.diagnostics`) or reach `max_sweeps`; then the result is refused. Each chain has
its own generator spawned from the one seed, so threads change nothing.

The kernel is `uncounted.estimate.kernels.latent_class`. What is added to the paper's sampler
changes how fast chains move, not where they go.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from uncounted.domain.estimate import Reason
from uncounted.domain.pattern import CapturePatterns
from uncounted.domain.progress import Progress, silent
from uncounted.errors import SettingsRefused
from uncounted.estimate import diagnostics
from uncounted.estimate.chains import (
    ALPHA_RATE,
    ALPHA_SHAPE,
    FEWEST_EFFECTIVE,
    HIGHEST_RHAT,
    THIN,
    Chain,
    Plan,
    run_rounds,
)
from uncounted.estimate.fitted import Fitted

MOST_CLASSES = 10
N_CHAINS = 4
BOUND_RATIO = 20
MOST_SWEEPS = 400_000
MOST_PATTERNS = 20_000
MOST_AT_BOUND = 0.01
KEPT_DRAWS = 4_000

_FEWEST_SWEEPS = 2_000
# sweeps times patterns times classes, per chain: what bounds the time on a large table
_WORK = 80_000_000
# n0 within this share of its bound counts as lying at the bound
_NEAR_BOUND = 0.95
_WEAK_PRIOR = 1e-6

Array = np.ndarray[Any, Any]


def compute(
    patterns: CapturePatterns,
    *,
    seed: int,
    level: float,
    progress: Progress = silent,
    n_classes: int | None = None,
    n_chains: int = N_CHAINS,
    max_sweeps: int | None = None,
    bound_ratio: int = BOUND_RATIO,
) -> Fitted:
    """Sample the posterior of N.

    Parameters
    ----------
    patterns
        A table that passed `check`.
    seed
        One seed for all chains.
    level
        Coverage of the equal-tailed interval.
    progress
        Told the effective samples so far.
    n_classes
        K; the smaller of 2^J - 1 and 10 when None.
    n_chains
        At least 2: one chain cannot disagree with itself.
    max_sweeps
        Sweeps of each chain at most; when None, 400,000, and fewer on tables with many patterns.
    bound_ratio
        Bound of n0 as a multiple of n.

    Raises
    ------
    SettingsRefused
        On a single chain.
    """
    if n_chains < 2:
        raise SettingsRefused(
            "n_chains = 1", where="latent_class", expected="2 chains or more", advice="4 chains are usual"
        )
    classes = n_classes or min(2**patterns.n_lists - 1, MOST_CLASSES)
    work = max(_FEWEST_SWEEPS, _WORK // (len(patterns.counts) * classes))
    plan = Plan(
        n_classes=classes,
        n_chains=n_chains,
        bound=bound_ratio * patterns.n_observed,
        most_sweeps=max(20, (max_sweeps or min(MOST_SWEEPS, work)) // THIN) * THIN,
    )
    settings = _settings(plan, bound_ratio)
    if len(patterns.counts) > MOST_PATTERNS:
        return Fitted(settings, assumptions(patterns), refusals=(_too_many_patterns(len(patterns.counts)),))
    chains = [Chain.start(patterns, plan, number, seed) for number in range(n_chains)]
    draws = run_rounds(chains, plan, progress)
    if draws is None:
        return Fitted(settings, assumptions(patterns), refusals=(_broke_down(),))
    return _summarise(patterns, draws, plan=plan, chains=chains, level=level, settings=settings)


def assumptions(patterns: CapturePatterns) -> tuple[str, ...]:
    """Say what must hold."""
    return (
        "People fall into a limited number of groups, and within a group being on one list says nothing "
        "about being on another.",
        "Every person could have been on some list; people of a kind that no list could hold are not in "
        "the number.",
        "Matching is right, and the group did not change while the lists were made.",
        f"Before the data, with {patterns.n_lists} lists and one group, the model gives a chance of "
        f"{_prior_half_unseen(patterns.n_lists):.1g} that more than half of all people are on no list.",
    )


def prepare() -> float | None:
    """Compile the sampler where that was not done before.

    Returns
    -------
    float or None
        Seconds it took; None when it was ready.
    """
    from uncounted.estimate.kernels.latent_class import run_chain

    if run_chain.signatures:
        return None
    begun = time.perf_counter()
    table = CapturePatterns(("a", "b", "c"), {(1, 0, 0): 2, (0, 1, 0): 1, (1, 1, 1): 1})
    plan = Plan(n_classes=2, n_chains=1, bound=10, most_sweeps=THIN)
    Chain.start(table, plan, 0, 1).run(THIN)
    compiled = sum(run_chain.stats.cache_misses.values()) > 0
    return time.perf_counter() - begun if compiled else None


def _summarise(
    patterns: CapturePatterns,
    draws: Array,
    *,
    plan: Plan,
    chains: Sequence[Chain],
    level: float,
    settings: dict[str, object],
) -> Fitted:
    total = draws + patterns.n_observed
    probs = ((1 - level) / 2, 0.5, (1 + level) / 2)
    low, point, high = (float(value) for value in np.quantile(total, probs, method="inverted_cdf"))
    found = _diagnose(total, probs, chains)
    at_bound = float((draws > _NEAR_BOUND * plan.bound).mean())
    prior = _prior_half_unseen(patterns.n_lists)
    found |= {"prob_at_bound": at_bound, "prior_prob_half_unseen": prior}
    return Fitted(
        settings,
        assumptions(patterns),
        point=point,
        low=low,
        high=high,
        diagnostics=found,
        draws=_thinned(total),
        refusals=(*_disagree(found), *_at_bound(at_bound, plan)),
        cautions=tuple(_cautions(patterns.n_lists, prior)),
    )


def _diagnose(total: Array, probs: tuple[float, float, float], chains: Sequence[Chain]) -> dict[str, object]:
    errors = [round(diagnostics.mcse_quantile(total, prob), 2) for prob in probs]
    occupied = np.concatenate([np.concatenate(chain.occupied) for chain in chains])
    return {
        "rhat": round(diagnostics.rhat(total), 5),
        "ess_bulk": round(diagnostics.ess_bulk(total), 1),
        "ess_tail": round(diagnostics.ess_tail(total), 1),
        "mcse_low": errors[0],
        "mcse_median": errors[1],
        "mcse_high": errors[2],
        "chain_medians": [float(value) for value in np.median(total, axis=1)],
        "sweeps_per_chain": sum(part.size for part in chains[0].n_unseen) * THIN,
        "n_draws": int(total.size),
        "mean_occupied_classes": round(float(occupied.mean()), 2),
    }


def _thinned(total: Array) -> tuple[int, ...]:
    """Give up to 4,000 draws, evenly spaced over all chains, chain after chain."""
    per_chain = min(max(1, KEPT_DRAWS // total.shape[0]), total.shape[1])
    at = np.linspace(0, total.shape[1] - 1, per_chain).round().astype(int)
    return tuple(int(value) for value in total[:, at].ravel())


def _settings(plan: Plan, bound_ratio: int) -> dict[str, object]:
    return {
        "point": "posterior median",
        "interval": "equal-tailed credible interval",
        "n_classes": plan.n_classes,
        "n_chains": plan.n_chains,
        "max_sweeps": plan.most_sweeps,
        "bound_ratio": bound_ratio,
        "highest_n": plan.bound + plan.bound // bound_ratio,
        "prior_n": "1/N",
        "prior_lambda": "uniform",
        "prior_alpha": f"Gamma({ALPHA_SHAPE}, rate {ALPHA_RATE})",
    }


def _prior_half_unseen(n_lists: int) -> float:
    """Give P(p0 > 1/2) a priori with one class: -log p0 is Gamma(J, 1), so it is P(Poisson(log 2) >= J)."""
    rate = math.log(2)
    return sum(
        math.exp(-rate + j * math.log(rate) - math.lgamma(j + 1)) for j in range(n_lists, n_lists + 40)
    )


def _disagree(found: dict[str, object]) -> list[Reason]:
    rhat, bulk, tail = (float(str(found[name])) for name in ("rhat", "ess_bulk", "ess_tail"))
    if rhat < HIGHEST_RHAT and min(bulk, tail) >= FEWEST_EFFECTIVE:
        return []
    return [
        Reason(
            "chains_disagree",
            f"The chains had not come to one answer after {found['sweeps_per_chain']:,} sweeps each (R-hat "
            f"{rhat:.3f}, wanted below {HIGHEST_RHAT}; {min(bulk, tail):.0f} effective samples, wanted "
            f"{FEWEST_EFFECTIVE:.0f}). Often the table allows quite different totals: split it into strata "
            "in which people are more alike, or raise max_sweeps.",
        )
    ]


def _at_bound(share: float, plan: Plan) -> list[Reason]:
    if share <= MOST_AT_BOUND:
        return []
    return [
        Reason(
            "at_bound",
            f"{share:.1%} of the posterior lies at the bound set on people on no list ({plan.bound:,}): "
            "the upper limit would come from the bound, not from the data.",
        )
    ]


def _cautions(n_lists: int, prior: float) -> list[Reason]:
    if prior >= _WEAK_PRIOR:
        return []
    return [
        Reason(
            "prior_on_unseen",
            f"With {n_lists} lists the model expects hardly anybody to be missed by all of them (chance "
            f"{prior:.0e} that it is more than half, before the data), so small lists pull the number down.",
        )
    ]


def _too_many_patterns(n_patterns: int) -> Reason:
    return Reason(
        "too_many_patterns",
        f"{n_patterns:,} different capture patterns; up to {MOST_PATTERNS:,} can be sampled in reasonable "
        "time. Join lists of one publisher.",
    )


def _broke_down() -> Reason:
    return Reason("chains_disagree", "A chain ran into infinite numbers; the table does not bound the total.")
