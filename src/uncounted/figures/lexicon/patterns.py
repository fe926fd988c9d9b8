"""Finds the matches of many patterns in a text at the cost of a few.

Every pattern of a set is a rule, and there are more with every month. Looking for each of them from
every letter of a text would make the reader slower with each rule. So the text is searched once for
the openings of all patterns, and a pattern is tried only where one of its own stands. What is found is
what ``finditer`` of each pattern finds, in the same order; empty matches are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from uncounted.figures.lexicon.openings import (
    AFTER_DIGITS,
    ANY_LETTER,
    BURMESE_LETTER,
    CAPITAL,
    DIGIT,
    Opening,
    needs_burmese,
    openings,
    small,
)
from uncounted.figures.lexicon.tries import either

T = TypeVar("T")

_DIGITS = re.compile(r"\d+")
_CAPITAL = re.compile("[A-Z\u00c0-\u00de]")
_MOST_REMEMBERED = 5000


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
        self._anywhere = [n for n, each in enumerate(found) if any(not one.letters for one in each)]
        indexed = [(n, one) for n, each in enumerate(found) if n not in self._anywhere for one in each]
        by_edge: dict[str, list[tuple[int, Opening]]] = {}
        for each in indexed:
            by_edge.setdefault(_edge(each[1]), []).append(each)
        self._letters = [_Letters(each, edge=edge) for edge, each in by_edge.items()]
        self._digits = _Digits(indexed)
        self._capitals = sorted({n for n, one in indexed if one.letters == CAPITAL})
        self._without_burmese: PatternIndex[T] | None = None
        self._last: tuple[str, _Places] = ("", _Places([], []))

    def matches(
        self, plain: str, start: int = 0, end: int | None = None
    ) -> Iterator[tuple[T, re.Match[str]]]:
        """Give the matches of each pattern between two offsets, pattern by pattern, each in order.

        The places to try are looked for once in a text, however many of its stretches are asked for.
        """
        end = len(plain) if end is None else end
        if not _has_burmese(plain):
            yield from self._latin()._found(plain, start, end)
        else:
            yield from self._found(plain, start, end)

    def _latin(self) -> PatternIndex[T]:
        """Give the index of those patterns that a text without a Burmese letter can match."""
        if self._without_burmese is None:
            kept = [each for each in self.patterns if not needs_burmese(each[0])]
            self._without_burmese = self if len(kept) == len(self.patterns) else PatternIndex(kept)
        return self._without_burmese

    def _found(self, plain: str, start: int, end: int) -> Iterator[tuple[T, re.Match[str]]]:
        tried = self._places(plain).between(start, end)
        for number in sorted({*tried, *self._anywhere}) if self._anywhere else sorted(tried):
            pattern, stands_for = self.patterns[number]
            places = tried.get(number)
            found = (
                pattern.finditer(plain, start, end) if places is None else _tried(pattern, plain, places, end)
            )
            yield from ((stands_for, match) for match in found if match.end() > match.start())

    def _places(self, plain: str) -> _Places:
        text, places = self._last
        if text is not plain:
            places = self._looked_for(plain)
            self._last = plain, places
        return places

    def _looked_for(self, plain: str) -> _Places:
        """Find the offsets at which patterns are to be tried, in order."""
        lowered = _lowered(plain)
        found = [*self._digits.places(lowered)]
        for each in self._letters:
            found += each.places(plain, lowered)
        if self._capitals:
            found += [(match.start(), self._capitals) for match in _CAPITAL.finditer(plain)]
        found.sort(key=_first)
        return _Places([at for at, _ in found], [numbers for _, numbers in found])


@dataclass(frozen=True, slots=True)
class _Places:
    """Offsets in order, and the patterns that are to be tried at each; an offset may come twice."""

    starts: list[int]
    numbers: list[list[int]]

    def between(self, start: int, end: int) -> dict[int, list[int]]:
        """Give the offsets of a stretch for each pattern that is to be tried in it, in order."""
        tried: dict[int, list[int]] = {}
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        for place in range(first, last):
            at = self.starts[place]
            for number in self.numbers[place]:
                tried.setdefault(number, []).append(at)
        return tried


class _Letters:
    """The openings in letters of many patterns: one pattern for all, and whose each is."""

    def __init__(self, found: Iterable[tuple[int, Opening]], *, edge: str) -> None:
        owners: dict[bool, dict[str, set[int]]] = {False: {}, True: {}}
        for number, opening in found:
            if opening.letters[0] not in (DIGIT, CAPITAL):
                owners[opening.is_capital].setdefault(opening.letters, set()).add(number)
        every = sorted({*owners[False], *owners[True]})
        self._owners = {
            letters: (_of_beginnings(owners[False], letters), _of_beginnings(owners[True], letters))
            for letters in every
        }
        by_first: dict[str, list[str]] = {}
        for letters in every:
            by_first.setdefault(letters[0], []).append(letters[1:])
        # only the first letter is consumed, so that an opening inside another one is found too
        one = "|".join(f"{re.escape(first)}(?=({either(rest)}))" for first, rest in sorted(by_first.items()))
        self._pattern = re.compile(f"{edge}(?:{one})") if one else None

    def places(self, plain: str, lowered: str) -> Iterator[tuple[int, list[int]]]:
        """Give the offsets at which an opening stands, and the patterns it may open."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(lowered):
            at = match.start()
            numbers = self._owners[lowered[at] + match[match.lastindex or 0]][plain[at].isupper()]
            if numbers:
                yield at, numbers


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

    def places(self, lowered: str) -> Iterator[tuple[int, list[int]]]:
        """Give the offsets at which digits stand, and the patterns they may open."""
        if not self._owners:
            return
        for match in _DIGITS.finditer(lowered):
            first, after = match.span()
            at_first, inside = self._of(lowered[after : after + AFTER_DIGITS])
            if at_first:
                yield first, at_first
            if inside:
                yield from ((at, inside) for at in range(first, after))

    def _of(self, behind: str) -> tuple[list[int], list[int]]:
        """Give the patterns that digits with these letters behind them may open: at the first, at any."""
        known = self._known.get(behind)
        if known is None:
            numbers = _of_beginnings(self._owners, behind, shortest=0)
            if "a" <= behind[:1] <= "z":
                numbers = sorted({*numbers, *self._owners.get(ANY_LETTER, ())})
            known = [n for n in numbers if n not in self._inside], [n for n in numbers if n in self._inside]
            if len(self._known) < _MOST_REMEMBERED:
                self._known[behind] = known
        return known


def _of_beginnings(owners: dict[str, set[int]], letters: str, *, shortest: int = 1) -> list[int]:
    sizes = range(shortest, len(letters) + 1)
    return sorted(set().union(*(owners.get(letters[:size], ()) for size in sizes)))


def _edge(opening: Opening) -> str:
    """Give the pattern of the place before an opening."""
    if opening.at_line_start:
        return "(?m:^)"
    if opening.at_word_edge:
        return r"\b"
    return "(?<![a-z])" if opening.after_no_letter else ""


def _first(place: tuple[int, list[int]]) -> int:
    return place[0]


def _tried(pattern: re.Pattern[str], plain: str, places: list[int], end: int) -> Iterator[re.Match[str]]:
    taken = 0
    for at in places:
        if at < taken:
            continue
        match = pattern.match(plain, at, end)
        if match is not None:
            taken = match.end()
            yield match


@lru_cache(maxsize=2)
def _has_burmese(plain: str) -> bool:
    return not plain.isascii() and BURMESE_LETTER.search(plain) is not None


@lru_cache(maxsize=2)
def _lowered(plain: str) -> str:
    return small(plain)
