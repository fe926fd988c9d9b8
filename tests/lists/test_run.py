"""Taking releases into a workspace."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.lists.files import HEADER, ROWS, csv_of, xlsx_of
from uncounted.domain.report import StageReport
from uncounted.errors import SettingsRefused
from uncounted.lists import run
from uncounted.store import Store
from uncounted.store import archive as archive_store
from uncounted.store import lists as list_store

FIRST = csv_of([HEADER, *ROWS])
SECOND = csv_of(
    [
        HEADER,
        ROWS[0],
        ["a2", "Ko Lwin", "M", "21", "2031-03-02", "Hilltop"],
        ["a4", "Zin", "F", "430", "", ""],
    ]
)


def take(store: Store, folder: Path, content: bytes, name: str = "list.csv", **settings: Any) -> StageReport:
    """Archive a file and take it in as a release."""
    path = folder / name
    path.write_bytes(content)
    intake = archive_store.open_intake(store, [name], stated=archive_store.Stated())
    capture = archive_store.keep(store, path, origin=name, intake=intake)
    return run(store, capture.sha256, file_name=name, **({"list_name": "ward-watch"} | settings))


def test_a_release_is_stored_with_its_rows(store: Store, tmp_path: Path) -> None:
    """Row ids name list, release and row; counts reconcile."""
    report = take(store, tmp_path, FIRST, publisher="Ward Watch", released="2031-03-10")
    release12 = hashlib.sha256(FIRST).hexdigest()[:12]
    (release,) = list_store.releases(store)
    assert (report.unit, report.n_in, report.n_done, report.n_refused) == ("rows", 3, 3, 0)
    assert release.release_id == f"ward-watch:{release12}"
    assert (release.publisher, release.released, release.n_rows) == ("Ward Watch", "2031-03-10", 3)
    rows = list_store.current_rows(store)
    assert [row.row_id for row in rows] == [f"ward-watch:{release12}:{number}" for number in (2, 3, 4)]
    assert {row.fields.act for row in rows} == {"killed"}
    assert rows[0].cells == dict(zip(HEADER, ROWS[0], strict=True))


def test_the_same_file_again_is_unchanged(store: Store, tmp_path: Path) -> None:
    """Nothing is added to the database, and nothing counted twice."""
    take(store, tmp_path, FIRST)
    n_entries = store.db.scalar("SELECT count(*) FROM log WHERE action LIKE 'lists.%'")
    report = take(store, tmp_path, FIRST)
    assert (report.n_in, report.n_unchanged, report.notices) == (3, 3, ())
    assert store.db.scalar("SELECT count(*) FROM log WHERE action LIKE 'lists.%'") == n_entries
    assert len(list_store.releases(store)) == 1


def test_a_second_release_shows_what_changed(store: Store, tmp_path: Path) -> None:
    """Rows added, changed, vanished; the vanished row stays and can be listed."""
    take(store, tmp_path, FIRST, released="2031-03-10")
    report = take(store, tmp_path, SECOND, released="2031-03-17")
    older, newer = list_store.releases(store)
    assert newer.previous == older.release_id
    assert (newer.n_added, newer.n_changed, newer.n_vanished, newer.n_unchanged) == (1, 1, 1, 1)
    changes = list_store.changes(store, newer.release_id)
    assert [(one.kind, one.columns) for one in changes] == [
        ("changed", ("age",)),
        ("added", ()),
        ("vanished", ()),
    ]
    assert changes[2].previous_row_id in {row.row_id for row in list_store.all_rows(store, older.release_id)}
    assert {row.row_id.rpartition(":")[0] for row in list_store.current_rows(store)} == {newer.release_id}
    assert "1 added, 1 changed, 1 vanished" in report.summary
    assert [notice.code for notice in report.notices] == ["age.too_high"]
    assert list_store.notices(store, newer.release_id) == list(report.notices)


def test_an_older_release_taken_in_late_does_not_become_current(store: Store, tmp_path: Path) -> None:
    """The newest release is the one with the latest date."""
    take(store, tmp_path, SECOND, released="2031-03-17")
    take(store, tmp_path, FIRST, released="2031-03-10")
    assert [release.released for release in list_store.releases(store)] == ["2031-03-10", "2031-03-17"]
    assert len(list_store.current_rows(store)) == 3
    assert {row.fields.name for row in list_store.current_rows(store)} == {"Mya Thin", "Ko Lwin", "Zin"}


def test_rows_without_a_name_are_kept_and_not_current(store: Store, tmp_path: Path) -> None:
    """They are counted as refused, with the reason."""
    report = take(store, tmp_path, csv_of([HEADER, *ROWS, ["a9", "", "F", "", "", ""]]))
    (release,) = list_store.releases(store)
    assert (report.n_in, report.n_done, report.n_refused) == (4, 3, 1)
    assert (release.n_rows, release.n_refused_rows) == (4, 1)
    assert len(list_store.current_rows(store)) == 3
    refused = list_store.all_rows(store, release.release_id)[3]
    assert refused.cells["id"] == "a9"
    assert [notice.code for notice in refused.notices] == ["row.no_name"]


def test_another_mapping_reads_the_release_anew(store: Store, tmp_path: Path) -> None:
    """Row ids stay, the newest reading counts, the older one stays in the database."""
    content = csv_of([["name", "seen"], ["Mya", "2031-03-01"]])
    take(store, tmp_path, content)
    before = list_store.current_rows(store)
    take(store, tmp_path, content, mapping={"seen": "date"})
    after = list_store.current_rows(store)
    assert [row.row_id for row in before] == [row.row_id for row in after]
    assert (before[0].fields.date is None, after[0].fields.date is None) == (True, False)
    assert len(list_store.releases(store)) == 1
    assert list_store.notices(store, after[0].row_id.rpartition(":")[0]) == []
    assert store.db.scalar("SELECT count(*) FROM lists_row") == 2


def test_what_was_stated_once_is_not_unsaid_by_silence(store: Store, tmp_path: Path) -> None:
    """The same file without its date and publisher is unchanged; another date is a further reading."""
    take(store, tmp_path, FIRST, publisher="Ward Watch", released="2031-03-10")
    assert take(store, tmp_path, FIRST).n_unchanged == 3
    assert take(store, tmp_path, FIRST, released="2031-03-11").n_done == 3
    (release,) = list_store.releases(store)
    assert (release.publisher, release.released) == ("Ward Watch", "2031-03-11")


def test_sheets_are_part_of_row_ids_when_there_are_several(store: Store, tmp_path: Path) -> None:
    """Two sheets have a row 2 each."""
    take(store, tmp_path, xlsx_of({"North": [HEADER, ROWS[0]], "South": [HEADER, ROWS[1]]}), "list.xlsx")
    suffixes = [row.row_id.split(":", 2)[2] for row in list_store.current_rows(store)]
    assert suffixes == ["North:2", "South:2"]


def test_a_refused_file_is_reported_and_remembered_once(store: Store, tmp_path: Path) -> None:
    """Nothing of it becomes a row; the reason is stored with the release it would have been."""
    content = b"name,name\nMya,Thin\n"
    first, again = take(store, tmp_path, content), take(store, tmp_path, content)
    assert first == again
    assert (first.n_in, first.something_refused) == (0, True)
    assert list_store.releases(store) == []
    release_id = f"ward-watch:{hashlib.sha256(content).hexdigest()[:12]}"
    assert list_store.notices(store, release_id) == list(first.notices)


def test_a_file_over_the_limit_is_refused_unread(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size is known from the archive; the bytes are never held in memory."""
    monkeypatch.setattr("uncounted.lists.limits.MAX_FILE_BYTES", 10)
    monkeypatch.setattr(archive_store, "content", lambda *_: pytest.fail("the bytes were read"))
    report = take(store, tmp_path, FIRST)
    assert report.notices[0].code == "file.refused"
    assert "at most" in report.notices[0].expected


def test_a_file_outside_the_archive_is_refused(store: Store) -> None:
    """Rows always lead back to archived bytes."""
    with pytest.raises(SettingsRefused, match="not in the archive"):
        run(store, "0" * 64, file_name="list.csv", list_name="ward-watch")


@pytest.mark.parametrize(
    "settings",
    [
        {"list_name": ""},
        {"list_name": "a:b"},
        {"list_name": "a\nb"},
        {"released": "10 March"},
        {"released": "20310310"},
        {"act": "vanquished"},
        {"mapping": {"nowhere": "name"}},
    ],
)
def test_wrong_settings_are_refused(store: Store, tmp_path: Path, settings: dict[str, Any]) -> None:
    """Before anything is stored."""
    with pytest.raises(SettingsRefused):
        take(store, tmp_path, FIRST, **settings)
    assert list_store.releases(store) == []


def test_no_log_entry_or_notice_holds_a_persons_data(store: Store, tmp_path: Path) -> None:
    """Ids and places only."""
    take(store, tmp_path, FIRST)
    take(store, tmp_path, SECOND)
    told = [tuple(row) for table in ("log", "notice") for row in store.db.query(f"SELECT * FROM {table}")]
    for word in ("Mya", "Lwin", "Zin", "Sander", "Riverbend"):
        assert not any(word in str(value) for row in told for value in row)


def test_a_column_of_list_names_makes_up_no_list(store: Store, tmp_path: Path) -> None:
    """It is kept as written, and reported once."""
    content = csv_of([["name", "list"], ["Mya", "union"], ["Lwin", "Sander Vos"], ["Zin", ""]])
    report = take(store, tmp_path, content)
    rows = list_store.current_rows(store)
    assert {row.list_name for row in rows} == {"ward-watch"}
    assert [row.cells["list"] for row in rows] == ["union", "Sander Vos", ""]
    assert [(notice.code, notice.level) for notice in report.notices] == [
        ("column.list_not_used", "doubtful")
    ]
    (release,) = list_store.releases(store)
    assert release.mapping == {"name": "name"}


def test_a_mapping_makes_up_no_list_either(store: Store, tmp_path: Path) -> None:
    """The release's own name counts."""
    content = csv_of([["name", "source"], ["Mya", "union"]])
    report = take(store, tmp_path, content, mapping={"source": "list"})
    assert {row.list_name for row in list_store.current_rows(store)} == {"ward-watch"}
    assert [notice.code for notice in report.notices] == ["column.list_not_used"]


def test_one_file_as_two_lists_is_doubtful(store: Store, tmp_path: Path) -> None:
    """It may correct a name, and would count as two sources: both are kept, and the other is named."""
    take(store, tmp_path, FIRST)
    report = take(store, tmp_path, FIRST, list_name="clinic")
    (notice,) = report.notices
    assert (notice.code, notice.level) == ("file.same_as_other_list", "doubtful")
    assert "ward-watch" in notice.found
    assert list_store.same_file_lists(store) == [("clinic", "ward-watch")]
    (newest,) = (one for one in list_store.releases(store) if one.list_name == "clinic")
    assert list_store.notices(store, newest.release_id) == [notice]


def test_a_release_given_a_later_date_is_the_newest(store: Store, tmp_path: Path) -> None:
    """Its new reading is compared with the one now before it, and nothing goes round in circles."""
    take(store, tmp_path, FIRST, released="2031-03-10")
    take(store, tmp_path, SECOND, released="2031-03-17")
    report = take(store, tmp_path, FIRST, released="2031-03-24")
    older, newer = list_store.releases(store)
    assert (older.released, newer.released) == ("2031-03-17", "2031-03-24")
    assert (older.previous, newer.previous) == ("", older.release_id)
    assert (newer.n_added, newer.n_changed, newer.n_vanished) == (1, 1, 1)
    assert list_store.newest_releases(store) == [newer]
    assert "since the release of 2031-03-17" in report.summary
