"""Captures, custody and documents as stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from uncounted.domain.date import PartialDate
from uncounted.domain.document import Document, TextQuality
from uncounted.domain.notice import Notice
from uncounted.errors import InputRefused, IntegrityBroken
from uncounted.store import Store, archive, blobs
from uncounted.store.archive import Stated

_DOCUMENT = Document(
    sha256="",
    text="Text of a statement,\nစာ",
    title="A statement",
    authors=("River Council", "Ward Watch"),
    publisher="River Council",
    kind="statement",
    languages=("en", "my"),
    encoding="unicode",
    issued=PartialDate("2031-03", "month", "March 2031"),
    reference="12/2031",
    quality=TextQuality(0.5, reliable=False, reasons=("a reason",)),
    main_start=2,
    main_end=9,
    page_starts=(0, 5),
    reader="reader 1",
)
_NOTICE = Notice("archive", "archive.zawgyi", "doubtful", "a.txt", "found", "expected", "advice")


def _kept(store: Store, tmp_path: Path, content: bytes = b"text", **stated: str) -> str:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    intake = archive.open_intake(store, ["a.txt"], stated=Stated())
    return archive.keep(store, path, origin="a.txt", intake=intake, **stated).sha256


def test_keeping_twice_in_one_intake_is_one_custody_event(store: Store, tmp_path: Path) -> None:
    """A repeated call changes nothing, not even the log."""
    sha256 = _kept(store, tmp_path)
    n_entries = store.db.scalar("SELECT count(*) FROM log")
    assert _kept(store, tmp_path) == sha256
    assert len(archive.custody(store, sha256)) == 1
    assert store.db.scalar("SELECT count(*) FROM log") == n_entries


def test_other_bytes_under_the_same_name_are_kept_in_the_same_intake(store: Store, tmp_path: Path) -> None:
    """A file that changed while the run was stopped is not passed over."""
    assert _kept(store, tmp_path) != _kept(store, tmp_path, b"other text")
    assert len(archive.captures(store)) == 2


def test_an_intake_goes_on_until_it_has_ended(store: Store) -> None:
    """The same request is the same intake before its end and a new one after it."""
    first = archive.open_intake(store, ["a"], stated=Stated())
    assert archive.open_intake(store, ["a"], stated=Stated()) == first
    assert archive.open_intake(store, ["a"], stated=Stated(publisher="X")) != first
    archive.end_intake(store, first, n_files=0)
    assert archive.open_intake(store, ["a"], stated=Stated()) != first


def test_the_latest_statement_of_each_field_counts(store: Store, tmp_path: Path) -> None:
    """An empty statement takes nothing back."""
    sha256 = _kept(store, tmp_path, publisher="First", title="Title")
    archive.end_intake(store, archive.open_intake(store, ["a.txt"], stated=Stated()), n_files=1)
    _kept(store, tmp_path, publisher="Second")
    assert archive.stated_about(store, sha256) == Stated("a.txt", "Second", "", "Title")


def test_a_document_comes_back_as_it_was_stored(store: Store, tmp_path: Path) -> None:
    """Every field, and its notices."""
    document = replace(_DOCUMENT, sha256=_kept(store, tmp_path))
    archive.add_document(store, document, basis="b" * 64, found=[_NOTICE], refused=False)
    assert archive.documents(store) == [document]
    assert archive.document(store, document.sha256) == document
    assert archive.notices_about(store, document.sha256) == [_NOTICE]
    assert archive.is_read(store, document.sha256, basis="b" * 64)


def test_the_newest_reading_stands_for_the_capture(store: Store, tmp_path: Path) -> None:
    """Readings are superseded, never changed; a refused one takes the capture off the documents."""
    document = replace(_DOCUMENT, sha256=_kept(store, tmp_path), issued=None)
    archive.add_document(store, document, basis="a", found=[], refused=False)
    archive.add_document(store, replace(document, title="Newer"), basis="b", found=[], refused=False)
    assert [each.title for each in archive.documents(store)] == ["Newer"]
    archive.add_document(store, replace(document, text=""), basis="c", found=[], refused=True)
    assert archive.documents(store) == []
    assert archive.is_refused(store, document.sha256)
    assert archive.document(store, document.sha256).text == ""


def test_documents_come_by_date_of_issue(store: Store, tmp_path: Path) -> None:
    """Those without a date first."""
    for number, edtf in enumerate(("2031-05-04", "2031-03-01", "")):
        issued = PartialDate(edtf, "day") if edtf else None
        sha256 = _kept(store, tmp_path, str(number).encode())
        document = replace(_DOCUMENT, sha256=sha256, issued=issued)
        archive.add_document(store, document, basis="b", found=[], refused=False)
    dates = [each.issued.edtf if each.issued else None for each in archive.documents(store)]
    assert dates == [None, "2031-03-01", "2031-05-04"]


def test_an_unknown_document_is_refused(store: Store) -> None:
    """With what to do."""
    with pytest.raises(InputRefused, match="no such document"):
        archive.document(store, "0" * 64)


def test_a_file_that_cannot_be_opened_is_refused(store: Store, tmp_path: Path) -> None:
    """It is the person's to mend."""
    intake = archive.open_intake(store, ["x"], stated=Stated())
    with pytest.raises(InputRefused, match="cannot be opened"):
        archive.keep(store, tmp_path / "x", origin="x", intake=intake)


def test_changed_bytes_are_found_when_read(store: Store, tmp_path: Path) -> None:
    """An original that was altered is never read as if it were whole."""
    sha256 = _kept(store, tmp_path)
    path = blobs.blob_path(store.root, sha256)
    path.chmod(0o644)
    path.write_bytes(b"altered")
    with pytest.raises(IntegrityBroken):
        archive.content(store, sha256)
