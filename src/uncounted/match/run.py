"""Match the rows of a workspace, and take in people's judgements."""

from __future__ import annotations

import msgspec

from uncounted.domain.matching import Judgement, Matching, Verdict
from uncounted.domain.progress import Progress, silent
from uncounted.domain.report import StageReport
from uncounted.domain.row_key import row_keys
from uncounted.errors import SettingsRefused
from uncounted.match.judgement import in_force
from uncounted.match.matching import input_hash, match, waiting_pairs
from uncounted.store import Store
from uncounted.store import lists as lists_store
from uncounted.store import match as match_store


def run(store: Store, *, seed: int | None = None, progress: Progress = silent) -> StageReport:
    """Match the present rows of all lists, unless nothing changed since the last time.

    One matching is one change: it is stored whole or not at all.

    Parameters
    ----------
    store
        The workspace.
    seed
        Overrides the seed of the settings.
    progress
        Told after each step.

    Raises
    ------
    InputRefused
        When the judgements contradict one another.
    """
    settings = store.settings.match
    if seed is not None:
        settings = msgspec.structs.replace(settings, seed=seed)
    rows = lists_store.current_rows(store)
    key_of = row_keys(rows)
    judged = match_store.judgements(store, row_keys=key_of)
    previous = match_store.current_matching(store)
    wanted = input_hash(rows, settings=settings, judgements=judged, key_of=key_of)
    if previous and previous.input_hash == wanted:
        return _report(previous, judged, n_unchanged=len(rows))
    matching = match(rows, settings=settings, judgements=judged, previous=previous, progress=progress)
    if rows or previous:
        match_store.add_matching(store, matching)
    return _report(matching, judged, n_done=len(rows))


def judge(
    store: Store, row_a: str, row_b: str, verdict: Verdict, *, why: str = "", by: str = ""
) -> Judgement:
    """Keep a person's word on two rows, after checking that it can hold beside all others.

    Raises
    ------
    SettingsRefused
        When a row is not among the present rows, or both are one row.
    InputRefused
        When it contradicts other judgements.
    """
    key_of = row_keys(lists_store.current_rows(store))
    for row_id in (row_a, row_b):
        if row_id not in key_of:
            raise SettingsRefused(
                f"there is no row {row_id}",
                where="match judge",
                expected="ids of two rows of the present lists",
                advice="see `uncounted match pairs` for row ids",
            )
    if row_a == row_b:
        raise SettingsRefused(
            "both rows are one row",
            where="match judge",
            expected="two rows",
            advice="name the other row",
        )
    judged = match_store.judgements(store, row_keys=key_of)
    in_force([*judged, Judgement(min(row_a, row_b), max(row_a, row_b), verdict, "", "")], known=key_of)
    return match_store.add_judgement(store, row_a, row_b, verdict, why, by=by, row_keys=key_of)


def _report(
    matching: Matching, judged: list[Judgement], *, n_done: int = 0, n_unchanged: int = 0
) -> StageReport:
    list_of = matching.list_of
    n_several = sum(len({list_of[row_id] for row_id in person.row_ids}) > 1 for person in matching.persons)
    n_waiting = len(waiting_pairs(matching, judged))
    n_rows, n_persons = len(list_of), len(matching.persons)
    return StageReport(
        "match",
        "rows",
        n_in=n_done + n_unchanged,
        n_done=n_done,
        n_unchanged=n_unchanged,
        summary=(
            f"{n_rows:,} rows are {n_persons:,} persons, {n_several:,} of them on two or more lists; "
            f"{n_waiting:,} pairs wait for a person" + ("; up to date" if n_unchanged else "")
        ),
        details={
            "n_rows": n_rows,
            "n_persons": n_persons,
            "n_on_two_or_more_lists": n_several,
            "n_pairs_waiting": n_waiting,
            "n_judgements": len(judged),
            "seed": matching.settings["seed"],
            "input_hash": matching.input_hash,
        },
    )
