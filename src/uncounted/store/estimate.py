"""Estimates as stored: results by the key of their inputs, and which of them are current.

A run is one pass over all strata and models of one matching. It is recorded first, then each
estimate in a transaction of its own, so a killed run goes on where it stopped. Results are found
again by key: the same table, model, settings, seed and version are never computed twice.
`estimates` gives what the newest run stands on, and only while that run still belongs to the
current matching and the present settings.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from uncounted.domain.estimate import Estimate
from uncounted.domain.matching import Matching
from uncounted.domain.pattern import CapturePatterns
from uncounted.store.store import Store


@dataclass(frozen=True)
class EstimateRun:
    """One pass over all strata and models of one matching.

    Attributes
    ----------
    run_id
        Number of the run.
    n_planned
        Estimates that it is to make.
    """

    run_id: int
    n_planned: int


def estimates(store: Store) -> list[Estimate]:
    """Give the estimates of the current matching and settings: overall first, then strata by name.

    Within one stratum they stand in the order of the models in the settings. The list is empty when
    matching or settings changed since the last run, and shorter when that run was interrupted.
    """
    from uncounted.store.match import current_matching

    matching = current_matching(store)
    if matching is None:
        return []
    rows = store.db.query(
        "SELECT estimate FROM estimate_place JOIN estimate_result USING (key) "
        "WHERE run_id = (SELECT id FROM estimate_run WHERE id = (SELECT max(id) FROM estimate_run) "
        "AND matching_hash = ? AND settings_hash = ?) ORDER BY position",
        (matching_hash(matching), settings_hash(store)),
    )
    return [msgspec.json.decode(row["estimate"], type=Estimate) for row in rows]


def patterns(store: Store, patterns_hash: str) -> CapturePatterns | None:
    """Give the table of capture patterns that an estimate was made from, or None when unknown."""
    text = store.db.scalar(
        "SELECT patterns FROM estimate_result WHERE patterns_hash = ? LIMIT 1", (patterns_hash,)
    )
    return None if text is None else _decode_patterns(str(text))


def begin_run(
    store: Store, matching: Matching, *, seed: int, version: str, plan: Sequence[str]
) -> EstimateRun:
    """Give the newest run when it has these inputs and what it holds is as planned, else record a new one.

    Parameters
    ----------
    store
        The workspace.
    matching
        What is estimated from.
    seed
        Seed of the run.
    version
        Version of the stage.
    plan
        Keys of the estimates to be made, in order.
    """
    wanted: dict[str, str | int] = {
        "matching_hash": matching_hash(matching),
        "settings_hash": settings_hash(store),
        "seed": seed,
        "version": version,
        "n_planned": len(plan),
    }
    newest = store.db.query("SELECT * FROM estimate_run ORDER BY id DESC LIMIT 1")
    if newest and all(newest[0][column] == value for column, value in wanted.items()):
        found = EstimateRun(newest[0]["id"], len(plan))
        # rows may have changed under an unchanged matching
        if all(plan[position] == key for position, key in placed(store, found).items()):
            return found
    run_id = newest[0]["id"] + 1 if newest else 1
    with store.change("estimate.begin", str(wanted["matching_hash"])) as change:
        change.add("estimate_run", {"id": run_id, **wanted})
    return EstimateRun(run_id, len(plan))


def placed(store: Store, run: EstimateRun) -> dict[int, str]:
    """Give the positions of a run that are done, with the key of what stands there."""
    rows = store.db.query("SELECT position, key FROM estimate_place WHERE run_id = ?", (run.run_id,))
    return {row["position"]: row["key"] for row in rows}


def place_stored(store: Store, run: EstimateRun, *, position: int, key: str) -> Estimate | None:
    """Take a result that an earlier run already made into this run; None when there is none."""
    text = store.db.scalar("SELECT estimate FROM estimate_result WHERE key = ?", (key,))
    if text is None:
        return None
    with store.change("estimate.place", key) as change:
        change.add("estimate_place", {"run_id": run.run_id, "position": position, "key": key})
    return msgspec.json.decode(str(text), type=Estimate)


def add_estimate(
    store: Store, estimate: Estimate, *, table: CapturePatterns, run: EstimateRun, position: int, key: str
) -> None:
    """Store one estimate with its table of patterns, at its place in the run, in one transaction."""
    with store.change("estimate.add", key) as change:
        change.add(
            "estimate_result",
            {
                "key": key,
                "model": estimate.model,
                "patterns_hash": estimate.patterns_hash,
                "patterns": _encode_patterns(table),
                "estimate": msgspec.json.encode(estimate).decode(),
            },
        )
        change.add("estimate_place", {"run_id": run.run_id, "position": position, "key": key})


def matching_hash(matching: Matching) -> str:
    """Hash what estimation sees of a matching: its inputs, and who is on which list."""
    persons = [[person.person_id, *person.row_ids] for person in matching.persons]
    return _hash([matching.input_hash, sorted(persons), sorted(matching.list_of.items())])


def settings_hash(store: Store) -> str:
    """Hash the settings of estimation, and the measure that says which rows are counted."""
    parts = (store.settings.estimate, store.settings.brief.measure)
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()


def _hash(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _encode_patterns(table: CapturePatterns) -> str:
    counts = {"".join(map(str, pattern)): count for pattern, count in table.counts.items()}
    return json.dumps({"lists": table.lists, "counts": counts}, ensure_ascii=False)


def _decode_patterns(text: str) -> CapturePatterns:
    value = json.loads(text)
    counts = {tuple(map(int, shown)): count for shown, count in value["counts"].items()}
    return CapturePatterns(tuple(value["lists"]), counts)
