"""Spreadsheets: sheets, types of cells, formulas, damaged and hostile files."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.lists.files import HEADER, ROWS, codes, ods_of, read, with_member, xlsx_of
from uncounted.errors import InputRefused
from uncounted.lists import limits, read_table
from uncounted.store import media

SHEET = "xl/worksheets/sheet1.xml"


def saved(workbook: openpyxl.Workbook) -> bytes:
    """Give the bytes of a workbook."""
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def text_cell(text: str) -> str:
    """Write an ODS cell of text."""
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def test_cells_become_their_plain_form() -> None:
    """Dates in ISO form, whole numbers without a point, truth values in words."""
    rows = [
        ["name", "date", "age", "remark"],
        ["Mya", date(2031, 3, 1), 35, True],
        ["Lwin", datetime(2031, 3, 2, 14, 5), 20.0, 2.5],  # noqa: DTZ001 - a spreadsheet has no zones
        ["Zin", "2031-03", "၃၅", time(3, 4)],
    ]
    reading = read(xlsx_of({"List": rows}), "list.xlsx")
    assert [list(row.cells.values()) for row in reading.rows] == [
        ["Mya", "2031-03-01", "35", "TRUE"],
        ["Lwin", "2031-03-02 14:05:00", "20", "2.5"],
        ["Zin", "2031-03", "၃၅", "03:04:00"],
    ]
    dates = [row.fields.date.edtf for row in reading.rows if row.fields.date]
    assert dates == ["2031-03-01", "2031-03-02", "2031-03"]
    assert [row.fields.age for row in reading.rows] == [35, 20, 35]


def test_a_serial_number_is_a_date_only_in_a_date_cell() -> None:
    """47909 in a cell of numbers is a number, and refused as a date."""
    workbook = openpyxl.Workbook()
    for row in (["name", "date"], ["Mya", 47909], ["Lwin", 47909]):
        workbook.active.append(row)
    workbook.active["B3"].number_format = "dd/mm/yyyy"
    reading = read(saved(workbook), "list.xlsx")
    assert [row.cells["date"] for row in reading.rows] == ["47909", "2031-03-02"]
    assert [row.fields.date is None for row in reading.rows] == [True, False]
    assert codes(reading) == ["date.unknown_form"]
    assert reading.notices[0].where == "list.xlsx, sheet Sheet, row 2, column B (date)"


def test_dates_that_spreadsheets_get_wrong_are_refused() -> None:
    """Excel's year 1900 has a day that never was; a file that counts from 1904 is sound."""
    workbook = openpyxl.Workbook()
    for row in (["name", "date of birth"], ["Mya", 60], ["Lwin", 61]):
        workbook.active.append(row)
    for cell in ("B2", "B3"):
        workbook.active[cell].number_format = "yyyy-mm-dd"
    reading = read(saved(workbook), "list.xlsx")
    assert codes(reading) == ["date.before_march_1900"]
    assert [row.fields.birth and row.fields.birth.edtf for row in reading.rows] == [None, "1900-03-01"]
    workbook.epoch = CALENDAR_MAC_1904
    born = [row.fields.birth and row.fields.birth.edtf for row in read(saved(workbook), "list.xlsx").rows]
    assert born == ["1904-03-01", "1904-03-02"]


def test_formulas_are_not_run_and_their_stored_values_not_used() -> None:
    """The cell is refused with sheet, row and column; the formula itself is kept as written."""
    workbook = openpyxl.Workbook()
    for row in (["name", "age"], ["Mya", "=30+5"], ["Lwin", 20], ["=A2", 7]):
        workbook.active.append(row)
    content = saved(workbook)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        xml = package.read(SHEET).replace(b"<f>30+5</f><v></v>", b"<f>30+5</f><v>35</v>")
    assert b"<v>35</v>" in xml
    reading = read(with_member(content, SHEET, xml), "list.xlsx")
    assert [row.fields.age for row in reading.rows] == [None, 20, 7]
    assert [row.cells["age"] for row in reading.rows] == ["=30+5", "20", "7"]
    assert codes(reading) == ["cell.formula", "cell.formula", "row.no_name"]
    assert reading.notices[0].where == "list.xlsx, sheet Sheet, row 2, column B (age)"


def test_error_values_are_refused() -> None:
    """An error is kept as written and never read as empty."""
    workbook = openpyxl.Workbook()
    for row in (["name", "age"], ["Mya", "#N/A"]):
        workbook.active.append(row)
    workbook.active["B2"].data_type = "e"
    reading = read(saved(workbook), "list.xlsx")
    assert reading.rows[0].cells["age"] == "#N/A"
    assert codes(reading) == ["cell.error"]


def test_every_sheet_with_a_header_is_read_and_others_are_reported() -> None:
    """Row ids carry the sheet's name; hidden sheets are read and named."""
    workbook = openpyxl.load_workbook(
        io.BytesIO(
            xlsx_of(
                {
                    "North": [["Fallen in the north"], [], HEADER, *ROWS],
                    "Notes": [["Read this first"]],
                    "South": [HEADER, *ROWS[:1]],
                    "Empty": [],
                }
            )
        )
    )
    workbook["South"].sheet_state = "hidden"
    reading = read(saved(workbook), "list.xlsx", row_prefix="w:")
    assert [row.row_id for row in reading.rows] == ["w:North:4", "w:North:5", "w:North:6", "w:South:2"]
    assert codes(reading) == ["sheet.hidden", "sheet.no_header", "row.repeat"]
    assert reading.notices[1].where == "list.xlsx, sheet Notes"
    assert reading.notices[2].found == "the same cells as row 4 of sheet North"


def test_values_beside_and_below_the_table_are_kept() -> None:
    """A spreadsheet's row cannot slip: a cell beyond the header is an unnamed column."""
    reading = read(xlsx_of({"List": [["name", "sex"], ["Mya", "F", "seen twice"]]}), "list.xlsx")
    assert reading.rows[0].cells == {"name": "Mya", "sex": "F", "(column C)": "seen twice"}
    assert codes(reading) == ["column.unnamed"]


def test_an_ods_file_is_read_with_its_formulas_refused() -> None:
    """Repeated empty rows and columns, as office programs write them, cost nothing."""
    rows = (
        f"<table:table-row>{text_cell('name')}{text_cell('age')}{text_cell('date')}</table:table-row>"
        f"<table:table-row>{text_cell('Mya')}"
        '<table:table-cell table:formula="of:=30+5" office:value-type="float" office:value="35"/>'
        '<table:table-cell office:value-type="date" office:date-value="2031-03-01"/>'
        '<table:table-cell table:number-columns-repeated="16381"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    reading = read(ods_of(rows), "list.ods")
    assert reading.rows[0].cells == {"name": "Mya", "age": "=30+5", "date": "2031-03-01"}
    assert codes(reading) == ["cell.formula"]


def test_an_ods_file_that_repeats_a_value_endlessly_is_refused() -> None:
    """A few bytes must not become a billion cells."""
    rows = (
        f"<table:table-row>{text_cell('name')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="900" office:value-type="string">'
        "<text:p>Mya</text:p></table:table-cell></table:table-row>"
    )
    with pytest.raises(InputRefused, match="too many cells"):
        read(ods_of(rows), "list.ods")


@pytest.mark.parametrize("reference", ["XFD1048576", "A1048577", "BBB5"])
def test_a_sheet_of_absurd_extent_is_refused(reference: str) -> None:
    """One cell far away claims more memory than there is."""
    content = xlsx_of({"List": [["name"], ["Mya"]]})
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        xml = package.read(SHEET).replace(b'r="A2"', f'r="{reference}"'.encode())
    with pytest.raises(InputRefused, match="too many"):
        read(with_member(content, SHEET, xml), "list.xlsx")


def test_a_document_type_is_refused() -> None:
    """No spreadsheet program writes one; it could define entities that unfold endlessly."""
    content = xlsx_of({"List": [["name"], ["Mya"]]})
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        xml = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + package.read(SHEET)
    with pytest.raises(InputRefused, match="damaged"):
        read(with_member(content, SHEET, xml), "list.xlsx")


def test_a_file_that_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sizes that its parts state are added up before anything is unpacked."""
    content = with_member(xlsx_of({"List": [["name"], ["Mya"]]}), "xl/styles.xml", b" " * 5_000_000)
    assert len(content) < 100_000
    monkeypatch.setattr("uncounted.lists.package.MAX_INFLATED_BYTES", 1_000_000)
    with pytest.raises(InputRefused, match="unpacks to 4 MiB"):
        read(content, "list.xlsx")


def test_a_truncated_file_is_refused() -> None:
    """Wherever it was cut."""
    content = xlsx_of({"List": [HEADER, *ROWS]})
    for share in (0.1, 0.5, 0.9, 0.99):
        cut = content[: int(len(content) * share)]
        with pytest.raises(InputRefused, match="cut off or damaged"):
            read_table(cut, media_type=media.XLSX, file_name="list.xlsx")


def test_a_changed_byte_is_noticed() -> None:
    """Parts whose checksum fails are not read."""
    content = bytearray(xlsx_of({"List": [HEADER, *ROWS]}))
    start = content.index(b"xl/worksheets/sheet1.xml") + 80
    content[start] ^= 0xFF
    with pytest.raises(InputRefused, match="damaged"):
        read_table(bytes(content), media_type=media.XLSX, file_name="list.xlsx")


@pytest.mark.parametrize(
    ("media_type", "found"),
    [
        (media.OLE, "password"),
        (media.XLS, "old XLS format"),
        (media.PDF, "type application/pdf"),
        (media.EMPTY, "empty"),
    ],
)
def test_other_files_are_refused_by_what_they_are(media_type: str, found: str) -> None:
    """Each with its own reason."""
    content = b"" if media_type == media.EMPTY else "....EncryptedPackage".encode("utf-16-le")
    with pytest.raises(InputRefused, match=found):
        read_table(content, media_type=media_type, file_name="list.xls")


def test_a_workbook_over_the_byte_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is opened."""
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 10)
    with pytest.raises(InputRefused, match="at most"):
        read(xlsx_of({"List": [HEADER, *ROWS]}), "list.xlsx")
