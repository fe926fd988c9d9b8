"""Makes real files for the tests: pages, documents and PDFs about invented places."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import docx
import typst
from pypdf import PdfReader, PdfWriter

from uncounted.archive import read_document
from uncounted.domain.document import Document
from uncounted.domain.notice import Notice
from uncounted.store import media

PAGE = """<!doctype html>
<html><head><title>Council counts the dead | River Council</title>
<meta charset="utf-8"><meta property="og:site_name" content="River Council">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Council counts the dead",
 "datePublished": "2031-03-30T23:10:00+06:30",
 "author": [{"name": "River Council"}, {"name": "Ward Watch"}]}]}</script>
<style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><h1>Council counts the dead</h1>
<p>As of 30 March, 1,038&nbsp;people were confirmed   killed
in the whole country,<br>according to the council of the rivers and its friends.</p>
<p>The council said that many more cases could not be confirmed,
and that the <b>true</b> number is higher.</p>
<ul><li>A first joint statement<br>By Ward Watch</li><li>A second statement</li></ul>
<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Upper Ford</td><td>3</td></tr></table>
<script>var hidden = "never shown";</script>
<p>The council asks everybody who knows of further cases to come forward and speak to its members.</p>
</main><footer>Contact the council</footer></body></html>"""

BURMESE = "ထုတ်ပြန်ချက် အမှတ် (၈/၂၀၃၁)\n၂၀၃၁ ခုနှစ်၊ မတ်လ ၃၁ ရက်\nကောင်စီသည် စာရင်းကို ထုတ်ပြန်ခဲ့သည်။\n"
ZAWGYI = "ေနျပည္ေတာ္ ႏိုင္ငံေတာ္၏အတုိင္ပင္ခံပုဂၢိဳလ္ ေဒၚေအာင္ဆန္းစုၾကည္သည္ ယေန႔နံနက္ပိုင္းတြင္ ေျပာၾကားခဲ့သည္။\n"


def read(content: bytes, name: str = "", **stated: str) -> tuple[Document, list[Notice]]:
    """Read bytes as the stage does."""
    return read_document(
        content,
        media_type=media.media_type_of(content, name),
        sha256=media.sha256_of(content),
        file_name=name,
        **stated,
    )


def pdf(body: str = "31 March 2031\n\nAs of 30 March, 12 people were detained.") -> bytes:
    """Make a PDF of two pages with Typst."""
    source = (
        '#set document(title: "Statement of the council", author: "River Council", date: none)\n'
        f"= Statement No. 12/2031\n{body}\n#pagebreak()\nThe second page says that more is to come."
    )
    # a file, because the oldest Typst we accept takes no bytes
    with tempfile.NamedTemporaryFile("w", suffix=".typ", encoding="utf-8") as file:
        file.write(source)
        file.flush()
        return bytes(typst.compile(file.name))


def locked_pdf() -> bytes:
    """Make a PDF that needs a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("a password", algorithm="RC4-128")
    return _written(writer)


def blank_pdf(n_pages: int = 1) -> bytes:
    """Make a PDF without any text."""
    writer = PdfWriter()
    for _ in range(n_pages):
        writer.add_blank_page(100, 100)
    return _written(writer)


def burmese_pdf() -> bytes:
    """Write a PDF by hand whose four glyphs stand for Burmese letters, without a font file."""
    letters = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        b"1 begincodespacerange <00> <ff> endcodespacerange 4 beginbfchar <41> <1000> <42> <102D> "
        b"<43> <102F> <44> <1004> endbfchar endcmap end end"
    )
    drawing = b"BT /F 20 Tf 10 50 Td (ABCDABC) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Length %d>>stream\n%s\nendstream" % (len(letters), letters),
    )
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(out),
        )
    )


def word_document() -> bytes:
    """Make a DOCX with a heading, a list and a table."""
    made = docx.Document()
    made.add_heading("Report on arrests", 0)
    made.add_paragraph("By Ward Watch")
    made.add_paragraph("Issued: 5 May 2031")
    made.add_paragraph("First of the list", style="List Bullet")
    table = made.add_table(2, 2)
    for row, cells in zip(table.rows, (("Town", "Held"), ("Upper Ford", "7")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.add_paragraph("After the table.")
    made.core_properties.author = "Typist"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_part(archive: bytes, name: str, content: bytes) -> bytes:
    """Give a zip file with one part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return out.getvalue()


def folder(root: Path) -> Path:
    """Write a folder of readable and unreadable files."""
    inbox = root / "inbox"
    (inbox / "week").mkdir(parents=True)
    files = {
        "a.html": PAGE.encode(),
        "b.pdf": pdf(),
        "c.docx": word_document(),
        "d.txt": BURMESE.encode(),
        "e.csv": b"name,town,age\nA,X,3\nB,Y,4\n",
        "f-empty.txt": b"",
        "g-locked.pdf": locked_pdf(),
        "week/h.md": b"# A note\n\nThe council of the river met on that day.\n",
        "week/i-copy.html": PAGE.encode(),
        "week/j.bin": bytes(range(256)),
        ".hidden": b"not taken",
    }
    for name, content in files.items():
        (inbox / name).write_bytes(content)
    return inbox


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
