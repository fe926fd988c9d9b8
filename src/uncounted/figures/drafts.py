"""The one pass from top to bottom: every number meets the words around it, and what carries.

What carries from sentence to sentence (a time, a source, the measure of a total) is kept in `_Running`
and let go where a new paragraph begins. Next: `reading` joins caveats and makes the figures.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from uncounted.figures import (
    claims,
    corrections,
    dates,
    hedges,
    kinds,
    measures,
    periods,
    places,
    recalled,
    sources,
    tables,
    units,
)
from uncounted.figures.dates import RELATIVE
from uncounted.figures.finding import Found
from uncounted.figures.measures import Measured
from uncounted.figures.numbers import Number
from uncounted.figures.periods import Time
from uncounted.figures.sentences import Sentence

_MOST_EARLIER = 40
_PLACE_UNITS = frozenset({"villages", "townships", "localities", "regions", "camps"})
_FAMILY = {
    **dict.fromkeys(("killed", "injured", "casualties", "died_other", "missing"), "harm"),
    **dict.fromkeys(
        ("arrested", "detained", "charged", "sentenced", "sentenced_death", "released", "wanted"), "custody"
    ),
    **dict.fromkeys(("displaced", "refugees", "returned"), "flight"),
}
_UNIT_OF_MEASURE = {
    "attacks": "incidents",
    "buildings_destroyed": "houses",
    "facilities_hit": "facilities",
    "places_affected": "villages",
    "items_sold": "tickets",
    "organisations": "organisations",
    "cases": "cases",
    "weapons": "shells",
    "prison_term": "years",
    "other": "things",
}


@dataclass(frozen=True)
class Draft:
    """What is known of one figure before sources of later sentences and caveats are joined to it."""

    number: Number
    sentence: int
    measure: Found[str]
    unit: Found[str]
    kind: Found[Any]
    hedge: Found[Any]
    time: Time | None
    source: sources.Source | None
    population: Found[str] | None
    place: Found[str] | None
    withdrawn: Found[str] | None = None


@dataclass(frozen=True)
class Text:
    """A text with what was found in it before figures are drafted.

    Attributes
    ----------
    plain
        The plain text.
    sentences
        Its sentences.
    numbers
        The numbers that may be figures, by the sentence they stand in.
    cells
        Table cells whose column names a measure.
    """

    plain: str
    sentences: list[Sentence]
    numbers: dict[int, list[Number]]
    cells: list[tables.Cell]


@dataclass(frozen=True)
class _Scene:
    """A sentence with what it says of itself."""

    plain: str
    sentence: Sentence
    index: int
    found: list[Number]
    times: list[Time]
    named: list[sources.Source]
    withdrawn: list[Found[str] | None]
    cells: list[tables.Cell]


@dataclass
class _Running:
    """What carries from sentence to sentence while the text is read once from top to bottom."""

    time: Time | None = None
    heading_time: Time | None = None
    source: sources.Source | None = None
    measured: list[Measured] = field(default_factory=list)
    last_day: date | None = None
    families: set[str] = field(default_factory=set)
    paragraph: int = -1
    line: int = -1
    is_listed: bool = False
    intro_time: Time | None = None


def draft_all(
    text: Text, calendar: list[dates.Expression], published: date | None
) -> tuple[list[Draft], list[claims.Claim]]:
    """Draft every figure of a text, in order, and claim the numbers that count nothing named.

    Parameters
    ----------
    text
        The text.
    calendar
        Its calendar expressions and anchors, in order.
    published
        The document's day.
    """
    drafts: list[Draft] = []
    nameless: list[claims.Claim] = []
    running = _Running()
    plain, position = text.plain, 0
    for index, sentence in enumerate(text.sentences):
        position, own = _of_sentence(calendar, position, sentence)
        _begin(plain, sentence, running)
        found = text.numbers.get(index, [])
        present = (running.time.counted_to if running.time else None) or published
        told = [*own, *recalled.days(plain, sentence, own, running.last_day)]
        times = periods.times_of(plain, sentence, sorted(told, key=lambda each: each.start), present)
        named = sources.sources_of(plain, sentence, found)
        withdrawn = corrections.withdrawals(plain, text.sentences, index, found)
        scene = _Scene(plain, sentence, index, found, times, named, withdrawn, text.cells)
        drafts += _draft_sentence(scene, running, nameless)
        _carry(scene, own, running)
    return drafts, nameless


def _of_sentence(
    calendar: list[dates.Expression], position: int, sentence: Sentence
) -> tuple[int, list[dates.Expression]]:
    own: list[dates.Expression] = []
    while position < len(calendar) and calendar[position].start < sentence.end:
        if calendar[position].start >= sentence.start:
            own.append(calendar[position])
        position += 1
    return position, own


def _begin(plain: str, sentence: Sentence, running: _Running) -> None:
    """Let go of what does not carry into a new paragraph."""
    if sentence.line == running.line:
        return
    was_listed, running.is_listed = running.is_listed, _is_list_line(plain, sentence)
    running.line = sentence.line
    if running.is_listed:
        # the lines of a list have the time of the words above it, not that of the line before
        running.intro_time = running.intro_time if was_listed else running.time
        running.time = running.intro_time
    elif sentence.paragraph != running.paragraph:
        running.time, running.source, running.measured = None, None, []
        running.families = set()
    running.paragraph = sentence.paragraph


def _is_list_line(plain: str, sentence: Sentence) -> bool:
    start = plain[sentence.start : sentence.start + 14]
    return start[:1] in "•–—-*·▪●" or start.lower().startswith(
        ("first,", "second,", "third,", "fourth,", "finally,")
    )


def _draft_sentence(scene: _Scene, running: _Running, nameless: list[claims.Claim]) -> list[Draft]:
    plain, sentence, found = scene.plain, scene.sentence, scene.found
    if not found:
        return []
    measured = measures.measure_all(plain, sentence, found, running.measured)
    limits = [
        (
            found[number - 1].end if number else sentence.start,
            found[number + 1].start if number + 1 < len(found) else sentence.end,
        )
        for number in range(len(found))
    ]
    hedged = hedges.hedge_all(plain, found, limits)
    drafts = []
    for position, number in enumerate(found):
        left, right = limits[position]
        cell = tables.cell_of(scene.cells, number)
        if cell is not None and not number.unit:
            measured[position] = replace(measured[position], found=cell.measure)
        measure = measured[position].found
        unit = (cell and not number.unit and cell.unit) or _unit(plain, number, right, measure)
        if unit.rule in units.BURMESE_RULES and unit.value in _PLACE_UNITS:
            measure = Found("places_affected", "classifier of places", unit.start, unit.end)
        if measure.value == "other" and unit.rule == "default":
            nameless.append(claims.Claim(number.start, number.end, "counts nothing that is named"))
            continue
        if number.form == "duration":
            measure = Found("prison_term", "duration of a sentence", number.start, number.end)
        time = _time(scene, position, measured[position].found, running)
        source = sources.source_for(plain, number, scene.named) or running.source
        drafts.append(
            Draft(
                number=number,
                sentence=scene.index,
                measure=measure,
                unit=unit,
                kind=kinds.kind_of(plain, number, measure.value, left, right),
                hedge=hedged[position],
                time=None if measure.value == "population" else time,
                source=source,
                population=units.population_of(plain, number, right),
                place=(cell and cell.place) or places.place_of(plain, sentence, number),
                withdrawn=scene.withdrawn[position],
            )
        )
    running.measured = [*running.measured, *measured][-_MOST_EARLIER:]
    running.families |= {_family(each.found.value) for each in measured}
    return drafts


def _time(scene: _Scene, position: int, measure: Found[str], running: _Running) -> Time | None:
    """Give the time of a number: that of its own words, the paragraph's, the heading's."""
    plain, sentence, found = scene.plain, scene.sentence, scene.found
    if scene.withdrawn[position] is not None:
        # the current count's day is not the day of a number that it replaces
        return corrections.own_time(periods.time_beside(plain, sentence, found, position, scene.times))
    return (
        periods.time_for(plain, sentence, found, position, scene.times)
        or _carried_time(plain, sentence, measure, running)
        or running.heading_time
    )


def _carried_time(plain: str, sentence: Sentence, measure: Found[str], running: _Running) -> Time | None:
    """Give the paragraph's time to a figure: a period to any, a day only where the same count goes on."""
    time = running.time
    if time is None or not running.families or (time.first is not None and time.first != time.last):
        return time
    if time.rule == "as of":
        return time
    is_same_count = _family(measure.value) in running.families or measure.rule == measures.INHERITED
    return time if is_same_count or sources.goes_on(plain, sentence) else None


def _family(measure: str) -> str:
    return _FAMILY.get(measure, measure)


def _unit(plain: str, number: Number, right: int, measure: Found[str]) -> Found[str]:
    found = units.unit_of(plain, number, right)
    if found is not None:
        return found
    return Found(_UNIT_OF_MEASURE.get(measure.value, "persons"), "default")


def _carry(scene: _Scene, calendar: list[dates.Expression], running: _Running) -> None:
    days = [each.last for each in calendar if each.grain == "day" and each.last is not None]
    running.last_day = days[-1] if days else running.last_day
    lasting = [each for each in scene.times if each.rule not in ("now",)]
    if scene.sentence.heading:
        stated = [
            each
            for each in calendar
            if each.grain in ("month", "year", "interval") and each.rule not in RELATIVE
        ]
        covered = [each for each in lasting if stated and each.first is not None and each.first != each.last]
        running.heading_time = covered[0] if covered else None
        return
    if scene.found and all(scene.withdrawn):
        return  # what is taken back says nothing of what follows
    if running.time and running.time.counted_to and all(each.rule == "today" for each in lasting):
        return
    if scene.found and lasting:
        running.time = lasting[0]
    elif lasting and not lasting[-1].is_open:
        # an event is told first and counted after; whatever was counted before is another matter
        running.time, running.families = lasting[-1], set()
    if scene.named:
        running.source = scene.named[-1]
