"""Captures, custody and documents as stored.

Use this to keep an original and to read back what is archived. It never parses a document: that is
`uncounted.archive`. Next: `uncounted.store.blobs` for the bytes, `uncounted.store.media` for their type.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from uncounted.domain.capture import Capture, CustodyEvent
from uncounted.domain.date import PartialDate, Precision
from uncounted.domain.document import Document, Encoding, Kind, TextQuality
from uncounted.domain.notice import Notice
from uncounted.errors import InputRefused, OutsideWorld
from uncounted.store import blobs, notices
from uncounted.store.media import media_type_of_file
from uncounted.store.store import Store


@dataclass(frozen=True)
class Stated:
    """What people stated about a capture when they archived it; the latest statement of each field.

    Attributes
    ----------
    file_name
        Name it first came under.
    publisher, published, title
        Empty when nobody said.
    """

    file_name: str = ""
    publisher: str = ""
    published: str = ""
    title: str = ""

    def basis(self, reader: str) -> str:
        """Digest what a reading rests on besides the bytes: the reader's version and these statements."""
        return _digest([reader, self.publisher, self.published, self.title])


def open_intake(store: Store, asked: Iterable[str], *, stated: Stated) -> str:
    """Open an intake, or go on with the one that the same request left unfinished.

    Parameters
    ----------
    asked
        Paths as handed over, relative to the workspace; only their digest is stored.
    stated
        What was said about them.

    Returns
    -------
    str
        Identity of the intake.
    """
    names = list(asked)
    request = _digest([names, stated.publisher, stated.published, stated.title])
    before = store.db.query(
        "SELECT id, EXISTS (SELECT 1 FROM archive_intake_end WHERE intake = id) AS ended "
        "FROM archive_intake WHERE request = ? ORDER BY log_seq",
        (request,),
    )
    if before and not before[-1]["ended"]:
        return str(before[-1]["id"])
    intake = f"intake-{request[:12]}-{len(before) + 1}"
    with store.change("archive.open", intake) as change:
        change.add("archive_intake", {"id": intake, "request": request, "n_asked": len(names)})
    return intake


def end_intake(store: Store, intake: str, *, n_files: int) -> None:
    """Say that an intake is finished: the same request afterwards is a new one."""
    with store.change("archive.end", intake) as change:
        change.add("archive_intake_end", {"intake": intake, "n_files": n_files})


def keep(
    store: Store,
    path: Path,
    *,
    origin: str,
    intake: str,
    publisher: str = "",
    published: str = "",
    title: str = "",
) -> Capture:
    """Keep the bytes of a file and record how they came; a second time in one intake changes nothing.

    Parameters
    ----------
    path
        The file.
    origin
        Its name relative to what was handed over, never an absolute path.
    intake
        An open intake.
    publisher, published, title
        As stated by whoever archives it.

    Raises
    ------
    InputRefused
        When the file cannot be opened.
    OutsideWorld
        When the disk refuses.
    """
    sha256, n_bytes = _keep_bytes(store, path, origin)
    capture = find_capture(store, sha256) or Capture(sha256, n_bytes, _media_type(store, sha256, path.name))
    if _has_custody(store, sha256, origin=origin, intake=intake):
        return capture
    with store.change("archive.capture", sha256) as change:
        if find_capture(store, sha256) is None:
            change.add(
                "archive_capture", {"sha256": sha256, "n_bytes": n_bytes, "media_type": capture.media_type}
            )
        event = {"sha256": sha256, "intake": intake, "at": change.at, "by": change.by, "origin": origin}
        stated = {"publisher": publisher, "published": published, "title": title}
        change.add("archive_custody", event | stated)
    return capture


def captures(store: Store) -> list[Capture]:
    """Give every capture, ordered by SHA-256."""
    rows = store.db.query("SELECT sha256, n_bytes, media_type FROM archive_capture ORDER BY sha256")
    return [Capture(row["sha256"], row["n_bytes"], row["media_type"]) for row in rows]


def find_capture(store: Store, sha256: str) -> Capture | None:
    """Give one capture, or None."""
    rows = store.db.query(
        "SELECT sha256, n_bytes, media_type FROM archive_capture WHERE sha256 = ?", (sha256,)
    )
    return Capture(rows[0]["sha256"], rows[0]["n_bytes"], rows[0]["media_type"]) if rows else None


def custody(store: Store, sha256: str) -> list[CustodyEvent]:
    """Give the custody events of a capture, in the order they happened."""
    rows = store.db.query(
        "SELECT sha256, at, by, origin, publisher, published, title FROM archive_custody "
        "WHERE sha256 = ? ORDER BY id",
        (sha256,),
    )
    return [CustodyEvent(*row) for row in rows]


def is_taken_in(store: Store, sha256: str, *, origin: str, publisher: str) -> bool:
    """Whether these bytes came under this name from this publisher in an intake that was finished."""
    found = store.db.scalar(
        "SELECT 1 FROM archive_custody JOIN archive_intake_end USING (intake) "
        "WHERE sha256 = ? AND origin = ? AND publisher = ? LIMIT 1",
        (sha256, origin, publisher),
    )
    return found is not None


def stated_about(store: Store, sha256: str) -> Stated:
    """Give what people stated about a capture: of each field the latest that was not empty."""
    events = custody(store, sha256)

    def latest(values: list[str]) -> str:
        return next((value for value in reversed(values) if value), "")

    return Stated(
        file_name=events[0].origin if events else "",
        publisher=latest([event.publisher for event in events]),
        published=latest([event.published for event in events]),
        title=latest([event.title for event in events]),
    )


def content(store: Store, sha256: str) -> bytes:
    """Give the bytes of a capture after checking their hash.

    Raises
    ------
    IntegrityBroken
        When they are missing or were changed.
    """
    return blobs.read(store.root, sha256)


def add_document(store: Store, document: Document, *, basis: str, found: list[Notice], refused: bool) -> None:
    """Store one reading of a capture with its notices, as one change.

    Parameters
    ----------
    document
        The reading.
    basis
        `Stated.basis` of what it was read with.
    found
        What was refused or doubtful.
    refused
        Whether the capture cannot be read as a document at all.
    """
    with store.change("archive.read", document.sha256) as change:
        change.add("archive_document", _columns(document) | {"basis": basis, "refused": int(refused)})
        notices.add(change, _reading_id(document.sha256, basis), found)


def is_read(store: Store, sha256: str, *, basis: str) -> bool:
    """Whether the newest reading of a capture rests on this basis."""
    newest = store.db.scalar(
        "SELECT basis FROM archive_document WHERE sha256 = ? ORDER BY id DESC LIMIT 1", (sha256,)
    )
    return newest == basis


def is_refused(store: Store, sha256: str) -> bool:
    """Whether the newest reading says that the capture cannot be read as a document."""
    newest = store.db.scalar(
        "SELECT refused FROM archive_document WHERE sha256 = ? ORDER BY id DESC LIMIT 1", (sha256,)
    )
    return newest == 1


def notices_about(store: Store, sha256: str) -> list[Notice]:
    """Give the notices of the newest reading of a capture."""
    basis = store.db.scalar(
        "SELECT basis FROM archive_document WHERE sha256 = ? ORDER BY id DESC LIMIT 1", (sha256,)
    )
    return notices.about(store, _reading_id(sha256, str(basis))) if basis else []


def documents(store: Store) -> list[Document]:
    """Give the newest reading of every capture that could be read, ordered by issue date, then SHA-256.

    Documents without a date come first. Captures that were refused as documents are left out.
    """
    rows = store.db.query(
        "SELECT * FROM archive_document WHERE id IN (SELECT max(id) FROM archive_document GROUP BY sha256) "
        "AND refused = 0 ORDER BY coalesce(issued, ''), sha256"
    )
    return [_document(row) for row in rows]


def document(store: Store, sha256: str) -> Document:
    """Give the newest reading of one capture; its text is empty when it was refused.

    Raises
    ------
    InputRefused
        When the capture was never read.
    """
    rows = store.db.query(
        "SELECT * FROM archive_document WHERE sha256 = ? ORDER BY id DESC LIMIT 1", (sha256,)
    )
    if not rows:
        raise InputRefused(
            "no such document",
            where=f"archive, SHA-256 {sha256}",
            expected="a capture that was read",
            advice="run `uncounted run`, or archive the file first",
        )
    return _document(rows[0])


def texts(store: Store, sha256: str) -> list[str]:
    """Give every text that was ever extracted from one capture, newest first, each once."""
    rows = store.db.query("SELECT text FROM archive_document WHERE sha256 = ? ORDER BY id DESC", (sha256,))
    return list(dict.fromkeys(row["text"] for row in rows))


def _keep_bytes(store: Store, path: Path, origin: str) -> tuple[str, int]:
    try:
        with path.open("rb") as stream:
            return blobs.keep(store.root, stream)
    except OutsideWorld:
        raise
    except OSError as error:
        raise InputRefused(
            f"cannot be opened ({error.strerror})",
            where=origin,
            expected="a file that may be read",
            advice="check the file and its permissions, then archive it again",
        ) from error


def _media_type(store: Store, sha256: str, name: str) -> str:
    return media_type_of_file(blobs.blob_path(store.root, sha256), name)


def _has_custody(store: Store, sha256: str, *, origin: str, intake: str) -> bool:
    found = store.db.scalar(
        "SELECT 1 FROM archive_custody WHERE intake = ? AND origin = ? AND sha256 = ?",
        (intake, origin, sha256),
    )
    return found is not None


def _reading_id(sha256: str, basis: str) -> str:
    return f"{sha256}:{basis[:12]}"


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()


def _columns(document: Document) -> dict[str, str | int | float | None]:
    issued = document.issued
    return {
        "sha256": document.sha256,
        "reader": document.reader,
        "text": document.text,
        "title": document.title,
        "authors": json.dumps(document.authors, ensure_ascii=False),
        "publisher": document.publisher,
        "kind": document.kind,
        "languages": json.dumps(document.languages),
        "encoding": document.encoding,
        "issued": issued.edtf if issued else None,
        "issued_precision": issued.precision if issued else None,
        "issued_original": issued.original if issued else None,
        "reference": document.reference,
        "quality_score": document.quality.score,
        "quality_reliable": int(document.quality.reliable),
        "quality_reasons": json.dumps(document.quality.reasons, ensure_ascii=False),
        "main_start": document.main_start,
        "main_end": document.main_end,
        "page_starts": json.dumps(document.page_starts),
    }


def _document(row: sqlite3.Row) -> Document:
    issued = None
    if row["issued"] is not None:
        issued = PartialDate(row["issued"], cast(Precision, row["issued_precision"]), row["issued_original"])
    return Document(
        sha256=row["sha256"],
        text=row["text"],
        title=row["title"],
        authors=tuple(json.loads(row["authors"])),
        publisher=row["publisher"],
        kind=cast(Kind, row["kind"]),
        languages=tuple(json.loads(row["languages"])),
        encoding=cast(Encoding, row["encoding"]),
        issued=issued,
        reference=row["reference"],
        quality=TextQuality(
            row["quality_score"], bool(row["quality_reliable"]), tuple(json.loads(row["quality_reasons"]))
        ),
        main_start=row["main_start"],
        main_end=row["main_end"],
        page_starts=tuple(json.loads(row["page_starts"])),
        reader=row["reader"],
    )
