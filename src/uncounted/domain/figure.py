"""Stated figures: what a publisher says, with the exact place where it says so.

A figure is never added to another: totals of different publishers count different people. The
type has no arithmetic on purpose. The fields follow the project's figure schema; see
docs/reference for the vocabulary of measures, kinds, qualifiers and units.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Qualifier = Literal[
    "exact", "at_least", "more_than", "about", "up_to", "nearly", "less_than", "range", "vague"
]
FigureKind = Literal["count", "share", "increase", "decrease", "rate", "ratio", "amount", "duration"]

SINCE_AND_AS_OF = "since and as of"
SINCE_AND_TO_DATE = "since and to date"
SINCE_AND_SAID = "since and day of the statement"
RUNNING_TOTALS = frozenset({SINCE_AND_AS_OF, SINCE_AND_TO_DATE, SINCE_AND_SAID})
"""Rules of periods that say that a count has run since a day and is told as it stands at another."""

_LOOKS_LIKE_YEAR = re.compile("(?:19|20)[0-9]{2}")
_POINT = re.compile("[0-9]{1,3}[.][0-9]{3}")
# Marks that do not show or set the direction of writing, and marks over or around digits.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]"
)
_NEAR = 40
_FAR = 200

DIGITS_BESIDE = "more digits beside it"
"""Rule of a value whose number may go on in the digits before or behind it."""

BY_MODEL = "model "
"""What the rule of a field begins with that a language model filled; its name follows."""

WITHDRAWN = "withdrawn"
"""Rule of a caveat that says that the number no longer stands."""


@dataclass(frozen=True)
class Why:
    """Which rule filled a field, and the words it rests on.

    Attributes
    ----------
    field
        Name of the field of the figure.
    rule
        Name of the rule.
    span
        Half-open code-point offsets of the words, None when the rule rests on the document's
        own particulars (its date, its publisher) or on a person's word.
    """

    field: str
    rule: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Figure:
    """One stated quantity.

    Attributes
    ----------
    span
        Half-open code-point offsets of the number in the document's text; `quote` is that text.
    measure
        What is counted: killed, arrested, detained, wanted …
    value
        The number stated, scaled; None for ranges and vague words.
    low, high
        Bounds the words state: ``at least`` sets low, ``up to`` sets high, a range both.
    unit
        persons, households, percent, MMK …
    kind
        count, share, increase, decrease, rate, ratio, amount, duration.
    qualifier
        The hedge.
    population, place, caveat
        Surface text, None when not stated. The caveat says what limits the figure or what it leaves out.
    as_of, period_start, period_end
        ISO dates. A stock has as_of, a flow a period, never both.
    attribution
        Who says so, as written; None when the document speaks for itself.
    why
        For each field that a rule filled, the rule and the words.
    """

    span: tuple[int, int]
    quote: str
    measure: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    kind: FigureKind
    qualifier: Qualifier
    population: str | None = None
    place: str | None = None
    as_of: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    attribution: str | None = None
    caveat: str | None = None
    why: tuple[Why, ...] = ()

    @property
    def stands_at(self) -> str | None:
        """Day on which the number holds: of a stock its as-of day, of a running total its last day.

        "1,900 killed since 1 May as of 30 June" stands at 30 June, and can be set beside the publisher's
        next total. "1,900 killed between 1 May and 30 June" is what a period added up to, and stands at
        no day.
        """
        is_running = any(each.field == "period" and each.rule in RUNNING_TOTALS for each in self.why)
        return self.as_of or (self.period_end if is_running else None)

    @property
    def is_withdrawn(self) -> bool:
        """Whether the document takes the number back: "the earlier figure of 772 was too high"."""
        return any(each.field == "caveat" and each.rule == WITHDRAWN for each in self.why)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why a person should look at this reading, in plain words; empty where nothing speaks against it.

        Examples
        --------
        >>> Figure((0, 4), "1964", "wanted", 1964.0, None, None, "persons", "count", "exact").doubts
        ('the number looks like a year',)
        """
        measured = next((each for each in self.why if each.field == "measure"), None)
        value_rules = {each.rule for each in self.why if each.field == "value"}
        found = (
            (_HIDDEN.search(self.quote), "hidden characters stand inside the number"),
            (_n_scripts(self.quote) > 1, "the number is written in the digits of two scripts"),
            (DIGITS_BESIDE in value_rules, "more digits stand right beside the number"),
            (_LOOKS_LIKE_YEAR.fullmatch(self.quote), "the number looks like a year"),
            (_POINT.fullmatch(self.quote), "the point may part thousands or decimals"),
            (measured and measured.rule == "no measure word near", "no word says what the number counts"),
            (
                measured and measured.rule.endswith(" near the number") and self._is_apart(measured, _NEAR),
                "what the number counts is taken from a word further off, not from its own clause",
            ),
            (
                measured and measured.rule.startswith("as the ") and self._is_apart(measured, _FAR),
                "what the number counts is taken from a figure further up",
            ),
        )
        filled = tuple(
            f"a language model filled {each.field.replace('_', ' ')}"
            for each in self.why
            if each.rule.startswith(BY_MODEL)
        )
        return (*(reason for holds, reason in found if holds), *filled)

    def _is_apart(self, why: Why, most: int) -> bool:
        if why.span is None:
            return False
        return max(self.span[0] - why.span[1], why.span[0] - self.span[1]) > most


def _n_scripts(number: str) -> int:
    """Count the scripts that the digits of a number belong to."""
    return len({ord(each) - unicodedata.decimal(each) for each in number if each.isdecimal()})


@dataclass(frozen=True)
class NotAFigure:
    """A number in the text that is not a figure, and why not.

    Attributes
    ----------
    span
        Half-open code-point offsets.
    reason
        date, year, age, ordinal, document number, unit name, duration …
    """

    span: tuple[int, int]
    reason: str


@dataclass(frozen=True)
class Statement:
    """One entry of a document's list of statements and reports.

    Attributes
    ----------
    title
        As published, in its own script; empty when the entry lost it.
    authors
        Each organisation or person, as written, in order.
    byline
        The whole "By …" line, verbatim.
    language
        ISO 639-1 code of the title, or of the authors where there is no title.
    section
        Heading it stands under ("Statements and Press Releases"), or the one inferred.
    section_inferred
        True when the heading was lost and the section worked out.
    reference
        The statement's own number ("36/2021"); empty when none.
    span
        Half-open code-point offsets of the entry in the document's text.
    damage
        What is wrong with the entry ("title missing"); empty when whole.
    date
        The date that the title or the entry gives: a day, a month, a year or a range in ISO 8601
        ("2031-03-31", "2031-03", "2031-03-02/2031-03-15"); empty when none.
    """

    title: str
    authors: tuple[str, ...]
    byline: str
    language: str
    section: str
    section_inferred: bool
    reference: str
    span: tuple[int, int]
    damage: str = ""
    date: str = ""


@dataclass(frozen=True)
class Reading:
    """All that one version of the reader found in one document.

    Attributes
    ----------
    sha256
        The document's capture.
    reader
        Name and version of the reader.
    figures, not_figures, statements
        In text order.
    """

    sha256: str
    reader: str
    figures: tuple[Figure, ...]
    not_figures: tuple[NotAFigure, ...]
    statements: tuple[Statement, ...]
