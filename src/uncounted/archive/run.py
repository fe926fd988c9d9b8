"""Runs the stage: keeps what is handed over, then reads what can be read, one capture at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from uncounted.archive.files import HandedFile, find_files, relative_names
from uncounted.archive.read import READER, read_document, refusal_of_size
from uncounted.domain.capture import Capture
from uncounted.domain.document import Document
from uncounted.domain.notice import Notice, n_refused
from uncounted.domain.progress import Progress, silent
from uncounted.domain.report import StageReport
from uncounted.errors import InputRefused
from uncounted.store import Store
from uncounted.store import archive as stored
from uncounted.store.archive import Stated


def run(
    store: Store,
    paths: Sequence[Path | str],
    *,
    publisher: str = "",
    published: str = "",
    title: str = "",
    progress: Progress = silent,
) -> StageReport:
    """Keep files and folders, and read them as documents.

    Stopped at any point, the same call goes on: files already kept in the unfinished intake get no
    second custody event. After an intake has ended, the same files handed over again are a new one.

    Parameters
    ----------
    store
        The workspace.
    paths
        Files and folders; folders are taken with everything in them but hidden files.
    publisher, published, title
        Known about all of them; `published` is an ISO date.
    progress
        Told after each file.

    Returns
    -------
    StageReport
        In files; a file that is kept but cannot be read counts as refused.
    """
    handed = find_files(paths, workspace=store.root)
    stated = Stated(publisher=publisher, published=published, title=title)
    intake = stored.open_intake(store, relative_names(paths, workspace=store.root), stated=stated)
    known = {capture.sha256 for capture in stored.captures(store)}
    tally = _Tally(list(handed.refusals), n_missing=len(handed.refusals))
    for n_done, file in enumerate(handed.files, 1):
        _take(store, file, intake, stated=stated, known=known, tally=tally)
        progress("archiving", n_done, len(handed.files))
    stored.end_intake(store, intake, n_files=len(handed.files))
    return tally.report(handed.n_hidden)


def read_captures(store: Store, *, progress: Progress = silent) -> StageReport:
    """Read every capture that this version of the reader has not read with what is stated about it.

    Parameters
    ----------
    store
        The workspace.
    progress
        Told after each capture.

    Returns
    -------
    StageReport
        In captures; those already read are unchanged.
    """
    captures = stored.captures(store)
    n_read = n_cannot = 0
    notices: list[Notice] = []
    for n_done, capture in enumerate(captures, 1):
        found = _read(store, capture)
        if found is not None:
            n_cannot += int(n_refused(found) > 0)
            n_read += int(n_refused(found) == 0)
            notices += found
        progress("reading documents", n_done, len(captures))
    return StageReport(
        "archive",
        "captures",
        n_in=len(captures),
        n_done=n_read,
        n_unchanged=len(captures) - n_read - n_cannot,
        n_refused=n_cannot,
        notices=tuple(notices),
        summary=f"{_count(n_read, 'capture')} read" + _could_not(n_cannot),
    )


class _Tally:
    """Counts of one run while it goes on."""

    def __init__(self, notices: list[Notice], *, n_missing: int) -> None:
        self.notices, self.n_missing = notices, n_missing
        self.n_new = self.n_seen = self.n_unreadable = self.n_done = self.n_unchanged = 0

    def report(self, n_hidden: int) -> StageReport:
        n_kept = self.n_new + self.n_seen
        summary = f"{_count(n_kept, 'file')} kept ({self.n_new} new, {self.n_seen} seen before)"
        summary += _could_not(self.n_unreadable + self.n_missing)
        summary += f", {_count(n_hidden, 'hidden file')} passed over" if n_hidden else ""
        return StageReport(
            "archive",
            "files",
            n_in=n_kept + self.n_missing,
            n_done=self.n_done,
            n_unchanged=self.n_unchanged,
            n_refused=self.n_unreadable + self.n_missing,
            notices=tuple(self.notices),
            summary=summary,
            details={"n_new": self.n_new, "n_seen_before": self.n_seen, "n_hidden": n_hidden},
        )


def _take(
    store: Store, file: HandedFile, intake: str, *, stated: Stated, known: set[str], tally: _Tally
) -> None:
    """Keep and read one file."""
    try:
        capture = stored.keep(
            store,
            file.path,
            origin=file.origin,
            intake=intake,
            publisher=stated.publisher,
            published=stated.published,
            title=stated.title,
        )
    except InputRefused as refusal:
        tally.notices.append(_unopened(refusal))
        tally.n_missing += 1
        return
    is_new = capture.sha256 not in known
    known.add(capture.sha256)
    newly_read = _read(store, capture)
    notices = newly_read if newly_read is not None else stored.notices_about(store, capture.sha256)
    tally.notices += notices
    tally.n_new += is_new
    tally.n_seen += not is_new
    if n_refused(notices):
        tally.n_unreadable += 1
    elif is_new or newly_read is not None:
        tally.n_done += 1
    else:
        tally.n_unchanged += 1


def _read(store: Store, capture: Capture) -> list[Notice] | None:
    """Read one capture and store the reading; None when it is already read on the same basis."""
    stated = stored.stated_about(store, capture.sha256)
    basis = stated.basis(READER)
    if stored.is_read(store, capture.sha256, basis=basis):
        return None
    document, notices = _document(store, capture, stated)
    stored.add_document(store, document, basis=basis, found=notices, refused=n_refused(notices) > 0)
    return notices


def _document(store: Store, capture: Capture, stated: Stated) -> tuple[Document, list[Notice]]:
    too_large = refusal_of_size(capture.n_bytes, stated.file_name)
    document, notices = read_document(
        b"" if too_large else stored.content(store, capture.sha256),
        media_type=capture.media_type,
        sha256=capture.sha256,
        file_name=stated.file_name,
        publisher=stated.publisher,
        published=stated.published,
        title=stated.title,
    )
    return document, [too_large] if too_large else notices


def _unopened(refusal: InputRefused) -> Notice:
    return Notice(
        "archive",
        "archive.unopened",
        "refused",
        refusal.where,
        refusal.found,
        refusal.expected,
        refusal.advice,
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _could_not(number: int) -> str:
    return f", {number} could not be read" if number else ""
