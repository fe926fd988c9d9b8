"""How common each part of a name is, which parts are one slip of the pen apart, and how rare a whole name is.

A shared rare name says more than a shared common one. Frequencies are those of the rows at hand; a
whole name's frequency is taken from its parts, so that a name that stands twice for one person is
not taken for a common name. The assumption is that the parts are independent; where a whole name
is surely more frequent than that, its own frequency is used.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from uncounted.match.comparand import NameSounds

_SHORTEST_NEAR = 3
_LEAST = 1e-9
# taken as known before the first row is seen: so many rows, in which so small a share holds a value
_BEFORE_ROWS = 100.0
_BEFORE_SHARE = 0.004


@dataclass(frozen=True)
class TokenFrequency:
    """Frequencies of the tokens of one kind of name.

    Attributes
    ----------
    share
        Token to share of the names that hold it; for ``tun~2`` of the names that hold ``tun``.
    near
        Token to the other tokens within one slip: a letter more, less, other, or two swapped.
    n_names
        Names counted.
    whole
        Sorted key to number of names.
    number
        Token to its number, from 1.
    """

    share: dict[str, float]
    near: dict[str, tuple[str, ...]]
    n_names: int
    whole: Counter[str]
    number: dict[str, int]

    def code(self, token: str) -> int:
        """Pack a token's number and its information (bits, in 256ths) into one integer for the database."""
        return self.number[token] * 65_536 + round(256 * self.bits(token))

    def bits(self, token: str) -> float:
        """Give the information of sharing the token, in bits."""
        return -math.log2(self.share[token])

    def of_name(self, name: NameSounds) -> float:
        """Give the expected share of names equal to this one by sound."""
        product = math.prod(self.share[token] for token in name.tokens)
        n_same = self.whole[name.key]
        surely = (n_same - 2 * math.sqrt(n_same) - 1) / self.n_names
        return max(product, surely, _LEAST)

    def of_near(self, name: NameSounds) -> float:
        """Give the expected share of names whose parts are all equal or one slip away."""
        product = math.prod(
            min(1.0, self.share[token] + sum(self.share[other] for other in self.near[token]))
            for token in name.tokens
        )
        return max(product, self.of_name(name))


def token_frequency(names: Iterable[NameSounds]) -> TokenFrequency:
    """Count the tokens of names."""
    names = list(names)
    held = Counter(token for name in names for token in set(name.tokens))
    whole = Counter(name.key for name in names)
    share = {}
    for token, n_held in held.items():
        stem, _, repeat = token.partition("~")
        before = stem if repeat in ("", "2") else f"{stem}~{int(repeat) - 1}"
        n_could = held[before] if repeat else len(names)
        share[token] = _share(n_held, n_could)
    number = {token: at for at, token in enumerate(sorted(share), 1)}
    return TokenFrequency(share, _near(held), len(names), whole, number)


def value_shares(values: Iterable[str | None]) -> dict[str, float]:
    """Give the expected share of each value, such as a place or a day."""
    counted = Counter(value for value in values if value is not None)
    return value_shares_of(counted, counted.total())


def value_shares_of(counted: Mapping[str, int], n_rows: int) -> dict[str, float]:
    """Give the expected share of each value from how many of some rows hold it."""
    return {value: _share(n_held, n_rows) for value, n_held in counted.items()}


def _share(n_held: int, n_rows: int) -> float:
    """Estimate a share, cautious where rows are few: in a list of two rows no name is common."""
    return (n_held + _BEFORE_ROWS * _BEFORE_SHARE) / (n_rows + _BEFORE_ROWS)


def _near(tokens: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Find tokens one slip apart: they share a string with one letter left out (Mor and Fraenkel, 1982)."""
    near: dict[str, set[str]] = {token: set() for token in tokens}
    shorter: dict[str, list[str]] = defaultdict(list)
    for token in near:
        if "~" not in token and len(token) >= _SHORTEST_NEAR:
            for left_out in {token, *(token[:i] + token[i + 1 :] for i in range(len(token)))}:
                shorter[left_out].append(token)
    for found in shorter.values():
        for first in found:
            near[first].update(second for second in found if second != first and one_slip(first, second))
    return {token: tuple(sorted(others)) for token, others in near.items()}


def one_slip(first: str, second: str) -> bool:
    """Say whether one letter added, left out or changed, or two neighbours swapped, makes one the other.

    Examples
    --------
    >>> one_slip("meier", "meir"), one_slip("tin", "itn"), one_slip("tun", "tin"), one_slip("tun", "nut")
    (True, True, True, False)
    """
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    one, two = first[start:], second[start:]
    if len(one) == len(two):
        return one[1:] == two[1:] or (one[:2] == two[1::-1] and one[2:] == two[2:])
    return one[1:] == two if len(one) > len(two) else one == two[1:]
