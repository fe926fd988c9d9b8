"""How many people there are including those on no list, or why that cannot be said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from uncounted.errors import EstimateRefused

# diagnostics from which nobody can read the number of a refused estimate
TELLS_NO_NUMBER = frozenset(
    (
        "better_models_not_estimable",
        "cells",
        "degrees_of_freedom",
        "ess_bulk",
        "ess_tail",
        "interactions",
        "interactions_without_overlap",
        "mean_occupied_classes",
        "models_fitted",
        "n_draws",
        "on_one_list",
        "on_two_lists",
        "parameters",
        "prior_prob_half_unseen",
        "prob_at_bound",
        "rhat",
        "sweeps_per_chain",
    )
)


@dataclass(frozen=True)
class Reason:
    """Why an estimate is refused, or a caution that goes with it.

    Attributes
    ----------
    code
        Stable code: too_few_lists, no_overlap, does_not_exist, not_identified, chains_disagree,
        at_bound, too_few_people …
    text
        The reason in plain words, with what would mend it.
    """

    code: str
    text: str


@dataclass(frozen=True)
class Estimate:
    """The result of one model on one table of capture patterns.

    Attributes
    ----------
    stratum
        Names and values that bound the people counted (``{"region": "North"}``); empty for all.
    lists
        Lists used, in order.
    patterns_hash
        `CapturePatterns.digest` of the table.
    n_observed
        People on at least one list.
    model
        chao, log_linear, latent_class.
    settings
        The model's settings as used, plain values.
    seed
        Seed of the random numbers; None for models without chance.
    point
        Total number of people N, observed included; None when refused. What sort of point
        (median, maximum likelihood) is in `settings["point"]`.
    interval
        Low and high of N at `level`; None when refused.
    level
        Coverage aimed at, such as 0.95.
    draws
        Posterior draws of N, thinned evenly; empty for models without.
    diagnostics
        Plain values: rhat, ess, AIC, cells … and, for a refused estimate, what was computed
        (`refused_point`, `refused_interval`) for a statistician's eyes only.
    assumptions
        What must hold for the number to mean anything, as sentences.
    status
        publishable or refused.
    reasons
        Why it is refused; for publishable estimates the cautions that must be printed with it.
    """

    stratum: dict[str, str]
    lists: tuple[str, ...]
    patterns_hash: str
    n_observed: int
    model: str
    settings: dict[str, object]
    seed: int | None
    point: float | None
    interval: tuple[float, float] | None
    level: float
    draws: tuple[int, ...]
    diagnostics: dict[str, object]
    assumptions: tuple[str, ...]
    status: Literal["publishable", "refused"]
    reasons: tuple[Reason, ...] = field(default=())

    def __post_init__(self) -> None:
        has_number = self.point is not None and self.interval is not None
        if has_number != (self.status == "publishable"):
            raise ValueError("a publishable estimate has a number, a refused one has none")
        if self.point is not None and self.interval is not None:
            low, high = self.interval
            if not low <= self.point <= high:
                raise ValueError("the point of a publishable estimate lies in its interval")

    @property
    def public_diagnostics(self) -> dict[str, object]:
        """Give the diagnostics that may be shown: of a refused estimate only those that tell no number."""
        if self.status == "publishable":
            return dict(self.diagnostics)
        return {name: value for name, value in self.diagnostics.items() if name in TELLS_NO_NUMBER}

    def published(self) -> tuple[float, float, float]:
        """Give point, low and high, or refuse.

        Raises
        ------
        EstimateRefused
            When the estimate may not be published.
        """
        if self.point is None or self.interval is None:
            raise EstimateRefused(
                f"the {self.model} estimate was refused: "
                + "; ".join(reason.text for reason in self.reasons),
                expected="a publishable estimate",
                advice="publish the documented count alone, or mend the reasons given",
            )
        return self.point, *self.interval
