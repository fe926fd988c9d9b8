"""From rows to persons: compare, train, score, cluster, and give each person an id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from uncounted.domain.match_input import MatchInput, settings_record
from uncounted.domain.matching import Judgement, Matching, Member, Pair, Person
from uncounted.domain.progress import Progress, silent
from uncounted.domain.row import Row
from uncounted.domain.settings import MatchSettings
from uncounted.errors import InputRefused, SettingsRefused
from uncounted.match.cluster import clusters, logistic, prob_of_members
from uncounted.match.identity import person_ids
from uncounted.match.judgement import Constraints, in_force

if TYPE_CHECKING:
    from uncounted.match.comparand import Comparand

# Log-odds of a pair that was not compared, and floor of those that were (a probability of 0.018):
# low enough that one strong pair does not outvote two unseen ones, high enough that one unseen pair
# among strong ones does not part a person.
UNSEEN = -4.0
# no single pair outvotes all others
_MOST = 8.0
_N_STEPS = 4

Weights = dict[tuple[str, str], float]


def match(
    rows: Sequence[Row],
    *,
    settings: MatchSettings | None = None,
    judgements: Sequence[Judgement] = (),
    previous: Matching | None = None,
    progress: Progress = silent,
) -> Matching:
    """Find which rows are one person.

    The order of the rows makes no difference, and the same rows, settings and seed give the same
    result to the last digit. Rows without a usable name are each a person of their own.

    Parameters
    ----------
    rows
        Rows of all lists, each with its own id.
    settings
        Thresholds and seed; the defaults when None.
    judgements
        Oldest first; they always hold.
    previous
        The matching before, whose ids live on, with the row ids of now (`carried` in
        `uncounted.match.identity`).
    progress
        Told after each step.

    Returns
    -------
    Matching
        `Matching.settings` says what was compared, blocked, capped, learnt and taken as given.

    Raises
    ------
    InputRefused
        When two rows have one id, or the judgements contradict one another.
    SettingsRefused
        When a threshold is not a probability.
    """
    settings = settings or MatchSettings()
    _check(rows, settings)
    ordered = sorted(rows, key=lambda row: row.row_id)
    constraints = in_force(judgements, known=(row.row_id for row in ordered))
    weights, record = _weights(ordered, settings, progress)
    partition = clusters(
        (row.row_id for row in ordered),
        {pair: min(weight, _MOST) for pair, weight in weights.items()},
        constraints,
        least=_log_odds(settings.prob_same),
        unseen=UNSEEN,
    )
    partition = _by_first_appearance(partition, ordered)
    progress("matching", _N_STEPS, _N_STEPS)
    ids, forwards = person_ids(partition, previous)
    return Matching(
        persons=_persons(partition, ids, weights, constraints),
        pairs=_pairs(weights),
        list_of={row.row_id: row.list_name for row in ordered},
        settings={**settings_record(settings), **record},
        input_hash=MatchInput(ordered, settings, judgements).hash(),
        forwards=forwards,
    )


def _weights(
    rows: Sequence[Row], settings: MatchSettings, progress: Progress
) -> tuple[Weights, dict[str, object]]:
    """Score the candidate pairs: log-odds by pair of row ids above the floor, and the record of how."""
    from uncounted.match.comparand import comparands

    compared = [one for one in comparands(rows) if one.name]
    record: dict[str, object] = {"n_rows": len(rows), "n_rows_without_name": len(rows) - len(compared)}
    progress("matching", 0, _N_STEPS)
    if len(compared) < 2:
        return {}, {**record, "trained": "nothing to compare: fewer than two rows with a name"}
    return _scored(compared, settings, record, progress=progress)


def _scored(
    compared: Sequence[Comparand], settings: MatchSettings, record: dict[str, object], *, progress: Progress
) -> tuple[Weights, dict[str, object]]:
    import numpy as np

    from uncounted.match.blocking import BLOCK_CAP, blocks
    from uncounted.match.columns import columns
    from uncounted.match.model import untrained
    from uncounted.match.scorer import Scorer
    from uncounted.match.training import prior_from_scores, trained

    found = blocks(compared)
    table = columns(compared)
    progress("matching", 1, _N_STEPS)
    with Scorer(table) as scorer:
        model = trained(scorer, untrained(table.present), n_rows=len(compared), seed=settings.seed)
        progress("matching", 2, _N_STEPS)
        left, right = scorer.candidates(found.members)
        log_bayes = scorer.log_bayes_factors(model, left, right)
    progress("matching", 3, _N_STEPS)
    prior = prior_from_scores(log_bayes, model, n_rows=len(compared))
    log_odds = np.round(log_bayes + np.log(prior / (1 - prior)), 6)
    kept = np.flatnonzero(log_odds > UNSEEN)
    ids = [one.row_id for one in compared]
    weights = {(ids[left[at]], ids[right[at]]): float(log_odds[at]) for at in kept}
    record |= {
        "compared": list(table.present),
        "n_candidate_pairs": len(left),
        "block_cap": BLOCK_CAP,
        "blocking": found.counts,
        "prior": float(f"{prior:.6g}"),
        **model.record(),
    }
    return weights, record


def _persons(
    partition: Sequence[tuple[str, ...]], ids: Sequence[str], weights: Weights, constraints: Constraints
) -> tuple[Person, ...]:
    capped = {pair: min(weight, _MOST) for pair, weight in weights.items()}
    persons = []
    for rows, person_id in zip(partition, ids, strict=True):
        probs = prob_of_members(rows, capped, constraints, unseen=UNSEEN)
        persons.append(Person(person_id, tuple(Member(row, round(probs[row], 6)) for row in rows)))
    return tuple(sorted(persons, key=lambda person: (len(person.person_id), person.person_id)))


def _pairs(weights: Weights) -> tuple[Pair, ...]:
    scored = [Pair(*pair, round(logistic(weight), 6)) for pair, weight in weights.items()]
    return tuple(sorted(scored, key=lambda pair: (-pair.prob_match, pair.row_a, pair.row_b)))


def _by_first_appearance(partition: list[tuple[str, ...]], rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Order clusters as a reader of the lists meets them: by row number, then list."""
    place = {row.row_id: (row.number, row.list_name, row.sheet, row.row_id) for row in rows}
    return sorted(partition, key=lambda cluster: min(place[row_id] for row_id in cluster))


def _check(rows: Sequence[Row], settings: MatchSettings) -> None:
    if len({row.row_id for row in rows}) != len(rows):
        raise InputRefused(
            "two rows have one id", expected="an id for each row", advice="give every row its own id"
        )
    if not 0 < settings.prob_same < 1 or not 0 <= settings.prob_review <= 1:
        raise SettingsRefused(
            "a threshold of matching that is not a probability",
            where="match",
            expected="prob_same between 0 and 1, prob_review from 0 to 1",
            advice="correct it under [match] in uncounted.toml, or --threshold",
        )


def _log_odds(prob: float) -> float:
    import math

    return math.log(prob / (1 - prob))
