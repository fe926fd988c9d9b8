"""Which number of a sentence a time belongs to.

A time in the main clause is that of every number it can reach. One in brackets with a number, in a
relative clause or in a comparison belongs to the numbers that stand there with it. Among the times
that reach a number, the one right of it goes first (before the next number), then the one left of it,
then the nearest. Next: `timeline`, for numbers that no time of their sentence reaches.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from uncounted.domain.figure import SINCE_AND_AS_OF
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.sentences import Sentence
from uncounted.figures.times.periods import AFTER, COMPARED, DAY_OF_RECORD, Time, comparison_before

_REACH = 200
_IN_BRACKETS = re.compile(r"\s?\([^()]{1,30}\)")
_RELATIVE = re.compile(r"(?P<comma>,)?\s(?:who|whom|whose|which|where|that)\s", re.IGNORECASE)
_WHEN = re.compile(r",? when\b")
_BURMESE = re.compile("\\)?\\s?[\u1000-\u109f]")
_CONTENT = re.compile(
    r"\b(?:said|says|say|reported|reports|announced|stated|claims?|claimed|told [\w' ]{1,30}|added|"
    r"estimates?|estimated|believes?|found|finds|shows?|confirmed|warned|means?|meant|so|such|noted|adding|saying|in)\s*$"
)
_MAIN_VERB = re.compile(r"\s(?:said|says|told|added|estimated|explained|recalled|reported that)\b")
_HAPPENED = re.compile(r"\b(?:took place|occurred|happened|came|broke out|struck|hit)\b")
_OF_THEM = re.compile(r"\s(?:[a-z]+\s)?of (?:them|whom|which|these|those)\b|\s(?:alone|[a-z]+ alone)\b")
_NEW_CLAUSE = re.compile(
    r"[,;]\s(?:and|but|while|whereas|although|though)\s(?:\S+\s){2}"
    r"|[,;]\s(?:which\s)?(?:brings?|bringing|brought|takes|taking|raises|raising|pushing)\s(?:\S+\s){2}"
)
# "the law, adopted in August 2017, …": the time is that of the participle
_PARTICIPLE = re.compile(r", (?:\w+ed|held|built|founded|set up|begun|known|made) (?:[\w'-]+ ){0,4}$")
_OPENS = re.compile(
    r",? (?:and|but|while)(?: on| in)?\s*$|,\s+(?:and|but|while)\s|"
    r",\s(?:on|in|by|during|from|between|since)\s(?:the\s)?$"
)
_PART_OF = re.compile(
    r"\b(?:most|many|some|half|several|few|majority|much|part) of (?:the|these|those|its|their|all)\s"
    r"(?:[a-z]+\s){0,3}\(?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Scope:
    """The stretch of a sentence whose numbers a time may belong to.

    Attributes
    ----------
    left, right
        Half-open offsets.
    is_aside
        Whether it is less than the main clause: brackets, a relative clause, a comparison.
    """

    left: int
    right: int
    is_aside: bool


Scoped = list[tuple[Scope, Time]]


def scoped(plain: str, sentence: Sentence, numbers: list[Number], times: tuple[Time, ...]) -> Scoped:
    """Say of each time of a sentence whose it may be."""
    return [(_scope_of(plain, sentence, numbers, each), each) for each in times]


def _scope_of(plain: str, sentence: Sentence, numbers: list[Number], time: Time) -> Scope:
    """Say whose time a time may be."""
    bracket = _bracket(plain, sentence, numbers, time)
    if bracket is not None:
        return bracket
    if time.rule == "now" and plain[time.start] > "\u0fff":
        return _burmese_state(sentence, numbers, time)
    left = max(plain.rfind(";", sentence.start, time.start) + 1, sentence.start)
    if time.rule == COMPARED:
        return _comparison(plain, sentence, left, time)
    participle = _PARTICIPLE.search(plain, max(left, time.start - 60), time.start)
    if participle is not None and plain[time.end : time.end + 1] == ",":
        return Scope(participle.start(), time.end, is_aside=True)
    part = _part(plain, numbers, time)
    if part is not None:
        return part
    return _relative_clause(plain, sentence, left, time) or Scope(left, sentence.end, is_aside=False)


def _part(plain: str, numbers: list[Number], time: Time) -> Scope | None:
    """Give the words of a part that a time right of it is said of: "3,651, 1,344 of them on 30 June"."""
    before = [each for each in numbers if each.end <= time.start]
    if len(before) < 2 or not _OF_THEM.match(plain, before[-1].end, time.start):
        return None
    is_behind = plain[before[-2].end : before[-1].start].strip(" ")[:1] == ","
    return Scope(before[-1].start, time.end, is_aside=True) if is_behind else None


def _burmese_state(sentence: Sentence, numbers: list[Number], time: Time) -> Scope:
    """Give the clause that a Burmese verb of the present state ends: the number before it and its noun."""
    before = [number for number in numbers if number.end <= time.start]
    if len(before) < 2:
        return Scope(sentence.start, sentence.end, is_aside=False)
    return Scope(before[-2].end, time.end, is_aside=True)


def _bracket(plain: str, sentence: Sentence, numbers: list[Number], time: Time) -> Scope | None:
    opened = plain.rfind("(", max(sentence.start, time.start - _REACH), time.start)
    if opened < 0 or ")" in plain[opened : time.start]:
        return None
    closed = plain.find(")", time.end, min(sentence.end, time.end + _REACH))
    closed = sentence.end if closed < 0 else closed
    shared = any(opened < number.start < closed for number in numbers)
    return Scope(opened, closed, is_aside=True) if shared else None


def _comparison(plain: str, sentence: Sentence, left: int, time: Time) -> Scope:
    """Give the words of a comparison, and a relative clause about what is compared with."""
    start = max(left, time.start - 90)
    cue = comparison_before(plain[start : time.start])
    beside = _IN_BRACKETS.match(plain, time.end)
    end = beside.end() if beside else time.end
    following = _RELATIVE.match(plain, end) or _WHEN.match(plain, end)
    if following is not None:
        end = sentence.end
    return Scope(time.start if cue is None else start + cue, end, is_aside=True)


def _relative_clause(plain: str, sentence: Sentence, left: int, time: Time) -> Scope | None:
    for match in reversed([*_RELATIVE.finditer(plain, max(left, time.start - _REACH), time.start)]):
        between = plain[match.end() : time.start]
        is_part = plain[match.start() - 3 : match.start()] == " of"
        if "," in between or (_HAPPENED.search(between) and not is_part):
            continue
        if _CONTENT.search(plain[max(left, match.start() - 40) : match.start()]):
            continue
        stop = sentence.end
        if match["comma"]:
            comma = plain.find(",", time.end, sentence.end)
            stop = comma if comma >= 0 else stop
            # "X, who fled in April, said that ..." also without its second comma
            main = _MAIN_VERB.search(plain, time.end, stop)
            stop = main.start() if main else stop
        return Scope(match.start(), stop, is_aside=True)
    return None


def time_for(plain: str, sentence: Sentence, numbers: list[Number], index: int, times: Scoped) -> Time | None:
    """Choose the time of one number among those of its sentence; None when it states none."""
    number = numbers[index]
    reaching = _reaching(plain, sentence, numbers, number, times)
    beside = time_beside(plain, sentence, numbers, index, reaching)
    if beside is not None and beside.rule == DAY_OF_RECORD:
        return _best([beside], [each for _, each in times])
    if beside is not None or not reaching:
        return beside
    nearest = _nearest(plain, number, reaching)
    return _completed(nearest, [each for _, each in times]) if nearest else None


def time_beside(
    plain: str, sentence: Sentence, numbers: list[Number], index: int, times: list[Time]
) -> Time | None:
    """Choose the time right of one number, else left of it, that no other number parts from it."""
    if not times:
        return None
    number = numbers[index]
    following = numbers[index + 1].start if index + 1 < len(numbers) else sentence.end
    previous = numbers[index - 1].end if index else sentence.start
    right = [each for each in times if number.end <= each.start < following]
    left = [each for each in times if previous <= each.start and each.end <= number.start]
    right = [
        each for each in right if _belongs_right(plain[number.end : each.start], plain[each.end : following])
    ]
    left = [each for each in left if ";" not in plain[each.end : number.start]]
    if right and left and _BURMESE.match(plain, number.end):
        right = []  # the Burmese verb stands last, and what says the time before what is counted
    if left and _IN_BRACKETS.match(plain, left[-1].end) and left[-1].end >= number.start - 2:
        right = []  # "in 2030 (67)"
    if right and left and _opens_clause(plain[number.end : right[0].start]):
        right = []
    if right:
        return _completed(_best(right, times), times)
    return _completed(left[-1], times) if left else None


def _best(right: list[Time], times: list[Time]) -> Time:
    """Give the first time right of a number; the day of the record only where no other day is told."""
    told = [each for each in right if each.rule != DAY_OF_RECORD]
    if not told and right:
        told = [each for each in times if each.start > right[0].start and each.is_one_day]
    return (told or right)[0]


def _reaching(
    plain: str, sentence: Sentence, numbers: list[Number], number: Number, times: Scoped
) -> list[Time]:
    """Give the times that may be those of a number; the closest stretch that holds both goes alone."""
    own = [(scope, each) for scope, each in times if scope.left <= number.start < scope.right]
    if _PART_OF.search(plain[max(sentence.start, number.start - 50) : number.start]):
        own = [(scope, each) for scope, each in own if each.start < number.start]
    own = [(scope, each) for scope, each in own if not _in_other_clause(plain, numbers, number, each)]
    return [each for scope, each in own if scope.is_aside] or [each for _, each in own]


def _in_other_clause(plain: str, numbers: list[Number], number: Number, time: Time) -> bool:
    """Say whether a time right of a number stands in a clause of its own that counts nothing."""
    if time.start < number.end:
        return False
    opened = [match.start() for match in _NEW_CLAUSE.finditer(plain, number.end, time.start)]
    return bool(opened) and not any(opened[-1] < other.start < time.start for other in numbers)


def _nearest(plain: str, number: Number, times: list[Time]) -> Time | None:
    def distance(time: Time) -> tuple[bool, int]:
        behind = time.start >= number.end
        gap = plain[number.end : time.start] if behind else plain[time.end : number.start]
        return ";" in gap, time.start - number.end if behind else number.start - time.end

    earlier = [each for each in times if each.end <= number.start and each.rule != "now"]
    # what a clause behind a semicolon says of itself is not said of the clauses before it
    behind = [each for each in times if each.start < number.end or ";" not in plain[number.end : each.start]]
    return min(earlier or behind, key=distance, default=None)


def _completed(chosen: Time, times: list[Time]) -> Time:
    """Join "since D" with "as of E" of the same sentence into one period."""
    if not chosen.is_open:
        return chosen
    if chosen.rule == AFTER:
        return next((each for each in times if each.rule == "as of"), chosen)
    for other in times:
        if other.as_of is not None and other.rule == "as of" and chosen.first and other.as_of >= chosen.first:
            return Time(None, chosen.first, other.as_of, SINCE_AND_AS_OF, chosen.start, chosen.end)
    return chosen


def _belongs_right(gap: str, after: str) -> bool:
    """Say whether a time right of a number is its own: not "988 (2014: 24)"."""
    in_bracket = gap.count("(") > gap.count(")")
    return ";" not in gap and not (in_bracket and ")" not in after)


def _opens_clause(gap: str) -> bool:
    """Say whether a new clause begins before the time right of a number: "219 in Ward A, and on Tuesday"."""
    return _OPENS.search(gap) is not None
