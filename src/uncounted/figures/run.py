"""Runs the stage: reads every document that this version of the reader has not read as it stands."""

from __future__ import annotations

import hashlib
import json

from uncounted.domain.document import Document
from uncounted.domain.notice import Notice
from uncounted.domain.progress import Progress, silent
from uncounted.domain.report import StageReport
from uncounted.figures.reading import READER, read
from uncounted.figures.refusal import doubts, refusal
from uncounted.store import Store
from uncounted.store import archive as archived
from uncounted.store import figures as stored


def run(store: Store, *, progress: Progress = silent) -> StageReport:
    """Read the stated figures and listed statements of new documents, one transaction a document.

    Lists of persons are left to the lists stage and not counted. Documents whose Burmese
    may be Zawgyi as well as Unicode are refused on every run.

    Parameters
    ----------
    store
        The workspace.
    progress
        Told after each document.
    """
    documents = [each for each in archived.documents(store) if each.kind != "list"]
    n_done = n_refused = n_figures = n_statements = 0
    notices: list[Notice] = []
    for n_seen, document in enumerate(documents, 1):
        refused = refusal(document)
        if refused is not None:
            stored.add_refusal(store, document.sha256, refused)
            notices.append(refused)
            n_refused += 1
        elif not _is_read(store, document):
            counts, found = _read(store, document)
            n_done += 1
            n_figures, n_statements = n_figures + counts[0], n_statements + counts[1]
            notices += found
        progress("reading figures", n_seen, len(documents))
    n_unchanged = len(documents) - n_done - n_refused
    return StageReport(
        "figures",
        "documents",
        n_in=len(documents),
        n_done=n_done,
        n_unchanged=n_unchanged,
        n_refused=n_refused,
        notices=tuple(notices),
        summary=f"{_count(n_done, 'document')} read ({_count(n_figures, 'figure')}, "
        f"{_count(n_statements, 'statement')}), {n_unchanged} unchanged"
        + (f", {n_refused} refused" if n_refused else ""),
        details={"n_figures": n_figures, "n_statements": n_statements, "reader": READER},
    )


def _read(store: Store, document: Document) -> tuple[tuple[int, int], list[Notice]]:
    reading = read(
        document.text,
        published=document.issued.last_day if document.issued else None,
        language=document.languages[0] if document.languages else "",
        publisher=document.publisher,
        sha256=document.sha256,
        encoding=document.encoding,
    )
    found = doubts(document)
    stored.add_reading(store, reading, input_hash=_input_hash(document), notices=found)
    return (len(reading.figures), len(reading.statements)), found


def _is_read(store: Store, document: Document) -> bool:
    return stored.is_current(store, document.sha256, reader=READER, input_hash=_input_hash(document))


def _input_hash(document: Document) -> str:
    issued = document.issued.edtf if document.issued else ""
    parts = [document.text, issued, document.languages[:1], document.publisher, document.quality.reliable]
    parts.append(document.encoding)
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
