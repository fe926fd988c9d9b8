"""Plain text, Markdown, and the encodings they come in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.archive import made

from uncounted.archive.decoding import decode

_RUSSIAN = "Совет заявил, что в городе задержаны тридцать восемь человек. Мы не остановимся.\n" * 3
_CURLY = (
    "The council’s statement says that 38 people were detained in the town. “We will not stop,” it said.\n"
)


def test_text_is_kept_as_it_is_but_for_line_ends() -> None:
    """Spaces, blank lines and signs are evidence too."""
    document, notices = made.read("  A title \r\n\r\ntwo\u00a0 words\rthe end of it".encode(), "note.txt")
    assert document.text == "  A title \n\ntwo\u00a0 words\nthe end of it"
    assert (notices, document.title) == ([], "A title")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(_RUSSIAN, "koi8-r"), (_CURLY * 3, "cp1252"), (_CURLY, "utf-16")],
    ids=["koi8-r", "cp1252", "utf-16"],
)
def test_an_encoding_that_shows_without_doubt_is_used(text: str, encoding: str) -> None:
    """Long text in one language leaves no doubt."""
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize(
    "content", [b"Jos\xe9 spoke\n", b"name,town\nZo\xeb,Upper Ford\n", b"\xff\x80\x81" * 9]
)
def test_an_encoding_in_doubt_is_refused(content: bytes) -> None:
    """A wrong letter in a name is worse than a question."""
    assert decode(content) is None


def test_unknown_encoding_is_a_notice() -> None:
    """With what to do about it."""
    document, (notice,) = made.read(b"Jos\xe9 spoke to the council\n", "note.txt")
    assert (document.text, notice.code) == ("", "archive.unknown_encoding")
    assert "UTF-8" in notice.advice


@pytest.mark.parametrize("content", [b"", b" \n\n "])
def test_nothing_is_refused_as_nothing(content: bytes) -> None:
    """Empty and blank files have no text."""
    assert [each.code for each in made.read(content, "x.txt")[1]] in (["archive.empty"], ["archive.no_text"])


def test_zawgyi_is_kept_and_said() -> None:
    """Its bytes and text stay as they are; its figures are read through a conversion."""
    document, notices = made.read(made.ZAWGYI.encode(), "z.txt")
    assert (document.text, document.encoding) == (made.ZAWGYI, "zawgyi")
    assert document.quality.reliable
    assert document.quality.reasons == ("its Burmese is in Zawgyi, and is read through a conversion",)
    assert [(each.code, each.level) for each in notices] == [("archive.zawgyi", "doubtful")]


def test_a_burmese_statement_is_read() -> None:
    """Kind, number, date and language in Burmese."""
    document, notices = made.read(made.BURMESE.encode(), "s.txt")
    assert notices == []
    assert (document.kind, document.reference, document.languages) == ("statement", "8/2031", ("my",))
    assert document.issued is not None
    assert document.issued.edtf == "2031-03-31"
    assert document.quality.reliable


def test_the_first_heading_of_markdown_is_its_title() -> None:
    """The text keeps its marks."""
    document, _ = made.read(b"Some words first.\n\n# The title #\n\nThe text of it.\n", "note.md")
    assert document.title == "The title"
    assert document.text.startswith("Some words first.\n\n# The title #")


@pytest.mark.parametrize("name", ["list.csv", "list.txt"])
def test_a_table_is_left_to_the_lists_stage(name: str) -> None:
    """Kept as a list without text, and not refused."""
    document, notices = made.read(b"name,town,age\nA,X,3\nB,Y,4\n", name)
    assert (document.kind, document.text, notices) == ("list", "", [])
    assert document.quality.reasons == ("a table: take it in with `uncounted lists add`",)


def test_the_real_brief_is_read_whole(shared_data: Path) -> None:
    """Title, author, date and both languages; the text is the file's own."""
    content = (shared_data / "brief" / "2021-08-31.txt").read_bytes()
    document, notices = made.read(content, "2021-08-31.txt")
    assert notices == []
    assert document.text == content.decode("utf-8").replace("\r\n", "\n")
    assert document.title == "Junta’s Coup Failing As More Soldiers Defect"
    assert (document.authors, document.publisher) == (("Progressive Voice",), "Progressive Voice")
    assert document.issued is not None
    assert (document.issued.edtf, document.issued.original) == ("2021-08-31", "August 31st, 2021")
    assert document.languages == ("en", "my")
    assert (document.encoding, document.quality.score, document.quality.reliable) == ("unicode", 1.0, True)
