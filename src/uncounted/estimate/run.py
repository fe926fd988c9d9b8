"""The stage: estimates overall and by stratum, for every model in the settings, from the stored matching.

Only rows that say the measure of the brief (``[brief] measure``, such as killed) are counted: somebody
arrested is not in the number of people killed, and a row whose act could not be read is in none.
Each estimate is stored in a transaction of its own; what is stored for the same table, model,
settings, seed and version is not computed again. Chains of a stratum get a seed of their own,
derived from the given one, so that draws of different strata may be added up.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from uncounted.domain.estimate import Estimate
from uncounted.domain.matching import Matching
from uncounted.domain.notice import Notice
from uncounted.domain.pattern import CapturePatterns
from uncounted.domain.progress import Progress, silent
from uncounted.domain.report import StageReport
from uncounted.domain.row import Row
from uncounted.domain.settings import EstimateSettings
from uncounted.estimate.models import Model, model_named
from uncounted.estimate.strata import check_fields, strata
from uncounted.estimate.words import stratum_words
from uncounted.store import Store
from uncounted.store import estimate as estimate_store

# raised whenever the same input would give another number
VERSION = "2"


@dataclass(frozen=True)
class Task:
    """One estimate to be made.

    Attributes
    ----------
    measure
        What happened to the people counted.
    stratum
        Empty for all.
    table
        Capture patterns of its persons.
    model
        The model.
    seed
        Seed of this estimate.
    level
        Coverage.
    """

    measure: str
    stratum: dict[str, str]
    table: CapturePatterns
    model: Model
    seed: int
    level: float

    @property
    def key(self) -> str:
        """SHA-256 over everything that the result depends on."""
        model = [self.model.name, self.seed, self.level, VERSION]
        parts = [self.measure, self.stratum, self.table.digest, *model]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    @property
    def label(self) -> str:
        """Stratum and model in words."""
        return f"{stratum_words(self.stratum)}, {self.model.name}"


def run(store: Store, *, seed: int | None = None, progress: Progress = silent) -> StageReport:
    """Estimate from the current matching whatever is not stored yet.

    Parameters
    ----------
    store
        The workspace.
    seed
        Seed of the chains; that of the settings when None.
    progress
        Told after each estimate, and within one how many effective samples there are.

    Returns
    -------
    StageReport
        Counts estimates; a refused estimate is a result like any other, and is named in the notices.

    Raises
    ------
    SettingsRefused
        When the settings name a model or a field of strata that is not known.
    """
    from uncounted.store.match import current_matching

    settings = store.settings.estimate
    check_fields(settings.by)
    models = [model_named(name) for name in settings.models]
    matching = current_matching(store)
    if matching is None:
        return StageReport("estimate", "estimates", summary="no matching yet, so nothing to estimate from")
    first_seed = settings.seed if seed is None else seed
    counted = _Counted.of(store, matching)
    tasks = [
        Task(counted.measure, stratum, table, model, _seed_of(first_seed, stratum), settings.level)
        for stratum, table in counted.tables(settings)
        for model in models
    ]
    plan = [task.key for task in tasks]
    stored = estimate_store.begin_run(store, matching, seed=first_seed, version=VERSION, plan=plan)
    placed = estimate_store.placed(store, stored)
    n_done = 0
    for position, task in enumerate(tasks):
        progress("estimates", position, len(tasks))
        if position not in placed:
            n_done += _settle(store, task, run=stored, position=position, progress=progress)
    progress("estimates", len(tasks), len(tasks))
    made = estimate_store.estimates(store)
    return _report(made, n_planned=len(tasks), n_done=n_done, measure=counted.measure)


@dataclass(frozen=True)
class _Counted:
    """The people of a matching to whom the measure happened, by the rows that say so."""

    measure: str
    matching: Matching
    rows: dict[str, Row]

    @classmethod
    def of(cls, store: Store, matching: Matching) -> _Counted:
        from uncounted.store.lists import current_rows

        measure = store.settings.brief.measure
        rows = {row.row_id: row for row in current_rows(store) if row.fields.act == measure}
        return cls(measure, matching, rows)

    def tables(self, settings: EstimateSettings) -> Iterator[tuple[dict[str, str], CapturePatterns]]:
        """Give stratum and table: all, then each field's strata by name."""
        yield {}, self.matching.patterns(rows=self.rows)
        for field in settings.by:
            for value, person_ids in strata(self.matching, self.rows, field).items():
                yield {field: value}, self.matching.patterns(among=person_ids, rows=self.rows)


def _seed_of(seed: int, stratum: dict[str, str]) -> int:
    return _stratum_seed(seed, stratum) if stratum else seed


def _stratum_seed(seed: int, stratum: dict[str, str]) -> int:
    text = json.dumps([seed, stratum], ensure_ascii=False, sort_keys=True)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4])


def _settle(
    store: Store, task: Task, *, run: estimate_store.EstimateRun, position: int, progress: Progress
) -> int:
    """Take the result from an earlier run (0) or make it (1)."""
    if estimate_store.place_stored(store, run, position=position, key=task.key) is not None:
        return 0

    def within(label: str, n_done: int, n_total: int) -> None:
        progress(f"{task.label}: {label}", n_done, n_total)

    made = task.model.fit(task.table, seed=task.seed, level=task.level, stratum=task.stratum, progress=within)
    made = replace(made, settings={**made.settings, "measure": task.measure})
    estimate_store.add_estimate(store, made, table=task.table, run=run, position=position, key=task.key)
    return 1


def _report(made: Sequence[Estimate], *, n_planned: int, n_done: int, measure: str) -> StageReport:
    refused = [each for each in made if each.status == "refused"]
    return StageReport(
        "estimate",
        "estimates",
        n_in=n_planned,
        n_done=n_done,
        n_unchanged=n_planned - n_done,
        notices=tuple(_notices(refused)),
        summary=f"{_headline(made, measure)}; {len(made)} estimates, {n_done} new, {len(refused)} refused",
        details={"publishable": len(made) - len(refused), "refused": len(refused)},
    )


def _headline(made: Sequence[Estimate], measure: str) -> str:
    first = made[0] if made else None
    people = f"people {measure}"
    if first is None or first.point is None or first.interval is None:
        return f"no number of {people} that can be published overall"
    low, high = first.interval
    documented = f"of whom {first.n_observed:,} documented"
    return f"{first.point:,.0f} {people} ({low:,.0f} to {high:,.0f}), {documented}"


def _notices(refused: Sequence[Estimate]) -> Iterator[Notice]:
    """Name each refused estimate of the whole, and the refused strata together."""
    whole = [each for each in refused if not each.stratum]
    for each in whole:
        yield _notice(
            each.model, "; ".join(reason.text for reason in each.reasons), code=each.reasons[0].code
        )
    thin = [each for each in refused if each.stratum]
    if thin:
        codes = sorted({reason.code for each in thin for reason in each.reasons})
        yield _notice(
            f"{len(thin)} estimates of strata",
            f"no number, for these reasons: {', '.join(codes)}",
            code="strata",
        )


def _notice(where: str, found: str, *, code: str) -> Notice:
    return Notice(
        stage="estimate",
        code=f"estimate.{code}",
        level="doubtful",
        where=where,
        found=f"refused: {found.rstrip('.')}",
        expected="a table that bears an estimate",
        advice="publish the documented count alone, or mend the reasons",
    )
