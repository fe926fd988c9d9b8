"""What holds for every table: a verdict, whatever the order; reading gives back what was written."""

from __future__ import annotations

import json
from contextlib import suppress

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from uncounted.domain.pattern import CapturePatterns
from uncounted.errors import UncountedError
from uncounted.estimate import estimate, read_patterns
from uncounted.estimate.chao import inflation_if_independent
from uncounted.estimate.checks import check

LISTS = "abcde"


@st.composite
def tables(draw: st.DrawFn, *, most_lists: int = 4) -> CapturePatterns:
    """Give any table of up to so many lists, thin and full ones."""
    n_lists = draw(st.integers(1, most_lists))
    patterns = st.lists(st.integers(0, 1), min_size=n_lists, max_size=n_lists).map(tuple).filter(any)
    counts = draw(st.dictionaries(patterns, st.integers(1, 300), max_size=2**n_lists - 1))
    return CapturePatterns(tuple(LISTS[:n_lists]), counts)


@given(tables(), st.sampled_from(["chao", "log_linear"]))
@settings(max_examples=80, deadline=None)
def test_every_table_gets_a_verdict(table: CapturePatterns, model: str):
    """A number with an interval about it, or a reason; nothing that JSON cannot hold."""
    made = estimate(table, model=model)
    json.loads(msgspec.json.encode(made))
    if made.status == "refused":
        assert made.reasons
    else:
        point, low, high = made.published()
        assert table.n_observed <= low <= point <= high
        assert point < 1e7


@given(tables(), st.randoms(use_true_random=False), st.sampled_from(["chao", "log_linear"]))
@settings(max_examples=40, deadline=None)
def test_order_never_matters(table: CapturePatterns, chance, model: str):
    """Lists and patterns in any order give the same estimate exactly."""
    order = list(range(table.n_lists))
    chance.shuffle(order)
    items = [(tuple(pattern[j] for j in order), count) for pattern, count in table.counts.items()]
    chance.shuffle(items)
    turned = CapturePatterns(tuple(table.lists[j] for j in order), dict(items))
    assert estimate(turned, model=model) == estimate(table, model=model)


@given(tables(most_lists=5), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]))
def test_reading_gives_back_what_was_written(table: CapturePatterns, separator: str, end: str):
    """Whatever the separator and line end."""
    lines = [[*table.lists, "count"], *([*pattern, count] for pattern, count in table.counts.items())]
    text = end.join(separator.join(map(str, line)) for line in lines)
    assert read_patterns(text.encode()) == table


@given(st.binary(max_size=80) | st.text("ab,;01\n\"'count-.", max_size=60).map(str.encode))
def test_any_bytes_are_a_table_or_refused(content: bytes):
    """Reading never fails in another way."""
    with suppress(UncountedError):
        assert read_patterns(content).n_observed >= 0


@given(tables(most_lists=5))
def test_checks_keep_everyone(table: CapturePatterns):
    """Putting a table in order loses nobody, and the factor of Chao's bound is at least one."""
    grounds = check(table)
    assert grounds.patterns.n_observed == table.n_observed
    assert list(grounds.patterns.lists) == sorted(grounds.patterns.lists)
    if not grounds.refusals:
        assert inflation_if_independent(grounds.patterns) >= 1
