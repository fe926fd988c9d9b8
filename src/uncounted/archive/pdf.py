"""PDF files: text page by page, read in a child process under limits.

Text out of a PDF follows the drawing order of its glyphs. For Burmese that often scrambles clusters,
so `uncounted.archive.quality` marks it unreliable whatever it looks like.
"""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import accumulate
from pathlib import Path

from uncounted.archive.limits import MAX_PAGES, MAX_PDF_CHARACTERS, MAX_PDF_MEMORY_BYTES, MAX_PDF_SECONDS
from uncounted.archive.pdf_layout import Line, Piece, texts_of
from uncounted.archive.properties import author_of, title_of
from uncounted.archive.verdict import Extract, doubtful, refused, too_large
from uncounted.domain.notice import Notice

_SECONDS_TO_START = 30
_PAGE_END = "\n\n"
_CHILD = Path(__file__).with_name("pdf_pages.py")


def read_pdf(content: bytes, where: str) -> Extract | Notice:
    """Read a PDF.

    Parameters
    ----------
    content
        Its bytes.
    where
        Its name, for notices.

    Returns
    -------
    Extract or Notice
        The notice when it is encrypted, broken, endless, or scanned without text.
    """
    result = _pages_of(content)
    status = str(result["status"])
    if status == "too_many_pages":
        return too_large(where, f"the PDF has {result['n_pages']} pages", f"{MAX_PAGES} pages")
    if status == "too_much_text":
        return too_large(
            where, "the PDF has too much text", f"{MAX_PDF_CHARACTERS // 10**6} million characters"
        )
    if status != "ok":
        return _REFUSALS[status](where)
    pages = [_tidy(page) for page in texts_of([_lines(page) for page in _list(result["pages"])])]
    if not any(page.strip() for page in pages):
        return refused(
            "archive.no_text",
            where,
            f"no text on any of {len(pages)} pages; it needs OCR or a person",
            expected="a PDF with text, not only pictures of it",
            advice="run it through OCR, have a person check the result, and archive that too",
        )
    return _extract(pages, where, title=str(result["title"]), author=str(result["author"]))


def _extract(pages: list[str], where: str, *, title: str, author: str) -> Extract:
    ends = list(accumulate(len(page) + len(_PAGE_END) for page in pages))
    notices = []
    empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
        notices.append(
            doubtful(
                "archive.page_without_text",
                f"{where}, page {shown}",
                f"{len(empty)} of {len(pages)} pages have no text",
                expected="text on every page",
                advice="look at these pages: they may be scanned pictures that were not read",
            )
        )
    return Extract(
        text="".join(page + _PAGE_END for page in pages),
        title=title_of(title),
        authors=author_of(author),
        page_starts=(0, *ends[:-1]),
        notices=tuple(notices),
    )


def _pages_of(content: bytes) -> dict[str, object]:
    # -P: this folder is not searched for modules; ours named docx and html would hide others
    limits = (MAX_PDF_SECONDS, MAX_PDF_MEMORY_BYTES, MAX_PAGES, MAX_PDF_CHARACTERS)
    command = [sys.executable, "-P", str(_CHILD), *map(str, limits)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, the PDF goes in as bytes
            command,
            input=content,
            capture_output=True,
            timeout=MAX_PDF_SECONDS + _SECONDS_TO_START,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"status": "endless"}
    if done.returncode != 0:
        return {"status": "endless"}
    result: dict[str, object] = json.loads(done.stdout)
    return result


def _lines(page: object) -> list[Line]:
    """Make lines of what the child process wrote."""
    lines = []
    for bottom, size, pieces in page:  # type: ignore[attr-defined]  # JSON of our own child process
        shown = tuple(Piece(left, right, _clean(text)) for left, right, text in pieces)
        lines.append(Line(bottom, size, shown))
    return lines


def _clean(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ")


def _tidy(page: str) -> str:
    # PDFium writes U+FFFE, or U+0002 before 2023, for the hyphen at the end of a broken line
    return page.replace("\ufffe", "-").replace("\x02", "-")


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _encrypted(where: str) -> Notice:
    return refused(
        "archive.encrypted",
        where,
        "the PDF is locked with a password",
        expected="a PDF that opens without a password",
        advice="ask its publisher for an open copy, or save one with the password, and archive that too",
    )


def _broken(where: str) -> Notice:
    return refused(
        "archive.broken",
        where,
        "the PDF is damaged or cut off",
        expected="a whole PDF",
        advice="fetch the file again and archive the new copy",
    )


def _endless(where: str) -> Notice:
    return refused(
        "archive.endless",
        where,
        "reading the PDF took too long, too much memory, or ended in a crash",
        expected=f"a PDF that can be read within {MAX_PDF_SECONDS} seconds",
        advice="print it to a new PDF from a viewer you trust, and archive that too",
    )


_REFUSALS = {"encrypted": _encrypted, "broken": _broken, "endless": _endless}
