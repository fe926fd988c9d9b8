"""Which number of a sentence a time belongs to, and what the words around it make of it."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.figures import read_figures

DAY = date(2031, 4, 2)  # a Wednesday


def times(text: str, published: date | None = DAY) -> dict[float | None, str]:
    """Give for each number its day or period, in short."""
    return {
        figure.value: figure.as_of or f"{figure.period_start}..{figure.period_end}"
        for figure in read_figures(text, published=published)
    }


NONE = "None..None"
MARCH = "2031-03-01..2031-03-31"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("As of 30 March, 90 people were killed.", "2031-03-30"),
        ("By 30 March, 90 people had been killed.", "2031-03-30"),
        ("So far 90 people have been killed.", "2031-04-02"),
        ("90 people are still detained.", "2031-04-02"),
        ("On 30 March, 90 people were killed.", "2031-03-30..2031-03-30"),
        ("90 people were killed in March.", MARCH),
        ("90 people were killed last month.", MARCH),
        ("90 people were killed in 2030.", "2030-01-01..2030-12-31"),
        ("90 people were killed this year.", "2031-01-01..2031-04-02"),
        ("90 people were killed this week.", "2031-03-31..2031-04-02"),
        ("Over the weekend 90 people were killed.", "2031-03-29..2031-03-30"),
        ("In the first half of 2030, 90 people were killed.", "2030-01-01..2030-06-30"),
        ("In the past two months 90 people were killed.", "2031-02-02..2031-04-02"),
        ("In the last 24 hours 90 people were killed.", "2031-04-01..2031-04-02"),
        ("Since 7 June 2030, 90 people have been killed.", "2030-06-07..None"),
        ("Since the start of 2029, 90 people have been killed.", "2029-01-01..None"),
        ("Between 7 and 9 March, 90 people were killed.", "2031-03-07..2031-03-09"),
        ("From November to March 2031, 90 people were killed.", "2030-11-01..2031-03-31"),
        ("From November 2029 to March, 90 people were killed.", "2029-11-01..2030-03-31"),
        ("In January and February, 90 people were killed.", "2031-01-01..2031-02-28"),
        ("In the twelve months to June 2030, 90 people were killed.", "2029-07-01..2030-06-30"),
        ("In the week ending 9 March, 90 people were killed.", "2031-03-03..2031-03-09"),
        ("From 2029 to date 90 people have been killed.", "2029-01-01..2031-04-02"),
        ("90 people have been killed since the revolt of 7 June 2030.", "2030-06-07..None"),
        ("90 people were killed after the truce of 7 June 2030.", "2030-06-07..None"),
        ("Between 7 June 2030, when it began, and 30 March 90 were killed.", "2030-06-07..2031-03-30"),
        ("Until 2029, when 90 people were killed, it was quiet.", "2029-01-01..2029-12-31"),
        ("90 people were killed.", NONE),
    ],
)
def test_the_words_beside_a_date_make_a_day_or_a_period(words: str, expected: str) -> None:
    """Each rule of stating a time, by a sentence of its own."""
    assert times(words) == {90.0: expected}


@pytest.mark.parametrize(
    "words",
    [
        "90 people were killed, the lowest toll since 2019.",
        "90 people were killed, the ministry said on 30 March.",
        "90 people were killed before 30 March.",
        "90 people were charged under the 2019 law.",
        "Three weeks after the flood of 7 March the dead are 90.",
        "Most of the 90 people who were arrested left in 2030.",
        "The force is to have 90 soldiers.",
    ],
)
def test_dates_that_say_nothing_of_the_count(words: str) -> None:
    """A record, the day of a statement, a law, a time of another event, a plan."""
    assert times(words)[90.0] == NONE


def test_a_time_in_a_relative_clause_is_that_of_the_clause() -> None:
    """What somebody did before is not the day of the main count."""
    text = "As of 30 March the town, which freed 20 prisoners in 2029, still held 310 prisoners."
    assert times(text) == {20.0: "2029-01-01..2029-12-31", 310.0: "2031-03-30"}


def test_a_time_in_brackets_with_a_number_is_that_of_the_number() -> None:
    """The earlier value in brackets does not lend its year to the others."""
    assert times("In 2030, 90 people were killed (2029: 70), 12 of them children.") == {
        90.0: "2030-01-01..2030-12-31",
        70.0: "2029-01-01..2029-12-31",
        12.0: "2030-01-01..2030-12-31",
    }


@pytest.mark.parametrize(
    ("compared", "expected"),
    [
        ("up from 70 in 2029", "2029-01-01..2029-12-31"),
        ("compared with 70 in 2029", "2029-01-01..2029-12-31"),
        ("down from 70 a year earlier", "2029-01-01..2029-12-31"),
        ("against 70 the year before", "2029-01-01..2029-12-31"),
    ],
)
def test_what_is_compared_has_its_own_time(compared: str, expected: str) -> None:
    """The current value keeps the current time."""
    assert times(f"In 2030, 90 people were killed, {compared}.") == {
        90.0: "2030-01-01..2030-12-31",
        70.0: expected,
    }


def test_a_change_has_the_time_of_the_later_value() -> None:
    """A rise on the year before is one of this year."""
    text = "In 2030, 90 people were killed, 12 per cent more than in 2029."
    assert times(text)[12.0] == "2030-01-01..2030-12-31"


def test_the_day_before_of_a_running_total() -> None:
    """The count of the report before began on the same day and ended a day earlier."""
    text = "From 7 June 2030 to 30 March 90 people were killed (70 in the previous day's report)."
    assert times(text) == {90.0: "2030-06-07..2031-03-30", 70.0: "2030-06-07..2031-03-29"}


def test_the_day_of_a_record_gives_way_to_the_day_of_the_event() -> None:
    """Who was added to a list today did not die today."""
    text = "The Delta Union added 3 names of killed villagers today; all of them died on 12 March."
    assert times(text) == {3.0: "2031-03-12..2031-03-12"}
    assert times("The Delta Union recorded 3 killed villagers today.") == {3.0: "2031-04-02..2031-04-02"}


def test_now_is_the_day_counted_to_or_of_the_statement() -> None:
    """Without either it is the day of the document."""
    assert times("As of 30 March 400 were arrested, 310 are still held.")[310.0] == "2031-03-30"
    assert times("310 people are still held, the union said on 30 March.") == {310.0: "2031-03-30"}


def test_a_sentence_of_years_is_passed_on_a_day() -> None:
    """Since when somebody is held, and what the law allows, are other matters."""
    assert times("Held since 7 June 2030, he was sentenced to 12 years in prison.") == {12.0: NONE}
    assert times("On 30 March he was sentenced to 12 years in prison.") == {12.0: "2031-03-30..2031-03-30"}


def test_a_rate_of_a_month_is_that_of_its_last_day() -> None:
    """A rate holds on a day."""
    assert times("In October 2030 the dollar bought 1,293 kyat.") == {1293.0: "2030-10-31"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 05/03/2030 90 people were killed.", NONE),
        ("25/03/2031. On 02/03/2031 90 people were killed.", "2031-03-02..2031-03-02"),
        ("03/25/2031. On 03/02/2031 90 people were killed.", "2031-03-02..2031-03-02"),
        ("On 01/12/2030 90 people were killed, on 25/12/2030 70.", "2030-12-01..2030-12-01"),
        ("On 03/09/2031 90 people were killed.", "2031-03-09..2031-03-09"),
    ],
)
def test_day_and_month_in_figures_only_where_the_text_settles_them(text: str, expected: str) -> None:
    """Another date of the text, or that nothing is counted after the document, settles which is the month."""
    assert times(text)[90.0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("၂၀၃၁ ခုနှစ် မတ်လ ၃၀ ရက်အထိ လူ ၉၀ ဦး သေဆုံးခဲ့သည်။", "2031-03-30"),
        ("မတ်လ ၇ ရက်မှ ၉ ရက်အထိ လူ ၉၀ ဦး သေဆုံးခဲ့သည်။", "2031-03-07..2031-03-09"),
        ("ပြီးခဲ့သည့်လ ၂၀ ရက်က လူ ၉၀ ဦး သေဆုံးခဲ့သည်။", "2031-03-20..2031-03-20"),
        ("ယမန်နှစ် ဇွန်လက လူ ၉၀ ဦး သေဆုံးခဲ့သည်။", "2030-06-01..2030-06-30"),
        ("ပြီးခဲ့သော လက လူ ၉၀ ဦး သေဆုံးခဲ့သည်။", MARCH),
        ("၂၀၃၀ ဇွန်လမှစ၍ လူ ၉၀ ဦး သေဆုံးခဲ့သည်။", "2030-06-01..None"),
        ("၂၀၃၀ ဇွန်လကတည်းက လူ ၉၀ ဦး သေဆုံးခဲ့သည်။", "2030-06-01..None"),
        ("မတ်လ ၂၄ ရက်က စစ်လေယာဉ် ဗုံးကြဲရာ လူ ၉၀ ဦး သေဆုံးခဲ့သည်။", "2031-03-24..2031-03-24"),
        ("လူ ၉၀ ဦး ထိန်းသိမ်းခံထားရဆဲ ဖြစ်သည်။", "2031-04-02"),
        ("လူ ၉၀ ဦး ဖမ်းဆီးခံထားရပြီဟု မြစ်ဝအဖွဲ့က မတ်လ ၃၀ ရက်တွင် ထုတ်ပြန်သည်။", "2031-03-30"),
        ("၂၀၃၀ ခုနှစ်က လူ ၉၀ ဦး သေဆုံးပြီး ၂၀၁၄ နောက်ပိုင်း အဆိုးဆုံးနှစ် ဖြစ်သည်။", "2030-01-01..2030-12-31"),
    ],
)
def test_burmese_times(text: str, expected: str) -> None:
    """The time stands before the count, its role behind the date."""
    assert times(text) == {90.0: expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the 2019-20 fiscal year Myanmar spent $40 million.", "2019-10-01..2020-09-30"),
        ("In fiscal year 2022-23 Myanmar spent $40 million.", "2022-04-01..2023-03-31"),
        ("In FY2022-23 the islands spent $40 million.", NONE),
    ],
)
def test_a_fiscal_year_has_the_days_of_its_country(text: str, expected: str) -> None:
    """Without the country it stays open."""
    assert times(text) == {40000000.0: expected}
