"""Compares two releases of one list: rows added, changed, vanished, unchanged.

Rows are aligned by the list's own identifier where both releases have a column of them and none twice;
otherwise by identical cells, then by name and date, then by a name that is nearly the same (`similar`).
An identifier that only numbers the lines 1, 2, 3 … moves when a line is inserted, so it is used last,
and on its own is no change. Use this to follow a list through time, never to decide who is one person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from uncounted.domain.row import Row, RowChange
from uncounted.lists.similar import similar_pairs

Key = Callable[[Row], Hashable]
Pairing = Callable[[Sequence[Row], Sequence[Row]], Iterable[tuple[Row, Row]]]

# two cells at least so alike (twice the common letters over all letters) are one cell with a slip
_SLIP = 0.7


@dataclass(frozen=True)
class Difference:
    """What differs between two releases.

    Attributes
    ----------
    changes
        Added and changed rows in the order of the new release, then the vanished rows in the order of
        the old one.
    n_unchanged
        Rows that are the same in both.
    previous_of
        Row id of each row that is surely an old one, changed or not, to its row id in the old release.
        Rows that only the number of their line aligned are in it when all else but a slip agrees.
    """

    changes: tuple[RowChange, ...]
    n_unchanged: int
    previous_of: Mapping[str, str] = field(default_factory=dict)

    def count(self, kind: str) -> int:
        """Count the changes of one kind: added, changed or vanished."""
        return sum(change.kind == kind for change in self.changes)


def diff(old: Sequence[Row], new: Sequence[Row]) -> Difference:
    """Compare two releases.

    Parameters
    ----------
    old, new
        All rows of each release, in the order of the file.

    Returns
    -------
    Difference
        Changes name rows and columns, never values. Comparing the other way round gives the same with
        added and vanished exchanged.
    """
    running = _running_number_columns(old) & _running_number_columns(new)
    partner = _aligned(old, new, running)
    changes, n_unchanged = [], 0
    for row in new:
        before = partner.get(row.row_id)
        if before is None:
            changes.append(RowChange("added", row.row_id, ""))
        elif columns := _changed_columns(before, row, running):
            changes.append(RowChange("changed", row.row_id, before.row_id, columns))
        else:
            n_unchanged += 1
    found = {row.row_id for row in partner.values()}
    changes += [RowChange("vanished", "", row.row_id) for row in old if row.row_id not in found]
    previous_of = {
        row.row_id: before.row_id
        for row in new
        if (before := partner.get(row.row_id)) and _is_surely(before, row, running)
    }
    return Difference(tuple(changes), n_unchanged, previous_of)


def _is_surely(before: Row, after: Row, running: frozenset[str]) -> bool:
    """Whether two aligned rows are one row beyond doubt: the number of a line alone proves nothing.

    Rows of another name or date were aligned by the list's own identifier, which is proof, or by number
    or a like name, which is not: those must agree in a cell besides, and differ in one column only, by a
    slip.
    """
    has_same_id = before.fields.source_id == after.fields.source_id is not None
    if (has_same_id and not running) or _name_and_date(before) == _name_and_date(after) is not None:
        return True
    changed = _changed_columns(before, after, running)
    agreeing = {
        column for column, cell in after.cells.items() if cell and before.cells.get(column) == cell
    } - running
    if not changed:
        return True
    slip = all(
        SequenceMatcher(None, before.cells.get(column, ""), after.cells.get(column, "")).ratio() >= _SLIP
        for column in changed
    )
    return len(changed) == 1 and bool(agreeing) and slip


def _aligned(old: Sequence[Row], new: Sequence[Row], running: frozenset[str]) -> dict[str, Row]:
    """Give each new row its old one (row id to row); rows without a partner are left out.

    Both releases may use the same row ids, so what is left on each side is kept by position.
    """
    partner: dict[str, Row] = {}
    left_old, left_new = list(old), list(new)
    for pairing in _pairings(old, new, running):
        pairs = list(pairing(left_old, left_new))
        taken_old = {id(before) for before, _ in pairs}
        taken_new = {id(after) for _, after in pairs}
        partner |= {after.row_id: before for before, after in pairs}
        left_old = [row for row in left_old if id(row) not in taken_old]
        left_new = [row for row in left_new if id(row) not in taken_new]
    return partner


def _pairings(old: Sequence[Row], new: Sequence[Row], running: frozenset[str]) -> list[Pairing]:
    """Give the ways to align rows, the surest first."""

    def content(row: Row) -> Hashable:
        return _content(row, running)

    by_what_they_say = [_by(content), _by(_name_and_date), similar_pairs]
    if not (_identifies(old) and _identifies(new)):
        return by_what_they_say
    if running:
        return [*by_what_they_say, _by(_source_id)]
    # a row with another identifier is another row, whatever else is the same
    return [_by(_source_id), *map(_without_id, by_what_they_say)]


def _by(key: Key) -> Pairing:
    """Give the pairing of rows with equal keys."""
    return lambda old, new: _paired(old, new, key)


def _without_id(pairing: Pairing) -> Pairing:
    """Give a pairing of rows without an identifier only."""

    def without(rows: Sequence[Row]) -> list[Row]:
        return [row for row in rows if row.fields.source_id is None]

    return lambda old, new: pairing(without(old), without(new))


def _paired(old: Sequence[Row], new: Sequence[Row], key: Key) -> Iterator[tuple[Row, Row]]:
    """Pair rows of equal keys; of several the first with the first, and so on."""
    waiting: dict[Hashable, list[Row]] = defaultdict(list)
    for row in reversed(old):
        if (of_row := key(row)) is not None:
            waiting[of_row].append(row)
    for row in new:
        of_row = key(row)
        if of_row is not None and waiting.get(of_row):
            yield waiting[of_row].pop(), row


def _identifies(rows: Sequence[Row]) -> bool:
    """Whether rows have identifiers of the list's own, no two the same."""
    found = [row.fields.source_id for row in rows if row.fields.source_id is not None]
    return bool(found) and len(set(found)) == len(found)


def _running_number_columns(rows: Sequence[Row]) -> frozenset[str]:
    """Find identifier columns that only number the lines: each is one more than the line above."""
    numbered = [row for row in rows if row.fields.source_id is not None]
    found = [row.fields.source_id or "" for row in numbered]
    if len(found) < 2 or not all(text.isdecimal() for text in found):
        return frozenset()
    if any(int(after) != int(before) + 1 for before, after in pairwise(found)):
        return frozenset()
    columns = [
        {column for column, cell in row.cells.items() if cell.strip() == row.fields.source_id}
        for row in (numbered[0], numbered[-1])
    ]
    return frozenset(columns[0] & columns[1])


def _source_id(row: Row) -> Hashable:
    return row.fields.source_id


def _name_and_date(row: Row) -> Hashable:
    if row.fields.name is None:
        return None
    return row.fields.name, row.fields.date.edtf if row.fields.date else None


def _content(row: Row, running: frozenset[str]) -> Hashable:
    return frozenset((column, cell) for column, cell in row.cells.items() if cell and column not in running)


def _changed_columns(before: Row, after: Row, running: frozenset[str]) -> tuple[str, ...]:
    columns: Mapping[str, str] = {**after.cells, **before.cells}
    return tuple(
        column
        for column in columns
        if column not in running and before.cells.get(column, "") != after.cells.get(column, "")
    )
