"""Files of the case as bytes that are the same on every machine: CSV, XLSX, DOCX, PDF.

Office files are ZIP archives that carry the time of writing; `repack` takes it out and stores the
parts without compression, because compressors differ between machines.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

from uncounted.demo.lists import Table

if TYPE_CHECKING:
    from docx.document import Document as Docx

_TIME = (2031, 3, 31, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def csv_bytes(table: Table, *, separator: str = ",") -> bytes:
    """Write a table as CSV in UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return out.getvalue().encode()


def xlsx_bytes(table: Table, *, sheet_name: str) -> bytes:
    """Write a table as a workbook with its title and an empty line above the header."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = sheet_name
    sheet.append([table.title])
    sheet.append([])
    sheet.append(table.columns)
    for row in table.rows:
        sheet.append(row)
    # Real dates in a spreadsheet are numbers with a format.
    for cells in sheet.iter_rows(min_row=4):
        for cell in cells:
            if isinstance(cell.value, date):
                cell.number_format = "DD/MM/YYYY"
    out = io.BytesIO()
    workbook.save(out)
    return repack(out.getvalue())


def docx_bytes(document: Docx) -> bytes:
    """Write a word-processor document."""
    out = io.BytesIO()
    document.save(out)
    return repack(out.getvalue())


def pdf_bytes(source: str) -> bytes:
    """Typeset a PDF from Typst source that sets its own date; only the compiler's own fonts are used."""
    import typst

    return typst.compile(source.encode(), ignore_system_fonts=True)


def repack(archive: bytes) -> bytes:
    """Write a ZIP archive again with fixed times and no compression."""
    out = io.BytesIO()
    moment = datetime(*_TIME).isoformat().encode() + b"Z"  # noqa: DTZ001 - written out as UTC in the same line
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + moment + rb"\g<3>", content)
            part = zipfile.ZipInfo(name, _TIME)
            part.external_attr = 0o600 << 16
            new.writestr(part, content)
    return out.getvalue()
