"""Reads one PDF from standard input and writes its pages as JSON: a program of its own.

A PDF can make the reader loop, swallow memory or crash, and none of that may stop a run. So
`uncounted.archive.pdf` runs this module as a child process under limits; nothing else uses it.
"""

from __future__ import annotations

import json
import resource
import sys

from uncounted.archive.limits import MAX_PAGES, MAX_PDF_CHARACTERS, MAX_PDF_MEMORY_BYTES, MAX_PDF_SECONDS

_PDFIUM_PASSWORD = 4


def main() -> None:
    """Read, and write one JSON object."""
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_PDF_SECONDS, MAX_PDF_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_PDF_MEMORY_BYTES, MAX_PDF_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(pages_of(sys.stdin.buffer.read()), sys.stdout)


def pages_of(content: bytes) -> dict[str, object]:
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
        locked = getattr(error, "err_code", None) == _PDFIUM_PASSWORD
        return {"status": "encrypted" if locked else "broken"}
    try:
        return _read(pdf)
    except pypdfium2.PdfiumError:
        return {"status": "broken"}
    finally:
        pdf.close()


def _read(pdf: object) -> dict[str, object]:
    n_pages = len(pdf)  # type: ignore[arg-type]  # pypdfium2 ships no types
    if n_pages > MAX_PAGES:
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
        if n_characters > MAX_PDF_CHARACTERS:
            return {"status": "too_much_text"}
        pages.append(text)
    said = pdf.get_metadata_dict()  # type: ignore[attr-defined]  # the same
    return {"status": "ok", "pages": pages, "title": said.get("Title", ""), "author": said.get("Author", "")}


if __name__ == "__main__":
    main()
