"""Turns Burmese in the Zawgyi encoding into Unicode, and keeps where each letter came from.

Use `to_unicode` for text that is known to be Zawgyi: it changes Unicode text into nonsense, and so it
does text in Shan, Mon or Karen, whose letters have code points that Zawgyi gives to other glyphs.
Which parts of a text to convert is decided in `uncounted.language.decoding`.

Zawgyi stores what is drawn, from left to right: vowel e and medial ra stand before their consonant, a
stacked consonant is a sign of its own, and the marks follow in the order they were typed. Here a
letter with everything drawn around it is taken as one cluster, and its parts are written again in
the canonical order of Unicode (Unicode Technical Note 11, Hosken, "Representing Myanmar in Unicode").
The code points are in ``zawgyi.toml``. The encoding is converted, spelling is not corrected; see
`uncounted.language.lookalikes` for digits typed in the place of letters.
"""

from __future__ import annotations

import re
import tomllib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_ASAT, _DOT, _VISARGA = "\u103a", "\u1037", "\u1038"
_KINZI = "\u1004\u103a\u1039"
_SLOT_OF = {
    "ျ": "ya",
    "ြ": "ra",
    "ွ": "wa",
    "ှ": "ha",
    "ေ": "e",
    **dict.fromkeys("ိီဲ", "above"),
    **dict.fromkeys("ုူ", "below"),
    **dict.fromkeys("ာါ", "aa"),
    "ံ": "anusvara",
    _DOT: "dot",
    _ASAT: "asat",
    _VISARGA: "visarga",
}
# the canonical order; "early" is an asat right on the letter, as in ယောက်ျား
_ORDER = (
    *("kinzi", "letter", "stacked", "early", "ya", "ra", "wa", "ha"),
    *("e", "above", "below", "aa", "anusvara", "dot", "asat", "visarga"),
)
_REPEATED = {"stacked", "aa", "visarga"}  # seen when doubled, so they were meant or will be noticed
_VOWELS = {"above", "below", "aa"}
_DIGIT_LETTERS = {"၀": "ဝ", "၇": "ရ", "၈": "ဂ", "၄": "၎"}

_Adds = tuple[tuple[str, str], ...]  # pairs of the place in the cluster and the Unicode that goes there

# Inside a cluster nothing is drawn for these, or a gap that the typist did not mean.
_BLANK = " \t\u00a0\u2000-\u200d\u202f\u2060\u3000\ufeff"
_LONG = 32  # no cluster that means anything; not worth remembering
_ANY = re.compile("[\u1000-\u109f]")


@dataclass(frozen=True)
class Converted:
    """A text in Unicode, and the way back to the text it was made of.

    Attributes
    ----------
    text
        The converted text.
    starts, ends
        For each character of `text`, the half-open code-point span of the original that it was made
        of. A letter and the signs around it share one span. Both never fall.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of the converted text into one of whole letters of the original."""
        if end <= start:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


def unchanged(text: str) -> Converted:
    """Give a text that needs no conversion."""
    return Converted(text, range(len(text)), range(1, len(text) + 1))


def to_unicode(text: str) -> Converted:
    """Convert Zawgyi to Unicode.

    Parameters
    ----------
    text
        Text whose Burmese is Zawgyi; everything else in it stays.

    Returns
    -------
    Converted
        The text in normalisation form C as far as it is Burmese, with its offsets.

    Examples
    --------
    >>> converted = to_unicode("ျမန္မာ ၅ ဦး")
    >>> converted.text, converted.span(0, 2), converted.span(7, 8)
    ('မြန်မာ ၅ ဦး', (0, 2), (7, 8))
    """
    if not _ANY.search(text):
        return unchanged(text)
    made: list[str] = []
    starts, ends = array("i"), array("i")
    at = 0
    for match in _pattern().finditer(text):
        start, end = match.span()
        if start > at:
            made.append(text[at:start])
            starts.extend(range(at, start))
            ends.extend(range(at + 1, start + 1))
        new = "" if match["edge"] else _write(match[0]) if end - start < _LONG else _write_anew(match[0])
        made.append(new)
        starts.extend([start] * len(new))
        ends.extend([end] * len(new))
        at = end
    made.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return Converted("".join(made), starts, ends)


def _write_anew(cluster: str) -> str:
    """Write one cluster in canonical order."""
    if cluster in ("၎င္း", "၄င္း"):
        return "၎င်း"
    parts = _parts(cluster)
    written = "".join("".join(parts.get(slot, ())) for slot in _ORDER)
    # a dot that was typed after a space leaves the space behind itself
    return written + " " if re.search(f"[{_BLANK}][့\u1094\u1095]$", cluster) else written


_write = lru_cache(maxsize=1 << 15)(_write_anew)  # a language has some thousands of clusters


def _parts(cluster: str) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    pieces = _pieces()
    for character in cluster:
        for slot, piece in pieces.get(character, ()):
            if slot == "asat" and not _VOWELS & parts.keys():
                slot = "early"
            held = parts.setdefault(slot, [])
            if piece not in held or slot in _REPEATED:
                held.append(piece)
    _settle_letter(parts)
    _settle_signs(parts)
    return parts


def _settle_letter(parts: dict[str, list[str]]) -> None:
    """Choose between letters that Zawgyi draws alike: nya is typed as u, jha as ca with ya."""
    letter = parts.get("letter")
    if letter == ["ဥ"] and parts.keys() & {"stacked", "early", "asat"}:
        parts["letter"] = ["ဉ"]
    elif letter == ["ဥ"] and parts.get("above") == ["ီ"]:
        parts["letter"], parts["above"] = ["ဦ"], []
    elif letter == ["စ"] and "ya" in parts and not parts.keys() & {"stacked", "early"}:
        parts["letter"], parts["ya"] = ["ဈ"], []


def _settle_signs(parts: dict[str, list[str]]) -> None:
    """Drop signs that another covers, and put the asat where the syllable has it."""
    if "ီ" in parts.get("above", ()):
        parts["above"] = [sign for sign in parts["above"] if sign != "ိ"]
    if "ု" in parts.get("below", ()):
        parts["below"] = ["ု"]
        if "asat" in parts and "aa" not in parts:
            del parts["asat"]  # nothing can be closed by an asat after u
    if "early" in parts:
        is_open_o = "e" in parts and "aa" in parts
        is_bare = "ya" not in parts and not _VOWELS & parts.keys()
        if is_open_o or is_bare or "asat" in parts:
            parts["asat"] = parts.pop("early")


@cache
def _table() -> dict[str, dict[str, str]]:
    source = resources.files("uncounted.language") / "zawgyi.toml"
    table = tomllib.loads(source.read_text("utf-8"))
    return {
        name: {chr(int(code, 16)): drawn for code, drawn in section.items()}
        for name, section in table.items()
    }


@cache
def _pieces() -> dict[str, _Adds]:
    """Map each Zawgyi character to what it adds to a cluster."""
    plain = [*map(chr, range(0x1000, 0x102B)), "\u103f"]
    pieces: dict[str, _Adds] = {letter: (("letter", letter),) for letter in plain}
    pieces.update({digit: (("letter", letter),) for digit, letter in _DIGIT_LETTERS.items()})
    pieces["၎"] = (("letter", "၎င်း"),)
    pieces.update({sign: ((slot, sign),) for sign, slot in _SLOT_OF.items()})
    table = _table()
    pieces.update({code: (("letter", drawn),) for code, drawn in table["letters"].items()})
    pieces.update({code: _signs(drawn) for code, drawn in table["signs"].items()})
    pieces.update({code: (("kinzi", _KINZI), *_signs(drawn)) for code, drawn in table["kinzi"].items()})
    stacked = table["stacked"].items()
    pieces.update({code: (("stacked", "\u1039" + drawn[0]), *_signs(drawn[1:])) for code, drawn in stacked})
    return pieces


def _signs(drawn: str) -> _Adds:
    return tuple((_SLOT_OF[sign], sign) for sign in drawn)


@cache
def _pattern() -> re.Pattern[str]:
    """Match what has to be written anew: clusters, stray signs, zero-width spaces.

    Every repetition is possessive and starts where the one before cannot, so that no part of a
    text is looked at more than a few times.
    """
    table, pieces = _table(), _pieces()
    ra = "".join(code for code, drawn in table["signs"].items() if drawn == "ြ")
    letters = "\u1000-\u102a\u103f" + "".join(table["letters"])
    signs = "".join(code for code, adds in pieces.items() if adds[0][0] != "letter")
    ending = "".join(code for code in signs if code not in table["stacked"])
    marks = "".join(code for code in signs if code not in ra + "ေ")
    # a digit that carries a sign, or stands alone beside one, is the letter that looks like it
    alone = f"(?![.,]?[0-9၀-၉%]|[{_BLANK}]?(?:ဦး|ဦး|ေယာက္))"
    drawn_on = f"(?:[{letters}]|[၀၇၈]{alone})"
    follows = f"(?:[{_BLANK}]*+[{marks}]|[{ra}ေ]++(?!{drawn_on}))"
    burmese = "\u1000-\u103f\u104a-\u1097"
    written = "\u1000-\u103f\u1060-\u1097"
    wa = f"(?:(?<=[{ending}])|(?m:^)(?=.[{written}])|(?<=[{written}])(?=.(?m:$)))၀{alone}"
    return re.compile(
        f"(?P<edge>(?m:^)\u200b++(?=[{burmese}])|(?<=[{burmese}])\u200b++(?m:$))"
        f"|၎င္း|(?:(?<=[{ending}])|(?m:^))၄င္း"
        f"|[{ra}ေ]++{drawn_on}{follows}*+"
        f"|{wa}{follows}*+"
        f"|[၎{''.join(table['letters'])}]{follows}*+"
        f"|[{letters}]{follows}++"
        f"|(?:(?<![{_BLANK}]){follows}|[{ra}ေ]++(?!{drawn_on})){follows}*+"
    )
