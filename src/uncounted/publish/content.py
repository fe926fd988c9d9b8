"""What a brief says, in no language and no layout: facts, each bound to its evidence.

`brief.compose` makes it, `layout` words it, the renderers lay it out. Nothing here names a person:
counts, list names, publishers and hashes only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from uncounted.domain.check import CheckedFigure, FieldChange, Status
from uncounted.domain.document import Document
from uncounted.domain.estimate import Estimate
from uncounted.domain.figure import Figure, Reading, Statement
from uncounted.domain.matching import Judgement, Matching
from uncounted.domain.pattern import CapturePatterns
from uncounted.domain.row import ListRelease, Row
from uncounted.domain.settings import Settings


@dataclass(frozen=True)
class Inputs:
    """Everything a brief is made from.

    Attributes
    ----------
    settings
        Of the workspace.
    documents, readings
        The archive's documents and the figures that stand in them: the machine's readings, with what
        people corrected, rejected and added.
    checked
        The figures among them that a person has checked.
    replaced
        SHA-256 of each document that a newer version on file replaces.
    releases, rows
        One release of each list and its rows: the newest, or the one that the matching knew.
    matching, judgements
        Who is who, None before the first matching; what people had decided by then.
    is_outdated
        Whether rows, judgements or settings changed since that matching.
    estimates
        Of that matching, in the order of the settings.
    tables
        Table of capture patterns by its digest.
    """

    settings: Settings
    documents: tuple[Document, ...] = ()
    readings: tuple[Reading, ...] = ()
    checked: tuple[CheckedFigure, ...] = ()
    replaced: frozenset[str] = frozenset()
    releases: tuple[ListRelease, ...] = ()
    rows: tuple[Row, ...] = ()
    matching: Matching | None = None
    judgements: tuple[Judgement, ...] = ()
    is_outdated: bool = False
    estimates: tuple[Estimate, ...] = ()
    tables: tuple[CapturePatterns, ...] = ()


@dataclass(frozen=True)
class Passage:
    """The sentence a figure stands in, cut out of the document's text.

    Attributes
    ----------
    before, number, after
        The sentence in three parts; the number is the figure's span.
    is_cut
        Whether the sentence was too long and is shown in part.
    """

    before: str
    number: str
    after: str
    is_cut: bool


@dataclass(frozen=True)
class Stated:
    """A stated figure with its evidence.

    Attributes
    ----------
    anchor, ref
        Id of its evidence inside the brief, and its short name ("F3").
    sha256, figure
        The document's capture, and what was read.
    who, reported_by
        Who says so, as written (the publisher where the document speaks for itself), and the
        publisher of the document when that is somebody else; either may be empty.
    document
        The document.
    reader
        Name and version of the reader.
    passage
        The sentence.
    why
        Field, rule and words (empty when the rule rests on the document's particulars).
    is_in_period
        Whether the document was issued in the period.
    status, changes
        Whether a person has checked the figure, and what was corrected; never by whom.
    """

    anchor: str
    ref: str
    sha256: str
    figure: Figure
    who: str
    reported_by: str
    document: Document
    reader: str
    passage: Passage
    why: tuple[tuple[str, str, str], ...]
    is_in_period: bool
    status: Status = "machine"
    changes: tuple[FieldChange, ...] = ()

    @property
    def is_reliable(self) -> bool:
        """Whether the text it was read from can be trusted without a person's look."""
        return self.document.quality.reliable


@dataclass(frozen=True)
class Doubt:
    """How sure the matching is.

    Attributes
    ----------
    n_waiting
        Pairs of rows that wait for a person: not joined, not judged, between the two thresholds.
    n_persons_if_joined
        The count of people if all of these pairs were one person.
    n_rows_unsure
        Rows with a membership probability below 0.95.
    prob_review, prob_same
        The thresholds.
    """

    n_waiting: int
    n_persons_if_joined: int
    n_rows_unsure: int
    prob_review: float
    prob_same: float


@dataclass(frozen=True)
class Documented:
    """The documented count and the aggregates behind it.

    Attributes
    ----------
    input_hash
        Of the matching.
    patterns
        People by lists.
    overlap
        List by list: people on both; the diagonal is people on the list.
    n_rows
        Rows behind these people.
    rows_per_person
        Number of rows to number of people.
    doubt
        How sure the matching is.
    n_undated, n_after_period
        People without a certain date; people dated after the period ends.
    n_judgements
        Decisions of people in force that the matching applied.
    settings
        Of the matching, plain values.
    is_outdated
        Whether rows, judgements or settings changed since the matching was made.
    """

    input_hash: str
    patterns: CapturePatterns
    overlap: tuple[tuple[int, ...], ...]
    n_rows: int
    rows_per_person: dict[int, int]
    doubt: Doubt
    n_undated: int
    n_after_period: int
    n_judgements: int
    settings: dict[str, object]
    is_outdated: bool

    @property
    def n_persons(self) -> int:
        """People on at least one list."""
        return self.patterns.n_observed

    @property
    def n_on_several(self) -> int:
        """People on two or more lists."""
        return self.n_persons - self.patterns.on_exactly(1)


@dataclass(frozen=True)
class Rounded:
    """An interval and its point without false precision.

    Attributes
    ----------
    low, high, point
        Rounded to `unit`: the interval outwards, but never below the people observed.
    unit
        1, 5, 10, 50, 100 …
    """

    low: int
    high: int
    point: int
    unit: int


@dataclass(frozen=True)
class Estimated:
    """An estimate as the brief shows it.

    Attributes
    ----------
    anchor, ref
        Id of its evidence, and its short name ("E1").
    digest
        SHA-256 over the whole estimate.
    estimate
        The estimate.
    rounded
        None when refused, hidden as a small cell, or about other people.
    is_other
        Whether it counts other people than the documented count, and so has no place beside it.
    """

    anchor: str
    ref: str
    digest: str
    estimate: Estimate
    rounded: Rounded | None
    is_other: bool


@dataclass(frozen=True)
class StatedSeries:
    """Running totals of one publisher.

    Attributes
    ----------
    names
        As documents name it, in alphabetical order; full names and the abbreviations they give.
    points
        Oldest first.
    """

    names: tuple[str, ...]
    points: tuple[Stated, ...]


@dataclass(frozen=True)
class Series:
    """What the chart shows.

    Attributes
    ----------
    start, end
        Days at which the axis begins and ends.
    documented
        Day and number of people documented up to it.
    stated
        One series a publisher.
    band
        Day, low, middle and high of the estimate cumulated over time; empty when that cannot be said.
    n_before
        People dated before the axis begins; they are in the line's first value.
    """

    start: date
    end: date
    documented: tuple[tuple[date, int], ...]
    stated: tuple[StatedSeries, ...]
    band: tuple[tuple[date, float, float, float], ...]
    n_before: int


@dataclass(frozen=True)
class ListSource:
    """One list: a release, and what its rows cover.

    Attributes
    ----------
    anchor, ref
        Id of its entry in the sources, and its short name ("L2").
    release
        The release whose rows are counted.
    n_rows, n_undated, n_without_region, n_without_name
        Rows used; of these the ones without a date known to the day, without a region, without a name.
    first_day, last_day
        Earliest and latest event known to the day, ISO; empty when none is.
    """

    anchor: str
    ref: str
    release: ListRelease
    n_rows: int
    n_undated: int
    n_without_region: int
    n_without_name: int
    first_day: str
    last_day: str


@dataclass(frozen=True)
class DocumentSource:
    """One document the brief rests on: issued in the period, or the evidence of a figure.

    Figures of one that a newer version on file replaces are not used.
    """

    anchor: str
    ref: str
    document: Document
    is_in_period: bool
    is_replaced: bool
    n_figures: int


@dataclass(frozen=True)
class ListedStatement:
    """One statement or report that documents of the period list.

    Attributes
    ----------
    statement
        As read.
    sources
        References of the documents that list it.
    """

    statement: Statement
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """Statements that stand under one heading.

    Attributes
    ----------
    name
        The heading, empty when there was none.
    is_inferred
        Whether the reader worked the heading out.
    """

    name: str
    is_inferred: bool
    statements: tuple[ListedStatement, ...]


@dataclass(frozen=True)
class Content:
    """A whole brief.

    Attributes
    ----------
    title, country, measure, stated_by
        From the settings.
    start, end
        ISO dates of the period, both included.
    input_hash
        SHA-256 over everything it was made from.
    headline
        The stated figure beside the other two, None when there is none.
    stated
        Every stated figure that is shown, in the order of their short names.
    documented, estimated
        The other two numbers; None before matching and estimation.
    other_models, strata
        Estimates that do not stand on the card; of strata those that hold enough people to be named.
    n_small_strata
        Strata that hold too few people to be shown.
    table
        The capture patterns of the whole, as the published estimate saw them; None when not known.
    series
        The chart, None when there is nothing to draw.
    sections
        Statements and reports.
    lists, documents
        Sources.
    n_documents_unused, n_undated_documents
        Documents of the archive that the brief does not use; of all of them those without a date of
        issue, which cannot be placed in any period.
    """

    title: str
    country: str
    measure: str
    stated_by: str
    start: str
    end: str
    input_hash: str
    headline: Stated | None
    stated: tuple[Stated, ...]
    documented: Documented | None
    estimated: Estimated | None
    other_models: tuple[Estimated, ...]
    strata: tuple[Estimated, ...]
    n_small_strata: int
    table: CapturePatterns | None
    series: Series | None
    sections: tuple[Section, ...]
    lists: tuple[ListSource, ...]
    documents: tuple[DocumentSource, ...]
    n_documents_unused: int
    n_undated_documents: int

    @property
    def narrative(self) -> tuple[Stated, ...]:
        """Figures of documents issued in the period."""
        return tuple(stated for stated in self.stated if stated.is_in_period)

    @property
    def replaced(self) -> tuple[DocumentSource, ...]:
        """Documents issued in the period that a newer version on file replaces."""
        return tuple(each for each in self.documents if each.is_replaced)

    @property
    def estimates(self) -> tuple[Estimated, ...]:
        """Every estimate, in the order of their short names."""
        first = (self.estimated,) if self.estimated else ()
        return (*first, *self.other_models, *self.strata)
