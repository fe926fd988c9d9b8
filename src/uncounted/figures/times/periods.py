"""What a calendar expression says of a count: the day of a stock, the period of a flow, or nothing.

The words around an expression give it its part: "as of", "since", "from ... to", a plain day or
period, a comparison with an earlier count, the day on which somebody said it. Which number a time
belongs to is in `scopes`; how far it reaches is in `timeline`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from uncounted.domain.figure import SINCE_AND_AS_OF, SINCE_AND_SAID, SINCE_AND_TO_DATE
from uncounted.figures import lexicon
from uncounted.figures.lexicon import PhraseIndex
from uncounted.figures.text.sentences import Sentence
from uncounted.figures.times import recalled, resolution
from uncounted.figures.times.dates import Expression


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
        if self.rule in ("as of", SINCE_AND_AS_OF, SINCE_AND_TO_DATE):
            return self.as_of or self.last
        return None

    @property
    def is_open(self) -> bool:
        """Whether it has a beginning and no end."""
        return self.first is not None and self.last is None

    @property
    def is_one_day(self) -> bool:
        """Whether it is what happened on one day."""
        return self.first is not None and self.first == self.last


@dataclass(frozen=True)
class Told:
    """What a sentence says of time.

    Attributes
    ----------
    times
        Days and periods of counts, in order.
    said
        The day on which somebody said or published it; None where none is told.
    """

    times: tuple[Time, ...]
    said: date | None = None


COMPARED = "compared with"
TO_COME = "a day to come"
DAY_OF_RECORD = "day of the record"
AFTER = "after an event"

_AS_OF = re.compile(
    r"\b(?:as of|as at|as on|up to|up until|until|till|by|through|"
    r"to)\s+(?:the\s+)?(?:end\s+of\s+)?(?:midnight\s+(?:on\s+)?)?(?:\w+day,?\s+)?"
    r"(?:(?:\d{1,2}[:.]\d{2}|\d{4}(?=\s?h|\s+on)|\d{1,2}(?=\s?[aph]))\s?(?:[ap]\.?m\.?|hrs?|hours)?\s+(?:on\s+)?)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|after|starting(?: from| on| in)?|beginning(?: on| in)?|following|from)\s+"
    r"(?:the\s+)?(?:(?:military|attempted|failed|\w+day)\s+)?(?:on\s+)?$"
    # an event and its day: "since the takeover of", "since they seized power on"
    r"|\bsince\s+(?:[\w'-]+\s+){1,7}?(?:of|on|in)\s+$"
    r"|\bsince\s+(?:[^\W\d][\w'-]*,?\s+){1,9}?(?:of|on|in)\s+$"
    r"|\bfrom\s+the\s+(?:start|beginning|outbreak)\s+of\s+(?:[\w'-]+\s+){1,5}(?:on|in)\s+$"
    # what began then goes on: "after fighting broke out on", "the crackdown that began on"
    r"|\b(?:after|following|that|which)\s+(?:[^\W\d][\w'-]*\s+){0,5}(?:began|started|broke\s+out|erupted|flared(?:\s+up)?"
    r"|resumed|escalated|took\s+effect|came\s+into\s+force)\s+(?:on|in)\s+$"
    r"|\b(?:after|following)\s+the\s+(?:[\w'-]+\s+){1,4}?of\s+$",
    re.IGNORECASE,
)
_SINCE_HAPPENED = re.compile(r"\bsince\s+(?:[^\W\d][\w'-]*\s+){2,6}$", re.IGNORECASE)
_SINCE_EVENT = re.compile(r"\bsince\s+(?:[\w'-]+\s+){1,9}$", re.IGNORECASE)
_AFTER_EVENT = re.compile(r"\b(?:after|following)\s+(?:[\w'-]+\s+){1,9}$", re.IGNORECASE)
_SINCE_UNKNOWN = re.compile(r"\b(?:from|after)\s+the\s+$")
_RECORD_SINCE = re.compile(
    r"\b(?:lowest|highest|worst|deadliest|largest|biggest|smallest|longest|bloodiest|heaviest|most|fewest|first|\w+est)\b"
    r"[^,.;]{0,60}\bsince\s+(?:the\s+)?(?:[\w'-]+\s+){0,5}$"
    # "the ninth such attack this year": how often, not when
    r"|(?:,|\bis|\bwas) (?:the|its|their|our) (?:first|second|third|[a-z-]{3,12}th)\b[^,.;]{0,60}$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:before|prior to|until after|due (?:on|in|by)|expected (?:on|in|by)|"
    r"scheduled for|set for|planned for|called|elections? (?:on|in))\s+(?:the\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"\b(?:than (?:in|on|during|for|at|the|an?|that|those)\b|than $|compared (?:with|to) |relative to |"
    r"versus |vs\.? |per ?cent(?: respectively)? (?:on|from) |(?:up|down) (?:on|from) |"
    r"against (?=\D{0,30}\d|(?:[a-z]+ ){0,3}(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|[a-z]{3,6}(?:teen|ty))\b)|times (?:the|as many as|its|their) |"
    r"(?<=twice )(?:the|as (?:many|much)) |(?<=double )the |(?<=half )the |"
    r"(?:below|above) (?:its|the|their|(?=last )) ?|"
    r"same (?:period|months?|weeks?|time|quarter|half|days?|span) (?:of|in|a)?)|"
    r"%(?: respectively)? (?:on|from) ",
    re.IGNORECASE,
)
_COMPARED_GAP = re.compile(r"(?:[^.,;]|[.,](?=\d)){0,60}")
_REPORTED = re.compile(
    r"\b(?:said|says|reported|reports|published|released|issued|announced|told [A-Z]\w+|out|"
    r"updated:?|stated|statement|tweeted|warned|added|briefing|dated|Date|speaking|interview|"
    r"meeting|conference|posted|wrote|confirmed|declared)"
    r"(?:\s+(?:it|in a statement|in a report|a report|reporters|journalists))?,?\s+"
    r"(?:[–—:-]\s+)?(?:on\s+|of\s+|late\s+|in\s+)?$|"
    r"\b(?:wrote|[Ss]peaking|spoken|spoke|[Rr]esponding|replied|testified) "
    r"(?:to (?:the )?[\w' ]{1,24} )?(?:on )?$"
)
_REPORT_FOLLOWS = re.compile(
    r",?\s+(?:[A-Z][\w.]*\s){1,5}(?:reported|said|announced|published|stated) that\b"
)
# "the ministry on Saturday put the toll at 25": the day of the statement
_SAID_NEXT = re.compile(
    r" (?:(?:for the first time|also|again|officially|had|briefly) ){0,3}"
    r"(?:said|gave (?:an?|the|its|his|her)\b[^,.;:]{0,30}"
    r"(?:figures?|toll|number|count|tally|accounts?)|"
    r"(?:put|raised|revised|lowered|updated) (?:the|its|their)\b[^,.;:]{0,30}"
    r"(?:figures?|tolls?|number|count|tally))\b"
)
_AT_SUBJECT = re.compile(r"(?:^|[.;,] )(?:The|the|A|Its|[A-Z])[\w'’. -]{2,60} (?:on )?$")
_RECORDED = re.compile(
    r"\b(?:added|documented|recorded|logged|registered|listed|verified|confirmed|identified)\b[^.;:]{0,80}$"
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
_BACK_TO = re.compile(
    r"\b(?P<n>[a-z]{2,9}|\d{1,3})?[ -]?(?P<unit>hour|day|week|fortnight|month|year)s?(?:[ -]period)? "
    r"(?:to|ending|ended|until|through)(?: in| on)?(?: the end of)? $",
    re.IGNORECASE,
)
_AFTER_BY = re.compile(
    r"\b(?:hours?|days?|weeks?|fortnight|months?|years?|decades?) (?:after|before|on from) [^.;,]*$"
)
_SINCE_CLAUSE = re.compile(r"\bsince\b[^.;,]*$", re.IGNORECASE)
_TO_DATE = re.compile(
    r",? (?:to (?:date|the present|today|this day)|(?:until|till|to|up to) (?:now|today))\b"
)
_WHEN = re.compile(r",? (?:when|in which|during which|on which)\b")
_STATE = re.compile(r"\b(?:is|are|remains?|stands?|still)\b[^.;:,]{0,60}$")
_DATELINE = re.compile(r"^[A-Z][A-Z ,.'()-]{2,40}$")
_THE = re.compile(r"\b(?:the|an?|its|their|our|his|her|this|under)\s$", re.IGNORECASE)
_NAMED_BY_YEAR = re.compile(
    r"\s(?!(?:figures?|totals?|tolls?|counts?|numbers?|levels?|average|peak|record|fiscal|financial|and|or|to|was|were|"
    r"is|are|has|had|saw|in|on|by|with|from|until|as|when|there|but|people|for)\b)[a-z]"
)
# "on trial over a march in May": the day is that of what somebody is tried for
_CAUSE = re.compile(
    r"\b(?:over|in connection with|part in|role in|accused of|suspected of|responsible for|linked to|"
    r"related to) (?:the|an?|his|her|their|its) "
    r"(?!course|period|years?|months?|weeks?|days?|nights?|first|second|last|past|whole|entire|same|"
    r"previous|two|three|summer|winter)"
    r"((?:[\w'-]+ ){1,6})(?:in|of|on)(?: the)? $",
    re.IGNORECASE,
)
_STILL = re.compile(r"still|remain", re.IGNORECASE)
_SO_FAR = re.compile(r"\b(?:so far|thus far|to date)\b")
_GATHERING = re.compile(r"\s(?:prayers?|mass|market|school|service|sermon|mosque)\b")
_ALONE = re.compile(r"\s(?:alone|only)\b")
_REACHED = re.compile(
    r"\b(?:has|have) (?:now )?(?:reached|risen to|climbed to|passed|topped|exceeded|grown to)\b|"
    r"\bstands? at\b"
)
_REMAINS = re.compile(
    r".{0,6}\bremains? (?:an?|the|un\w+|in force|to be|high|low)\b|"
    r".{0,6}\bremains (?:of|we)|\S* ?(?:the|uman|heir) remains",
    re.IGNORECASE,
)
_NUMBER_FOLLOWS = re.compile(r"\s(?:[a-z]+ ){0,2}\d")
_NUMBER_BEFORE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|half|most))\)?"
    r"(?: of (?:them|these|those|whom))?(?: (?:are|is|were))? $|\d\)? ?ဦး[\u1000-\u109f ]{0,24}$"
)
_BURMESE = re.compile("[\u1000-\u109f]")
_BURMESE_SINCE = re.compile(
    "(?:ပြီး)?(?:ခဲ့)?(?:သည့်|တဲ့)?(?:အ?ချိန်)?(?:လ|နေ့|ပိုင်း|ကုန်|ဆန်း|ည|နံနက်){0,2}\\s?"
    "(?:မှ\\s?စ(?:တင်|၍|ပြီး|ကာ|လို့)|က\\s?စ(?:တင်|၍|ပြီး|ကာ)|ကတည်းက|ထဲက|မှ(?:\\s|$)|ပြီးနောက်|နောက်ပိုင်း|ပြီးကတည်းက)"
)
_BURMESE_COMPARED = re.compile("က?\\s?(?:ကာလတူက?\\s?)?(?:ထက်|နှင့်\\s?(?:နှိုင်း)?ယှဉ်|နဲ့\\s?(?:နှိုင်း)?ယှဉ်)")
_BURMESE_UNTIL = re.compile(r"^(?:[\u1000-\u109f]{0,4})?(?:အထိ|ထိ\b|ထိ|တိုင်အောင်)")
_BURMESE_REPORTED = re.compile(
    r"^[\u1000-\u109f]{0,8}\s?(?:[\u1000-\u109f]{0,10}\s?)?(?:ထုတ်ပြန်|ပြော|သတင်းထုတ်|ကြေညာ|ဆို)"
)
_BURMESE_CLOSED = re.compile("[\u1000-\u109f]{0,4}?(?:အထိ|ထိ|တိုင်အောင်|အတွင်း|ကြား|အကြား)")
_BESIDE = 5
_BURMESE_TO_DATE = re.compile("[^0-9၊။]{0,24}?(?:ယခု|အခု|ယနေ့|ဒီနေ့|လက်ရှိ)(?:အချိန်|ချိန်)?\\s?(?:အထိ|ထိ)")
_BURMESE_NOW = re.compile("ရှိလာ|(?:ပြီ|နေဆဲ|ဆဲ|ရှိနေ)(?:ဖြစ်)?(?:ဟု|လို့|ကြောင်း|ဟူ၍|\\s?ဖြစ်ကြောင်း)")


def times_of(
    plain: str,
    sentence: Sentence,
    expressions: list[Expression],
    present: date | None,
    *,
    counted_to: date | None = None,
    said_before: date | None = None,
) -> Told:
    """Read what a sentence says of the time of its counts.

    Parameters
    ----------
    plain
        The plain text.
    sentence
        The sentence.
    expressions
        Its calendar expressions, anchors such as "the coup" included.
    present
        The day of "now" and "so far": the document's.
    counted_to
        The day that the paragraph counts to: what is "still" so is so on it.
    said_before
        The day of the statement that the paragraph reports.
    """
    times: list[Time] = []
    said: date | None = None
    taken = -1
    for index, this in enumerate(expressions):
        if index <= taken:
            continue
        joined, taken_here = _joined(plain, sentence, expressions, index)
        if joined is not None:
            times.append(joined)
            taken = taken_here
            continue
        time = _single(plain, sentence, this, present)
        if time is not None and time.rule == "reported":
            said = time.as_of
        elif time is not None:
            times.append(time)
    times = _until_present(plain, sentence, times, present)
    own = [each for each in times if each.rule not in (COMPARED, AFTER)]
    times += _present(plain, sentence, own, said or present, said or counted_to or present)
    reached = _is_reached(plain, sentence, said, times)
    if reached is not None:
        times.append(Time(said, None, None, "now", *reached.span()))
    if not plain.isascii() and _BURMESE.search(plain, sentence.start, sentence.end):
        times = [_until_now(plain, each, said or present) for each in _without_lengths(times)]
        day = said or said_before
        times = [_until_said(plain, sentence, each, said) for each in times] if said else times
        times += _burmese_now(plain, sentence, day, times) if day else []
    return Told(tuple(sorted(times, key=lambda each: each.start)), said)


def _until_present(plain: str, sentence: Sentence, times: list[Time], present: date | None) -> list[Time]:
    """End a period that goes on at the present day where the sentence says "so far"."""
    if present is None or not _SO_FAR.search(plain, sentence.start, sentence.end):
        return times
    return [
        replace(each, last=present)
        if each.first and each.last and each.first <= present < each.last
        else each
        for each in times
    ]


def comparison_before(before: str) -> int | None:
    """Give where the words of a comparison begin that end with these words; None where there are none."""
    starts = [match for match in _COMPARISON.finditer(before) if _COMPARED_GAP.fullmatch(before, match.end())]
    return starts[-1].start() if starts else None


def _without_lengths(times: list[Time]) -> list[Time]:
    """Leave out the length of the period told right before it: "1 to 15 May, in those 15 days"."""
    ends = {each.end for each in times if each.first is not None and each.last not in (None, each.first)}
    return [
        each
        for each in times
        if each.rule != "during" or not any(0 <= each.start - end <= _BESIDE for end in ends)
    ]


def _until_now(plain: str, time: Time, present: date | None) -> Time:
    """End a count that runs since a day where the words behind it say "until now"."""
    if present is None or time.first is None or not time.is_open or time.first > present:
        return time
    to_date = _BURMESE_TO_DATE.match(plain, time.end)
    return replace(time, last=present, rule="since and to date") if to_date is not None else time


def _until_said(plain: str, sentence: Sentence, time: Time, said: date) -> Time:
    """End a count that runs since a day on the day of the statement that closes the Burmese sentence."""
    if time.first is not None and time.is_open and time.first <= said:
        return replace(time, last=said, rule=SINCE_AND_SAID)
    return time


def _burmese_now(plain: str, sentence: Sentence, said: date, times: list[Time]) -> list[Time]:
    """Read a Burmese verb of the present state in reported speech as the day of the statement."""
    if times:
        return []
    state = _BURMESE_NOW.search(plain, sentence.start, sentence.end)
    return [Time(said, None, None, "now", *state.span())] if state else []


def _joined(
    plain: str, sentence: Sentence, expressions: list[Expression], index: int
) -> tuple[Time | None, int]:
    """Join an expression with one of the next two: "between D, when it began, and E"."""
    for other in (index + 1, index + 2):
        if other < len(expressions):
            time = _range(plain, sentence, expressions[index], expressions[other])
            if time is not None:
                return time, other
    return None, index


def _range(plain: str, sentence: Sentence, this: Expression, following: Expression) -> Time | None:
    if this.first is None or following.last is None or following.last < this.first:
        return None
    between = plain[this.end : following.start]
    before = plain[max(sentence.start, this.start - 80) : this.start]
    opened = _FROM.search(before)
    if _JOIN.fullmatch(between) and (opened or re.search(r"to|–|-|—|until|through", between, re.IGNORECASE)):
        return Time(None, this.first, following.last, "from ... to", this.start, following.end)
    if opened and len(between) <= 90 and _END_CUE.search(between):
        return Time(None, this.first, following.last, "between ... and", this.start, following.end)
    if between == " and " and _follows(this, following):
        return Time(None, this.first, following.last, "both together", this.start, following.end)
    if _BURMESE_SINCE.match(plain[this.end : this.end + 12]) and _BURMESE_CLOSED.match(plain, following.end):
        return Time(None, this.first, following.last, "from ... to", this.start, following.end)
    return None


def _follows(this: Expression, following: Expression) -> bool:
    """Say whether the second begins on the day after the first: "in May and June"."""
    if this.grain != following.grain or this.last is None or this.last == date.max:
        return False
    return following.first == this.last + timedelta(days=1)


def _single(plain: str, sentence: Sentence, this: Expression, present: date | None) -> Time | None:
    if this.first is None or this.last is None:
        return None
    before = plain[max(sentence.start, this.start - 90) : this.start]
    after = plain[this.end : min(sentence.end, this.end + 60)]
    if _is_no_time(this, before, after):
        return None
    is_since = _SINCE.search(before) and _SINCE_CLAUSE.search(before)
    if not is_since and (_REPORTED.search(before) or _BURMESE_REPORTED.match(after)):
        return Time(this.last, None, None, "reported", this.start, this.end)
    if this.grain == "day" and _SAID_NEXT.match(after) and _AT_SUBJECT.search(before):
        return Time(this.last, None, None, "reported", this.start, this.end)
    if _REPORT_FOLLOWS.match(after):
        return Time(this.last, None, None, "day of the report", this.start, this.end)
    if this.rule == recalled.SINCE_THEN:
        return Time(None, this.first, None, "since", this.start, this.end)
    if this.rule == recalled.EARLIER:
        is_compared = comparison_before(before) is not None or re.search(r"[(\d%]\s*(?:\w+ ){0,3}$", before)
        return Time(None, this.first, this.last, COMPARED if is_compared else "during", this.start, this.end)
    if this.rule.startswith("anchor"):
        since = _SINCE.search(before) or re.search(r"\b(?:post-)$", before) or _BURMESE_SINCE.match(after)
        rule = AFTER if re.search(r"\b(?:after|following)\b[^,;]*$", before) else this.rule
        return Time(None, this.first, None, rule, this.start, this.end) if since else None
    return _counted(plain, this, before, after, present)


def _is_no_time(this: Expression, before: str, after: str) -> bool:
    cause = _CAUSE.search(before)
    if cause is not None and all(resolution.count(word) is None for word in cause[1].lower().split()):
        return True
    if _of_a_paper().search(before) and not _SINCE_EVENT.search(before) and not _AFTER_EVENT.search(before):
        return True
    if this.rule == "weekday" and _GATHERING.match(after):
        return True
    if this.rule == "year" and _THE.search(before) and _NAMED_BY_YEAR.match(after):
        return True  # "the 2010 law", "its 2023 appeal": the year names the thing
    if _BURMESE_COMPARED.match(after):
        return True
    after_by = _AFTER_BY.search(before)
    if after_by is not None and not re.search(
        r"\b(?:in|during|over|for) (?:the )?[\w ]{0,20}$", before[: after_by.start()]
    ):
        return True
    return bool(
        _BEFORE.search(before)
        or _RECORD_SINCE.search(before)
        or (this.first == this.last and _DATELINE.match(before.strip() or "-"))
    )


def _counted(plain: str, this: Expression, before: str, after: str, present: date | None) -> Time | None:
    start, end = this.start, this.end
    back = _BACK_TO.search(before)
    if back is not None and this.last is not None:
        time = _back_to(this, back, start - len(before) + back.start())
        if time is not None:
            return time
    if comparison_before(before) is not None:
        return Time(None, this.first, this.last, COMPARED, start, end)
    if _WHEN.match(after) and _AS_OF.search(before):
        return Time(None, this.first, this.last, "the time of an event", start, end)
    if _BURMESE_UNTIL.match(after) and not this.rule.startswith("days "):
        return Time(this.last, None, None, "as of", start, end)
    if _BURMESE_SINCE.match(after):
        return Time(None, this.first, None, "since", start, end)
    if _AS_OF.search(before):
        # "licensed until 2034" is no count of what has happened
        is_to_come = bool(present and this.last and this.last > present) and this.grain != "day"
        return Time(this.last, None, None, TO_COME if is_to_come else "as of", start, end)
    if this.rule == "weekday" and _SINCE_HAPPENED.search(before):
        return Time(None, this.first, None, "since", start, end)
    if this.rule == "ago" and _SINCE_EVENT.search(before):
        return Time(None, this.first, None, "since", start, end)
    if this.grain != "interval" and _SINCE.search(before) and not _SINCE_UNKNOWN.search(before):
        if present is not None and this.first is not None and this.first <= present and _TO_DATE.match(after):
            return Time(None, this.first, present, SINCE_AND_TO_DATE, start, end)
        return Time(None, this.first, None, "since", start, end)
    return _during(this, before, after)


def _during(this: Expression, before: str, after: str) -> Time:
    if this.rule == "today" and _STATE.search(before):
        return Time(this.last, None, None, "today", this.start, this.end)
    if this.rule == "today" and _RECORDED.search(before):
        return Time(None, this.first, this.last, DAY_OF_RECORD, this.start, this.end)
    rule = "in part" if _ALONE.match(after) else "during"
    return Time(None, this.first, this.last, rule, this.start, this.end)


def _back_to(this: Expression, back: re.Match[str], start: int) -> Time | None:
    """Read "the twelve months to 30 June", "the week ending 10 March"."""
    number = resolution.count(back["n"].lower()) if back["n"] else None
    number = 1 if number is None else number
    if this.last is None:
        return None
    day_after = resolution.back(this.last, number, back["unit"].lower())
    if back["unit"].lower() in ("month", "year") and this.last == resolution.month_end(
        this.last.year, this.last.month
    ):
        day_after = resolution.month_end(day_after.year, day_after.month)
    return Time(None, day_after + timedelta(days=1), this.last, "up to its end", start, this.end)


def _is_reached(
    plain: str, sentence: Sentence, said: date | None, others: list[Time]
) -> re.Match[str] | None:
    """Find "the toll has reached" in what somebody said on a day: it is so on that day."""
    return None if others or said is None else _REACHED.search(plain, sentence.start, sentence.end)


def _is_beside_number(plain: str, sentence: Sentence, start: int, end: int) -> bool:
    if _NUMBER_FOLLOWS.match(plain, end):
        return True
    before = plain[max(sentence.start, start - 40) : start]
    is_still = plain[start:end].lower() == "still" or plain[start] > "\u0fff"
    return is_still and bool(_NUMBER_BEFORE.search(before))


def _present(
    plain: str, sentence: Sentence, others: list[Time], present: date | None, still: date | None
) -> list[Time]:
    """Read "now", "still", "so far" as the present day; where a day is said, only right before a number."""
    if present is None:
        return []
    counted_to = any(each.counted_to is not None or each.is_open for each in others)
    # of those arrested from a day to a day, so many "are still held" on the last
    ends = [each.last for each in others if each.rule == "from ... to" and each.last is not None]
    then = min(ends[-1], present) if ends else present
    return [
        Time(_day_of(plain, hit.start, then, (present, still)), None, None, "now", hit.start, hit.end)
        for hit in _now_words().find(plain, sentence.start, sentence.end)
        if not _REMAINS.match(plain, max(sentence.start, hit.start - 6), hit.end + 4)
        and (not others or (not counted_to and _is_beside_number(plain, sentence, hit.start, hit.end)))
    ]


def _day_of(plain: str, start: int, then: date, days: tuple[date, date | None]) -> date:
    """Give the day of a word of the present: "still" is the day counted to, "now" the document's."""
    if plain[start] > "\u0fff":
        return then
    now, still = days
    return still if still is not None and _STILL.match(plain, start) else now


@lexicon.derived
def _of_a_paper() -> re.Pattern[str]:
    """Match what stands before the day of a paper and not of its counts: "the decree of"."""
    words = lexicon.document("calendar")["paper"]
    numbered = r"(?: (?:No\.? ?)?[\w/.-]*\d[\w/.-]*)?"
    nouns, made = "|".join(words["nouns"]), "|".join(words["made"])
    return re.compile(
        rf"\b(?:{nouns}){numbered} (?:of|dated)(?: the)? $|"
        rf"\b(?:{made}) (?:back )?(?:in|on|from|to|of)(?: the)? $|\b(?:see|cf\.) (?:[\w'-]+ ){{1,5}}$",
        re.IGNORECASE,
    )


@lexicon.derived
def _now_words() -> PhraseIndex[str]:
    return PhraseIndex((word, word) for word in lexicon.document("calendar")["now"]["words"])
