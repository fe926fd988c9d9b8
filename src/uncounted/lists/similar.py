"""Aligns rows of two releases whose name was corrected: one date, or one age and place, and like names.

Only for rows that nothing surer aligns, and only where each of the two rows is like no other. Use
`uncounted.lists.diff` to compare releases; this says nothing about who is one person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from uncounted.domain.row import Row
from uncounted.language.names import name_key

# twice the common letters over all letters, such as one letter added to a name of eight
_LEAST_ALIKE = 0.9

# so many names are compared at most, those of the days and places with the fewest rows first
_MOST_COMPARED = 300_000

_Pair = tuple[int, int]


def similar_pairs(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pair rows that differ in a corrected name, in the order of the new release.

    Parameters
    ----------
    old, new
        Rows of each release that are not aligned yet.

    Returns
    -------
    list of (Row, Row)
        Old and new row. Neither is like another row of the other release, so that the same pairs come
        out the other way round.
    """
    found = {pair for position in (_day, _age_and_place) for pair in _alike(old, new, position)}
    n_old, n_new = Counter(one for one, _ in found), Counter(other for _, other in found)
    clear = [(one, other) for one, other in found if n_old[one] == n_new[other] == 1]
    return [(old[one], new[other]) for one, other in sorted(clear, key=lambda pair: pair[1])]


def _alike(old: Sequence[Row], new: Sequence[Row], shared: Callable[[Row], Hashable]) -> Iterator[_Pair]:
    """Give the positions of rows that share something and have like names."""
    blocks: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((old, new)):
        for position, row in enumerate(rows):
            if row.fields.name is not None and (value := shared(row)) is not None:
                blocks[value][side].append(position)
    n_compared = 0
    for _, (in_old, in_new) in sorted(blocks.items(), key=lambda block: _size_and_name(*block)):
        n_compared += len(in_old) * len(in_new)
        if n_compared > _MOST_COMPARED:
            return
        yield from ((one, other) for one in in_old for other in in_new if _is_like(old[one], new[other]))


def _size_and_name(value: Hashable, block: tuple[list[int], list[int]]) -> tuple[int, str]:
    return len(block[0]) * len(block[1]), repr(value)


def _is_like(one: Row, other: Row) -> bool:
    """Whether two names sound alike or differ by a letter, and nothing says that they are two persons."""
    if one.fields.sex and other.fields.sex and one.fields.sex != other.fields.sex:
        return False
    # in a fixed order: the comparison of letters may depend on it
    first, second = sorted((one.fields.name or "", other.fields.name or ""))
    key = name_key(first)
    return (bool(key) and key == name_key(second)) or _is_alike(first.casefold(), second.casefold())


def _is_alike(first: str, second: str) -> bool:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.real_quick_ratio() >= _LEAST_ALIKE and matcher.ratio() >= _LEAST_ALIKE


def _day(row: Row) -> Hashable:
    date = row.fields.date
    return date.edtf if date and date.precision == "day" else None


def _age_and_place(row: Row) -> Hashable:
    fields = row.fields
    return (fields.age, fields.place) if fields.age is not None and fields.place else None
