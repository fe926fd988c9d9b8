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

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import optimize, special, stats

from uncounted.domain.estimate import Reason
from uncounted.domain.pattern import CapturePatterns
from uncounted.domain.progress import Progress, silent
from uncounted.errors import SettingsRefused
from uncounted.estimate import poisson
from uncounted.estimate.design import NOT_EXISTING, NOT_IDENTIFIED, Cells, Design, Pair, status
from uncounted.estimate.fitted import Fitted

MOST_LISTS = 12
MOST_LISTS_ALL_SUBSETS = 5
CRITERIA = ("bic", "aic")

_NEAR_BEST = 2.0
_FURTHEST = 1000.0
# interactions fitted at each step forward
_MOST_TRIED = 12
_POOR_FIT = 0.001


@dataclass(frozen=True)
class Candidate:
    """A model that was fitted.

    Attributes
    ----------
    design
        The model.
    fit
        Its Poisson regression.
    score
        BIC or AIC; lower is better.
    """

    design: Design
    fit: poisson.Fit
    score: float

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All interactions, those at minus infinity included."""
        return tuple(sorted((*self.design.pairs, *self.design.dropped)))


@dataclass(frozen=True)
class Choice:
    """What selection came to.

    Attributes
    ----------
    best
        The chosen model; None when none can be estimated.
    near
        Models that can be estimated with a score within 2 of the best, the best included.
    n_fitted
        Models fitted.
    passed_over
        Codes of models with a better score that cannot be estimated.
    """

    best: Candidate | None
    near: tuple[Candidate, ...]
    n_fitted: int
    passed_over: tuple[int, ...]


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


def try_all(cells: Cells, *, criterion: str = "bic", progress: Progress = silent) -> Choice:
    """Fit every set of two-list interactions; the best one that can be estimated."""
    pairs = list(combinations(range(cells.n_lists), 2))
    sets = [chosen for size in range(len(pairs) + 1) for chosen in combinations(pairs, size)]
    candidates = []
    for number, chosen in enumerate(sets, 1):
        candidates.append(fit_model(cells, chosen, criterion=criterion))
        if number % 64 == 0 or number == len(sets):
            progress("models", number, len(sets))
    candidates.sort(key=lambda each: (each.score, each.pairs))
    return _first_estimable(candidates)


def step_forward(cells: Cells, *, criterion: str = "bic", progress: Progress = silent) -> Choice:
    """Add the interaction that lowers the score most, while one does and the model can be estimated.

    At each step the twelve most promising interactions are fitted.
    """
    pairs = list(combinations(range(cells.n_lists), 2))
    best = fit_model(cells, (), criterion=criterion)
    n_fitted, passed_over = 1, [status(best.design)]
    if passed_over[0]:
        return Choice(None, (), n_fitted, tuple(passed_over))
    seen, passed_over = [best], []
    while True:
        left = _promising(cells, best, [pair for pair in pairs if pair not in best.pairs])
        tried = [fit_model(cells, (*best.pairs, pair), criterion=criterion, near=best) for pair in left]
        n_fitted += len(tried)
        progress("interactions", len(best.pairs), len(pairs))
        better = sorted((each for each in tried if each.score < best.score), key=lambda c: (c.score, c.pairs))
        codes = _until_estimable(better)
        passed_over += [code for code in codes if code]
        if not codes or codes[-1]:
            break
        best = better[len(codes) - 1]
        seen.append(best)
    progress("interactions", len(pairs), len(pairs))
    near = tuple(each for each in seen if each.score <= best.score + _NEAR_BEST)
    return Choice(best, near, n_fitted, tuple(passed_over))


def fit_model(
    cells: Cells, pairs: Sequence[Pair], *, criterion: str, near: Candidate | None = None
) -> Candidate:
    """Fit one model, whether it can be estimated or not.

    Parameters
    ----------
    cells
        The table.
    pairs
        Two-list interactions.
    criterion
        bic or aic.
    near
        A model with fewer of these interactions, to begin from.
    """
    design = Design.of(cells, pairs)
    fit = poisson.fit(design.matrix, design.counts, start=_start(design, near))
    n_people = float(cells.counts.sum())
    penalty = math.log(n_people) if criterion == "bic" else 2.0
    return Candidate(design, fit, design.n_parameters * penalty - 2 * fit.log_likelihood)


def profile_interval(best: Candidate, *, level: float) -> tuple[float, float | None]:
    """Give low and high of n0 by profile likelihood; high is None when the likelihood stays flat.

    The ends are where twice the fall of the log likelihood reaches the chi-square quantile with one
    degree of freedom.
    """
    matrix, counts = best.design.matrix, best.design.counts
    start = best.fit.coefficients
    top = max(best.fit.unseen, 1e-6)
    # the multinomial maximum lies a little below the Poisson one
    found = optimize.minimize_scalar(
        lambda unseen: -poisson.log_profile(matrix, counts, unseen, start=start)[0],
        bounds=(0.0, 2 * top + 10),
        method="bounded",
    )
    target = -float(found.fun) - float(stats.chi2.ppf(level, 1)) / 2
    peak = float(found.x)

    def above(unseen: float) -> float:
        return poisson.log_profile(matrix, counts, unseen, start=start)[0] - target

    low = 0.0 if above(0.0) >= 0 else float(optimize.brentq(above, 0.0, peak, xtol=1e-4, rtol=1e-8))
    furthest, high = _FURTHEST * float(counts.sum()), max(2 * peak, 10.0)
    while above(high) > 0:
        high *= 2
        if high > furthest:
            return low, None
    return low, float(optimize.brentq(above, peak, high, xtol=1e-4, rtol=1e-8))


def _promising(cells: Cells, best: Candidate, left: Sequence[Pair]) -> list[Pair]:
    """Give the pairs most likely to help: by score statistic, or expected overlap where there is none.

    The score statistic approximates twice the gain in log likelihood without a fit; a pair that shares
    nobody gains at least its expected overlap.
    """
    kept = ~np.logical_or.reduce(
        [cells.on_both(pair) for pair in best.design.dropped] or [np.zeros(len(cells.counts), dtype=bool)]
    )
    columns = np.column_stack([cells.on_both(pair)[kept] for pair in left]).astype(float)
    means, matrix = best.fit.means, best.design.matrix
    expected = means @ columns
    across = matrix.T @ (means[:, None] * columns)
    information = matrix.T @ (means[:, None] * matrix)
    explained = (across * np.linalg.lstsq(information, across, rcond=None)[0]).sum(axis=0)
    observed = best.design.counts @ columns
    score = (observed - expected) ** 2 / np.maximum(expected - explained, 1e-9)
    gain = np.where(observed > 0, score, np.maximum(score, 2 * expected))
    return [left[at] for at in sorted(np.argsort(-gain, kind="stable")[:_MOST_TRIED])]


def _start(design: Design, near: Candidate | None) -> poisson.Floats | None:
    """Begin where the model with one interaction less ended."""
    if near is None:
        return None
    n_main = design.matrix.shape[1] - len(design.pairs)
    known = dict(zip(near.design.pairs, near.fit.coefficients[n_main:], strict=True))
    return np.array([*near.fit.coefficients[:n_main], *(known.get(pair, 0.0) for pair in design.pairs)])


def _until_estimable(ordered: Sequence[Candidate]) -> list[int]:
    """Give the codes of the candidates up to the first that can be estimated."""
    codes: list[int] = []
    for each in ordered:
        codes.append(status(each.design))
        if not codes[-1]:
            break
    return codes


def _first_estimable(ordered: Sequence[Candidate]) -> Choice:
    codes = _until_estimable(ordered)
    if not codes or codes[-1]:
        return Choice(None, (), len(ordered), tuple(codes))
    best = ordered[len(codes) - 1]
    after = [each for each in ordered[len(codes) :] if each.score <= best.score + _NEAR_BEST]
    near = (best, *(each for each in after if status(each.design) == 0))
    return Choice(best, near, len(ordered), tuple(codes[:-1]))


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
        f"The data put no upper limit on the total: at {_FURTHEST:,.0f} times the number observed it is "
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
            f"Models that fit almost as well (score within {_NEAR_BEST:.0f}) give totals from "
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
