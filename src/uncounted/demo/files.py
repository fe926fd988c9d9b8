"""Files of the case as bytes that are the same on every machine: CSV, XLSX, DOCX, PDF.

Office files are ZIP archives that carry the time of writing; `repack` takes it out and stores the
parts without compression, because compressors differ between machines.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from uncounted.demo.lists import LAST_ENTRY, Table

# openpyxl writes the present time here, whatever the workbook says.
_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


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
    return repack(out.getvalue(), written=LAST_ENTRY)


def docx_report(text: str, table: Sequence[Sequence[str]], *, issued: date, author: str) -> bytes:
    """Write a word-processor document: first paragraph the title, ``[table]`` where the table goes."""
    from docx import Document

    title, *paragraphs = text.strip().split("\n\n")
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, author, ""
    properties.created = properties.modified = datetime(issued.year, issued.month, issued.day, tzinfo=UTC)
    document.add_heading(title, level=1)
    for paragraph in paragraphs:
        if paragraph == "[table]":
            _add_table(document, table)
        else:
            document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return repack(out.getvalue(), written=issued)


def pdf_bytes(source: str) -> bytes:
    """Typeset a PDF from Typst source that sets its own date; only the compiler's own fonts are used."""
    import typst

    return typst.compile(source.encode(), ignore_system_fonts=True)


def repack(archive: bytes, *, written: date) -> bytes:
    """Write an office file again with one fixed time and no compression."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _WRITTEN.sub(rb"\g<1>" + f"{written}T00:00:00Z".encode() + rb"\g<2>", content)
            part = zipfile.ZipInfo(name, (written.year, written.month, written.day, 0, 0, 0))
            part.external_attr = 0o600 << 16
            new.writestr(part, content)
    return out.getvalue()


def _add_table(document: Any, rows: Sequence[Sequence[str]]) -> None:  # python-docx has no types
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
