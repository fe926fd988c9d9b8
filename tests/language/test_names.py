"""Names taken apart, and keys that meet across scripts and spellings."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncounted.language.names import fold, is_no_name, name_key, name_parts


@pytest.mark.parametrize(
    ("text", "titles", "tokens"),
    [
        ("U Tun Tun", ("U",), ("Tun", "Tun")),
        ("Daw Aye", ("Daw",), ("Aye",)),
        ("Dr. U Nu", ("Dr", "U"), ("Nu",)),
        ("Ko Aung Win", ("Ko",), ("Aung", "Win")),
        ("Ko Ko Naing", (), ("Ko", "Ko", "Naing")),
        ("Maung Maung Aye", (), ("Maung", "Maung", "Aye")),
        ("Maung Aye", (), ("Maung", "Aye")),
        ("Aung Maung Htay", (), ("Aung", "Maung", "Htay")),
        ("Saw Eh Doh", ("Saw",), ("Eh", "Doh")),
        ("U", (), ("U",)),
        ("Ko", (), ("Ko",)),
        ("ဦးအောင်အောင်", ("ဦး",), ("အောင်အောင်",)),
        ("ဒေါ် အေး", ("ဒေါ်",), ("အေး",)),
        ("မောင်မောင်အေး", (), ("မောင်မောင်အေး",)),
        ("မသီတာ", ("မ",), ("သီတာ",)),
        ("", (), ()),
    ],
)
def test_titles_are_parted_with_care(text: str, titles: tuple[str, ...], tokens: tuple[str, ...]) -> None:
    """A title goes only where it stands first and enough of a name remains."""
    parts = name_parts(text)
    assert (parts.titles, parts.tokens) == (titles, tokens)


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Aung Win @ Ko Htwe", (("Ko", "Htwe"),)),
        ("Aung Win a.k.a. Pho Thar", (("Pho", "Thar"),)),
        ("Aung Win (Pho Thar)", (("Pho", "Thar"),)),
        ("အောင်ဝင်း (ခ) ဖိုးသား", (("ဖိုးသား",),)),
        ("Aung Win (34 years)", ()),
        ("Aka Win", ()),
    ],
)
def test_aliases_are_parted(text: str, aliases: tuple[tuple[str, ...], ...]) -> None:
    """What stands after a mark or in brackets is another name, unless it holds digits."""
    parts = name_parts(text)
    assert parts.aliases == aliases


@pytest.mark.parametrize(
    "names",
    [
        ("Htun Aye", "Tun Ae", "ထွန်းအေး", "U Tun Aye", "ဦးထွန်းအေး", "TUN AYE"),
        ("Moe Kyaw", "Mo Jaw", "မိုးကျော်", "Ko Moe Kyaw"),
        ("Nine Htoo", "Ninehtoo", "Naing Htu", "နိုင်ထူး"),
        ("Thidar Hlaing", "Thida Hlaing", "Thitar Laing", "သီတာလှိုင်"),
    ],
)
def test_one_name_in_several_spellings_has_one_key(names: tuple[str, ...]) -> None:
    """Script, romanisations, titles and spacing make no difference."""
    assert len({name_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("José Müller", ("jose", "muler")),
        ("CARSTEN MEIER", ("carsten", "meier")),
        ("Ahmad Suleiman", ("ahmad", "suleiman")),
        ("Martin Schwarz", ("martin", "schwarz")),
        ("Maria Luisa", ("maria", "luisa")),
    ],
)
def test_other_names_are_folded_and_not_read_as_burmese(text: str, key: tuple[str, ...]) -> None:
    """Accents, case and doubled letters go; the words stay whole."""
    assert name_key(text) == key


def test_one_slip_does_not_make_a_burmese_name_foreign() -> None:
    """The other syllables are still read."""
    assert name_key("Tyxn Moe Kyaw")[1:] == name_key("Tun Moe Kyaw")[1:]


@pytest.mark.parametrize("text", ["unknown", "Unknown (male)", "-", "n/a", "အမည်မသိ", "?", ""])
def test_cells_that_say_there_is_no_name(text: str) -> None:
    """Many rows "unknown" are not one person."""
    assert is_no_name(text)


@given(st.text(max_size=40))
def test_any_text_is_taken_apart_and_something_remains(text: str) -> None:
    """No text breaks the reader; a text with letters never loses all of them to titles."""
    parts = name_parts(text)
    assert name_key(text) == name_key(text)
    if parts.titles:
        assert parts.tokens
    assert fold(fold(text)) == fold(text)


def test_names_are_found_across_scripts(shared_data: Path) -> None:
    """Among all names in script, the first hit for a romanised name is right for at least 90 in 100."""
    with (shared_data / "names" / "burmese_names_dev.tsv").open(encoding="utf-8") as stream:
        pairs = [
            (re.split("[၊,]", row["script_unicode"])[0], row["latin"])
            for row in csv.DictReader(stream, delimiter="\t")
        ]
    by_key = defaultdict(list)
    for script in sorted({script for script, _ in pairs}):
        by_key[name_key(script)].append(script)
    n_right = 0
    for script, latin in pairs:
        key = name_key(latin)
        hits = by_key.get(key) or max(by_key.items(), key=lambda item: _likeness(item[0], key))[1]
        n_right += hits[0] == script
    assert n_right / len(pairs) >= 0.9


def _likeness(one: tuple[str, ...], two: tuple[str, ...]) -> float:
    shared = len(set(one) & set(two))
    return shared + (SequenceMatcher(None, " ".join(one), " ".join(two)).ratio() if shared else 0.0)
