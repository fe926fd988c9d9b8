"""Lists of statements and reports, whole and damaged."""

from __future__ import annotations

import pytest

from uncounted.figures.statements.authors import split_authors
from uncounted.figures.statements.statements import statements

LIST = """News of the week

Statements and Press Releases

Release the Harbour Nine – Announcement No (12)/2031
By Marsh Watch

By River League

မြစ်ကမ်းအဖွဲ့ (၁၁)ဖွဲ့၏ သဘောထားထုတ်ပြန်ချက် အမှတ် (၈/၂၀၃၁)

By 11 River organizations

A Joint Call from the Hills
By Upper Hill Council, Pine Valley Union and Network for Shelter – Delta



Situation Update, March 2031
By Delta Relief (Ministry of Land, Water and Work)

Annual Report on the Harbour
By Hill Monitor
"""


def test_pairs_become_statements_with_their_section_language_and_reference() -> None:
    """Title, authors, language, section and number of each entry; blank lines may stand between."""
    found = statements(LIST)
    assert [each.authors for each in found] == [
        ("Marsh Watch",),
        ("River League",),
        ("11 River organizations",),
        ("Upper Hill Council", "Pine Valley Union", "Network for Shelter – Delta"),
        ("Delta Relief (Ministry of Land, Water and Work)",),
        ("Hill Monitor",),
    ]
    assert [each.language for each in found] == ["en", "en", "my", "en", "en", "en"]
    assert [each.reference for each in found] == ["12/2031", "", "8/2031", "", "", ""]
    for each in found:
        words = LIST[each.span[0] : each.span[1]]
        assert words.startswith(each.title or each.byline)
        assert words.endswith(each.byline)


def test_a_lost_title_is_kept_and_marked() -> None:
    """The entry stays, with what is left of it."""
    (orphan,) = [each for each in statements(LIST) if each.damage]
    assert (orphan.title, orphan.damage, orphan.byline) == ("", "title missing", "By River League")


def test_a_lost_heading_is_worked_out_and_marked() -> None:
    """A wider gap and titles that speak like reports open the section of reports."""
    found = statements(LIST)
    assert [each.section for each in found] == ["Statements and Press Releases"] * 4 + ["Reports"] * 2
    assert [each.section_inferred for each in found] == [False] * 4 + [True] * 2


def test_a_heading_that_is_there_is_believed() -> None:
    """Nothing is inferred where the page says it."""
    found = statements(LIST.replace("\n\n\nSituation", "\n\nအစီရင်ခံစာများ\n\nSituation"))
    assert [each.section for each in found[4:]] == ["အစီရင်ခံစာများ"] * 2
    assert not any(each.section_inferred for each in found)


def test_a_title_without_byline_is_kept_and_marked() -> None:
    """An entry that lost its authors is not joined to the next one."""
    found = statements(LIST.replace("By River League", "The Ferry Must Stop"))
    assert [(each.title, each.damage) for each in found if each.damage] == [
        ("The Ferry Must Stop", "byline missing")
    ]


def test_an_articles_own_headline_and_author_are_no_list() -> None:
    """One headline with its author above running text is the document itself."""
    assert statements("Fire on the Hill\nBy Ma Thuzar\n\nSoldiers came at night.") == ()
    assert statements("Twelve were held by River League.\n\nNobody was freed.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Statements\n\n- Free the Nine – Marsh Watch (3 May 2031)\n"
        "- Stop It – River League and Hill Council (4 May 2031)\n",
        "## Statements\n1. [Free the Nine](https://a.example/x_(1)) – Marsh Watch, 3 May 2031\n"
        "2. [Stop It](https://a.example/b) by River League and Hill Council, 4 May 2031\n",
        "Statements\n\n- Marsh Watch: Free the Nine (3 May 2031)\n"
        "- River League and Hill Council: Stop It (4 May 2031)\n",
        "Title\tAuthor\tDate\nFree the Nine\tMarsh Watch\t3 May 2031\n"
        "Stop It\tRiver League and Hill Council\t4 May 2031\n",
        "| Date | Organisation | Statement |\n|---|---|---|\n| 3 May 2031 | Marsh Watch | Free the Nine |\n"
        "| 4 May 2031 | River League and Hill Council | [Stop It](http://a.example) |\n",
        "1. Free the Nine\nBy Marsh Watch, 3 May 2031\n2. Stop It\n"
        "By River League and Hill Council (4 May 2031)\n",
    ],
    ids=["one line", "links", "author first", "table", "bars", "numbered pairs"],
)
def test_other_layouts_of_a_list_read_alike(text: str) -> None:
    """Title, authors and date, whatever parts them."""
    found = statements(text)
    assert [(each.title, each.authors, each.date) for each in found] == [
        ("Free the Nine", ("Marsh Watch",), "2031-05-03"),
        ("Stop It", ("River League", "Hill Council"), "2031-05-04"),
    ]
    assert all(text[each.span[0] : each.span[1]].strip() for each in found)


def test_authors_over_their_titles_are_told_by_their_names() -> None:
    """Two lines each, without "By"."""
    text = "Statements\n\nMarsh Watch\nRelease the nine now\n\nHill Council\nNo more ferries\n"
    assert [(each.title, each.authors) for each in statements(text)] == [
        ("Release the nine now", ("Marsh Watch",)),
        ("No more ferries", ("Hill Council",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Statements\n\nThe army said nothing. It was quiet.\n\nReports\n\n"
        "Nobody came – not even the council.\n",
        "The year\n\n- a wet spring – floods\n- a dry summer – dust\n",
        "Township\tKilled\nUpper Marsh\t12\n",
        "",
    ],
)
def test_a_document_without_a_list_gives_none(text: str) -> None:
    """A heading alone, lists of other things and tables of counts are none."""
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("title", "day", "reference"),
    [
        ("Situation Update, July 2031", "2031-07", ""),
        ("Update of Aug 2-15, 2031", "2031-08-02/2031-08-15", ""),
        ("Lost at Sea, January 2030 – June 2031", "2030-01/2031-06", ""),
        ("Remember August 25", "", ""),
        ("Annual Report 2031", "", ""),
        ("Announcement No. 3/2031 of 4 May 2031", "2031-05-04", "3/2031"),
        ("၂၀၃၁ ခုနှစ် သြဂုတ်လ ၃၀ ရက် ထုတ်ပြန်ချက် အမှတ် (၁၀/၂၀၃၁)", "2031-08-30", "10/2031"),
    ],
)
def test_a_title_gives_its_date_and_number(title: str, day: str, reference: str) -> None:
    """Only what it states with its year; a year alone is more often the subject."""
    first, _ = statements(f"{title}\nBy Marsh Watch\n\nA second one\nBy River League\n")
    assert (first.date, first.reference) == (day, reference)


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Hill Monitor and Delta Relief Network", ("Hill Monitor", "Delta Relief Network")),
        ("Centre for Law and Justice", ("Centre for Law and Justice",)),
        ("Ministry of Planning, Finance and Work", ("Ministry of Planning, Finance and Work",)),
        ("Hill Monitor, Centre for Law and Justice", ("Hill Monitor", "Centre for Law and Justice")),
        ("HM, DRN and OXR", ("HM", "DRN", "OXR")),
        ("120 civil society organizations", ("120 civil society organizations",)),
    ],
)
def test_joint_authors_are_parted_and_names_with_and_are_not(byline: str, authors: tuple[str, ...]) -> None:
    """Commas and "and" part names only where both sides can stand alone."""
    assert split_authors(byline) == authors
