"""What a database holds beside the digests of its rows: row numbers, and triggers against overwriting.

The digest of a row leaves a number in ``id`` out, because SQLite gives it. What is newest, and which rows
belong to one another, hangs on that number all the same; the log has the order a second time, and here
the two are held against each other. In: a database. Out: sentences about what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from uncounted.store.database import Database

# rows that are stored in one change with the row that they belong to
_TOGETHER = (
    ("figures_figure", "reading", "figures_reading"),
    ("figures_not_figure", "reading", "figures_reading"),
    ("figures_statement", "reading", "figures_reading"),
    ("match_member", "matching_id", "match_matching"),
    ("match_pair", "matching_id", "match_matching"),
    ("match_forward", "matching_id", "match_matching"),
)


def order_faults(db: Database) -> Iterator[tuple[str, str, str]]:
    """Give where, what is wrong and what was expected, for row numbers that are not as the log says."""
    for table in _numbered(db):
        if out_of_order := db.scalar(
            "SELECT count(*) FROM (SELECT log_seq, lag(log_seq) OVER (ORDER BY id) AS before "
            f"FROM {table}) WHERE log_seq < before"
        ):
            yield f"table {table}", _rows(out_of_order, "numbered out of order"), "numbers in the log's order"
    for table, column, parent in _TOGETHER:
        if apart := db.scalar(
            f"SELECT count(*) FROM {table} JOIN {parent} ON {parent}.id = {column} "
            f"WHERE {table}.log_seq <> {parent}.log_seq"
        ):
            yield f"table {table}", _rows(apart, "of another change"), f"rows stored with their {parent}"
    if strange := db.scalar(
        "SELECT count(*) FROM figures_check JOIN figures_check AS first ON first.id = figures_check.place "
        "WHERE first.place <> first.id OR first.sha256 <> figures_check.sha256"
    ):
        yield "table figures_check", _rows(strange, "on another check's place"), "the first check there"
    if strange := db.scalar(
        "SELECT count(*) FROM figures_again JOIN figures_reading ON figures_reading.id = reading "
        "JOIN log ON log.seq = figures_again.log_seq WHERE log.object <> sha256"
    ):
        yield "table figures_again", _rows(strange, "about another document"), "a reading of that document"


def trigger_faults(db: Database) -> Iterator[tuple[str, str, str]]:
    """Give the tables whose rows could be changed or removed, because their triggers are gone."""
    there = {row[0] for row in db.query("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    for table in [*db.tables(), "log"]:
        if not {f"{table}_no_update", f"{table}_no_delete"} <= there:
            yield (
                f"table {table}",
                "its triggers against overwriting are missing",
                "the ones of `uncounted init`",
            )


def _numbered(db: Database) -> Iterator[str]:
    for table in db.tables():
        columns = {row["name"]: row["type"] for row in db.query(f"PRAGMA table_info({table})")}
        if columns.get("id") == "INTEGER" and "log_seq" in columns:
            yield table


def _rows(number: object, what: str) -> str:
    return f"1 row {what}" if number == 1 else f"{number} rows {what}"
