"""People's checks of figures, and the readings with the checks over them.

A check is only ever added: the newest on a place holds and every earlier one stays as evidence. Use
`checked_readings` wherever figures are used; `uncounted.store.figures` has the machine's alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from uncounted.domain.anchor import Anchor
from uncounted.domain.check import Check
from uncounted.domain.checked import CheckedReading, checked_reading
from uncounted.domain.document import Document
from uncounted.domain.figure import Figure, Reading, Why
from uncounted.domain.figure_id import short_hashes
from uncounted.errors import SettingsRefused
from uncounted.store import archive, figures
from uncounted.store.store import Store

_KNOWN = frozenset(Figure.__dataclass_fields__)


def add_check(store: Store, check: Check, *, seen: int | None = None) -> Check:
    """Keep a person's word on a figure, in one change.

    Parameters
    ----------
    store
        The workspace.
    check
        Its place is 0 for the first word on a figure; `by` is the workspace's actor when empty.
    seen
        What `newest` gave before the person's word was worked out; None when nobody else can be at work.

    Returns
    -------
    Check
        As stored, with its place, person and time.

    Raises
    ------
    SettingsRefused
        When somebody else has checked the same words since `seen`.
    """
    start, end = check.anchor.span
    # the log names a place, never words or a person: those are in the row, whose digest the entry holds
    with store.change("figures.check", f"figure:{check.sha256}:{start}") as change:
        if seen is not None and _is_overtaken(store, check, seen):
            raise SettingsRefused(
                "somebody else has checked this figure in the meantime",
                where=f"figure {check.sha256[:12]}:{start}",
                expected="a figure that is as you saw it",
                advice="look at it again: uncounted figures checks; your word was not kept",
            )
        key = newest(store) + 1
        kept = replace(check, place=check.place or key, by=check.by or change.by, at=change.at)
        change.add(
            "figures_check",
            {
                "id": key,
                "place": kept.place,
                "sha256": kept.sha256,
                "span_start": start,
                "span_end": end,
                "quote": kept.anchor.quote,
                "before": kept.anchor.before,
                "after": kept.anchor.after,
                "text_sha256": kept.anchor.text_sha256,
                "verdict": kept.verdict,
                "figure": _encoded(kept.figure),
                "machine": None if kept.machine is None else _encoded(kept.machine),
                "reader": kept.reader,
                "by": kept.by,
                "why": kept.why,
            },
        )
    return kept


def newest(store: Store) -> int:
    """Give the number of the newest check in the workspace, 0 before the first."""
    return int(str(store.db.scalar("SELECT coalesce(max(id), 0) FROM figures_check")))


def checks(store: Store, sha256: str | None = None) -> dict[str, list[Check]]:
    """Give every check ever made, by document, oldest first; of one document where one is named."""
    rows = store.db.query(
        "SELECT figures_check.*, log.at AS at FROM figures_check JOIN log ON log.seq = log_seq "
        "WHERE ?1 IS NULL OR sha256 = ?1 ORDER BY figures_check.id",
        (sha256,),
    )
    found: dict[str, list[Check]] = {}
    for row in rows:
        found.setdefault(row["sha256"], []).append(_check(row))
    return found


def checked_readings(store: Store) -> list[CheckedReading]:
    """Give the newest reading of each document with people's checks over it, in the order of the documents.

    A document that was never read is there when somebody added a figure to it; one that can no longer
    be read comes last, and all its checks wait for a person.
    """
    documents = {each.sha256: each for each in archive.documents(store)}
    read = {each.sha256: each for each in figures.readings(store)}
    made = checks(store)
    return [
        _checked(sha256, documents.get(sha256), read.get(sha256), made.get(sha256, []))
        for sha256 in _in_order(documents, read, made)
    ]


def checked_reading_of(store: Store, sha256: str) -> CheckedReading:
    """Give the newest reading of one document with people's checks over it."""
    refused = store.db.scalar(
        "SELECT refused FROM archive_document WHERE sha256 = ? ORDER BY id DESC LIMIT 1", (sha256,)
    )
    document = archive.document(store, sha256) if refused == 0 else None
    made = checks(store, sha256).get(sha256, [])
    return _checked(sha256, document, figures.reading_of(store, sha256), made)


def document_names(store: Store) -> Mapping[str, str]:
    """Give for each capture the start of its SHA-256 by which people name it."""
    return short_hashes(each.sha256 for each in archive.captures(store))


def _is_overtaken(store: Store, check: Check, seen: int) -> bool:
    start, end = check.anchor.span
    since = store.db.scalar(
        "SELECT 1 FROM figures_check WHERE sha256 = ? AND id > ? "
        "AND (place = ? OR (span_start < ? AND span_end > ?))",
        (check.sha256, seen, check.place, end, start),
    )
    return since is not None


def _in_order(documents: dict[str, Any], read: dict[str, Any], made: dict[str, Any]) -> Iterator[str]:
    yield from (sha256 for sha256 in documents if sha256 in read or sha256 in made)
    yield from sorted((read.keys() | made.keys()) - documents.keys())


def _checked(
    sha256: str, document: Document | None, read: Reading | None, made: list[Check]
) -> CheckedReading:
    text = document.text if document else ""
    return checked_reading(read or Reading(sha256, "", (), (), ()), text, made)


def _encoded(figure: Figure) -> str:
    # floats throughout, so that the same figure is always the same text
    row = asdict(figure) | {
        name: None if (number := getattr(figure, name)) is None else float(number)
        for name in ("value", "low", "high")
    }
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def _decoded(text: str) -> Figure:
    row = {name: value for name, value in json.loads(text).items() if name in _KNOWN}
    row["span"] = tuple(row["span"])
    row["why"] = tuple(
        Why(each["field"], each["rule"], None if each["span"] is None else tuple(each["span"]))
        for each in row["why"]
    )
    return Figure(**row)


def _check(row: sqlite3.Row) -> Check:
    span = (row["span_start"], row["span_end"])
    return Check(
        row["sha256"],
        Anchor(span, row["quote"], row["before"], row["after"], row["text_sha256"]),
        verdict=row["verdict"],
        figure=_decoded(row["figure"]),
        machine=None if row["machine"] is None else _decoded(row["machine"]),
        reader=row["reader"],
        place=row["place"],
        by=row["by"],
        why=row["why"],
        at=row["at"],
    )
