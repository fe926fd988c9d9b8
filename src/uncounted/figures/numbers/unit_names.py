"""The units that a person may give a figure: those the reader knows, and words beside the number.

A unit is compared letter by letter by whoever adds up people, so "person" for "persons" would take a
figure out of a brief. Use `checked_unit` on what a person typed; the units of readings are in `units`.
"""

from __future__ import annotations

import re

from uncounted.domain.figure import Figure
from uncounted.domain.measure import measures
from uncounted.errors import SettingsRefused
from uncounted.figures import lexicon

_ALWAYS = ("percent", "times", "years", "months", "weeks", "days", "hours", "things")
_NEAR = 200


def checked_unit(unit: str, figure: Figure, text: str) -> str:
    """Give the unit as it is written everywhere.

    Parameters
    ----------
    unit
        What the person typed.
    figure
        The figure it is for.
    text
        The document's text: where a thing without a name of ours is counted, its word stands there.

    Raises
    ------
    SettingsRefused
        When the reader knows no such unit and no such word stands near the number.
    """
    unit = " ".join(unit.split())
    known = {each.casefold(): each for each in (*unit_names(), figure.unit)}
    if unit.casefold() in known:
        return known[unit.casefold()]
    if all(part in _currencies() for part in unit.split("/")) and unit.count("/") == 1:
        return unit
    meant = _of_words().get(unit.casefold())
    if meant is None and _stands_near(unit, figure, text):
        return unit
    raise SettingsRefused(
        "an unknown unit" if meant is None else "a word for what is counted, not the name of its unit",
        where="figure, unit",
        expected=meant or "one of " + ", ".join(unit_names()) + "; or a word that stands beside the number",
        advice="give that field anew",
    )


@lexicon.derived
def unit_names() -> tuple[str, ...]:
    """Give the units that the reader knows: of people and things first, then of money."""
    counted = (
        *(each.unit for each in measures().values()),
        *_ALWAYS,
        *(row[1] for row in lexicon.table("units")),
    )
    return (*dict.fromkeys(counted), *sorted(_currencies()))


@lexicon.derived
def _currencies() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table("currencies"))


@lexicon.derived
def _of_words() -> dict[str, str]:
    """Give the unit of each word that says what is counted."""
    rows = [(row[1], row[2]) for row in lexicon.table("units")]
    rows += [(row[0], row[2]) for row in lexicon.table("currencies")]
    return {word.casefold(): unit for unit, words in reversed(rows) for word in words.split("|")}


def _stands_near(unit: str, figure: Figure, text: str) -> bool:
    start, end = figure.span
    near = text[max(0, start - _NEAR) : end + _NEAR].casefold()
    sought = re.escape(unit.casefold())
    # Burmese words have no spaces between them
    return bool(re.search(rf"\b{sought}\b" if unit.isascii() else sought, near))
