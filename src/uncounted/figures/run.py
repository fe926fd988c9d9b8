"""Runs the stage: reads every document that this version of the reader has not read as it stands."""

from __future__ import annotations

from uncounted.domain.document import Document
from uncounted.domain.figure import Reading
from uncounted.domain.notice import Notice
from uncounted.domain.progress import Progress, silent
from uncounted.domain.report import StageReport
from uncounted.figures.reader import DocumentReader, reader_of
from uncounted.figures.refusal import refusal
from uncounted.store import Store
from uncounted.store import archive as archived
from uncounted.store import figures as stored
from uncounted.store.settings import lexicon_files


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

    Raises
    ------
    SettingsRefused
        When the workspace's own lexicon is not in form, or its model is not on this machine.
    """
    reader = reader_of(store.settings.figures, lexicon_files(store.root, store.settings.figures.lexicon))
    documents = [each for each in archived.documents(store) if each.kind != "list"]
    known = stored.read_with(store)
    n_done = n_refused = n_figures = n_statements = 0
    notices: list[Notice] = []
    for n_seen, document in enumerate(documents, 1):
        refused = refusal(document)
        if refused is not None:
            stored.add_refusal(store, document.sha256, refused)
            notices.append(refused)
            n_refused += 1
        elif known.get(document.sha256) != (reader.name, reader.input_hash(document)):
            reading, found = _read(store, reader, document, known.get(document.sha256))
            n_done += 1
            n_figures, n_statements = n_figures + len(reading.figures), n_statements + len(reading.statements)
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
        details={"n_figures": n_figures, "n_statements": n_statements, "reader": reader.name},
    )


def _read(
    store: Store, reader: DocumentReader, document: Document, known: tuple[str, str] | None
) -> tuple[Reading, list[Notice]]:
    reading, found = reader.read(document)
    input_hash = reader.input_hash(document)
    # without an answer of its model a reader gives the grammar's reading, which may be there already
    if known != (reading.reader, input_hash):
        stored.add_reading(store, reading, input_hash=input_hash, notices=found)
    return reading, found


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
