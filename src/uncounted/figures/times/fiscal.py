"""Fiscal years, which begin on another day in each country: "the fiscal year 2019-20".

Which day is data (``lexicon/anchors.toml``); without the country's data the year stays open.
Used by `uncounted.figures.times.anchors`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from uncounted.figures import lexicon
from uncounted.figures.times import resolution
from uncounted.figures.times.dates import Expression

RULE = "fiscal year"


def resolve(shown: str, plain: str, expressions: list[Expression]) -> list[Expression]:
    """Give fiscal years their days.

    Parameters
    ----------
    shown
        The text with the publisher's name: what shows which country is meant.
    plain
        The plain text.
    expressions
        Its calendar expressions.
    """
    if all(each.rule != RULE for each in expressions):
        return expressions
    known = [
        each
        for each in lexicon.document("anchors")["fiscal_year"]
        if any(word in shown for word in each["context"])
    ]
    return [
        _resolved(plain[each.start : each.end], each, known) if each.rule == RULE else each
        for each in expressions
    ]


def _resolved(words: str, expression: Expression, known: list[dict[str, object]]) -> Expression:
    digits = "".join(letter if letter.isdigit() else " " for letter in words).split()
    year = int(digits[0])
    for each in known:
        years, begins = each["years"], str(each["begins"])
        if isinstance(years, list) and years[0] <= year <= years[1]:
            month, day = map(int, begins.split("-"))
            first, following = resolution.make(year, month, day), resolution.make(year + 1, month, day)
            if first is not None and following is not None and following > date.min:
                return replace(expression, first=first, last=following - timedelta(days=1), grain="interval")
    return expression
