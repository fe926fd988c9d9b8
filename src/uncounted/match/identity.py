"""Public ids of persons that survive new runs, merges, splits and new releases of lists.

An id that was published is never given to anyone else. A cluster keeps the id of the earlier person
with whom it shares most rows; every id that no longer stands for all it stood for forwards to the
ids that hold its rows now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from uncounted.domain.matching import Matching

Forward = tuple[str, str, str]


def person_ids(
    clusters: Sequence[tuple[str, ...]], key_of: Mapping[str, str], previous: Matching | None
) -> tuple[list[str], tuple[Forward, ...]]:
    """Give each cluster its id, and the forwards of all ids that ever changed.

    Parameters
    ----------
    clusters
        Row ids of each cluster, in a fixed order; new ids are given in this order.
    key_of
        Row id to the key that carries a row across releases.
    previous
        The matching before, None for the first.

    Returns
    -------
    ids
        One for each cluster.
    forwards
        (old id, new id, reason), those of `previous` first.
    """
    if previous is None:
        return [_id(number) for number in range(1, len(clusters) + 1)], ()
    id_before = _ids_by_row(previous)
    before = [
        Counter(
            old for row in rows if (old := id_before.get(row) or id_before.get("key:" + key_of.get(row, "")))
        )
        for rows in clusters
    ]
    kept = _kept(before)
    used = {person.person_id for person in previous.persons} | {
        known for old, new, _ in previous.forwards for known in (old, new) if known
    }
    number = max((int(known[1:]) for known in used), default=0)
    ids = []
    for index in range(len(clusters)):
        if index not in kept:
            number += 1
        ids.append(kept.get(index) or _id(number))
    return ids, _forwards(ids, before, previous)


def _id(number: int) -> str:
    return f"P{number:05d}"


def _ids_by_row(previous: Matching) -> dict[str, str]:
    found = {}
    for person in previous.persons:
        for row_id in person.row_ids:
            found[row_id] = person.person_id
            if key := previous.key_of.get(row_id):
                found["key:" + key] = person.person_id
    return found


def _kept(before: list[Counter[str]]) -> dict[int, str]:
    """Decide which cluster keeps which id: most shared rows first, then the older id, then the order."""
    claims = sorted(
        (-n_shared, int(old[1:]), index)
        for index, olds in enumerate(before)
        for old, n_shared in olds.items()
    )
    kept: dict[int, str] = {}
    taken: set[int] = set()
    for _, old_number, index in claims:
        if index not in kept and old_number not in taken:
            kept[index] = _id(old_number)
            taken.add(old_number)
    return kept


def _forwards(ids: list[str], before: list[Counter[str]], previous: Matching) -> tuple[Forward, ...]:
    now: dict[str, list[str]] = {}
    for person_id, olds in zip(ids, before, strict=True):
        for old in olds:
            now.setdefault(old, []).append(person_id)
    current = set(ids)
    new: list[Forward] = []
    for person in previous.persons:
        old = person.person_id
        holders = sorted(now.get(old, []))
        if not holders:
            new.append((old, "", "rows withdrawn"))
        elif old in current:
            new += [(old, holder, "split") for holder in holders if holder != old]
        else:
            reason = "merged" if len(holders) == 1 else "split"
            new += [(old, holder, reason) for holder in holders]
    known = set(previous.forwards)
    return (*previous.forwards, *(forward for forward in sorted(new) if forward not in known))
