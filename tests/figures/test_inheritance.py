"""What a number without words of its own takes over from an earlier one, and what it does not."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.domain.figure import Figure
from uncounted.figures import read_figures


def _read(text: str) -> list[Figure]:
    return list(read_figures(text, published=date(2023, 6, 1), publisher="Ostrel Watch"))


def _measures(text: str) -> list[str]:
    return [figure.measure for figure in _read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Police in Ostrel arrested 410 people, 38 of them students and two of whom were 15.",
        "Police in Ostrel arrested 410 people, including at least 38 students.",
        "Police in Ostrel arrested 410 people. Half are students.",
        "Police in Ostrel arrested 410 people. Thirty-eight were students, three nurses and one a judge.",
        "Police in Ostrel arrested 410 people, 12 from Halm and the other 398 from the capital.",
        "Police in Ostrel arrested 410 people. Women made up 30 per cent.",
    ],
)
def test_a_part_counts_what_its_whole_counts(text: str) -> None:
    """Parts by "of them", "including", "the other", by a subject left out or by a share."""
    assert set(_measures(text)) == {"arrested"}


@pytest.mark.parametrize(
    "text",
    [
        "The militia abducted 67 people, against 45 in 2021.",
        "The militia abducted 67 people, up from 45 a year earlier.",
        "The militia abducted 67 people, an increase of 49 per cent on 2021.",
        "The militia abducted 67 people (2021: 45).",
        "The militia abducted 67 people, 22 more than in 2021.",
        "The militia abducted 67 people, compared with 45 in 2021.",
    ],
)
def test_a_comparison_counts_what_is_compared(text: str) -> None:
    """Earlier values and changes go with the number they are held against."""
    assert set(_measures(text)) == {"abducted"}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Floods displaced 900 people. Some 40 traders repaired the bridge at Halm.", "other"),
        ("Soldiers killed 14 farmers in Halm. The council delivered 300 kettles.", "other"),
        ("Soldiers killed 14 farmers in Halm. The river supplies 60 per cent of the land.", "other"),
        ("Soldiers killed 14 farmers. Rainfall is down by a third.", "other"),
        ("Soldiers killed 14 farmers. They took 30 sheep with them.", "other"),
        ("Soldiers killed 14 farmers. Only 11 looms still turn.", "other"),
    ],
)
def test_a_clause_of_its_own_takes_nothing_over(text: str, last: str) -> None:
    """A number with a noun and a verb of its own, known or not, is no part of what was counted before."""
    assert _measures(text)[-1] == last


def test_a_figure_with_a_clause_of_its_own_says_so() -> None:
    """The reason names the rule and the noun."""
    figure = _read("Soldiers killed 14 farmers in Halm. The council delivered 300 kettles.")[-1]
    why = next(each for each in figure.why if each.field == "measure")
    assert why.rule == "a clause of its own"
    assert figure.unit == "kettles"


def test_a_bare_number_goes_on_with_the_count_not_with_the_places() -> None:
    """Numbers that only say where are passed over, however near they stand."""
    text = "Police detained 936 people in 37 towns. The capital accounted for 488 and Halm for 213."
    assert _measures(text)[-2:] == ["detained", "detained"] or _measures(text)[-2:] == [
        "arrested",
        "arrested",
    ]


def test_a_part_is_never_larger_than_its_whole() -> None:
    """A whole that could not hold the part is passed over for one that can."""
    text = "Of 1,953 people held, only 146 have been sentenced; the other 1,807 have not."
    assert _measures(text)[-1] == "detained"


def test_brackets_behind_names_go_on_with_the_running_count() -> None:
    """Lists of places with a number in brackets count what the sentence before counts."""
    text = "Raiders killed 120 people this year. Halm (48), Ostrel (40) and Vennby (32) head the list."
    assert set(_measures(text)) == {"killed"}


def test_another_count_of_the_same_is_about_as_large() -> None:
    """A count without a noun goes on with the number of its size, not with the last one."""
    text = "In Halm 131 people were killed, and families have filed 17 complaints. The official count is 108."
    assert _measures(text)[-1] == "killed"


def test_two_lists_with_respectively_are_paired() -> None:
    """Each change belongs to the number in the same place of the first list."""
    text = "There were 12 deaths and 30 injuries, increases of 17 and 28 per cent respectively."
    assert _measures(text) == ["killed", "injured", "killed", "injured"]


def test_victims_are_those_of_the_harm_told_before() -> None:
    """The word victims goes back to what was done to people, over counts of things between."""
    text = "The militia abducted 67 people and burned 12 houses. A quarter of the victims are children."
    assert _measures(text)[-1] == "abducted"


def test_rows_of_keys_and_values_need_no_colon() -> None:
    """A noun and a bare number between semicolons read as a label and its value."""
    text = "Since 1 May: deaths 19; injuries 44; arrests 7."
    assert _measures(text) == ["killed", "injured", "arrested"]


def test_a_month_is_no_march() -> None:
    """March with a day before it counts nobody who marched."""
    assert "participants" not in _measures(
        "22 March – After a raid on the Halm road, seven people were led off."
    )


def test_a_change_among_prices_is_one_of_a_price() -> None:
    """A further percentage in a paragraph on prices tells of another price."""
    text = "Consumer prices rose by 3 per cent. Bread and oil went up by 5 per cent."
    assert _measures(text) == ["price", "price"]


def test_a_verb_behind_the_next_number_says_nothing_of_a_part() -> None:
    """The part keeps to its whole, the next number has its own verb."""
    text = "The committee said 29 people were killed, including eleven children, and 57 were injured."
    assert _measures(text) == ["killed", "killed", "injured"]


def test_a_trait_of_those_killed_is_no_other_count() -> None:
    """What some of the dead had been or done does not change what they are counted as."""
    text = "The police killed 90 people. Of these, 40 had taken part in the protests."
    assert _measures(text) == ["killed", "killed"]


def test_a_label_that_only_says_who_parts_the_running_count() -> None:
    """Officers under a number of deaths are dead officers; alone they are the strength of a force."""
    assert _measures("Confirmed deaths: 20,300. Officers: 2,051.") == ["killed", "killed"]
    assert _measures("Officers: 2,051.") == ["troops"]
