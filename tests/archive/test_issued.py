"""Dates of issue."""

from __future__ import annotations

import pytest

from uncounted.archive.issued import date_in_metadata, date_line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("31 August 2031", "2031-08-31"),
        ("31st of August, 2031", "2031-08-31"),
        ("August 31st, 2031  •  Author:   River Council", "2031-08-31"),
        ("Tuesday, 31 August 2031", "2031-08-31"),
        ("Date: 31-Aug-2031", "2031-08-31"),
        ("Published on Sept. 3, 2031 at 10:30", "2031-09-03"),
        ("(31 August 2031)", "2031-08-31"),
        ("Press release, 31 August 2031", "2031-08-31"),
        ("Press release on the killings of 31 August 2031", None),
        ("Riverton, 31 August 2031", "2031-08-31"),
        ("2031-08-31", "2031-08-31"),
        ("31/08/2031", "2031-08-31"),
        ("08/31/2031", "2031-08-31"),
        ("05/05/2031", "2031-05-05"),
        ("03/04/2031", None),
        ("31/02/2031", None),
        ("31 February 2031", None),
        ("August 2031", "2031-08"),
        ("၂၀၃၁ ခုနှစ်၊ ဩဂုတ်လ ၃၁ ရက်", "2031-08-31"),
        ("(၃၁) ရက်၊ မေလ၊ ၂၀၃၁ ခုနှစ်", "2031-05-31"),
        ("On 31 August 2031 the council met.", None),
        ("31 August 2031 marks seven months of it", None),
        ("1 – 31 August 2031", None),
        ("24 August - 31 August 2031", None),
        ("The killings of 9 April 2031", None),
        ("31 August", None),
        ("No. 12/2031", None),
        ("", None),
    ],
)
def test_a_line_is_a_date_or_is_not(line: str, expected: str | None) -> None:
    """A label, a weekday or a town may stand before it, a byline after it, and no sentence around it."""
    found = date_line([line])
    assert (found.edtf if found else None) == expected


def test_the_first_date_line_counts() -> None:
    """Lines that are no dates are passed over."""
    found = date_line(["A title", "4 May 2031", "5 May 2031"])
    assert found is not None
    assert (found.edtf, found.original) == ("2031-05-04", "4 May 2031")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-05-04T23:59:00-08:00", "2031-05-04"),
        ("2031/05/04", "2031-05-04"),
        ("2031-05", "2031-05"),
        ("2031", "2031"),
        ("May 4, 2031", "2031-05-04"),
        ("2031-13-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_metadata_dates_keep_their_precision(text: str, expected: str | None) -> None:
    """A month stays a month."""
    found = date_in_metadata(text)
    assert (found.edtf if found else None) == expected
