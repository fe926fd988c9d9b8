"""One contract for all models: `fit` takes a table of capture patterns and gives an `Estimate`.

A model is a name, a module with a `compute` function, and the settings that it takes. Modules are loaded
when a model is first used, because NumPy, SciPy and numba are slow to load. To add a model: write
its module, add one line to `_MODELS`, and the contract tests hold it to the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from uncounted.domain.estimate import Estimate, Reason
from uncounted.domain.pattern import CapturePatterns
from uncounted.domain.progress import Progress, silent
from uncounted.errors import SettingsRefused
from uncounted.estimate.checks import Grounds, check
from uncounted.estimate.fitted import Fitted
from uncounted.estimate.tables import patterns_from


class Compute(Protocol):
    """What the module of a model defines as ``compute``."""

    def __call__(
        self, patterns: CapturePatterns, *, seed: int, level: float, progress: Progress, **settings: object
    ) -> Fitted:
        """Fit the model to a table that passed `check`."""


@dataclass(frozen=True)
class Model:
    """One model by the common contract.

    Attributes
    ----------
    name
        As given to `estimate` and stored with results.
    title
        In plain words.
    takes
        Setting to its type; a whole number must be at least 1.
    has_chance
        Whether a seed plays a part.
    """

    name: str
    title: str
    takes: Mapping[str, type]
    has_chance: bool

    def fit(
        self,
        patterns: CapturePatterns,
        *,
        seed: int,
        level: float,
        stratum: Mapping[str, str] | None = None,
        progress: Progress = silent,
        **settings: object,
    ) -> Estimate:
        """Fit the model and judge the result; see `estimate`."""
        _check_arguments(self, seed=seed, level=level, settings=settings)
        grounds = check(patterns)
        module = import_module(f"uncounted.estimate.{self.name}")
        if grounds.refusals:
            fitted = Fitted(settings=dict(settings), assumptions=module.assumptions(grounds.patterns))
        else:
            compute = cast("Compute", module.compute)
            fitted = compute(grounds.patterns, seed=seed, level=level, progress=progress, **settings)
        return _judged(self, grounds, fitted, seed=seed, level=level, stratum=stratum)


_SAMPLER = {"n_classes": int, "n_chains": int, "max_sweeps": int, "bound_ratio": int}
_MODELS = {
    model.name: model
    for model in (
        Model("latent_class", "Bayesian latent class model", _SAMPLER, has_chance=True),
        Model("log_linear", "Log-linear model", {"criterion": str}, has_chance=False),
        Model("chao", "Chao's lower bound", {}, has_chance=False),
    )
}


def names() -> tuple[str, ...]:
    """Give the names of all models."""
    return tuple(_MODELS)


def model_named(name: str) -> Model:
    """Give a model by name; a hyphen may stand for an underscore.

    Raises
    ------
    SettingsRefused
        When there is no such model.
    """
    model = _MODELS.get(name.replace("-", "_"))
    if model is None:
        raise SettingsRefused(
            f"no model is called {name!r}",
            where="model",
            expected=f"one of: {', '.join(_MODELS)}",
            advice="choose one of these",
        )
    return model


def estimate(
    patterns: object,
    *,
    model: str = "latent_class",
    seed: int = 1,
    level: float = 0.95,
    stratum: Mapping[str, str] | None = None,
    progress: Progress = silent,
    **settings: object,
) -> Estimate:
    """Estimate how many people there are, including those on no list, or say why that cannot be said.

    Parameters
    ----------
    patterns
        `CapturePatterns`, or a table that `patterns_from` takes.
    model
        latent_class, log_linear or chao.
    seed
        Seed of the random numbers; the same seed gives the same result to the last digit.
    level
        Coverage of the interval, from 0.5 to 0.999.
    stratum
        Names and values that bound the people counted.
    progress
        Told how far it is.
    **settings
        Settings of the model; its module explains them.

    Returns
    -------
    Estimate
        With a verdict: a refused one carries no number.

    Raises
    ------
    SettingsRefused
        On an unknown model or setting, or a value out of range.
    InputRefused
        When the table is not a table of capture patterns.

    Examples
    --------
    >>> two_lists = {"police": [1, 0, 1], "press": [0, 1, 1], "count": [40, 30, 12]}
    >>> [reason.code for reason in estimate(two_lists, model="chao").reasons]
    ['too_few_lists', 'thin_overlap']
    """
    return model_named(model).fit(
        patterns_from(patterns), seed=seed, level=level, stratum=stratum, progress=progress, **settings
    )


def _check_arguments(model: Model, *, seed: int, level: float, settings: Mapping[str, object]) -> None:
    if not 0.5 <= level <= 0.999:
        raise SettingsRefused(
            f"a level of {level}", where="level", expected="0.5 to 0.999", advice="0.95 is usual"
        )
    if seed < 0:
        raise SettingsRefused(
            f"a seed of {seed}", where="seed", expected="a whole number of 0 or more", advice="choose another"
        )
    for name, value in settings.items():
        wanted = model.takes.get(name)
        if wanted is None:
            raise SettingsRefused(
                f"{model.name} has no setting {name!r}",
                expected=f"one of: {', '.join(model.takes)}" if model.takes else "no settings",
                advice="correct or remove it",
            )
        if not isinstance(value, wanted) or isinstance(value, bool) or (isinstance(value, int) and value < 1):
            raise SettingsRefused(
                f"{name} = {value!r}",
                where=model.name,
                expected="a whole number of 1 or more" if wanted is int else "text",
                advice="correct the value",
            )


def _judged(
    model: Model,
    grounds: Grounds,
    fitted: Fitted,
    *,
    seed: int,
    level: float,
    stratum: Mapping[str, str] | None,
) -> Estimate:
    """Turn a result into a verdict: a refused number is kept among the diagnostics only."""
    has_number = fitted.point is not None and fitted.low is not None and fitted.high is not None
    is_off = has_number and not _is_inside(fitted)
    refusals = (*grounds.refusals, *fitted.refusals, *([_interval_off()] if is_off else []))
    # what a model says for care may name totals, which a refused estimate must not
    cautions = (*grounds.cautions, *(() if refusals else fitted.cautions))
    diagnostics = dict(fitted.diagnostics)
    if refusals and has_number:
        diagnostics["refused_point"] = fitted.point
        diagnostics["refused_interval"] = [fitted.low, fitted.high]
    interval = None if refusals else (cast("float", fitted.low), cast("float", fitted.high))
    return Estimate(
        stratum=dict(stratum or {}),
        lists=grounds.patterns.lists,
        patterns_hash=grounds.patterns.digest,
        n_observed=grounds.patterns.n_observed,
        model=model.name,
        settings=fitted.settings,
        seed=seed if model.has_chance else None,
        point=None if refusals else fitted.point,
        interval=interval,
        level=level,
        draws=() if refusals else fitted.draws,
        diagnostics=diagnostics,
        assumptions=fitted.assumptions,
        status="refused" if refusals else "publishable",
        reasons=(*refusals, *cautions),
    )


def _is_inside(fitted: Fitted) -> bool:
    low, point, high = (cast("float", value) for value in (fitted.low, fitted.point, fitted.high))
    return low <= point <= high


def _interval_off() -> Reason:
    return Reason(
        "interval_off",
        "The point lies outside its own interval, so one of the two cannot be right. Use another model, or "
        "report the table as a defect.",
    )
