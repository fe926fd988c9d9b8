"""What the first lines say."""

from __future__ import annotations

import pytest

from uncounted.archive.opening import byline_authors, kind_of, reference_of


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Press Release: the council meets", "press release"),
        ("Joint statement on the flood", "statement"),
        ("ကြေညာချက်", "statement"),
        ("သတင်းထုတ်ပြန်ချက်", "press release"),
        ("Weekly briefing on the valley", "brief"),
        ("Annual report 2031", "report"),
        ("အစီရင်ခံစာ", "report"),
        ("River News", "news"),
        ("Council reports killings in two towns", "unknown"),
        ("The town after the flood", "unknown"),
    ],
)
def test_the_kind_is_said_by_words_of_the_title(title: str, expected: str) -> None:
    """In English and Burmese."""
    assert kind_of(title, []) == expected


def test_the_kind_may_stand_in_a_short_line_under_the_title() -> None:
    """A word inside a long sentence does not count."""
    long_line = (
        "The council said in a statement of that day that it would go on with its work in the whole valley."
    )
    assert kind_of("On the flood", ["PRESS RELEASE", long_line]) == "press release"
    assert kind_of("On the flood", [long_line]) == "unknown"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Statement No. 36/2031", "36/2031"),
        ("Announcement No (36)/2031", "36/2031"),
        ("ထုတ်ပြန်ချက် အမှတ် (၈/၂၀၃၁)", "8/2031"),
        ("ကြေညာချက်အမှတ်၊ ၁၂ / ၂၀၃၁", "12/2031"),
        ("On the flood (13/2031)", "13/2031"),
        ("National Committee Statement 1/2031", "1/2031"),
        ("Meeting of 3/4/2031", ""),
        ("Resolution 2669", ""),
    ],
)
def test_the_documents_own_number(title: str, expected: str) -> None:
    """In European digits, so that both languages of one statement have one number."""
    assert reference_of(title, []) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["A title", "By Ward Watch"], ("Ward Watch",)),
        (["A title", "4 May 2031  •  Author:   River Council  •  3 minute read"], ("River Council",)),
        (["A title", "Authors: One Name; Another Name"], ("One Name", "Another Name")),
        (["A title", "The road by the river was closed."], ()),
    ],
)
def test_authors_stand_in_a_byline(lines: list[str], expected: tuple[str, ...]) -> None:
    """Names are kept as written; nothing is split at "and", which may join one organisation's name."""
    assert byline_authors(lines) == expected
