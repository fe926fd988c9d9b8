"""Readings of documents: stated figures, rejected numbers and listed statements.

One reading is one atomic change, so a document is read wholly or not at all. Use `readings` to get
what is current; older readings stay in the tables as evidence of what an earlier reader said, and
`rereadings` compares. With people's checks over them: `uncounted.store.figure_checks`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from uncounted.domain.figure import Figure, NotAFigure, Reading, Statement, Why
from uncounted.domain.notice import Notice
from uncounted.store import notices as notice_rows
from uncounted.store.store import Store

_NUMBERS = ("value", "low", "high")
_PLAIN = (
    "quote",
    "measure",
    "value",
    "low",
    "high",
    "unit",
    "kind",
    "qualifier",
    "population",
    "place",
    "as_of",
    "period_start",
    "period_end",
    "attribution",
    "caveat",
)


_HELD = (
    "SELECT id, sha256, log_seq FROM figures_reading UNION ALL "
    "SELECT reading, sha256, figures_again.log_seq FROM figures_again "
    "JOIN figures_reading ON figures_reading.id = reading"
)
# with max() alone, SQLite gives the other columns of the row that holds the maximum
_CURRENT = f"SELECT id, sha256, max(log_seq) FROM ({_HELD}) GROUP BY sha256"


@dataclass(frozen=True)
class Rereading:
    """Two readings of one document.

    Attributes
    ----------
    before, after
        The present reading, and the last one by another version of the reader; by the same version,
        of another text or other particulars, where there is no such.
    is_same_input
        Whether both read the same text with the same particulars.
    """

    before: Reading
    after: Reading
    is_same_input: bool


def read_with(store: Store) -> dict[str, tuple[str, str]]:
    """Give the reader and the input hash of every document's present reading, by SHA-256, in one query."""
    rows = store.db.query(
        f"SELECT held.sha256, reader, input_hash FROM ({_CURRENT}) AS held JOIN figures_reading USING (id)"
    )
    return {sha256: (reader, input_hash) for sha256, reader, input_hash in rows}


def add_reading(store: Store, reading: Reading, *, input_hash: str, notices: Iterable[Notice] = ()) -> None:
    """Keep one reading with its notices, in one change; it becomes the present one of its document.

    One that is already there, of a text and particulars that are now again the document's, is not kept
    twice: it holds again.

    Parameters
    ----------
    store
        The workspace.
    reading
        What was found; its spans index the document's text.
    input_hash
        SHA-256 over the text and particulars that were read.
    notices
        What was doubtful about the document; kept under its SHA-256.
    """
    with store.change("figures.read", reading.sha256) as change:
        there = store.db.scalar(
            "SELECT id FROM figures_reading WHERE sha256 = ? AND reader = ? AND input_hash = ?",
            (reading.sha256, reading.reader, input_hash),
        )
        if there is not None:
            change.add("figures_again", {"reading": there})
            return
        key = int(str(store.db.scalar("SELECT coalesce(max(id), 0) + 1 FROM figures_reading")))
        head = {"sha256": reading.sha256, "reader": reading.reader, "input_hash": input_hash}
        change.add("figures_reading", {"id": key, **head})
        change.add_many("figures_figure", _numbered(key, map(_figure_row, reading.figures)))
        change.add_many("figures_not_figure", _numbered(key, map(_not_figure_row, reading.not_figures)))
        change.add_many("figures_statement", _numbered(key, map(_statement_row, reading.statements)))
        notice_rows.add(change, reading.sha256, notices)


def add_refusal(store: Store, sha256: str, notice: Notice) -> None:
    """Keep why a document's figures were not read; once for each document and reason."""
    if notice in notice_rows.about(store, sha256):
        return
    with store.change("figures.refuse", sha256) as change:
        notice_rows.add(change, sha256, [notice])


def readings(store: Store) -> list[Reading]:
    """Give the present reading of each document, in the order of the documents.

    A reading whose document is no longer among them (its text was refused later) comes last.
    """
    rows = store.db.query(f"SELECT * FROM figures_reading WHERE id IN (SELECT id FROM ({_CURRENT}))")
    return [_reading(store, row) for row in _in_order(store, rows)]


def reading_of(store: Store, sha256: str) -> Reading | None:
    """Give the present reading of one document, None when it was never read."""
    rows = store.db.query(
        f"SELECT * FROM figures_reading WHERE id IN (SELECT id FROM ({_CURRENT} HAVING sha256 = ?))",
        (sha256,),
    )
    return _reading(store, rows[0]) if rows else None


def rereadings(store: Store) -> list[Rereading]:
    """Give for each document that was read more than once the present reading and one to compare it with."""
    rows = store.db.query(f"SELECT * FROM figures_reading WHERE id IN (SELECT id FROM ({_CURRENT}))")
    found = []
    for now in _in_order(store, rows):
        earlier = store.db.query(
            "SELECT * FROM figures_reading WHERE sha256 = ? AND id <> ? "
            "ORDER BY reader <> ? DESC, id DESC LIMIT 1",
            (now["sha256"], now["id"], now["reader"]),
        )
        found += [
            Rereading(_reading(store, then), _reading(store, now), then["input_hash"] == now["input_hash"])
            for then in earlier
        ]
    return found


def _in_order(store: Store, rows: list[sqlite3.Row]) -> list[sqlite3.Row]:
    order = _document_order(store)
    last = len(order)
    return sorted(rows, key=lambda row: (order.get(row["sha256"], last), row["sha256"]))


def _document_order(store: Store) -> dict[str, int]:
    # imported here because the order is all that this module wants of the archive's tables
    from uncounted.store import archive

    return {document.sha256: number for number, document in enumerate(archive.documents(store))}


def _numbered(key: int, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows, 1):
        yield {"reading": key, "number": number, **row}


def _figure_row(figure: Figure) -> dict[str, Any]:
    row = asdict(figure)
    start, end = row.pop("span")
    # REAL columns give floats back, and the digest of a row must not depend on that
    numbers = {name: None if row[name] is None else float(row[name]) for name in _NUMBERS}
    why = json.dumps([[why.field, why.rule, why.span] for why in figure.why], ensure_ascii=False)
    return {**row, **numbers, "span_start": start, "span_end": end, "why": why}


def _not_figure_row(number: NotAFigure) -> dict[str, Any]:
    return {"span_start": number.span[0], "span_end": number.span[1], "reason": number.reason}


def _statement_row(statement: Statement) -> dict[str, Any]:
    row = asdict(statement)
    start, end = row.pop("span")
    return {
        **row,
        "authors": json.dumps(statement.authors, ensure_ascii=False),
        "section_inferred": int(statement.section_inferred),
        "date": statement.date or None,
        "span_start": start,
        "span_end": end,
    }


def _reading(store: Store, row: sqlite3.Row) -> Reading:
    def of(table: str) -> list[sqlite3.Row]:
        return store.db.query(f"SELECT * FROM {table} WHERE reading = ? ORDER BY number", (row["id"],))

    return Reading(
        sha256=row["sha256"],
        reader=row["reader"],
        figures=tuple(_figure(each) for each in of("figures_figure")),
        not_figures=tuple(
            NotAFigure((each["span_start"], each["span_end"]), each["reason"])
            for each in of("figures_not_figure")
        ),
        statements=tuple(_statement(each) for each in of("figures_statement")),
    )


def _figure(row: sqlite3.Row) -> Figure:
    why = tuple(
        Why(field, rule, None if span is None else (span[0], span[1]))
        for field, rule, span in json.loads(row["why"])
    )
    plain = {name: row[name] for name in _PLAIN}
    return Figure(span=(row["span_start"], row["span_end"]), why=why, **plain)


def _statement(row: sqlite3.Row) -> Statement:
    return Statement(
        title=row["title"],
        authors=tuple(json.loads(row["authors"])),
        byline=row["byline"],
        language=row["language"],
        section=row["section"],
        section_inferred=bool(row["section_inferred"]),
        reference=row["reference"],
        span=(row["span_start"], row["span_end"]),
        damage=row["damage"],
        date=row["date"] or "",
    )
