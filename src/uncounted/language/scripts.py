"""Which script, language and Burmese encoding a text has.

Use `language_of` for a document's languages and `burmese_encoding` before any Burmese text is read:
Zawgyi looks like Unicode to a program and says something else. Not for telling languages that
share a script apart: other languages in Latin or Myanmar letters are "und". Next: `names`, `numerals`.
"""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import TYPE_CHECKING

from uncounted.domain.document import Encoding

if TYPE_CHECKING:
    from myanmartools import ZawgyiDetector

UNDETERMINED = "und"

_PROB_ZAWGYI = 0.95
_PROB_UNICODE = 0.05
# a contrary line this long is not chance: the detector was right on every such line we measured
_LINE_LETTERS = 12
_SHARE_LEAST = 0.01
# less than this beside a known language is names and abbreviations
_SHARE_LEAST_OTHER = 0.1
_MYANMAR = re.compile("[\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f]")
# letters of Shan, Mon, Karen, Khamti and others. Zawgyi gives most of these code points to glyphs
# that never begin a word, so they prove Unicode only at the beginning of one
_OTHER_THAN_BURMESE = re.compile(
    "(?<![\u1000-\u109f])[\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u1075-\u107d]|[\ua9e0-\ua9fe\uaa60-\uaa7f]"
)
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)?")
# words that no neighbouring language in Latin letters uses often
_ENGLISH_ONLY = re.compile("the|of|and|to|that|with|was|were|have|been|their|from|which|by|has|are|is|for")
_ENGLISH = re.compile(
    _ENGLISH_ONLY.pattern
    + "|in|who|this|it|at|as|on|they|not|will|be|more|than|its|he|she|his|her|after|had|or|an|but"
)
_ENGLISH_SHARE = 0.12


def is_burmese(ch: str) -> bool:
    """Whether a character belongs to the Myanmar script."""
    return _MYANMAR.match(ch) is not None


def has_burmese(text: str) -> bool:
    """Say whether any character of the Myanmar script is there."""
    return _MYANMAR.search(text) is not None


def has_other_letters(text: str) -> bool:
    """Say whether a word begins with a letter that Shan, Mon, Karen or others have and Burmese has not."""
    return _OTHER_THAN_BURMESE.search(text) is not None


def language_of(text: str) -> tuple[str, ...]:
    """Give the languages of a text, largest share of letters first.

    Returns
    -------
    tuple of str
        ``en``, ``my``, and ``und`` for letters of any other language. Left out are languages with
        less than one letter in a hundred, and others with less than one in ten. Empty for a text
        without letters.

    Examples
    --------
    >>> language_of("The statement was issued by the council.")
    ('en',)
    """
    shares = {"my": 0, "en": 0, UNDETERMINED: 0}
    for line in text.splitlines():
        n_myanmar = len(_MYANMAR.findall(line))
        if n_myanmar:
            shares[UNDETERMINED if _OTHER_THAN_BURMESE.search(line) else "my"] += n_myanmar
    words = _LATIN_WORD.findall(text)
    n_latin = sum(map(len, words))
    shares["en" if _is_english(words) else UNDETERMINED] += n_latin
    shares[UNDETERMINED] += sum(map(str.isalpha, text)) - _n_letters_of_ours(text, words)
    n_letters = sum(shares.values())
    least = dict.fromkeys(shares, _SHARE_LEAST * n_letters)
    if n_letters > shares[UNDETERMINED]:
        least[UNDETERMINED] = _SHARE_LEAST_OTHER * n_letters
    found = [language for language, share in shares.items() if share and share >= least[language]]
    return tuple(sorted(found, key=lambda language: -shares[language]))


def burmese_encoding(text: str) -> Encoding:
    """Tell Unicode from Zawgyi in the Burmese of a text.

    Returns
    -------
    str
        ``unicode`` when the detector gives Zawgyi a probability of 0.05 or less, or there is no
        Burmese to judge; ``zawgyi`` from 0.95; ``mixed`` when whole lines contradict the rest;
        ``unknown`` in between. Lines in Shan, Mon or Karen letters are not judged: the detector
        learnt Burmese.
    """
    lines = [
        line for line in text.splitlines() if _MYANMAR.search(line) and not _OTHER_THAN_BURMESE.search(line)
    ]
    overall = verdict("\n".join(lines))
    long_lines = {verdict(line) for line in lines if len(_MYANMAR.findall(line)) >= _LINE_LETTERS}
    return "mixed" if {"zawgyi", "unicode"} <= long_lines | {overall} else overall


def verdict(text: str) -> Encoding:
    """Judge a text as one piece, whatever its lines: ``unicode``, ``zawgyi`` or ``unknown``."""
    if not _MYANMAR.search(text):
        return "unicode"
    prob_zawgyi = _detector().get_zawgyi_probability(text)
    if prob_zawgyi <= _PROB_UNICODE:
        return "unicode"
    return "zawgyi" if prob_zawgyi >= _PROB_ZAWGYI else "unknown"


@cache
def _detector() -> ZawgyiDetector:
    from myanmartools import ZawgyiDetector

    with warnings.catch_warnings():
        # it opens its model with a function that Python 3.11 and 3.12 call deprecated and 3.13 kept
        warnings.simplefilter("ignore", DeprecationWarning)
        return ZawgyiDetector()


def _is_english(words: list[str]) -> bool:
    common = [word for word in map(str.lower, words) if _ENGLISH.fullmatch(word)]
    return len(common) >= _ENGLISH_SHARE * len(words) and any(map(_ENGLISH_ONLY.fullmatch, common))


def _n_letters_of_ours(text: str, words: list[str]) -> int:
    n_myanmar = sum(map(str.isalpha, _MYANMAR.findall(text)))
    return n_myanmar + sum(map(str.isalpha, "".join(words)))
