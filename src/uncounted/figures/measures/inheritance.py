"""What a number without words of its own counts: that of the number it goes on with.

One place for every rule by which a measure goes from one number to another: parts of a total, brackets,
comparisons, lists, pairs with "respectively", subjects left out. `standing` says how a number stands to
those before it, this module which of them it goes on with; `measures` asks when a clause says nothing.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from uncounted.figures.burmese import clauses as burmese
from uncounted.figures.finding import Found
from uncounted.figures.measures import standing
from uncounted.figures.measures.frames import LABEL, SUBJECT, Frame
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.numbers.totals import Measured
from uncounted.figures.text.sentences import Sentence

INHERITED = "as the figure before it"
PART = "part of a figure before it"
COMPARED = "compared with the figure before it"
BRACKETED = "in brackets behind a figure"
HARMED = "victims of what a figure before it counts"
LISTED = "goes on the list of the figure before it"
JOINED = "as the number it is joined to"
PART_OF_NEXT = "part of the number behind it"
APART = "a clause of its own"
GROUP = "size of a group"

_RULES = {
    standing.PART: PART,
    standing.COMPARED: COMPARED,
    standing.BRACKETED: BRACKETED,
    standing.HARMED: HARMED,
    standing.LISTED: LISTED,
}
_TAKEN_OVER = frozenset({INHERITED, *_RULES.values()})
_HARMS = frozenset(
    {
        *(
            "killed",
            "injured",
            "casualties",
            "died_other",
            "executed",
            "missing",
            "abducted",
            "sexual_violence",
        ),
        *("tortured", "arrested", "detained", "displaced", "deported", "recruited", "affected"),
    }
)
# what is told of people who were killed or held, and is no other count of them
_TRAITS = frozenset({"participants", "population", "attacks", "money", "troops", "weapons"})
# a label that only says who parts the running count: "Deaths: 300. Officers: 41"
_WHO = frozenset({"troops", "participants", "organisations"})
_COUNTED_OF_SOME = _HARMS | {"attacks", "cases"}
_PLACES = frozenset({"places_affected", "organisations", "facilities_hit"})
_LONGEST_BRACKET = 1200
_BESIDE_BRACKET = 60
_ALIKE = 2.0
_RESPECTIVELY_WITHIN = 60
_LEAD = 40
_IN_PLACE = re.compile(
    r"\b(?:in|from|at|by|across|over|on|among|near|within|to)\s"
    r"(?:(?:the|all|at least|about|some|around|more than|over|nearly|only|these|those|its|their)\s)?\(?$"
)
_SUBSET_AFTER = re.compile(
    r"\)?\s(?:[a-z]+\s){0,2}(?:of (?:them|whom|which|these|those|the (?:leaders|victims|dead|"
    r"total|condemned|killed|casualties)))\b|\)?,? among them"
)
_SUBSET_BEFORE = re.compile(
    r"\b(?:including|includes?|included|among them|among whom|of them|of whom|of which|of those|"
    r"among those|comprising|"
    r"in addition to)\s+(?:at least |about |some |over |more than |nearly |around )?\(?$"
)


def is_taken_over(rule: str) -> bool:
    """Say whether a measure was taken over from another number, by the name of its rule."""
    return rule in _TAKEN_OVER


@dataclass(frozen=True)
class Heir:
    """A number that may take a measure over.

    Attributes
    ----------
    number
        The number.
    sentence
        Where it stands.
    depth
        How deep in brackets.
    kind
        How it stands to the numbers before it, as `standing` says; empty when nothing is known.
    """

    number: Number
    sentence: Sentence
    depth: int
    kind: str = ""


def parent_of(plain: str, heir: Heir, before: Sequence[Measured]) -> Found[str] | None:
    """Give the measure that a number takes over; None when nothing before has one.

    Parameters
    ----------
    plain
        The plain text.
    heir
        The number.
    before
        The numbers before it in its paragraph or list, in order.
    """
    if not before:
        return None
    chosen = _chosen(plain, heir, before)
    if chosen is None or (chosen.found.value == "money" and not heir.number.unit):
        return None
    parent = chosen.found
    return Found(parent.value, _RULES.get(heir.kind, INHERITED), parent.start, parent.end)


def is_firm(stands: standing.Standing | None) -> bool:
    """Say whether words beside a number tie it to an earlier one, whatever it is joined to by "and"."""
    return stands is not None and stands.kind in (standing.PART, standing.COMPARED, standing.HARMED)


def outweighs(plain: str, number: Number, frame: Frame, parent: Found[str] | None) -> bool:
    """Say whether the number gone on with tells more than the words found: a baseline, a trait, a bracket."""
    found, stands = frame.found, frame.stands
    if found is None or parent is None:
        return False
    if number.unit == "percent":
        return found.value == "population" or (is_firm(stands) and _is_hidden(plain, number, found))
    if found.rule == LABEL:
        return found.value in _WHO and parent.value in _COUNTED_OF_SOME
    is_said = found.rule == SUBJECT and stands is not None and stands.kind in (standing.PART, standing.ALONE)
    return is_said and found.value in _TRAITS and parent.value in _HARMS


def _is_hidden(plain: str, number: Number, found: Found[str]) -> bool:
    """Say whether the words of a measure stand in brackets that closed before the number."""
    # what is taken over may stand far up; brackets do not reach that far
    left = max(found.end, number.start - _LONGEST_BRACKET)
    between = plain[left : number.start] if found.start >= 0 else ""
    return between.count(")") > between.count("(")


def apart(number: Number, stands: standing.Standing | None, parent: Found[str] | None) -> Found[str] | None:
    """Give the measure of a number that has a clause of its own which says nothing known; None for others."""
    if stands is not None and stands.kind == standing.GROUP:
        return Found("other", GROUP, stands.start, stands.end)
    if parent is None or stands is None or stands.kind != standing.APART:
        return None
    if number.unit == "percent" and parent.value == "price":
        return None  # among prices, a further change is one of another price
    return Found("other", APART, stands.start, stands.end)


def _chosen(plain: str, heir: Heir, before: Sequence[Measured]) -> Measured | None:
    number = heir.number
    if is_bare_in_brackets(plain, number) and before[-1].number.end >= number.start - _BESIDE_BRACKET:
        return before[-1]
    if heir.kind == standing.HARMED:
        return next((each for each in reversed(before) if each.found.value in _HARMS), None)
    counted = [each for each in before if not _is_place(plain, each)] or before
    here = [each for each in counted if each.number.start >= heir.sentence.start]
    if heir.kind == standing.TOTAL and not number.unit:
        return _alike(number, counted)
    if heir.kind == standing.PART:
        return _whole(heir, here) or _first_above(heir, counted, before) or before[-1]
    level = [each for each in here if each.depth <= heir.depth]
    if here:
        return level[-1] if level else here[-1]
    if burmese.goes_back(plain, heir.sentence):
        return before[-1]
    if number.unit == "percent":
        # a share at the start of a sentence is one of the total that the paragraph opened with
        return next((each for each in counted if each.number.unit != "percent"), before[-1])
    return _first_above(heir, counted, before) or before[-1]


def _whole(heir: Heir, here: Sequence[Measured]) -> Measured | None:
    """Find the number of the sentence that another is a part of: the last that is no smaller."""
    fitting = [each for each in here if each.depth <= heir.depth and _can_hold(each.number, heir.number)]
    return fitting[-1] if fitting else None


def _first_above(heir: Heir, counted: Sequence[Measured], before: Sequence[Measured]) -> Measured | None:
    """Find what the last sentence with a fitting number tells first: that is what a text goes on with."""
    found: Measured | None = None
    for each in reversed(counted):
        if found is not None and each.sentence != found.sentence:
            return found
        if each.depth <= heir.depth and _can_hold(each.number, heir.number):
            found = each
    return found


def _alike(number: Number, counted: Sequence[Measured]) -> Measured:
    """Find what another count of the same thing may count: the last number of its size, else the nearest."""
    best = counted[-1]
    for each in reversed(counted):
        if each.number.unit:
            continue
        ratio = _ratio(number, each.number)
        if ratio <= _ALIKE:
            return each
        if ratio < _ratio(number, best.number):
            best = each
    return best


def _ratio(one: Number, other: Number) -> float:
    """Say how many times one number is as large as another, the larger first."""
    sizes = [each.value or each.low or each.high or 0.0 for each in (one, other)]
    return max(sizes) / min(sizes) if min(sizes) > 0 else math.inf


def _can_hold(whole: Number, part: Number) -> bool:
    if whole.unit == "percent" or part.unit:
        return whole.unit != "percent" or part.unit == "percent"
    return whole.value is None or part.value is None or whole.value >= part.value


def _is_place(plain: str, each: Measured) -> bool:
    """Say whether a number only tells where or how: "in 37 cities", "from five villages", "in 12 groups"."""
    start = each.number.start
    is_minor = each.found.value in _PLACES or each.found.rule == APART
    return is_minor and _IN_PLACE.search(plain, max(0, start - _LEAD), start) is not None


def is_part(plain: str, number: Number) -> bool:
    """Say whether the words beside a number make it a part or an aside of an earlier one."""
    before = _SUBSET_BEFORE.search(plain[max(0, number.start - _LEAD) : number.start])
    return bool(_SUBSET_AFTER.match(plain, number.end) or before) or is_bare_in_brackets(plain, number)


def subset_end(plain: str, number: Number) -> int:
    """Give where the words end that make a number a part, "of them"; -1 without such words."""
    found = _SUBSET_AFTER.match(plain, number.end)
    return found.end() if found is not None else -1


def is_bare_in_brackets(plain: str, number: Number) -> bool:
    """Say whether a number stands alone in brackets, as an aside."""
    if plain[number.start - 1 : number.start] != "(" or plain[number.end : number.end + 1] != ")":
        return False
    # AAPP brackets every number: "(22,252) people" counts people, it is no aside
    return not re.match(
        r"\)\s?(?!and\b|or\b|of\b|in\b|but\b|together\b)[A-Za-z\u1000-\u109f]",
        plain[number.end : number.end + 12],
    )


def of_wholes(framed: Sequence[Frame | None], measured: Sequence[Measured]) -> list[Measured]:
    """Give a part the measure of its whole that follows it: "76% of 101 casualties"."""
    settled = list(measured)
    for index in range(len(settled) - 1, -1, -1):
        frame = framed[index]
        if frame is not None and frame.whole >= 0 and frame.found is None:
            whole = settled[frame.whole].found
            found = Found(whole.value, PART_OF_NEXT, whole.start, whole.end)
            settled[index] = replace(settled[index], found=found)
    return settled


def paired(
    plain: str, sentence: Sentence, numbers: Sequence[Number], measured: list[Measured]
) -> list[Measured]:
    """Pair two lists of equal length: "12 deaths and 30 injuries, up 17 and 28 per cent respectively"."""
    at = plain.find("respectively", sentence.start, sentence.end)
    last = bisect_left(numbers, at, key=lambda number: number.start) if at >= 0 else 0
    if last < 4 or at - numbers[last - 1].end > _RESPECTIVELY_WITHIN:
        return measured
    settled = list(measured)
    for index in (last - 2, last - 1):
        whole = measured[index - 2].found
        if numbers[index].unit == "percent" and numbers[index - 2].unit != "percent":
            found = Found(whole.value, COMPARED, whole.start, whole.end)
            settled[index] = replace(measured[index], found=found)
    return settled
