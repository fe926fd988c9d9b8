"""Tests of writing the case: same bytes, nothing overwritten, goes on where it was stopped."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from uncounted.demo import write_case
from uncounted.demo.case import CaseFiles, Truth
from uncounted.errors import SettingsRefused
from uncounted.store import open_store


def files_of(root: Path) -> dict[str, str]:
    """Hash every file of a case but the database."""
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith("uncounted.db")
    }


def test_the_case_is_a_workspace_with_truth_beside_the_inbox(tmp_path: Path, case: CaseFiles) -> None:
    """Settings are accepted, every intake names files, and the truth can be read."""
    truth = write_case(tmp_path / "case")
    assert truth == case.truth
    assert msgspec.json.decode((tmp_path / "case/truth.json").read_bytes(), type=Truth) == truth
    store = open_store(tmp_path / "case")
    named = [path for intake in store.settings.intake for path in store.root.glob(intake.files)]
    store.close()
    inbox = [path for path in (tmp_path / "case/inbox").rglob("*") if path.is_file()]
    assert sorted(named) == sorted(inbox)


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    """Neither hash order, nor the clock, nor the language settings of the machine matter."""
    write_case(tmp_path / "one")
    code = "import sys, pathlib, uncounted.demo as demo; demo.write_case(pathlib.Path(sys.argv[1]))"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Yangon", "SOURCE_DATE_EPOCH": "1"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "two")], check=True, env=environment)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_an_unfinished_case_is_finished(tmp_path: Path) -> None:
    """Without its truth, and with half of its settings, the case is written again to the same bytes."""
    write_case(tmp_path / "whole")
    write_case(tmp_path / "broken")
    (tmp_path / "broken/truth.json").unlink()
    (tmp_path / "broken/inbox/weekly/2031-03-31-weekly.html").unlink()
    settings = tmp_path / "broken/uncounted.toml"
    settings.write_bytes(settings.read_bytes()[:500])
    write_case(tmp_path / "broken")
    assert files_of(tmp_path / "broken") == files_of(tmp_path / "whole")


def test_a_finished_case_is_left_as_it_is(tmp_path: Path) -> None:
    """Settings that somebody changed stay changed."""
    write_case(tmp_path / "case")
    with (tmp_path / "case/uncounted.toml").open("a") as settings:
        settings.write("# my own note\n")
    before = files_of(tmp_path / "case")
    write_case(tmp_path / "case")
    assert files_of(tmp_path / "case") == before


def test_a_folder_with_something_else_is_refused(tmp_path: Path) -> None:
    """Nothing is overwritten."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("mine")
    with pytest.raises(SettingsRefused, match="not empty"):
        write_case(tmp_path / "mine")
    assert files_of(tmp_path / "mine").keys() == {"letter.txt"}


def test_somebody_elses_workspace_is_refused(tmp_path: Path) -> None:
    """A workspace that is not a case stays untouched."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/uncounted.toml").write_text('title = "Mine"\n')
    with pytest.raises(SettingsRefused, match="not empty"):
        write_case(tmp_path / "mine")


def test_a_case_of_another_seed_is_refused(tmp_path: Path) -> None:
    """The message names the seed that is there."""
    write_case(tmp_path / "case", seed=5)
    with pytest.raises(SettingsRefused, match="seed 5"):
        write_case(tmp_path / "case", seed=6)
