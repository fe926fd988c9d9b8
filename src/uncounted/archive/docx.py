"""DOCX files: everything a reader of the printed page sees, in reading order.

The paragraphs are walked in the file's own XML rather than through python-docx's lists of them, which
leave out inserted text under review, content controls and text boxes.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from uncounted.archive.docx_lists import Numbering
from uncounted.archive.limits import MAX_INFLATED_BYTES, MAX_MEMBERS
from uncounted.archive.properties import author_of, title_of
from uncounted.archive.raised import raised
from uncounted.archive.rows import CellText, lines_of
from uncounted.archive.verdict import Extract, refused, too_large
from uncounted.domain.notice import Notice

Element = Any  # lxml ships no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_READ = frozenset([_W + "del", _W + "moveFrom", _W + "instrText", _W + "pPr", _W + "rPr", _MC_FALLBACK])
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011"}
_REFERENCES = frozenset([_W + "footnoteReference", _W + "endnoteReference"])
_NOTES = ("footnotes", "endnotes")
_MARGINS = ("header", "footer")
_NOTE_SEPARATORS = frozenset(["separator", "continuationSeparator", "continuationNotice"])


def read_docx(content: bytes, where: str) -> Extract | Notice:
    """Read a DOCX file.

    Parameters
    ----------
    content
        Its bytes.
    where
        Its name, for notices.

    Returns
    -------
    Extract or Notice
        The notice when it is damaged, would inflate beyond the limit, or has no text.
    """
    problem = _problem(content, where)
    if problem:
        return problem
    extract = _extract(content)
    if extract is None:
        return _broken(where)
    if not extract.text.strip():
        return refused(
            "archive.no_text",
            where,
            "the document has no text",
            expected="paragraphs or tables with text",
            advice="if it holds a scanned picture, run it through OCR and have a person check the result",
        )
    return extract


def _problem(content: bytes, where: str) -> Notice | None:
    """Look at the sizes before anything is unpacked; reading stops at the size that a member states."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return _broken(where)
    if any(member.flag_bits & 1 for member in members):
        return refused(
            "archive.encrypted",
            where,
            "the document is locked with a password",
            expected="a document that opens without a password",
            advice="save a copy without the password and archive that too",
        )
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_INFLATED_BYTES:
        limit = f"{MAX_INFLATED_BYTES // 10**6} MB in {MAX_MEMBERS} parts"
        return too_large(where, "the document is too large when unpacked", limit)
    return None


def _extract(content: bytes) -> Extract | None:
    """Read the parts; None when one of them is damaged or missing."""
    import docx
    import docx.opc.exceptions
    import lxml.etree

    try:
        opened = docx.Document(io.BytesIO(content))
        body = _text(opened.element.body, Numbering(opened))
        said = opened.core_properties
        return Extract(
            text=body + _notes(opened),
            title=_title(opened) or title_of(said.title),
            authors=author_of(said.author),
            main=(0, len(body)),
        )
    except (
        docx.opc.exceptions.OpcError,
        lxml.etree.LxmlError,
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,  # a way of packing that we do not know
        KeyError,  # a part that another part names is missing
        ValueError,  # the main part is of another kind, or a name is not UTF-8
        AttributeError,  # a part is of another kind than the one that names it says
        EOFError,
    ):
        return None


def _broken(where: str) -> Notice:
    return refused(
        "archive.broken",
        where,
        "the document is damaged or cut off",
        expected="a whole DOCX file",
        advice="fetch the file again, or open and save it in a word processor, and archive that too",
    )


def _text(container: Element, numbering: Numbering) -> str:
    lines: list[str] = []
    for block in _blocks(container, numbering):
        lines += [block] if block or (lines and lines[-1]) else []
    return "\n".join(lines).strip("\n") + "\n" if any(lines) else ""


def _blocks(container: Element, numbering: Numbering | None = None) -> Iterator[str]:
    """Give paragraphs and table rows in reading order; a table row is one line with tabs."""
    for child in container:
        if child.tag == _W + "p":
            yield from _paragraph(child, numbering)
        elif child.tag == _W + "tbl":
            yield from _table(child)
        elif child.tag not in _NOT_READ and len(child):
            yield from _blocks(child, numbering)


def _paragraph(paragraph: Element, numbering: Numbering | None) -> Iterator[str]:
    text = "".join(_runs(paragraph)).strip(" ")
    yield (numbering.mark(paragraph) if numbering and text else "") + text
    for box in paragraph.iter(_W + "txbxContent"):
        if not any(above.tag == _MC_FALLBACK for above in box.iterancestors()):
            yield from _blocks(box)
    if _is_heading(paragraph):
        yield ""


def _runs(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == _W + "r" and (align := child.find(f"{_W}rPr/{_W}vertAlign")) is not None:
            yield raised("".join(_runs(child)), "sup" if align.get(_W + "val") == "superscript" else "sub")
        elif child.tag in _REFERENCES:
            yield raised(child.get(_W + "id") or "", "sup")
        elif child.tag not in _NOT_READ and child.tag != _W + "txbxContent":
            yield from _runs(child)


def _table(table: Element) -> Iterator[str]:
    """Give the rows of a table; a table that only arranges other tables gives its blocks."""
    if any(_nearest(inner, _W + "tbl") is table for inner in table.iter(_W + "tbl")):
        for cell in table.iter(_W + "tc"):
            if _nearest(cell, _W + "tbl") is table:
                yield from _blocks(cell)
        return
    yield ""
    yield from lines_of(_cells(row) for row in table.iter(_W + "tr") if row.find(f"{_W}trPr/{_W}del") is None)
    yield ""


def _cells(row: Element) -> list[CellText]:
    cells = []
    for cell in row.iter(_W + "tc"):
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merged is not None and merged.get(_W + "val", "continue") == "continue"
        text = "" if goes_on else " ".join(filter(None, _blocks(cell)))
        cells.append(CellText(text, _number(span)))
    return cells


def _number(element: Element) -> int:
    digits = "" if element is None else str(element.get(_W + "val", ""))
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 1


def _nearest(element: Element, tag: str) -> Element:
    return next(element.iterancestors(tag), None)


def _is_heading(paragraph: Element) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and str(style.get(_W + "val")).lower().startswith(("heading", "title"))


def _title(opened: Any) -> str:
    for paragraph in opened.paragraphs:
        if (
            paragraph.style is not None
            and paragraph.style.name in ("Title", "Heading 1")
            and paragraph.text.strip()
        ):
            return " ".join(paragraph.text.split())
    return ""


def _notes(opened: Any) -> str:
    """Give headers, footers, footnotes and endnotes after the body: they carry dates and caveats."""
    lines = [line for kind in (*_MARGINS, *_NOTES) for line in dict.fromkeys(_part_lines(opened, kind))]
    return "\n" + "\n".join(lines) + "\n" if lines else ""


def _part_lines(opened: Any, kind: str) -> Iterator[str]:
    import lxml.etree

    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in opened.part.rels.values():
        if relation.is_external or relation.reltype.rpartition("/")[2] != kind:
            continue
        root = lxml.etree.fromstring(relation.target_part.blob, parser)
        if kind in _MARGINS:
            blocks = (" ".join(block.split()) for block in _blocks(root))
            yield from (block for block in blocks if any(map(str.isalpha, block)))
            continue
        for note in root:
            text = " ".join(" ".join(_blocks(note)).split())
            if text and note.get(_W + "type") not in _NOTE_SEPARATORS:
                yield f"{raised(note.get(_W + 'id') or '', 'sup')} {text}".strip()
