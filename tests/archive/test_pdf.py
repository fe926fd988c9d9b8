"""PDF files."""

from __future__ import annotations

import pytest
from tests.archive import made

from uncounted.archive import pdf as reader


def test_text_comes_page_by_page_with_its_particulars() -> None:
    """Title and author from the properties, date and number from the first page."""
    document, notices = made.read(made.pdf(), "statement.pdf")
    assert notices == []
    assert len(document.page_starts) == 2
    assert document.text[document.page_starts[1] :].startswith("The second page")
    assert "12 people were detained" in document.text
    assert (document.title, document.authors) == ("Statement of the council", ("River Council",))
    assert (document.kind, document.reference) == ("statement", "12/2031")
    assert document.issued is not None
    assert document.issued.edtf == "2031-03-31"


def test_the_creation_date_of_the_file_is_no_date_of_issue() -> None:
    """A PDF without a date on its first page has none."""
    assert made.read(made.pdf("As of 30 March 2031 many were detained."))[0].issued is None


def test_leading_junk_does_not_matter() -> None:
    """Mail programs and servers put lines before the first byte."""
    plain, junk = made.read(made.pdf())[0], made.read(b"junk\r\n" * 100 + made.pdf())[0]
    assert junk.text == plain.text


def test_burmese_out_of_a_pdf_is_marked_unreliable() -> None:
    """However clean it looks, a person must compare it with the page."""
    document, notices = made.read(made.burmese_pdf(), "b.pdf")
    assert "ကိုင" in document.text
    assert not document.quality.reliable
    assert document.quality.reasons[0].startswith("Burmese text out of a PDF")
    assert [(each.code, each.level) for each in notices] == [("archive.burmese_pdf", "doubtful")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (made.locked_pdf(), "archive.encrypted"),
        (made.pdf()[:1500], "archive.broken"),
        (b"%PDF-1.7\n", "archive.broken"),
        (made.blank_pdf(), "archive.no_text"),
        (made.blank_pdf(2001), "archive.too_large"),
    ],
    ids=["locked", "cut off", "only a header", "scanned", "endless"],
)
def test_what_cannot_be_read_is_refused(content: bytes, code: str) -> None:
    """Each with its reason."""
    document, notices = made.read(content, "x.pdf")
    assert document.text == ""
    assert [(each.code, each.level) for each in notices] == [(code, "refused")]


def test_pages_without_text_among_others_are_named() -> None:
    """A scanned annex is not silently missing."""
    _, notices = made.read(made.pdf("12 people.\n#pagebreak()"), "x.pdf")
    assert [(each.code, each.where) for each in notices] == [("archive.page_without_text", "x.pdf, page 2")]


def test_a_reader_that_crashes_or_hangs_does_not_stop_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its process ends, ours goes on."""
    monkeypatch.setattr(reader, "MAX_PDF_MEMORY_BYTES", 1_000_000)
    assert [each.code for each in made.read(made.pdf())[1]] == ["archive.endless"]
    monkeypatch.setattr(reader, "MAX_PDF_MEMORY_BYTES", 2_000_000_000)
    monkeypatch.setattr(reader, "_SECONDS_TO_START", 0.001 - reader.MAX_PDF_SECONDS)
    assert [each.code for each in made.read(made.pdf())[1]] == ["archive.endless"]


LAYOUT = """
#set page(header: [Bulletin of the hills 12],
  footer: context [Page #counter(page).display() of 3], width: 14cm, height: 13cm)
Soldiers killed 1,204#super[2] villagers and burned 30 houses in the upper valley, where fighting had gone
on for many weeks and nobody could leave.#footnote[Some died later.]

#table(columns: 4, [Town],[Killed],[Injured],[Houses burned],[Upper Ford],[12],[],[4],[Marsh],[7],[3],[9])
Source: Hill Monitor

- Killed: 12
- Injured: 30

#lorem(70)

#columns(2)[#lorem(30) At the end 45 people were held.]
"""


def test_columns_paragraphs_and_running_lines_of_pages_are_told_apart() -> None:
    """Cells parted by tabs, an empty one kept; one line a paragraph; headers once, page numbers once."""
    lines = made.read(made.pdf(LAYOUT))[0].text.split("\n")
    assert "Town\tKilled\tInjured\tHouses burned" in lines
    assert "Upper Ford\t12\t\t4" in lines
    assert "Marsh\t7\t3\t9" in lines
    assert any(
        line.startswith("Soldiers killed 1,204² villagers") and line.endswith("nobody could leave.¹")
        for line in lines
    )
    assert any(line.endswith("At the end 45 people were held.") and len(line) > 100 for line in lines)
    assert {"• Killed: 12", "• Injured: 30", "Source: Hill Monitor"} <= set(lines)
    assert lines.count("Bulletin of the hills 12") == 1
    assert sum(line.startswith("Page ") for line in lines) == 1


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    """The hyphen that broke them goes."""
    body = '#set page(width: 7cm)\n#set text(hyphenate: true, lang: "en")\n#set par(justify: true)\n' + (
        "Extraordinary circumstances notwithstanding, representatives of international organisations "
        "characterised unconstitutional imprisonment as counterproductive. "
    )
    text = made.read(made.pdf(body))[0].text
    assert "international organisations characterised unconstitutional imprisonment" in " ".join(text.split())
