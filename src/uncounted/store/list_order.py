"""The order in which releases of lists were handed in, and from which files.

A release first stands where it was taken in; handing its file in again moves it. Nothing is overwritten:
the order is what all hand-ins together, one after the other, make of it. Release dates are not looked
at here, see `uncounted.store.lists`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from uncounted.store.database import Change
from uncounted.store.store import Store


@dataclass(frozen=True)
class HandIn:
    """A file being handed in as a release.

    Attributes
    ----------
    path
        Where the file lies in the workspace; empty for a file from elsewhere.
    goes_before
        The later release it comes before; empty when it comes after all others.
    """

    path: str = ""
    goes_before: str = ""


def release_ids(store: Store) -> list[str]:
    """Give every release by list name, then in the order in which they were handed in."""
    of_list: dict[str, list[str]] = {}
    for row in store.db.query(
        "SELECT list_name, release_id, '' AS goes_before, min(log_seq) AS seq, 0 AS is_hand_in "
        "FROM lists_release GROUP BY list_name, release_id "
        "UNION ALL SELECT list_name, release_id, goes_before, log_seq, 1 FROM lists_handed_in "
        "ORDER BY list_name, seq, is_hand_in"
    ):
        before = of_list.get(row["list_name"], [])
        of_list[row["list_name"]] = moved(before, row["release_id"], row["goes_before"])
    return [release_id for ids in of_list.values() for release_id in ids]


def moved(ids: Sequence[str], release_id: str, goes_before: str = "") -> list[str]:
    """Give an order with one release before another, or after all others.

    >>> moved(["a", "b", "c"], "a"), moved(["a", "b"], "c", "b")
    (['b', 'c', 'a'], ['a', 'c', 'b'])
    """
    others = [one for one in ids if one != release_id]
    position = others.index(goes_before) if goes_before in others else len(others)
    return [*others[:position], release_id, *others[position:]]


def is_moved(store: Store, list_name: str, release_id: str, how: HandIn) -> bool:
    """Say whether handing in a stored release changes the order of its list."""
    ids = [one for one in release_ids(store) if one.rpartition(":")[0] == list_name]
    return moved(ids, release_id, how.goes_before) != ids


def last_from(store: Store, list_name: str, path: str) -> str:
    """Give the release last taken from a file of the workspace, empty when there is none."""
    value = store.db.scalar(
        "SELECT release_id FROM lists_handed_in WHERE list_name = ? AND path = ? AND path != '' "
        "ORDER BY turn DESC LIMIT 1",
        (list_name, path),
    )
    return str(value or "")


def path_of(store: Store, release_id: str) -> str:
    """Give the file that a release was last read from, empty when it lies outside the workspace."""
    value = store.db.scalar(
        "SELECT path FROM lists_handed_in WHERE release_id = ? ORDER BY turn DESC LIMIT 1", (release_id,)
    )
    return str(value or "")


def hand_in(store: Store, list_name: str, release_id: str, how: HandIn) -> None:
    """Store that the file of a stored release was handed in."""
    with store.change("lists.hand_in", release_id) as change:
        add(store, change, list_name, release_id, how=how)


def add(store: Store, change: Change, list_name: str, release_id: str, *, how: HandIn) -> None:
    """Store a hand-in as part of a change."""
    n_before = store.db.scalar("SELECT count(*) FROM lists_handed_in WHERE list_name = ?", (list_name,))
    change.add(
        "lists_handed_in",
        {
            "list_name": list_name,
            "turn": 1 + int(n_before or 0),
            "release_id": release_id,
            "path": how.path,
            "goes_before": how.goes_before,
        },
    )
