"""Bad input, as a documenter meets it: kept, counted, reported, and the rest goes on.

Every file here carries the name of an invented person, and no message may repeat it.
"""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfWriter

from uncounted.cli.main import main

PERSON = "Thidar Nwe Hlaing"
GOOD = f"A statement\n\n3 March 2031\n\nIn all 17 people were killed on 2 March, {PERSON} among them.\n"
HEADER = "id,name,sex,age,date,township\n"
# an invented name as the Zawgyi encoding stores it: the vowel sign stands before its consonant
ZAWGYI = "ေအာင္ေက်ာ္စိုး၊ ေဒၚခင္ျမင့္ၾကည္၊ ကိုေဇာ္မ်ိဳးထြန္း"


def encrypted_pdf() -> bytes:
    """Make a PDF that needs a password."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": PERSON})
    writer.encrypt("secret", algorithm="RC4-128")
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def workbook() -> bytes:
    """Make a sound workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["name", "age"], *([[f"{PERSON} {i}", 30 + i] for i in range(40)])):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


DOCUMENTS = {
    "encrypted.pdf": encrypted_pdf(),
    "no-text.html": b"<!doctype html><html><head><title></title></head><body><br></body></html>",
    "empty.txt": b"",
}
LISTS = {
    "truncated.xlsx": workbook()[: len(workbook()) // 2],
    "unknown-encoding.csv": HEADER.encode() + bytes(range(128, 256)) * 3 + b"\n\x81\x8d\x8f\x90\x9d,\xff\xfe",
    "empty.csv": b"",
    "same-column.csv": f"name,name,date\n{PERSON},{PERSON},2031-01-02\n".encode(),
}
CELLS = {
    "impossible-date.csv": (f"1,{PERSON},F,30,31/02/2021,Sabe", "row 2"),
    "old-age.csv": (f"1,{PERSON},F,430,2031-01-02,Sabe", "row 2"),
    "zawgyi.csv": (f"1,{ZAWGYI},F,30,2031-01-02,Sabe", "row 2"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a new workspace."""
    assert main(["init", str(tmp_path / "w")]) == 0
    return tmp_path / "w"


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """Give all that was printed, after checking that it names no person and shows no traceback."""
    out, err = capsys.readouterr()
    assert PERSON not in out + err
    assert ZAWGYI[:10] not in out + err
    assert "Traceback" not in out + err
    return out + err


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_bad_document_is_kept_and_the_good_one_beside_it_is_read(
    name: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 1, the place, what was expected, what to do; both originals are in the archive."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(DOCUMENTS[name])
    (folder / "good.txt").write_text(GOOD, "utf-8")
    capsys.readouterr()
    assert main(["archive", str(folder), "-w", str(root)]) == 1
    said = told(capsys)
    assert name in said
    assert "expected" in said
    assert main(["verify", str(root)]) == 0
    assert main(["--json", "figures", "-w", str(root)]) == 0
    assert "2 originals" in said or len(list((root / "archive").glob("*/*/*"))) == 2


def test_a_file_of_200_megabytes_is_kept_and_not_read(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its bytes are evidence; reading them as a document is refused with the limit."""
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(200_000_000)
    capsys.readouterr()
    assert main(["archive", str(huge), "-w", str(root)]) == 1
    said = told(capsys)
    assert "huge.txt" in said
    assert "MB" in said
    assert [path.stat().st_size for path in (root / "archive").glob("*/*/*")] == [200_000_000]


@pytest.mark.parametrize("name", LISTS)
def test_a_bad_list_is_kept_and_reported(
    name: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The original is kept, nothing is guessed, and a good list can be taken in afterwards."""
    (tmp_path / name).write_bytes(LISTS[name])
    (tmp_path / "good.csv").write_text(f"{HEADER}1,{PERSON},F,30,2031-01-02,Sabe\n", "utf-8")
    capsys.readouterr()
    assert main(["lists", "add", str(tmp_path / name), "-w", str(root)]) == 1
    said = told(capsys)
    assert name in said
    assert "expected" in said
    assert len(list((root / "archive").glob("*/*/*"))) == 1
    assert main(["lists", "add", str(tmp_path / "good.csv"), "-w", str(root)]) == 0
    assert main(["verify", str(root)]) == 0


@pytest.mark.parametrize("name", CELLS)
def test_a_bad_cell_is_refused_by_row_and_column_and_the_row_goes_on(
    name: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the cell is refused; the file's other row and its own other cells are used."""
    row, where = CELLS[name]
    path = tmp_path / name
    path.write_text(f"{HEADER}{row}\n2,{PERSON} Oo,M,41,2031-02-03,Sabe\n", "utf-8")
    capsys.readouterr()
    assert main(["--json", "lists", "add", str(path), "-w", str(root)]) == 1
    report = json.loads(told(capsys).partition("\nuncounted:")[0])
    assert report["refused"] is True
    refused = [n for stage in report["stages"] for n in stage["notices"] if n["level"] == "refused"]
    assert refused
    assert all(where in notice["where"] for notice in refused)
    assert all(notice["expected"] and notice["advice"] for notice in refused)
    assert main(["match", "-w", str(root)]) == 0
