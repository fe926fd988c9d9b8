"""Rounding without false precision: an interval 900 wide is not known to the unit."""

from __future__ import annotations

import math

from uncounted.publish.content import Rounded

_STEPS_AT_LEAST = 5


def rounded(point: float, low: float, high: float, *, n_observed: int) -> Rounded:
    """Round an interval outwards, and its point to the same unit.

    The unit is the largest of 1, 5, 10, 50, 100 … that goes at least five times into the width. The
    low end is never rounded below the people observed: that many there are.

    Examples
    --------
    >>> rounded(3812, 3421, 4287, n_observed=2913)
    Rounded(low=3400, high=4300, point=3800, unit=100)
    """
    unit = unit_of(high - low)
    return Rounded(
        low=max(math.floor(low / unit) * unit, n_observed),
        high=max(math.ceil(high / unit) * unit, n_observed),
        point=max(round(point / unit) * unit, n_observed),
        unit=unit,
    )


def unit_of(width: float) -> int:
    """Give the unit that an interval of this width is rounded to."""
    unit = 1
    while True:
        larger = unit * (5 if str(unit)[0] == "1" else 2)
        if width / larger < _STEPS_AT_LEAST:
            return unit
        unit = larger
