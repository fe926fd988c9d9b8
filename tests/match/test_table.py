"""One table in, its rows with persons out, by the command."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from uncounted.cli.main import main

_TABLE = """\
Case ID,Name of victim,Sex,Age,Date,Township,Remarks
w-1,Zin Mar Phyo,F,31,2031-02-03,Saltfield,=1+1
w-2,"Daw Zin Mar Pyo",F,31,2031-02-03,Saltfield,
w-3,Kyaw Htin,M,60,2031-05-09,Oldtown,"two, with a comma"
w-4,unknown,M,,2031-05-09,Oldtown,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a small table of invented people."""
    path = tmp_path / "names.csv"
    path.write_text(_TABLE, "utf-8")
    return path


def test_every_row_and_cell_comes_back_with_its_person(table: Path, tmp_path: Path) -> None:
    """Formula-like cells and commas too, as they were."""
    out = tmp_path / "persons.csv"
    main(["match", "table", str(table), "--out", str(out)])
    with table.open(encoding="utf-8") as given, out.open(encoding="utf-8") as made:
        before, after = list(csv.reader(given)), list(csv.reader(made))
    assert [row[:-2] for row in after] == before
    assert after[0][-2:] == ["person_id", "prob_member"]
    persons = [row[-2] for row in after[1:]]
    assert persons == ["P00001", "P00001", "P00002", "P00003"]
    assert after[4][-1] == "1.000000"


def test_pairs_are_named_by_the_tables_own_identifiers(table: Path, tmp_path: Path) -> None:
    """Where a column of identifiers tells rows apart."""
    pairs = tmp_path / "pairs.csv"
    main(["match", "table", str(table), "--out", str(tmp_path / "o.csv"), "--pairs", str(pairs)])
    found = list(csv.DictReader(io.StringIO(pairs.read_text("utf-8"))))
    assert (found[0]["row_a"], found[0]["row_b"]) == ("w-1", "w-2")
    assert 0.6 <= float(found[0]["prob_match"]) <= 1


def test_two_runs_write_the_same_bytes(table: Path, tmp_path: Path) -> None:
    """Same input and seed, same output."""
    outs = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for out in outs:
        main(["match", "table", str(table), "--out", str(out), "--seed", "7"])
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_a_list_column_gives_patterns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The counts that estimation needs, by list."""
    path = tmp_path / "two-lists.csv"
    path.write_text(
        "list,name,sex,age,date,township\n"
        "North,Zin Mar Phyo,F,31,2031-02-03,Saltfield\n"
        "South,Zin Mar Phyo,F,31,2031-02-03,Saltfield\n"
        "South,Kyaw Htin,M,60,2031-05-09,Oldtown\n",
        "utf-8",
    )
    assert main(["--json", "match", "table", str(path), "--out", str(tmp_path / "o.csv")]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["patterns"] == {"lists": ["North", "South"], "counts": {"11": 1, "01": 1}}


def test_a_mapping_names_unknown_columns(tmp_path: Path) -> None:
    """COLUMN=FIELD, commas between."""
    path, out = tmp_path / "odd.csv", tmp_path / "o.csv"
    path.write_text("who,when\nZin Mar Phyo,2031-02-03\nKyaw Htin,2031-05-09\n", "utf-8")
    assert main(["match", "table", str(path), "--out", str(out), "--mapping", "who=name,when=date"]) == 0
    assert len(out.read_text("utf-8").splitlines()) == 3


def test_a_table_that_has_person_ids_already_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Writing a second column of one name would make the file unreadable."""
    path, out = tmp_path / "again.csv", tmp_path / "o.csv"
    path.write_text("name,person_id\nKyaw Htin,P00001\n", "utf-8")
    assert main(["match", "table", str(path), "--out", str(out)]) == 1
    assert "person_id" in capsys.readouterr().err
    assert not out.exists()


def test_a_wrong_mapping_and_an_unwritable_place_are_refused(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what was expected, and without a traceback."""
    assert main(["match", "table", str(table), "--out", str(tmp_path / "o.csv"), "--mapping", "name"]) == 1
    assert "COLUMN=FIELD" in capsys.readouterr().err
    assert main(["match", "table", str(table), "--out", str(tmp_path / "no" / "o.csv")]) == 1
    assert "cannot be written" in capsys.readouterr().err
