"""Burmese syllables: parting script, romanising it, and one phonetic class for both ways of writing.

Use this to compare names across scripts. The classes leave out tone, aspiration and the voicing of
stops, which romanisations of names do not show reliably, so two different names may share their
classes: a shared class is evidence, never identity. Text in Zawgyi encoding must be converted first
(`uncounted.language.scripts`). The table is ``burmese_sounds.toml``; `uncounted.language.names` puts
whole names together.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

_INDEPENDENT = {"ဣ": "အိ", "ဤ": "အီ", "ဥ": "အု", "ဦ": "အူ", "ဧ": "အေ", "ဩ": "အော", "ဪ": "အော်"}
_SYLLABLE = re.compile(r"(?P<onset>[က-အ])(?P<medials>[ျ-ှ]*)(?P<vowels>[ာ-ဲံ်]*)(?P<finals>(?:[က-အ]်)*)")
_UNHEARD = re.compile("[့း\u200b-\u200d\u2060\ufeff]")
_PALATAL = {"k": "c", "p": "py", "m": "my", "ng": "ny"}
_BECOMES_SH = {"y", "l", "th"}
_LONGEST_SPELLING = 9


@dataclass(frozen=True)
class Syllable:
    """One syllable as heard.

    Attributes
    ----------
    onset
        Class of the beginning, with ``w`` for a medial wa.
    rhyme
        Class of the rest.
    latin
        The most usual romanisation.
    """

    onset: str
    rhyme: str
    latin: str

    @property
    def sound(self) -> str:
        """The phonetic class, the same for script and romanisation."""
        return self.onset + self.rhyme


def is_burmese_script(text: str) -> bool:
    """Say whether any letter of the Burmese block is there."""
    return any("\u1000" <= letter <= "\u109f" for letter in text)


def split_syllables(text: str) -> list[str]:
    """Part Burmese script into written syllables, tone marks kept; other characters stay in between.

    Examples
    --------
    >>> split_syllables("သန္တာဝင်း")
    ['သန္', 'တာ', 'ဝင်း']
    """
    text = unicodedata.normalize("NFC", text)
    # a new syllable begins at a letter that is neither a final (asat follows) nor the upper of two stacked
    starts = [found.start() for found in re.finditer("[က-ဪဿ](?![့း]?[\u1039\u103a])", text)]
    bounds = sorted({0, *starts, len(text)})
    return [text[start:end] for start, end in pairwise(bounds)]


def script_syllables(text: str) -> tuple[Syllable, ...]:
    """Read Burmese script as syllables; whatever is not Burmese is passed over.

    Examples
    --------
    >>> [syllable.sound for syllable in script_syllables("ထွန်းထွန်းဦး")]
    ['tun', 'tun', 'u']
    """
    return tuple(_heard(found) for found in _SYLLABLE.finditer(_plain(text)))


def latin_sounds(word: str) -> tuple[str, ...] | None:
    """Read one romanised word as Burmese syllables.

    Parameters
    ----------
    word
        Letters a to z, lower case, of one or several joined syllables.

    Returns
    -------
    tuple of str or None
        Phonetic classes by the fewest syllables that spell the word; None when none do.

    Examples
    --------
    >>> latin_sounds("htun"), latin_sounds("ninehtoo"), latin_sounds("smith")
    (('tun',), ('naing', 'tu'), None)
    """
    spellings = _spellings()
    # best[k]: cheapest reading of the first k letters, as (n syllables, n unlikely ones), classes
    best: list[tuple[tuple[int, int], tuple[str, ...]] | None] = [((0, 0), ())] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_SPELLING), end):
            before, sound = best[start], spellings.get(word[start:end])
            if before is None or sound is None:
                continue
            (n_syllables, n_unlikely), sounds = before
            # inside a word, syllables that begin with a vowel or with ng are the less likely reading
            unlikely = start > 0 and (word[start] in "aeiou" or sound.startswith("ng"))
            cost = (n_syllables + 1, n_unlikely + unlikely)
            if best[end] is None or cost < best[end][0]:  # type: ignore[index]  # checked on its left
                best[end] = (cost, (*sounds, sound))
    found = best[len(word)]
    return found[1] if found and word else None


def _plain(text: str) -> str:
    """Undo what is written but not heard: tones, stacks, kinzi, look-alike digits, vowel letters."""
    text = unicodedata.normalize("NFC", text)
    text = _UNHEARD.sub("", text).replace("ါ", "ာ").replace("ဿ", "သ်သ").replace("သြော", "အော")
    text = re.sub("(?<=[က-႟])၀|၀(?=[က-႟])", "ဝ", text)
    text = re.sub("(?<=[က-႟])၇|၇(?=[က-႟])", "ရ", text)
    text = re.sub("ဥ(?=[ာ်])", "ဉ", text)
    text = text.replace("်္", "်").replace("္", "်")
    return "".join(_INDEPENDENT.get(letter, letter) for letter in text)


def _heard(found: re.Match[str]) -> Syllable:
    onsets, rhymes, first_latin = _script_tables()
    onset, medials = onsets.get(found["onset"], ""), found["medials"]
    if "ှ" in medials and (onset == "y" or ("ျ" in medials and onset in _BECOMES_SH)):
        onset = "sh"
    elif "ျ" in medials or "ြ" in medials:
        onset = _PALATAL.get(onset, onset)
    rhyme, has_wa = _rhyme(rhymes, "ွ" if "ွ" in medials else "", found["vowels"] + found["finals"])
    onset, rhyme = _settled(onset + ("w" if has_wa and onset != "w" else ""), rhyme)
    bare = onset[:-1] if onset.endswith("w") and onset != "w" else onset
    latin = first_latin[bare] + ("w" if bare != onset else "") + first_latin["-" + rhyme]
    return Syllable(onset, rhyme, latin)


def _rhyme(rhymes: dict[str, str], wa: str, written: str) -> tuple[str, bool]:
    """Give the class of a rhyme and whether a medial wa is still to be heard; unknown finals are dropped."""
    while written:
        if wa + written in rhymes:
            return rhymes[wa + written], False
        if written in rhymes:
            return rhymes[written], bool(wa)
        written = written[:-1]
    return "a", bool(wa)


def _settled(onset: str, rhyme: str) -> tuple[str, str]:
    """Merge the two ways of hearing wa: Hlwan and Hlun, Wan and Wun are one sound."""
    rounded = {"an": "un", "at": "ok"}
    if onset.endswith("w") and rhyme in rounded:
        return (onset if onset == "w" else onset[:-1]), rounded[rhyme]
    return onset, rhyme


@cache
def _table() -> dict[str, dict[str, dict[str, list[str] | str]]]:
    source = resources.files("uncounted.language") / "burmese_sounds.toml"
    return tomllib.loads(source.read_text("utf-8"))


@cache
def _script_tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    table = _table()
    onsets = {letter: name for name, row in table["onsets"].items() for letter in row["script"]}
    rhymes = {written: name for name, row in table["rhymes"].items() for written in row["script"]}
    first = {name: row["latin"][0] for name, row in table["onsets"].items()}
    first |= {"-" + name: row["latin"][0] for name, row in table["rhymes"].items()}
    return onsets, rhymes, first


@cache
def _spellings() -> dict[str, str]:
    """Map every spelling of a syllable to its class; the first entry of the table wins."""
    spellings: dict[str, str] = {}
    for onset, onset_latin in _onset_spellings():
        for rhyme, row in _table()["rhymes"].items():
            sound = "".join(_settled(onset, rhyme))
            for rhyme_latin in row["latin"]:
                spellings.setdefault(onset_latin + rhyme_latin, sound)
    return spellings


def _onset_spellings() -> Iterator[tuple[str, str]]:
    for onset, row in _table()["onsets"].items():
        for latin in row["latin"]:
            yield onset, latin
    for onset, row in _table()["onsets"].items():
        if onset not in ("", "w"):
            for latin in row["latin"]:
                yield onset + "w", latin + "w"
