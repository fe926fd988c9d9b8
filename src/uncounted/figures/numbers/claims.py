"""Numbers that are no figures: claimed before any number is read, each with its reason.

Dates come from `uncounted.figures.times.dates`, everything else from ``lexicon/traps.toml``. Durations are
claimed with the numbers (`uncounted.figures.numbers.numbers`), because prison terms are figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from uncounted.figures import lexicon
from uncounted.figures.lexicon.patterns import PatternIndex
from uncounted.figures.times.dates import Expression
from uncounted.language.numerals import ENGLISH_WORDS

_COUNTED = re.compile(
    r"\)?\s+(?:(?:of them|others|are|were|have|had|remain|more)\b|"
    r"(?:[a-z-]+\s){0,2}(?:people|persons|civilians|women|men|children|villagers|soldiers|houses|"
    r"homes|buildings|"
    r"prisoners|detainees|killings|deaths|casualties|refugees|households|families|incidents|"
    r"attacks|tickets)\b)"
)


# "who had fled in 2020 were asleep": a preposition of time makes it a year
_DATED = re.compile(r"\b(?:in|since|until|till|from|during|of|early|late|mid|by) $", re.IGNORECASE)
_BEFORE = 10


@dataclass(frozen=True)
class Claim:
    """A span of the plain text whose number is no figure, and why not."""

    start: int
    end: int
    reason: str


class Claims:
    """All claims on a text; asks quickly whether a span is claimed."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        kept: list[Claim] = []
        for claim in sorted(claims, key=lambda each: (each.start, -each.end)):
            if not kept or claim.start >= kept[-1].end:
                kept.append(claim)
            elif claim.end > kept[-1].end:
                kept.append(Claim(kept[-1].end, claim.end, claim.reason))
        self.claims = kept
        self._starts = [claim.start for claim in kept]
        self._ends = [claim.end for claim in kept]

    def over(self, start: int, end: int) -> Claim | None:
        """Give the first claim that overlaps a span."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return self.claims[first] if first < last else None


def claim(plain: str, expressions: Iterable[Expression], others: Iterable[Claim] = ()) -> Claims:
    """Claim what is no figure.

    Parameters
    ----------
    plain
        The plain text.
    expressions
        Calendar expressions; bare years that count something are left out by `real_dates` before.
    others
        What was claimed for other reasons.
    """
    claims = [*others]
    claims += [Claim(each.start, each.end, _date_reason(each)) for each in expressions]
    claims += [Claim(*match.span(match.lastgroup or 0), reason) for reason, match in _traps().matches(plain)]
    return Claims(claims)


def real_dates(plain: str, expressions: Iterable[Expression]) -> list[Expression]:
    """Leave out bare four-digit numbers that count people or things: "1964 are evading arrest"."""
    return [
        each
        for each in expressions
        if each.rule != "year" or not _COUNTED.match(plain, each.end) or _DATED.search(plain, *_ahead(each))
    ]


def _ahead(expression: Expression) -> tuple[int, int]:
    return max(0, expression.start - _BEFORE), expression.start


def _date_reason(expression: Expression) -> str:
    return "year" if expression.rule in ("year", "Burmese year", "decade") else "date"


@lexicon.derived
def _traps() -> PatternIndex[str]:
    digits = r"\d{1,12}(?:,\d{3}){0,5}(?:\.\d{1,8})?"
    number = rf"(?:{digits}|\b(?i:{ENGLISH_WORDS})\b)"
    return PatternIndex(
        (
            re.compile(trap["pattern"].replace("{D}", digits).replace("{N}", number)),
            trap["reason"],
        )
        for trap in lexicon.document("traps")["trap"]
    )
