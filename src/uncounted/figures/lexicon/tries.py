"""One pattern for many words, as fast as one for few: common beginnings are written once.

Used for the long alternatives that word lists give. The longest word wins at each place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def either(words: Iterable[str]) -> str:
    r"""Give a regular expression that matches any of some words, the longest where several do.

    Examples
    --------
    >>> either(["in", "inside", "on"])
    '(?:in(?:side)?|on)'
    """
    branches: dict[str, Any] = {}
    for word in words:
        here = branches
        for letter in word:
            here = here.setdefault(letter, {})
        here[""] = {}
    return _pattern(branches)


def _pattern(branches: dict[str, Any]) -> str:
    letters: list[str] = []
    for letter, rest in branches.items():
        if not letter:
            continue
        text = re.escape(letter)
        while len(rest) == 1 and "" not in rest:  # one way on
            (following, rest), *_ = rest.items()
            text += re.escape(following)
        letters.append(text + (_pattern(rest) if rest.keys() - {""} else ""))
    if "" not in branches:
        return letters[0] if len(letters) == 1 else f"(?:{'|'.join(letters)})"
    return f"(?:{'|'.join(letters)})?" if letters else ""
