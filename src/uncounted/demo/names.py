"""Invented people's names: pieces in Burmese script with the ways they are written in Latin letters.

The table ``data/names.tsv`` is our own: common pieces of names, each with its usual romanisation
first. A name is a tuple of pieces; how a list writes it is the business of `spelling`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from uncounted.demo.chance import Chance

Sex = Literal["female", "male"]

_NICKNAMES = (("ဖိုးလုံး", "Phoe Lone"), ("ကိုကြီး", "Ko Gyi"), ("ညီလေး", "Nyi Lay"), ("ဘိုဘို", "Bo Bo"))
_NICKNAMES_F = (("မိငယ်", "Mi Nge"), ("ပုပု", "Pu Pu"), ("ချိုချို", "Cho Cho"), ("အေးအေး", "Aye Aye"))


@dataclass(frozen=True)
class Piece:
    """One piece of a name.

    Attributes
    ----------
    script
        In Burmese script.
    latin
        Romanisations, the most usual first; never empty.
    """

    script: str
    latin: tuple[str, ...]


@cache
def pieces(sex: Sex) -> tuple[tuple[Piece, ...], tuple[float, ...]]:
    """Give the pieces that names of one sex are made of, and how common each is."""
    text = (resources.files("uncounted.demo") / "data" / "names.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    kept = [row for row in rows if row[1] in ("B", "F" if sex == "female" else "M")]
    found = tuple(Piece(script, tuple(latin.split(" "))) for script, _, _, latin in kept)
    return found, tuple(float(row[2]) for row in kept)


def invent_name(chance: Chance, sex: Sex) -> tuple[Piece, ...]:
    """Invent a full name of two to four different pieces."""
    choices, weights = pieces(sex)
    length = chance.weigh((2, 3, 4), (0.36, 0.52, 0.12))
    name: list[Piece] = []
    while len(name) < length:
        piece = chance.weigh(choices, weights)
        if piece not in name:
            name.append(piece)
    return tuple(name)


def invent_nickname(chance: Chance, sex: Sex) -> Piece:
    """Invent a name that somebody is also known by."""
    script, latin = chance.choose(_NICKNAMES_F if sex == "female" else _NICKNAMES)
    return Piece(script, (latin,))
