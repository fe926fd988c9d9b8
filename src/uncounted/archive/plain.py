"""Plain text and Markdown: the text as it is, line ends made alike."""

from __future__ import annotations

import re

from uncounted.archive.decoding import decode
from uncounted.archive.html import unknown_encoding
from uncounted.archive.limits import MAX_TEXT_BYTES
from uncounted.archive.verdict import Extract, refused, too_large
from uncounted.domain.notice import Notice

_MARKDOWN_HEADING = re.compile(r"^#{1,2}\s+(.+?)\s*#*$", re.MULTILINE)


def read_plain(content: bytes, where: str, *, is_markdown: bool = False) -> Extract | Notice:
    """Read a text file.

    Parameters
    ----------
    content
        Its bytes.
    where
        Its name, for notices.
    is_markdown
        Whether its first heading is its title.

    Returns
    -------
    Extract or Notice
        The notice when it is too large, in an unknown encoding, or blank.
    """
    if len(content) > MAX_TEXT_BYTES:
        return too_large(where, "the text is too large to read", f"{MAX_TEXT_BYTES // 10**6} MB of text")
    decoded = decode(content)
    if decoded is None:
        return unknown_encoding(where)
    if not decoded.text.strip():
        return refused(
            "archive.no_text",
            where,
            "the file has only blank lines",
            expected="a file with text in it",
            advice="check that the right file was handed over",
        )
    heading = _MARKDOWN_HEADING.search(decoded.text) if is_markdown else None
    return Extract(decoded.text, title=heading[1] if heading else "")
