"""Which day or period a figure gets, and how far a stated day reaches."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.domain.figure import Figure
from uncounted.figures import read_figures

DAY = date(2031, 4, 2)


def _by_value(text: str) -> dict[float | None, Figure]:
    return {figure.value: figure for figure in read_figures(text, published=DAY)}


def _times(text: str) -> dict[float | None, str]:
    return {
        value: each.as_of or f"{each.period_start}..{each.period_end}"
        for value, each in _by_value(text).items()
    }


def test_today_behind_a_semicolon_is_of_its_own_clause() -> None:
    """What is held today says nothing of when the arrests were."""
    text = "Since the uprising 4,200 villagers were arrested; 310 of them are behind bars today."
    assert _times(text) == {4200.0: "None..None", 310.0: "2031-04-02"}


@pytest.mark.parametrize(
    ("predicate", "measure"),
    [("are behind bars", "detained"), ("were set free", "released"), ("have disappeared", "missing")],
)
def test_the_predicate_of_a_part_decides_what_is_counted(predicate: str, measure: str) -> None:
    """Part of the arrested need not be counted as arrested."""
    found = _by_value(f"In all 4,200 villagers were arrested; 310 of them {predicate}.")
    assert [each.measure for each in found.values()] == ["arrested", measure]


@pytest.mark.parametrize(
    "since",
    ["since the revolt of 7 June 2030", "since the army seized power on 7 June 2030", "since 7 June 2030"],
)
def test_an_event_with_its_day_starts_a_running_count(since: str) -> None:
    """The day of the event is the beginning, and the end is open or the day counted to."""
    assert _times(f"90 people were killed {since}.") == {90.0: "2030-06-07..None"}
    assert _times(f"As of 30 March, 90 people were killed {since}.") == {90.0: "2030-06-07..2031-03-30"}


@pytest.mark.parametrize(
    "text",
    [
        "As of 30 March 2031, 90 villagers were killed. 340 were arrested. 77 houses were burned.",
        "၂၀၃၁ ခုနှစ် မတ်လ ၃၀ ရက်နေ့အထိ လူ ၉၀ ဦး သေဆုံးခဲ့သည်။ လူ ၃၄၀ ဖမ်းဆီးခံခဲ့ရပြီး နေအိမ် ၇၇ လုံး မီးရှို့ခံရသည်။",
    ],
)
def test_the_day_that_a_list_counts_to_holds_for_all_its_figures(text: str) -> None:
    """A day stated at the opening is that of every count that follows in the paragraph."""
    assert _times(text) == dict.fromkeys((90.0, 340.0, 77.0), "2031-03-30")


@pytest.mark.parametrize(
    "text",
    [
        "As of 30 March 2031, 340 villagers were arrested. 88 of them are still detained.",
        "၂၀၃၁ ခုနှစ် မတ်လ ၃၀ ရက်နေ့အထိ လူ ၃၄၀ ဖမ်းဆီးခံခဲ့ရပြီး ၈၈ ဦးမှာ ယခုအချိန်အထိ ထိန်းသိမ်းခံထားရသည်။",
    ],
)
def test_still_is_the_day_that_the_paragraph_counts_to(text: str) -> None:
    """Now is when the count ends; without such a day it is the document's."""
    assert _times(text) == dict.fromkeys((340.0, 88.0), "2031-03-30")
    assert _times("88 villagers are still detained.") == {88.0: "2031-04-02"}


def test_a_day_of_an_event_does_not_reach_other_counts() -> None:
    """Only a day counted to is that of a whole list."""
    assert _times("On 30 March 2031 soldiers killed 90 villagers. 77 houses stand empty.") == {
        90.0: "2031-03-30..2031-03-30",
        77.0: "None..None",
    }


def test_an_event_that_the_text_dates_once_has_its_day_wherever_it_is_named() -> None:
    """And no day where the text gives none, or two."""
    dated, later = (
        "Since the revolt of 7 June 2030 we keep lists.\n\n",
        "90 people were killed since the revolt.",
    )
    assert _times(dated + later) == {90.0: "2030-06-07..None"}
    assert _times(later) == {90.0: "None..None"}
    assert _times(dated + "Nobody slept after the revolt of 9 May 2029.\n\n" + later) == {90.0: "None..None"}


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Arrests fell to 58 last month.", [("2031-05-01", "2031-05-31")]),
        (
            "In the first quarter of 2031, 90 people died, compared with 70 in the same period of 2029.",
            [("2031-01-01", "2031-03-31"), ("2029-01-01", "2029-03-31")],
        ),
    ],
    ids=["fell-to", "same-period-of"],
)
def test_a_number_before_a_time_is_no_time_of_day(text: str, times: list[tuple[str, str]]) -> None:
    """What falls to a number in a month counts that month; a period told by another is that of its year."""
    figures = read_figures(text, published=date(2031, 6, 15))
    assert [(each.period_start, each.period_end) for each in figures] == times
