"""Tests of `uncounted demo`: the whole way on the invented case, held against its truth."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from uncounted import pipeline
from uncounted.cli.main import main
from uncounted.demo.arrests import invent_arrests
from uncounted.demo.case import CaseFiles
from uncounted.demo.documents import SOURCES, invent_world, stated
from uncounted.domain.matching import Matching
from uncounted.store import notices
from uncounted.store.figures import readings
from uncounted.store.match import current_matching

Said = dict[str, Any]


def run_demo(folder: Path) -> Said:
    """Run the command and give what it says in JSON."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["demo", str(folder), "--json"]) == 0
    return dict(json.loads(out.getvalue()))


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    """Give a folder in which the demo ran once, and what it said."""
    folder = tmp_path_factory.mktemp("demo") / "case"
    return folder, run_demo(folder)


@pytest.fixture
def folder(first_run: tuple[Path, Said]) -> Path:
    """Give the folder of the demo."""
    return first_run[0]


@pytest.fixture
def said(first_run: tuple[Path, Said]) -> Said:
    """Give what the demo said."""
    return first_run[1]


@pytest.fixture
def workspace(folder: Path) -> Iterator[pipeline.Workspace]:
    """Open the workspace that the demo made."""
    with pipeline.open(folder) as opened:
        yield opened


def victims(case: CaseFiles, matching: Matching) -> dict[str, object]:
    """Give the victim behind each matched row: by list, and the row's place in its newest release."""
    tables = {table.list_name: table for table in case.lists.tables}
    found: dict[str, object] = {}
    for row_id, name in matching.list_of.items():
        number = int(row_id.rpartition(":")[2]) - (4 if tables[name].title else 2)
        victim = tables[name].victims[number]
        found[row_id] = victim if victim >= 0 else row_id
    return found


def test_the_three_numbers_stand_in_order(said: Said) -> None:
    """Stated is below documented, documented below the truth."""
    assert said["stated"] < said["documented"] < said["truth"]


def test_the_stated_number_is_what_the_register_says(case: CaseFiles, said: Said) -> None:
    """The newest figure of the prisoners' association was read right."""
    assert said["stated"] == case.lists.register.stated(date(2031, 3, 29))


def test_the_estimate_is_near_the_truth(said: Said) -> None:
    """One case cannot show coverage, and the matching's doubt is not in the interval: it must be near.

    That intervals cover as often as they say is tested on simulated tables, in `tests/known_truth`.
    """
    point, low, high = (said["estimated"][key] for key in ("point", "low", "high"))
    assert low < point < high
    assert abs(point - said["truth"]) < 0.15 * said["truth"]


def test_every_figure_of_every_document_is_read(case: CaseFiles, workspace: pipeline.Workspace) -> None:
    """The values that the simulation put into a document are among those read from it."""
    arrests = invent_arrests(case.truth.seed)
    world = invent_world(case.population, case.lists.register, arrests, seed=case.truth.seed)
    values = {
        reading.sha256: {figure.value for figure in reading.figures} for reading in readings(workspace.store)
    }
    for source in SOURCES:
        sha256 = hashlib.sha256(case.inbox[source.path]).hexdigest()
        assert set(stated(source, world).values()) <= values[sha256], source.path


def test_matching_finds_the_people_again(case: CaseFiles, workspace: pipeline.Workspace) -> None:
    """Pairwise precision and recall against the victims behind the rows."""
    matching = current_matching(workspace.store)
    assert matching
    truth = victims(case, matching)
    found = Counter(
        tuple(sorted((victim, n) for victim, n in _tally(p.row_ids, truth))) for p in matching.persons
    )
    n_right = sum(times * _pairs(n) for group, times in found.items() for _, n in group)
    n_found = sum(_pairs(len(person.row_ids)) for person in matching.persons)
    n_true = sum(_pairs(n) for n in Counter(truth.values()).values())
    assert n_right / n_found > 0.97
    assert n_right / n_true > 0.9


def test_only_planted_faults_are_refused(
    case: CaseFiles, folder: Path, workspace: pipeline.Workspace
) -> None:
    """Every refusal in the lists is at a planted cell."""
    refused = [notice for notice in notices.of_stage(workspace.store, "lists") if notice.level == "refused"]
    planted = [(table.file_name, row, column) for table in case.lists.tables for row, column in table.planted]
    assert len(planted) == 4
    for file_name, row, column in planted:
        line = row + (4 if file_name.endswith(".xlsx") else 2)
        assert any(file_name in n.where and f"row {line}," in n.where and column in n.where for n in refused)
    rows = {notice.where.partition(", column")[0] for notice in refused}
    assert len(rows) == len(planted)


def test_the_brief_says_the_same_numbers(said: Said) -> None:
    """Stated and documented stand in the brief that the command names."""
    brief = Path(said["brief"]).read_text("utf-8")
    assert f"{said['stated']:,}" in brief
    assert f"{said['documented']:,}" in brief


def test_a_second_run_does_nothing(folder: Path, said: Said) -> None:
    """Everything is unchanged, the numbers are the same, and the brief has the same bytes."""
    before = {path: path.read_bytes() for path in sorted((folder / "out").rglob("*")) if path.is_file()}
    assert before
    again = run_demo(folder)
    stages = again.pop("stages")
    assert [stage["stage"] for stage in stages] == [
        "archive",
        "figures",
        "lists",
        "match",
        "estimate",
        "publish",
    ]
    assert all(stage["n_done"] == 0 for stage in stages)
    assert again == {name: value for name, value in said.items() if name != "stages"}
    after = {path: path.read_bytes() for path in sorted((folder / "out").rglob("*")) if path.is_file()}
    assert after == before


def test_people_are_told_the_numbers_and_the_brief(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In words on standard output, with the truth and the path of the brief."""
    capsys.readouterr()
    assert main(["demo", str(folder)]) == 0
    out = capsys.readouterr().out
    for word in ("Stated", "Documented", "Estimated", "Truth", "brief"):
        assert word in out
    assert ".html" in out


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 1 and a clear message."""
    (tmp_path / "letter.txt").write_text("mine")
    assert main(["demo", str(tmp_path)]) == 1
    assert "not empty" in capsys.readouterr().err


def _tally(row_ids: tuple[str, ...], truth: dict[str, object]) -> list[tuple[str, int]]:
    return [(str(victim), n) for victim, n in Counter(truth[row_id] for row_id in row_ids).items()]


def _pairs(n: int) -> int:
    return n * (n - 1) // 2
