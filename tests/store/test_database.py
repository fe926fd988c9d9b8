"""Changes are atomic, logged, and never overwrite."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from uncounted.errors import OutsideWorld, SettingsRefused
from uncounted.store import Store, create, open_store

NOTICE = {
    "object": "o",
    "stage": "lists",
    "code": "c",
    "level": "refused",
    "place": "row 2",
    "found": "f",
    "expected": "e",
    "advice": "a",
}


def test_a_change_leaves_one_log_entry(store: Store) -> None:
    """Whatever it adds, a change is one entry that names who, what and the digest after."""
    with store.change("lists.release", "o") as change:
        change.add("notice", NOTICE)
        change.add("notice", NOTICE)
    [entry] = store.db.query("SELECT * FROM log")
    assert (entry["seq"], entry["by"], entry["action"], entry["object"]) == (1, "owner", "lists.release", "o")
    assert len(entry["after_hash"]) == 64


def test_a_change_that_adds_nothing_leaves_no_entry(store: Store) -> None:
    """The log holds changes only."""
    with store.change("lists.release", "o"):
        pass
    assert store.db.scalar("SELECT count(*) FROM log") == 0


def test_a_change_that_fails_leaves_nothing(store: Store) -> None:
    """All of it is stored, or none of it."""

    def stop_halfway() -> None:
        with store.change("lists.release", "o") as change:
            change.add("notice", NOTICE)
            raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        stop_halfway()
    assert store.db.scalar("SELECT count(*) FROM notice") == 0
    assert store.db.scalar("SELECT count(*) FROM log") == 0


def test_the_digest_before_is_the_digest_after_of_the_last_change_of_the_object(store: Store) -> None:
    """A reader of the log can follow one object."""
    for object_id in ("o", "other", "o"):
        with store.change("lists.release", object_id) as change:
            change.add("notice", NOTICE | {"object": object_id})
    first, _, third = store.db.query("SELECT * FROM log ORDER BY seq")
    assert (first["before_hash"], third["before_hash"]) == ("", first["after_hash"])


@pytest.mark.parametrize("sql", ["UPDATE notice SET code = 'z'", "DELETE FROM notice", "DELETE FROM log"])
def test_rows_cannot_be_changed_or_removed(store: Store, sql: str) -> None:
    """Even our own hands cannot overwrite."""
    with store.change("lists.release", "o") as change:
        change.add("notice", NOTICE)
    with pytest.raises(sqlite3.IntegrityError, match="never changed or removed"):
        store.db.query(sql)


def test_every_table_has_a_log_entry_an_index_on_it_and_strict_types(store: Store) -> None:
    """The shape that `verify` and the triggers rely on, for every table of every stage."""
    for table in store.db.tables():
        columns = {row["name"] for row in store.db.query(f"PRAGMA table_info({table})")}
        assert "log_seq" in columns, table
        indexed = {
            store.db.query(f"PRAGMA index_info({row['name']})")[0]["name"]
            for row in store.db.query(f"PRAGMA index_list({table})")
        }
        assert "log_seq" in indexed, table
        assert store.db.scalar("SELECT strict FROM pragma_table_list WHERE name = ?", (table,)) == 1, table


def test_a_newer_workspace_is_refused(tmp_path: Path) -> None:
    """An older program does not touch what it does not understand."""
    create(tmp_path / "w").close()
    with sqlite3.connect(tmp_path / "w" / "uncounted.db") as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(SettingsRefused, match="version 999"):
        open_store(tmp_path / "w")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A damaged database gives a clear message, not a traceback."""
    create(tmp_path / "w").close()
    for file in (tmp_path / "w").glob("uncounted.db*"):
        file.unlink()
    (tmp_path / "w" / "uncounted.db").write_bytes(b"this is not a database" * 100)
    with pytest.raises((SettingsRefused, OutsideWorld), match="database"):
        open_store(tmp_path / "w")


def test_two_processes_may_open_a_new_workspace_at_once(tmp_path: Path) -> None:
    """Whoever is second finds the tables made."""
    create(tmp_path / "w").close()
    for file in (tmp_path / "w").glob("uncounted.db*"):
        file.unlink()
    program = (
        "import sys\nfrom pathlib import Path\nfrom uncounted.store import open_store\n"
        "open_store(Path(sys.argv[1]))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "w")], stderr=subprocess.PIPE)
        for _ in range(6)
    ]
    assert [(one.communicate()[1], one.returncode) for one in running] == [(b"", 0)] * 6
