"""What no model can mend is refused before any model runs."""

from __future__ import annotations

import pytest

from tests.estimate.published import ARTIFICIAL, KOREA, KOSOVO
from uncounted.domain.pattern import CapturePatterns
from uncounted.estimate.checks import check, n_shared
from uncounted.estimate.models import estimate, names


def patterns(text: str) -> CapturePatterns:
    """Make a table out of ``110:5 011:3``."""
    counts = {tuple(map(int, part.split(":")[0])): int(part.split(":")[1]) for part in text.split()}
    n_lists = len(next(iter(counts), (0, 0, 0)))
    return CapturePatterns(tuple("abcdefgh"[:n_lists]), counts)


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("", "nobody"),
        ("10:40 01:30 11:12", "too_few_lists"),
        ("100:40 010:30 110:12", "too_few_lists"),
        ("100:40 010:30 001:12", "no_overlap"),
        ("100:4 010:3 001:2 110:1 111:5", "too_few_people"),
        ("100:40 010:30 001:20 110:3 101:1", "too_few_people"),
        ("100:40 110:30 101:20 111:3", "one_list_holds_everyone"),
        ("1000:40 0100:30 1100:50 1110:9 0001:400 0010:8", "disjoint_lists"),
        ("1000:99 0100:99 1100:99 0010:99 0001:99 0011:99", "disjoint_lists"),
    ],
)
def test_each_refusal(table: str, code: str):
    """The reason has a code and a sentence, and every model refuses with it and without a number."""
    refusals = check(patterns(table)).refusals
    assert code in [reason.code for reason in refusals]
    assert all(len(reason.text) > 30 for reason in refusals)
    for name in names():
        refused = estimate(patterns(table), model=name)
        assert (refused.status, refused.point, refused.interval, refused.draws) == ("refused", None, None, ())
        assert code in [reason.code for reason in refused.reasons]


def test_a_good_table_passes():
    """Kosovo has nothing against it."""
    grounds = check(KOSOVO)
    assert grounds.refusals == grounds.cautions == ()


def test_lists_that_hold_nobody_are_dropped_with_a_caution():
    """An empty list neither counts as a list nor passes in silence."""
    counts = {(*pattern, 0): count for pattern, count in KOSOVO.counts.items()}
    grounds = check(CapturePatterns((*KOSOVO.lists, "none"), counts))
    assert grounds.patterns.lists == tuple(sorted(KOSOVO.lists))
    assert [reason.code for reason in grounds.cautions] == ["empty_list"]
    assert not grounds.refusals


def test_a_small_list_without_overlap_is_a_caution():
    """Twenty people who are on no other list can be chance when lists overlap little."""
    grounds = check(ARTIFICIAL)
    assert not grounds.refusals
    assert [reason.code for reason in grounds.cautions] == ["disjoint_lists", "thin_overlap"]
    assert n_shared(ARTIFICIAL) == 6


def test_several_lists_that_hold_everyone_are_one_reason():
    """Two lists of everyone are named together."""
    reasons = check(patterns("1100:40 1110:30 1111:20 1101:3")).refusals
    (reason,) = (each for each in reasons if each.code == "one_list_holds_everyone")
    assert "each of the lists a, b" in reason.text


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ("110:98 111:50 001:60 100:1 010:1", "a and b"),
        ("100:500 110:40 111:9 010:1 001:90", "a and b"),
        ("110:45 111:15 001:60 101:2 100:9 010:2", ""),
        ("100:300 110:10 111:9 001:90 101:8", ""),
    ],
)
def test_lists_of_the_same_people_are_a_caution(table: str, named: str):
    """Almost all of one list's people on another: a copy, or a part; lists below twenty say nothing."""
    found = [each for each in check(patterns(table)).cautions if each.code == "same_people"]
    assert [f": {named}." in each.text for each in found] == ([True] if named else [])


@pytest.mark.parametrize("table", [KOSOVO, KOREA, ARTIFICIAL])
def test_published_tables_are_no_copies(table: CapturePatterns):
    """Lists that overlap well are not taken for copies."""
    assert "same_people" not in [each.code for each in check(table).cautions]
