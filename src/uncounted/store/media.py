"""The media type of bytes, found from the bytes.

Use this wherever a file's kind matters; a file's name is only a tie-break between kinds of plain
text that look the same. It says what a file claims to be, not that it is sound: reading it may
still fail. Next: `uncounted.archive.read` for documents, `uncounted.lists` for tables.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
import struct
from collections import Counter
from pathlib import Path

from uncounted.store.blobs import hash_of

__all__ = ["hash_of", "media_type_of", "media_type_of_file", "sha256_of"]

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLS = "application/vnd.ms-excel"
DOC = "application/msword"
OLE = "application/x-ole-storage"
ZIP = "application/zip"
HTML = "text/html"
XML = "application/xml"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
CSV = "text/csv"
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"

_END_BYTES = 1 << 18
_SNIFFED_BYTES = 1 << 16
_PDF_JUNK_BYTES = 1024
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE_NAMES = {".docx": DOCX, ".xlsx": XLSX, ".ods": ODS}
_TEXT_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|div|p|h[1-6]|table|article|section|main|span|ul|ol|"
    r"a|b|i|br|center|font|header|nav|script|style)(?=[\s/>])",
    re.IGNORECASE,
)
_HTML_ANYWHERE = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_BEFORE_HTML = re.compile(r"(?:\s+|<!--.*?-->|<\?xml[^>]*\?>)+", re.DOTALL)
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"{\\rtf", "application/rtf"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
)
_DELIMITERS = ",;\t|"


def media_type_of(content: bytes, name: str = "") -> str:
    r"""Give the media type of a file from its bytes.

    Parameters
    ----------
    content
        The whole file, or at least its beginning; only both ends of a large file are looked at.
    name
        The file's name: tells CSV and Markdown from plain text, and a zip file cut off after its
        first entry from another; never outweighs what the bytes say.

    Examples
    --------
    >>> media_type_of(b"%PDF-1.7 ...")
    'application/pdf'
    >>> media_type_of(b"name,age,town\nA,3,X\nB,4,Y\n")
    'text/csv'
    """
    if len(content) > 2 * _END_BYTES:
        return _media_type(content[:_END_BYTES], content[-_END_BYTES:], name)
    return _media_type(content, b"", name)


def media_type_of_file(path: Path, name: str = "") -> str:
    """Give the media type of a file without holding it in memory."""
    n_bytes = path.stat().st_size
    with path.open("rb") as stream:
        if n_bytes <= 2 * _END_BYTES:
            return _media_type(stream.read(), b"", name)
        head = stream.read(_END_BYTES)
        stream.seek(n_bytes - _END_BYTES)
        return _media_type(head, stream.read(), name)


def sha256_of(content: bytes) -> str:
    """Give the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _media_type(head: bytes, tail: bytes, name: str) -> str:
    if not head:
        return EMPTY
    if b"%PDF-" in head[: _PDF_JUNK_BYTES + 5]:
        return PDF
    if head.startswith(_ZIP_STARTS):
        return _zip_type(head + tail, name)
    if head.startswith(_OLE_START):
        return _ole_type(head + tail)
    for start, media_type in _MAGIC:
        if head.startswith(start):
            return media_type
    if head[4:8] == b"ftyp":
        return "video/mp4"
    return _text_type(head[:_SNIFFED_BYTES], name)


def _zip_type(content: bytes, name: str) -> str:
    """Tell office files by their members' names, also in a file that was cut off."""
    members = _members(content)
    if any(member.startswith("word/") for member in members):
        return DOCX
    if any(member.startswith("xl/") for member in members):
        return XLSX
    if b"mimetype" + ODS.encode() in content[:200]:
        return ODS
    is_office = "[Content_Types].xml" in members or "mimetype" in members
    return _OFFICE_NAMES.get(Path(name).suffix.lower(), ZIP) if is_office or not members else ZIP


def _members(content: bytes) -> set[str]:
    names = set()
    for signature, length_at, name_at in ((b"PK\x03\x04", 26, 30), (b"PK\x01\x02", 28, 46)):
        at = content.find(signature)
        while at >= 0:
            if at + name_at <= len(content):
                (length,) = struct.unpack_from("<H", content, at + length_at)
                names.add(content[at + name_at : at + name_at + length].decode("utf-8", "replace"))
            at = content.find(signature, at + 4)
    return names


def _ole_type(content: bytes) -> str:
    def has(stream_name: str) -> bool:
        return stream_name.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        return OLE
    if has("Workbook") or has("Book\x00"):
        return XLS
    return DOC if has("WordDocument") else OLE


def _text_type(head: bytes, name: str) -> str:
    if not _is_text(head):
        return UNKNOWN
    text = _decode(head)
    markup = _BEFORE_HTML.sub("", text, count=1) if _BEFORE_HTML.match(text) else text
    if _HTML_START.match(markup) or _HTML_ANYWHERE.search(text[:1024]):
        return HTML
    if text.lstrip().startswith("<?xml"):
        return XML
    suffix = Path(name).suffix.lower()
    if suffix in (".md", ".markdown"):
        return MARKDOWN
    if suffix in (".csv", ".tsv"):
        return CSV
    return CSV if _is_table(text, n_columns_least=3 if suffix == ".txt" else 2) else TEXT


def _is_text(head: bytes) -> bool:
    return head.startswith(_TEXT_BOMS) or not _CONTROLS.search(head)


def _decode(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    # tags and delimiters are ASCII in every other encoding we meet
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _is_table(text: str, *, n_columns_least: int) -> bool:
    """Whether nine of ten lines, at least three, are divided alike into short cells."""
    lines = text.splitlines(keepends=True)
    if len(text) >= _SNIFFED_BYTES // 2:
        lines = lines[:-1]  # may be cut off
    for delimiter in _DELIMITERS:
        try:
            rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows)
        if len(rows) < 3:
            continue
        width, n_alike = widths.most_common(1)[0]
        is_short = sum(map(len, lines)) <= 200 * width * len(rows)
        if width >= n_columns_least and n_alike >= 0.9 * len(rows) and is_short:
            return True
    return False
