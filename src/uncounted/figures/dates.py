"""Calendar expressions: found in the plain text and resolved against the day of the document.

An expression is a claim first: whatever digits it holds are no figure. What role it plays for a
figure (as of, since, during) is decided in `uncounted.figures.periods`. A month or a day without a
year is the latest one that is not after the document, unless a range gives it its year. How the parts
make days is in `uncounted.figures.resolution`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from uncounted.figures import lexicon, resolution
from uncounted.figures.resolution import Reader, make, month_end
from uncounted.language import months


@dataclass(frozen=True)
class Expression:
    """A calendar expression in the plain text.

    Attributes
    ----------
    start, end
        Half-open offsets.
    first, last
        The days it covers; None when it cannot be resolved.
    grain
        day, month, year or interval.
    rule
        How it was read.
    has_year
        Whether the words give the year (or are counted from the document's day).
    """

    start: int
    end: int
    first: date | None
    last: date | None
    grain: str
    rule: str
    has_year: bool = True


_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[,.]\d)"
_YEAR = r"(?:19|20)\d\d(?!\d|[,.]\d)"
_THAT_YEAR = rf"(?:(?P<year>{_YEAR}|(?:last|this) year)|the year)"
_OF_YEAR = rf"(?:,? (?:of )?(?P<year>{_YEAR}|(?:last|this) year))?"
_PART = r"(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:[Tt]he )?[Ee]nd of|(?:[Tt]he )?(?:[Ss]tart|[Bb]eginning) of)"
_DASH = r"\s?(?:–|-|—|to|and|until|through|or|,)\s?"
_BURMESE_YEAR = rf"(?:(?P<year>{_YEAR})\s?(?:ခုနှစ်|ခု|ပြည့်နှစ်)?[၊,]?\s?)?"
_MONTH_CUE = re.compile(
    r"(?:\b(?:in|since|of|until|till|by|from|to|during|and|last|this|for|between|through|late|early|mid|before|after|,)\s|[–—-]\s?|^)$",
    re.IGNORECASE,
)
_IN_BEFORE = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Ff]or|[Oo]f)\s$")
_COUNTED_SOON = re.compile(
    r"\s+(?:[a-z]{3,20}s|people|women|men|children|police|more|of them|were|have|"
    r"killed|injured|wounded|arrested|displaced)\b"
)
RELATIVE = frozenset({*resolution.RELATIVE_WORDS, "counted back", "ago"})


def find(plain: str, published: date | None) -> list[Expression]:
    """Find the calendar expressions of a text, in order, none overlapping."""
    found: list[Expression] = []
    taken_until = -1
    for expression in sorted(_all(plain, published), key=lambda each: (each.start, -each.end)):
        if expression.start >= taken_until:
            found.append(expression)
            taken_until = expression.end
    return _with_shared_years(plain, found)


def _all(plain: str, published: date | None) -> Iterator[Expression]:
    for rule, pattern, reader in _patterns():
        for match in pattern.finditer(plain):
            groups = {name: value for name, value in match.groupdict().items() if value}
            end, rule_here, read = match.end(), rule, reader
            if rule == "month and day" and "year" not in groups and _counts_soon(plain, match.start(), end):
                # "In May 15 people were killed": the number counts, the month is the date
                end = match.start() + len(match["month"])
                rule_here, groups, read = "month", {"month": groups["month"]}, resolution.read_month
            if rule_here == "month" and _is_other_word(plain, match.start(), groups):
                continue
            first, last, grain, has_year = read(groups, published)
            yield Expression(match.start(), end, first, last, grain, rule_here, has_year)


def _is_other_word(plain: str, start: int, groups: resolution.Groups) -> bool:
    """Say whether a month's name alone may be a name or a verb: Mar, May, March."""
    if len(groups) > 1 or (len(groups["month"]) > 3 and groups["month"].lower() != "march"):
        return False
    return not _MONTH_CUE.search(plain[max(0, start - 12) : start])


def _counts_soon(plain: str, start: int, end: int) -> bool:
    return bool(_IN_BEFORE.search(plain[max(0, start - 8) : start]) and _COUNTED_SOON.match(plain, end))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], Reader], ...]:
    every = [*_english(), *_burmese(), *_relative()]
    return tuple((rule, re.compile(pattern), reader) for rule, pattern, reader in every)


def _english() -> list[tuple[str, str, Reader]]:
    names = _month_words("en")
    month, month2 = rf"(?P<month>\b(?:{names})\b\.?)", rf"(?P<month2>\b(?:{names})\b\.?)"
    day, day2 = rf"(?P<day>{_DAY})", rf"(?P<day2>{_DAY})"
    weekday = "|".join(lexicon.document("calendar")["weekdays"]["en"])
    count, unit = r"(?P<n>[a-z]{2,12}|\d{1,3})", "(?P<unit>day|week|month|year|hour)s?"
    return [
        (
            "ISO day",
            r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)(?![\d-])",
            resolution.read_numeric,
        ),
        (
            "day/month/year",
            r"(?<![\d/.])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)",
            resolution.read_numeric,
        ),
        ("days and month", rf"\b{day}{_DASH}{day2}\s(?:of )?{month}{_OF_YEAR}", resolution.read_days),
        (
            "month and days",
            rf"{month}\s{day}{_DASH}{day2}(?!\s?(?:{names})){_OF_YEAR}",
            resolution.read_days,
        ),
        ("day and month", rf"\b{day}\s(?:of )?{month}{_OF_YEAR}", resolution.read_day),
        ("month and day", rf"{month}\s{day}{_OF_YEAR}", resolution.read_day),
        (
            "months of a year",
            rf"{month}\s?(?:–|-|—)\s?{month2}(?:,? (?P<year>{_YEAR}))?",
            resolution.read_months,
        ),
        ("month", rf"(?:{_PART}[ -])?{month}{_OF_YEAR}", resolution.read_month),
        ("half year", rf"(?P<nth>[Ff]irst|[Ss]econd)[ -]half(?: of {_THAT_YEAR})?", resolution.read_half),
        (
            "months of the year",
            rf"(?P<nth>[Ff]irst|[Ll]ast) (?P<n>[a-z]{{2,12}}|\d{{1,2}}) months of {_THAT_YEAR}",
            resolution.read_first_months,
        ),
        (
            "quarter",
            rf"(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth) quarter(?: of {_THAT_YEAR})?",
            resolution.read_quarter,
        ),
        (
            "counted back",
            rf"\b(?:past|last|previous|preceding) {count} {unit}\b",
            resolution.read_counted_back,
        ),
        ("ago", rf"\b{count} {unit} ago\b", resolution.read_ago),
        ("weekday", rf"\b(?:[Ll]ast )?(?P<weekday>{weekday})\b(?:'s)?", resolution.read_weekday),
        (
            "year",
            r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd of|[Ss]tart of|[Bb]eginning of)[ -])?"
            rf"(?<!/)\b(?P<year>{_YEAR})(?![\w%])",
            resolution.read_year,
        ),
        ("decade", r"\b(?:19|20)\d0s\b", resolution.read_unresolved),
    ]


def _burmese() -> list[tuple[str, str, Reader]]:
    names = _month_words("my")
    month = rf"(?P<month>{names})လ?(?:ပိုင်း)?"
    return [
        (
            "day of a Burmese month",
            rf"{_BURMESE_YEAR}{month}\s?\(?(?P<day>\d{{1,2}})\)?\s?ရက်(?:နေ့)?",
            resolution.read_day,
        ),
        (
            "Burmese day, month, year",
            rf"(?<!\d)(?P<day>\d{{1,2}})\s?(?:ရက်)?[၊,]?\s?{month}[၊,]?\s?(?P<year>{_YEAR})",
            resolution.read_day,
        ),
        ("Burmese month", rf"{_BURMESE_YEAR}(?P<month>{names})လ(?P<part>ဆန်း|ကုန်)?", resolution.read_month),
        (
            "Burmese year",
            rf"(?<!\d)\(?(?P<year>{_YEAR})\)?\s?(?:ခုနှစ်|ပြည့်နှစ်|ခုနစ်)",
            resolution.read_year,
        ),
    ]


def _relative() -> list[tuple[str, str, Reader]]:
    return [
        (
            name,
            r"(?:\b(?=[A-Za-z]))?(?:"
            + "|".join(map(re.escape, _longest_first(words)))
            + r")(?:\b(?<=[A-Za-z]))?",
            resolution.read_relative(name),
        )
        for name, words in lexicon.document("calendar")["relative"].items()
    ]


def _month_words(language: str) -> str:
    words = months.pattern(language)
    return f"{words}|{words.upper()}" if language == "en" else words


def _longest_first(words: list[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _with_shared_years(plain: str, found: list[Expression]) -> list[Expression]:
    """Let "May" in "from May to August 2022" take the year that stands after the range."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        this, following = shared[index], shared[index + 1]
        if this.has_year or not following.has_year or this.first is None or following.last is None:
            continue
        between = plain[this.end : following.start]
        if len(between) > 20 or not re.fullmatch(
            r"\s*(?:to|–|-|—|until|through|and|,)\s*(?:the\s)?", between
        ):
            continue
        shared[index] = _before(this, following.last)
    return shared


def _before(expression: Expression, end: date) -> Expression:
    if expression.first is None or expression.last is None:
        return expression
    year = end.year - ((expression.first.month, expression.first.day) > (end.month, end.day))
    first = make(year, expression.first.month, expression.first.day)
    last = (
        month_end(year, expression.last.month)
        if expression.grain == "month"
        else make(year, expression.last.month, expression.last.day)
    )
    return replace(expression, first=first, last=last, has_year=True)
