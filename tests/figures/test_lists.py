"""Lists under a heading, cards of one number, captions, sections and lines around a text."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.figures import read


def _found(text: str) -> list[tuple[str, str]]:
    return [(each.quote, each.measure) for each in read(text, published=date(2031, 6, 30)).figures]


@pytest.mark.parametrize(
    "text",
    [
        "Killed\n- 12 in Palwe\n- 7 in Old Ford\n",
        "Killed:\n• 12 in Palwe\n• 7 in Old Ford\n",
        "In May the army killed:\n1. 12 teachers\n2. 7 students\n",
        "People killed by township\nPalwe – 12\nOld Ford – 7\n",
        "Number of people killed by township in 2030:\n- Palwe: 12\n- Old Ford: 7\n",
    ],
)
def test_the_words_over_a_list_say_what_its_bare_numbers_count(text: str) -> None:
    """A heading, a lead-in and a caption do alike."""
    assert _found(text) == [("12", "killed"), ("7", "killed")]


def test_a_breakdown_counts_what_the_whole_counts() -> None:
    """The labels of its lines say which part, through a second lead-in too."""
    text = (
        "The 142 killings by type of victim:\n\n• Peasant leaders: 29\n• Villages' elders: 9\n\n"
        "By presumed author:\n\na) Unknown: 61%\nb) Paramilitary groups: 22%\n"
    )
    assert {measure for _, measure in _found(text)} == {"killed"}
    assert len(_found(text)) == 5


def test_a_number_alone_on_its_line_joins_the_label_beside_it() -> None:
    """Cards of key figures, number first or label first; one alone may be a page's number."""
    assert _found("45\nkilled\n\n46\ninjured\n") == [("45", "killed"), ("46", "injured")]
    assert _found("Killed\n45\n\nInjured\n46\n") == [("45", "killed"), ("46", "injured")]
    (figure,) = read("6.8M\npeople displaced since 15 April 2030\n\n12%\nfunded\n").figures[:1]
    assert (figure.measure, figure.period_start) == ("displaced", "2030-04-15")


def test_each_line_of_a_list_goes_on_from_the_words_above_it() -> None:
    """Not from the line before it."""
    text = (
        "Events of May\n\n- Soldiers killed 12 people.\n"
        "- Of the prisoners, 40 were set free.\n- 54 shops stayed shut.\n"
    )
    assert "killed" not in {measure for quote, measure in _found(text) if quote == "54"}


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("Photo 2: Villagers flee.", "2", "number of a caption"),
        ("3.2 Arrests\n\nNone.\n\n3.3 Killings\n\nNone.", "3.2", "section number"),
        ("Contact: Room 9, 44 Ghalib Street, tel. 555 0184", "44", "address"),
        ("Most viewed\n1 Bus fares to rise\n2 Leopards win\n3 Ways to cook\n", "1", "numbering"),
    ],
)
def test_numbers_of_a_pages_furniture_count_nothing(text: str, quote: str, reason: str) -> None:
    """Each says what it is."""
    reading = read(text)
    assert quote not in {each.quote for each in reading.figures}
    told = {text[each.span[0] : each.span[1]].strip(" ,"): each.reason for each in reading.not_figures}
    assert any(each.startswith(quote) or quote in each for each, said in told.items() if said == reason)


def test_a_caption_may_count() -> None:
    """The number of the caption does not, what it shows does."""
    assert _found("Figure 3: 45 houses burned in Palwe") == [("45", "buildings_destroyed")]


def test_a_headline_that_opens_with_a_decimal_is_no_section() -> None:
    """Where only one line of the text begins so, or a scale word follows."""
    assert _found("1.9 million people displaced\n\n2.1 million people displaced\n") == [
        ("1.9 million", "displaced"),
        ("2.1 million", "displaced"),
    ]


def test_parts_behind_their_labels_count_what_the_text_counts() -> None:
    """Numbers in brackets behind names, in a paragraph that names nothing, are parts of the main count."""
    text = "Soldiers killed 94 farmers in the year.\n\nLum (37), Kani (28) and Sela (22) head the list."
    assert [(each.value, each.measure) for each in read(text).figures] == [
        (94, "killed"),
        (37, "killed"),
        (28, "killed"),
        (22, "killed"),
    ]
