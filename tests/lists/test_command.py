"""``uncounted lists``, ``lists add`` and ``lists changes``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.lists.files import HEADER, ROWS, csv_of
from uncounted import pipeline
from uncounted.cli.main import main

SECOND = [
    HEADER,
    ROWS[1],
    ["a1", "Mya Thin", "F", "36", "2031-03-01", "Hilltop"],
    ["a9", "Zin", "F", "", "", ""],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a workspace."""
    workspace = pipeline.init(tmp_path / "workspace")
    workspace.close()
    return tmp_path / "workspace"


def add(folder: Path, name: str, content: bytes, *options: str) -> int:
    """Run ``lists add``."""
    path = folder.parent / name
    path.write_bytes(content)
    return main(["lists", "add", str(path), "-w", str(folder), *options])


def test_a_list_is_taken_in_and_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its name, publisher, date and rows."""
    options = ("--publisher", "Ward Watch", "--released", "2031-03-10")
    assert add(folder, "ward-watch.csv", csv_of([HEADER, *ROWS]), *options) == 0
    assert "ward-watch: 3 rows taken in" in capsys.readouterr().out
    assert main(["lists", "-w", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["list", "publisher", "released"]
    assert lines[1].split() == ["ward-watch", "Ward", "Watch", "2031-03-10", "3", "0", "-", "-", "-", "-"]
    assert main(["lists", "-w", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["releases"][0]["n_rows"] == 3


def test_changes_name_rows_and_columns_and_no_person(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Added, changed and vanished rows of the newest release."""
    add(folder, "w1.csv", csv_of([HEADER, *ROWS]), "--list", "w", "--released", "2031-03-10")
    add(folder, "w2.csv", csv_of(SECOND), "--list", "w", "--released", "2031-03-17")
    capsys.readouterr()
    assert main(["lists", "changes", "w", "-w", str(folder)]) == 0
    out = capsys.readouterr().out
    assert out.splitlines() == [
        "w: the release of 2031-03-17 against the one before, 1 rows unchanged",
        "  changed   row 3 (was row 2): age, township",
        "  added     row 4",
        "  vanished  row 4 of the release before",
    ]
    assert main(["lists", "changes", "-w", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [change["kind"] for change in told["lists"][0]["changes"]] == ["changed", "added", "vanished"]
    assert "Mya" not in out + json.dumps(told)


def test_refused_cells_set_the_exit_status_and_are_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where, what was expected, what to do; never the cell itself."""
    assert add(folder, "bad.csv", csv_of([["name", "age"], ["Mya", "430"], ["Lwin", "20"]])) == 1
    told = capsys.readouterr()
    assert "bad: 2 rows taken in" in told.out
    assert "bad.csv, row 2, column B (age): a number above 120; expected completed years" in told.err
    assert "430" not in told.err
    assert "Mya" not in told.err


def test_a_mapping_is_given_by_name_or_written_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both read the same; a name that the settings do not have is refused."""
    content = csv_of([["Gefallene", "wann"], ["Mya", "2031-03-01"]])
    assert add(folder, "a.csv", content, "--mapping", "Gefallene=name,#2=date") == 0
    settings = folder / "uncounted.toml"
    settings.write_text(settings.read_text() + '[mappings.german]\nGefallene = "name"\nwann = "date"\n')
    assert add(folder, "b.csv", content, "--mapping", "german") == 0
    assert add(folder, "c.csv", content, "--mapping", "french") == 1
    assert "no mapping named 'french'" in capsys.readouterr().err


def test_a_refused_file_ends_with_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says so without a traceback."""
    assert add(folder, "twice.csv", b"name,name\nMya,Thin\n") == 1
    told = capsys.readouterr()
    assert "refused, nothing taken in" in told.out
    assert "same name" in told.err
    assert "Traceback" not in told.err


def test_an_empty_workspace_and_an_unknown_list_say_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first is no error, the second is."""
    assert main(["lists", "-w", str(folder)]) == 0
    assert "uncounted lists add FILE" in capsys.readouterr().out
    assert main(["lists", "changes", "nowhere", "-w", str(folder)]) == 1
    assert "there is no list 'nowhere'" in capsys.readouterr().err
