"""Checks that a workspace is what its log says: chain, rows, originals, published files.

Use it before anything is defended in court. It names every fault it finds, the first one first.
What it cannot see: a workspace put back whole to an older state; keep the number and hash of the
newest log entry somewhere else to catch that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from uncounted.domain.progress import Progress, silent
from uncounted.store import archive, blobs, log, publish, row_order
from uncounted.store.database import change_digest, row_digest
from uncounted.store.store import Store


@dataclass(frozen=True)
class Fault:
    """One thing that is not as it was recorded."""

    where: str
    found: str
    expected: str


@dataclass(frozen=True)
class Verification:
    """What was checked and what is wrong.

    Attributes
    ----------
    n_entries, n_rows, n_originals, n_published
        Log entries, database rows, originals and published files that were checked.
    n_unclaimed
        Sound originals that no capture names: left by a run that was stopped; harmless.
    last_entry, last_hash
        Number and hash of the newest log entry; note them down elsewhere.
    faults
        Empty when all is well.
    """

    n_entries: int
    n_rows: int
    n_originals: int
    n_published: int
    n_unclaimed: int
    last_entry: int
    last_hash: str
    faults: tuple[Fault, ...]


def verify(store: Store, *, progress: Progress = silent) -> Verification:
    """Walk the log, digest every row, re-hash every original and published file."""
    faults = list(_database_faults(store))
    entries = list(store.db.stream("SELECT * FROM log ORDER BY seq"))
    faults += _chain_faults(entries)
    n_rows, row_faults = _row_faults(store, entries, progress)
    faults += row_faults
    faults += [Fault(*each) for each in row_order.order_faults(store.db)]
    n_originals, n_unclaimed, blob_faults = _original_faults(store, progress)
    faults += blob_faults
    n_published, published_faults = _published_faults(store)
    faults += published_faults
    faults += [Fault(*each) for each in row_order.trigger_faults(store.db)]
    last_entry, last_hash = (entries[-1]["seq"], entries[-1]["hash"]) if entries else (0, log.GENESIS)
    return Verification(
        len(entries), n_rows, n_originals, n_published, n_unclaimed, last_entry, last_hash, tuple(faults)
    )


def _database_faults(store: Store) -> Iterator[Fault]:
    for (message,) in store.db.query("PRAGMA integrity_check(1)"):
        if message != "ok":
            yield Fault("uncounted.db", "the database file is damaged", "a sound SQLite file")
    for row in store.db.query("PRAGMA foreign_key_check"):
        yield Fault(f"table {row[0]}, row {row[1]}", "it points to nothing", f"a matching entry of {row[2]}")


def _chain_faults(entries: list[sqlite3.Row]) -> Iterator[Fault]:
    previous_hash = log.GENESIS
    for number, row in enumerate(entries, 1):
        where = f"log entry {row['seq']}"
        if row["seq"] != number:
            yield Fault(where, "entries before it are missing", f"entry {number}")
            return
        entry = log.Entry.linked(
            seq=row["seq"],
            at=row["at"],
            by=row["by"],
            action=row["action"],
            object_id=row["object"],
            before_hash=row["before_hash"],
            after_hash=row["after_hash"],
            previous_hash=previous_hash,
        )
        if row["previous_hash"] != previous_hash or row["hash"] != entry.hash:
            yield Fault(where, "the entry was changed", "the hash that links it to the entry before")
            return
        previous_hash = entry.hash


def _row_faults(store: Store, entries: list[sqlite3.Row], progress: Progress) -> tuple[int, list[Fault]]:
    tables, n_rows, faults = store.db.tables(), 0, []
    for n_done, entry in enumerate(entries, 1):
        digests: list[str] = []
        for table in tables:
            rows = store.db.query(f"SELECT * FROM {table} WHERE log_seq = ?", (entry["seq"],))
            digests += [row_digest(table, dict(row)) for row in rows]
        n_rows += len(digests)
        if change_digest(digests) != entry["after_hash"]:
            faults.append(
                Fault(
                    f"log entry {entry['seq']} ({entry['action']} {entry['object']})",
                    "rows of this change were altered, added or removed",
                    "the rows that were stored with it",
                )
            )
        progress("checking rows", n_done, len(entries))
    return n_rows, faults


def _original_faults(store: Store, progress: Progress) -> tuple[int, int, list[Fault]]:
    captures = {capture.sha256 for capture in archive.captures(store)}
    faults, n_unclaimed, seen = [], 0, set()
    paths = list(blobs.every(store.root))
    for n_done, path in enumerate(paths, 1):
        seen.add(path.name)
        if blobs.hash_of(path) != path.name:
            faults.append(Fault(f"archive, SHA-256 {path.name}", "the original was changed", "its own bytes"))
        elif path.name not in captures:
            n_unclaimed += 1
        progress("checking originals", n_done, len(paths))
    faults += [
        Fault(f"archive, SHA-256 {sha256}", "the original is missing", "a file of that name")
        for sha256 in sorted(captures - seen)
    ]
    return len(paths), n_unclaimed, faults


def _published_faults(store: Store) -> tuple[int, list[Fault]]:
    newest = {file.path: file.sha256 for brief in publish.briefs(store) for file in brief.files}
    faults = []
    for path, sha256 in sorted(newest.items()):
        file = store.root / path
        if not file.is_file():
            faults.append(Fault(path, "the published file is missing", "the file that was published"))
        elif blobs.hash_of(file) != sha256:
            faults.append(Fault(path, "the published file was changed", "the bytes that were published"))
    return len(newest), faults
