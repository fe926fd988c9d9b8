"""SQLite as the system of record: opened, migrated, and changed only through `Change`.

Rows are only ever added. Every row carries the sequence number of the log entry that added it, and
the entry carries a digest of all the rows it added, so a later edit of any row shows
(`uncounted.store.verify`). Triggers refuse updates and deletes from careless hands; the digests
catch deliberate ones.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from uncounted.errors import OutsideWorld, SettingsRefused
from uncounted.store import clock, log

Value = str | int | float | bytes | None

_BUSY_TIMEOUT_S = 60.0


class Database:
    """One open connection to ``uncounted.db``."""

    def __init__(self, path: Path) -> None:
        try:
            self._connection = sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._migrate()
        except sqlite3.OperationalError as error:
            raise OutsideWorld(
                f"the database cannot be opened ({error})",
                where=path.name,
                expected="a readable and writable database that no other program holds",
                advice="close other programs that use this workspace and check its permissions",
            ) from error
        except sqlite3.DatabaseError as error:
            raise SettingsRefused(
                f"not a database of ours ({error})",
                where=path.name,
                expected="a workspace made by `uncounted init`",
                advice="restore the workspace from a copy",
            ) from error

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def query(self, sql: str, values: Sequence[Value] = ()) -> list[sqlite3.Row]:
        """Run a reading statement and give all rows."""
        return self._connection.execute(sql, values).fetchall()

    def stream(self, sql: str, values: Sequence[Value] = ()) -> Iterator[sqlite3.Row]:
        """Run a reading statement and give rows one by one."""
        yield from self._connection.execute(sql, values)

    def scalar(self, sql: str, values: Sequence[Value] = ()) -> Value:
        """Run a reading statement and give the first column of its first row, or None."""
        row = self._connection.execute(sql, values).fetchone()
        return None if row is None else row[0]

    def tables(self) -> list[str]:
        """Name the tables whose rows belong to log entries, in alphabetical order."""
        rows = self.query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        return [row[0] for row in rows if row[0] != "log" and not row[0].startswith("sqlite_")]

    @contextmanager
    def change(self, action: str, object_id: str, *, by: str) -> Iterator[Change]:
        """Open one atomic change with one log entry; all of it is stored, or none of it.

        Parameters
        ----------
        action
            Stage word and verb, such as ``archive.capture``.
        object_id
            What is changed: a hash or an id, never a person's data.
        by
            Who, as a pseudonym.

        Yields
        ------
        Change
            Add rows through it. A change that adds no row leaves no log entry.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            change = Change(self._connection, action, object_id, by)
            yield change
            change.seal()
            self._connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._rollback()
            raise OutsideWorld(
                f"the change could not be stored ({error})",
                where=action,
                expected="free disk space and a database that no other program holds",
                advice="free some space or wait, then run again; nothing is half stored",
            ) from error
        except BaseException:
            self._rollback()
            raise

    def _rollback(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _migrate(self) -> None:
        scripts = _migrations()
        if self._version() == len(scripts):
            return
        self._connection.execute("BEGIN IMMEDIATE")
        version = self._version()  # another process may have been first
        if version > len(scripts):
            self._rollback()
            raise SettingsRefused(
                f"the workspace has version {version}",
                where="uncounted.db",
                expected=f"version {len(scripts)} or lower",
                advice="use the newer release of uncounted that made it",
            )
        for _, script in scripts[version:]:
            for statement in _statements(script):
                self._connection.execute(statement)
        self._forbid_overwriting()
        self._connection.execute(f"PRAGMA user_version = {len(scripts)}")
        self._connection.execute("COMMIT")

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def _forbid_overwriting(self) -> None:
        for table in [*self.tables(), "log"]:
            for verb in ("UPDATE", "DELETE"):
                self._connection.execute(
                    f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or removed'); END"
                )


class Change:
    """Rows being added under one log entry."""

    def __init__(self, connection: sqlite3.Connection, action: str, object_id: str, by: str) -> None:
        self._connection = connection
        self._action, self._object, self._by = action, object_id, by
        last = connection.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        self._previous_hash = last["hash"] if last else log.GENESIS
        self.seq: int = (last["seq"] if last else 0) + 1
        self.at = clock.now()
        self.by = by
        self._digests: list[str] = []

    def add(self, table: str, row: Mapping[str, Value]) -> None:
        """Add one row to a table; its ``log_seq`` is filled in."""
        self.add_many(table, [row])

    def add_many(self, table: str, rows: Iterable[Mapping[str, Value]]) -> None:
        """Add rows that all have the same columns."""
        statement = ""
        for row in rows:
            full = {**row, "log_seq": self.seq}
            if not statement:
                marks = ", ".join(f":{column}" for column in full)
                statement = f"INSERT INTO {table} ({', '.join(full)}) VALUES ({marks})"
            self._connection.execute(statement, full)
            self._digests.append(row_digest(table, full))

    def seal(self) -> None:
        """Write the log entry; called by `Database.change`."""
        if not self._digests:
            return
        before = self._connection.execute(
            "SELECT after_hash FROM log WHERE object = ? ORDER BY seq DESC LIMIT 1", (self._object,)
        ).fetchone()
        entry = log.Entry.linked(
            seq=self.seq,
            at=self.at,
            by=self._by,
            action=self._action,
            object_id=self._object,
            before_hash=before["after_hash"] if before else "",
            after_hash=change_digest(self._digests),
            previous_hash=self._previous_hash,
        )
        self._connection.execute(
            "INSERT INTO log (seq, at, by, action, object, before_hash, after_hash, previous_hash, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            entry.columns,
        )


def row_digest(table: str, row: Mapping[str, Value]) -> str:
    """Digest one row.

    Columns without a value are left out, so that columns added by later migrations change nothing;
    so is a whole number in ``id``, which SQLite gives while the row goes in.
    """
    filled = {
        column: value.hex() if isinstance(value, bytes) else value
        for column, value in row.items()
        if value is not None and not (column == "id" and isinstance(value, int))
    }
    text = json.dumps([table, filled], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def change_digest(row_digests: Iterable[str]) -> str:
    """Digest the rows of one change, in whatever order they come."""
    return hashlib.sha256("".join(sorted(row_digests)).encode()).hexdigest()


def _statements(script: str) -> Iterator[str]:
    """Part a script into statements; `executescript` would end the transaction that holds them together."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _migrations() -> list[tuple[str, str]]:
    folder = resources.files("uncounted.store") / "migrations"
    scripts = sorted(
        (entry.name, entry.read_text("utf-8")) for entry in folder.iterdir() if entry.name.endswith(".sql")
    )
    for number, (name, _) in enumerate(scripts, 1):
        if not name.startswith(f"{number:04d}_"):
            raise RuntimeError(f"migrations are numbered without gaps; {name} should be number {number:04d}")
    return scripts
