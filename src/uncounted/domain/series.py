"""Stated figures in order of time: what one source says again and again about the same thing.

A series holds one source, one measure, one population, one place, one definition. Numbers of different
sources are never added: a series cannot hold two sources, and `Parts`, the only thing here that adds,
refuses figures whose source differs or was never settled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from uncounted.domain.figure import Figure

Nature = Literal["stock", "running total", "flow", "undated"]
FindingKind = Literal[
    "running total falls",
    "repeated unchanged",
    "sources differ",
    "restated",
    "identity broken",
    "parts do not add up",
    "meaning changed",
]


@dataclass(frozen=True)
class StatedFigure:
    """A figure with the document that states it.

    Attributes
    ----------
    sha256
        The document's capture.
    publisher, issued
        Who published the document, and its ISO day; empty when not known.
    figure
        What it states.
    words
        The sentence it stands in.
    at
        Offset of the figure in `words`; -1 when they are not known.
    attribution
        The source named, in Unicode, where the document has it in another encoding; empty otherwise.
    source
        Key of the source that `uncounted.figures.series.gather` settled on; empty before.
    """

    sha256: str
    publisher: str
    issued: str
    figure: Figure
    words: str = ""
    at: int = -1
    attribution: str = ""
    source: str = ""

    @property
    def who(self) -> str:
        """Who says so: the source named, else the publisher; empty when neither is known."""
        return self.attribution or self.figure.attribution or self.publisher

    @property
    def day(self) -> str:
        """ISO day up to which it counts; empty when the document does not say.

        A count since a day, without an end, counts up to the day on which its document was issued.
        """
        stated = self.figure.stands_at or self.figure.period_end
        return stated or (self.issued if self.figure.period_start else "")

    @property
    def is_day_of_issue(self) -> bool:
        """Whether `day` is the day of issue, because the document gives a start and no end."""
        return bool(self.day) and not (self.figure.stands_at or self.figure.period_end)

    @property
    def amount(self) -> float:
        """The number it is ordered and compared by: its value, else its lower or upper bound."""
        figure = self.figure
        return next((each for each in (figure.value, figure.low, figure.high) if each is not None), 0.0)


@dataclass(frozen=True, order=True)
class SeriesKey:
    """What all figures of one series have in common, folded for comparison.

    Attributes
    ----------
    source
        Who counts, one folded name for all spellings and the abbreviation.
    measure, kind, unit
        As in `Figure`.
    population, place
        Folded; empty for people in general and for no place.
    definition
        Code of what narrows the measure: in absentia, on death row …; empty for none.
    nature
        Stock on a day, running total since a start, flow over a period, or undated.
    """

    source: str
    measure: str
    kind: str
    unit: str
    population: str
    place: str
    definition: str
    nature: Nature


@dataclass(frozen=True)
class Series:
    """Figures of one key, ordered by the day they count up to, then by the day of issue.

    Attributes
    ----------
    key
        What they have in common.
    names
        The source as documents write it, every spelling.
    points
        The figures, at least one.
    """

    key: SeriesKey
    names: tuple[str, ...]
    points: tuple[StatedFigure, ...]


@dataclass(frozen=True)
class Finding:
    """Something in the series that a person should look at; nothing is corrected.

    Attributes
    ----------
    kind
        What sort of thing.
    found
        In plain words, with the numbers.
    points
        The figures it is about, in order.
    """

    kind: FindingKind
    found: str
    points: tuple[StatedFigure, ...]


@dataclass(frozen=True)
class Parts:
    """Figures of one source that may be added, as when a total is checked against its parts.

    Attributes
    ----------
    points
        Figures of a series, as `uncounted.figures.series.gather` gives them: it alone settles who the
        source of a figure is.

    Raises
    ------
    TypeError
        When they come from different sources, which count different people, or were not gathered.
    """

    points: tuple[StatedFigure, ...]

    def __post_init__(self) -> None:
        """Refuse figures of several sources, and those of which nobody settled whose they are."""
        if any(not point.source for point in self.points):
            raise TypeError("only figures of a series can be added")
        if len({point.source for point in self.points}) > 1:
            raise TypeError("figures of different sources are never added")

    @property
    def total(self) -> float:
        """The sum."""
        return sum(point.amount for point in self.points)
