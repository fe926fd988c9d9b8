"""Notices kept with the object they are about."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from uncounted.domain.notice import Notice
from uncounted.store.database import Change
from uncounted.store.store import Store


def add(change: Change, object_id: str, notices: Iterable[Notice]) -> None:
    """Keep the notices about one object as part of a change."""
    change.add_many(
        "notice",
        (
            {
                "object": object_id,
                "stage": notice.stage,
                "code": notice.code,
                "level": notice.level,
                "place": notice.where,
                "found": notice.found,
                "expected": notice.expected,
                "advice": notice.advice,
            }
            for notice in notices
        ),
    )


def about(store: Store, object_id: str) -> list[Notice]:
    """Give the notices about one object, in the order they were made."""
    rows = store.db.query("SELECT * FROM notice WHERE object = ? ORDER BY id", (object_id,))
    return [_notice(row) for row in rows]


def of_stage(store: Store, stage: str) -> list[Notice]:
    """Give every notice that a stage ever made, in the order they were made."""
    return [
        _notice(row) for row in store.db.query("SELECT * FROM notice WHERE stage = ? ORDER BY id", (stage,))
    ]


def _notice(row: sqlite3.Row) -> Notice:
    return Notice(
        stage=row["stage"],
        code=row["code"],
        level=row["level"],
        where=row["place"],
        found=row["found"],
        expected=row["expected"],
        advice=row["advice"],
    )
