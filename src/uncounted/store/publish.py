"""What was published: briefs, their files, and what each of their numbers is bound to.

A brief is never changed: publishing the same period again from other inputs adds an issue. The
files themselves are in ``out/`` and can be written again at any time from the same inputs.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from uncounted.domain.brief import Brief, PublishedFile
from uncounted.domain.matching import Judgement, Matching
from uncounted.domain.row_key import present_ids
from uncounted.store import lists, match
from uncounted.store.store import Store


def record(store: Store, brief: Brief) -> str:
    """Keep one issue of the brief, with its files and numbers, in one change.

    Returns
    -------
    str
        Its id: the period and the number of the issue, ``2031-03-24-to-2031-03-30:1``.
    """
    period = f"{brief.period_start}-to-{brief.period_end}"
    with store.change("publish.brief", f"brief:{period}") as change:
        issue = _n_issues(store, brief.period_start, brief.period_end) + 1
        brief_id = f"{period}:{issue}"
        change.add(
            "publish_brief",
            {
                "brief_id": brief_id,
                "period_start": brief.period_start,
                "period_end": brief.period_end,
                "languages": _languages(file.language for file in brief.files),
                "input_hash": brief.input_hash,
                "issue": issue,
            },
        )
        change.add_many("publish_file", ({"brief_id": brief_id, **_columns(file)} for file in brief.files))
        change.add_many(
            "publish_number",
            (
                {"brief_id": brief_id, "anchor": anchor, "bound_to": bound_to}
                for anchor, bound_to in sorted(brief.numbers.items())
            ),
        )
    return brief_id


def latest(store: Store, start: str, end: str, *, languages: Iterable[str]) -> Brief | None:
    """Give the newest issue for a period in exactly these languages, or None."""
    rows = store.db.query(
        "SELECT * FROM publish_brief WHERE period_start = ? AND period_end = ? AND languages = ? "
        "ORDER BY issue DESC LIMIT 1",
        (start, end, _languages(languages)),
    )
    return _brief(store, rows[0]) if rows else None


def briefs(store: Store) -> list[Brief]:
    """Give every issue, by period and then in the order they were published."""
    rows = store.db.query("SELECT * FROM publish_brief ORDER BY period_start, period_end, issue")
    return [_brief(store, row) for row in rows]


def is_in_place(store: Store, file: PublishedFile) -> bool:
    """Say whether a published file is there with the bytes that were published."""
    path = store.root / file.path
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256


def arrivals(store: Store) -> list[tuple[str, str]]:
    """Give SHA-256 and origin of everything archived, in the order it came; see `store.archive.custody`."""
    rows = store.db.query("SELECT sha256, origin FROM archive_custody ORDER BY id")
    return [(row["sha256"], row["origin"]) for row in rows]


def judgements_known(store: Store, matching: Matching) -> list[Judgement]:
    """Give the judgements made before the current matching, oldest first, by the row ids of that matching.

    Those on rows that the matching does not hold are left out.
    """
    n_known = store.db.scalar(
        "SELECT count(*) FROM match_judgement WHERE log_seq < (SELECT max(log_seq) FROM match_matching)"
    )
    made = match.every_judgement(store)[: int(n_known or 0)]
    then = present_ids(matching.list_of, lists.row_lineage(store)) if made else {}
    known = []
    for each in made:
        row_a, row_b = sorted((then.get(each.row_a, ""), then.get(each.row_b, "")))
        if row_a and row_a != row_b:
            known.append(replace(each, row_a=row_a, row_b=row_b))
    return known


def _n_issues(store: Store, start: str, end: str) -> int:
    n_issues = store.db.scalar(
        "SELECT COUNT(*) FROM publish_brief WHERE period_start = ? AND period_end = ?", (start, end)
    )
    return int(n_issues or 0)


def _brief(store: Store, row: sqlite3.Row) -> Brief:
    files = store.db.query("SELECT * FROM publish_file WHERE brief_id = ? ORDER BY path", (row["brief_id"],))
    numbers = store.db.query(
        "SELECT * FROM publish_number WHERE brief_id = ? ORDER BY anchor", (row["brief_id"],)
    )
    return Brief(
        period_start=row["period_start"],
        period_end=row["period_end"],
        input_hash=row["input_hash"],
        files=tuple(
            PublishedFile(file["path"], file["sha256"], file["language"], file["format"]) for file in files
        ),
        numbers={number["anchor"]: number["bound_to"] for number in numbers},
    )


def _columns(file: PublishedFile) -> dict[str, str]:
    return {"path": file.path, "sha256": file.sha256, "language": file.language, "format": file.format}


def _languages(languages: Iterable[str]) -> str:
    return ",".join(sorted(set(languages)))
