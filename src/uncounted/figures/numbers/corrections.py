"""Numbers that a text takes back: "the earlier figure of 772", "which was too high".

A withdrawn number stays a stated figure, because the document states it, but it is no longer the count
of its day: it has a caveat in the words of the text, and a date only where its own words give one.
Other limits of figures are in `uncounted.figures.context.caveats`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from uncounted.domain.figure import WITHDRAWN
from uncounted.figures import lexicon
from uncounted.figures.finding import Found
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.sentences import Sentence
from uncounted.figures.times.periods import Time

_REACH = 160


@dataclass(frozen=True)
class _Correction:
    where: str
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None

    def is_needed_in(self, plain: str, start: int, end: int) -> bool:
        """Say whether the words that it needs stand there."""
        return self.needs is None or self.needs.search(plain, start, end) is not None


def withdrawals(
    plain: str, parts: list[Sentence], index: int, numbers: list[Number]
) -> list[Found[str] | None]:
    """Say of each number of a sentence by which words it is withdrawn; None where it stands.

    Parameters
    ----------
    plain
        The plain text.
    parts
        All sentences.
    index
        The sentence of the numbers.
    numbers
        Its figures, in order.
    """
    sentence = parts[index]
    starts = [*(number.start for number in numbers), sentence.end]
    ends = [sentence.start, *(number.end for number in numbers)]
    found = [
        _withdrawal(plain, (ends[at], starts[at + 1]), number, opened=sentence.start)
        for at, number in enumerate(numbers)
    ]
    following = parts[index + 1] if index + 1 < len(parts) else None
    if numbers and found[-1] is None and following and following.paragraph == sentence.paragraph:
        found[-1] = _taken_back(plain, sentence, following)
    return found


def own_time(time: Time | None) -> Time | None:
    """Give the day that a withdrawn number was given for: a day of its own, as that of a stock."""
    if time is not None and time.first is not None and time.first == time.last:
        return Time(time.first, None, None, time.rule, time.start, time.end)
    return time


def _withdrawal(plain: str, room: tuple[int, int], number: Number, *, opened: int) -> Found[str] | None:
    left, right = max(room[0], number.start - _REACH), min(room[1], number.end + _REACH)
    before = plain[left : number.start]
    for each in _corrections():
        if each.where == "before" and (match := each.pattern.search(before)) is not None:
            return _quoted(plain, left + match.start(), number.end)
        if each.where == "after":
            match = each.pattern.match(plain, number.end, right)
            if match and each.is_needed_in(plain, max(opened, number.start - _REACH), right):
                return _quoted(plain, *match.span("words"))
    return None


def _taken_back(plain: str, sentence: Sentence, following: Sentence) -> Found[str] | None:
    for each in _corrections():
        if each.where != "next":
            continue
        match = each.pattern.match(plain, following.start, min(following.end, following.start + _REACH))
        if match and each.is_needed_in(plain, sentence.start, sentence.end):
            return _quoted(plain, *match.span("words"))
    return None


def _quoted(plain: str, start: int, end: int) -> Found[str]:
    words = plain[start:end]
    start += len(words) - len(words.lstrip(" ,"))
    end = start + len(words.strip(" ,()"))
    return Found(plain[start:end], WITHDRAWN, start, end)


@lexicon.derived
def _corrections() -> tuple[_Correction, ...]:
    return tuple(
        _Correction(
            each["where"],
            re.compile(each["pattern"], re.IGNORECASE),
            re.compile(each["needs"], re.IGNORECASE) if "needs" in each else None,
        )
        for each in lexicon.document("corrections")["correction"]
    )
