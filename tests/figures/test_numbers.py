"""The number grammar by itself."""

from __future__ import annotations

import pytest

from uncounted.figures.numbers.numbers import find
from uncounted.figures.text.normal import normalise


def _values(text: str) -> list[float | None]:
    return [number.value for number in find(normalise(text).plain)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,234,567 and 12,34,567 and 1.234.567", [1234567, 1234567, 1234567]),
        ("1\u00a0234 people", [1234]),
        ("US$1.5bn", [1_500_000_000]),
        ("75K homes and 1.9M people", [75_000, 1_900_000]),
        ("two hundred and five", [205]),
        ("half a million", [500_000]),
        ("a dozen", [12]),
        ("၃၂ ဒသမ ၄ ရာခိုင်နှုန်း", [32.4]),
        ("၅ ပုံ ၁ ပုံ", [20]),
        ("ငွေကျပ် (၆၈၄.၀၄) သန်း", [684_040_000]),
        ("twice as many", [2]),
        ("double the number of last year", [2]),
        ("more than triple that number", [3]),
        ("they plan to double the number", []),
        ("prices rose twelvefold", [12]),
        ("One person in ten was hungry", [10]),
        ("one case out of ten", [10]),
        ("one soldier in three attacks", [1, 3]),
        ("Thirteen out of 36 clinics", [13, 36]),
        ("many times more", []),
        ("1.234.567,8 litres", [1_234_567.8]),
        ("12,5 per cent", [12.5]),
        ("1'234 people and 1 234 567 people", [1234, 1_234_567]),
        ("three-quarters of them", [75]),
        ("Nine-tenths of the arrests", [90]),
        ("a third were minors", [33.33]),
        ("a third man was shot", []),
        ("the first half of 2030", [2030]),
        ("one in eleven was hurt", [9.09]),
        ("four times what it was", [4]),
        ("three and two years respectively", [3, 2]),
        ("two years and six months", [2.5]),
        ("five and a half years", [5.5]),
    ],
)
def test_forms_of_numbers(text: str, values: list[float]) -> None:
    """Separators, scale words and letters, words, Burmese: one value each."""
    assert _values(text) == values


def test_a_range_with_a_shared_scale_word_is_scaled_at_both_ends() -> None:
    """A range "2 to 3 million" begins at two million; "rose from 280 to 293" is two numbers."""
    (number,) = find("2 to 3 million people")
    assert (number.low, number.high, number.form) == (2_000_000, 3_000_000, "range")
    assert _values("rose from 280 to 293") == [280, 293]


def test_wa_is_a_zero_only_inside_a_run_of_digits() -> None:
    """The letter stays a letter where a syllable begins with it."""
    assert normalise("၁၂၀ဝ ဝန်ကြီး ၅ဝန်ကြီး").plain == "1200 ဝန်ကြီး 5ဝန်ကြီး"


def test_invisible_characters_do_not_part_a_number_and_the_quote_is_the_original() -> None:
    """Offsets lead back to the words as they stand in the document."""
    text = "၁\u200b,၀၃၈ ဦး"
    normal = normalise(text)
    (number,) = find(normal.plain)
    assert (number.value, normal.quote(number.start, number.end)) == (1038, "၁\u200b,၀၃၈")


def test_a_range_of_money_has_the_sign_of_its_first_end() -> None:
    """The sign stands once, the scale word once."""
    (number,) = find("US$1.2-1.5 million")
    assert (number.low, number.high, number.unit) == (1_200_000, 1_500_000, "USD")


def test_a_shared_unit_is_that_of_both_numbers() -> None:
    """The sign of "17 and 28 per cent respectively" belongs to both."""
    assert [number.unit for number in find("up 17 and 28 per cent respectively")] == ["percent", "percent"]
