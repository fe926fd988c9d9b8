"""Burmese syllables in script and in Latin letters."""

from __future__ import annotations

from collections import Counter

import pytest

from uncounted.language import burmese


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("အောင်ကျော်", ["အောင်", "ကျော်"]),
        ("မြင့်မြင့်ခိုင်", ["မြင့်", "မြင့်", "ခိုင်"]),
        ("စန္ဒာ", ["စန္", "ဒာ"]),
        ("ဥမ္မာ", ["ဥမ္", "မာ"]),
        ("", []),
    ],
)
def test_script_is_parted_at_syllables(text: str, syllables: list[str]) -> None:
    """Finals and the upper of two stacked letters stay with the syllable before."""
    assert burmese.split_syllables(text) == syllables


@pytest.mark.parametrize(
    ("script", "romanisations"),
    [
        ("ထွန်း", ["tun", "htun"]),
        ("အေး", ["aye", "ae", "ay"]),
        ("မိုး", ["moe", "mo"]),
        ("ကျော်", ["kyaw", "jaw", "gyaw"]),
        ("လှိုင်", ["hlaing", "laing", "hline"]),
        ("မောင်", ["maung", "mong"]),
        ("သိန်း", ["thein"]),
        ("ဇော်", ["zaw"]),
        ("ခိုင်", ["khaing", "khine", "kaing"]),
        ("ရွှေ", ["shwe", "shway"]),
        ("မြင့်", ["myint", "myin"]),
        ("ထွဋ်", ["htut", "tut"]),
        ("ကျောက်", ["kyauk", "kyouk"]),
        ("စိုး", ["soe", "so"]),
        ("ဦး", ["oo", "u"]),
        ("ဝင်း", ["win", "winn"]),
        ("ဖြိုး", ["phyo", "pyo"]),
    ],
)
def test_script_and_usual_romanisations_meet(script: str, romanisations: list[str]) -> None:
    """One phonetic class holds the written syllable and all its usual spellings in Latin letters."""
    (syllable,) = burmese.script_syllables(script)
    for spelling in romanisations:
        assert burmese.latin_sounds(spelling) == (syllable.sound,), spelling


def test_different_sounds_have_different_classes() -> None:
    """Classes that are too wide would make everyone one person."""
    names = ["aung", "hla", "kyaw", "thein", "sein", "htet", "htun", "win", "moe", "maung", "zaw", "nyunt"]
    sounds = [burmese.latin_sounds(name) for name in names]
    assert len(set(sounds)) == len(names)


@pytest.mark.parametrize(
    ("word", "sounds"),
    [("thidar", ("thi", "ta")), ("ninehtoo", ("naing", "tu")), ("kyawzinhtet", ("caw", "zin", "tet"))],
)
def test_joined_syllables_are_parted(word: str, sounds: tuple[str, ...]) -> None:
    """Romanised names are often written in one word."""
    assert burmese.latin_sounds(word) == sounds


@pytest.mark.parametrize("word", ["smith", "schwarz", "", "x"])
def test_a_word_that_is_not_burmese_has_no_sounds(word: str) -> None:
    """Nothing is forced into Burmese syllables."""
    assert burmese.latin_sounds(word) is None


def test_stacked_letters_kinzi_and_vowel_letters_are_heard() -> None:
    """What is written one below the other is heard one after the other."""
    heard = {text: [one.sound for one in burmese.script_syllables(text)] for text in ("သန္တာ", "သိင်္ဂီ", "ဥက္ကာ")}
    assert heard == {"သန္တာ": ["than", "ta"], "သိင်္ဂီ": ["thein", "ki"], "ဥက္ကာ": ["ok", "ka"]}


def test_digits_written_for_letters_are_read_as_letters() -> None:
    """Zero for wa and seven for ra are common slips of the keyboard."""
    assert burmese.script_syllables("၀င်း") == burmese.script_syllables("ဝင်း")
    assert burmese.script_syllables("၇ဲ") == burmese.script_syllables("ရဲ")


def test_each_spelling_of_a_rhyme_stands_in_the_table_once() -> None:
    """A spelling listed twice would silently take its first meaning."""
    rhymes = burmese._table()["rhymes"].values()
    for column in ("latin", "script"):
        counted = Counter(spelling for row in rhymes for spelling in row[column])
        assert [spelling for spelling, n in counted.items() if n > 1] == []
