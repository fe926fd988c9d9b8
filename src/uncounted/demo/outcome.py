"""The three numbers of a case as the stages stored them, to be held against the truth."""

from __future__ import annotations

from dataclasses import dataclass

from uncounted.domain.document import Document
from uncounted.domain.estimate import Estimate
from uncounted.domain.figure import Figure
from uncounted.store import Store, figure_checks
from uncounted.store import archive as archive_store
from uncounted.store import estimate as estimate_store
from uncounted.store import match as match_store


@dataclass(frozen=True)
class Stated:
    """The newest figure of the organisation that the settings name.

    Attributes
    ----------
    value, as_of
        The number and the day on which it holds, empty when not stated.
    by
        Who states it.
    document
        Title of the document that says so.
    """

    value: int
    as_of: str
    by: str
    document: str


@dataclass(frozen=True)
class Outcome:
    """What the six stages came to; a part is None where its stage has no result.

    Attributes
    ----------
    stated, documented
        The first two numbers.
    estimate
        The overall estimate of the published model, refused ones included.
    n_rows
        Rows behind the documented count.
    """

    stated: Stated | None
    documented: int | None
    n_rows: int
    estimate: Estimate | None


def read_outcome(store: Store) -> Outcome:
    """Read the three numbers out of a workspace."""
    matching = match_store.current_matching(store)
    overall = [
        estimate
        for estimate in estimate_store.estimates(store)
        if not estimate.stratum and estimate.model == store.settings.estimate.models[0]
    ]
    return Outcome(
        stated=_newest_stated(store),
        documented=len(matching.persons) if matching else None,
        n_rows=len(matching.list_of) if matching else 0,
        estimate=overall[0] if overall else None,
    )


def _newest_stated(store: Store) -> Stated | None:
    documents = {document.sha256: document for document in archive_store.documents(store)}
    wanted, best = store.settings.brief, None
    for checked in figure_checks.checked_readings(store):
        document = documents[checked.reading.sha256]
        for figure in checked.standing.figures:
            by = figure.attribution or document.publisher
            if figure.measure == wanted.measure and figure.value is not None and wanted.stated_by in by:
                rank = (_held_on(figure, document), document.issued.edtf if document.issued else "")
                if best is None or rank > best[0]:
                    best = rank, Stated(int(figure.value), rank[0], wanted.stated_by, document.title)
    return best[1] if best else None


def _held_on(figure: Figure, document: Document) -> str:
    issued = document.issued.last_day.isoformat() if document.issued else ""
    return figure.stands_at or figure.period_end or issued
