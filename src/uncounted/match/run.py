"""Match the rows of a workspace, and take in people's judgements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from uncounted.domain.match_input import MatchInput
from uncounted.domain.matching import Judgement, Matching, Verdict, waiting_pairs
from uncounted.domain.notice import Notice
from uncounted.domain.progress import Progress, silent
from uncounted.domain.report import StageReport
from uncounted.errors import SettingsRefused
from uncounted.match.crowding import crowded_lists
from uncounted.match.identity import carried
from uncounted.match.judgement import in_force
from uncounted.match.matching import match
from uncounted.store import Store
from uncounted.store import lists as lists_store
from uncounted.store import match as match_store

_MOST_NAMED = 5


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
    given = match_store.match_input(store, seed=seed)
    wanted = given.hash()
    previous = match_store.current_matching(store)
    notices = tuple(_stranded(match_store.stranded_judgements(store)))
    if previous and previous.input_hash == wanted:
        return _report(previous, given, notices=notices, is_new=False)
    matching = match(
        given.rows,
        settings=given.settings,
        judgements=given.judgements,
        previous=carried(previous, match_store.present_row_ids(store)) if previous else None,
        progress=progress,
    )
    matching = replace(matching, input_hash=wanted, key_of=dict(given.key_of))
    if given.rows or previous:
        match_store.add_matching(store, matching)
    return _report(matching, given, notices=notices, is_new=True)


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
    known = {row.row_id for row in lists_store.current_rows(store)}
    for row_id in (row_a, row_b):
        if row_id not in known:
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
    judged = match_store.judgements(store)
    in_force([*judged, Judgement(min(row_a, row_b), max(row_a, row_b), verdict, "", "")], known=known)
    return match_store.add_judgement(store, row_a, row_b, verdict, why, by=by)


def _stranded(judgements: list[Judgement]) -> Iterator[Notice]:
    if judgements:
        yield Notice(
            stage="match",
            code="judgement.stranded",
            level="doubtful",
            where="judgements",
            found=f"{len(judgements):,} judged pair{'s' * (len(judgements) > 1)} "
            "of which a row is not in the newest releases: "
            + _named([f"{one.row_a} and {one.row_b}" for one in judgements]),
            expected="rows that can be followed from release to release",
            advice="where the person is still on the list, judge the new row; the old word binds nothing",
        )


def _named(found: list[str]) -> str:
    more = f"; and {len(found) - _MOST_NAMED:,} more" if len(found) > _MOST_NAMED else ""
    return "; ".join(found[:_MOST_NAMED]) + more


def _report(
    matching: Matching, given: MatchInput, *, notices: tuple[Notice, ...], is_new: bool
) -> StageReport:
    list_of = matching.list_of
    n_several = sum(len({list_of[row_id] for row_id in person.row_ids}) > 1 for person in matching.persons)
    n_waiting = len(waiting_pairs(matching, given.judgements))
    n_rows, n_persons = len(list_of), len(matching.persons)
    return StageReport(
        "match",
        "rows",
        n_in=n_rows,
        n_done=n_rows if is_new else 0,
        n_unchanged=0 if is_new else n_rows,
        notices=(*notices, *crowded_lists(matching, given.rows)),
        summary=(
            f"{n_rows:,} rows are {n_persons:,} persons, {n_several:,} of them on two or more lists; "
            f"{n_waiting:,} pairs wait for a person" + ("; up to date" if not is_new else "")
        ),
        details={
            "n_rows": n_rows,
            "n_persons": n_persons,
            "n_on_two_or_more_lists": n_several,
            "n_pairs_waiting": n_waiting,
            "n_judgements": len(given.judgements),
            "seed": matching.settings["seed"],
            "input_hash": matching.input_hash,
        },
    )
