"""Numbers that are the sum of those behind them, in their sentence: a total and its parts.

"1,548 (737 killed and 811 injured)": whatever the words before it say, a number whose parts are killed
and injured counts casualties. "54 died: 50 in custody, three held by the militia and one …": parts that
add up to a total count what the total counts, unless they say that they do not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from uncounted.figures.finding import Found
from uncounted.figures.numbers.numbers import Number

SUM = "killed and injured add up to it"

PART = "adds up to the total before the colon"

_FURTHEST = 4
_LEAD = 80
_MOST_PARTS = 12
_KINDS = {
    "harm": frozenset({"killed", "injured", "casualties", "died_other", "missing", "executed"}),
    "custody": frozenset(
        {"arrested", "detained", "charged", "sentenced", "sentenced_death", "released", "tortured"}
    ),
    "flight": frozenset({"displaced", "refugees", "returned", "deported", "affected", "assisted"}),
    "damage": frozenset({"buildings_destroyed", "facilities_hit", "places_affected"}),
    "war": frozenset({"attacks", "weapons"}),
}
_DEATHS = ("killed", "died_other")


@dataclass(frozen=True)
class Measured:
    """The measure of one number, how deep in brackets it stands, and where its sentence begins."""

    found: Found[str]
    depth: int
    number: Number
    sentence: int = -1


def put_together(plain: str, measured: list[Measured]) -> list[Measured]:
    """Give totals of killed and injured their measure, and parts that of their total."""
    settled = list(measured)
    for index in range(len(settled) - 2):
        for part in _parts(plain, settled, index):
            settled[part] = _as_total(settled[index], settled[part])
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


def _parts(plain: str, measured: list[Measured], index: int) -> range:
    """Give the numbers behind a colon that add up to the one before it."""
    total = measured[index].number
    behind = measured[index + 1].number
    if total.value is None or total.unit or ":" not in plain[total.end : behind.start][:_LEAD]:
        return range(0)
    left = total.value
    for part in range(index + 1, min(len(measured), index + 1 + _MOST_PARTS)):
        number = measured[part].number
        if number.value is None or number.unit or number.value > left:
            return range(0)
        left -= number.value
        if not left:
            return range(index + 1, part + 1) if part > index + 1 else range(0)
    return range(0)


def _as_total(total: Measured, part: Measured) -> Measured:
    """Give a part the measure of its total, unless it says what became of it: "10 arrested: 4 released"."""
    if _kind(part.found.value) == _kind(total.found.value):
        return part
    return replace(part, found=Found(total.found.value, PART, total.found.start, total.found.end))


def _kind(measure: str) -> str:
    return next((kind for kind, measures in _KINDS.items() if measure in measures), measure)


def _is_sum(total: Number, first: Number, second: Number) -> bool:
    if total.value is None or first.value is None or second.value is None or first.unit or second.unit:
        return False
    return total.value == first.value + second.value
