"""Zawgyi to Unicode: every cluster that Burmese writes, and the way back to the original."""

from __future__ import annotations

import random
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.zawgyi import stackable, to_zawgyi

from uncounted.language.zawgyi import to_unicode

LETTERS = [chr(code) for code in range(0x1000, 0x1022)]
MEDIALS = ["".join(signs) for signs in product(("", "ျ"), ("", "ြ"), ("", "ွ"), ("", "ှ"))]
VOWELS = ["", "ာ", "ါ", "ိ", "ီ", "ု", "ူ", "ေ", "ဲ", "ော", "ေါ", "ို", "ံ", "ုံ", "ိံ"]
TONES = ["", "့", "း"]
CLOSED = ["", "က်", "န့်", "ည်း", "ဉ်"]


def _variants(seed: int, text: str) -> list[str]:
    chance = random.Random(seed)  # noqa: S311  # picks among spellings, guards nothing
    return [to_zawgyi(text), to_zawgyi(text, join=False), to_zawgyi(text, chance.choice)]


def test_every_letter_with_every_medial_vowel_and_tone_comes_back() -> None:
    """In the usual code points, without joined ones, and in any of those that draw the same."""
    for letter, medials, vowel, tone in product(LETTERS, MEDIALS, VOWELS, TONES):
        if letter == "စ" and "ျ" in medials:
            continue  # drawn as jha, and read so
        text = letter + medials + vowel + tone
        for seed, zawgyi in enumerate(_variants(7, text)):
            assert to_unicode(zawgyi).text == text, (seed, ascii(zawgyi))


def test_closed_syllables_stacks_and_kinzi_come_back() -> None:
    """Below every letter every consonant that is written small, and kinzi over every letter."""
    for letter, small, vowel in product(LETTERS, stackable, VOWELS):
        text = f"{letter}\u1039{small}{vowel}"
        assert [to_unicode(each).text for each in _variants(11, text)] == [text] * 3
    for letter, medial, vowel, closed in product(LETTERS, ("", "ျ", "ြ", "ွ"), VOWELS, CLOSED):
        if letter + medial != "စျ":
            text = f"အင်္{letter}{medial}{vowel}{closed}"
            assert [to_unicode(each).text for each in _variants(13, text)] == [text] * 3
    for letter, vowel in product(LETTERS, ("ော်", "ေါ်", "ော့်")):
        text = letter + unicodedata.normalize("NFC", vowel)
        assert [to_unicode(each).text for each in _variants(17, text)] == [text] * 3


@pytest.mark.parametrize(
    ("zawgyi", "unicode"),
    [
        ("\u1031\u101a\u102c\u1000\u1039\u103a\u102c\u1038", "ယောက်ျား"),
        ("\u1031\u101a\u102c\u1000\u103a\u1039\u102c\u1038", "ယောက်ျား"),
        ("\u1031\u1000\u103a\u102c\u1039", "ကျော်"),
        ("\u1018\u1091\u102c", "ဘဏ္ဍာ"),
        ("\u1019\u1014\u1071\u1031\u101c\u1038", "မန္တလေး"),
        ("\u101e\u1031\u1018\u1064\u102c", "သင်္ဘော"),
        ("\u1025\u102e\u1038", "ဦး"),
        ("\u1025\u1039", "ဉ်"),
        ("\u1015\u1025\u1065", "ပဉ္စ"),
        ("\u1031\u1005\u103a\u1038", "ဈေး"),
        ("\u104e", "၎င်း"),
        ("\u104e\u1004\u1039\u1038", "၎င်း"),
        ("\u1031\u1040", "ဝေ"),
        ("\u1019\u102d\u1044\u1004\u1039\u1038", "မိ၎င်း"),
        ("\u101e\u1018\u102c\u1040", "သဘာဝ"),
        ("\u1031\u1047", "ရေ"),
    ],
)
def test_what_typists_of_zawgyi_write(zawgyi: str, unicode: str) -> None:
    """An early asat, kinzi, joined letters, nya typed as u, digits typed for letters."""
    assert to_unicode(zawgyi).text == unicode


@pytest.mark.parametrize(
    ("zawgyi", "unicode"),
    [
        ("\u1000\u102f\u102d", "ကို"),
        ("\u1000\u102f\u1036\u1037", "ကုံ့"),
        ("\u1000\u1037\u102d\u102f", "ကို့"),
        ("\u1000\u103d\u103c\u103a", "ကျွှ"),
        ("\u1031\u107e\u1000\u102c\u1004\u1037\u1039", "ကြောင့်"),
        ("\u107e\u1031\u1000\u102c\u1004\u1039\u1037", "ကြောင့်"),
        ("\u1000 \u102c", "ကာ"),
        ("\u1010\u102d\u102f \u1094 \u1000", "တို့  က"),
        ("\u1000\u102d\u102d\u102f\u1033", "ကို"),
        ("\u1000\u1039\u1039", "က်"),
        ("\u1031\u1031\u1000", "ကေ"),
        ("\u1000\u102f\u1030", "ကု"),
    ],
)
def test_marks_in_any_order_doubled_or_after_a_space_are_put_in_order(zawgyi: str, unicode: str) -> None:
    """Typists are guided by what they see, so one look has many spellings."""
    assert to_unicode(zawgyi).text == unicode


@pytest.mark.parametrize(
    "text",
    ["", "Twelve people, 1,038 ", "၁၂၀ ၇၈၀ ၀.၅ ၂၀၁၈", "၊ ။", " \n\n ", "\u200b", "၁၀ \u200b ၂၀", "😀 ⁇"],
)
def test_numbers_and_other_scripts_stay(text: str) -> None:
    """Digits have the same code points in both encodings; spaces part numbers."""
    assert to_unicode(text).text == text


def test_a_lone_zero_that_counts_stays_a_zero() -> None:
    """Zero is a letter beside letters, not before a classifier, a decimal or another digit."""
    for text in ("သူ၀ ဦး", "သူ၀.၅", "သူ၁၀ ", "သူ ၀ "):
        assert "ဝ" not in to_unicode(text).text


def test_spans_lead_back_to_whole_letters() -> None:
    """Half a cluster is the whole cluster of the original; what is not converted maps one to one."""
    original = "(12) \u1031\u103b\u1000\u102c\u1004\u1039\u1038 x"
    converted = to_unicode(original)
    assert converted.text == "(12) ကြောင်း x"
    at = converted.text.index("ြ")
    assert original[slice(*converted.span(at, at + 1))] == "\u1031\u103b\u1000\u102c"
    assert original[slice(*converted.span(1, 3))] == "12"
    assert original[slice(*converted.span(at - 1, at + 6))] == "\u1031\u103b\u1000\u102c\u1004\u1039\u1038"
    assert converted.span(len(converted.text), len(converted.text)) == (len(original), len(original))


_burmese = st.text(st.characters(min_codepoint=0x1000, max_codepoint=0x109F), max_size=60)
_mixed = st.lists(
    st.one_of(_burmese, st.text(max_size=8), st.sampled_from([" ", "\u200b", "\n", "ေ", "၀", "\u1064"])),
    max_size=12,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(_mixed)
def test_any_text_is_converted_and_every_character_has_its_place(text: str) -> None:
    """Spans never go back, never leave the text, and leave out only spaces that have no width."""
    converted = to_unicode(text)
    assert len(converted.starts) == len(converted.ends) == len(converted.text)
    assert list(converted.starts) == sorted(converted.starts)
    assert list(converted.ends) == sorted(converted.ends)
    covered = set()
    for start, end in zip(converted.starts, converted.ends, strict=True):
        assert 0 <= start < end <= len(text)
        covered.update(range(start, end))
    left_out = "".join(text[at] for at in range(len(text)) if at not in covered)
    assert not left_out.replace("\u200b", "").strip()


@settings(max_examples=100, deadline=None)
@given(_mixed, _mixed)
def test_lines_are_converted_one_by_one(first: str, second: str) -> None:
    """What stands on another line changes nothing here."""
    both = to_unicode(f"{first}\n{second}").text
    assert both == f"{to_unicode(first).text}\n{to_unicode(second).text}"


@pytest.mark.parametrize("piece", ["ေ", " ", "\u1039", "က ", "\u200b ", "ေ၀၁", "၀", "ျ", "\u1064 "])
def test_a_long_run_of_anything_is_converted_to_its_end(piece: str) -> None:
    """The last letter is there, and leads back to the last of the original."""
    text = "က" + piece * (300_000 // len(piece)) + "x"
    converted = to_unicode(text)
    assert converted.text.endswith("x")
    assert converted.span(len(converted.text) - 1, len(converted.text)) == (len(text) - 1, len(text))


def test_the_shared_lines_equal_their_twins(shared_data: Path) -> None:
    """Sixty-three lines of real text, each equal to its published conversion in normalisation form C."""
    zawgyi, unicode = (
        (shared_data / "zawgyi" / f"{name}_lines.txt").read_text("utf-8").splitlines()
        for name in ("zawgyi", "unicode")
    )
    pairs = [(a, b) for a, b in zip(zawgyi, unicode, strict=True) if a.strip()]
    assert len(pairs) >= 63
    wrong = [
        number
        for number, (a, b) in enumerate(pairs)
        if unicodedata.normalize("NFC", to_unicode(a).text) != unicodedata.normalize("NFC", b)
    ]
    assert wrong == []
