"""Numbers that are no figures, each with its reason: sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.figures import read, read_figures

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
    "Ana Lem, 36, came back; Jo Ferro, 7, did not.",
    "The oldest of the miners was sixty.",
    "He is sixty now and drives a taxi.",
    "She is a mother of two.",
    "Our staff went to the five provinces of the south.",
    "He was seen at the Delta 4, then in Marsh 33.",
    "The men of the “Lum 11” are known by name.",
    "The firm holds permit PE 4731 and Licence 418.",
    "The hotline, 4040, is free; call 08600 10111.",
    "The Eagles won 2-1 against the Hares.",
    "The ratio of the two was 4.1 to 1.",
    "It is built on a law of 1875.",
    "Quakes of 7.7 and 7.6 followed.",
    "1130: A second boat is seen.",
    "It was minus 6 on the hill.",
    "The trench is 1.60 m deep and the cell 2 by 3.5 metres.",
    "The Index compares 180 countries.",
    "Forty-two people were interviewed.",
    "The archive holds the accounts of 326 former conscripts.",
    "The plan has 578 commitments.",
    "The survey interviewed 2,300 households.",
    "He is in his 60s.",
    "The office is at 12 Elm Street, apartment 4.",
    "The list has SDG 16, H5N1 and IMO 9387421.",
    "It was week three of the strike.",
    "They left at a quarter to nine.",
    "The index fell 12 places to 160.",
    "The two sides met.",
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
        "The team opened 17 trenches.",
        "By 4 May, 12 had died in Rell.",
        "On Tuesday, 15, mostly women, were shot.",
        "Soldiers shot 45 people in Lum and in Kani 30.",
        "They counted seven of them.",
        "A court declared 94 Lemians outlaws.",
        "Fuel imports came to 241,000 tonnes.",
        "Lum (37) and Kani (28) head the list.",
        "The number of wars rose to 21.",
        "The ZiG opened at 13.56 to the dollar.",
        "Officials admit one such death.",
        "Thirty-one of them died.",
        "As of the same day 5,628 people have been arrested.",
    ],
)
def test_a_number_that_counts_is_a_figure_though_it_looks_like_another(text: str) -> None:
    """A count may look like a year, a pronoun, an age."""
    assert read(text).figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In May 40 people were killed: Lum, 15; Kani, 10; Sabe, 15.", [40, 15, 10, 15]),
        ("Deaths by governorate: Lum, 15, Kani, 10, Sabe, 8.", [15, 10, 8]),
        ("The dead are Ana Ruiz, 45, Luis Paz, 12, and a guard, 34.", []),
        ("Rosa, 29, was held with 12 others.", [12]),
        ("Of those deported, 383 from Lum, 25 from Kani and two from Sabe were children.", [383, 25, 2]),
    ],
    ids=["semicolons", "commas", "persons", "one-name", "from"],
)
def test_a_number_behind_a_name_is_an_age_of_persons_and_a_count_of_places(
    text: str, values: list[float]
) -> None:
    """A first and a last name, or a name that goes on with what the person did, are persons."""
    assert [each.value for each in read_figures(text, published=date(2031, 6, 1))] == values
