"""Chance that is the same on every machine and every Python.

Python promises that `random.random()` gives the same sequence for one seed in every version, and
promises that of no other method. So everything here is built from `random()` alone. Use one stream
per subject (``Chance(seed, "people")``): adding a draw to one subject then changes no other.
Not for statistics: the stages that estimate use NumPy's generators.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """One stream of chance, named by a seed and a subject."""

    def __init__(self, seed: int, subject: str) -> None:
        self._random = random.Random(f"{seed}/{subject}").random  # noqa: S311 - an invented case, not a secret

    def happens(self, prob: float) -> bool:
        """Say whether something of this probability happens."""
        return self._random() < prob

    def below(self, n: int) -> int:
        """Draw a whole number from 0 to n - 1."""
        return min(int(self._random() * n), n - 1)

    def choose(self, choices: Sequence[T]) -> T:
        """Draw one of the choices, each as likely."""
        return choices[self.below(len(choices))]

    def weigh(self, choices: Sequence[T], weights: Sequence[float]) -> T:
        """Draw one of the choices in proportion to its weight."""
        left = self._random() * math.fsum(weights)
        for choice, weight in zip(choices, weights, strict=True):
            left -= weight
            if left < 0:
                return choice
        return choices[-1]

    def normal(self) -> float:
        """Draw from (nearly) a standard normal: twelve uniforms, exact on every machine."""
        return sum(self._random() for _ in range(12)) - 6.0

    def poisson(self, mean: float) -> int:
        """Draw a Poisson count (Knuth's product of uniforms, in parts of at most 30)."""
        if mean > 30:
            return self.poisson(30) + self.poisson(mean - 30)
        limit, product, count = math.exp(-mean), self._random(), 0
        while product > limit:
            product *= self._random()
            count += 1
        return count

    def days(self, mean: float) -> int:
        """Draw a waiting time in whole days, exponential with this mean."""
        return int(-mean * math.log(1.0 - self._random()))

    def order(self, choices: Sequence[T]) -> list[T]:
        """Put the choices in a random order (Fisher and Yates)."""
        ordered = list(choices)
        for last in range(len(ordered) - 1, 0, -1):
            other = self.below(last + 1)
            ordered[last], ordered[other] = ordered[other], ordered[last]
        return ordered
