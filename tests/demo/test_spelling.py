"""Tests of how names come out on paper."""

from __future__ import annotations

from uncounted.demo.chance import Chance
from uncounted.demo.names import Piece
from uncounted.demo.spelling import HouseStyle, add_honorific, burmese_digits, write_name, zawgyi
from uncounted.language.scripts import burmese_encoding

_NAME = (Piece("ကျော်", ("Kyaw", "Kyor")), Piece("ဇော်", ("Zaw", "Zor")))
_CAREFUL = {"share_off_style": 0.0, "share_joined": 0.0, "share_typing_error": 0.0}


def test_each_house_keeps_its_own_romanisation() -> None:
    """Of three houses each has its own spelling for other pieces, and always the same one."""
    written = [
        {
            write_name(Chance(n, "style"), HouseStyle("latin", house=house, **_CAREFUL), _NAME)
            for n in range(9)
        }
        for house in range(3)
    ]
    assert all(len(ways) == 1 for ways in written)
    assert set.union(*written) > {"Kyaw Zaw"}


def test_script_is_written_without_spaces() -> None:
    """Burmese names join their pieces."""
    style = HouseStyle("burmese", **_CAREFUL)
    assert write_name(Chance(1, "script"), style, _NAME) == "ကျော်ဇော်"


def test_slips_change_a_name_by_one_letter_or_two() -> None:
    """A typing error leaves the name recognisable."""
    style = HouseStyle("latin", share_off_style=0.0, share_joined=0.0, share_typing_error=1.0)
    for number in range(50):
        written = write_name(Chance(number, "slips"), style, _NAME)
        assert abs(len(written) - len("Kyaw Zaw")) <= 1
        assert written[0] == "K"


def test_honorifics_follow_sex_and_age() -> None:
    """Older people are U and Daw, younger ones Ko, Maung and Ma."""
    latin, script = HouseStyle("latin"), HouseStyle("burmese")
    assert add_honorific(latin, "Hla", sex="male", age=60) == "U Hla"
    assert add_honorific(latin, "Hla", sex="female", age=20) == "Ma Hla"
    assert add_honorific(script, "လှ", sex="female", age=60) == "ဒေါ်လှ"
    assert add_honorific(script, "လှ", sex="male", age=15) == "မောင်လှ"


def test_zawgyi_is_recognised_as_zawgyi() -> None:
    """Our own reader of scripts tells the planted form from the Unicode one."""
    name = "မောင်သန်းအောင်ထက်"
    assert burmese_encoding(zawgyi(name)) == "zawgyi"
    assert burmese_encoding(name) == "unicode"


def test_zawgyi_of_a_known_name() -> None:
    """The vowel written in front is stored in front, asat has another code point."""
    assert zawgyi("ကျော်ဇော်") == "\u1031\u1000\u103a\u102c\u1039\u1031\u1007\u102c\u1039"
    assert zawgyi("မြေ") == "\u1031\u103b\u1019"


def test_burmese_digits() -> None:
    """Digits change, everything else stays."""
    assert burmese_digits("1,038 ဦး") == "၁,၀၃၈ ဦး"
