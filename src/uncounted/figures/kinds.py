"""Whether a number is a count, a share, a change, a rate, a ratio, an amount or a duration."""

from __future__ import annotations

import re

from uncounted.domain.figure import FigureKind
from uncounted.figures.finding import Found
from uncounted.figures.numbers import Number

_DECREASE = re.compile(
    r"\b(?:fell|fallen|drop(?:ped|s)?|declin(?:e|ed)|decreas(?:e|ed)|down|fewer|less|lower|lost|"
    r"reduc(?:ed|tion)|fall|shrank|cut|depreciated)\b",
    re.IGNORECASE,
)
_INCREASE = re.compile(
    r"\b(?:rose|risen|rise|increas(?:e|ed)|up|grew|grown|growth|more than in|more|higher|"
    r"jump(?:ed)?|climbed|surged?|gain(?:ed)?)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\)?\s?(?:[A-Za-z]+\s){0,3}(?:(?:a|per|each|every) (?:day|week|month|year|hour)|daily|"
    r"monthly|on average|per person|each)\b|,? on average"
)
_RATE_BEFORE = re.compile(
    r"\b(?:[Oo]n an? average day|[Ee]ach (?:day|month|week|year|monthly)|[Ee]very (?:day|month|"
    r"week|year)|daily|monthly)\b[^.;]{0,40}$"
)


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
        return _percent_kind(plain, number, left, right)
    rate = _RATE.match(plain, number.end, min(right, number.end + 60))
    if rate is not None:
        return Found("rate", "per unit of time", rate.start(), rate.end())
    before = _RATE_BEFORE.search(plain[max(left, number.start - 60) : number.start])
    if before is not None:
        return Found("rate", "per unit of time", number.start, number.end)
    if number.unit and number.unit != "times":
        return Found("amount", "money", number.start, number.end)
    return Found("count", "count")


def _percent_kind(plain: str, number: Number, left: int, right: int) -> Found[FigureKind]:
    share = re.match(r"\s(?:of (?!its value)|funded|\()", plain[number.end : number.end + 16])
    if share is not None and not plain[max(left, number.start - 14) : number.start].rstrip().endswith("lost"):
        return Found("share", "percent of a whole", number.end, number.end + share.end())
    start = max(left, number.start - 32)
    words: tuple[tuple[FigureKind, re.Pattern[str]], ...] = (("decrease", _DECREASE), ("increase", _INCREASE))
    nearest: tuple[int, Found[FigureKind]] | None = None
    for kind, pattern in words:
        for match in pattern.finditer(plain, start, min(right, number.end + 16)):
            distance = (
                match.start() - number.end if match.start() >= number.end else number.start - match.end()
            )
            if nearest is None or distance < nearest[0]:
                nearest = distance, Found(kind, "word of change", match.start(), match.end())
    return nearest[1] if nearest else Found("share", "percent of a whole", number.start, number.end)
