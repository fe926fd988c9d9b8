"""Times told by another time: "two days later", "in that period", "since then", "a year earlier".

They are counted from what the text named last, or from the time of the count that is compared. Days
counted from the document's own day ("yesterday") are in `uncounted.figures.times.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from uncounted.figures.lexicon.patterns import PatternIndex
from uncounted.figures.text.sentences import Sentence
from uncounted.figures.times import resolution
from uncounted.figures.times.dates import Expression
from uncounted.language.numerals import word_value

SINCE_THEN = "since a day named"
EARLIER = "earlier than the count compared"

_NUMBER = r"(?P<n>one|two|three|four|five|six|seven|ten|\d{1,2}|an?)"
_DAYS = re.compile(
    rf"\b(?:{_NUMBER} (?P<unit>day|week)s? "
    r"(?:(?P<later>later|afterwards|after(?=[,.;:)]))|(?P<earlier>earlier))|"
    r"(?P<next>the (?:following|next) (?:day|night|morning))|"
    r"(?P<before>the (?:previous|preceding) (?:day|night)(?!'s)|"
    # "the day before the vote" is counted from the vote, not from the day named last
    r"the (?:day|night) before(?=[,.;:)]|\s(?:was|were|is|had|has|at|in|and|but)\b))|"
    r"(?P<same>(?:the|that) same (?:day|date)|that (?:day|date)))\b",
    re.IGNORECASE,
)
_BURMESE_DAYS = re.compile(
    "(?P<same>(?:ယင်း|အဆိုပါ|ထို|အဲဒီ) ?နေ့)|(?P<next>နောက်တစ်?နေ့|ဒုတိယ ?နေ့)|(?P<before>ယခင် ?နေ့|အရင် ?နေ့)"
)
_PERIOD = re.compile(
    r"\b(?:in|during|over|within|for|throughout|of|in the course of|at the end of)\s"
    r"(?:(?<=at the end of )the (?:period|year|quarter|month)\b|"
    r"(?:that|this|the same|the whole of that|the entire) (?:[\w-]+[ -])?"
    r"(?:period|time|months?|quarter|weeks?|half|span|timeframe|year)|"
    r"(?:the|this) (?:reporting|review|whole|entire|same) (?:period|year|month|quarter|week)|"
    r"the (?:period|year|quarter|month)(?=[,.;:)]|'s\b| under review| as a whole|$))"
    r"(?! (?:of|last|in|a year|the (?:previous|year)|next))"
    r"|(?:ယင်း|အဆိုပါ|ထို|အဲဒီ) ?ကာလ",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:(?:ever )?since (?:then|that (?:day|date|time))|since(?=[,.;:)]| for \w+ing\b))", re.IGNORECASE
)
_ON_THE = re.compile(
    r"\b[Oo]n the (?P<day>\d{1,2})(?:st|nd|rd|th)\b"
    r"(?! (?:of|day|night|floor|anniversary|session|round|time|century))"
)
_EARLIER = re.compile(
    rf"\b(?:(?P<by>{_NUMBER} (?:year|month|week|quarter)s? (?:earlier|before|previously))|"
    r"(?P<whole>the (?:year|month|week|quarter|day) before(?! the| (?:it|that|they))|"
    r"the (?:previous|preceding|prior) (?:year|month|week|quarter|day)"
    r"(?:'s (?:report|figure|count|total|tally|update))?)|"
    r"(?P<same>(?:the|that) same (?:period|time|months?|weeks?|quarter|half)"
    r" (?:last year|the previous year|of (?:last|the previous) year|a year (?:earlier|ago|before)|"
    r"the year before|(?:of|in) (?P<in>(?:19|20)\d\d))))",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:to|until|till|through|–|—|-|and)\b[^.;]{0,24}$")
_TOLD_THEN = re.compile(r"\b(?:said|spoken|spoke|told|reported|announced|put|had)\b[^,.;]{0,20}$")


@dataclass(frozen=True)
class Named:
    """What the text named last, for times that are told by it.

    Attributes
    ----------
    day
        The last day named before the sentence.
    period
        The period that "in that period" means, first and last day.
    reporting
        The period that the document says it reports on.
    counted
        First and last day of the count that goes on; the first is None for a stock.
    """

    day: date | None = None
    period: tuple[date, date] | None = None
    reporting: tuple[date, date] | None = None
    counted: tuple[date | None, date] | None = None


def times(plain: str, sentence: Sentence, own: Iterable[Expression], named: Named) -> list[Expression]:
    """Read the times of a sentence that are told by another time.

    Parameters
    ----------
    plain
        The plain text.
    sentence
        Where to look.
    own
        The sentence's own calendar expressions; the nearest one before the words is counted from.
    named
        What the text named before the sentence.
    """
    own = [each for each in own if each.last is not None and each.first is not None]
    found = [
        each
        for read, match in _forms().matches(plain, sentence.start, sentence.end)
        for each in read(plain, match, own, named)
    ]
    kept: list[Expression] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        # "the same period last year" is one time, and not that year
        others = [*kept, *(other for other in own if each.rule != EARLIER or not is_inside(other, each))]
        if not any(each.start < other.end and other.start < each.end for other in others):
            kept.append(each)
    return kept


def is_inside(one: Expression, other: Expression) -> bool:
    """Say whether the words of one time are part of another's."""
    return other.start <= one.start and one.end <= other.end


_Reader = Callable[[str, re.Match[str], list[Expression], Named], Iterator[Expression]]


@cache
def _forms() -> PatternIndex[_Reader]:
    return PatternIndex(
        [
            (_EARLIER, _earlier),
            (_DAYS, _day),
            (_BURMESE_DAYS, _day),
            (_ON_THE, _day_of_month),
            (_PERIOD, _period),
            (_SINCE, _since_then),
        ]
    )


def _day(plain: str, match: re.Match[str], own: list[Expression], named: Named) -> Iterator[Expression]:
    known = [each.last for each in own if each.grain == "day" and each.end <= match.start()]
    anchor = known[-1] if known else named.day
    if anchor is not None:
        day = _shifted(anchor, _days_between(match))
        yield Expression(match.start(), match.end(), day, day, "day", "counted from a day named")


def _day_of_month(
    plain: str, match: re.Match[str], own: list[Expression], named: Named
) -> Iterator[Expression]:
    month = named.day or (named.period[1] if named.period else None)
    day = resolution.make(month.year, month.month, int(match["day"])) if month else None
    yield Expression(match.start(), match.end(), day, day, "day", "day of the month named")


def _period(plain: str, match: re.Match[str], own: list[Expression], named: Named) -> Iterator[Expression]:
    is_reporting = re.search("reporting|review", match[0]) is not None
    meant = (named.reporting if is_reporting else None) or named.period
    before = [each for each in own if each.end <= match.start() and each.first != each.last]
    known = [(each.first, each.last) for each in before]
    first, last = known[-1] if known else meant or (None, None)
    if first is not None and last is not None:
        first = last if match[0].lower().startswith("at the end") else first
        yield Expression(match.start(), match.end(), first, last, "interval", "the period named")


def _since_then(
    plain: str, match: re.Match[str], own: list[Expression], named: Named
) -> Iterator[Expression]:
    known = [each.first for each in own if each.end <= match.start()]
    first = known[-1] if known else named.day
    if first is not None:
        yield Expression(match.start(), match.end(), first, first, "day", SINCE_THEN)


def _earlier(plain: str, match: re.Match[str], own: list[Expression], named: Named) -> Iterator[Expression]:
    """Read the time of an earlier count: that of the count it is compared with, so much before."""
    if _TOLD_THEN.search(plain, max(0, match.start() - 40), match.start()):
        return
    known = [each for each in own if each.end <= match.start() and each.rule != "weekday"]
    base = _last_told(plain, known) or named.counted
    if base is not None and base[1] is not None:
        first, last = _before(match[0].lower(), match["n"], base[0], base[1], whole=bool(match["whole"]))
        yield Expression(match.start(), match.end(), first or last, last, "interval", EARLIER)


def _last_told(plain: str, known: list[Expression]) -> tuple[date | None, date] | None:
    """Give first and last day of what was told last, of a range from its beginning."""
    if not known or known[-1].last is None:
        return None
    first, last = known[-1].first, known[-1].last
    if len(known) > 1 and _RANGE.match(plain, known[-2].end, known[-1].start):
        first = known[-2].first
    return first, last


def _before(
    words: str, number: str | None, first: date | None, last: date, *, whole: bool
) -> tuple[date | None, date]:
    unit = next(each for each in ("year", "month", "week", "quarter", "day", "") if each in words)
    unit = unit or "year"
    if "same" in words:
        unit = "year"
        told = re.search(r"\d{4}$", words)
        if told is not None and int(told[0]) < last.year:
            number = str(last.year - int(told[0]))
    if unit == "day":
        # a running count of the day before has begun on the same day
        begun = first if first is not None and first < last else None
        return begun, _shifted(last, -1)
    number = number or "one"
    count = int(number) if number.isdecimal() else int(word_value(number.lower()) or 1)
    if whole and unit == "year" and first is not None and (last - first).days < _YEAR_DAYS:
        return date(max(1, last.year - 1), 1, 1), date(max(1, last.year - 1), 12, 31)
    step = _STEPS[unit]
    return (step(first, count) if first is not None else None), step(last, count)


def _months_back(day: date, number: int) -> date:
    earlier = resolution.back(day, number, "month")
    is_end = day == resolution.month_end(day.year, day.month)
    return resolution.month_end(earlier.year, earlier.month) if is_end else earlier


_YEAR_DAYS = 300
_STEPS: dict[str, Callable[[date, int], date]] = {
    "year": lambda day, number: _months_back(day, 12 * number),
    "quarter": lambda day, number: _months_back(day, 3 * number),
    "month": _months_back,
    "week": lambda day, number: _shifted(day, -7 * number),
}


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(date.max.toordinal(), max(1, day.toordinal() + days)))


def _days_between(match: re.Match[str]) -> int:
    found = match.groupdict()
    if found["same"]:
        return 0
    if found["next"] or found["before"]:
        return 1 if found["next"] else -1
    count = float(found["n"]) if found["n"].isdigit() else (word_value(found["n"].lower()) or 1.0)
    days = int(count) * (7 if found["unit"].lower() == "week" else 1)
    return days if found["later"] else -days
