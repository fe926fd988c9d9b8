"""Calendar expressions and the days they make."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.figures.text.normal import normalise
from uncounted.figures.times.dates import find

DAY = date(2031, 4, 2)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("30 March 2031", "2031-03-30", "2031-03-30"),
        ("March 30th, 2031", "2031-03-30", "2031-03-30"),
        ("30 March", "2031-03-30", "2031-03-30"),
        ("30 April", "2030-04-30", "2030-04-30"),
        ("2031-03-30", "2031-03-30", "2031-03-30"),
        ("14 to 17 March", "2031-03-14", "2031-03-17"),
        ("Mar 2-15, 2031", "2031-03-02", "2031-03-15"),
        ("December – January 2031", "2030-12-01", "2031-01-31"),
        ("early March", "2031-03-01", "2031-03-31"),
        ("late March", "2031-03-21", "2031-03-31"),
        ("the end of March 2031", "2031-03-31", "2031-03-31"),
        ("first half of 2030", "2030-01-01", "2030-06-30"),
        ("second quarter of 2030", "2030-04-01", "2030-06-30"),
        ("first six months of 2030", "2030-01-01", "2030-06-30"),
        ("first two weeks of March", "2031-03-01", "2031-03-14"),
        ("last ten days of March 2030", "2030-03-22", "2030-03-31"),
        ("last month", "2031-03-01", "2031-03-31"),
        ("past two weeks", "2031-03-19", "2031-04-02"),
        ("Monday", "2031-03-31", "2031-03-31"),
        ("over the weekend", "2031-03-29", "2031-03-30"),
        ("၂၀၃၁ ခုနှစ် မတ်လ ၃၀ ရက်နေ့", "2031-03-30", "2031-03-30"),
        ("မတ်လ (၃၀) ရက်", "2031-03-30", "2031-03-30"),
        ("၃၀၊ မတ်၊ ၂၀၃၁", "2031-03-30", "2031-03-30"),
        ("၂၀၃၀ ပြည့်နှစ်", "2030-01-01", "2030-12-31"),
        ("မတ်လကုန်", "2031-03-31", "2031-03-31"),
    ],
)
def test_expressions_and_their_days(text: str, first: str, last: str) -> None:
    """Each way of writing a date gives its first and last day."""
    (found,) = find(normalise(text).plain, DAY)
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize("text", ["02/03/2031", "31 February 2031"])
def test_an_ambiguous_or_impossible_date_is_claimed_and_left_open(text: str) -> None:
    """It is a date, so no figure; which day it is, is not guessed."""
    found = find(text, DAY)
    assert all(each.first is None for each in found if each.grain == "day")
    assert found


def test_a_month_in_a_range_takes_the_year_behind_the_range() -> None:
    """A range "from November to March 2031" begins in 2030."""
    first, second = find("From November to March 2031", DAY)
    assert (str(first.first), str(second.last)) == ("2030-11-01", "2031-03-31")


def test_what_is_planned_is_to_come() -> None:
    """A day without a year is the next one where the words before it plan, the last one where they tell."""
    planned, told = "The 3 women will be freed on 19 May.", "The 3 women were freed on 19 May."
    assert [each.first for each in find(planned, DAY)] == [date(2031, 5, 19)]
    assert [each.first for each in find(told, DAY)] == [date(2030, 5, 19)]


def test_a_day_and_month_in_figures_are_a_date_only_after_words_of_time() -> None:
    """After "on" or in a range 26.10 is a day, alone it is a number."""
    assert [each.first for each in find("On 26.10 67 persons crossed.", DAY)] == [date(2030, 10, 26)]
    found = find("Losses from 24.02 to 30.03 were heavy.", DAY)
    assert [each.first for each in found] == [date(2031, 2, 24), date(2031, 3, 30)]
    assert find("The price rose to 26.10 lari.", DAY) == []


def test_a_range_without_a_year_ends_after_it_begins() -> None:
    """Soon after the document where its days are so near, and before it otherwise."""
    emergency = find("from 28 March to 11 April", date(2031, 4, 2))
    assert [(each.first, each.last) for each in emergency] == [
        (date(2031, 3, 28), date(2031, 3, 28)),
        (date(2031, 4, 11), date(2031, 4, 11)),
    ]
    year = find("between January and December", date(2031, 4, 2))
    assert (year[0].first, year[-1].last) == (date(2030, 1, 1), date(2030, 12, 31))
