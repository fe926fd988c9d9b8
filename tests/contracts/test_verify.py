"""`verify` finds every kind of tampering and names the place."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contracts import small_case
from uncounted import pipeline
from uncounted.store import blobs


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Give a workspace with documents read and lists taken in."""
    root = tmp_path / "w"
    small_case.write(root)
    with pipeline.open(root) as opened:
        opened.archive(sorted((root / "inbox" / "documents").iterdir()))
        opened.figures()
        opened.add_list(root / "inbox" / "lists" / "clinic.csv", list_name="clinic")
        opened.brief("2031-03-20", "2031-03-26")
    return root


def tamper(sql: str) -> Callable[[Path], None]:
    """Change the database from outside, as somebody with a database tool would."""

    def change(root: Path) -> None:
        with sqlite3.connect(root / "uncounted.db") as connection:
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
            ).fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            connection.executescript(sql)
        connection.close()

    return change


def exchange(table: str) -> Callable[[Path], None]:
    """Let the first two rows of a table have each other's number, which decides what is newest."""
    return tamper(
        f"UPDATE {table} SET id = -1 WHERE id = 1; UPDATE {table} SET id = 1 WHERE id = 2; "
        f"UPDATE {table} SET id = 2 WHERE id = -1"
    )


def change_an_original(root: Path) -> None:
    """Flip one byte of one original."""
    path = next(blobs.every(root))
    path.chmod(0o644)
    content = path.read_bytes()
    path.write_bytes(bytes([content[0] ^ 1]) + content[1:])


def remove_an_original(root: Path) -> None:
    """Delete one original."""
    next(blobs.every(root)).unlink()


def edit_the_brief(root: Path) -> None:
    """Change what was published."""
    path = next((root / "out").rglob("*.html"))
    path.write_text(path.read_text("utf-8").replace("80", "90"), "utf-8")


FAULTS = {
    "a cell": (tamper("UPDATE lists_row SET number = number + 1 WHERE rowid = 3"), "log entry"),
    "an intake changed": (
        tamper("UPDATE archive_intake SET n_asked = 7 WHERE rowid = 1"),
        "log entry",
    ),
    "a row added": (
        tamper(
            "INSERT INTO notice (object, stage, code, level, place, found, expected, advice, log_seq) "
            "VALUES ('x', 'lists', 'c', 'refused', 'p', 'f', 'e', 'a', 1)"
        ),
        "log entry 1 ",
    ),
    "a row removed": (tamper("DELETE FROM lists_row WHERE rowid = 5"), "log entry"),
    "an entry changed": (tamper("UPDATE log SET by = 'somebody else' WHERE seq = 2"), "log entry 2"),
    "an entry back-dated": (
        tamper("UPDATE log SET at = '2001-01-01T00:00:00Z' WHERE seq = 3"),
        "log entry 3",
    ),
    "an entry removed": (tamper("DELETE FROM log WHERE seq = 2"), ""),
    "numbers of readings exchanged": (exchange("figures_reading"), "table figures_reading"),
    "numbers of captures' readings exchanged": (exchange("archive_document"), "table archive_document"),
    "triggers dropped": (tamper(""), "table archive_capture"),
    "an original changed": (change_an_original, "archive"),
    "an original removed": (remove_an_original, "archive"),
    "the brief edited": (edit_the_brief, "out/"),
}


def test_an_untouched_workspace_is_as_recorded(workspace: Path) -> None:
    """Nothing is wrong, and everything was looked at."""
    with pipeline.open(workspace) as opened:
        found = opened.verify()
    assert found.faults == ()
    assert found.n_originals == 4
    assert found.n_rows > 40
    assert found.n_published > 0
    assert len(found.last_hash) == 64


@pytest.mark.parametrize("what", FAULTS)
def test_tampering_shows(workspace: Path, what: str) -> None:
    """Whatever is changed from outside is found, and the first fault names the place."""
    change, where = FAULTS[what]
    change(workspace)
    with pipeline.open(workspace) as opened:
        faults = opened.verify().faults
    assert faults
    assert where in faults[0].where


def test_checks_of_figures_whose_numbers_were_exchanged_show(workspace: Path) -> None:
    """A word that was taken back cannot be made the newest one again."""
    with pipeline.open(workspace) as opened:
        each = opened.checked_figures()[0]
        name = f"{each.sha256}:{each.figure.span[0]}"
        opened.check_figure(name, "rejected", why="not ours")
        opened.check_figure(name, "reopened", why="ours after all")
        opened.check_figure(name, "confirmed")
    tamper(
        "UPDATE figures_check SET id = -1 WHERE id = 3; UPDATE figures_check SET id = 3 WHERE id = 2; "
        "UPDATE figures_check SET id = 2 WHERE id = -1"
    )(workspace)
    with pipeline.open(workspace) as opened:
        assert next(fault.where for fault in opened.verify().faults) == "table figures_check"


def test_the_command_names_the_fault_and_ends_with_status_1(workspace: Path) -> None:
    """What a person sees who checks a workspace."""
    command = [sys.executable, "-m", "uncounted.cli.main", "verify", str(workspace)]
    sound = subprocess.run(command, capture_output=True, text=True, check=False)
    assert sound.returncode == 0
    assert "all as recorded" in sound.stdout
    remove_an_original(workspace)
    broken = subprocess.run(command, capture_output=True, text=True, check=False)
    assert broken.returncode == 1
    assert "the original is missing" in broken.stderr
