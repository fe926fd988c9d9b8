"""Files of lists in a workspace: which release `run` counts, and what it says about files that change."""

from __future__ import annotations

from pathlib import Path

import pytest

from uncounted import pipeline
from uncounted.domain.report import StageReport
from uncounted.pipeline import Workspace
from uncounted.store import create
from uncounted.store import lists as list_store

SETTINGS = """\
title = "Brief"

[[intake]]
files = "inbox/l/*"
kind = "list"
list_name = "ward-watch"

[estimate]
models = ["chao"]
"""


def csv(*names: str) -> str:
    """Write a list."""
    return "\n".join(["name,date", *(f"{name},2031-03-0{n}" for n, name in enumerate(names, 1))])


JANUARY, FEBRUARY, EDITED = csv("Mya"), csv("Mya", "Lwin"), csv("Mya", "Lwin", "Zin")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a workspace with a January and a February file."""
    root = tmp_path / "w"
    create(root, settings_text=SETTINGS).close()
    (root / "inbox" / "l").mkdir(parents=True)
    write(root, "2031-01.csv", JANUARY)
    write(root, "2031-02.csv", FEBRUARY)
    return root


def write(root: Path, name: str, text: str) -> None:
    """Put a file into the inbox."""
    (root / "inbox" / "l" / name).write_text(text, "utf-8")


def take(root: Path) -> StageReport:
    """Take in the lists as `run` does, then once more, which does nothing."""
    with pipeline.open(root) as workspace:
        first = _lists(workspace)
        n_entries = workspace.store.db.scalar("SELECT count(*) FROM log")
        again = _lists(workspace)
        assert again.n_done == 0
        assert workspace.store.db.scalar("SELECT count(*) FROM log") == n_entries
        assert workspace.verify().faults == ()
    return first


def _lists(workspace: Workspace) -> StageReport:
    (report,) = (report for report in workspace.run() if report.stage == "lists")
    return report


def n_counted(root: Path) -> int:
    """Count the rows that the list is counted from."""
    with pipeline.open(root) as workspace:
        return len(list_store.current_rows(workspace.store))


def codes(report: StageReport) -> list[str]:
    """Give the codes of its notices."""
    return [notice.code for notice in report.notices]


def test_the_last_file_by_name_is_counted(root: Path) -> None:
    """Whatever comes in, and whenever."""
    take(root)
    assert n_counted(root) == 2
    write(root, "2030-12.csv", csv("Sander"))
    report = take(root)
    assert (n_counted(root), report.n_done, codes(report)) == (2, 1, [])
    write(root, "2031-03.csv", csv("Mya", "Lwin", "Zin", "Wai"))
    take(root)
    assert n_counted(root) == 4


def test_an_older_file_that_is_changed_does_not_become_the_newest(root: Path) -> None:
    """It is taken in, and said; going back is said too, and nothing is left behind."""
    take(root)
    write(root, "2031-01.csv", EDITED)
    report = take(root)
    assert (n_counted(root), report.n_done, codes(report)) == (2, 3, ["file.earlier_changed"])
    assert "a later release" in report.summary
    write(root, "2031-01.csv", JANUARY)
    report = take(root)
    assert (n_counted(root), codes(report)) == (2, ["file.earlier_changed"])


def test_the_newest_file_can_go_back_to_what_it_was(root: Path) -> None:
    """The bad edit is not counted any more, and is compared with like any release."""
    take(root)
    write(root, "2031-02.csv", EDITED)
    take(root)
    assert n_counted(root) == 3
    write(root, "2031-02.csv", FEBRUARY)
    report = take(root)
    assert (n_counted(root), codes(report)) == (2, [])
    with pipeline.open(root) as workspace:
        *_, edited, newest = list_store.releases(workspace.store)
        assert (newest.previous, newest.n_vanished, newest.n_unchanged) == (edited.release_id, 1, 2)
        lineage = list_store.row_lineage(workspace.store)
        january = list_store.releases(workspace.store)[0]
        assert lineage[f"{newest.release_id}:2"] == f"{january.release_id}:2"


def test_a_counted_file_that_is_gone_is_reported(root: Path) -> None:
    """The list stays counted from it until another release is handed in."""
    take(root)
    (root / "inbox" / "l" / "2031-02.csv").unlink()
    report = take(root)
    assert (n_counted(root), codes(report), report.something_refused) == (2, ["file.not_in_place"], False)
    with pipeline.open(root) as workspace:
        workspace.add_list(root / "inbox" / "l" / "2031-01.csv", list_name="ward-watch")
    assert (n_counted(root), codes(take(root))) == (1, [])


def test_a_file_changed_beyond_reading_leaves_the_list_as_it_was(root: Path) -> None:
    """It is refused, and the list is said to rest on what is not there any more."""
    take(root)
    write(root, "2031-02.csv", "no table")
    report = take(root)
    assert (n_counted(root), codes(report)) == (2, ["file.refused", "file.not_in_place"])


def test_a_file_handed_in_by_name_is_counted_until_the_next_change(root: Path, tmp_path: Path) -> None:
    """`run` does not take back what a person handed in, but takes in a new file."""
    take(root)
    other = tmp_path / "other.csv"
    other.write_text(EDITED, "utf-8")
    with pipeline.open(root) as workspace:
        workspace.add_list(other, list_name="ward-watch")
    write(root, "2031-01.csv", csv("Lwin"))
    take(root)
    assert n_counted(root) == 3
    write(root, "2031-02.csv", JANUARY)
    take(root)
    assert n_counted(root) == 1


def test_the_same_file_twice_in_one_list_is_one_release(root: Path) -> None:
    """In the place of the later one, and said each time."""
    write(root, "2031-03.csv", JANUARY)
    report = take(root)
    assert (n_counted(root), codes(report)) == (1, ["file.repeated"])


def test_files_of_one_name_in_two_folders_are_two_files(root: Path) -> None:
    """They are told apart by their folders."""
    settings = (root / "uncounted.toml").read_text("utf-8").replace("inbox/l/*", "inbox/*/list.csv")
    (root / "uncounted.toml").write_text(settings, "utf-8")
    for month, text in (("01", JANUARY), ("02", FEBRUARY)):
        (root / "inbox" / month).mkdir()
        (root / "inbox" / month / "list.csv").write_text(text, "utf-8")
    take(root)
    assert n_counted(root) == 2


def test_a_file_added_by_hand_from_the_inbox_is_not_taken_in_again(root: Path) -> None:
    """Its date stays."""
    with pipeline.open(root) as workspace:
        for month in ("01", "02"):
            path = root / "inbox" / "l" / f"2031-{month}.csv"
            workspace.add_list(path, list_name="ward-watch", released=f"2031-{month}-28")
    assert take(root).n_unchanged == 3
    with pipeline.open(root) as workspace:
        assert [one.released for one in list_store.releases(workspace.store)] == ["2031-01-28", "2031-02-28"]


def test_an_older_release_with_a_date_handed_in_again_stays_older(root: Path) -> None:
    """And the report says that another one is counted."""
    with pipeline.open(root) as workspace:
        for month in ("01", "02", "01"):
            path = root / "inbox" / "l" / f"2031-{month}.csv"
            report = workspace.add_list(path, list_name="ward-watch", released=f"2031-{month}-28")
    assert "a later release" in report.summary
    assert n_counted(root) == 2
