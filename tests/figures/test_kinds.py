"""Count, share, change, rate, ratio, amount, duration: sentences of our own."""

from __future__ import annotations

import pytest

from uncounted.figures import read_figures


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Deaths fell by 30 percent.", ["decrease"]),
        ("Arrests rose by 12 percent in May.", ["increase"]),
        ("The share of women rose to 15 percent of the dead.", ["share"]),
        ("Prices rose by 2.7 percent in May.", ["increase"]),
        ("Inflation stood at 55.3 percent.", ["increase"]),
        ("42% of the dead were women.", ["share"]),
        ("One in five of those arrested was a student.", ["share"]),
        ("On average 15 people were killed a day.", ["rate"]),
        ("The army killed 15 people a week earlier.", ["count"]),
        ("The daily report says 34 people were killed.", ["count"]),
        ("Three times as many people were killed.", ["ratio"]),
        ("The fine of $300 was paid.", ["amount"]),
        ("He was sentenced to three years in prison.", ["duration"]),
        ("The dollar sold at 1,220 pesos.", ["rate"]),
    ],
)
def test_the_words_beside_a_number_say_its_kind(text: str, kinds: list[str]) -> None:
    """A level is no change, a price is a rate, a day's count is one only where it is each day's."""
    assert [figure.kind for figure in read_figures(text)] == kinds
