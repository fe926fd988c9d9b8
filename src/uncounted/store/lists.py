"""Releases of lists of persons, their rows, and what changed from one release to the next.

A release is a list name and a file. Reading the same file again with another mapping or a newer
reader adds a further *reading* of that release, with the same row ids, so that judgements about
rows keep their meaning; every function here answers for the newest reading.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from uncounted.domain.notice import Notice
from uncounted.domain.row import Fields, ListRelease, Row, RowChange
from uncounted.store import notices as notice_store
from uncounted.store.store import Store

_NEWEST_READING = (
    "reading = (SELECT max(reading) FROM lists_release AS other WHERE other.release_id = {t}.release_id)"
)


def releases(store: Store) -> list[ListRelease]:
    """Give every release, by list name and then from the oldest release to the newest.

    The newest release of a list is the one with the latest release date; of one date, the one taken
    in last. A release whose date is not known counts as no older than what was there before it.
    """
    rows = store.db.query(
        f"SELECT * FROM lists_release WHERE {_NEWEST_READING.format(t='lists_release')} ORDER BY list_name, "
        "(SELECT min(log_seq) FROM lists_release AS first WHERE first.release_id = lists_release.release_id)"
    )
    by_list: dict[str, list[ListRelease]] = {}
    for row in rows:
        by_list.setdefault(row["list_name"], []).append(_release(row))
    return [release for of_list in by_list.values() for release in oldest_first(of_list)]


def oldest_first(taken_in: Sequence[ListRelease]) -> list[ListRelease]:
    """Order the releases of one list, given in the order they were taken in."""
    dated, latest = [], ""
    for release in taken_in:
        dated.append((release.released or latest, release))
        latest = max(latest, release.released)
    return [release for _, release in sorted(dated, key=lambda pair: pair[0])]


def newest_releases(store: Store) -> list[ListRelease]:
    """Give the newest release of each list, by list name."""
    return list({release.list_name: release for release in releases(store)}.values())


def current_rows(store: Store) -> list[Row]:
    """Give the rows that matching may use, ordered by row id: named rows of each list's newest release."""
    rows = [
        row for release in newest_releases(store) for row in _rows(store, release.release_id, "AND is_usable = 1")
    ]
    return sorted(rows, key=lambda row: row.row_id)


def all_rows(store: Store, release_id: str) -> list[Row]:
    """Give every row of one release in the order of the file, refused rows included."""
    return list(_rows(store, release_id))


def changes(store: Store, release_id: str) -> list[RowChange]:
    """Give what differs between a release and the one before it, in the order of the two files."""
    rows = store.db.query(
        f"SELECT * FROM lists_change WHERE release_id = ? AND {_NEWEST_READING.format(t='lists_change')} "
        "ORDER BY position",
        (release_id,),
    )
    return [
        RowChange(row["kind"], row["row_id"], row["previous_row_id"], tuple(json.loads(row["columns"])))
        for row in rows
    ]


def read_with(store: Store, release_id: str) -> str | None:
    """Give the reader and settings of the newest reading as stored, None when there is none."""
    value = store.db.scalar(
        "SELECT read_with FROM lists_release WHERE release_id = ? ORDER BY reading DESC LIMIT 1", (release_id,)
    )
    return None if value is None else str(value)


def add_release(
    store: Store,
    release: ListRelease,
    rows: Iterable[Row],
    *,
    changes: Iterable[RowChange] = (),
    notices: Iterable[Notice] = (),
    file_name: str = "",
    read_with: str = "",
) -> None:
    """Store a release, its rows, what changed and what was refused: all in one transaction, or nothing.

    Parameters
    ----------
    release
        With counts filled in. A release that is there already gets a further reading.
    rows
        All rows, refused ones included.
    changes
        Against ``release.previous``.
    notices
        Everything refused or doubtful, that of the rows included.
    file_name
        Name of the file, without a folder.
    read_with
        Reader and settings, in any text that is the same when they are the same.
    """
    reading = 1 + int(
        store.db.scalar(
            "SELECT coalesce(max(reading), 0) FROM lists_release WHERE release_id = ?", (release.release_id,)
        )
        or 0
    )
    key: dict[str, str | int] = {"release_id": release.release_id, "reading": reading}
    with store.change("lists.release", release.release_id) as change:
        change.add("lists_release", key | _release_columns(release, file_name, read_with))
        change.add_many(
            "lists_row", (key | _row_columns(row, position) for position, row in enumerate(rows, 1))
        )
        change.add_many(
            "lists_change",
            (key | _change_columns(one, position) for position, one in enumerate(changes, 1)),
        )
        notice_store.add(change, release.release_id, notices)


def add_refusal(store: Store, release_id: str, notice: Notice) -> None:
    """Store that a whole file was refused; the same refusal is stored once."""
    if notice not in notice_store.about(store, release_id):
        with store.change("lists.refuse", release_id) as change:
            notice_store.add(change, release_id, [notice])


def _rows(store: Store, release_id: str, condition: str = "") -> Iterator[Row]:
    for row in store.db.stream(
        f"SELECT * FROM lists_row WHERE release_id = ? AND {_NEWEST_READING.format(t='lists_row')} "
        f"{condition} ORDER BY position",
        (release_id,),
    ):
        yield Row(
            row_id=row["row_id"],
            list_name=row["list_name"],
            number=row["number"],
            sheet=row["sheet"],
            cells=json.loads(row["cells"]),
            fields=msgspec.json.decode(row["fields"], type=Fields),
            notices=msgspec.json.decode(row["notices"], type=tuple[Notice, ...]),
        )


def _release(row: sqlite3.Row) -> ListRelease:
    return ListRelease(
        release_id=row["release_id"],
        list_name=row["list_name"],
        publisher=row["publisher"],
        released=row["released"],
        sha256=row["sha256"],
        columns=tuple(json.loads(row["columns"])),
        mapping=json.loads(row["mapping"]),
        n_rows=row["n_rows"],
        n_refused_rows=row["n_refused_rows"],
        previous=row["previous"],
        n_added=row["n_added"],
        n_changed=row["n_changed"],
        n_vanished=row["n_vanished"],
        n_unchanged=row["n_unchanged"],
    )


def _release_columns(release: ListRelease, file_name: str, read_with: str) -> dict[str, str | int]:
    return {
        "list_name": release.list_name,
        "publisher": release.publisher,
        "released": release.released,
        "sha256": release.sha256,
        "file_name": file_name,
        "read_with": read_with,
        "columns": _json(release.columns),
        "mapping": _json(release.mapping),
        "n_rows": release.n_rows,
        "n_refused_rows": release.n_refused_rows,
        "previous": release.previous,
        "n_added": release.n_added,
        "n_changed": release.n_changed,
        "n_vanished": release.n_vanished,
        "n_unchanged": release.n_unchanged,
    }


def _row_columns(row: Row, position: int) -> dict[str, str | int]:
    return {
        "row_id": row.row_id,
        "position": position,
        "list_name": row.list_name,
        "number": row.number,
        "sheet": row.sheet,
        "is_usable": int(row.fields.name is not None),
        "cells": _json(row.cells),
        "fields": _json(row.fields),
        "notices": _json(row.notices),
    }


def _change_columns(change: RowChange, position: int) -> dict[str, str | int]:
    return {
        "position": position,
        "kind": change.kind,
        "row_id": change.row_id,
        "previous_row_id": change.previous_row_id,
        "columns": _json(change.columns),
    }


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
