"""Finds the phrases of a table in a text in one pass, longest first.

English phrases are found by words, Burmese ones by letters. A stretch of text is taken apart into
words once, whatever the number of tables it is held against: the words of the last few stretches are
remembered. The tables themselves are read by `uncounted.figures.lexicon`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from uncounted.figures.lexicon.tries import either

T = TypeVar("T")

_LETTER = "A-Za-z\u00c0-\u024f"
_TOKEN = re.compile(f"[{_LETTER}]+(?:'[a-z]+)?")
_MARK = "[\u102b-\u1032\u1036-\u103e]"
_BURMESE = re.compile("[\u1000-\u109f]")
_FURTHEST_APART = 2
_LONGEST_STRETCH = 4000


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found in a text: half-open span, and what the table says about it."""

    start: int
    end: int
    entry: T


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a stretch: in lower case, where each begins and ends, and which there are."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    distinct: frozenset[str]


class PhraseIndex(Generic[T]):
    """Finds many phrases in one pass: English by words, Burmese by letters.

    Parameters
    ----------
    entries
        Phrase and what it stands for. English phrases match whole words, case ignored; commas
        and hyphens between the words do not matter.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._words: dict[str, T] = {}
        self._phrases: dict[tuple[str, str], list[tuple[list[str], T]]] = {}  # by their first two words
        self._burmese: dict[str, T] = {}
        for phrase, entry in entries:
            words = [word.lower() for word in _TOKEN.findall(phrase)]
            if _BURMESE.search(phrase):
                self._burmese.setdefault(phrase, entry)
            elif len(words) == 1:
                self._words.setdefault(words[0], entry)
            elif words:
                self._phrases.setdefault((words[0], words[1]), []).append((words, entry))
        for known in self._phrases.values():
            known.sort(key=lambda item: -len(item[0]))
        self._firsts = frozenset({*self._words, *(first for first, _ in self._phrases)})
        # a mark behind a phrase makes its last letter part of another syllable
        self._pattern = re.compile(rf"(?:{either(self._burmese)})(?!{_MARK})") if self._burmese else None

    def find(self, plain: str, start: int, end: int) -> list[Hit[T]]:
        """Find phrases between two offsets: the longest at each place, none overlapping, in order."""
        hits: list[Hit[T]] = []
        for left, right in _stretches(plain, start, end):
            hits += self._in_words(_words_of(plain, left, right))
        if self._pattern is not None and not plain.isascii():
            burmese = [
                Hit(match.start(), match.end(), self._burmese[match[0]])
                for match in self._pattern.finditer(plain, start, end)
            ]
            hits = sorted([*hits, *burmese], key=lambda hit: hit.start) if burmese else hits
        return hits

    def _in_words(self, found: _Words) -> list[Hit[T]]:
        hits: list[Hit[T]] = []
        if self._firsts.isdisjoint(found.distinct):
            return hits
        firsts, taken = self._firsts, 0
        for at in [at for at, word in enumerate(found.words) if word in firsts]:
            if at < taken:
                continue
            hit = self._at(found, at)
            if hit is not None:
                taken, entry = hit
                hits.append(Hit(found.starts[at], found.ends[taken - 1], entry))
        return hits

    def _at(self, found: _Words, at: int) -> tuple[int, T] | None:
        """Give where the longest phrase that begins with a word ends, and its entry."""
        first = found.words[at]
        for words, entry in self._phrases.get((first, "".join(found.words[at + 1 : at + 2])), ()):
            after = at + len(words)
            if found.words[at:after] == words and _is_close(found, at, after):
                return after, entry
        return (at + 1, self._words[first]) if first in self._words else None


def _is_close(found: _Words, first: int, after: int) -> bool:
    return all(found.starts[at + 1] - found.ends[at] <= _FURTHEST_APART for at in range(first, after - 1))


def _stretches(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part what is longer than any sentence at line ends, so that its words need not be held at once."""
    stretches = []
    while end - start > _LONGEST_STRETCH:
        cut = plain.find("\n", start + _LONGEST_STRETCH, end) + 1
        if not cut:
            break
        stretches.append((start, cut))
        start = cut
    return [*stretches, (start, end)]


@lru_cache(maxsize=8)
def _words_of(plain: str, start: int, end: int) -> _Words:
    words, starts, ends = [], [], []
    for match in _TOKEN.finditer(plain, start, end):
        words.append(match[0].lower())
        starts.append(match.start())
        ends.append(match.end())
    return _Words(words, starts, ends, frozenset(words))
