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
_BITS = 20
_CODE = (1 << _BITS) - 1


class PatternIndex(Generic[T]):
    """Many patterns, searched for together.

    Parameters
    ----------
    patterns
        Each with what it stands for.
    """

    def __init__(self, patterns: Iterable[tuple[re.Pattern[str], T]]) -> None:
        self.patterns = list(patterns)
        self._searches: dict[bool, _Search[T]] = {}

    def matches(
        self, plain: str, start: int = 0, end: int | None = None
    ) -> Iterator[tuple[T, re.Match[str]]]:
        """Give the matches of each pattern between two offsets, pattern by pattern, each in order.

        The places to try are looked for once in a text, however many of its stretches are asked for.
        """
        return self._search(plain).matches(plain, start, len(plain) if end is None else end)

    def _search(self, plain: str) -> _Search[T]:
        """Give the search for the patterns that a text can match: some need a Burmese letter in it."""
        burmese = _has_burmese(plain)
        search = self._searches.get(burmese)
        if search is None:
            fitting = [each for each in self.patterns if burmese or not needs_burmese(each[0])]
            search = self._searches.setdefault(burmese, _Search(fitting))
        return search


class _Search(Generic[T]):
    """The search for patterns, prepared for any number of texts."""

    def __init__(self, patterns: list[tuple[re.Pattern[str], T]]) -> None:
        self._patterns = patterns
        found = [openings(pattern) for pattern, _ in patterns]
        self._anywhere = [n for n, each in enumerate(found) if any(not one.letters for one in each)]
        indexed = [(n, one) for n, each in enumerate(found) if n not in self._anywhere for one in each]
        by_edge: dict[str, list[tuple[int, Opening]]] = {}
        for each in indexed:
            by_edge.setdefault(_edge(each[1]), []).append(each)
        self._groups = _Groups()
        self._letters = [_Letters(each, self._groups, edge=edge) for edge, each in by_edge.items()]
        self._digits = _Digits(indexed, self._groups)
        self._capitals = self._groups.code(sorted({n for n, one in indexed if one.letters == CAPITAL}))
        self._last: tuple[str, list[int]] = ("", [])

    def matches(self, plain: str, start: int, end: int) -> Iterator[tuple[T, re.Match[str]]]:
        """Give the matches between two offsets."""
        tried = self._groups.tried(self._places(plain), start, end)
        for number in sorted({*tried, *self._anywhere}) if self._anywhere else sorted(tried):
            pattern, stands_for = self._patterns[number]
            places = tried.get(number)
            found = (
                pattern.finditer(plain, start, end) if places is None else _tried(pattern, plain, places, end)
            )
            yield from ((stands_for, match) for match in found if match.end() > match.start())

    def _places(self, plain: str) -> list[int]:
        text, places = self._last
        if text is not plain:
            places = self._looked_for(plain)
            self._last = plain, places
        return places

    def _looked_for(self, plain: str) -> list[int]:
        """Find the places at which patterns are to be tried, in order."""
        lowered = _lowered(plain)
        found = [*self._digits.places(lowered)]
        for each in self._letters:
            found += each.places(plain, lowered)
        if self._capitals:
            found += [(match.start() << _BITS) + self._capitals for match in _CAPITAL.finditer(plain)]
        found.sort()
        return found


class _Groups:
    """The groups of patterns that share an opening, each known by a code; the group of code 0 is empty.

    A place is one number: the offset, and in its last bits the code of the patterns to be tried there.
    So the places of a text are sorted fast and held in little memory.
    """

    def __init__(self) -> None:
        self._members: list[list[int]] = [[]]
        self._codes: dict[tuple[int, ...], int] = {(): 0}

    def code(self, members: list[int]) -> int:
        """Give the code of a group."""
        code = self._codes.setdefault(tuple(members), len(self._members))
        if code == len(self._members):
            self._members.append(members)
        return code

    def tried(self, places: list[int], start: int, end: int) -> dict[int, list[int]]:
        """Give the offsets of a stretch for each pattern that is to be tried in it, in order."""
        tried: dict[int, list[int]] = {}
        first, last = bisect_left(places, start << _BITS), bisect_left(places, end << _BITS)
        for place in places[first:last]:
            at = place >> _BITS
            for number in self._members[place & _CODE]:
                if number in tried:
                    tried[number].append(at)
                else:
                    tried[number] = [at]
        return tried


class _Letters:
    """The openings in letters of many patterns: one pattern for all, and whose each is."""

    def __init__(self, found: Iterable[tuple[int, Opening]], groups: _Groups, *, edge: str) -> None:
        owners: dict[bool, dict[str, set[int]]] = {False: {}, True: {}}
        for number, opening in found:
            if opening.letters[0] not in (DIGIT, CAPITAL):
                owners[opening.is_capital].setdefault(opening.letters, set()).add(number)
        every = sorted({*owners[False], *owners[True]})
        self._owners = {
            letters: [groups.code(_of_beginnings(owners[case], letters)) for case in (False, True)]
            for letters in every
        }
        by_first: dict[str, list[str]] = {}
        for letters in every:
            by_first.setdefault(letters[0], []).append(letters[1:])
        # only the first letter is consumed, so that an opening inside another one is found too
        one = "|".join(f"{re.escape(first)}(?=({either(rest)}))" for first, rest in sorted(by_first.items()))
        self._pattern = re.compile(f"{edge}(?:{one})") if one else None

    def places(self, plain: str, lowered: str) -> Iterator[int]:
        """Give the places at which an opening stands."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(lowered):
            at = match.start()
            code = self._owners[lowered[at] + match[match.lastindex or 0]][plain[at].isupper()]
            if code:
                yield (at << _BITS) + code


class _Digits:
    """The openings in digits of many patterns, by what stands behind the digits."""

    def __init__(self, found: Iterable[tuple[int, Opening]], groups: _Groups) -> None:
        self._groups = groups
        self._owners: dict[str, set[int]] = {}
        self._inside: set[int] = set()
        for number, opening in found:
            if opening.letters[0] == DIGIT:
                self._owners.setdefault(opening.letters[1:], set()).add(number)
                if not opening.at_first_digit:
                    self._inside.add(number)
        self._known: dict[str, tuple[int, int]] = {}

    def places(self, lowered: str) -> Iterator[int]:
        """Give the places at which digits stand."""
        if not self._owners:
            return
        for match in _DIGITS.finditer(lowered):
            first, after = match.span()
            at_first, inside = self._of(lowered[after : after + AFTER_DIGITS])
            if at_first:
                yield (first << _BITS) + at_first
            if inside:
                yield from range((first << _BITS) + inside, (after << _BITS) + inside, 1 << _BITS)

    def _of(self, behind: str) -> tuple[int, int]:
        """Give the patterns that digits with these letters behind them may open: at the first, at any."""
        known = self._known.get(behind)
        if known is None:
            numbers = _of_beginnings(self._owners, behind, shortest=0)
            if "a" <= behind[:1] <= "z":
                numbers = sorted({*numbers, *self._owners.get(ANY_LETTER, ())})
            inside = [n for n in numbers if n in self._inside]
            at_first = [n for n in numbers if n not in self._inside]
            known = self._groups.code(at_first), self._groups.code(inside)
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
