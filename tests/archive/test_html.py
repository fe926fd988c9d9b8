"""HTML pages."""

from __future__ import annotations

import time

import pytest
from tests.archive import made


def test_lines_are_those_a_reader_sees() -> None:
    """Blocks and line breaks end lines, cells are parted by tabs, scripts and styles are no text."""
    document, notices = made.read(made.PAGE.encode(), "page.html")
    assert notices == []
    assert document.text == (
        "• Home\n• News\n\nCouncil counts the dead\n\n"
        "As of 30 March, 1,038\u00a0people were confirmed killed in the whole country,\n"
        "according to the council of the rivers and its friends.\n\n"
        "The council said that many more cases could not be confirmed, "
        "and that the true number is higher.\n\n"
        "• A first joint statement\nBy Ward Watch\n• A second statement\n\n"
        "Town\tDead\nUpper Ford\t3\n\n"
        "The council asks everybody who knows of further cases to come forward and speak to its members.\n\n"
        "Contact the council\n"
    )


def test_the_main_text_leaves_out_navigation_and_footer() -> None:
    """Its span lies inside the whole text."""
    document, _ = made.read(made.PAGE.encode())
    main = document.text[document.main_start : document.main_end]
    assert main.startswith("As of 30 March")
    assert main.endswith("speak to its members.")


def test_particulars_come_from_the_metadata() -> None:
    """Title, authors, publisher and the day as the publisher wrote it."""
    document, _ = made.read(made.PAGE.encode())
    assert document.title == "Council counts the dead"
    assert document.authors == ("River Council", "Ward Watch")
    assert document.publisher == "River Council"
    assert document.issued is not None
    assert document.issued.edtf == "2031-03-30"
    assert document.languages == ("en",)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2031-05-04T01:00:00Z">', "2031-05-04"),
        ('<meta name="DC.date.issued" content="2031-05">', "2031-05"),
        ('<meta name="date" content="4 May 2031">', "2031-05-04"),
        ('<meta name="date" content="04/05/2031">', None),
        ('<meta name="date" content="2031-02-31">', None),
        ('<script type="application/ld+json">{"datePublished": "2031-05-04"}</script>', "2031-05-04"),
        ('<script type="application/ld+json">{"datePublished": broken</script>', None),
        ("", None),
    ],
)
def test_a_date_is_found_or_is_none(head: str, expected: str | None) -> None:
    """A date that can be read two ways, or is no day, is not a date of issue."""
    page = f"<html><head>{head}</head><body><p>On 1 May 2031 the council met in the town.</p></body></html>"
    document, _ = made.read(page.encode())
    assert (document.issued.edtf if document.issued else None) == expected


def test_a_time_element_counts_when_it_is_the_only_one_or_marked() -> None:
    """Times of other articles on the page are not the page's date."""
    several = "<time datetime='2031-01-01'>a</time><time datetime='2031-01-02'>b</time>"
    marked = several + "<time class='published' datetime='2031-01-03'>c</time>"
    dates = []
    for times in ("<time datetime='2031-01-01'>a</time>", several, marked):
        document, _ = made.read(f"<html><body><p>The council met.</p>{times}</body></html>".encode())
        dates.append(document.issued.edtf if document.issued else None)
    assert dates == ["2031-01-01", None, "2031-01-03"]


def test_a_date_line_under_the_title_is_the_date_of_a_page_without_metadata() -> None:
    """With the byline beside it."""
    page = (
        "<html><body><h1>The town after the flood</h1>"
        "<p>March 30th, 2031 • Author: Ward Watch • 3 minute read</p>"
        "<p>The council of the town met on that day and spoke of the people who had been detained.</p>"
    )
    document, _ = made.read(page.encode())
    assert document.issued is not None
    assert document.issued.edtf == "2031-03-30"
    assert document.authors == ("Ward Watch",)


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>x = 1</script></body></html>", "<html><body> <br> </body>"]
)
def test_a_page_without_text_is_refused(page: str) -> None:
    """It is kept, with advice."""
    document, notices = made.read(page.encode(), "p.html")
    assert document.text == ""
    assert [(each.code, each.level) for each in notices] == [("archive.no_text", "refused")]


def test_a_page_nested_beyond_the_limit_is_refused_rather_than_cut_short() -> None:
    """Half a page is never passed off as the whole."""
    page = b"<html><body><p>above</p>" + b"<div>" * 400 + b"below" + b"</div>" * 400
    assert [each.code for each in made.read(page)[1]] == ["archive.too_large"]


def test_a_page_of_many_elements_is_read_in_seconds() -> None:
    """The search for the main text stops where it would take long."""
    started = time.monotonic()
    document, _ = made.read(b"<html><body>" + b"<div>a <b>word</b></div>" * 30_000)
    assert document.main_start == 0
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "utf-8"])
def test_the_encoding_is_the_declared_or_the_evident_one(encoding: str) -> None:
    """Declared in the page, shown by a byte order mark, or valid UTF-8 whatever it declares."""
    declared = "iso-8859-1" if encoding == "windows-1252" else "koi8-r"
    page = f"<html><head><meta charset='{declared}'></head><body>The council’s “naïve” friend</body></html>"
    assert made.read(page.encode(encoding))[0].text == "The council’s “naïve” friend\n"


def test_half_characters_in_metadata_can_be_stored() -> None:
    """A page may hold what no file can."""
    page = '<html><script type="application/ld+json">{"headline": "A \\ud800 title"}</script>text</html>'
    assert made.read(page.encode())[0].title == "A ? title"


def test_cleaning_of_a_declared_encoding_that_is_no_text_encoding() -> None:
    """An encoding that would unpack or run something is not followed."""
    page = b"<html><head><meta charset='zlib'></head><body>\xff\xfa\x80 text</body></html>"
    assert [each.code for each in made.read(page)[1]] == ["archive.unknown_encoding"]


def test_headings_further_down_say_nothing_about_the_page() -> None:
    """A weekly letter that lists statements is no statement, and their numbers are not its own."""
    page = (
        "<html><body><article><h1>A week in the valley</h1><p>31 March 2031 • Author: Ward Watch</p><p>"
        + "The council of the town met on that day and spoke of the people who had been detained. " * 3
        + "</p><h2>Statements and press releases</h2>"
        "<p>On the flood – Statement No. 12/2031<br>By Ward Watch</p>"
    )
    document, _ = made.read(page.encode())
    assert (document.kind, document.reference, document.publisher) == ("unknown", "", "Ward Watch")


HARM = """<table><caption>Harm by town</caption><thead>
<tr><th rowspan=2>Town</th><th colspan=2>Civilians</th><th rowspan="2">Houses</th></tr>
<tr><th>Killed</th><th>of whom<br>women</th></tr></thead><tbody>
<tr><th colspan=4>Upper valley</th></tr>
<tr><td rowspan=2>Ford</td><td><p>12</p></td><td>4</td><td>1,204<sup>1</sup></td></tr>
<tr><td>2</td><td></td><td>0</td></tr></tbody></table>"""


def _text(body: str) -> str:
    return made.read(f"<html><body>{body}</body></html>".encode())[0].text


def test_cells_that_cover_others_keep_the_columns_of_a_table() -> None:
    """Merged headings and labels leave empty cells; a cell is one line; the caption stands above."""
    assert _text(HARM) == (
        "Harm by town\n\nTown\tCivilians\t\tHouses\n\tKilled\tof whom women\nUpper valley\n"
        "Ford\t12\t4\t1,204¹\n\t2\t\t0\n"
    )


def test_a_table_that_arranges_a_page_is_no_table() -> None:
    """Its cells are paragraphs; a table inside it keeps its cells."""
    inner = "<table><tr><td>Ford</td><td>3</td></tr></table>"
    assert (
        _text(f"<table><tr><td>Menu</td><td><p>Story.</p>{inner}</td></tr></table>")
        == "Menu\n\nStory.\n\nFord\t3\n"
    )


def test_marks_of_notes_never_join_a_number() -> None:
    """Raised digits and letters stay raised; ordinals stay words."""
    text = _text(
        "<p>1,204<sup>2</sup> died<sup><a>[3]</a></sup> on the 19<sup>th</sup>, 7<sup>a</sup> later; "
        "H<sub>2</sub>O</p>"
    )
    assert text == "1,204² died[³] on the 19th, 7ᵃ later; H₂O\n"


def test_struck_and_hidden_text_is_not_read() -> None:
    """What a reader sees counts."""
    assert (
        _text("<p>At least <del>11</del><ins>12</ins></p><p hidden>9</p><p style='display: none'>8</p>")
        == "At least 12\n"
    )


def test_items_of_lists_have_the_bullets_and_numbers_of_the_page() -> None:
    """Also where an item begins with a paragraph, or a list inside."""
    text = _text(
        "<ul><li><p>One</p></li><li>Two<ol start=3><li>Three</li><li>Four</li></ol></li><li></li></ul>"
    )
    assert text == "• One\n\n• Two\n\n3. Three\n4. Four\n"


def test_captions_and_definitions_stand_on_their_own_lines() -> None:
    """So that what they count is theirs alone."""
    text = _text(
        "<figure><img src=a><figcaption>Figure 3: 45 houses</figcaption></figure>"
        "<dl><dt>Killed</dt><dd>45</dd></dl>"
    )
    assert text == "Figure 3: 45 houses\n\nKilled\n45\n"


def test_a_table_of_ten_thousand_cells_is_read_in_seconds() -> None:
    """And one whose cells claim to cover millions of others."""
    rows = "".join(f"<tr><td>Ward {n}</td><td colspan=9999 rowspan=9999>{n}</td></tr>" for n in range(3000))
    started = time.process_time()
    text = _text(f"<table>{rows}</table>")
    assert text.count("Ward") == 3000
    assert time.process_time() - started < 10
