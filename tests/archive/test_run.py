"""The stage as a whole: kept, counted, resumed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.archive import made

from uncounted import archive
from uncounted.domain.report import StageReport
from uncounted.store import Store, create
from uncounted.store import archive as stored


def _rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of the stage without its place in the log, in an order of its own."""
    tables = ("archive_capture", "archive_custody", "archive_document", "archive_intake_end")
    found = {}
    for table in tables:
        rows = store.db.query(f"SELECT * FROM {table}")
        left_out = ("id", "log_seq", "at", "intake")
        found[table] = sorted(
            tuple(str(row[key]) for key in row.keys() if key not in left_out)  # noqa: SIM118 - a sqlite3.Row
            for row in rows
        )
    return found


def test_a_folder_is_kept_counted_and_read(store: Store, tmp_path: Path) -> None:
    """Every file is kept, the unreadable ones are named, and the counts reconcile."""
    report = archive.run(store, [made.folder(tmp_path)], publisher="River Council")
    assert report.summary == (
        "10 files kept (9 new, 1 seen before), 3 could not be read, 1 hidden file passed over"
    )
    assert (report.n_in, report.n_done, report.n_unchanged, report.n_refused) == (10, 6, 1, 3)
    assert report.something_refused
    refused = {notice.where: notice.code for notice in report.notices if notice.level == "refused"}
    assert refused == {
        "inbox/f-empty.txt": "archive.empty",
        "inbox/g-locked.pdf": "archive.encrypted",
        "inbox/week/j.bin": "archive.unsupported",
    }
    assert len(stored.captures(store)) == 9
    assert [document.kind for document in stored.documents(store)].count("list") == 1
    assert {document.publisher for document in stored.documents(store)} == {"River Council"}


def test_the_same_bytes_are_one_capture_with_two_custody_events(store: Store, tmp_path: Path) -> None:
    """A copy in another folder adds custody, not a capture; origins are relative."""
    archive.run(store, [made.folder(tmp_path)])
    (page,) = [each for each in stored.documents(store) if each.title == "Council counts the dead"]
    origins = [event.origin for event in stored.custody(store, page.sha256)]
    assert origins == ["inbox/a.html", "inbox/week/i-copy.html"]


def test_bytes_are_kept_unchanged(store: Store, tmp_path: Path) -> None:
    """What comes out of the archive is what went in."""
    inbox = made.folder(tmp_path)
    archive.run(store, [inbox])
    kept = {stored.content(store, capture.sha256) for capture in stored.captures(store)}
    assert kept == {path.read_bytes() for path in inbox.rglob("*") if path.is_file() and path.name[0] != "."}


def test_after_an_intake_has_ended_the_same_files_are_a_new_one(store: Store, tmp_path: Path) -> None:
    """A second intake adds custody events, no captures and no readings, and refuses the same files again."""
    inbox = made.folder(tmp_path)
    first = archive.run(store, [inbox])
    n_documents = store.db.scalar("SELECT count(*) FROM archive_document")
    again = archive.run(store, [inbox])
    assert again.summary.startswith("10 files kept (0 new, 10 seen before), 3 could not be read")
    assert again.notices == first.notices
    assert store.db.scalar("SELECT count(*) FROM archive_custody") == 20
    assert store.db.scalar("SELECT count(*) FROM archive_document") == n_documents


@pytest.mark.parametrize("stop_after", [1, 4, 9])
def test_a_stopped_run_goes_on_and_equals_one_that_was_not_stopped(tmp_path: Path, stop_after: int) -> None:
    """Stopped between two files, the same call gives the rows of an uninterrupted run."""
    inbox = made.folder(tmp_path)
    whole, stopped = create(tmp_path / "whole"), create(tmp_path / "stopped")

    def stop(label: str, n_done: int, n_total: int) -> None:
        if n_done == stop_after:
            raise KeyboardInterrupt

    archive.run(whole, [inbox], publisher="River Council")
    with pytest.raises(KeyboardInterrupt):
        archive.run(stopped, [inbox], publisher="River Council", progress=stop)
    report = archive.run(stopped, [inbox], publisher="River Council")
    assert report.n_in == 10
    assert _rows(stopped) == _rows(whole)
    whole.close()
    stopped.close()


def test_a_capture_that_was_kept_but_not_read_is_read_later(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped between keeping and reading, `read_captures` reads what is left, and only that."""
    stage = sys.modules["uncounted.archive.run"]  # its name on the package is the function
    path = tmp_path / "note.txt"
    path.write_text("The council met.\n", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(stage, "read_document", _stop)
        with pytest.raises(KeyboardInterrupt):
            archive.run(store, [path])
    assert stored.documents(store) == []
    first, second = archive.read_captures(store), archive.read_captures(store)
    assert (first.n_in, first.n_done, first.n_unchanged) == (1, 1, 0)
    assert (second.n_in, second.n_done, second.n_unchanged) == (1, 0, 1)
    assert stored.documents(store)[0].text == "The council met.\n"


def test_a_later_statement_about_a_document_is_a_new_reading(store: Store, tmp_path: Path) -> None:
    """What a person states wins over what was found, and a later statement over an earlier one."""
    path = tmp_path / "note.txt"
    path.write_text("A note\n4 May 2031\nBy Ward Watch\n", "utf-8")
    archive.run(store, [path])
    before = stored.documents(store)[0]
    archive.run(store, [path], publisher="River Council", published="2031-05-06", title="A better title")
    after = stored.documents(store)[0]
    assert before.issued is not None
    assert after.issued is not None
    assert (before.title, before.issued.edtf) == ("A note", "2031-05-04")
    assert (after.publisher, after.title, after.issued.edtf) == (
        "River Council",
        "A better title",
        "2031-05-06",
    )
    assert after.text == before.text
    assert len(stored.documents(store)) == 1


def test_a_file_beyond_the_limit_is_kept_and_not_read(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large file costs disk, not memory, and ends in a clear refusal."""
    monkeypatch.setattr("uncounted.archive.read.MAX_READ_BYTES", 3_000_000)
    path = tmp_path / "large.txt"
    path.write_bytes(b"a line of text that is repeated\n" * 100_000)
    report = archive.run(store, [path])
    assert [notice.code for notice in report.notices] == ["archive.too_large"]
    assert stored.captures(store)[0].n_bytes == 3_200_000
    assert stored.documents(store) == []


def test_an_address_and_a_missing_file_are_refused_and_the_rest_goes_on(store: Store, tmp_path: Path) -> None:
    """Nothing is fetched; the file that is there is kept."""
    path = tmp_path / "note.txt"
    path.write_text("The council met.\n", "utf-8")
    report = archive.run(store, ["https://example.org/page", tmp_path / "no-such.pdf", path])
    assert [notice.code for notice in report.notices] == ["archive.address", "archive.missing"]
    assert (report.n_in, report.n_done, report.n_refused) == (3, 1, 2)


def test_no_row_names_the_machine(store: Store, tmp_path: Path) -> None:
    """No absolute path is stored anywhere."""
    archive.run(store, [made.folder(tmp_path)])
    dump = json.dumps(_rows(store)) + json.dumps(
        [tuple(row) for row in store.db.query("SELECT * FROM archive_intake")]
    )
    dump += json.dumps([tuple(row) for row in store.db.query("SELECT * FROM notice")])
    assert str(tmp_path) not in dump


def test_progress_is_told_after_each_file(store: Store, tmp_path: Path) -> None:
    """One call a file, ending at the total."""
    told: list[tuple[str, int, int]] = []
    archive.run(store, [made.folder(tmp_path)], progress=lambda *said: told.append(said))
    assert told == [("archiving", number, 10) for number in range(1, 11)]


def test_an_empty_folder_is_no_mistake(store: Store, tmp_path: Path) -> None:
    """Nothing to do is said as it is."""
    (tmp_path / "empty").mkdir()
    report = archive.run(store, [tmp_path / "empty"])
    assert report == StageReport(
        "archive",
        "files",
        summary="0 files kept (0 new, 0 seen before)",
        details={"n_new": 0, "n_seen_before": 0, "n_hidden": 0},
    )


def _stop(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
