"""Verbs that stand in two places: "let 61 detainees go", "took 12 people hostage", "drove them out".

The measure table holds such verbs in one piece ("let go", "taken hostage"); here the part before a number
and the words behind its noun are put together and looked up. English only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from uncounted.figures import lexicon
from uncounted.figures.text.clauses import Word

_ROLES = frozenset({"verb", "state"})
_LONGEST = 3
_NO_PARTS = frozenset(
    {"number", "comma", "conjunction", "of", "determiner", "be", "have", "relative", "mark"}
)
_NO_VERBS = _NO_PARTS | {"preposition"}


def each_form(phrases: str) -> Iterator[str]:
    """Give every phrase of a cell of the measure table: "left/leaving their home/homes" are four."""
    for phrase in phrases.split("|"):
        if "/" not in phrase:
            yield phrase
            continue
        for words in product(*(word.split("/") for word in phrase.split(" "))):
            yield " ".join(words)


def completed(words: Sequence[Word], before: int, index: int, end: int) -> Word | None:
    """Find the verb that the word before a number and the words behind its noun phrase make together.

    Parameters
    ----------
    words
        The sentence.
    before
        Index of the word before the number, its hedge and its article.
    index
        The number.
    end
        Index behind its noun phrase, which may have swallowed the words that belong to the verb.
    """
    if before < 0 or words[before].kind in _NO_VERBS or words[before].text not in _firsts():
        return None
    for start in range(end, max(index, end - _LONGEST), -1):
        for last in range(min(len(words), start + _LONGEST), start, -1):
            entry = _entry(words, before, start, last)
            if entry is not None:
                return replace(words[before], end=words[last - 1].end, role=entry[0], measure=entry[1])
    return None


def _entry(words: Sequence[Word], before: int, start: int, last: int) -> tuple[str, str] | None:
    if words[start].kind in _NO_PARTS or words[start].role == "head":
        return None
    parts = " ".join(word.text for word in words[start:last]).split()
    return _in_two().get((words[before].text, *parts))


@lexicon.derived
def _in_two() -> dict[tuple[str, ...], tuple[str, str]]:
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for language, role, measure, phrases in lexicon.table("measures"):
        if language != "my" and role in _ROLES:
            for phrase in each_form(phrases):
                words = tuple(phrase.lower().split())
                if len(words) > 1:
                    found.setdefault(words, (role, measure))
    return found


@lexicon.derived
def _firsts() -> frozenset[str]:
    return frozenset(words[0] for words in _in_two())
