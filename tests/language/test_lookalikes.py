"""Letters typed as the digits that look like them, and digits that are digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncounted.language.lookalikes import restore_letters


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ပြည်နယ် ၀န်ကြီး", "ပြည်နယ် ဝန်ကြီး"),
        ("၀င်ရောက်", "ဝင်ရောက်"),
        ("တ၀က်", "တဝက်"),
        ("ဘ၀ သစ်", "ဘဝ သစ်"),
        ("သဘာ၀၊", "သဘာဝ၊"),
        ("ဇန်န၀ါ၇ီလ", "ဇန်နဝါရီလ"),
        ("၇ှမ်း", "ရှမ်း"),
        ("၄င်းတို့", "၎င်းတို့"),
        ("ခု၄င်း", "ခု၎င်း"),
    ],
)
def test_a_digit_where_no_number_can_stand_is_a_letter(typed: str, meant: str) -> None:
    """It carries a sign, begins a closed syllable, or ends a word alone."""
    assert restore_letters(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        *("၀", "၀ ဦး", "သူ၀ ဦး", "သူ၀ဦး", "၀.၅", "မှာ၀.၅", "၁၀", "၁၀ယောက်", "၇၀၀ခန့်", "၇း၃၀", "၇ ရက်"),
        *("၇ရက်", "၈လ", "ကို၁,၀၀၀", "၇၈ာ", "၁.၇ှ", "အမှတ် ၀၀၇", "၄ ဦး", "လူ၄ဦး", "0", "၂၀န်", ""),
    ],
)
def test_numbers_stay_numbers(text: str) -> None:
    """Beside other digits, a decimal point, a classifier, or with the colon of a time."""
    assert restore_letters(text) == text


@given(st.text(st.sampled_from("၀၇၈၄၁ကနဝရ်ါီေ့း္.,0 ဦး"), max_size=30))
def test_the_length_stays_and_once_is_enough(text: str) -> None:
    """Offsets need no map."""
    once = restore_letters(text)
    assert len(once) == len(text)
    assert all(a == b or a in "၀၇၈၄" for a, b in zip(text, once, strict=True))
