"""Log-linear model: Poisson counts, main effects and chosen two-list interactions.

Interactions are chosen by BIC with k log n, n the number of people: the penalty of Silverman, Chan
and Vincent (2024), under which a table of more cells but the same people asks for no more. Up to five lists
every set of interactions is tried, above that forward stepwise. A model whose estimate does not
exist or is not identified (`uncounted.estimate.design`) is never chosen. The point is the extended maximum
likelihood estimate n + exp(intercept) of the Poisson model; the interval is the profile-likelihood one
of the multinomial model with the same cell probabilities, which gives N its own parameter
(Cormack, 1992, *Biometrics* 48). It takes the chosen interactions as known.

Interactions of three lists are not considered, and more than `MOST_LISTS` lists are refused: the
table has 2^J cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scipy import special, stats

from uncounted.domain.estimate import Reason
from uncounted.domain.pattern import CapturePatterns
from uncounted.domain.progress import Progress, silent
from uncounted.errors import SettingsRefused
from uncounted.estimate.design import NOT_EXISTING, NOT_IDENTIFIED, Cells, Pair
from uncounted.estimate.fitted import Fitted
from uncounted.estimate.profile import FURTHEST, Profile
from uncounted.estimate.selection import NEAR_BEST, Candidate, Choice, step_forward, try_all

MOST_LISTS = 12
MOST_LISTS_ALL_SUBSETS = 5
CRITERIA = ("bic", "aic")

_POOR_FIT = 0.001


def compute(
    patterns: CapturePatterns,
    *,
    seed: int,
    level: float,
    progress: Progress = silent,
    criterion: str = "bic",
) -> Fitted:
    """Choose interactions, fit, and profile N.

    Parameters
    ----------
    patterns
        A table that passed `check`.
    seed
        Plays no part.
    level
        Coverage of the profile-likelihood interval.
    progress
        Told after each model.
    criterion
        bic or aic.
    """
    if criterion not in CRITERIA:
        raise SettingsRefused(
            f"criterion {criterion!r}",
            where="log_linear",
            expected="bic or aic",
            advice="choose one of these",
        )
    exhaustive = patterns.n_lists <= MOST_LISTS_ALL_SUBSETS
    settings = _settings(criterion, exhaustive=exhaustive)
    if patterns.n_lists > MOST_LISTS:
        return Fitted(settings, assumptions(patterns), refusals=(_too_many_lists(patterns.n_lists),))
    cells = Cells.of(patterns)
    select = try_all if exhaustive else step_forward
    choice = select(cells, criterion=criterion, progress=progress)
    if choice.best is None:
        return Fitted(
            settings,
            assumptions(patterns),
            diagnostics={"models_fitted": choice.n_fitted},
            refusals=tuple(_not_estimable(choice.passed_over)),
        )
    return _summarise(patterns, choice, level=level, settings=settings)


def assumptions(patterns: CapturePatterns) -> tuple[str, ...]:
    """Say what must hold."""
    return (
        "Lists depend on each other only in the pairs named, and there is no dependence between three or "
        "more.",
        "People with the same chances: differences between people show only as dependence between lists.",
        "Every person could have been on every list, matching is right, and the group did not change.",
        "The interactions chosen from the data are taken as known, so the interval is too narrow rather "
        "than too wide.",
    )


def profile_interval(best: Candidate, *, level: float) -> tuple[float, float | None]:
    """Give low and high of n0 by profile likelihood; high is None when the likelihood stays flat."""
    profile = Profile(best.design.matrix, best.fit, float(best.design.counts.sum()))
    return profile.interval(level=level)


def _summarise(
    patterns: CapturePatterns, choice: Choice, *, level: float, settings: dict[str, object]
) -> Fitted:
    best = choice.best
    assert best is not None  # noqa: S101 - the caller checked; for the type checker
    n = patterns.n_observed
    low, high = profile_interval(best, level=level)
    prob_fit, diagnostics = _fit_of(best)
    diagnostics |= {
        "interactions": _named(patterns, best.design.pairs),
        "interactions_without_overlap": _named(patterns, best.design.dropped),
        "models_fitted": choice.n_fitted,
        "better_models_not_estimable": len(choice.passed_over),
        "totals_of_models_within_2": [round(n + each.fit.unseen, 1) for each in choice.near],
    }
    return Fitted(
        settings,
        assumptions(patterns),
        point=n + best.fit.unseen,
        low=n + low,
        high=None if high is None else n + high,
        diagnostics=diagnostics,
        refusals=() if high is not None else (_unbounded(),),
        cautions=tuple(_cautions(choice, n=n, low=n + low, high=high and n + high, prob_fit=prob_fit)),
    )


def _fit_of(best: Candidate) -> tuple[float, dict[str, object]]:
    """Give the chance of a deviance this large, and how the model fits."""
    counts, means = best.design.counts, best.fit.means
    deviance = 2 * float((special.xlogy(counts, counts / means) - counts + means).sum())
    cells, parameters = best.design.matrix.shape
    freedom = cells - parameters
    prob = float(stats.chi2.sf(deviance, freedom)) if freedom else 1.0
    return prob, {
        "score": round(best.score, 3),
        "log_likelihood": round(best.fit.log_likelihood, 3),
        "parameters": best.design.n_parameters,
        "cells": cells,
        "deviance": round(deviance, 3),
        "degrees_of_freedom": freedom,
        "prob_deviance": prob,
    }


def _named(patterns: CapturePatterns, pairs: Sequence[Pair]) -> list[str]:
    return [f"{patterns.lists[first]} x {patterns.lists[second]}" for first, second in pairs]


def _settings(criterion: str, *, exhaustive: bool) -> dict[str, object]:
    return {
        "point": "extended maximum likelihood (Poisson)",
        "interval": "profile likelihood (multinomial)",
        "criterion": criterion,
        "penalty": "k log n, n people" if criterion == "bic" else "2 k",
        "search": "all sets of two-list interactions" if exhaustive else "forward stepwise",
    }


def _not_estimable(codes: Sequence[int]) -> Iterator[Reason]:
    if any(code & NOT_EXISTING for code in codes):
        yield Reason(
            "does_not_exist",
            "The overlaps between lists are too sparse: the likelihood has no maximum at a finite number, "
            "for any model tried. Join small lists, or use fewer.",
        )
    if any(code & NOT_IDENTIFIED for code in codes):
        yield Reason(
            "not_identified",
            "The table has too few overlapping lists to tell the parameters apart. Join small lists, or "
            "add one that overlaps with several others.",
        )


def _unbounded() -> Reason:
    return Reason(
        "unbounded_interval",
        f"The data put no upper limit on the total: at {FURTHEST:,.0f} times the number observed it is "
        "still compatible with them.",
    )


def _too_many_lists(n_lists: int) -> Reason:
    return Reason(
        "too_many_lists",
        f"{n_lists} lists make a table of 2^{n_lists} cells; up to {MOST_LISTS} lists can be fitted. Join "
        "lists of one publisher, or use the latent class model.",
    )


def _cautions(choice: Choice, *, n: int, low: float, high: float | None, prob_fit: float) -> Iterator[Reason]:
    totals = [n + each.fit.unseen for each in choice.near]
    if high is not None and (min(totals) < low or max(totals) > high):
        yield Reason(
            "models_disagree",
            f"Models that fit almost as well (score within {NEAR_BEST:.0f}) give totals from "
            f"{min(totals):,.0f} to {max(totals):,.0f}, which the interval does not hold.",
        )
    if choice.best and choice.best.design.matrix.shape[0] == choice.best.design.matrix.shape[1]:
        yield Reason(
            "saturated",
            "The chosen model has as many parameters as the table has cells: it fits whatever the data "
            "are, so nothing here speaks for its assumptions.",
        )
    if prob_fit < _POOR_FIT:
        yield Reason(
            "poor_fit",
            f"The chosen model fits the overlaps badly (chance {prob_fit:.1g}): dependence between lists "
            "goes beyond pairs, or people differ in how easily they are listed.",
        )
