"""Lists of statements and reports, whole and damaged."""

from __future__ import annotations

import pytest

from uncounted.figures.authors import split_authors
from uncounted.figures.statements import statements

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
