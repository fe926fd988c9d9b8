"""Media types by content."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from uncounted.store import media


def _zip(*names: str, first: bytes = b"x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, first)
    return out.getvalue()


def _spreadsheet() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["name", "town"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_DOCX = _zip("[Content_Types].xml", "word/document.xml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
_TABLE = "name,town,age\nA,Upper Ford,3\nB,Riverton,4\n"


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"%PDF-1.4", "x.txt", media.PDF),
        (b"x" * 1024 + b"%PDF-1.4", "", media.PDF),
        (b"x" * 1100 + b"%PDF-1.4", "", media.TEXT),
        (_DOCX, "x.pdf", media.DOCX),
        (_DOCX[:60], "x.docx", media.DOCX),
        (_DOCX[: len(_DOCX) // 2], "", media.DOCX),
        (_spreadsheet(), "", media.XLSX),
        (_spreadsheet()[:3000], "list.csv", media.XLSX),
        (_zip("mimetype", "content.xml", first=media.ODS.encode()), "", media.ODS),
        (_zip("a.txt"), "x.docx", media.ZIP),
        (_OLE + "Workbook".encode("utf-16-le"), "", media.XLS),
        (_OLE + "WordDocument".encode("utf-16-le"), "", media.DOC),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "x.xlsx", media.OLE),
        (b"\x89PNG\r\n\x1a\n0000", "x.txt", "image/png"),
        (b"<!DOCTYPE html><html>", "x.txt", media.HTML),
        (b"\n <!-- a note --> <HTML>", "", media.HTML),
        (b"<?xml version='1.0'?><html xmlns='x'>", "", media.HTML),
        ("\ufeff<html>".encode("utf-16"), "", media.HTML),
        (b"<?xml version='1.0'?><feed/>", "", media.XML),
        (b"<3 is a heart, <b> is not", "", media.TEXT),
        (_TABLE.encode(), "", media.CSV),
        (_TABLE.replace(",", ";").encode(), "x.txt", media.CSV),
        (_TABLE.replace(",", "\t").encode("utf-16"), "", media.CSV),
        (b"\xef\xbb\xbf" + _TABLE.encode(), "", media.CSV),
        ("အမည်,မြို့\nက,ခ\nဂ,ဃ\n".encode(), "", media.CSV),
        (b"only names\nA\nB\n", "names.csv", media.CSV),
        (b"Riverton, 3 dead\nUpper Ford, 4 dead\nBago, 2 dead\n", "note.txt", media.TEXT),
        (b"Dear friends,\n\nthe council met, and spoke.\nThen, on that day, it ended.\n", "", media.TEXT),
        ("စာ".encode(), "", media.TEXT),
        (b"# A heading\n", "note.md", media.MARKDOWN),
        (b"", "x.pdf", media.EMPTY),
        (bytes(range(256)), "x.txt", media.UNKNOWN),
        (b"caf\xe9", "", media.TEXT),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # not the bytes: archives carry the time
)
def test_the_type_is_found_in_the_bytes(content: bytes, name: str, expected: str) -> None:
    """A name is a tie-break between kinds of plain text, and for a zip file cut off at its start."""
    assert media.media_type_of(content, name) == expected


def test_a_large_file_is_judged_by_both_its_ends(tmp_path: Path) -> None:
    """Without reading it whole, and the same way whether it is on disk or in memory."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", b"x")
        archive.writestr("media/picture", bytes(1_000_000))
        archive.writestr("word/document.xml", b"x")
    path = tmp_path / "large"
    path.write_bytes(out.getvalue())
    assert media.media_type_of_file(path) == media.media_type_of(out.getvalue()) == media.DOCX


def test_hashes_agree(tmp_path: Path) -> None:
    """Of bytes in memory and on disk."""
    (tmp_path / "a").write_bytes(b"text")
    assert media.sha256_of(b"text") == media.hash_of(tmp_path / "a")
