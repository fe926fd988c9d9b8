"""Which pairs of rows are looked at: those that share a key that few rows share.

All pairs of a hundred thousand rows are too many to score, and nearly all are different people.
Each rule below gives rows a key; rows with equal keys are a block and its pairs are candidates. A
block larger than the cap is left out, since its key says too little (one common name, or one day on
which many were killed); finer rules cover its rows. What was left out is counted, never hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from uncounted.match.comparand import Comparand

Keys = Callable[[Comparand], Iterable[tuple[object, ...]]]

# above this many rows the pairs of one block would cost more than they can bring
BLOCK_CAP = 150
_MOST_TOKENS = 8
_LETTERS = 4


@dataclass(frozen=True)
class Blocks:
    """Blocks of rows.

    Attributes
    ----------
    members
        Row positions of each block, two or more, at most `BLOCK_CAP`.
    counts
        Rule to blocks used, blocks over the cap, and rows in those.
    """

    members: list[list[int]]
    counts: dict[str, dict[str, int]]


def blocks(comparands: Sequence[Comparand], *, cap: int = BLOCK_CAP) -> Blocks:
    """Group rows by every rule.

    Parameters
    ----------
    comparands
        In a fixed order; members are positions in it.
    cap
        Most rows of one block.
    """
    members: list[list[int]] = []
    counts = {}
    for rule, keys_of in RULES.items():
        by_key: dict[tuple[object, ...], list[int]] = {}
        for position, comparand in enumerate(comparands):
            for key in keys_of(comparand):
                by_key.setdefault(key, []).append(position)
        shared = [found for found in by_key.values() if len(found) > 1]
        used = [found for found in shared if len(found) <= cap]
        capped = [len(found) for found in shared if len(found) > cap]
        counts[rule] = {"blocks": len(used), "over_cap": len(capped), "rows_over_cap": sum(capped)}
        members += used
    return Blocks(members, counts)


def _tokens(comparand: Comparand) -> tuple[str, ...]:
    return comparand.name.tokens[:_MOST_TOKENS] if comparand.name else ()


def _whole_names(comparand: Comparand) -> Iterator[tuple[object, ...]]:
    if comparand.name:
        yield (comparand.name.key,)
        for other in comparand.name.others:
            yield (other,)


def _with(*values: str) -> Callable[[Comparand], tuple[object, ...] | None]:
    def of(comparand: Comparand) -> tuple[object, ...] | None:
        found = tuple(getattr(comparand, value) for value in values)
        return None if None in found else found

    return of


def _each(parts: Callable[[Comparand], Iterable[object]], *values: str) -> Keys:
    """Make a rule of one part of the name together with other values."""
    others = _with(*values)

    def keys(comparand: Comparand) -> Iterator[tuple[object, ...]]:
        found = others(comparand)
        if found is not None:
            for part in parts(comparand):
                yield (part, *found)

    return keys


def _token_pairs(comparand: Comparand) -> Iterator[tuple[str, str]]:
    yield from combinations(_tokens(comparand), 2)


def _first_letters(comparand: Comparand) -> Iterator[str]:
    if comparand.name:
        for token in _tokens(comparand):
            yield token[:_LETTERS]


def _father(comparand: Comparand) -> Iterator[str]:
    if comparand.father:
        yield comparand.father.key


def _birth_parts(comparand: Comparand) -> Iterator[tuple[object, ...]]:
    """Two of day, month and year, for dates with one part wrong."""
    if comparand.birth_date:
        year, month, day = comparand.birth_date.split("-")
        yield from (
            ("ym", year, month),
            ("yd", year, day),
            ("md", month, day),
            ("y", year, min(month, day), max(month, day)),
        )


RULES: dict[str, Keys] = {
    "whole name": lambda one: _whole_names(one),
    "whole name, place": _each(lambda one: [key for (key,) in _whole_names(one)], "place"),
    "whole name, month of event": _each(lambda one: [key for (key,) in _whole_names(one)], "event_month"),
    "whole name, birth year": _each(lambda one: [key for (key,) in _whole_names(one)], "birth_year"),
    "whole name, region": _each(lambda one: [key for (key,) in _whole_names(one)], "region"),
    "two parts of the name": lambda one: ((pair,) for pair in _token_pairs(one)),
    "two parts of the name, sex, place": _each(_token_pairs, "sex", "place"),
    "two parts of the name, month of event": _each(_token_pairs, "event_month"),
    "one part of the name": lambda one: ((token,) for token in _tokens(one)),
    "one part of the name, place, month of event": _each(_tokens, "place", "event_month"),
    "one part of the name, day of event": _each(_tokens, "event_date"),
    "one part of the name, birth date": _each(_tokens, "birth_date"),
    "one part of the name, birth year, place": _each(_tokens, "birth_year", "place"),
    "birth date": _each(lambda one: [""], "birth_date"),
    "first letters of the name, parts of the birth date": lambda one: (
        (letters, parts) for letters in _first_letters(one) for parts in _birth_parts(one)
    ),
    "first letters of the name, day of event, place": _each(_first_letters, "event_date", "place"),
    "father": lambda one: ((father,) for father in _father(one)),
    "father, place": _each(_father, "place"),
    "day of event, place, sex, age": _each(lambda one: [""], "event_date", "place", "sex", "age"),
}
