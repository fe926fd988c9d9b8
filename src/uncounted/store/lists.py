"""Releases of lists of persons, their rows, and what changed from one release to the next.

A release is a list name and a file. Reading the same file again with another mapping or a newer
reader adds a further *reading* of that release, with the same row ids, so that judgements about
rows keep their meaning; every function here answers for the newest reading.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import msgspec

from uncounted.domain.notice import Notice
from uncounted.domain.row import Fields, ListRelease, Row, RowChange
from uncounted.store import list_order
from uncounted.store import notices as notice_store
from uncounted.store.list_order import HandIn
from uncounted.store.store import Store

_NEWEST_READING = (
    "reading = (SELECT max(reading) FROM lists_release AS other WHERE other.release_id = {t}.release_id)"
)


def releases(store: Store) -> list[ListRelease]:
    """Give every release, by list name and then from the oldest release to the newest.

    The newest release of a list is the one with the latest release date; of one date, the one handed
    in last. A release whose date is not known counts as no older than what was handed in before it.
    ``previous`` is the release it was compared with when it was read, and empty once a new date or
    order has put that one after it.
    """
    by_list: dict[str, list[ListRelease]] = {}
    for release in _taken_in(store):
        by_list.setdefault(release.list_name, []).append(release)
    return [release for of_list in by_list.values() for release in _without_circles(oldest_first(of_list))]


def oldest_first(taken_in: Sequence[ListRelease]) -> list[ListRelease]:
    """Order the releases of one list, given in the order they were handed in."""
    dated, latest = [], ""
    for release in taken_in:
        dated.append((release.released or latest, release))
        latest = max(latest, release.released)
    return [release for _, release in sorted(dated, key=lambda pair: pair[0])]


def newest_releases(store: Store) -> list[ListRelease]:
    """Give the newest release of each list, by list name: the one that is counted."""
    return list({release.list_name: release for release in releases(store)}.values())


def same_file_lists(store: Store) -> list[tuple[str, str]]:
    """Give the pairs of lists that are counted from the very same file, by name."""
    pairs = combinations(newest_releases(store), 2)
    return [(one.list_name, other.list_name) for one, other in pairs if one.sha256 == other.sha256]


def predecessor(store: Store, release: ListRelease, how: HandIn | None = None) -> ListRelease | None:
    """Give the release that comes before one, stored or about to be stored; None when it is the first.

    Parameters
    ----------
    release
        With its date.
    how
        How it is about to be handed in; None when it stays where it is.
    """
    taken_in = {one.release_id: one for one in _taken_in(store) if one.list_name == release.list_name}
    ids = list(taken_in)
    if how or release.release_id not in taken_in:
        ids = list_order.moved(ids, release.release_id, how.goes_before if how else "")
    taken_in[release.release_id] = release
    ordered = oldest_first([taken_in[release_id] for release_id in ids])
    before = ordered.index(release) - 1
    return ordered[before] if before >= 0 else None


def find_release(store: Store, release_id: str) -> ListRelease | None:
    """Give one release, None when it is not there."""
    return next((release for release in releases(store) if release.release_id == release_id), None)


def current_rows(store: Store) -> list[Row]:
    """Give the rows that matching may use, ordered by row id: named rows of each list's newest release."""
    rows = [
        row
        for release in newest_releases(store)
        for row in _rows(store, release.release_id, "AND is_usable = 1")
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


def row_lineage(store: Store) -> dict[str, str]:
    """Give for each row of every release the row it is first seen as, through all releases of its list.

    Releases are aligned when they are taken in (`uncounted.lists.diff`), so one row keeps one lineage
    when it moves or is corrected, and when an earlier release is handed in again. A row that no earlier
    release has is its own.
    """
    rows = store.db.query(
        "SELECT row_id, previous_row_id FROM lists_row "
        "ORDER BY (SELECT min(log_seq) FROM lists_release AS first "
        "WHERE first.release_id = lists_row.release_id), reading, position"
    )
    rank: dict[str, int] = {}
    links: dict[str, list[str]] = {}
    for row in rows:
        rank.setdefault(row["row_id"], len(rank))
        if row["previous_row_id"]:
            links.setdefault(row["row_id"], []).append(row["previous_row_id"])
    before = {row_id: _link(found, rank[row_id], rank) for row_id, found in links.items()}
    return {row_id: _first_seen(row_id, before, rank) for row_id in rank}


def _link(found: Sequence[str], own_rank: int, rank: Mapping[str, int]) -> str:
    """Choose among the links of a row's readings: the newest to a row that was stored before it.

    A release that was handed in again is also aligned with releases that were stored after it; those
    lead back to it.
    """
    earlier = [one for one in found if rank.get(one, -1) < own_rank]
    return (earlier or found)[-1]


def _first_seen(row_id: str, before: Mapping[str, str], rank: Mapping[str, int]) -> str:
    path = [row_id]
    while earlier := before.get(path[-1]):
        if earlier in path:
            # each of two releases was read as the one after the other: the one stored first was first
            return min(path[path.index(earlier) :], key=lambda one: rank.get(one, -1))
        path.append(earlier)
    return path[-1]


def read_with(store: Store, release_id: str) -> str | None:
    """Give the reader and settings of the newest reading as stored, None when there is none."""
    value = store.db.scalar(
        "SELECT read_with FROM lists_release WHERE release_id = ? ORDER BY reading DESC LIMIT 1",
        (release_id,),
    )
    return None if value is None else str(value)


def notices(store: Store, release_id: str) -> list[Notice]:
    """Give everything refused or doubtful in the newest reading of a release, or why its file was refused."""
    reading = _n_readings(store, release_id)
    return notice_store.about(store, _notice_object(release_id, reading))


def add_release(
    store: Store,
    release: ListRelease,
    rows: Iterable[Row],
    *,
    changes: Iterable[RowChange] = (),
    previous_of: Mapping[str, str] | None = None,
    notices: Iterable[Notice] = (),
    file_name: str = "",
    read_with: str = "",
    how: HandIn | None = None,
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
    previous_of
        Row id to the id of the same row in ``release.previous``, for rows that are not new.
    notices
        Everything refused or doubtful, that of the rows included.
    file_name
        Name of the file, without a folder.
    read_with
        Reader and settings, in any text that is the same when they are the same.
    how
        How its file was handed in; None when a release that is there is only read anew.
    """
    with store.change("lists.release", release.release_id) as change:
        reading = 1 + _n_readings(store, release.release_id)
        key: dict[str, str | int] = {"release_id": release.release_id, "reading": reading}
        aligned = previous_of or {}
        change.add("lists_release", key | _release_columns(release, file_name, read_with))
        change.add_many(
            "lists_row",
            (
                {**key, **_row_columns(row, position), "previous_row_id": aligned.get(row.row_id)}
                for position, row in enumerate(rows, 1)
            ),
        )
        change.add_many(
            "lists_change",
            (key | _change_columns(one, position) for position, one in enumerate(changes, 1)),
        )
        notice_store.add(change, _notice_object(release.release_id, reading), notices)
        if how:
            list_order.add(store, change, release.list_name, release.release_id, how=how)


def add_refusal(store: Store, release_id: str, notice: Notice) -> None:
    """Store that a whole file was refused; the same refusal is stored once."""
    about = _notice_object(release_id, _n_readings(store, release_id))
    if notice not in notice_store.about(store, about):
        with store.change("lists.refuse", release_id) as change:
            notice_store.add(change, about, [notice])


def _n_readings(store: Store, release_id: str) -> int:
    n_readings = store.db.scalar("SELECT count(*) FROM lists_release WHERE release_id = ?", (release_id,))
    return int(n_readings or 0)


def _notice_object(release_id: str, reading: int) -> str:
    """Name what notices are about: each further reading has its own."""
    return release_id if reading < 2 else f"{release_id}#{reading}"


def _taken_in(store: Store) -> list[ListRelease]:
    """Give the newest reading of every release, by list name and then in the order of handing in."""
    rows = store.db.query(f"SELECT * FROM lists_release WHERE {_NEWEST_READING.format(t='lists_release')}")
    by_id = {row["release_id"]: _release(row) for row in rows}
    return [by_id[release_id] for release_id in list_order.release_ids(store)]


def _without_circles(ordered: Sequence[ListRelease]) -> Iterator[ListRelease]:
    """Leave out what was compared with a release that now comes later."""
    earlier: set[str] = set()
    for release in ordered:
        if release.previous and release.previous not in earlier:
            release = replace(release, previous="", n_added=0, n_changed=0, n_vanished=0, n_unchanged=0)
        earlier.add(release.release_id)
        yield release


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
