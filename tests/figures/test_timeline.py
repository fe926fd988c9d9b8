"""How far a stated time reaches: paragraph, list, heading, title, and where it is let go."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.figures import read_figures

DAY = date(2031, 4, 2)
NONE = "None..None"


def times(text: str) -> dict[float | None, str]:
    """Give for each number its day or period, in short."""
    return {
        figure.value: figure.as_of or f"{figure.period_start}..{figure.period_end}"
        for figure in read_figures(text, published=DAY)
    }


def test_since_and_as_of_in_two_sentences_make_one_running_total() -> None:
    """Each half is said once, in the heading and in the line."""
    text = "KEY FIGURES (as of 30 March 2031)\nKilled since 7 June 2030: 90\nPeople in camps: 400"
    assert times(text) == {90.0: "2030-06-07..2031-03-30", 400.0: "2031-03-30"}


def test_the_time_of_a_list_is_that_of_the_words_above_it() -> None:
    """A line's own time is not that of the next line."""
    text = (
        "Between 7 and 9 March we counted the killed:\n• Ward A – 12\n• Ward B – 3 (in February: 9)\n"
        "• Ward C – 4"
    )
    assert times(text) == {
        12.0: "2031-03-07..2031-03-09",
        3.0: "2031-03-07..2031-03-09",
        9.0: "2031-02-01..2031-02-28",
        4.0: "2031-03-07..2031-03-09",
    }


def test_the_period_of_a_title_holds_under_headings_without_one() -> None:
    """And a heading with a time of its own goes before it."""
    text = (
        "Monthly report, February 2031\n\nOverview\n\n12 villagers were killed.\n\nMarch 2031\n\n"
        "30 villagers were killed."
    )
    assert times(text) == {12.0: "2031-02-01..2031-02-28", 30.0: "2031-03-01..2031-03-31"}


def test_a_title_gives_months_their_year() -> None:
    """In a report on 2029 "in May" is that of 2029, though May 2030 is nearer to the document."""
    text = "Annual report 2029\n\nIn May, 12 villagers were killed."
    assert times(text) == {12.0: "2029-05-01..2029-05-31"}


def test_the_first_line_of_an_entry_dates_what_stands_under_it() -> None:
    """A line that begins with a day and ends with a colon opens an entry."""
    text = "5 March 2031, near the river:\n\n20 villagers were killed at dawn."
    assert times(text) == {20.0: "2031-03-05..2031-03-05"}


def test_a_headline_with_figures_speaks_of_itself() -> None:
    """What it counts since is not the time of the story below."""
    text = "90 killed since October\n\nSoldiers shot 3 villagers dead."
    assert times(text)[3.0] == NONE


def test_the_period_of_the_opening_words_reaches_counts_of_its_kind() -> None:
    """Later paragraphs break the total down; other kinds of number have no part in it."""
    text = (
        "In the first half of 2030, 90 civilians were killed.\n\nThose killed by mines came to 31.\n\n"
        "The fund received $4 million."
    )
    assert times(text) == {90.0: "2030-01-01..2030-06-30", 31.0: "2030-01-01..2030-06-30", 4000000.0: NONE}


def test_an_event_goes_on_where_the_next_paragraph_speaks_of_it() -> None:
    """The attackers are those of the day told before; a new scene has no day."""
    told = "On 30 March gunmen killed 12 villagers.\n\n"
    assert times(told + "The attackers burned 34 houses.")[34.0] == "2031-03-30..2031-03-30"
    assert times(told + "In Palwe 34 houses were burned.")[34.0] == NONE
    assert times(told.strip() + " They burned 34 houses.")[34.0] == "2031-03-30..2031-03-30"
    assert times(told.strip() + " Elsewhere 40,000 people have fled.")[40000.0] == NONE


@pytest.mark.parametrize(
    "later",
    ["The force is to have 50 soldiers.", "50 farmers are trying to go home.", "There are 50 camps."],
)
def test_plans_and_present_states_take_no_past_period(later: str) -> None:
    """What was told of March is not said of what is so now or will be."""
    assert times(f"In March 12 villagers were killed. {later}")[50.0] == NONE


def test_a_count_goes_back_to_its_own_day_after_another_kind() -> None:
    """Each kind of count keeps the day it was stated for in the paragraph."""
    text = (
        "As of 30 March 400 people were detained. This year 24 were killed. Palwe holds 50 of the detained."
    )
    assert times(text) == {400.0: "2031-03-30", 24.0: "2031-01-01..2031-04-02", 50.0: "2031-03-30"}


def test_the_time_of_a_part_is_not_that_of_the_whole() -> None:
    """After a part with its own time the count goes on with that of the total."""
    text = "Since 2029, 90 people were killed. 12 of them died in May 2030. 40 of the killed were farmers."
    assert times(text) == {90.0: "2029-01-01..None", 12.0: "2030-05-01..2030-05-31", 40.0: "2029-01-01..None"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In that period 31 were arrested.", "2031-03-07..2031-03-09"),
        ("Two days later 31 were arrested.", "2031-03-11..2031-03-11"),
        ("Since then 31 have been arrested.", "2031-03-09..None"),
        ("31 have been arrested since.", "2031-03-09..None"),
    ],
)
def test_times_told_by_another_time(words: str, expected: str) -> None:
    """They are counted from what was named last."""
    assert times(f"From 7 March to 9 March 90 people were killed. {words}")[31.0] == expected


def test_earlier_values_in_bare_brackets_have_the_time_of_the_first() -> None:
    """Once a bracket has said which earlier count it is, the others follow it."""
    text = "In 2030, 90 people were killed (2029: 70) and 300 (280) injured, most in Palwe (41)."
    assert times(text) == {
        90.0: "2030-01-01..2030-12-31",
        70.0: "2029-01-01..2029-12-31",
        300.0: "2030-01-01..2030-12-31",
        280.0: "2029-01-01..2029-12-31",
        41.0: "2030-01-01..2030-12-31",
    }


def test_the_reporting_period_is_the_one_that_the_document_covers() -> None:
    """Other periods named in between do not change what is meant."""
    text = (
        "This report covers 6 to 19 March.\n\nBetween 8 and 9 March 12 people were killed.\n\n"
        "In the reporting period 31 people were arrested."
    )
    assert times(text)[31.0] == "2031-03-06..2031-03-19"


def test_what_a_text_goes_on_to_tell_as_past_happened_in_its_opening_period() -> None:
    """Later paragraphs in the past tense have the opening's period, those of the present have not."""
    opening = "Between 1 March and 31 May 2030, 90 civilians were killed.\n\n"
    assert times(opening + "Soldiers burned 31 houses.")[31.0] == "2030-03-01..2030-05-31"
    assert times(opening + "In the camps 31 families live in tents.")[31.0] == NONE


def test_a_verb_of_the_present_does_not_take_a_time_that_is_over() -> None:
    """What has been done since, or is so now, was not done on the day told before."""
    told = "On 30 March 2030 police arrested 12 people. "
    assert times(told + "They beat 7 people.")[7.0] == "2030-03-30..2030-03-30"
    assert times(told + "Of these 7 people have been charged.")[7.0] == NONE


def test_the_day_of_a_law_or_letter_is_not_that_of_what_it_counts() -> None:
    """The day belongs to the paper; after "since" it is a day all the same."""
    assert times("A decree of 6 May 2030 allows 900 defendants at once.")[900.0] == NONE
    assert times("Since the agreement of 6 May 2030, 90 people were killed.")[90.0] == "2030-05-06..None"


def test_a_term_of_prison_has_a_period_only_with_the_people_it_was_passed_on() -> None:
    """What one person got was passed on a day that is not told; what 90 people got, in the period."""
    opening = "Between 1 March and 31 May 2030 courts convicted 90 defendants. "
    assert times(opening + "They gave 20 women 300 months in prison.")[300.0] == "2030-03-01..2030-05-31"
    assert times(opening + "The editor got 7 years in prison.")[7.0] == NONE


def test_a_clause_of_the_present_does_not_take_the_day_of_the_clause_before() -> None:
    """Each clause has its own verb; the second tells what is so now."""
    text = "Judges let 61 people go on 6 May 2030; the remaining 23 are being kept in a cell."
    assert times(text) == {61.0: "2030-05-06..2030-05-06", 23.0: NONE}


def test_each_line_of_key_and_number_has_the_time_of_the_heading() -> None:
    """What the first line says of the last day is said of that number only."""
    text = "Situation (Period: 1 to 30 March 2031)\n\nDeaths: 325; last 24 hours: 11\nHouses burned: 703"
    assert times(text)[703.0] == "2031-03-01..2031-03-30"


def test_now_is_the_day_of_the_document() -> None:
    """Also where the paragraph counted to another day before."""
    text = "As of 30 January 2031, 90 people were held. Now 70 are in prison."
    assert times(text) == {90.0: "2031-01-30", 70.0: DAY.isoformat()}


def test_a_number_in_brackets_has_the_year_before_them() -> None:
    """Each bracket goes with its own year of the comparison."""
    text = "Courts put 81 men to death in March 2031, more than in the whole of 2029 (67) and of 2028 (27)."
    found = times(text)
    assert (found[67.0], found[27.0]) == ("2029-01-01..2029-12-31", "2028-01-01..2028-12-31")


def test_a_story_of_one_day_goes_on_in_the_past() -> None:
    """Whatever is counted in it; what a later verb of the present tells is of no day."""
    text = (
        "On 9 March 2031 guards fired at 40 strikers. Twelve houses were searched. The mine pays 700 euros."
    )
    assert times(text) == {40.0: "2031-03-09..2031-03-09", 12.0: "2031-03-09..2031-03-09", 700.0: NONE}


def test_the_day_of_a_part_is_not_that_of_the_whole_before_it() -> None:
    """The words "of them" stand between the two."""
    text = "Since 7 March 2031 the police have made 3,651 arrests.\n\nArrests: 3,651, 344 of them on 9 March"
    assert times(text)[344.0] == "2031-03-09..2031-03-09"
    assert times(text)[3651.0] != "2031-03-09..2031-03-09"


def test_time_spent_in_prison_has_no_day_of_the_story() -> None:
    """A sentence is passed on a day; years are not spent on one."""
    text = "On 9 March 2031 she was released. She had spent 14 years in prison."
    assert times(text)[14.0] == NONE


def test_a_breakdown_in_a_new_paragraph_has_the_time_of_its_total() -> None:
    """The words "by region" say of what."""
    text = "As of 5 March 2031, 633 soldiers were confirmed dead.\n\nBy region: Arda 48, Bela 20."
    assert times(text)[48.0] == "2031-03-05"


def test_what_was_received_goes_on_with_the_count() -> None:
    """To have received 90 is no state, unlike to have 90."""
    text = "Since 7 March 2031 the police report 700 arrests. Our office has received 90 complaints."
    assert times(text)[90.0] == "2031-03-07..None"


def test_the_same_period_of_last_year_is_that_of_the_count_compared() -> None:
    """Its beginning and end are a year earlier."""
    text = "This year 300 people have been killed, compared with 200 over the same period last year."
    assert times(text)[200.0] == "2030-01-01..2030-04-02"


def test_what_a_number_brings_the_total_to_has_its_own_beginning() -> None:
    """The count before it does not."""
    text = "In March 2031 4,601 people were arrested, bringing the total since 1 January to 9,789."
    assert times(text) == {4601.0: "2031-03-01..2031-03-31", 9789.0: "2031-01-01..None"}


def test_the_end_of_the_year_is_that_of_the_year_told() -> None:
    """What is still to come, of the document's own."""
    text = "Over 800 people fled in 2029. By the end of the year 200 had returned."
    assert times(text)[200.0] == "2029-12-31"
    text = "Over 800 people fled in 2029. By the end of the year 200 will return."
    assert times(text)[200.0] != "2029-12-31"


def test_a_line_of_losses_below_a_dated_count_has_its_day() -> None:
    """It goes on with the same report."""
    text = "Data as of 1 April 2031: 82 families were affected.\n\nLosses: 61 houses flooded, 37 damaged."
    assert times(text) == {82.0: "2031-04-01", 61.0: "2031-04-01", 37.0: "2031-04-01"}


def test_a_number_in_brackets_has_the_month_compared_with() -> None:
    """Also March, which may be a verb elsewhere."""
    text = "In April 2031 45 people were killed, more than in March (38 killed)."
    assert times(text)[38.0] == "2031-03-01..2031-03-31"
    assert (
        times("The toll of April was 45, a rise compared with March (38 killed).")[38.0]
        == "2031-03-01..2031-03-31"
    )


def test_the_day_between_a_speaker_and_the_speech_is_not_that_of_the_count() -> None:
    """It is the day of the statement."""
    assert times("The ministry on Monday put the death toll at 225.")[225.0] == NONE


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Since 3 May 40 people have been arrested. Nine others have been killed.", ["2031-05-03"] * 2),
        ("Since 3 May 40 people have been arrested. Insurers pay 90 claims a week.", ["2031-05-03", None]),
        ("The crackdown that began on 3 May has left 40 people dead.", ["2031-05-03"]),
        ("From the start of the offensive on 3 May, 40 people have been killed.", ["2031-05-03"]),
        ("Police have arrested 40 people since the state of emergency began, on 3 May.", ["2031-05-03"]),
        ("At least 40 people have been killed since the truce collapsed last Tuesday.", ["2031-05-27"]),
    ],
    ids=["perfect", "present", "began", "start-of", "comma", "weekday"],
)
def test_what_is_counted_since_an_event_and_how_far_it_reaches(text: str, starts: list[str | None]) -> None:
    """The event opens the count; what has happened goes on with it, what is so now does not."""
    figures = read_figures(text, published=date(2031, 6, 1))
    assert [each.period_start for each in figures] == starts
