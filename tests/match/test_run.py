"""Matching in a workspace: done once, kept whole, ids and judgements carried over releases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from uncounted import pipeline
from uncounted.cli.main import main
from uncounted.errors import InputRefused, SettingsRefused
from uncounted.match import judge, run
from uncounted.store import Store
from uncounted.store import lists as lists_store
from uncounted.store import match as match_store

_HEADER = "Name,Sex,Age,Date,Township\n"
_PHYO = "Zin Mar Phyo,F,31,2031-02-03,Saltfield\n"
_HTIN = "Kyaw Htin,M,60,2031-05-09,Oldtown\n"
_LWIN = "Thura Lwin,M,25,2031-06-01,Redhill\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[pipeline.Workspace]:
    """Give a workspace with two lists that share one person."""
    with pipeline.init(tmp_path / "case") as opened:
        _add(opened, tmp_path, "north", _PHYO + _HTIN)
        _add(opened, tmp_path, "south", _PHYO + _LWIN)
        yield opened


def _add(workspace: pipeline.Workspace, folder: Path, name: str, rows: str, *, released: str = "") -> None:
    path = folder / f"{name}.csv"
    path.write_text(_HEADER + rows, "utf-8")
    workspace.add_list(path, list_name=name, publisher=name, released=released)


def _person_of(store: Store) -> dict[str, str]:
    """Give the person id of each name and list."""
    matching = match_store.current_matching(store)
    assert matching is not None
    rows = {row.row_id: row for row in lists_store.current_rows(store)}
    return {
        f"{rows[row_id].list_name}/{rows[row_id].fields.name}": person.person_id
        for person in matching.persons
        for row_id in person.row_ids
    }


def _row_id(store: Store, list_name: str, name: str) -> str:
    return next(
        row.row_id
        for row in lists_store.current_rows(store)
        if (row.list_name, row.fields.name) == (list_name, name)
    )


def test_a_workspace_without_rows_is_matched_to_nobody(store: Store) -> None:
    """No rows are no reason to fail, or to store anything."""
    report = run(store)
    assert (report.n_in, report.details["n_persons"]) == (0, 0)
    assert match_store.current_matching(store) is None


def test_rows_are_matched_once(workspace: pipeline.Workspace) -> None:
    """A second run finds nothing to do, and another seed is another matching."""
    report = run(workspace.store)
    assert (report.n_done, report.details["n_persons"], report.details["n_on_two_or_more_lists"]) == (4, 3, 1)
    assert run(workspace.store).n_unchanged == 4
    assert workspace.store.db.scalar("SELECT count(*) FROM match_matching") == 1
    assert run(workspace.store, seed=2).n_done == 4


def test_ids_live_through_a_new_release(workspace: pipeline.Workspace, tmp_path: Path) -> None:
    """New row ids, the same persons; a new one follows, a withdrawn one is forwarded to nobody."""
    run(workspace.store)
    before = _person_of(workspace.store)
    _add(workspace, tmp_path, "south", "Hla Wai,F,40,2031-07-01,Redhill\n" + _PHYO, released="2031-08-01")
    run(workspace.store)
    after = _person_of(workspace.store)
    assert after["south/Zin Mar Phyo"] == before["south/Zin Mar Phyo"] == after["north/Zin Mar Phyo"]
    assert after["south/Hla Wai"] == "P00004"
    matching = match_store.current_matching(workspace.store)
    assert matching is not None
    assert matching.forwards == ((before["south/Thura Lwin"], "", "rows withdrawn"),)


def test_judgements_hold_through_a_new_release(workspace: pipeline.Workspace, tmp_path: Path) -> None:
    """A judgement follows its row by its content."""
    store = workspace.store
    judge(
        store, _row_id(store, "north", "Zin Mar Phyo"), _row_id(store, "south", "Zin Mar Phyo"), "different"
    )
    run(store)
    assert _person_of(store)["north/Zin Mar Phyo"] != _person_of(store)["south/Zin Mar Phyo"]
    _add(workspace, tmp_path, "south", _LWIN + _PHYO, released="2031-08-01")
    run(store)
    assert _person_of(store)["north/Zin Mar Phyo"] != _person_of(store)["south/Zin Mar Phyo"]


def test_a_matching_is_current_until_rows_judgements_or_settings_change(
    workspace: pipeline.Workspace, tmp_path: Path
) -> None:
    """The same question that a further run asks; a seed of its own does not make a matching old."""
    store = workspace.store
    assert not match_store.is_current(store)
    run(store)
    assert match_store.is_current(store)
    judge(store, _row_id(store, "north", "Kyaw Htin"), _row_id(store, "south", "Thura Lwin"), "different")
    assert not match_store.is_current(store)
    run(store, seed=7)
    assert match_store.is_current(store)
    _add(workspace, tmp_path, "south", _LWIN + _HTIN, released="2031-08-01")
    assert not match_store.is_current(store)


_NUMBERED = "No,Name,Sex,Age,Date,Township\n"
_PEOPLE = [
    "Zin Mar Phyo,F,31,2031-02-03,Saltfield",
    "Kyaw Htin,M,60,2031-05-09,Oldtown",
    "Thura Lwin,M,25,2031-06-01,Redhill",
    "Nan Khin Hla,F,19,2031-06-07,Longmeadow",
]


def _release(
    workspace: pipeline.Workspace, folder: Path, header: str, rows: list[str], *, released: str
) -> None:
    """Take in a release of a list; lines are numbered when the header begins with No."""
    lines = [f"{n},{row}" for n, row in enumerate(rows, 1)] if header.startswith("No,") else rows
    path = folder / f"ward-{released}.csv"
    path.write_text(header + "\n".join(lines) + "\n", "utf-8")
    workspace.add_list(path, list_name="ward", publisher="ward", released=released)


def test_a_judgement_and_ids_survive_a_line_that_renumbers_the_list(tmp_path: Path) -> None:
    """The number of a line is nobody's identity: a line on top moves all others and changes none."""
    with pipeline.init(tmp_path / "case") as opened:
        store = opened.store
        _release(opened, tmp_path, _NUMBERED, _PEOPLE, released="2031-07-01")
        judge(store, _row_id(store, "ward", "Thura Lwin"), _row_id(store, "ward", "Nan Khin Hla"), "same")
        run(store)
        before = _person_of(store)
        assert before["ward/Thura Lwin"] == before["ward/Nan Khin Hla"]
        newcomer = "Hla Wai,F,40,2031-07-01,Redhill"
        _release(opened, tmp_path, _NUMBERED, [newcomer, *_PEOPLE], released="2031-08-01")
        report = run(store)
        after = _person_of(store)
        assert after.pop("ward/Hla Wai") == "P00004"
        assert after == before
        assert (report.notices, report.details["n_judgements"]) == ((), 1)


def test_ids_and_judgements_survive_a_correction_and_a_new_column(tmp_path: Path) -> None:
    """On a list without identifiers, where the lists stage can tell that a row is the same."""
    header = "Name,Sex,Age,Date,Township"
    with pipeline.init(tmp_path / "case") as opened:
        store = opened.store
        _release(opened, tmp_path, f"{header}\n", _PEOPLE, released="2031-07-01")
        judge(store, _row_id(store, "ward", "Thura Lwin"), _row_id(store, "ward", "Nan Khin Hla"), "same")
        run(store)
        before = _person_of(store)
        corrected = [row.replace(",25,", ",26,") + ",seen by two" for row in _PEOPLE]
        _release(opened, tmp_path, f"{header},Notes\n", corrected, released="2031-08-01")
        assert run(store).notices == ()
        assert _person_of(store) == before


def test_a_judgement_whose_row_is_gone_is_told(tmp_path: Path) -> None:
    """It is counted in every report until someone judges the rows of now; nothing is dropped in silence."""
    header = "Name,Sex,Age,Date,Township\n"
    with pipeline.init(tmp_path / "case") as opened:
        store = opened.store
        _release(opened, tmp_path, header, _PEOPLE, released="2031-07-01")
        judge(store, _row_id(store, "ward", "Thura Lwin"), _row_id(store, "ward", "Nan Khin Hla"), "same")
        run(store)
        _release(opened, tmp_path, header, _PEOPLE[:3], released="2031-08-01")
        for report in (run(store), run(store)):
            (notice,) = report.notices
            assert (notice.code, notice.level) == ("judgement.stranded", "doubtful")
            assert notice.found.startswith("1 judged pair ")
            assert "Lwin" not in str(notice)


def test_a_judgement_that_cannot_hold_is_not_kept(workspace: pipeline.Workspace) -> None:
    """Refused when it is made, so that matching never stops on it."""
    store = workspace.store
    first, second = _row_id(store, "north", "Zin Mar Phyo"), _row_id(store, "south", "Zin Mar Phyo")
    third = _row_id(store, "south", "Thura Lwin")
    judge(store, first, second, "same")
    judge(store, second, third, "same")
    with pytest.raises(InputRefused, match="judged different"):
        judge(store, first, third, "different")
    with pytest.raises(SettingsRefused, match="no row"):
        judge(store, first, "nowhere:1", "same")
    with pytest.raises(SettingsRefused, match="one row"):
        judge(store, first, first, "same")
    assert len(match_store.judgements(store)) == 2


def test_the_commands_judge_list_and_match(
    workspace: pipeline.Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """Row ids and probabilities are shown, nobody's name."""
    store = workspace.store
    root, ids = str(store.root), [_row_id(store, name, "Zin Mar Phyo") for name in ("north", "south")]
    assert main(["match", "-w", root]) == 0
    assert "4 rows are 3 persons" in capsys.readouterr().out
    assert main(["match", "pairs", "-w", root]) == 0
    shown = capsys.readouterr().out
    assert ids[0] in shown
    assert "Phyo" not in shown
    assert (
        main(["match", "judge", *ids, "different", "--why", "two birth marks", "--by", "rev-1", "-w", root])
        == 0
    )
    assert "Phyo" not in capsys.readouterr().out
    assert main(["match", "-w", root, "--json"]) == 0
    (stage,) = json.loads(capsys.readouterr().out)["stages"]
    assert stage["details"]["n_persons"] == 4
    assert main(["match", "pairs", "--unsure", "-w", root]) == 0
