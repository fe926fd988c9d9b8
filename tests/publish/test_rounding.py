"""Rounding of intervals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from uncounted.publish.rounding import rounded, unit_of

_ENDS = st.tuples(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6), st.integers(0, 10**6))


@given(_ENDS)
def test_a_rounded_interval_holds_the_exact_one(ends: tuple[float, float, float, int]) -> None:
    """Ends go outwards, by less than a fifth of the width; what was observed is never undercut."""
    low, point, high = sorted(ends[:3])
    shown = rounded(point, low, high, n_observed=0)
    assert shown.low <= low
    assert high <= shown.high
    assert shown.low <= shown.point <= shown.high
    assert low - shown.low <= max(1, (high - low) / 5)
    assert rounded(point, low, high, n_observed=ends[3]).low >= ends[3]


def test_units_grow_with_the_width() -> None:
    """The width decides, not the size of the number."""
    assert [unit_of(width) for width in (0, 4, 26, 60, 400, 900, 9000)] == [1, 1, 5, 10, 50, 100, 1000]
