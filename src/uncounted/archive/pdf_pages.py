"""Reads one PDF from standard input and writes its pages as JSON: a program of its own.

A PDF can make the reader loop, swallow memory or crash, and none of that may stop a run. So
`uncounted.archive.pdf` runs this file as a child process under limits; nothing else uses it. It
imports nothing of ours, so that it starts at once; its limits are handed to it.
"""

from __future__ import annotations

import json
import resource
import sys


def main() -> None:
    """Read, and write one JSON object; arguments: seconds, bytes of memory, pages, characters."""
    n_seconds, n_bytes, n_pages, n_characters = map(int, sys.argv[1:])
    resource.setrlimit(resource.RLIMIT_CPU, (n_seconds, n_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (n_bytes, n_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(pages_of(sys.stdin.buffer.read(), max_pages=n_pages, max_characters=n_characters), sys.stdout)


def pages_of(content: bytes, *, max_pages: int, max_characters: int) -> dict[str, object]:
    """Read the pages of a PDF.

    Returns
    -------
    dict
        ``status`` is ok, encrypted, broken, too_many_pages or too_much_text; with ok come ``pages``,
        ``title`` and ``author``.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        # its message is the one thing that all versions of pypdfium2 tell it by
        return {"status": "encrypted" if "password" in str(error).lower() else "broken"}
    try:
        return _read(pdf, max_pages, max_characters)
    except pypdfium2.PdfiumError:
        return {"status": "broken"}
    finally:
        pdf.close()


def _read(pdf: object, max_pages: int, max_characters: int) -> dict[str, object]:
    n_pages = len(pdf)  # type: ignore[arg-type]  # pypdfium2 ships no types
    if n_pages > max_pages:
        return {"status": "too_many_pages", "n_pages": n_pages}
    pages: list[str] = []
    n_characters = 0
    for number in range(n_pages):
        page = pdf[number]  # type: ignore[index]  # the same
        text_page = page.get_textpage()
        text = text_page.get_text_range()
        text_page.close()
        page.close()
        n_characters += len(text)
        if n_characters > max_characters:
            return {"status": "too_much_text"}
        pages.append(text)
    return {"status": "ok", "pages": pages, "title": _said(pdf, "Title"), "author": _said(pdf, "Author")}


def _said(pdf: object, key: str) -> str:
    try:
        return str(pdf.get_metadata_value(key))  # type: ignore[attr-defined]  # the same
    except UnicodeDecodeError:
        return ""  # damaged metadata is no reason to lose the text


if __name__ == "__main__":
    main()
