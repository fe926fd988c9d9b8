"""Which two-list interactions a log-linear model gets: all sets of them, or one after the other.

Models that cannot be estimated (`uncounted.estimate.design.status`) are fitted and scored like others,
but never chosen; how many of them scored better is kept.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from uncounted.domain.progress import Progress, silent
from uncounted.estimate import poisson
from uncounted.estimate.design import Cells, Design, Pair, status

NEAR_BEST = 2.0

# interactions fitted at each step forward
_MOST_TRIED = 12


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
    near = tuple(each for each in seen if each.score <= best.score + NEAR_BEST)
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
    after = [each for each in ordered[len(codes) :] if each.score <= best.score + NEAR_BEST]
    near = (best, *(each for each in after if status(each.design) == 0))
    return Choice(best, near, len(ordered), tuple(codes[:-1]))
