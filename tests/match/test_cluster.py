"""Average linkage: together on the whole, apart where judged, the same whatever the order."""

from __future__ import annotations

import random
import time
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reference.linkage import slow_clusters
from tests.reference.pairwise import pairwise_f1
from uncounted.match.cluster import clusters, logistic, prob_of_members
from uncounted.match.judgement import Constraints, Groups

_FREE = Constraints(frozenset(), frozenset())
_ROWS = tuple("abcdefg")
_PAIRS = list(combinations(_ROWS, 2))

weights_of_pairs = st.dictionaries(
    st.sampled_from(_PAIRS), st.integers(-3, 8).map(float), max_size=len(_PAIRS)
)


@st.composite
def judged(draw: st.DrawFn) -> Constraints:
    """Draw judgements that do not contradict one another."""
    same = frozenset(draw(st.lists(st.sampled_from(_PAIRS), max_size=4)))
    groups = Groups(same)
    different = draw(st.lists(st.sampled_from(_PAIRS), max_size=6))
    return Constraints(same, frozenset((a, b) for a, b in different if groups.of(a) != groups.of(b)))


def test_one_wrong_pair_does_not_join_two_persons() -> None:
    """Transitive closure would make one person of six rows here."""
    weights = dict.fromkeys([*combinations("abc", 2), *combinations("def", 2)], 6.0) | {("c", "d"): 6.0}
    assert clusters("abcdef", weights, _FREE, least=0.0, unseen=-4.0) == [("a", "b", "c"), ("d", "e", "f")]


def test_one_unseen_pair_does_not_part_a_person() -> None:
    """Blocking misses pairs; two strong ones hold three rows together."""
    weights = {("a", "b"): 6.0, ("b", "c"): 6.0}
    assert clusters("abc", weights, _FREE, least=0.0, unseen=-4.0) == [("a", "b", "c")]


@settings(max_examples=300, deadline=None)
@given(weights_of_pairs, judged())
def test_judgements_always_hold(weights: dict[tuple[str, str], float], constraints: Constraints) -> None:
    """Every "same" pair is together, every "different" pair apart, every row in exactly one cluster."""
    found = clusters(_ROWS, weights, constraints, least=0.0, unseen=-4.0)
    assert sorted(row for rows in found for row in rows) == sorted(_ROWS)
    cluster_of = {row: rows for rows in found for row in rows}
    assert all(cluster_of[a] == cluster_of[b] for a, b in constraints.same)
    assert all(cluster_of[a] != cluster_of[b] for a, b in constraints.different)


@settings(max_examples=200, deadline=None)
@given(weights_of_pairs, judged())
def test_the_fast_linkage_agrees_with_the_slow_one(
    weights: dict[tuple[str, str], float], constraints: Constraints
) -> None:
    """Whole-number weights make many ties; both break them the same way."""
    arguments = {"least": 0.0, "unseen": -4.0}
    fast = clusters(_ROWS, weights, constraints, **arguments)
    assert fast == slow_clusters(_ROWS, weights, constraints, **arguments)


def test_a_hundred_thousand_pairs_take_seconds() -> None:
    """Components of moderate size do not make the work quadratic."""
    rng = random.Random(20310331)  # noqa: S311 - drawing weights
    rows = [f"r{number:05d}" for number in range(40_000)]
    weights = {}
    while len(weights) < 100_000:
        first = rng.randrange(len(rows) - 40)
        pair = (rows[first], rows[first + 1 + rng.randrange(39)])
        weights[pair] = rng.uniform(-4, 8)
    start = time.perf_counter()
    clusters(rows, weights, _FREE, least=0.0, unseen=-4.0)
    assert time.perf_counter() - start < 20


def test_a_row_alone_or_judged_the_same_surely_belongs() -> None:
    """Certainty comes from being alone or from a person's word."""
    constraints = Constraints(frozenset({("a", "b")}), frozenset())
    assert prob_of_members(("z",), {}, _FREE, unseen=-4.0) == {"z": 1.0}
    probs = prob_of_members(("a", "b", "c"), {("a", "c"): 2.0, ("b", "c"): 0.0}, constraints, unseen=-4.0)
    assert (probs["a"], probs["b"]) == (1.0, 1.0)
    assert probs["c"] == pytest.approx(logistic(1.0))


def test_the_probability_of_two_rows_is_that_of_their_pair() -> None:
    """With one pair there is nothing to average."""
    probs = prob_of_members(("a", "b"), {("a", "b"): 3.0}, _FREE, unseen=-4.0)
    assert probs == {"a": logistic(3.0), "b": logistic(3.0)}


def test_logistic_does_not_overflow() -> None:
    """Very sure is still a probability."""
    assert (logistic(-2000.0), logistic(0.0), logistic(2000.0)) == (0.0, 0.5, 1.0)


def test_pairwise_f1_counts_pairs() -> None:
    """One of two true pairs found, and one wrong one: precision and recall are a half."""
    truth = {"a": "1", "b": "1", "c": "2", "d": "2", "e": "3"}
    assert pairwise_f1([["a", "b"], ["c"], ["d", "e"]], truth) == pytest.approx(0.5)
