"""Killed at any point, the next run goes on, and the result is that of a run nobody disturbed."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.contracts import small_case
from uncounted import pipeline

DRIVER = Path(__file__).with_name("killed_run.py")
FIXED = {**os.environ, "SOURCE_DATE_EPOCH": "1932681600"}
# run-dependent columns: which log entry a row came with, and SQLite's own row numbers
_LEFT_OUT = {"log_seq", "id"}


def state(root: Path) -> dict[str, object]:
    """Give all that a workspace holds, whatever the order in which it came."""
    with pipeline.open(root) as workspace:
        database = workspace.store.db
        tables: dict[str, object] = {}
        for table in database.tables():
            rows = [
                tuple((column, row[column]) for column in row.keys() if column not in _LEFT_OUT)  # noqa: SIM118
                for row in database.query(f"SELECT * FROM {table}")
            ]
            tables[table] = sorted(rows, key=repr)
        faults = workspace.verify().faults
    assert faults == ()
    for folder in ("archive", "out"):
        files = sorted(path for path in (root / folder).rglob("*") if path.is_file())
        tables[folder] = [(path.relative_to(root).as_posix(), path.read_bytes()) for path in files]
    return tables


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the small case once; each test takes a copy."""
    root = tmp_path_factory.mktemp("case") / "w"
    small_case.write(root)
    return root


@pytest.fixture(scope="module")
def undisturbed(case: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, object], int]:
    """Run the case in one go: what it holds in the end, and in how many changes."""
    root = tmp_path_factory.mktemp("undisturbed") / "w"
    shutil.copytree(case, root)
    finish(root)
    with pipeline.open(root) as workspace:
        n_changes = workspace.store.db.scalar("SELECT count(*) FROM log")
    assert isinstance(n_changes, int)
    return state(root), n_changes


def finish(root: Path) -> None:
    """Run a workspace to its end in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "uncounted.cli.main", "run", "-w", str(root)],
        env=FIXED,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def kill_points(n_changes: int, n_points: int) -> list[tuple[int, str]]:
    """Choose changes spread over the whole run, each with a moment."""
    chance = random.Random(7)  # noqa: S311 - a literal seed for a test
    numbers = [1 + (i * (n_changes - 1)) // max(n_points - 1, 1) for i in range(n_points)]
    return [(number, chance.choice(["begin", "middle", "end", "after"])) for number in numbers]


def check(case: Path, undisturbed: tuple[dict[str, object], int], root: Path, n_points: int) -> None:
    """Kill copies of the case at chosen changes, let each go on, and compare."""
    expected, n_changes = undisturbed
    for number, moment in kill_points(n_changes, n_points):
        copy = root / f"{number}-{moment}"
        shutil.copytree(case, copy)
        killed = subprocess.run(
            [sys.executable, str(DRIVER), str(copy), str(number), moment],
            env=FIXED,
            capture_output=True,
            check=False,
        )
        assert killed.returncode == -9, (number, moment, killed.stderr)
        finish(copy)
        assert state(copy) == expected, f"killed at change {number}, {moment}"
        shutil.rmtree(copy)


def test_killed_at_chosen_changes(
    case: Path, undisturbed: tuple[dict[str, object], int], tmp_path: Path
) -> None:
    """A few changes, over the whole run."""
    check(case, undisturbed, tmp_path, 5)


@pytest.mark.slow
def test_killed_at_many_changes(
    case: Path, undisturbed: tuple[dict[str, object], int], tmp_path: Path
) -> None:
    """Forty changes, over the whole run."""
    check(case, undisturbed, tmp_path, 40)


@pytest.mark.slow
def test_killed_at_random_moments_again_and_again(
    case: Path, undisturbed: tuple[dict[str, object], int], tmp_path: Path
) -> None:
    """Killed by the clock until it gets through: whatever was being done at that moment."""
    expected, _ = undisturbed
    chance = random.Random(11)  # noqa: S311 - a literal seed for a test
    for trial in range(5):
        copy = tmp_path / str(trial)
        shutil.copytree(case, copy)
        for _ in range(6):
            running = subprocess.Popen(
                [sys.executable, "-m", "uncounted.cli.main", "run", "-w", str(copy)],
                env=FIXED,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            time.sleep(chance.uniform(0.2, 4.0))
            running.kill()
            running.wait()
        finish(copy)
        assert state(copy) == expected, f"trial {trial}"


def test_two_runs_give_the_same_bytes(
    case: Path, undisturbed: tuple[dict[str, object], int], tmp_path: Path
) -> None:
    """The same input in another folder, another time zone and with another hash seed: the same bytes."""
    copy = tmp_path / "another place"
    shutil.copytree(case, copy)
    done = subprocess.run(
        [sys.executable, "-m", "uncounted.cli.main", "run", "-w", str(copy)],
        env={**os.environ, "TZ": "Asia/Yangon", "PYTHONHASHSEED": "12345"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert state(copy)["out"] == undisturbed[0]["out"]


def test_running_again_does_nothing(case: Path, tmp_path: Path) -> None:
    """Everything is up to date after a run, and the log does not grow."""
    copy = tmp_path / "w"
    shutil.copytree(case, copy)
    finish(copy)
    before = state(copy)
    with pipeline.open(copy) as workspace:
        reports = workspace.run()
        assert [report.n_done for report in reports] == [0] * len(reports)
    assert state(copy) == before
