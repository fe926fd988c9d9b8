"""The media type of bytes, found from the bytes.

Use this wherever a file's kind matters; a file's name is only a tie-break between kinds of plain
text that look the same. It says what a file claims to be, not that it is sound: reading it may still fail.
"""

from __future__ import annotations

HEAD_BYTES = 1 << 18

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLS = "application/vnd.ms-excel"
HTML = "text/html"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
CSV = "text/csv"
UNKNOWN = "application/octet-stream"


def media_type_of(content_head: bytes, name: str = "") -> str:
    """Give the media type of a file from its first bytes."""
    return PDF if b"%PDF-" in content_head[:1024] else UNKNOWN
