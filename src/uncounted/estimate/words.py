"""Estimates in plain English, for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from uncounted.domain.estimate import Estimate
from uncounted.estimate.models import model_named


def stratum_words(stratum: Mapping[str, str]) -> str:
    """Say what bounds a stratum: ``all``, or ``region = North``."""
    return ", ".join(f"{name} = {value}" for name, value in stratum.items()) or "all"


def title(estimate: Estimate) -> str:
    """Name the model and the stratum."""
    name = model_named(estimate.model).title
    return f"{name} ({stratum_words(estimate.stratum)})" if estimate.stratum else name


def number_words(estimate: Estimate) -> str:
    """Say the number with its interval, or that there is none."""
    if estimate.point is None or estimate.interval is None:
        return "no number"
    low, high = estimate.interval
    return f"{estimate.point:,.0f} ({low:,.0f} to {high:,.0f})"


def verdict_words(estimate: Estimate) -> str:
    """Say the number and what kind of number it is, or why there is none."""
    if estimate.status == "refused":
        return "refused: no number can be published, because"
    kind = f"{estimate.settings['point']}; {estimate.settings['interval']}, {estimate.level:.1%}".replace(
        ".0%", "%"
    )
    return f"estimate   {number_words(estimate)}   [{kind}]"


def diagnostics_words(estimate: Estimate) -> Iterator[str]:
    """Say what the diagnostics mean, a sentence each; of a refused estimate only what tells no number."""
    found = estimate.public_diagnostics
    writer = {"chao": _chao, "log_linear": _log_linear, "latent_class": _latent_class}[estimate.model]
    if found:
        yield from writer(found)
    if estimate.seed is not None:
        yield f"Seed {estimate.seed}."
    yield f"Table of capture patterns: SHA-256 {estimate.patterns_hash[:12]}…"


def _chao(found: Mapping[str, object]) -> Iterator[str]:
    yield f"{found['on_one_list']:,} people are on one list only, {found['on_two_lists']:,} on exactly two."
    factor = found.get("inflation_if_independent")
    if factor is not None:
        yield f"Were the lists independent, the unseen would be put at {factor:.2f} times their number."


def _log_linear(found: Mapping[str, object]) -> Iterator[str]:
    if "interactions" not in found:
        yield f"{found.get('models_fitted', 0):,} models were fitted; none can be estimated."
        return
    named = [*cast("list[str]", found["interactions"])]
    named += [f"{pair} (share nobody)" for pair in cast("list[str]", found["interactions_without_overlap"])]
    yield f"Dependence between: {', '.join(named) or 'no pair of lists'}."
    yield (
        f"{found['models_fitted']:,} models were fitted; {found['better_models_not_estimable']} with a "
        "better score cannot be estimated."
    )
    if "deviance" in found:
        yield f"Deviance {found['deviance']:.1f} on {found['degrees_of_freedom']} degrees of freedom."
    totals = cast("list[float]", found.get("totals_of_models_within_2", []))
    if len(totals) > 1:
        yield f"{len(totals)} models score about as well; they give {min(totals):,.0f} to {max(totals):,.0f}."


def _latent_class(found: Mapping[str, object]) -> Iterator[str]:
    yield (
        f"R-hat {found['rhat']:.3f} (1 when all chains agree); effective samples: {found['ess_bulk']:,.0f} "
        f"for the middle, {found['ess_tail']:,.0f} for the ends."
    )
    if "chain_medians" in found:
        yield (
            f"Another seed would move the median by about {found['mcse_median']:,.0f}, the ends by about "
            f"{found['mcse_low']:,.0f} and {found['mcse_high']:,.0f}."
        )
        medians = ", ".join(f"{value:,.0f}" for value in cast("list[float]", found["chain_medians"]))
        yield f"Medians of the chains after {found['sweeps_per_chain']:,} sweeps each: {medians}."
    yield (
        f"{found['mean_occupied_classes']} groups in use on average; {found['prob_at_bound']:.2%} of draws "
        "lie at the bound."
    )
