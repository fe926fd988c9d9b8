"""Bytes to a `Document`: which reader, and what the text says of itself.

Pure: the same bytes, statements and version give the same document, so spans of later stages stay
true. What a person stated when archiving wins over what was found; what was not found stays empty.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from uncounted.archive import opening
from uncounted.archive.docx import read_docx
from uncounted.archive.html import read_html
from uncounted.archive.issued import date_line
from uncounted.archive.limits import MAX_READ_BYTES
from uncounted.archive.pdf import read_pdf
from uncounted.archive.plain import read_plain
from uncounted.archive.quality import judge
from uncounted.archive.verdict import Extract, doubtful, refused, too_large
from uncounted.domain.date import PartialDate
from uncounted.domain.document import Document, Encoding, TextQuality
from uncounted.domain.notice import Notice
from uncounted.language.scripts import burmese_encoding, language_of
from uncounted.store import media

READER = "uncounted-archive 2"

_READERS: dict[str, Callable[[bytes, str], Extract | Notice]] = {
    media.HTML: read_html,
    media.PDF: read_pdf,
    media.DOCX: read_docx,
    media.TEXT: read_plain,
    media.MARKDOWN: lambda content, where: read_plain(content, where, is_markdown=True),
}
_TABLES = frozenset([media.CSV, media.XLSX, media.ODS, media.XLS])
_A_TABLE = "a table: take it in with `uncounted lists add`"
_LONGEST_TITLE = 300
_LINES_FOR_DATE = 12
_LINES_AT_END = 5
_BEFORE_MAIN = 600


@dataclass(frozen=True)
class _Stated:
    """What the person stated."""

    publisher: str
    published: str
    title: str


def read_document(
    content: bytes,
    *,
    media_type: str,
    sha256: str,
    file_name: str = "",
    publisher: str = "",
    published: str = "",
    title: str = "",
) -> tuple[Document, list[Notice]]:
    """Read bytes as a document.

    Parameters
    ----------
    content
        The bytes of the capture.
    media_type
        As found by `uncounted.store.media`.
    sha256
        Identity of the capture.
    file_name
        For notices; nothing is read from it.
    publisher, published, title
        As stated by a person; `published` is an ISO date. They win over what is found.

    Returns
    -------
    document : Document
        With an empty text and a quality of 0 when it was refused.
    notices : list of Notice
        A refused notice when the capture cannot be read as a document; doubtful ones otherwise.
    """
    stated = _Stated(publisher, published, title)
    where = file_name or "the file"
    if media_type in _TABLES and len(content) <= MAX_READ_BYTES:
        broken = _broken_table(content, media_type, where)
        return _empty(sha256, stated, _A_TABLE, is_list=True), [broken] if broken else []
    outcome = _extract(content, media_type, where)
    if isinstance(outcome, Notice):
        return _empty(sha256, stated, outcome.found), [outcome]
    document = _document(outcome, sha256, stated, is_pdf=media_type == media.PDF)
    return document, [*outcome.notices, *_doubts(document, where, is_pdf=media_type == media.PDF)]


def refusal_of_size(n_bytes: int, where: str) -> Notice | None:
    """Refuse to read a capture that is too large, before its bytes are in memory."""
    if n_bytes <= MAX_READ_BYTES:
        return None
    return too_large(where, f"{n_bytes // 10**6} MB", f"{MAX_READ_BYTES // 10**6} MB for reading")


def _extract(content: bytes, media_type: str, where: str) -> Extract | Notice:
    if not content:
        return refused(
            "archive.empty",
            where,
            "the file is empty",
            expected="a file with something in it",
            advice="fetch or export the file again, and archive that",
        )
    if problem := refusal_of_size(len(content), where):
        return problem
    if media_type == media.OLE:
        return refused(
            "archive.encrypted",
            where,
            "an office file that is locked with a password, or of an old kind",
            expected="a file that opens without a password",
            advice="save a copy without the password and archive that too",
        )
    reader = _READERS.get(media_type)
    if reader is None:
        return refused(
            "archive.unsupported",
            where,
            f"a file of type {media_type} cannot be read as a document",
            expected="HTML, PDF, DOCX, plain text, Markdown, CSV or a spreadsheet",
            advice="save its text as one of these and hand that in",
        )
    return reader(content, where)


def _broken_table(content: bytes, media_type: str, where: str) -> Notice | None:
    """Say that a spreadsheet was cut off; its cells are read by the lists stage."""
    if media_type not in (media.XLSX, media.ODS) or b"PK\x05\x06" in content[-66_000:]:
        return None
    return refused(
        "archive.broken",
        where,
        "the spreadsheet is damaged or cut off",
        expected="a whole spreadsheet file",
        advice="fetch the file again, or open and save it in a spreadsheet program, and archive that too",
    )


def _document(extract: Extract, sha256: str, stated: _Stated, *, is_pdf: bool) -> Document:
    text = extract.text
    main_start, main_end = extract.main or (0, len(text))
    lines = opening.first_lines(text, start=main_start)
    title = stated.title or extract.title or _title_line(lines)
    encoding = burmese_encoding(text)
    top = opening.masthead(_top(text, main_start, title))
    authors = opening.byline_authors(top) or extract.authors
    publisher = stated.publisher or extract.publisher or opening.labelled_author(top)
    return Document(
        sha256=sha256,
        text=text,
        title=_storable(title),
        authors=tuple(map(_storable, authors)),
        publisher=_storable(publisher),
        kind=opening.kind_of(title, top),
        languages=language_of(text),
        encoding=encoding,
        issued=_issued(extract, stated, title, is_pdf=is_pdf),
        reference=opening.reference_of(title, top),
        quality=judge(text, encoding, is_pdf=is_pdf),
        main_start=main_start,
        main_end=main_end,
        page_starts=extract.page_starts,
        reader=READER,
    )


def _issued(extract: Extract, stated: _Stated, title: str, *, is_pdf: bool) -> PartialDate | None:
    if stated.published:
        return PartialDate(stated.published, "day", stated.published)
    if extract.issued:
        return extract.issued
    text = extract.text
    if len(extract.page_starts) > 1:
        text = text[: extract.page_starts[1]]
    main_start = min(extract.main[0] if extract.main else 0, len(text))
    found = date_line(_top(text, main_start, title))
    if found or is_pdf or main_start > 0:
        return found
    # letters and statements carry their date at the foot; on a web page a foot is not the document's
    return date_line(line for line in text.rstrip().splitlines()[-_LINES_AT_END:])


def _top(text: str, main_start: int, title: str) -> list[str]:
    """Give the lines from the title, or a little before the main text, on."""
    at = text.rfind(title, max(0, main_start - _BEFORE_MAIN), main_start + len(title)) if title else -1
    return opening.first_lines(text, start=at if at >= 0 else main_start, n_lines=_LINES_FOR_DATE)


def _storable(text: str) -> str:
    """Replace halves of characters, which JSON inside a page may hold and no file can."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _title_line(lines: list[str]) -> str:
    return lines[0].lstrip("• ") if lines and len(lines[0]) <= _LONGEST_TITLE else ""


def _empty(sha256: str, stated: _Stated, reason: str, *, is_list: bool = False) -> Document:
    encoding: Encoding = "unicode"
    return Document(
        sha256=sha256,
        text="",
        title=stated.title,
        authors=(),
        publisher=stated.publisher,
        kind="list" if is_list else "unknown",
        languages=(),
        encoding=encoding,
        issued=PartialDate(stated.published, "day", stated.published) if stated.published else None,
        reference="",
        quality=TextQuality(0.0, reliable=False, reasons=(reason,)),
        main_start=0,
        main_end=0,
        page_starts=(0,),
        reader=READER,
    )


def _doubts(document: Document, where: str, *, is_pdf: bool) -> list[Notice]:
    has_burmese = "my" in document.languages or document.encoding != "unicode"
    found = []
    if document.encoding in ("zawgyi", "mixed"):
        found.append(
            doubtful(
                "archive.zawgyi",
                where,
                "Burmese text in the Zawgyi encoding; kept as it is, and read through a conversion",
                expected="Burmese text in Unicode",
                advice="if the publisher has a Unicode copy, archive that too",
            )
        )
    if document.encoding == "unknown" and not is_pdf:
        found.append(
            doubtful(
                "archive.encoding_unknown",
                where,
                "Unicode or Zawgyi cannot be told for its Burmese text",
                expected="Burmese text in Unicode",
                advice="have a person look at the text",
            )
        )
    if is_pdf and has_burmese:
        found.append(
            doubtful(
                "archive.burmese_pdf",
                where,
                "Burmese text out of a PDF, where letters may be scrambled or missing",
                expected="a person's check before the text is used as evidence",
                advice="compare the text with the page, or archive the same statement as HTML, DOCX or text",
            )
        )
    elif not document.quality.reliable and document.encoding == "unicode":
        found.append(
            doubtful(
                "archive.poor_text",
                where,
                "many characters that no sound text has",
                expected="text that can be read",
                advice="compare the text with the original, or archive a better copy",
            )
        )
    return found
