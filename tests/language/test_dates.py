"""Dates as people write them in lists."""

from __future__ import annotations

import pytest

from uncounted.domain.date import PartialDate
from uncounted.language.dates import DateRefused, is_ambiguous, order_shown, read_date


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2021-08-30", "2021-08-30"),
        (" 2021-08-30 ", "2021-08-30"),
        ("2021-08-30 00:00:00", "2021-08-30"),
        ("2021-08-30T14:05:00Z", "2021-08-30"),
        ("2021/8/30", "2021-08-30"),
        ("20210830", "2021-08-30"),
        ("2021-08", "2021-08"),
        ("2021", "2021"),
        ("30/8/2021", "2021-08-30"),
        ("08/30/2021", "2021-08-30"),
        ("30-08-2021", "2021-08-30"),
        ("30.8.2021", "2021-08-30"),
        ("5/6/2021", "2021-06-05"),
        ("30 August 2021", "2021-08-30"),
        ("30th Aug 2021", "2021-08-30"),
        ("30-Aug-2021", "2021-08-30"),
        ("Aug 30, 2021", "2021-08-30"),
        ("Sept. 1, 2021", "2021-09-01"),
        ("August 2021", "2021-08"),
        ("May 2021", "2021-05"),
        ("29/02/2024", "2024-02-29"),
        ("2021-08-02/2021-08-15", "2021-08-02/2021-08-15"),
        ("၃၀/၈/၂၀၂၁", "2021-08-30"),
        ("၂၀၂၁-၀၈-၃၀", "2021-08-30"),
        ("၂၀၂၁ ခုနှစ် ဩဂုတ်လ ၃၀ ရက်", "2021-08-30"),
        ("၂၀၂၁ ခုနှစ်၊ သြဂုတ်လ (၃၀) ရက်နေ့", "2021-08-30"),
        ("၂၀၂၁ခုနှစ်ဩဂုတ်လ၃၀ရက်", "2021-08-30"),
        ("2021 ခုနှစ် ဖေဖော်ဝါရီလ 1 ရက်", "2021-02-01"),
        ("ဩဂုတ်လ ၃၀ ရက် ၂၀၂၁ ခုနှစ်", "2021-08-30"),
        ("၃၀ ရက် မေလ ၂၀၂၁", "2021-05-30"),
        ("၂၀၂၁ ခုနှစ် ဩဂုတ်လ", "2021-08"),
        ("၂၀၂၁ ခုနှစ်", "2021"),
    ],
)
def test_reads_the_forms_that_lists_use(text: str, edtf: str) -> None:
    """Each form gives what is written and no more, and keeps the text as given."""
    read = read_date(text)
    assert isinstance(read, PartialDate)
    assert (read.edtf, read.original) == (edtf, text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/2021", "date.impossible"),
        ("2021-02-29", "date.impossible"),
        ("31 September 2021", "date.impossible"),
        ("13/13/2021", "date.impossible"),
        ("0/5/2021", "date.impossible"),
        ("2021-13", "date.impossible"),
        ("၂၀၂၁ ခုနှစ် ဖေဖော်ဝါရီလ ၃၀ ရက်", "date.impossible"),
        ("2021-08-15/2021-08-02", "date.impossible"),
        ("30/08/21", "date.two_digit_year"),
        ("30 Aug 21", "date.two_digit_year"),
        ("1383", "date.year"),
        ("၁၃၈၃ ခုနှစ်", "date.year"),
        ("44438", "date.unknown_form"),
        ("last week", "date.unknown_form"),
        ("30 August", "date.unknown_form"),
        ("²⁰²¹", "date.unknown_form"),
        ("", "date.unknown_form"),
    ],
)
def test_refuses_what_is_not_one_certain_date(text: str, code: str) -> None:
    """The reason has a stable code and never quotes the text."""
    read = read_date(text)
    assert isinstance(read, DateRefused)
    assert read.code == code
    assert not text or text not in read.found


def test_order_decides_only_dates_that_can_be_two_days() -> None:
    """Month first changes 05/06 and leaves 30/08, which can only be read one way."""
    assert read_date("05/06/2021", order="month first") == PartialDate("2021-05-06", "day", "05/06/2021")
    assert read_date("30/08/2021", order="month first") == PartialDate("2021-08-30", "day", "30/08/2021")


def test_order_is_shown_by_a_number_above_twelve() -> None:
    """A day above twelve proves the order; equal numbers are no riddle."""
    assert order_shown("30/08/2021") == order_shown("၃၀.၀၈.၂၀၂၁") == "day first"
    assert order_shown("08-30-2021") == "month first"
    assert order_shown("05/06/2021") is order_shown("2021-08-30") is order_shown("40/08/2021") is None
    assert is_ambiguous("05/06/2021")
    assert not is_ambiguous("05/05/2021")
    assert not is_ambiguous("30/08/2021")
