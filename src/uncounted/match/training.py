"""Learn the model without labels, and keep to the values to start from where the rows are too few.

u comes from random pairs; m from expectation maximisation, one pass for each way of blocking, since
a pass can say nothing about what it blocks on; the prior from simple rules that different people
seldom meet. When duplicates are rare, expectation maximisation may settle on something other than
"same person" (a list, a family, a day): a pass that found too few matches is not used, values are
drawn towards those to start from, and m of the best level may not fall below u.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from uncounted.match.model import Model
from uncounted.match.scorer import Floats, Scorer

# below this many expected matches a pass says nothing
_LEAST_MATCHES = 8.0
# matches that the values to start from count for
_START_MATCHES = 20.0
_N_ROUNDS = 2
_PRIOR_ROUNDS = 30
_PRIOR_FACTOR = 2.0
_MOST_OF_ROWS = 3.0
# a rule that this share of different people meets, given equal names, is no rule
_MOST_BY_CHANCE = 0.5

# what a pass blocks on, and the comparisons it needs; a pass trains all other comparisons
_PASSES: dict[str, tuple[str, tuple[str, ...]]] = {
    "equal names": ('l."name_key" = r."name_key"', ("name",)),
    "equal birth dates": ('l."birth_date" = r."birth_date"', ("birth",)),
    "equal days and places": ('l."event_day" = r."event_day" AND l."place" = r."place"', ("date", "place")),
    "equal days, places, birth years": (
        'l."event_day" = r."event_day" AND l."place" = r."place" AND l."birth_year" = r."birth_year"',
        ("date", "place", "birth"),
    ),
    "equal fathers, places": (
        'l."father_key" = r."father_key" AND l."place" = r."place"',
        ("father", "place"),
    ),
}

# Rules that different people seldom meet: name of the comparison whose best level the pair must reach.
_RULES: tuple[tuple[str, ...], ...] = (("name", "birth"), ("name", "date", "place"), ("name", "father"))
_COLUMNS = {
    "name": "name_key",
    "birth": "birth_date",
    "date": "event_day",
    "place": "place",
    "father": "father_key",
}
_EQUAL = {part: f'l."{column}" = r."{column}"' for part, column in _COLUMNS.items()}
_FILLED = {
    part: f'l."{column}" IS NOT NULL AND r."{column}" IS NOT NULL' for part, column in _COLUMNS.items()
}


@dataclass(frozen=True)
class _Pass:
    name: str
    m: dict[str, tuple[float, ...]]
    n_matches: float
    share: float

    @property
    def weight(self) -> float:
        """Matches, discounted where they are few among the pairs: there the root is easily another one."""
        return self.n_matches * self.share


def trained(scorer: Scorer, start: Model, *, n_rows: int, seed: int) -> Model:
    """Train a model on the rows of a scorer; see the module for how.

    Parameters
    ----------
    scorer
        Holds the rows.
    start
        The model with the values to start from.
    n_rows
        Number of rows.
    seed
        Seed of the sample for u.
    """
    n_pairs = n_rows * (n_rows - 1) / 2
    if n_pairs < 1:
        return replace(start, found={"trained": "nothing, fewer than two rows"})
    sampled = scorer.sampled_u(start, seed=seed)
    agreeing = _agreeing(scorer, start)
    model = replace(
        start, prior=_prior(agreeing, n_rows, n_pairs), u=_smooth_u(sampled, start, min(n_pairs, 500_000.0))
    )
    passes: list[_Pass] = []
    for _ in range(_N_ROUNDS):
        passes = _passes(scorer, model)
        model = model.with_probabilities(m=_merged_m(passes, start, model))
        agreeing = _agreeing(scorer, model)
        model = replace(model, prior=_prior(agreeing, n_rows, n_pairs))
        model = model.with_probabilities(u=_u_of_different(sampled, model, start, n_pairs))
    found = {
        "pairs_agreeing": {rule: n_met for rule, (n_met, _) in agreeing.items()},
        "passes": {
            one.name: {"matches": round(one.n_matches, 2), "share": round(one.share, 4)} for one in passes
        },
        "not_learnt": sorted(
            {c.name for c in start.comparisons} - {name for one in passes for name in one.m}
        ),
    }
    return replace(model, found=found)


def prior_from_scores(log_bayes: Floats, rules: Model, *, n_rows: int) -> float:
    """Refine the prior so that it equals the share of matches it leads to.

    Each step counts the expected matches among the scored pairs under the present prior
    (expectation maximisation over the prior alone). Where scores are too bold (see
    `uncounted.match.model`) this runs away, so it stops at a factor of the prior that the rules gave.

    Parameters
    ----------
    log_bayes
        Log Bayes factors of all candidate pairs, shape (n_pairs,).
    rules
        The trained model, with the prior that the rules gave.
    n_rows
        Number of rows.
    """
    n_pairs = n_rows * (n_rows - 1) / 2
    if n_pairs < 1 or not len(log_bayes):
        return rules.prior
    prior = rules.prior
    least, most = prior / _PRIOR_FACTOR, min(0.5, prior * _PRIOR_FACTOR)
    for _ in range(_PRIOR_ROUNDS):
        log_odds = log_bayes + np.log(prior / (1 - prior))
        expected = float(np.sum(1 / (1 + np.exp(-np.clip(log_odds, -500, 500)))))
        prior = min(max(expected / n_pairs, least), most)
    return prior


def _agreeing(scorer: Scorer, model: Model) -> dict[str, tuple[float, float]]:
    """Count, for each rule, the pairs that meet it beyond chance, and the share of matches that should."""
    present = {comparison.name for comparison in model.comparisons}
    n_equal_names = scorer.count(_EQUAL["name"]) if "name" in present else 0
    found = {}
    for rule in _RULES:
        if not set(rule) <= present or not n_equal_names:
            continue
        n_met = scorer.count(" AND ".join(_EQUAL[part] for part in rule))
        # lists differ in what they fill in, so the share of pairs with both filled is counted on pairs
        n_filled = scorer.count(" AND ".join([_EQUAL["name"], *(_FILLED[part] for part in rule[1:])]))
        m_best = float(np.prod([model.m[part][0] for part in rule]))
        by_chance = float(np.prod([model.u[part][0] for part in rule[1:]]))
        if by_chance > _MOST_BY_CHANCE:
            continue
        # of those who share a name, the ones who would share the rest too if they were different people
        n_beyond = max(n_met - by_chance * n_filled, 0.0) / (1 - by_chance)
        found[" and ".join(rule)] = round(n_beyond, 2), m_best * n_filled / n_equal_names
    return found


def _prior(agreeing: Mapping[str, tuple[float, float]], n_rows: int, n_pairs: float) -> float:
    """Turn the rule that most pairs meet into the share of matches among all pairs.

    With no rule to go by, one row in a hundred is taken to have a match.
    """
    n_met, recall = max(agreeing.values(), default=(0, 1.0))
    n_matches = n_met / recall if n_met and recall > 0 else 0.01 * n_rows
    return min(0.5, max(n_matches, 1.0) / n_pairs, _MOST_OF_ROWS * n_rows / n_pairs)


def _passes(scorer: Scorer, model: Model) -> list[_Pass]:
    present = {comparison.name for comparison in model.comparisons}
    passes = []
    for name, (rule, uses) in _PASSES.items():
        others = present - set(uses)
        n_pairs = scorer.count(rule) if set(uses) <= present and others else 0
        if n_pairs < _LEAST_MATCHES:
            continue
        m, share = scorer.expected_m(model, rule)
        n_matches = share * n_pairs
        if n_matches >= _LEAST_MATCHES and m:
            passes.append(_Pass(name, m, n_matches, share))
    return passes


def _merged_m(passes: list[_Pass], start: Model, model: Model) -> dict[str, tuple[float, ...]]:
    """Weigh the passes by the matches they found, the values to start from as if by a few more."""
    merged = {}
    for comparison in start.comparisons:
        name = comparison.name
        counts = np.array(start.m[name]) * _START_MATCHES
        for one in passes:
            if name in one.m:
                counts = counts + np.array(one.m[name]) * one.weight
        m = counts / counts.sum()
        # a best level less common among matches than among others is a wrong root
        merged[name] = tuple(float(value) for value in m) if m[0] >= model.u[name][0] else start.m[name]
    return merged


def _smooth_u(
    sampled: Mapping[str, tuple[float, ...]], start: Model, n_sampled: float
) -> dict[str, tuple[float, ...]]:
    """Give levels that the sample never met half a pair."""
    smooth = {}
    for comparison in start.comparisons:
        seen = np.array(sampled[comparison.name])
        if seen.sum() <= 0:
            smooth[comparison.name] = start.u[comparison.name]
            continue
        u = np.maximum(seen, 0.5 / n_sampled)
        smooth[comparison.name] = tuple(float(value) for value in u / u.sum())
    return smooth


def _u_of_different(
    sampled: Mapping[str, tuple[float, ...]], model: Model, start: Model, n_pairs: float
) -> dict[str, tuple[float, ...]]:
    """Take the matches out of the random sample, which matter where few rows hold many duplicates."""
    corrected = {}
    for name, seen in sampled.items():
        rest = np.array(seen) - model.prior * np.array(model.m[name])
        corrected[name] = tuple(np.maximum(rest, 0.02 * np.array(seen)))
    return _smooth_u(corrected, start, min(n_pairs, 500_000.0))
