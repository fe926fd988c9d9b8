"""Whether a number is a count, a share, a change, a rate, a ratio, an amount or a duration."""

from __future__ import annotations

import re

from uncounted.domain.figure import FigureKind
from uncounted.figures.finding import Found
from uncounted.figures.numbers.numbers import Number

_DECREASE = re.compile(
    r"\b(?:f[ae]lls?|fallen|falling|drop(?:ped|s|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|down|fewer|"
    r"less|lower|los[et]s?|losing|reduc(?:e[sd]?|ing|tions?)|shr[aiu]nks?|cuts?|depreciated|slump(?:ed)?|below)\b",
    re.IGNORECASE,
)
_INCREASE = re.compile(
    r"\b(?:rose|ris(?:en|es?|ing)|increas(?:e[sd]?|ing)|up|gr[eo]wn?|grows|growth|more|higher|jump(?:ed|s)?|"
    r"climb(?:ed|s)?|surged?|gain(?:ed|s)?|soared|went up|above)\b",
    re.IGNORECASE,
)
_PERIOD = r"(?:day|week|month|year|hour|minute)"
_RATE = re.compile(
    rf"\)?\s?(?:(?:to|or|and)\s\S{{1,12}}\s)?(?:[A-Za-z]+\s){{0,3}}"
    rf"(?:(?:a|per|each|every) {_PERIOD}\b(?! (?:earlier|ago|before|later|after|since))|daily\b(?! [a-z]+)|"
    r"monthly\b(?! [a-z]+)|on average|per person|every \w+ (?:minutes|hours|days))\b|,? on average|"
    r"\sfor every 1"
)
_RATE_BEFORE = re.compile(
    r"\b(?:[Oo]n an? average day|[Ee]ach (?:day|month|week|year|monthly)|[Ee]very (?:day|month|week|year)|"
    r"(?:daily|weekly|biweekly|monthly|yearly|annual)(?: average)?(?! (?:report|bulletin|update|"
    r"briefing|press|paper|newspaper|figure|summary|statement|count)))\b[^.;,]{0,40}$"
)
# "rose to 15 percent", "up from 53 percent" give a level; "rose by 15 percent" gives the change.
_LEVEL = re.compile(r"\b(?:to|from|at)\s(?:[a-z]+\s){0,2}$")


def kind_of(plain: str, number: Number, measure: str, left: int, right: int) -> Found[FigureKind]:
    """Say what kind of number it is.

    Parameters
    ----------
    plain
        The plain text.
    number
        The number.
    measure
        Its measure.
    left, right
        Bounds of its own words: the numbers beside it, or the sentence.
    """
    if number.form == "duration":
        return Found("duration", "unit of time", number.start, number.end)
    if number.form == "ratio":
        return Found("ratio", "times as many", number.start, number.end)
    if measure == "currency_value" and number.unit != "percent":
        return Found("rate", "exchange rate", number.start, number.end)
    if number.unit == "percent":
        return _percent_kind(plain, number, left, right, is_price=measure == "price")
    rate = _RATE.match(plain, number.end, min(right, number.end + 60))
    if rate is not None:
        return Found("rate", "per unit of time", rate.start(), rate.end())
    before = _RATE_BEFORE.search(plain[max(left, number.start - 60) : number.start])
    if before is not None:
        return Found("rate", "per unit of time", number.start, number.end)
    if measure == "price":
        return Found("rate", "price of a unit", number.start, number.end)
    if number.unit and number.unit != "times":
        return Found("amount", "money", number.start, number.end)
    return Found("count", "count")


def _percent_kind(plain: str, number: Number, left: int, right: int, *, is_price: bool) -> Found[FigureKind]:
    share = Found[FigureKind]("share", "percent of a whole", number.start, number.end)
    before = plain[max(left, number.start - 32) : number.start]
    part = re.match(r"\s(?:of (?!its value)|funded|\()", plain[number.end : number.end + 16])
    if part is not None and not re.search(
        r"\b(?:lost|lose|by|rise|fall|drop|increase|cut|decrease)\W*(?:of |up to |about |over )?$", before
    ):
        return Found("share", "percent of a whole", number.end, number.end + part.end())
    if number.form == "fraction" and not before.rstrip().endswith((" by", "lost", "lose", "up to")):
        return share
    if _LEVEL.search(before) and not is_price:
        return share
    found = _nearest_change(plain, number, left, right)
    if found is None and is_price:
        return Found("increase", "a rise of prices", number.start, number.end)
    return found or share


def _nearest_change(plain: str, number: Number, left: int, right: int) -> Found[FigureKind] | None:
    start = max(left, number.start - 40)
    words: tuple[tuple[FigureKind, re.Pattern[str]], ...] = (("decrease", _DECREASE), ("increase", _INCREASE))
    nearest: tuple[int, Found[FigureKind]] | None = None
    for kind, pattern in words:
        for match in pattern.finditer(plain, start, min(right, number.end + 16)):
            behind = match.start() >= number.end
            distance = match.start() - number.end if behind else number.start - match.end()
            if nearest is None or distance < nearest[0]:
                nearest = distance, Found(kind, "word of change", match.start(), match.end())
    return nearest[1] if nearest else None
