"""Which patterns could take for ever: repeats of what can itself be matched in several ways.

A repeat without end whose body repeats without end, or chooses, can match one text in more ways than
can be tried: ``(?:a+b?)+!``, ``(?:a|aa)+!``. Possessive repeats and atomic groups are never tried anew, and
are allowed. Only what a workspace adds is refused for it; ours is measured on long texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

# There is no public way to take a pattern apart; that it works is tested on every release.
_parser: Any = import_module("re._parser")
_constants: Any = import_module("re._constants")

_MANY = 10
_TRIED_ANEW = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_NEVER_TRIED_ANEW = (_constants.POSSESSIVE_REPEAT, _constants.ATOMIC_GROUP)


def is_explosive(pattern: str) -> bool:
    """Say whether a pattern repeats, many times over, what repeats or chooses itself.

    Parameters
    ----------
    pattern
        A regular expression that compiles.

    Examples
    --------
    >>> is_explosive(r"(?:a+b?)+!"), is_explosive(r"(?:a|aa)+!"), is_explosive(r"a+ (?:b|c)?d*")
    (True, True, False)
    """
    return _has_repeat_of_ways(_parser.parse(pattern))


def _has_repeat_of_ways(nodes: Iterable[Any]) -> bool:
    for node, value in nodes:
        if node in _TRIED_ANEW and _is_many(value) and _has_ways(value[2]):
            return True
        if any(_has_repeat_of_ways(inner) for inner in _inside(node, value)):
            return True
    return False


def _has_ways(nodes: Iterable[Any]) -> bool:
    """Whether one text can be matched in several ways: a choice, or a repeat of any length."""
    for node, value in nodes:
        if node is _constants.BRANCH or (node in _TRIED_ANEW and value[0] != value[1]):
            return True
        if node not in _NEVER_TRIED_ANEW and any(_has_ways(inner) for inner in _inside(node, value)):
            return True
    return False


def _is_many(repeat: Any) -> bool:
    most = repeat[1]
    return most is _constants.MAXREPEAT or most > _MANY


def _inside(node: Any, value: Any) -> list[Any]:
    """Give the patterns inside a part of a pattern."""
    if node is _constants.BRANCH:
        return list(value[1])
    if node is _constants.SUBPATTERN:
        return [value[3]]
    if node in _TRIED_ANEW or node is _constants.POSSESSIVE_REPEAT:
        return [value[2]]
    if node is _constants.ATOMIC_GROUP:
        return [value]
    if node in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [value[1]]
    if node is _constants.GROUPREF_EXISTS:
        return [each for each in value[1:] if each is not None]
    return []
