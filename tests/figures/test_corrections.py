"""Numbers that a text takes back."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.domain.figure import Figure
from uncounted.figures import read_figures

DAY = date(2031, 4, 2)


def _by_value(text: str) -> dict[float | None, Figure]:
    return {figure.value: figure for figure in read_figures(text, published=DAY)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We wrongly reported 318 deaths in that week.", "wrongly reported 318"),
        ("On Friday the office published in error that 318 people had died.", "published in error that 318"),
        ("The previous toll of 318 dead came from two lists.", "previous toll of 318"),
        ("300 people, not 318, were killed.", "not 318"),
        ("We have revised the number of dead from 318 to 300.", "revised the number of dead from 318"),
        ("The number of dead that we published last, 318, was too low.", "was too low"),
        ("The death toll of 318 announced on 4 March was an error.", "was an error"),
        (
            "Police first said 318 people had died, but later revised that number to 300.",
            "later revised that number to",
        ),
        ("Our figure of 318 killed is wrong and must not be used.", "is wrong and must not be used"),
        ("We said that 318 people had been killed. That number was an error.", "was an error"),
        ("သေဆုံးသူ ၃၁၈ ဦးဟု ထုတ်ပြန်ခဲ့သည်မှာ မှားယွင်းပါသည်။", "မှားယွင်းပါသည်"),
        ("ယခင်က ထုတ်ပြန်ခဲ့သော သေဆုံးသူ ၃၁၈ ဦး", "ယခင်က ထုတ်ပြန်ခဲ့သော သေဆုံးသူ ၃၁၈"),
    ],
)
def test_a_number_that_is_taken_back_says_so_in_the_words_of_the_text(text: str, words: str) -> None:
    """It stays a stated figure, marked as one that no longer stands."""
    figures = _by_value(text)
    assert figures[318.0].is_withdrawn
    assert figures[318.0].caveat == words
    assert not any(each.is_withdrawn for value, each in figures.items() if value != 318.0)


@pytest.mark.parametrize(
    "text",
    [
        "The corrected figure of 318 people killed stands.",
        "Rice at 318 kyats was too high for most families.",
        "Not fewer than 318 people were killed.",
        "The clinic cut its staff from 318 to 300 people.",
        "318 people were killed, and the report was wrong about the village.",
        "The number of 318 dead rose, and the mayor was wrong about the cause.",
        "The earlier report of 318 deaths was confirmed.",
        "He was wrong: 318 people were killed.",
    ],
)
def test_other_numbers_stand(text: str) -> None:
    """A correct number, a price, a change: none is taken back."""
    assert not any(each.is_withdrawn for each in read_figures(text, published=DAY))


def test_a_withdrawn_number_has_the_day_it_was_given_for() -> None:
    """The day before the one that the new count holds on; never that of the new count."""
    figures = _by_value(
        "As of 20 March 2031 the count is 300 people killed. The number we published for the previous day, "
        "318, was too high. Since then 12 people have been arrested."
    )
    assert (figures[300.0].as_of, figures[318.0].as_of) == ("2031-03-20", "2031-03-19")
    figures = _by_value("As of 20 March 2031, 300 people were killed. The earlier total of 318 is withdrawn.")
    assert figures[318.0].as_of is None
    assert figures[318.0].period_end is None


def test_what_is_taken_back_gives_its_day_to_nothing_else() -> None:
    """The count that goes on keeps the day of the paragraph."""
    figures = _by_value(
        "As of 20 March 2031, 300 people were killed. The number we gave for 9 March, 318, was wrong. "
        "Of the dead 41 were children."
    )
    assert figures[318.0].as_of == "2031-03-09"
    assert figures[41.0].as_of == "2031-03-20"


def test_the_same_day_and_days_earlier_are_counted_from_the_day_named_last() -> None:
    """Days can be told by another day of the text."""
    figures = _by_value(
        "As of 20 March 2031, 300 people were killed. As of the same day 90 people were arrested. "
        "Two days earlier 7 houses were burned."
    )
    assert figures[90.0].as_of == "2031-03-20"
    assert figures[7.0].period_end == "2031-03-18"
    assert _by_value("On the day before the vote 7 people were killed.")[7.0].period_end is None
