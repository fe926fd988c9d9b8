"""Real files of lists of persons, made for the tests; everybody in them is invented."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl

from uncounted.lists import TableReading, read_table
from uncounted.store.media import media_type_of

HEADER = ["id", "name", "sex", "age", "date", "township"]
ROWS = [
    ["a1", "Mya Thin", "F", "35", "2031-03-01", "Riverbend"],
    ["a2", "Ko Lwin", "M", "20", "2031-03-02", "Hilltop"],
    ["a3", "Sander Vos", "M", "", "2031-03", ""],
]


def csv_of(rows: Iterable[Sequence[str]], *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """Write a CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def xlsx_of(sheets: dict[str, Iterable[Sequence[Any]]]) -> bytes:
    """Write an XLSX file."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def ods_of(rows_xml: str) -> bytes:
    """Write an ODS file with one sheet, its rows given as XML."""
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {namespaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="People">{rows_xml}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return out.getvalue()


def with_member(content: bytes, name: str, replacement: bytes) -> bytes:
    """Give a zip file with one member replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, replacement if member == name else old.read(member))
    return out.getvalue()


def read(content: bytes, file_name: str = "list.csv", **settings: Any) -> TableReading:
    """Read a file as the workspace would: by its content."""
    return read_table(content, media_type=media_type_of(content, file_name), file_name=file_name, **settings)


def read_rows(*rows: Sequence[str], **settings: Any) -> TableReading:
    """Read a CSV file with these rows."""
    return read(csv_of(rows), **settings)


def codes(reading: TableReading, level: str = "") -> list[str]:
    """Name what was refused or doubtful."""
    return [notice.code for notice in reading.notices if level in ("", notice.level)]
