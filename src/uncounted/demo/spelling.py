"""How a name comes out on paper: house styles of romanisation, honorifics, slips of the pen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from uncounted.demo.chance import Chance
from uncounted.demo.names import Piece, Sex

_BURMESE_DIGITS = str.maketrans("0123456789", "၀၁၂၃၄၅၆၇၈၉")
_MEDIAL_SWAPS = str.maketrans("ျြ", "ြျ")


@dataclass(frozen=True)
class HouseStyle:
    """How the keepers of one list write names.

    Attributes
    ----------
    script
        latin or burmese.
    house
        Number of the house: each has its own spelling for about a third of the pieces, and the most
        usual one for the rest.
    share_off_style, share_joined, share_typing_error
        Shares of pieces spelt another way, of names with two pieces run together, of names with a slip.
    share_honorific, share_nickname
        Shares of names with an honorific, and with the nickname where there is one.
    capitals
        Whether names are in capitals.
    """

    script: Literal["latin", "burmese"]
    house: int = 0
    share_off_style: float = 0.08
    share_joined: float = 0.02
    share_typing_error: float = 0.05
    share_honorific: float = 0.3
    share_nickname: float = 0.3
    capitals: bool = False


def write_name(chance: Chance, style: HouseStyle, name: Sequence[Piece]) -> str:
    """Write a bare name as the house does, slips included."""
    if style.script == "burmese":
        written = "".join(piece.script for piece in name)
        return _slip_script(chance, written) if chance.happens(style.share_typing_error) else written
    words = [_romanise(chance, style, piece) for piece in name]
    if len(words) > 1 and chance.happens(style.share_joined):
        words[:2] = [words[0] + words[1].lower()]
    written = " ".join(words)
    written = _slip_latin(chance, written) if chance.happens(style.share_typing_error) else written
    return written.upper() if style.capitals else written


def add_honorific(style: HouseStyle, written: str, *, sex: Sex, age: int) -> str:
    """Put the honorific in front that fits sex and age."""
    latin, script = _honorific(sex, age)
    if style.script == "burmese":
        return script + written
    return f"{latin.upper() if style.capitals else latin} {written}"


def add_nickname(style: HouseStyle, written: str, nickname: Piece) -> str:
    """Add "also known as", the way it is written between a name and a nickname."""
    if style.script == "burmese":
        return f"{written} (ခ) {nickname.script}"
    return f"{written} (a.k.a. {nickname.latin[0]})"


def burmese_digits(text: str) -> str:
    """Write the digits of a text as Burmese digits."""
    return text.translate(_BURMESE_DIGITS)


def zawgyi(text: str) -> str:
    """Write a name as the old Zawgyi fonts store it: vowel e and medial ra first, other code points.

    Right for the plain syllables of this case's names (no stacked consonants); not a converter.
    """
    stored = ""
    for letter in text:
        # In Zawgyi what is drawn to the left of a consonant is stored before it.
        if letter == "ြ":
            stored = stored[:-1] + "\u103b" + stored[-1]
        elif letter == "ေ":
            bare = stored.rstrip("\u103a\u103c\u103d")
            start = len(bare) - (2 if bare[-2:-1] == "\u103b" else 1)
            stored = stored[:start] + "ေ" + stored[start:]
        else:
            stored += {"်": "\u1039", "ျ": "\u103a", "ွ": "\u103c", "ှ": "\u103d"}.get(letter, letter)
    return stored


def _romanise(chance: Chance, style: HouseStyle, piece: Piece) -> str:
    if chance.happens(style.share_off_style):
        return chance.choose(piece.latin)
    has_own = (sum(map(ord, piece.script)) + style.house) % 3 == 0
    return piece.latin[-1 if has_own else 0]


def _honorific(sex: Sex, age: int) -> tuple[str, str]:
    if sex == "female":
        return ("Daw", "ဒေါ်") if age >= 40 else ("Ma", "မ")
    if age >= 42:
        return "U", "ဦး"
    return ("Ko", "ကို") if age >= 20 else ("Maung", "မောင်")


def _slip_latin(chance: Chance, written: str) -> str:
    at = 1 + chance.below(len(written) - 2)
    kind = chance.below(3)
    if kind == 0:
        return written[:at] + written[at + 1] + written[at] + written[at + 2 :]
    if kind == 1:
        return written[:at] + written[at + 1 :]
    return written[:at] + written[at] + written[at:]


def _slip_script(chance: Chance, written: str) -> str:
    if chance.happens(0.5) and ("ျ" in written or "ြ" in written):
        return written.translate(_MEDIAL_SWAPS)
    marks = [at for at, letter in enumerate(written) if letter in "့း"]
    if not marks:
        return written
    at = chance.choose(marks)
    return written[:at] + written[at + 1 :]
