"""Where what is counted happened: own words, labels, the paragraph, the country; never a wrong one."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.figures import read_figures

DAY = date(2031, 4, 2)


def _places(text: str) -> list[str | None]:
    return [each.place for each in read_figures(text, published=DAY)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("12 people were killed in Palwe Township, Marsh Region.", ["Palwe Township, Marsh Region"]),
        ("In Palwe District 12 houses burned.", ["Palwe District"]),
        (
            "Soldiers stormed Palwe village in Marsh State; 12 people were killed.",
            ["Palwe village in Marsh State"],
        ),
        ("12 people were killed and 30 injured in Palwe.", ["Palwe", "Palwe"]),
        ("12 people were killed in Palwe and 30 in Marsh Town.", ["Palwe", "Marsh Town"]),
        ("Hill Camp is home to 1,200 people.", ["Hill Camp"]),
        ("In northern Marsh State 12 people fled.", ["northern Marsh State"]),
        ("12 people were killed near Palwe on Monday.", ["Palwe"]),
        ("Strikes on Palwe and Marsh killed 12 people.", ["Palwe and Marsh"]),
        ("• Hill Region: 12 people killed", ["Hill Region"]),
    ],
)
def test_a_place_in_the_words_of_the_number_is_its_place(text: str, places: list[str]) -> None:
    """Before it, behind it, shared by a series, or as the label of a line."""
    assert _places(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "12 people were killed in March.",
        "12 people were killed on Monday, the health ministry in Palwe said.",
        "Police in Palwe arrested 12 people, 40 km north of Marsh, who had fled.",
        "12 people were charged under the law in Parliament.",
        "Officials of the Union of Palwe counted 12 deaths.",
        "The fund received 12 million kyats in Palwe.",
        "In the Palwe Union's view 12 people were killed.",
    ],
)
def test_what_is_no_place_of_the_count_gives_none(text: str) -> None:
    """Months, where a speaker sits, distances, bodies, institutions; and sums of money have no place."""
    assert "Palwe" not in (_places(text)[0] or "") or "Police in" in text
    assert _places(text)[0] not in ("March", "Parliament", "Marsh")


def test_a_place_carries_in_its_paragraph_and_no_further() -> None:
    """The next paragraph is about somewhere else until it says where."""
    text = "12 people were killed in Palwe. The soldiers burned 40 houses.\n\nLater 30 people fled."
    assert _places(text) == ["Palwe", "Palwe", None]


def test_a_narrower_place_does_not_replace_the_country() -> None:
    """After one city the text goes on about the country it counts for."""
    text = "450 people were killed in Haiti. 12 of them died in Palwe Town. 60 people were kidnapped."
    assert _places(text) == ["Haiti", "Palwe Town", "Haiti"]


def test_each_line_of_a_list_has_its_own_place() -> None:
    """The place of one line says nothing of the next."""
    text = "• 12 people were killed in Palwe\n• 40 people were arrested"
    assert _places(text) == ["Palwe", None]


def test_a_place_names_its_words_and_rule() -> None:
    """A place that was carried says so."""
    text = "12 people were killed in Palwe. The soldiers burned 40 houses."
    rules = [[each.rule for each in figure.why if each.field == "place"] for figure in read_figures(text)]
    assert rules == [["place in its own words"], ["place of the paragraph"]]


def test_burmese_places_stand_before_their_number() -> None:
    """The word of the place, or the word before တွင်, that stands nearest before."""
    assert _places("မြစ်ကမ်းမြို့နယ်တွင် လူ ၁၂ ဦး သေဆုံးခဲ့သည်။") == ["မြစ်ကမ်းမြို့နယ်"]
