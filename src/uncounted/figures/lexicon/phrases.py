"""Finds the phrases of a table in a text in one pass, longest first.

English phrases are found by words, Burmese ones by letters. The tables themselves are read by
`uncounted.figures.lexicon`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_TOKEN = re.compile("[A-Za-z\u00c0-\u024f]+(?:'[a-z]+)?")
_BURMESE = re.compile("[\u1000-\u109f]")


@dataclass(frozen=True)
class Hit(Generic[T]):
    """A phrase found in a text: half-open span, and what the table says about it."""

    start: int
    end: int
    entry: T


class PhraseIndex(Generic[T]):
    """Finds many phrases in one pass: English by words, Burmese by letters.

    Parameters
    ----------
    entries
        Phrase and what it stands for. English phrases match whole words, case ignored; commas
        and hyphens between the words do not matter.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._burmese: dict[str, T] = {}
        for phrase, entry in entries:
            words = tuple(word.lower() for word in _TOKEN.findall(phrase))
            if _BURMESE.search(phrase):
                self._burmese.setdefault(phrase, entry)
            elif words:
                self._by_first.setdefault(words[0], []).append((words, entry))
        for known in self._by_first.values():
            known.sort(key=lambda item: -len(item[0]))
        longest_first = sorted(self._burmese, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def find(self, plain: str, start: int, end: int) -> list[Hit[T]]:
        """Find phrases between two offsets: the longest at each place, none overlapping, in order."""
        hits = self._words(plain, start, end)
        if self._pattern is not None and not plain.isascii():
            hits += [
                Hit(match.start(), match.end(), self._burmese[match[0]])
                for match in self._pattern.finditer(plain, start, end)
            ]
            hits.sort(key=lambda hit: hit.start)
        return hits

    def _words(self, plain: str, start: int, end: int) -> list[Hit[T]]:
        tokens = [
            (match[0].lower(), match.start(), match.end()) for match in _TOKEN.finditer(plain, start, end)
        ]
        hits: list[Hit[T]] = []
        at = 0
        while at < len(tokens):
            for words, entry in self._by_first.get(tokens[at][0], ()):
                stretch = tokens[at : at + len(words)]
                if tuple(token[0] for token in stretch) == words and _is_close(stretch):
                    hits.append(Hit(stretch[0][1], stretch[-1][2], entry))
                    at += len(words)
                    break
            else:
                at += 1
        return hits


def _is_close(stretch: list[tuple[str, int, int]]) -> bool:
    return all(later[1] - earlier[2] <= 2 for earlier, later in itertools.pairwise(stretch))
