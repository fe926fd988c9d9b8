"""When a number holds: which calendar words belong to which figure, and for how far they carry.

A time is a stock's day (`as_of`) or a flow's period. Within a sentence a number takes the time right
of it (before the next number), else the one left of it, else the nearest; without one it takes the
running time of its paragraph, or of the heading above a list. What a report's own date is ("said on
Friday", a dateline) is no time of a count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from uncounted.figures import lexicon
from uncounted.figures.dates import Expression
from uncounted.figures.lexicon import PhraseIndex
from uncounted.figures.numbers import Number
from uncounted.figures.sentences import Sentence


@dataclass(frozen=True)
class Time:
    """A day or a period, and the words that say so.

    Attributes
    ----------
    as_of
        Day of a stock.
    first, last
        Period of a flow; `last` is None for "since".
    rule
        How it was found.
    start, end
        Half-open offsets of the words; both -1 for none.
    """

    as_of: date | None = None
    first: date | None = None
    last: date | None = None
    rule: str = ""
    start: int = -1
    end: int = -1

    @property
    def counted_to(self) -> date | None:
        """Day that a count is stated up to; None for what happened in a period."""
        if self.rule in ("as of", "since and as of"):
            return self.as_of or self.last
        return None

    @property
    def is_open(self) -> bool:
        """Whether it has a beginning and no end."""
        return self.first is not None and self.last is None


_AS_OF = re.compile(
    r"\b(?:as of|as at|as on|up to|up until|until|till|by|"
    r"to)\s+(?:the\s+)?(?:end\s+of\s+)?(?:midnight\s+(?:on\s+)?)?(?:\w+day,?\s+)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|after|starting(?: from| on| in)?|beginning(?: on| in)?|following|from)\s+"
    r"(?:the\s+)?(?:(?:military|attempted|failed|\w+day)\s+)?(?:on\s+)?$"
    # an event and its day: "since the takeover of", "since they seized power on"
    r"|\bsince\s+(?:[\w'-]+\s+){1,7}?(?:of|on|in)\s+$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:(?:before|prior to|until after|due on|expected on|called)\s+(?:the\s+)?(?:\w+\s+){0,2}"
    r"|(?:than (?:in|on|during|for)|compared (?:with|to)|per ?cent (?:on|from|over)|percent (?:on|"
    r"from|over)|up on|down on)"
    r"\s+[^,.;]{0,40}|than\s+)$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:said|says|reported|reports|published|released|issued|announced|told [A-Z]\w+|out|"
    r"updated:?|stated|statement|tweeted|warned|added|briefing|dated|Date|speaking|interview|"
    r"meeting|conference)"
    r"(?:\s+(?:it|in a statement|in a report|a report))?,?\s+(?:[–—:-]\s+)?(?:on\s+|of\s+|late\s+|in\s+)?$"
)
_REPORT_FOLLOWS = re.compile(
    r",?\s+(?:[A-Z][\w.]*\s){1,5}(?:reported|said|announced|published|stated) that\b"
)
_JOIN = re.compile(
    r"\s*(?:,\s*)?(?:to|–|-|—|until|till|through|and|up to|as of)\s+(?:the\s+|"
    r"midnight\s+on\s+)?(?:end\s+of\s+)?(?:[\d:.]+(?:\s?[ap]\.?m\.?)?\s+(?:on\s+)?)?",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|between|since|starting)\b[^;\n]{0,70}$", re.IGNORECASE)
_END_CUE = re.compile(
    r"\b(?:to|and|until|till|through|up to)\s+(?:times\s+)?(?:the\s+end\s+of\s+|"
    r"midnight\s+(?:on\s+)?|the\s+)?(?:[\d:.]+\s+(?:on\s+)?)?$",
    re.IGNORECASE,
)
_STATE = re.compile(r"\b(?:is|are|remains?|stands?|still)\b[^.;:,]{0,60}$")
_DATELINE = re.compile(r"^[A-Z][A-Z ,.'()-]{2,40}$")
_BURMESE_SINCE = re.compile(
    r"^(?:[\u1000-\u109f]{0,3})?(?:မှ\s?စ|မှစပြီး|ကတည်းက|မှစ၍|က စတင်|ကစတင်|က စ|မှ\s|မှ$|ပြီးနောက်|ပြီးကတည်းက)"
)
_BURMESE_UNTIL = re.compile(r"^(?:[\u1000-\u109f]{0,4})?(?:အထိ|ထိ\b|ထိ|တိုင်အောင်)")
_BURMESE_REPORTED = re.compile(
    r"^[\u1000-\u109f]{0,8}\s?(?:[\u1000-\u109f]{0,10}\s?)?(?:ထုတ်ပြန်|ပြော|သတင်းထုတ်|ကြေညာ|ဆို)"
)


def times_of(
    plain: str, sentence: Sentence, expressions: list[Expression], present: date | None
) -> list[Time]:
    """Give the times of counts that a sentence states, in order.

    Parameters
    ----------
    plain
        The plain text.
    sentence
        The sentence.
    expressions
        Its calendar expressions, anchors such as "the coup" included.
    present
        The day of "now" and "so far": the one the paragraph counts to, else the document's.
    """
    times: list[Time] = []
    skip = False
    for index, this in enumerate(expressions):
        if skip:
            skip = False
            continue
        following = expressions[index + 1] if index + 1 < len(expressions) else None
        joined = _joined(plain, sentence, this, following) if following else None
        if joined is not None:
            times.append(joined)
            skip = True
            continue
        time = _single(plain, sentence, this)
        if time is not None:
            times.append(time)
    times += _present(plain, sentence, present, times)
    return sorted(times, key=lambda each: each.start)


def time_for(
    plain: str, sentence: Sentence, numbers: list[Number], index: int, times: list[Time]
) -> Time | None:
    """Choose the time of one number among those of its sentence; None when it states none."""
    beside = time_beside(plain, sentence, numbers, index, times)
    if beside is not None or not times:
        return beside
    nearest = _nearest(plain, numbers[index], times)
    return _completed(nearest, times) if nearest else None


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
    if right and left and _opens_clause(plain[number.end : right[0].start]):
        right = []
    if right:
        return _completed(right[0], times)
    return _completed(left[-1], times) if left else None


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
    for other in times:
        if other.as_of is not None and other.rule == "as of" and chosen.first and other.as_of >= chosen.first:
            return Time(None, chosen.first, other.as_of, "since and as of", chosen.start, chosen.end)
    return chosen


def _belongs_right(gap: str, after: str) -> bool:
    """Say whether a time right of a number is its own: not "988 (2014: 24)"."""
    in_bracket = gap.count("(") > gap.count(")")
    return ";" not in gap and not (in_bracket and ")" not in after)


def _opens_clause(gap: str) -> bool:
    """Say whether a new clause begins before the time right of a number: "219 in Ward A, and on Tuesday"."""
    return bool(re.search(r",? (?:and|but|while)(?: on| in)?\s*$|,\s+(?:and|but|while)\s", gap))


def _joined(plain: str, sentence: Sentence, this: Expression, following: Expression) -> Time | None:
    if this.first is None or following.last is None or following.last < this.first:
        return None
    between = plain[this.end : following.start]
    before = plain[max(sentence.start, this.start - 80) : this.start]
    opened = _FROM.search(before)
    if _JOIN.fullmatch(between) and (opened or re.search(r"to|–|-|—|until|through", between, re.IGNORECASE)):
        return Time(None, this.first, following.last, "from ... to", this.start, following.end)
    if opened and len(between) <= 90 and _END_CUE.search(between):
        return Time(None, this.first, following.last, "between ... and", this.start, following.end)
    if _BURMESE_SINCE.match(plain[this.end : this.end + 12]) and _BURMESE_UNTIL.match(
        plain[following.end : following.end + 12]
    ):
        return Time(None, this.first, following.last, "from ... to", this.start, following.end)
    return None


def _single(plain: str, sentence: Sentence, this: Expression) -> Time | None:
    if this.first is None or this.last is None:
        return None
    before = plain[max(sentence.start, this.start - 60) : this.start]
    after = plain[this.end : min(sentence.end, this.end + 60)]
    if _REPORTED.search(before) or _BEFORE.search(before) or _DATELINE.match(before.strip() or "-"):
        return None
    if _REPORT_FOLLOWS.match(after):
        return Time(this.last, None, None, "day of the report", this.start, this.end)
    if this.rule.startswith("anchor"):
        since = _SINCE.search(before) or re.search(r"\b(?:post-)$", before) or _BURMESE_SINCE.match(after)
        return Time(None, this.first, None, this.rule, this.start, this.end) if since else None
    if _BURMESE_UNTIL.match(after):
        return Time(this.last, None, None, "as of", this.start, this.end)
    if _BURMESE_SINCE.match(after):
        return Time(None, this.first, None, "since", this.start, this.end)
    if _BURMESE_REPORTED.match(after):
        return None
    if _AS_OF.search(before):
        return Time(this.last, None, None, "as of", this.start, this.end)
    if (
        this.grain != "interval"
        and _SINCE.search(before)
        and not re.search(r"\b(?:from|after)\s+the\s+$", before)
    ):
        return Time(None, this.first, None, "since", this.start, this.end)
    if this.rule == "today" and _STATE.search(before):
        return Time(this.last, None, None, "today", this.start, this.end)
    return Time(None, this.first, this.last, "during", this.start, this.end)


def _present(plain: str, sentence: Sentence, present: date | None, times: list[Time]) -> list[Time]:
    """Read "now", "still", "so far" as the present day, unless the sentence says a day."""
    if present is None or times:
        return []
    return [
        Time(present, None, None, "now", hit.start, hit.end)
        for hit in _now_words().find(plain, sentence.start, sentence.end)
    ]


@cache
def _now_words() -> PhraseIndex[str]:
    return PhraseIndex((word, word) for word in lexicon.document("calendar")["now"]["words"])
