"""The marked-up view shows every figure, every rejected number, and the rule and words behind each field."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncounted.cli.main import main
from uncounted.domain.document import Document
from uncounted.domain.figure import Reading
from uncounted.figures.view import page
from uncounted.figures.view.layers import Mark, marks, pieces
from uncounted.standalone import read_file_figures

TEXT = (
    "Ostrel, 12 May 2031\n\n"
    "As of 10 May, at least 1,204 people had been killed, Marsh Watch said <b>, including 74 children.\n"
    "A 34-year-old man was among three men arrested & held.\n"
    "လူ ၄၀ ဖမ်းဆီးခံရသည်။\n"
)


class Page(HTMLParser):
    """Collects the text, the ids and the inner links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.lines: list[str] = []
        self._in_line = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take ids and links; a text line of the document is a `p` with a direction."""
        known = dict(attrs)
        self.tags.add(tag)
        self.ids.update([known["id"]] if known.get("id") else [])
        self.links += [known["href"] or ""] if "href" in known else []
        if tag == "p" and "dir" in known:
            self._in_line = True
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        """End a line."""
        self._in_line = self._in_line and tag != "p"

    def handle_data(self, data: str) -> None:
        """Take the words of a line."""
        if self._in_line:
            self.lines[-1] += data


@pytest.fixture
def read(tmp_path: Path) -> tuple[Document, Reading]:
    """Give a small document and its reading."""
    path = tmp_path / "statement.txt"
    path.write_text(TEXT, "utf-8")
    document, reading, _ = read_file_figures(path)
    return document, reading


def test_the_page_shows_the_text_as_it_is(read: tuple[Document, Reading]) -> None:
    """Marks change no letter, and what looks like HTML in the document is shown, not obeyed."""
    document, reading = read
    shown = Page(page(document, reading))
    assert "\n".join(shown.lines) == "\n".join(line for line in document.text.split("\n") if line.strip())


def test_every_figure_and_rejected_number_has_its_place(read: tuple[Document, Reading]) -> None:
    """Each has a part of the page; every link leads somewhere; no id stands twice."""
    document, reading = read
    shown = Page(page(document, reading))
    wanted = {f"f{n}" for n in range(1, len(reading.figures) + 1)}
    wanted |= {f"n{n}" for n in range(1, len(reading.not_figures) + 1)}
    assert wanted <= set(shown.ids)
    assert {link for link in shown.links if link[1:] not in shown.ids} == set()
    assert [each for each, count in shown.ids.items() if count > 1] == []


def test_the_page_asks_for_nothing_from_outside(read: tuple[Document, Reading]) -> None:
    """No script, no frame, no address; the Burmese font goes along in the page."""
    document, reading = read
    html = page(document, reading)
    assert not Page(html).tags & {"script", "iframe", "img", "object", "link"}
    assert "http" not in re.sub("http-equiv", "", html)
    assert "font-family:Padauk" in html


def test_each_field_names_its_rule(read: tuple[Document, Reading]) -> None:
    """The rules of the reading stand on the page."""
    document, reading = read
    html = page(document, reading)
    assert {why.rule for figure in reading.figures for why in figure.why if why.rule not in html} == set()
    assert {each.reason for each in reading.not_figures if each.reason not in html} == set()


def test_sources_are_marked_where_they_are_named(read: tuple[Document, Reading]) -> None:
    """Not only the word "said", also the name beside it."""
    document, reading = read
    found = [
        document.text[each.start : each.end]
        for each in marks(reading, document.text)
        if each.kind == "source"
    ]
    assert "Marsh Watch" in found


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(["figure", "date", "caveat"])),
        max_size=8,
    )
)
def test_pieces_join_up_to_the_text_whatever_overlaps(spans: list[tuple[int, int, str]]) -> None:
    """Every letter stands in exactly one piece, under exactly the marks that cover it."""
    marked = [Mark(start, start + length, kind, "", "") for start, length, kind in spans]
    cut = list(pieces(marked, 10, 70))
    assert [at for piece in cut for at in range(piece.start, piece.end)] == list(range(10, 70))
    for piece in cut:
        for at in range(piece.start, piece.end):
            assert {(m.start, m.end, m.kind) for m in piece.marks} == {
                (m.start, m.end, m.kind) for m in marked if m.start <= at < m.end
            }


def test_a_file_is_viewed_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes the page and says how many figures it marks."""
    source, target = tmp_path / "statement.txt", tmp_path / "page.html"
    source.write_text(TEXT, "utf-8")
    assert main(["figures", "view", str(source), "--out", str(target)]) == 0
    assert "figures" in capsys.readouterr().out
    assert "Marsh Watch" in target.read_text("utf-8")


def test_a_document_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is neither a file nor a document of the workspace."""
    assert main(["init", str(tmp_path / "case")]) == 0
    assert main(["-w", str(tmp_path / "case"), "figures", "view", "abcdef"]) == 1
    assert "no document begins so" in capsys.readouterr().err


def test_the_page_of_a_document_says_what_people_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Confirmed and corrected on the cards; a rejected figure stays, marked as one."""
    source, target, root = tmp_path / "statement.txt", tmp_path / "page.html", str(tmp_path / "case")
    source.write_text(TEXT, "utf-8")
    main(["init", root])
    main(["-w", root, "archive", str(source), "--published", "2031-05-12"])
    capsys.readouterr()
    main(["-w", root, "figures", "--json"])
    (reading,) = json.loads(capsys.readouterr().out)["readings"]
    ids = {each["quote"]: each["id"] for each in reading["figures"]}
    main(["-w", root, "figures", "confirm", ids["1,204"]])
    main(["-w", root, "figures", "correct", ids["74"], "--value", "75", "--why", "typing error"])
    main(["-w", root, "figures", "reject", ids["၄၀"], "--why", "another country"])
    document = ids["74"].partition(":")[0]
    assert main(["-w", root, "figures", "view", document, "--out", str(target)]) == 0
    html = target.read_text("utf-8")
    for words in ("confirmed by a person", "corrected by a person: value 74 → 75", "rejected by a person"):
        assert words in html
    shown = Page(html)
    assert {link for link in shown.links if link[1:] not in shown.ids} == set()


@pytest.mark.parametrize("name", ["statement.txt", "linked.txt"])
def test_the_page_never_takes_the_place_of_its_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Neither under its own name nor under another name of the same file."""
    source = tmp_path / "statement.txt"
    source.write_text(TEXT, "utf-8")
    (tmp_path / "linked.txt").symlink_to(source)
    assert main(["figures", "view", str(source), "--out", str(tmp_path / name)]) == 1
    assert "the file that is read" in capsys.readouterr().err
    assert source.read_text("utf-8") == TEXT


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no beginning of a SHA-256 was meant as a file."""
    assert main(["figures", "view", str(tmp_path / "nosuch.html")]) == 1
    assert "there is no such file" in capsys.readouterr().err


def test_thousands_of_counts_on_one_line_are_cut_in_one_way_through(read: tuple[Document, Reading]) -> None:
    """Time grows with the number of marks, not with its square."""
    many = [Mark(at * 10, at * 10 + 4, "figure", "", "") for at in range(20_000)]
    started = time.perf_counter()
    cut = list(pieces(many, 0, 200_000))
    assert len(cut) == 40_000
    assert time.perf_counter() - started < 5


def test_zawgyi_is_shown_in_unicode_below_each_line(read: tuple[Document, Reading]) -> None:
    """The original stays and carries the marks; what it says can be read by anyone."""
    document, reading = read
    written = replace(document, text="ျမန္မာ <b>\nOstrel", encoding="zawgyi")
    html = page(written, replace(reading, figures=(), not_figures=()))
    assert 'ျမန္မာ &lt;b&gt;<span class="decoded" lang="my">မြန်မာ &lt;b&gt;</span>' in html
    assert html.count('class="decoded"') == 1
    assert 'class="decoded"' not in page(document, reading)


def test_columns_of_a_table_stand_apart() -> None:
    """A tab is as wide as a short cell."""
    assert "tab-size: 12" in (resources.files("uncounted.figures.view") / "page.html").read_text("utf-8")
