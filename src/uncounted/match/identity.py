"""Public ids of persons that survive new runs, merges, splits and new releases of lists.

An id that was published is never given to anyone else. A cluster keeps the id of the earlier person
with whom it shares most rows; every id that no longer stands for all it stood for forwards to the
ids that hold its rows now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from uncounted.domain.matching import Matching, Person

Forward = tuple[str, str, str]


def carried(previous: Matching, present: Mapping[str, str]) -> Matching:
    """Give an earlier matching with the row ids of now, for its persons only.

    Parameters
    ----------
    previous
        Of earlier releases.
    present
        Earlier row id to the id of now (`uncounted.domain.row_key.present_ids`); members whose rows are
        gone are left out, and a person may stay with none.
    """
    persons = (
        Person(
            person.person_id,
            tuple(
                replace(member, row_id=present[member.row_id])
                for member in person.members
                if member.row_id in present
            ),
        )
        for person in previous.persons
    )
    return replace(previous, persons=tuple(persons))


def person_ids(
    clusters: Sequence[tuple[str, ...]], previous: Matching | None
) -> tuple[list[str], tuple[Forward, ...]]:
    """Give each cluster its id, and the forwards of all ids that ever changed.

    Parameters
    ----------
    clusters
        Row ids of each cluster, in a fixed order; new ids are given in this order.
    previous
        The matching before, with the row ids of now (`carried`); None for the first.

    Returns
    -------
    ids
        One for each cluster.
    forwards
        (old id, new id, reason), those of `previous` first.
    """
    if previous is None:
        return [_id(number) for number in range(1, len(clusters) + 1)], ()
    id_before = {row_id: person.person_id for person in previous.persons for row_id in person.row_ids}
    before = [Counter(id_before[row] for row in rows if row in id_before) for rows in clusters]
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
