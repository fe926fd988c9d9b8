"""Numbers that are no figures, each with its reason: sentences of our own."""

from __future__ import annotations

import pytest

from uncounted.figures import read

TRAPS = [
    "Call +95 9 123 4567 for help.",
    "See https://example.org/2031/12 and mail desk12@example.org.",
    "The camp lies at 16.8661, 96.1951.",
    "Article 37 and Section 505(A) of the law apply.",
    "Resolution 46/1 was adopted.",
    "The 528th Battalion and Light Infantry Battalion 369 took part.",
    "The village in Ward 19 lies 45 km from Lum.",
    "The magnitude 7.8 shock came at 4 a.m.",
    "Radio 93.1 was closed.",
    "He was expelled under Title 42.",
    "A boy of 17 was shot.",
    "The oldest was 41.",
    "The youngest of whom was eight.",
    "A family of four needed more.",
    "The hall was built for 2,500.",
    "That is 46th place out of 180.",
    "We interviewed 427 people for a survey of 1,014 households.",
    "2031 was the worst year.",
    "The 24-page report has 3 sources.",
    "They met at 13.30 on Monday.",
    "No one was hurt.",
    "Covid-19 and the 88 Generation are named.",
    "The offices on 97.7 FM closed.",
    "The case UA 18/22 is open.",
    "They protested on 11/11.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_a_number_that_counts_nothing_is_no_figure_and_says_why(text: str) -> None:
    """Names, laws, times, ages, places, measures of length, the writer's own bookkeeping."""
    reading = read(text)
    assert [figure.quote for figure in reading.figures] == []
    assert all(each.reason for each in reading.not_figures)


@pytest.mark.parametrize(
    "text",
    [
        "1964 are evading arrest warrants.",
        "One villager was killed.",
        "Six were convicted; one was acquitted.",
        "Two were hurt, one of whom needed surgery.",
        "In (12) villages (40) houses were burned.",
        "Over the first five nights, 50 were hurt.",
    ],
)
def test_a_number_that_counts_is_a_figure_though_it_looks_like_another(text: str) -> None:
    """A count may look like a year, a pronoun, an age."""
    assert read(text).figures
