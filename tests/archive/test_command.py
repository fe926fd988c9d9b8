"""The command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.archive import made

from uncounted.cli.main import main
from uncounted.store import create


def test_files_are_archived_and_refusals_set_the_exit_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line for people, one JSON value for machines, and 1 when something was refused."""
    create(tmp_path / "workspace").close()
    inbox = made.folder(tmp_path)
    workspace = ["-w", str(tmp_path / "workspace")]
    assert main([*workspace, "archive", str(inbox / "a.html"), "--publisher", "River Council"]) == 0
    assert capsys.readouterr().out == "archive   1 file kept (1 new, 0 seen before)\n"
    assert main([*workspace, "archive", str(inbox), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["refused"] is True
    assert told["stages"][0]["details"] == {"n_new": 8, "n_seen_before": 2, "n_hidden": 1}


def test_a_day_that_is_none_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is opened."""
    with pytest.raises(SystemExit) as stopped:
        main(["archive", "x.txt", "--published", "2031-02-31"])
    assert stopped.value.code == 2
    assert "YYYY-MM-DD" in capsys.readouterr().err
