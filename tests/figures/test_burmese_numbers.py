"""Burmese numbers: each test states one rule of the number grammar, in sentences of our own."""

from __future__ import annotations

import pytest

from uncounted.figures.numbers import numbers
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.normal import normalise


def _numbers(text: str) -> list[Number]:
    return numbers.find(normalise(text).plain)


def _one(text: str) -> Number:
    (number,) = _numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("လူ ၄ သောင်း ၆ ထောင်ကျော် ရောက်ရှိသည်", 46_000),
        ("လူ ၂ ဒသမ ၄ သန်း ရှိသည်", 2_400_000),
        ("လူ ၃ သိန်းခွဲခန့် ရှိသည်", 350_000),
        ("လူ တစ်ရာ့ရှစ်ဆယ် ရှိသည်", 180),
        ("လူ ခုနစ်သောင်းငါးထောင် ရှိသည်", 75_000),
        ("လူ ဆယ့်ငါးသန်း ရှိသည်", 15_000_000),
        ("လူ တသိန်းကျော် ရှိသည်", 100_000),
        ("လူ တစ်ထောင့်နှစ်ရာ ရှိသည်", 1_200),
        ("လူ ၂၅ဝဝ ရှိသည်", 2_500),
    ],
)
def test_units_of_ten_join_digits_and_words_to_one_number(text: str, value: float) -> None:
    """Digits or words, each with its unit of ten; a half adds half of the last unit; wa is zero."""
    assert _one(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("ရွာသား လေးဦး ရောက်သည်", 4), ("ကလေးသုံးဦး ရောက်သည်", 3), ("စက်ရုံ ငါးရုံ ပိတ်သည်", 5), ("ဆယ့်နှစ်ယောက် ရောက်သည်", 12)],
)
def test_a_number_word_counts_with_a_classifier_right_behind_it(text: str, value: float) -> None:
    """The word is fused to its classifier, with or without a blank before it."""
    assert _one(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "ကလေးဦးရေ တိုးသည်",  # four, inside "child"
        "ဦးနှစ်လုံးက ပြောသည်",  # a man's name
        "ဥပဒေနှင့် တရားရုံး",  # "hundred", inside "law"
        "အန္တရာယ် ပညာပေးရေး",  # the same, inside "danger"
        "ယခုနှစ်ဦးပိုင်းတွင်",  # "early this year"
        "သန်းခေါင်စာရင်း ကောက်သည်",  # "million", inside "census"
        "ရှေ့နေတစ်ဦးက ပြောသည်",  # a lawyer
        "လေးထောင့်ကွက် ဆွဲသည်",  # "four thousand", inside "square"
    ],
)
def test_the_syllables_of_number_words_inside_other_words_are_no_numbers(text: str) -> None:
    """A number word is a whole word: no syllable of another, of a name or of a year."""
    assert _numbers(text) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("ရွာသူ တစ်ဦးနှင့် ရွာသား ၅ ဦး ဒဏ်ရာရသည်", [1, 5]),
        ("ရွာသားတစ်ဦး သေဆုံးသည်", [1]),
        ("ရွာသားတစ်ဦးက ဆိုသည်", []),
        ("တစ်ဦးလျှင် ထမင်းထုပ် ပေးသည်", []),
    ],
)
def test_the_word_for_one_counts_only_where_the_words_around_it_do(text: str, counts: list[float]) -> None:
    """Beside another count, or before what happened to one; else it is "a" or "each"."""
    assert [number.value for number in _numbers(text)] == counts


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("ငွေကျပ် (၃၅၀.၂၅) သန်း သုံးသည်", 350_250_000, "MMK"),
        ("ကျပ်သိန်း ၄၀ ပေးသည်", 4_000_000, "MMK"),
        ("ဒေါ်လာ ၆ သန်း ပေးသည်", 6_000_000, "USD"),
        ("၅,၅၀၀ ကျပ် ပေးသည်", 5_500, "MMK"),
        ("ဘတ် တစ်သောင်း ပေးသည်", 10_000, "THB"),
    ],
)
def test_money_stands_before_or_behind_its_number(text: str, value: float, unit: str) -> None:
    """The currency may be a noun before the number, and the unit of ten may stand before the digits."""
    number = _one(text)
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("လူဦးရေ၏ သုံးပုံနှစ်ပုံ", 66.67),
        ("အိမ်ထောင်စု ၄ ပုံ ၁ ပုံ", 25),
        ("ထက်ဝက်ကျော်", 50),
        ("ဆယ်ဦးလျှင် သုံးဦး", 30),
        ("၁၀၀ ယောက်မှာ ၁၅ ယောက်", 15),
        ("ရှစ်ရာခိုင်နှုန်း", 8),
    ],
)
def test_shares_are_parts_of_a_whole_halves_rates_and_percent(text: str, share: float) -> None:
    """As in "Three parts two", a half, "of ten, three" and percent in words are percentages."""
    number = _one(text)
    assert (number.value, number.unit) == (share, "percent")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("လူ ၃၀၀ မှ ၄၀၀ ကြား", 300, 400),
        ("ကျပ် ၂ သိန်းမှ ၅ သိန်းအထိ", 200_000, 500_000),
        ("ဘတ် ၅,၀၀၀ မှ ၈,၀၀၀ အထိ", 5_000, 8_000),
        ("၃ ဦးမှ ၅ ဦးခန့်", 3, 5),
        ("လေးငါးယောက်", 4, 5),
    ],
)
def test_a_range_has_both_ends(text: str, low: float, high: float) -> None:
    """As in "From … up to", "between", and two neighbouring number words."""
    number = _one(text)
    assert (number.value, number.low, number.high) == (None, low, high)


def test_a_change_from_one_sum_to_another_is_no_range() -> None:
    """As in "From 4,000 kyat to 6,000 kyat" behind the particle of direction gives two numbers."""
    assert [number.value for number in _numbers("၄,၀၀၀ ကျပ်မှ ကျပ် ၆,၀၀၀ သို့ တိုးသည်")] == [4000, 6000]


@pytest.mark.parametrize(("text", "low"), [("ရာနှင့်ချီ", 100), ("ဒါဇင်ပေါင်းများစွာ", 12), ("သောင်းနဲ့ချီ", 10_000)])
def test_vague_words_have_a_least_and_no_value(text: str, low: float) -> None:
    """As in "In hundreds", "many dozens"."""
    number = _one(f"လူ {text} ရောက်သည်")
    assert (number.form, number.low) == ("vague", low)


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("သုံးလအတွင်း", "duration", 3),
        ("၂ နှစ်ခွဲ ကြာသည်", "duration", 2.5),
        ("၂ ဆ တိုးလာသည်", "ratio", 2),
        ("၁ ဒသမ ၅ ဆ တိုးလာသည်", "ratio", 1.5),
    ],
)
def test_lengths_of_time_and_times_as_many_have_forms_of_their_own(
    text: str, form: str, value: float
) -> None:
    """In digits and in words."""
    number = _one(text)
    assert (number.form, number.value) == (form, value)


@pytest.mark.parametrize(
    "burmese",
    ["လူ ၁၂၃ ဦး", "လူ ၄,၅၆၇ ဦးကျော်", "ကျပ် ၇.၅ သန်း", "၈၉ ရာခိုင်နှုန်း", "၁၀ ပုံ ၃ ပုံ", "၆ ဦးမှ ၉ ဦးအထိ"],
)
def test_digits_in_burmese_and_latin_read_alike(burmese: str) -> None:
    """The same text with either digits gives the same numbers."""
    latin = burmese.translate({0x1040 + digit: str(digit) for digit in range(10)})
    assert _numbers(latin) == _numbers(burmese)
