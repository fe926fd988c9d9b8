"""Estimates as a brief shows them: rounded, small cells left out, refused ones without any number."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from datetime import date

import msgspec

from uncounted.domain.date import PartialDate
from uncounted.domain.estimate import Estimate
from uncounted.domain.pattern import CapturePatterns
from uncounted.publish.content import Estimated
from uncounted.publish.rounding import rounded

SMALL_CELL = 3
_TIMES = ("month", "year")


def estimated(
    estimates: Sequence[Estimate], *, first_model: str, counted: CapturePatterns | None
) -> tuple[Estimated, ...]:
    """Prepare estimates: the published one first, then other models of the whole, then strata.

    Strata are shown for the published model only. An estimate of other people than the ones `counted`
    beside it (lists that also hold people to whom something else happened) gets no number.
    """
    overall = [each for each in estimates if not each.stratum]
    strata = [each for each in estimates if each.stratum and each.model == first_model]
    # small ones last: what is left out leaves no gap in the short names
    strata.sort(key=is_small)
    ordered = [*sorted(overall, key=lambda each: each.model != first_model), *strata]
    made_from = {each.patterns_hash for each in overall}
    is_other = counted is None or made_from != {counted.digest}
    return tuple(_prepared(each, number, is_other=is_other) for number, each in enumerate(ordered, 1))


def is_small(estimate: Estimate) -> bool:
    """Say whether this is a part of fewer than three people: it is not shown, not even by its name."""
    return bool(estimate.stratum) and estimate.n_observed < SMALL_CELL


def digest(estimate: Estimate) -> str:
    """Hash the whole estimate."""
    return hashlib.sha256(msgspec.json.encode(estimate, order="deterministic")).hexdigest()


def band(strata: Sequence[Estimated]) -> tuple[tuple[date, float, float, float], ...]:
    """Cumulate the estimates of months, or of years, over time.

    Only when every one of them is published and has draws: the draws of the strata are added at
    random (their posteriors are independent), since ends of intervals may not be added.

    Returns
    -------
    tuple of (date, float, float, float)
        Last day of the stratum, low, middle and high of the sum up to it; empty when it cannot be said.
    """
    for name in _TIMES:
        timed = [
            (day, each.estimate)
            for each in strata
            if set(each.estimate.stratum) == {name} and (day := _last_day(each.estimate.stratum[name]))
        ]
        if timed:
            return _cumulated(sorted(timed, key=lambda one: one[0]))
    return ()


def _cumulated(timed: list[tuple[date, Estimate]]) -> tuple[tuple[date, float, float, float], ...]:
    n_draws = min(len(each.draws) for _, each in timed)
    if not n_draws or any(each.status == "refused" for _, each in timed):
        return ()
    total = [0] * n_draws
    points: list[tuple[date, float, float, float]] = []
    for number, (day, each) in enumerate(timed):
        draws = list(each.draws[:n_draws])
        # one seed may have drawn every stratum; shuffling makes the sums those of independent draws
        random.Random(number).shuffle(draws)  # noqa: S311 - statistics, not secrets
        total = [sum(pair) for pair in zip(total, draws, strict=True)]
        ordered, tail = sorted(total), (1 - each.level) / 2
        points.append((day, _quantile(ordered, tail), _quantile(ordered, 0.5), _quantile(ordered, 1 - tail)))
    return tuple(points)


def _last_day(value: str) -> date | None:
    try:
        return PartialDate(value, "month").last_day
    except ValueError:
        return None


def _quantile(ordered: list[int], q: float) -> float:
    place = q * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _prepared(estimate: Estimate, number: int, *, is_other: bool) -> Estimated:
    shown = None
    if (
        estimate.point is not None
        and estimate.interval is not None
        and not is_small(estimate)
        and not is_other
    ):
        shown = rounded(estimate.point, *estimate.interval, n_observed=estimate.n_observed)
    return Estimated(
        f"estimate-{number}",
        f"E{number}",
        digest(estimate),
        estimate,
        shown,
        is_other=is_other,
    )
