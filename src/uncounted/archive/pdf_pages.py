"""Reads one PDF from standard input and writes its pages as JSON: a program of its own.

A PDF can make the reader loop, swallow memory or crash, and none of that may stop a run. So
`uncounted.archive.pdf` runs this file as a child process under limits; nothing else uses it. It
imports nothing of ours, so that it starts at once; its limits are handed to it.
"""

from __future__ import annotations

import json
import resource
import sys

_RAISED = dict(zip("0123456789abcdefgh", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ", strict=True))

_MOST_PLACED = 2_000_000


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
        ``status`` is ok, encrypted, broken, too_many_pages or too_much_text; with ok come ``pages`` (for
        each its lines: base, height, pieces with left, right and text), ``title`` and ``author``.
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
    pages: list[list[object]] = []
    n_characters = 0
    for number in range(n_pages):
        page = pdf[number]  # type: ignore[index]  # the same
        text_page = page.get_textpage()
        n_characters += text_page.count_chars()
        if n_characters > max_characters:
            return {"status": "too_much_text"}
        is_placed = n_characters <= _MOST_PLACED
        pages.append(_lines(text_page) if is_placed else _bare_lines(text_page))
        text_page.close()
        page.close()
    return {"status": "ok", "pages": pages, "title": _said(pdf, "Title"), "author": _said(pdf, "Author")}


def _lines(text_page: object) -> list[object]:
    """Give the lines of a page: base, height of letters, and pieces of text with their left and right."""
    import ctypes

    from pypdfium2.raw import FS_RECTF, FPDFText_GetCharBox, FPDFText_GetLooseCharBox, FPDFText_GetUnicode

    box = [ctypes.c_double() for _ in range(4)]
    loose = FS_RECTF()
    lines: list[object] = []
    letters: list[tuple[str, float, float, float, float]] = []
    for index in range(text_page.count_chars()):  # type: ignore[attr-defined]  # the same
        character = chr(FPDFText_GetUnicode(text_page, index))
        if character in "\r\n":
            if letters:
                lines.append(_line(letters))
            letters = []
            continue
        FPDFText_GetCharBox(text_page, index, *map(ctypes.byref, box))
        left, right, bottom, _ = (each.value for each in box)
        has_size = FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(loose))
        size = abs(loose.top - loose.bottom) if has_size else 0.0
        letters.append((character, left, right, bottom, size))
    return [*lines, _line(letters)] if letters else lines


def _bare_lines(text_page: object) -> list[object]:
    """Give the lines of a page without their places, which takes a tenth of the time."""
    text = str(text_page.get_text_range())  # type: ignore[attr-defined]  # the same
    return [[0.0, 0.0, [[0.0, 0.0, line.rstrip(" ")]]] for line in text.replace("\r", "").split("\n")]


def _line(letters: list[tuple[str, float, float, float, float]]) -> list[object]:
    """Part a line at wide gaps; a smaller digit that stands higher is the mark of a note."""
    inked = [each for each in letters if not each[0].isspace() and each[4] > 0]
    if not inked:
        return [letters[0][3], 0.0, [[0.0, 0.0, "".join(each[0] for each in letters).strip()]]]
    sizes = sorted(each[4] for each in inked)
    size = sizes[len(sizes) // 2]
    # most letters stand on the base line; few go below it
    bases = sorted(each[3] for each in inked if each[4] >= 0.9 * size)
    base = bases[len(bases) // 2]
    pieces: list[list[object]] = []
    end = None
    gap = False
    for character, left, right, bottom, height in letters:
        if character.isspace():
            gap = True
            continue
        is_raised = height > 0 and bottom > base + 0.2 * size
        shown = _RAISED.get(character, character) if is_raised else character
        apart = 0.0 if end is None else left - end
        if end is None or apart > 0.75 * size:
            pieces.append([left, right, shown])
        else:
            pieces[-1][1] = max(float(str(pieces[-1][1])), right)
            pieces[-1][2] = f"{pieces[-1][2]}{' ' if gap else ''}{shown}"
        gap = False
        end = max(right, end) if end is not None and height > 0 else right
    return [base, size, pieces]


def _said(pdf: object, key: str) -> str:
    try:
        return str(pdf.get_metadata_value(key))  # type: ignore[attr-defined]  # the same
    except UnicodeDecodeError:
        return ""  # damaged metadata is no reason to lose the text


if __name__ == "__main__":
    main()
