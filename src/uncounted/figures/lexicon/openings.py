"""How the matches of a pattern can begin, worked out from the pattern itself.

Used by `uncounted.figures.lexicon.patterns`, which tries a pattern only where one of its openings
stands. An opening may be shorter than what the pattern asks for, never longer or missing: where that
cannot be told, the pattern may begin anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from typing import Any

# There is no public way to take a pattern apart; that all of it works is tested on every release.
_parser: Any = import_module("re._parser")
_constants: Any = import_module("re._constants")

BURMESE_LETTER = re.compile("[\u1000-\u109f]")
DIGIT, CAPITAL, ANY_LETTER = "\x00", "\x01", "\x02"
_SIGNS = frozenset({DIGIT, CAPITAL, ANY_LETTER})
_LINE_STARTS = (_constants.AT_BEGINNING, _constants.AT_BEGINNING_LINE, _constants.AT_BEGINNING_STRING)
_LONGEST = 6
AFTER_DIGITS = 3
_CAPITALS = (("A", "Z"), ("\u00c0", "\u00de"))
_MOST_LETTERS = 12
_MOST = 1000
_MOST_GOING_ON = 40
_ZERO_WIDTH = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_BLANK = re.compile(r"[^\S \n]")
# The letters that count as "i" and "s" where case does not matter.
_LIKE = {"\u0130": "i", "\u0131": "i", "\u017f": "s"}
_ODD = re.compile("[\u0130\u0131\u017f]")
_ANY_LATIN = [(_constants.RANGE, (ord("A"), ord("Z"))), (_constants.RANGE, (ord("a"), ord("z")))]
_BURMESE = range(0x1000, 0x10A0)
_DIGITS = range(ord("0"), ord("9") + 1)


@dataclass(frozen=True, slots=True)
class Opening:
    """Letters that a match can begin with.

    Attributes
    ----------
    letters
        The letters, in lower case; `DIGIT` for a run of digits of any length, with what stands
        behind the run, which may be `ANY_LETTER` from A to z; `CAPITAL` for any capital, A to Z or with
        an accent; empty where a match may begin with anything.
    at_word_edge
        Whether they stand at the edge of a word.
    at_first_digit
        Whether no digit stands before them.
    after_no_letter
        Whether no letter from a to z stands before them.
    at_line_start
        Whether they open a line.
    is_capital
        Whether the first is a capital letter; the others may be either.
    is_whole
        Whether no more letters are to be added.
    """

    letters: str = ""
    at_word_edge: bool = False
    at_first_digit: bool = False
    after_no_letter: bool = False
    at_line_start: bool = False
    is_capital: bool = False
    is_whole: bool = False


@lru_cache(maxsize=1024)
def openings(pattern: re.Pattern[str]) -> frozenset[Opening]:
    r"""Give the openings of a pattern.

    Examples
    --------
    >>> sorted(each.letters for each in openings(re.compile(r"\bNo\.? ?\d|#\d")))
    ['#', 'no', 'no ', 'no.', 'no. ']
    """
    parsed = _parser.parse(pattern.pattern, pattern.flags)
    return frozenset(_closed(_after(parsed, {Opening()}, parsed.state.flags)))


def needs_burmese(pattern: re.Pattern[str]) -> bool:
    """Say whether every match of a pattern, or the words it looks for beside it, has a Burmese letter."""
    return not pattern.pattern.isascii() and _needs_burmese(_parser.parse(pattern.pattern, pattern.flags))


def _needs_burmese(nodes: Iterable[Any]) -> bool:
    return any(_is_burmese(node, value) for node, value in nodes)


def _is_burmese(node: Any, value: Any) -> bool:
    if node is _constants.LITERAL:
        return value in _BURMESE
    if node is _constants.IN:
        return all(
            kind is _constants.RANGE and each[0] in _BURMESE and each[1] in _BURMESE for kind, each in value
        )
    if node is _constants.BRANCH:
        return all(_needs_burmese(branch) for branch in value[1])
    if node is _constants.SUBPATTERN:
        return _needs_burmese(value[3])
    if node in _REPEATS:
        return bool(value[0]) and _needs_burmese(value[2])
    return node is _constants.ASSERT and _needs_burmese(value[1])


def _after(nodes: Iterable[Any], found: set[Opening], flags: int) -> set[Opening]:
    for node, value in nodes:
        going_on = {each for each in found if not each.is_whole}
        if not going_on:
            return found
        if len(going_on) > _MOST_GOING_ON:
            # so many beginnings are told apart by what they have already
            found = (found - going_on) | {replace(each, is_whole=bool(each.letters)) for each in going_on}
            going_on = {each for each in found if not each.is_whole}
        found = (found - going_on) | _extended(node, value, going_on, flags)
    return found


def _extended(node: Any, value: Any, found: set[Opening], flags: int) -> set[Opening]:
    if node is _constants.LITERAL:
        return _with_letters(found, _cases({chr(value)}, flags))
    if node is _constants.IN:
        return _with_letters(found, _cases(_letters_of(value), flags))
    if node is _constants.BRANCH:
        return set().union(*(_after(branch, found, flags) for branch in value[1]))
    if node is _constants.SUBPATTERN:
        return _after(value[3], found, (flags | value[1]) & ~value[2])
    if node is _constants.ATOMIC_GROUP:
        return _after(value, found, flags)
    if node in _REPEATS:
        least, most, inside = value
        once = _after(inside, found, flags)
        once = once if most == 1 or _is_digits(inside) else _closed(once)
        return once if least else found | once
    if node in _ZERO_WIDTH:
        return {_guarded(each, node, value) for each in found}
    return _closed(found)


def _guarded(opening: Opening, node: Any, value: Any) -> Opening:
    """Take note of what a pattern asks of the place before its first letter."""
    if opening.letters:
        return opening
    if node is _constants.AT and value is _constants.AT_BOUNDARY:
        return replace(opening, at_word_edge=True, at_first_digit=True)
    return replace(
        opening,
        at_first_digit=opening.at_first_digit or _forbids_digit(node, value),
        at_line_start=opening.at_line_start or (node is _constants.AT and value in _LINE_STARTS),
        after_no_letter=opening.after_no_letter or _forbids_letter(node, value),
    )


def _forbids_letter(node: Any, value: Any) -> bool:
    if node is not _constants.ASSERT_NOT or value[0] > 0 or len(value[1]) != 1:
        return False
    kind, items = value[1][0]
    return kind is _constants.IN and (
        (_constants.CATEGORY, _constants.CATEGORY_WORD) in items or set(_ANY_LATIN) <= set(items)
    )


def _forbids_digit(node: Any, value: Any) -> bool:
    """Say whether no digit can stand before a place: it opens a line, or other letters stand there."""
    if node is _constants.AT:
        return value in _LINE_STARTS
    direction, inside = value
    if direction > 0 or not len(inside):
        return False
    kind, last = inside[-1]
    if node is _constants.ASSERT:
        if kind is _constants.LITERAL:
            return last not in _DIGITS
        if kind is _constants.IN:
            letters = _cases(_letters_of(last), 0)
            return letters is not None and DIGIT not in letters
        return kind is _constants.AT and _forbids_digit(kind, last)
    kinds = (_constants.CATEGORY_DIGIT, _constants.CATEGORY_WORD)
    is_one = len(inside) == 1 and kind is _constants.IN
    return is_one and any(what is _constants.CATEGORY and each in kinds for what, each in last)


def _with_letters(found: set[Opening], letters: set[str] | None) -> set[Opening]:
    if letters is None or len(found) * len(letters) > _MOST:
        return _closed(found)
    return {_with_letter(each, letter) for each in found for letter in letters}


def _with_letter(opening: Opening, letter: str) -> Opening:
    before = opening.letters
    if letter == ANY_LETTER:
        is_behind_digits = before == DIGIT
        return replace(opening, letters=before + letter if is_behind_digits else before, is_whole=True)
    if letter in (DIGIT, CAPITAL):
        if letter == before == DIGIT:
            return opening  # still the same run
        return replace(opening, letters=before or letter, is_whole=bool(before) or letter == CAPITAL)
    most = 1 + AFTER_DIGITS if before[:1] == DIGIT else _LONGEST
    return Opening(  # not by `replace`, which is slow, for there are thousands of them
        before + small(letter),
        opening.at_word_edge,
        opening.at_first_digit,
        opening.after_no_letter,
        opening.at_line_start,
        is_capital=opening.is_capital if before else letter.isupper(),
        is_whole=len(before) + 1 >= most,
    )


def _letters_of(items: list[Any]) -> set[str] | None:
    """Give the letters of a class, digits as one and blanks as one; None where there are too many."""
    if sorted(items) == _ANY_LATIN:
        return {ANY_LETTER}
    letters: set[str] = set()
    for kind, value in items:
        if kind is _constants.LITERAL:
            letters.add(chr(value))
        elif kind is _constants.RANGE and (chr(value[0]), chr(value[1])) in _CAPITALS:
            letters.add(CAPITAL)
        elif kind is _constants.RANGE and value[1] - value[0] < _MOST_LETTERS:
            letters |= {chr(code) for code in range(value[0], value[1] + 1)}
        elif kind is _constants.CATEGORY and value is _constants.CATEGORY_DIGIT:
            letters.add(DIGIT)
        elif kind is _constants.CATEGORY and value is _constants.CATEGORY_SPACE:
            letters |= {" ", "\n"}
        else:
            return None
    return letters if len(letters) <= _MOST_LETTERS else None


def _cases(letters: set[str] | None, flags: int) -> set[str] | None:
    """Give letters with their other case where case does not matter; digits as one."""
    if letters is None or (flags & re.IGNORECASE and CAPITAL in letters):
        return None
    if flags & re.IGNORECASE:
        both = {form for each in letters - _SIGNS for form in (each, each.lower(), each.upper())}
        letters = (letters & _SIGNS) | {each for each in both if len(each) == 1}
    return {DIGIT if "0" <= each <= "9" else each for each in letters}


def small(text: str) -> str:
    """Write a text in small letters, every blank but the line end as a space; the length stays."""
    if text.isascii() and text.isalnum():
        return text.lower()
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter whose small form is two
        lowered = "".join(each if len(each.lower()) > 1 else each.lower() for each in text)
    lowered = _BLANK.sub(" ", lowered)
    return lowered if lowered.isascii() else _ODD.sub(lambda match: _LIKE[match[0]], lowered)


def _is_digits(inside: Any) -> bool:
    return (
        len(inside) == 1 and inside[0][0] is _constants.IN and _cases(_letters_of(inside[0][1]), 0) == {DIGIT}
    )


def _closed(found: set[Opening]) -> set[Opening]:
    return {each if each.is_whole else replace(each, is_whole=True) for each in found}
