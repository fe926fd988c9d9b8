"""Stored judgements and matchings.

Judgements and matchings are only ever added: the newest judgement on a pair is the one that holds,
the newest matching is the current one, and every earlier one stays to be checked against.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from uncounted.domain.matching import Judgement, Matching, Member, Pair, Person, Verdict
from uncounted.store.store import Store


def add_judgement(
    store: Store,
    row_a: str,
    row_b: str,
    verdict: Verdict,
    why: str = "",
    *,
    by: str = "",
    row_keys: Mapping[str, str] | None = None,
) -> Judgement:
    """Keep a person's word on two rows.

    Nothing is checked here against other judgements; `uncounted.match.judge` does that first.

    Parameters
    ----------
    store
        The workspace.
    row_a, row_b
        Row ids, in any order.
    verdict
        same, different, unsure.
    why
        The reason, in the judge's own words.
    by
        Pseudonym of the judge; the workspace's actor when empty.
    row_keys
        Row id to row key (`uncounted.domain.row_key`): with them the judgement still holds when a new
        release of the list gives the rows new ids.

    Returns
    -------
    Judgement
        As stored.

    Raises
    ------
    ValueError
        When both rows are one row.
    """
    if row_a == row_b:
        raise ValueError("a judgement is about two rows")
    row_a, row_b = sorted((row_a, row_b))
    keys = row_keys or {}
    with store.change("match.judge", f"judgement:{row_a}:{row_b}") as change:
        judgement = Judgement(row_a, row_b, verdict, by or change.by, change.at, why)
        change.add(
            "match_judgement",
            {
                "row_a": row_a,
                "row_b": row_b,
                "key_a": keys.get(row_a, ""),
                "key_b": keys.get(row_b, ""),
                "verdict": verdict,
                "by": judgement.by,
                "at": judgement.at,
                "why": why,
            },
        )
    return judgement


def judgements(store: Store, *, row_keys: Mapping[str, str] | None = None) -> list[Judgement]:
    """Give every judgement, oldest first.

    Parameters
    ----------
    store
        The workspace.
    row_keys
        Row id to key of the present rows. When given, a judgement made on an earlier release is moved
        to the present rows with the same keys, and one whose rows are gone is left out.
    """
    found = store.db.query("SELECT * FROM match_judgement ORDER BY id")
    if row_keys is None:
        return [_judgement(row, row["row_a"], row["row_b"]) for row in found]
    id_of = {key: row_id for row_id, key in row_keys.items()}
    moved = []
    for row in found:
        row_a = row["row_a"] if row["row_a"] in row_keys else id_of.get(row["key_a"])
        row_b = row["row_b"] if row["row_b"] in row_keys else id_of.get(row["key_b"])
        if row_a and row_b and row_a != row_b:
            moved.append(_judgement(row, *sorted((row_a, row_b))))
    return moved


def add_matching(store: Store, matching: Matching) -> None:
    """Keep a matching, whole or not at all; it becomes the current one.

    Only the forwards that no earlier matching has are added.
    """
    known = {tuple(row) for row in store.db.query("SELECT old_id, new_id, reason FROM match_forward")}
    with store.change("match.matching", matching.input_hash) as change:
        matching_id = int(str(store.db.scalar("SELECT coalesce(max(id), 0) + 1 FROM match_matching")))
        change.add(
            "match_matching",
            {
                "id": matching_id,
                "input_hash": matching.input_hash,
                "settings": msgspec.json.encode(matching.settings, order="deterministic").decode(),
                "n_rows": len(matching.list_of),
                "n_persons": len(matching.persons),
            },
        )
        change.add_many("match_member", _member_rows(matching, matching_id))
        change.add_many(
            "match_pair",
            (
                {
                    "matching_id": matching_id,
                    "row_a": pair.row_a,
                    "row_b": pair.row_b,
                    "prob_match": float(pair.prob_match),
                }
                for pair in matching.pairs
            ),
        )
        change.add_many(
            "match_forward",
            (
                {"matching_id": matching_id, "old_id": old_id, "new_id": new_id, "reason": reason}
                for old_id, new_id, reason in matching.forwards
                if (old_id, new_id, reason) not in known
            ),
        )


def current_matching(store: Store) -> Matching | None:
    """Give the newest matching, None before the first."""
    found = store.db.query("SELECT * FROM match_matching ORDER BY id DESC LIMIT 1")
    if not found:
        return None
    matching_id = found[0]["id"]
    members = store.db.query(
        "SELECT person_id, row_id, list_name, row_key, prob_member FROM match_member "
        "WHERE matching_id = ? ORDER BY id",
        (matching_id,),
    )
    pairs = store.db.query(
        "SELECT row_a, row_b, prob_match FROM match_pair WHERE matching_id = ? ORDER BY id", (matching_id,)
    )
    forwards = store.db.query(
        "SELECT old_id, new_id, reason FROM match_forward WHERE matching_id <= ? ORDER BY id", (matching_id,)
    )
    return Matching(
        persons=tuple(_persons(members)),
        pairs=tuple(Pair(*row) for row in pairs),
        list_of={row["row_id"]: row["list_name"] for row in members},
        settings=msgspec.json.decode(found[0]["settings"]),
        input_hash=found[0]["input_hash"],
        forwards=tuple((row["old_id"], row["new_id"], row["reason"]) for row in forwards),
        key_of={row["row_id"]: row["row_key"] for row in members},
    )


def _member_rows(matching: Matching, matching_id: int) -> Iterator[dict[str, str | int | float]]:
    for person in matching.persons:
        for member in person.members:
            yield {
                "matching_id": matching_id,
                "person_id": person.person_id,
                "row_id": member.row_id,
                "list_name": matching.list_of[member.row_id],
                "row_key": matching.key_of.get(member.row_id, ""),
                "prob_member": float(member.prob_member),
            }


def _persons(members: Iterable[sqlite3.Row]) -> Iterator[Person]:
    grouped: dict[str, list[Member]] = {}
    for row in members:
        grouped.setdefault(row["person_id"], []).append(Member(row["row_id"], row["prob_member"]))
    for person_id, of_person in grouped.items():
        yield Person(person_id, tuple(of_person))


def _judgement(row: sqlite3.Row, row_a: str, row_b: str) -> Judgement:
    return Judgement(row_a, row_b, row["verdict"], row["by"], row["at"], row["why"])
