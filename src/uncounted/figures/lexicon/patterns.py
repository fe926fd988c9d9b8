"""Finds the matches of many patterns in a text at the cost of a few.

Every pattern of a set is a rule, and there are more with every month. Looking for each of them from
every letter of a text would make the reader slower with each rule. So the text is searched once for
the openings of all patterns, and a pattern is tried only where one of its own stands. What is found is
what ``finditer`` of each pattern finds, in the same order; empty matches are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Generic, TypeVar

from uncounted.figures.lexicon.openings import AFTER_DIGITS, CAPITAL, DIGIT, Opening, openings, small
from uncounted.figures.lexicon.tries import either

T = TypeVar("T")

_DIGITS = re.compile(r"\d+")
_CAPITAL = re.compile("[A-Z]")
_MOST_REMEMBERED = 5000

_Places = dict[int, list[Sequence[int]]]


class PatternIndex(Generic[T]):
    """Many patterns, searched for together.

    Parameters
    ----------
    patterns
        Each with what it stands for.
    """

    def __init__(self, patterns: Iterable[tuple[re.Pattern[str], T]]) -> None:
        self.patterns = list(patterns)
        found = [openings(pattern) for pattern, _ in self.patterns]
        self._anywhere = {n for n, each in enumerate(found) if any(not one.letters for one in each)}
        indexed = [(n, one) for n, each in enumerate(found) if n not in self._anywhere for one in each]
        self._at_edge = _Letters([each for each in indexed if each[1].at_word_edge], edge=r"\b")
        self._inside = _Letters([each for each in indexed if not each[1].at_word_edge], edge="")
        self._digits = _Digits(indexed)
        self._capitals = sorted({n for n, one in indexed if one.letters == CAPITAL})

    def matches(
        self, plain: str, start: int = 0, end: int | None = None
    ) -> Iterator[tuple[T, re.Match[str]]]:
        """Give the matches of each pattern between two offsets, pattern by pattern, each in order."""
        end = len(plain) if end is None else end
        places = self._places(plain, start, end)
        for number, (pattern, stands_for) in enumerate(self.patterns):
            if number in self._anywhere:
                found: Iterable[re.Match[str]] = pattern.finditer(plain, start, end)
            elif number in places:
                found = _tried(pattern, plain, _in_order(places[number]), end)
            else:
                continue
            yield from ((stands_for, match) for match in found if match.end() > match.start())

    def _places(self, plain: str, start: int, end: int) -> _Places:
        """Give the offsets at which each pattern is to be tried."""
        lowered = _lowered(plain)
        places: _Places = {}
        for each in (self._at_edge, self._inside, self._digits):
            each.add_places(places, lowered, start, end)
        if self._capitals:
            capitals = [match.start() for match in _CAPITAL.finditer(plain, start, end)]
            for number in self._capitals if capitals else ():
                places.setdefault(number, []).append(capitals)
        return places


class _Letters:
    """The openings in letters of many patterns: one pattern for all, and whose each is."""

    def __init__(self, found: Iterable[tuple[int, Opening]], *, edge: str) -> None:
        owners: dict[str, set[int]] = {}
        for number, opening in found:
            if opening.letters[0] not in (DIGIT, CAPITAL):
                owners.setdefault(opening.letters, set()).add(number)
        self._owners = {letters: _of_beginnings(owners, letters) for letters in owners}
        by_first: dict[str, list[str]] = {}
        for letters in owners:
            by_first.setdefault(letters[0], []).append(letters[1:])
        # only the first letter is consumed, so that an opening inside another one is found too
        one = "|".join(f"{re.escape(first)}(?=({either(rest)}))" for first, rest in sorted(by_first.items()))
        self._pattern = re.compile(f"{edge}(?:{one})") if one else None

    def add_places(self, places: _Places, lowered: str, start: int, end: int) -> None:
        """Add the offsets at which an opening stands."""
        if self._pattern is None:
            return
        by_letters: dict[str, list[int]] = {}
        for match in self._pattern.finditer(lowered, start, end):
            at = match.start()
            by_letters.setdefault(lowered[at] + match[match.lastindex or 0], []).append(at)
        for letters, found in by_letters.items():
            for number in self._owners[letters]:
                places.setdefault(number, []).append(found)


class _Digits:
    """The openings in digits of many patterns, by what stands behind the digits."""

    def __init__(self, found: Iterable[tuple[int, Opening]]) -> None:
        self._owners: dict[str, set[int]] = {}
        self._inside: set[int] = set()
        for number, opening in found:
            if opening.letters[0] == DIGIT:
                self._owners.setdefault(opening.letters[1:], set()).add(number)
                if not opening.at_first_digit:
                    self._inside.add(number)
        self._known: dict[str, tuple[list[int], list[int]]] = {}

    def add_places(self, places: _Places, lowered: str, start: int, end: int) -> None:
        """Add the offsets at which digits stand."""
        if not self._owners:
            return
        by_number: dict[int, list[int]] = {}
        for match in _DIGITS.finditer(lowered, start, end):
            first, after = match.span()
            at_first, inside = self._of(lowered[after : after + AFTER_DIGITS])
            for number in at_first:
                by_number.setdefault(number, []).append(first)
            for number in inside:
                by_number.setdefault(number, []).extend(range(first, after))
        for number, found in by_number.items():
            places.setdefault(number, []).append(found)

    def _of(self, behind: str) -> tuple[list[int], list[int]]:
        """Give the patterns that digits with these letters behind them may open: at the first, at any."""
        known = self._known.get(behind)
        if known is None:
            numbers = _of_beginnings(self._owners, behind, shortest=0)
            known = [n for n in numbers if n not in self._inside], [n for n in numbers if n in self._inside]
            if len(self._known) < _MOST_REMEMBERED:
                self._known[behind] = known
        return known


def _of_beginnings(owners: dict[str, set[int]], letters: str, *, shortest: int = 1) -> list[int]:
    sizes = range(shortest, len(letters) + 1)
    return sorted(set().union(*(owners.get(letters[:size], ()) for size in sizes)))


def _in_order(found: list[Sequence[int]]) -> Iterable[int]:
    return found[0] if len(found) == 1 else sorted(set(chain.from_iterable(found)))


def _tried(pattern: re.Pattern[str], plain: str, places: Iterable[int], end: int) -> Iterator[re.Match[str]]:
    taken = 0
    for at in places:
        if at < taken:
            continue
        match = pattern.match(plain, at, end)
        if match is not None:
            taken = match.end()
            yield match


@lru_cache(maxsize=2)
def _lowered(plain: str) -> str:
    return small(plain)
