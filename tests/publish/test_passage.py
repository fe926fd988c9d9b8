"""The sentence around a figure."""

from __future__ import annotations

import pytest

from uncounted.publish.passage import passage


def _around(text: str, number: str) -> str:
    start = text.index(number)
    found = passage(text, start, start + len(number))
    assert found.number == number
    return found.before + found.number + found.after


@pytest.mark.parametrize(
    ("text", "number", "sentence"),
    [
        ("One fled. At least 12 died. Three hid.", "12", "At least 12 died."),
        ("On 3 Aug. Gen. Ye said 12.5% fled. Then rain.", "12.5%", "On 3 Aug. Gen. Ye said 12.5% fled."),
        ("ရှေ့။ အရပ်သား ၁၂ ဦး သေဆုံးသည်။ နောက်။", "၁၂", "အရပ်သား ၁၂ ဦး သေဆုံးသည်။"),
        ("Heading\n\n12 people\n\nNext", "12", "12 people"),
        ("12", "12", "12"),
        ("“All 12 fled.” Then rain.", "12", "“All 12 fled.”"),
    ],
)
def test_a_passage_is_the_sentence(text: str, number: str, sentence: str) -> None:
    """Abbreviations, decimals, quotes and Burmese stops are known."""
    assert _around(text, number).strip() == sentence


def test_a_very_long_sentence_is_cut_and_says_so() -> None:
    """At most 320 characters stand on each side."""
    text = "word " * 200 + "12 " + "word " * 200
    found = passage(text, 1000, 1002)
    assert found.is_cut
    assert len(found.before) <= 320
    assert len(found.after) <= 320
    assert not passage("Only 12 fled.", 5, 7).is_cut
