"""Calendar expressions: found in the plain text and resolved against the day of the document.

An expression is a claim first: whatever digits it holds are no figure. What role it plays for a
figure (as of, since, during) is decided in `uncounted.figures.times.periods`. A month or a day without a
year is the latest one that is not after the document, unless a range gives it its year. How the parts
make days is in `uncounted.figures.times.resolution`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from uncounted.figures.times import dateforms, resolution
from uncounted.figures.times.resolution import make, month_end


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


_MONTH_CUE = re.compile(
    r"(?:\b(?:in|since|of|until|till|by|from|to|during|and|last|this|for|between|through|late|early|mid|before|after|with|than|against|over|versus|,)\s|[–—-]\s?|^)$",
    re.IGNORECASE,
)
_IN_BEFORE = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Ff]or|[Oo]f)\s$")
_COUNTED_SOON = re.compile(
    r"\s+(?:[a-z]{3,20}s|people|women|men|children|police|more|of them|were|have|"
    r"killed|injured|wounded|arrested|displaced)\b"
)
_BESIDE = re.compile(r",? (?:the )?|,? ?\(")
_RANGE = re.compile(
    r"\s*(?:to|–|-|—|until|till|through|and|,|up to|မှ|ရက်နေ့မှ|နေ့မှ|နှင့်|နဲ့)\s*(?:the\s)?(?:end of\s)?"
)
_PLANNED = re.compile(
    r"\b(?:will|due|scheduled|planned|plans? to|expects?|expected|is to|are to|set to|set for|called)\b"
    r"[^.;:\n]{0,70}\b(?:on|in|by|for|until|from)(?: the)? $"
)
_DONE = re.compile(r"(?<!\bbe )\b(?!scheduled|planned|expected|called)[a-z]+ed\b(?! to\b)")
_LONGEST_PLAN = 90
_NEAR = 183
_SOON = 62
_LONGEST_GAP = 20
_BURMESE_LETTER = re.compile("\\s?[\u1000-\u109f]")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
RELATIVE = frozenset({*resolution.RELATIVE_WORDS, "counted back", "ago"})


def find(plain: str, published: date | None) -> list[Expression]:
    """Find the calendar expressions of a text, in order, none overlapping."""
    found: list[Expression] = []
    taken_until = -1
    for expression in sorted(_all(plain, published), key=lambda each: (each.start, -each.end)):
        if expression.start >= taken_until:
            found.append(expression)
            taken_until = expression.end
    found = _with_years_before(plain, found)
    found = [_to_come(plain, each, published) for each in found]
    return _with_shared_years(plain, _without_weekdays(plain, _settled(plain, found, published)), published)


def _all(plain: str, published: date | None) -> Iterator[Expression]:
    for (rule, reader), match in dateforms.forms(burmese=not plain.isascii()).matches(plain):
        groups = {name: value for name, value in match.groupdict().items() if value}
        end, rule_here, read = match.end(), rule, reader
        if rule == "month and day" and "year" not in groups and _counts_soon(plain, match.start(), end):
            # "In May 15 people were killed": the number counts, the month is the date
            end = match.start() + len(match["month"])
            rule_here, groups, read = "month", {"month": groups["month"]}, resolution.read_month
        if rule_here == "year" and _is_burmese_count(plain, match):
            continue
        if rule_here == "month" and _is_other_word(plain, match.start(), groups):
            continue
        first, last, grain, has_year = read(groups, published)
        yield Expression(match.start(), end, first, last, grain, rule_here, has_year)


def _is_burmese_count(plain: str, match: re.Match[str]) -> bool:
    """Say whether four digits in brackets count what the Burmese words around them name."""
    around = plain[match.start() - 1 : match.start()], plain[match.end() : match.end() + 1]
    return around == ("(", ")") and _BURMESE_LETTER.match(plain, match.end() + 1) is not None


def _is_other_word(plain: str, start: int, groups: resolution.Groups) -> bool:
    """Say whether a month's name alone may be a name or a verb: Mar, May, March."""
    if len(groups) > 1 or (len(groups["month"]) > 3 and groups["month"].lower() != "march"):
        return False
    return not _MONTH_CUE.search(plain[max(0, start - 12) : start])


def _counts_soon(plain: str, start: int, end: int) -> bool:
    return bool(_IN_BEFORE.search(plain[max(0, start - 8) : start]) and _COUNTED_SOON.match(plain, end))


def _without_weekdays(plain: str, found: list[Expression]) -> list[Expression]:
    """Let a weekday beside its date ("Tuesday, 3 May", "3 May (Tuesday)") be part of it."""
    kept: list[Expression] = []
    for this in found:
        before = kept[-1] if kept else None
        if before is not None and before.rule == "weekend" and plain[before.end : this.start] == " of ":
            kept[-1] = replace(this, start=before.start)
            continue
        if before is not None and (before.rule == "weekday") != (this.rule == "weekday"):
            dated = this if before.rule == "weekday" else before
            is_beside = _BESIDE.fullmatch(plain, before.end, this.start)
            if is_beside and dated.grain == "day" and dated.rule not in RELATIVE:
                kept[-1] = replace(dated, start=before.start, end=this.end)
                continue
        kept.append(this)
    return kept


def _settled(plain: str, found: list[Expression], published: date | None) -> list[Expression]:
    """Settle which of two numbers is the month where other dates of the text, or its own day, show it."""
    slashed = [(each, _SLASHED.fullmatch(plain, each.start, each.end)) for each in found]
    shown = {int(match[1]) > 12 for each, match in slashed if match and each.first is not None}
    shown -= shown if len(shown) > 1 else set()
    settled = []
    for each, match in slashed:
        if match is not None and each.first is None:
            one, two, year = map(int, match.groups())
            days = {True: make(year, two, one), False: make(year, one, two)}
            # a document does not speak of what was counted after its own day
            told = [first for first, day in days.items() if published and day and day <= published]
            known = [first for first, day in days.items() if day and day == published] or list(shown) or told
            day = days[known[0]] if len(known) == 1 else None
            settled.append(replace(each, first=day, last=day))
        else:
            settled.append(each)
    return settled


def _in_order(
    plain: str, this: Expression, following: Expression, published: date | None
) -> tuple[Expression, Expression]:
    """Let a range without a year end after it begins: soon after the document, or else before it."""
    is_known = this.has_year or following.has_year or this.rule in RELATIVE or following.rule in RELATIVE
    if is_known or this.first is None or following.last is None or published is None:
        return this, following
    if this.first <= following.last or not _is_range(plain, this, following):
        return this, following
    later = replace(in_year(following, this.first.year), has_year=False)
    if later.last is None or (later.last - published).days > _SOON or this.grain != "day":
        return replace(in_year(this, following.last.year), has_year=False), following
    return (this, later) if later.last >= this.first else (this, following)


def _with_shared_years(plain: str, found: list[Expression], published: date | None) -> list[Expression]:
    """Let both ends of a range take the year that stands at one: "from May to August 2022"."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        this, following = shared[index], shared[index + 1]
        if not this.has_year and following.has_year and following.last and _is_range(plain, this, following):
            shared[index] = _before(this, following.last)
    for index in range(1, len(shared)):
        shared[index - 1 : index + 1] = _in_order(plain, shared[index - 1], shared[index], published)
        before, this = shared[index - 1], shared[index]
        is_counted = before.rule in RELATIVE or this.grain not in ("day", "month")
        if not this.has_year and before.has_year and not is_counted and _is_range(plain, before, this):
            shared[index] = _after(this, before.first)
    return shared


def _with_years_before(plain: str, found: list[Expression]) -> list[Expression]:
    """Give "in November of that year" the year that was named last."""
    kept: list[Expression] = []
    for this in found:
        before = kept[-1] if kept else None
        if before is not None and before.last and plain.endswith(("that year", "the same year"), 0, this.end):
            this = in_year(this, before.last.year)
        kept.append(this)
    return kept


def _to_come(plain: str, this: Expression, published: date | None) -> Expression:
    """Put what is planned into the future where that is nearer: "will be freed on 19 January"."""
    if this.has_year or published is None or this.first is None or this.grain not in ("day", "month"):
        return this
    planned = _PLANNED.search(plain, max(0, this.start - _LONGEST_PLAN), this.start)
    if planned is None or _DONE.search(planned[0]):
        return this
    moved = in_year(this, this.first.year + 1)
    is_near = moved.first is not None and (moved.first - published).days <= _NEAR
    return replace(moved, has_year=False) if is_near else this


def _is_range(plain: str, this: Expression, following: Expression) -> bool:
    gap = following.start - this.end
    return gap <= _LONGEST_GAP and _RANGE.fullmatch(plain, this.end, following.start) is not None


def _before(expression: Expression, end: date) -> Expression:
    first = expression.first
    if first is None:
        return expression
    return in_year(expression, end.year - ((first.month, first.day) > (end.month, end.day)))


def _after(expression: Expression, start: date | None) -> Expression:
    last = expression.last
    if last is None or start is None:
        return expression
    return in_year(expression, start.year + ((last.month, last.day) < (start.month, start.day)))


def in_year(expression: Expression, year: int) -> Expression:
    """Move a day or month to another year."""
    first, last = expression.first, expression.last
    if first is None or last is None or not date.min.year <= year <= date.max.year:
        return expression
    end = month_end(year, last.month) if expression.grain == "month" else make(year, last.month, last.day)
    return replace(expression, first=make(year, first.month, first.day), last=end, has_year=True)
