"""What the brief rests on: documents issued in the period or cited, and lists with what they cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from datetime import date

from uncounted.domain.document import Document
from uncounted.domain.row import ListRelease, Row
from uncounted.publish.content import DocumentSource, ListSource


def is_issued_in(document: Document, start: date, end: date) -> bool:
    """Say whether a document was certainly issued in a period: its whole possible span lies in it."""
    issued = document.issued
    return issued is not None and start <= issued.first_day and issued.last_day <= end


def is_issued_after(document: Document, end: date) -> bool:
    """Say whether a document was certainly issued after a period."""
    return document.issued is not None and document.issued.first_day > end


def list_sources(releases: Iterable[ListRelease], rows: Sequence[Row]) -> tuple[ListSource, ...]:
    """Describe each list by the release whose rows are counted, by name."""
    ordered = sorted(releases, key=lambda release: release.list_name)
    return tuple(
        _list_source(release, [row for row in rows if row.list_name == release.list_name], number)
        for number, release in enumerate(ordered, 1)
    )


def document_sources(
    documents: Iterable[Document], *, used: Counter[str], replaced: Container[str], start: date, end: date
) -> tuple[DocumentSource, ...]:
    """Describe the documents issued in the period, and those with figures in use, by date of issue."""
    chosen = [each for each in documents if used[each.sha256] or is_issued_in(each, start, end)]
    chosen.sort(key=lambda each: (each.issued.edtf if each.issued else "~", each.sha256))
    return tuple(
        DocumentSource(
            anchor=f"document-{each.sha256[:12]}",
            ref=f"S{number}",
            document=each,
            is_in_period=is_issued_in(each, start, end),
            is_replaced=each.sha256 in replaced,
            n_figures=used[each.sha256],
        )
        for number, each in enumerate(chosen, 1)
    )


def _list_source(release: ListRelease, rows: list[Row], number: int) -> ListSource:
    days = sorted(
        row.fields.date.edtf
        for row in rows
        if row.fields.date is not None and row.fields.date.precision == "day"
    )
    return ListSource(
        anchor=f"list-{release.sha256[:12]}-{number}",
        ref=f"L{number}",
        release=release,
        n_rows=len(rows),
        n_undated=len(rows) - len(days),
        n_without_region=sum(row.fields.region is None for row in rows),
        n_without_name=sum(row.fields.name is None and row.fields.given_name is None for row in rows),
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
    )
