"""The one pass from top to bottom: every number meets the words around it, and what carries.

What carries from sentence to sentence (a time, a source, the measure of a total) is kept in `_Running`
and let go where a new paragraph begins. Next: `reading` joins caveats and makes the figures.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from uncounted.figures.attribution import sources
from uncounted.figures.attribution.naming import Names
from uncounted.figures.attribution.speakers import BYLINE, Source
from uncounted.figures.attribution.speech import Speech, is_source_line
from uncounted.figures.burmese import clauses as burmese
from uncounted.figures.burmese import units as burmese_units
from uncounted.figures.context import populations
from uncounted.figures.context.places import Ground
from uncounted.figures.finding import Found
from uncounted.figures.measures import causes, measures
from uncounted.figures.measures.topics import Topic
from uncounted.figures.numbers import claims, corrections, hedges, kinds, units
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.numbers.totals import Measured
from uncounted.figures.tables import tables
from uncounted.figures.text import lists
from uncounted.figures.text.sentences import Sentence
from uncounted.figures.times import dates
from uncounted.figures.times.moments import Moment
from uncounted.figures.times.periods import Time
from uncounted.figures.times.timeline import Timeline, is_list_line

_MOST_EARLIER = 40
_MOST_ABOVE = 400
_FRONT = 3
_NEAR = 100
_NUMBER_OF = re.compile(r"\b[Nn]umbers? of [a-z]")
_PLACE_UNITS = frozenset({"villages", "townships", "localities", "regions", "camps"})


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
    source: Source | None
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
        The figures in tables, by the cell with words that they stand behind.
    in_tables
        The sentences that are cells of tables.
    """

    plain: str
    sentences: list[Sentence]
    numbers: dict[int, list[Number]]
    cells: dict[int, list[tables.Cell]]
    in_tables: frozenset[int]


@dataclass(frozen=True)
class _Scene:
    """A sentence with what it says of itself."""

    plain: str
    sentence: Sentence
    index: int
    found: list[Number]
    moment: Moment
    named: list[Source]
    withdrawn: list[Found[str] | None]
    lead: lists.Lead | None = None


@dataclass
class _Running:
    """What carries from sentence to sentence while the text is read once from top to bottom."""

    timeline: Timeline
    speech: Speech
    ground: Ground = field(default_factory=Ground)
    measured: list[Measured] = field(default_factory=list)
    cause: causes.Causes = field(default_factory=causes.Causes)
    topic: Topic = field(default_factory=Topic)
    unit_by_words: dict[int, Found[str]] = field(default_factory=dict)
    above: list[Measured] | None = None
    edge: int = 0
    paragraph: int = -1
    line: int = -1
    counted: Counter[str] = field(default_factory=Counter)

    def most_counted(self) -> Found[str]:
        """Give what most figures before count: the parts of a list that names nothing are parts of that."""
        value = self.counted.most_common(1)[0][0] if self.counted.total() else "other"
        return Found(value, "as most figures before it")


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
    running = _Running(Timeline(published), Speech(Names(text.plain)))
    plain, position = text.plain, 0
    heard: list[Source] = []
    over = lists.leads(plain, text.sentences)
    for index, sentence in enumerate(text.sentences):
        position, own = _of_sentence(calendar, position, sentence)
        if index in text.in_tables and index not in text.numbers:
            drafts += _of_cells(text, index, running, heard)
            continue
        _begin(plain, sentence, running)
        found = text.numbers.get(index, [])
        moment = running.timeline.moment(plain, sentence, found, own)
        named = running.speech.hear(plain, sentence, found)
        withdrawn = corrections.withdrawals(plain, text.sentences, index, found)
        scene = _Scene(plain, sentence, index, found, moment, named, withdrawn, over.get(index))
        drafted = _draft_sentence(scene, running, nameless)
        drafts += _credited(scene, running, drafted)
        drafts += _of_cells(text, index, running, heard)
        if index not in text.in_tables:
            heard = named
        if is_source_line(named, found):
            tail = slice(-_MOST_ABOVE, None)
            drafts[tail] = _credited_below(drafts[tail], text.sentences, index, named[0])
        running.ground.end(found)
        is_withdrawn = bool(found) and all(withdrawn)
        running.timeline.carry(moment, [each.measure.value for each in drafted], withdrawn=is_withdrawn)
    return drafts, nameless


def _of_cells(text: Text, index: int, running: _Running, heard: list[Source]) -> list[Draft]:
    """Draft the figures of a table's row; who speaks over a table speaks for it."""
    drafts = []
    for cell in text.cells.get(index, ()):
        leads_in = text.plain[max(0, cell.first - 9) : cell.first].rstrip().endswith(":")
        drafts.append(
            Draft(
                number=cell.number,
                sentence=index,
                measure=cell.measure,
                unit=cell.unit or units.default_unit(cell.measure.value),
                kind=cell.kind,
                hedge=cell.hedge,
                time=cell.time or running.timeline.heading,
                source=heard[-1] if heard else running.speech.source if leads_in else None,
                population=cell.population,
                place=cell.place,
            )
        )
    return drafts


def _credited(scene: _Scene, running: _Running, drafted: list[Draft]) -> list[Draft]:
    """Give the source that carries to the drafts of a sentence which names none."""
    counted = [each.measure.value for each in drafted]
    if scene.named:
        times = scene.moment.times
        running.speech.told(scene.plain, scene.sentence, scene.named, times=times, measures=counted)
        return drafted
    source = running.speech.source_of(
        scene.plain,
        scene.sentence,
        scene.moment.times,
        counted,
        first=scene.found[0].end if scene.found else 0,
    )
    if source is None:
        return drafted
    running.speech.went_on(scene.sentence, counted)
    return [replace(each, source=source) for each in drafted]


def _credited_below(drafts: list[Draft], parts: list[Sentence], index: int, source: Source) -> list[Draft]:
    """Give a line "Source: X" to the figures of the list or table above it, "By X" to those of its title."""
    if source.rule == BYLINE:
        is_title = index > _FRONT and parts[index - 1].heading
        above = {index - 1} if is_title else set()
    else:
        first = parts[index].paragraph - 1
        above = {each.sentence for each in drafts if parts[each.sentence].paragraph >= first}
    return [
        replace(each, source=source) if each.source is None and each.sentence in above else each
        for each in drafts
    ]


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
    running.timeline.begin(plain, sentence)
    running.cause.go_on(plain, sentence)
    running.topic.go_on(plain, sentence)
    running.ground.begin(plain, sentence, listed=is_list_line(plain, sentence))
    running.speech.begin(plain, sentence, listed=is_list_line(plain, sentence))
    if sentence.line == running.line:
        return
    running.line = sentence.line
    if is_list_line(plain, sentence):
        # the lines of a list go on from the words above it, those set in from the line before
        edge = sentence.start - plain.rfind("\n", 0, sentence.start)
        if running.above is None:
            running.above, running.edge = running.measured, edge
        elif edge <= running.edge:
            running.measured = running.above
    elif sentence.paragraph != running.paragraph and not burmese.goes_back(plain, sentence):
        running.measured, running.above = [], None
    else:
        running.above = None
    running.paragraph = sentence.paragraph


def _from_over(scene: _Scene, measured: Measured) -> Measured:
    """Let a number that nothing beside it names count what the words over its list name."""
    is_open = measured.found.value == "other" and measured.found.start < 0
    is_part = scene.lead is not None and scene.lead.is_breakdown and measured.found.value in lists.CATEGORIES
    if not (is_open or is_part):
        return measured
    found = lists.measure_over(scene.plain, scene.sentence, measured.number, scene.lead)
    return replace(measured, found=found) if found else measured


def _counts_nothing(plain: str, sentence: Sentence, number: Number) -> bool:
    """Say whether a number for which no measure and no unit was found is no figure at all."""
    if number.is_large(plain):
        return False
    return _NUMBER_OF.search(plain, max(sentence.start, number.start - _NEAR), number.start) is None


def _draft_sentence(scene: _Scene, running: _Running, nameless: list[claims.Claim]) -> list[Draft]:
    plain, sentence, found = scene.plain, scene.sentence, scene.found
    if not found:
        return []
    measured = measures.measure_all(plain, sentence, found, running.measured)
    measured = running.cause.applied(plain, running.topic.applied(sentence, measured))
    measured = [_from_over(scene, each) for each in measured]
    limits = [
        (
            found[number - 1].end if number else sentence.start,
            found[number + 1].start if number + 1 < len(found) else sentence.end,
        )
        for number in range(len(found))
    ]
    hedged = hedges.hedge_all(plain, found, limits)
    ends = [right for _, right in limits]
    counted = populations.populations_of(plain, found, ends, [each.found.value for each in measured])
    labelled = lists.labelled(plain, sentence, found)
    drafts = []
    for position, number in enumerate(found):
        left, right = limits[position]
        measure = measured[position].found
        unit = units.unit_for(plain, number, right, measure, running.unit_by_words)
        if unit.rule == burmese_units.CLASSIFIER and unit.value in _PLACE_UNITS:
            measure = Found("places_affected", "classifier of places", unit.start, unit.end)
        if measure.start >= 0 and not number.unit:
            running.unit_by_words.setdefault(measure.start, unit)
        if measure.value == "other" and unit.rule == units.DEFAULT:
            unit = units.counted_noun(plain, number, right) or unit
        is_nameless = measure.value == "other" and unit.rule == units.DEFAULT
        if is_nameless and position in labelled:
            measure = running.most_counted()
            unit = units.default_unit(measure.value)
        elif is_nameless and _counts_nothing(plain, sentence, number):
            nameless.append(claims.Claim(number.start, number.end, "counts nothing that is named"))
            continue
        running.counted[measure.value] += measure.value != "other"
        if number.form == "duration":
            measure = Found("prison_term", "duration of a sentence", number.start, number.end)
        is_withdrawn = scene.withdrawn[position] is not None
        time = running.timeline.time_of(scene.moment, position, measure, withdrawn=is_withdrawn)
        source = sources.source_for(plain, number, scene.named)
        drafts.append(
            Draft(
                number=number,
                sentence=scene.index,
                measure=measure,
                unit=unit,
                kind=kinds.kind_of(plain, number, measure.value, left, right),
                hedge=hedged[position],
                time=time,
                source=source,
                population=counted[position],
                place=running.ground.place_of(plain, sentence, found, position, measure.value),
                withdrawn=scene.withdrawn[position],
            )
        )
    running.measured = [*running.measured, *measured][-_MOST_EARLIER:]
    return drafts
