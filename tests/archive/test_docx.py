"""DOCX files."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import docx
import pytest
from tests.archive import made

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _body(inside: str) -> bytes:
    xml = f'<?xml version="1.0"?><w:document {_W}><w:body>{inside}</w:body></w:document>'
    return made.with_part(made.word_document(), "word/document.xml", xml.encode())


def test_paragraphs_lists_and_tables_come_in_reading_order() -> None:
    """Headings stand alone, cells are parted by tabs."""
    document, notices = made.read(made.word_document(), "report.docx")
    assert notices == []
    assert document.text == (
        "Report on arrests\n\nBy Ward Watch\nIssued: 5 May 2031\n• First of the list\n\n"
        "Town\tHeld\nUpper Ford\t7\n\nAfter the table.\n"
    )
    assert (document.title, document.authors, document.kind) == (
        "Report on arrests",
        ("Ward Watch",),
        "report",
    )
    assert document.issued is not None
    assert document.issued.edtf == "2031-05-05"


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    """A document under review reads as it would print."""
    content = _body(
        "<w:p><w:r><w:t>At least </w:t></w:r><w:del><w:r><w:delText>11</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:r><w:t> people</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a content control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert made.read(content)[0].text == "At least 12 people\nIn a content control\n"


def test_the_properties_that_a_program_fills_in_are_no_author() -> None:
    """The byline is; without one the properties count when a person set them."""
    assert made.read(_body("<w:p><w:r><w:t>A note of the council</w:t></w:r></w:p>"))[0].authors == (
        "Typist",
    )


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("word/document.xml", b"0" * 60_000_000)
    return out.getvalue()


def _entities() -> bytes:
    names = "abcdefgh"
    nested = "".join(f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in pairwise(names))
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{nested}]>'
        f"<w:document {_W}><w:body><w:p><w:r>"
        "<w:t>&h;</w:t></w:r></w:p></w:body></w:document>"
    )
    return made.with_part(made.word_document(), "word/document.xml", xml.encode())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (made.word_document()[:8000], "archive.broken"),
        (made.with_part(made.word_document(), "word/document.xml", b"<w:doc"), "archive.broken"),
        (made.with_part(made.word_document(), "_rels/.rels", b"no xml"), "archive.broken"),
        (_bomb(), "archive.too_large"),
        (_body("<w:p/>"), "archive.no_text"),
    ],
    ids=["cut off", "broken part", "broken relations", "zip bomb", "no text"],
)
def test_what_cannot_be_read_is_refused(content: bytes, code: str) -> None:
    """Each with its reason, before memory is used."""
    document, notices = made.read(content, "x.docx")
    assert document.text == ""
    assert [(each.code, each.level) for each in notices] == [(code, "refused")]


def test_an_xml_bomb_is_not_unpacked() -> None:
    """Its entities are never replaced by their text."""
    document, _ = made.read(_entities(), "x.docx")
    assert len(document.text) < 100


def _p(text: str, before: str = "") -> str:
    return f"<w:p>{before}<w:r><w:t>{text}</w:t></w:r></w:p>"


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_p(text)}</w:tc>"


def test_merged_cells_of_a_table_keep_its_columns() -> None:
    """Across columns and down rows."""
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        _cell("Town", restart) + _cell("Civilians", '<w:gridSpan w:val="2"/>'),
        _cell("", goes_on) + _cell("Killed") + _cell("Injured"),
        _cell("Ford") + _cell("12") + _cell("30"),
    )
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert made.read(_body(table))[0].text == "Town\tCivilians\n\tKilled\tInjured\nFord\t12\t30\n"


def test_raised_marks_and_notes_never_join_a_number() -> None:
    """The mark in the text and the note after it."""
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    note = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    text = made.read(
        _body(f"<w:p><w:r><w:t>1,204</w:t></w:r>{raised}<w:r><w:t> died</w:t></w:r>{note}</w:p>")
    )[0].text
    assert text == "1,204² died³\n"


def test_headers_and_lists_are_read() -> None:
    """Bullets and numbers as they print; headers and footers after the body, once."""
    made_of = docx.Document()
    for text in ("Killed: 12", "Injured: 30"):
        made_of.add_paragraph(text, style="List Bullet")
    made_of.add_paragraph("First", style="List Number")
    made_of.sections[0].header.paragraphs[0].text = "Bulletin of May"
    made_of.sections[0].footer.paragraphs[0].text = "7"
    out = io.BytesIO()
    made_of.save(out)
    document, _ = made.read(out.getvalue())
    assert document.text == "• Killed: 12\n• Injured: 30\n1. First\n\nBulletin of May\n"
    assert document.text[document.main_end :].strip() == "Bulletin of May"
