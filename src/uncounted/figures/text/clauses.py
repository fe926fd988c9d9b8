"""A sentence as a row of words with their work in it: what `uncounted.figures.measures.frames` reads.

No parser: closed classes of small words (``lexicon/grammar.toml``), the phrases of the measure table,
the numbers that may be figures, and punctuation are enough to see which verb and which noun a number
belongs to. English only; Burmese, whose verb stands last, is read by distance in `measures`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uncounted.figures import lexicon
from uncounted.figures.lexicon import Hit
from uncounted.figures.numbers.numbers import Number

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['-][A-Za-z\u00c0-\u024f]+)*|[0-9][0-9.,]*|[^\sA-Za-z0-9]")
_MARKS = {
    ",": "comma",
    ";": "stop",
    ":": "colon",
    ".": "stop",
    "!": "stop",
    "?": "stop",
    "–": "dash",
    "—": "dash",
    "•": "stop",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a phrase of the measure table, a number or a mark.

    Attributes
    ----------
    start, end
        Half-open offsets.
    kind
        number, phrase, the name of a class of small words, noun (any other word), participle,
        or the name of a mark.
    text
        In lower case; of a number its unit, if it has one.
    role, measure
        What the measure table says of a phrase; empty otherwise.
    is_name
        Whether it begins with a capital.
    """

    start: int
    end: int
    kind: str
    text: str
    role: str = ""
    measure: str = ""
    is_name: bool = False


def words_of(
    plain: str, start: int, end: int, numbers: Sequence[Number], hits: Sequence[Hit[tuple[str, str]]]
) -> list[Word]:
    """Take a stretch of a text apart, in order.

    Parameters
    ----------
    plain
        The plain text.
    start, end
        The stretch.
    numbers
        The numbers in it that may be figures.
    hits
        The phrases of the measure table in it.
    """
    fixed = [Word(each.start, each.end, "number", each.unit) for each in numbers]
    taken = iter([*numbers, None])
    number = next(taken)
    for hit in hits:
        while number is not None and number.end <= hit.start:
            number = next(taken)
        if number is None or hit.end <= number.start:
            text = plain[hit.start : hit.end]
            fixed.append(
                Word(hit.start, hit.end, "phrase", text.lower(), *hit.entry, is_name=text[0].isupper())
            )
    fixed.sort(key=lambda word: word.start)
    words: list[Word] = []
    at = start
    for each in fixed:
        words += _plain_words(plain, at, each.start)
        words.append(each)
        at = max(at, each.end)
    return [*words, *_plain_words(plain, at, end)]


def _plain_words(plain: str, start: int, end: int) -> list[Word]:
    found = []
    for match in _WORD.finditer(plain, start, end):
        text = match[0]
        lowered = text.lower()
        kind = _classes().get(lowered) or _MARKS.get(text) or _open_class(lowered)
        found.append(Word(match.start(), match.end(), kind, lowered, is_name=text[0].isupper()))
    return found


def _open_class(word: str) -> str:
    if not word[0].isalpha():
        return "figure" if word[0].isdigit() else "mark"
    if len(word) > 4 and word.endswith(("ed", "ing")):
        return "participle"
    if len(word) > 5 and word.endswith("ly") and word not in word_set("nouns_in_ly"):
        return "determiner"  # an adverb, passed over as small words are: "37 heavily damaged"
    return "noun"


def is_past(word: str) -> bool:
    """Say whether a verb of the measure table stands in a past form, which may be a passive."""
    return word.endswith("ed") or word in word_set("past")


@lexicon.derived
def word_set(name: str) -> frozenset[str]:
    """Give one of the sets of small words that rules go by."""
    return frozenset(lexicon.document("grammar")["sets"][name].split())


@lexicon.derived
def _classes() -> dict[str, str]:
    classes: dict[str, str] = {}
    for kind, words in lexicon.document("grammar")["classes"].items():
        for word in words.split():
            classes.setdefault(word, kind)
    return classes
