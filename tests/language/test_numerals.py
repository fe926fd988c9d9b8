"""Numbers as people write them."""

from __future__ import annotations

import pytest

from uncounted.language.numerals import ascii_digits, burmese_word_value, digits_value, word_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seventeen", 17),
        ("twenty-one", 21),
        ("three hundred and forty-two thousand", 342_000),
        ("two million five hundred thousand", 2_500_000),
        ("a hundred", 100),
        ("two dozen", 24),
        ("ten lakh", 1_000_000),
        ("half a million", 500_000),
    ],
)
def test_english_words(words: str, value: float) -> None:
    """Words up to trillions, with and without "and"."""
    assert word_value(words) == value


@pytest.mark.parametrize(
    "words", ["", "and", "half", "one two", "twenty thirty", "five many", "thousand million"]
)
def test_words_that_make_no_number(words: str) -> None:
    """Two numbers side by side are not added up."""
    assert word_value(words) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("တစ်", 1),
        ("ခုနစ်", 7),
        ("ဆယ့်ငါး", 15),
        ("နှစ်ရာ", 200),
        ("တစ်သိန်း", 100_000),
        ("သုံးသန်းခွဲ", 3_500_000),
        ("ငါးထောင်နှစ်ရာ", 5200),
    ],
)
def test_burmese_words(words: str, value: float) -> None:
    """Units of ten, and the half of the last unit."""
    assert burmese_word_value(words) == value


def test_digits_of_other_scripts_become_latin_and_the_length_stays() -> None:
    """Burmese and full-width digits; Shan digits are letters in Zawgyi and stay."""
    assert ascii_digits("၁၂၃ ４５６") == "123 456"
    assert ascii_digits("\u1094") == "\u1094"
    assert ascii_digits("၁ဝ၀") == "100"


def test_separators() -> None:
    """Thousands in the English, Indian and point style, and the decimal point."""
    assert [digits_value(each) for each in ("1,038", "12,34,567", "1.234.567", "1.5", "1\u202f000")] == [
        1038,
        1234567,
        1234567,
        1.5,
        1000,
    ]
