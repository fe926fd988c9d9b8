"""A sentence with the times that it states, and the time of one of its numbers by its own words.

Which of several times is nearest is in `uncounted.figures.times.scopes`; here the number's measure and its
words have their say: a stock, a sentence of years, an earlier value in brackets. Next: `timeline`, for
numbers whose sentence states no time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from uncounted.domain.figure import SINCE_AND_AS_OF, SINCE_AND_TO_DATE
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.sentences import Sentence
from uncounted.figures.times import resolution, scopes, tenses
from uncounted.figures.times.dates import Expression
from uncounted.figures.times.periods import COMPARED, TO_COME, Time, Told
from uncounted.figures.times.scopes import Scoped

_OF_THEM = re.compile(
    r"\)?\s(?:[a-z]+\s){0,2}of (?:them|whom|which|these|those|the (?:leaders|victims|dead|total|condemned|"
    r"killed|casualties|wounded|injured|arrested|detained|displaced|prisoners|detainees))\b"
)
# time spent in prison, unlike a sentence, is not of the day on which the people were told of
_SPENT = re.compile(
    r"\b(?:spent|spends?|spending|served?|serving|passed|after|another|nearly|held for)\b[^.;,]{0,24}$",
    re.IGNORECASE,
)
_STATES = frozenset({"detained", "wanted", "sentenced", "sentenced_death", "missing"})
_RUNNING = frozenset({"from ... to", "between ... and", SINCE_AND_AS_OF, SINCE_AND_TO_DATE})
_LONGEST_PAIR = 40
_LENGTH = re.compile(
    r"[\s-](?:(?:and|to|or)\s)?(?:[\w-]+\s)?(?:and a half\s)?(?:years?|months?|weeks?|days?)\b"
)


@dataclass(frozen=True)
class Moment:
    """A sentence with the times that it states.

    Attributes
    ----------
    plain, sentence
        The plain text, and the sentence.
    numbers
        Its figures, in order.
    expressions
        Its calendar expressions.
    times
        The times of counts that it states, in order.
    """

    plain: str
    sentence: Sentence
    numbers: list[Number]
    expressions: list[Expression]
    told: Told
    scoped: Scoped

    @property
    def times(self) -> list[Time]:
        """The times of counts that it states, in order."""
        return list(self.told.times)

    @property
    def lasting(self) -> list[Time]:
        """The times that may hold for sentences that follow: no asides, no parts of the period told."""
        return [
            each
            for scope, each in self.scoped
            if not scope.is_aside and each.rule not in ("now", "in part", COMPARED, TO_COME)
        ]


def own_time(moment: Moment, position: int, measure: str, *, from_offset: int = 0) -> Time | None:
    """Give the time that the sentence states for one of its numbers; None when it states none.

    Parameters
    ----------
    moment
        The sentence.
    position
        Which number.
    measure
        What it counts.
    from_offset
        Times that begin before it are not the number's.
    """
    number = moment.numbers[position]
    # a sentence is passed on a day; the time since which somebody is held is another matter
    is_term = measure == "prison_term"
    scoped = [
        (scope, each)
        for scope, each in moment.scoped
        if each.start >= from_offset and not (is_term and each.is_open)
    ]
    own = scopes.time_for(moment.plain, moment.sentence, moment.numbers, position, scoped)
    # what the law allows happens on no day; what is planned, not on the day of the clause before
    if own is None or not (is_term or ";" in moment.plain[own.end : number.start]):
        return own
    return None if tenses.is_planned(moment.plain, moment.sentence, number) else own


def is_time_spent(moment: Moment, position: int) -> bool:
    """Say whether a term of prison is told as time spent there, and not as a sentence passed."""
    start = moment.numbers[position].start
    return _SPENT.search(moment.plain, max(moment.sentence.start, start - 48), start) is not None


def as_state(moment: Moment, position: int, measure: str, time: Time) -> Time:
    """Give the day counted to for what is so on that day: of those arrested, so many "are still held"."""
    number = moment.numbers[position]
    if time.first is None or time.last is None:
        return time
    if (
        measure in _STATES
        and time.rule in _RUNNING
        and tenses.is_state(moment.plain, moment.sentence, number, is_sentence=measure == "sentenced")
    ):
        return replace(time, as_of=time.last, first=None, last=None, rule="as of")
    is_rate = measure == "currency_value" and number.unit != "percent"
    if is_rate and time.last == resolution.month_end(time.last.year, time.last.month):
        # a rate is that of a day: that of a month is that of its last
        return replace(time, as_of=time.last, first=None, last=None)
    return time


def is_in_brackets(plain: str, number: Number, time: Time) -> bool:
    """Say whether a number stands in brackets with a time of its own: "(2029: 70)"."""
    start, end = min(number.start, time.start), max(number.end, time.end)
    opened = plain.rfind("(", max(0, start - 24), start)
    return opened >= 0 and ")" not in plain[opened:end] and ")" in plain[end : end + 40]


def is_earlier_value(moment: Moment, position: int) -> bool:
    """Say whether a bare number in brackets is the earlier value of the one before it: "285 (255)"."""
    plain, numbers = moment.plain, moment.numbers
    number = numbers[position]
    if (
        not position
        or plain[number.start - 1 : number.start] != "("
        or plain[number.end : number.end + 1] != ")"
    ):
        return False
    before = numbers[position - 1]
    gap = plain[before.end : number.start - 1]
    value, earlier = before.value, number.value
    if value is None or earlier is None or len(gap) > _LONGEST_PAIR or re.search(r"[A-Z,;:)]", gap):
        return False
    return value / 2 <= earlier <= value * 2


def has_counted_before(moment: Moment, position: int) -> bool:
    """Say whether a number of the sentence before this one counts something other than time."""
    return any(not _LENGTH.match(moment.plain, each.end) for each in moment.numbers[:position])


def is_of_them(plain: str, number: Number) -> bool:
    """Say whether a number counts a part of those named before: "12 of them"."""
    return _OF_THEM.match(plain, number.end, number.end + 40) is not None
