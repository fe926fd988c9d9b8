"""Numbers that are the sum of those behind them, in their sentence: a total and its parts.

"1,548 (737 killed and 811 injured)": whatever the words before it say, a number whose parts are killed
and injured counts casualties. "54 died: 50 in custody, three held by the militia and one …": parts that
add up to a total count what the total counts, unless they say that they do not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from uncounted.figures.finding import Found
from uncounted.figures.numbers import Number

SUM = "killed and injured add up to it"

_FURTHEST = 4
_DEATHS = ("killed", "died_other")


@dataclass(frozen=True)
class Measured:
    """The measure of one number, and where it stands in the nesting of brackets."""

    found: Found[str]
    depth: int
    number: Number


def put_together(measured: list[Measured]) -> list[Measured]:
    """Give totals of killed and injured their measure."""
    settled = list(measured)
    for index in range(len(settled) - 2):
        total = settled[index]
        if total.number.value is None or total.found.value == "casualties" or total.number.unit:
            continue
        behind = settled[index + 1 : index + 1 + _FURTHEST]
        dead = next((each for each in behind if each.found.value in _DEATHS), None)
        hurt = next((each for each in behind if each.found.value == "injured"), None)
        if dead is not None and hurt is not None and _is_sum(total.number, dead.number, hurt.number):
            found = Found("casualties", SUM, dead.number.start, hurt.number.end)
            settled[index] = replace(total, found=found)
    return settled


def _is_sum(total: Number, first: Number, second: Number) -> bool:
    if total.value is None or first.value is None or second.value is None or first.unit or second.unit:
        return False
    return total.value == first.value + second.value
