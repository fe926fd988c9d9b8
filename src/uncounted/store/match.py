"""Stored judgements and matchings.

Judgements and matchings are only ever added: the newest judgement on a pair is the one that holds,
the newest matching is the current one, and every earlier one stays to be checked against.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import msgspec

from uncounted.domain.match_input import MatchInput
from uncounted.domain.matching import Judgement, Matching, Member, Pair, Person, Verdict
from uncounted.domain.row_key import present_ids, row_keys
from uncounted.store import lists
from uncounted.store.store import Store


def add_judgement(
    store: Store, row_a: str, row_b: str, verdict: Verdict, why: str = "", *, by: str = ""
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
    keys = row_keys((row_a, row_b), lists.row_lineage(store))
    with store.change("match.judge", f"judgement:{row_a}:{row_b}") as change:
        judgement = Judgement(row_a, row_b, verdict, by or change.by, change.at, why)
        change.add(
            "match_judgement",
            {
                "row_a": row_a,
                "row_b": row_b,
                "key_a": keys[row_a],
                "key_b": keys[row_b],
                "verdict": verdict,
                "by": judgement.by,
                "at": judgement.at,
                "why": why,
            },
        )
    return judgement


def judgements(store: Store) -> list[Judgement]:
    """Give the judgements on the present rows, oldest first, by the row ids of now.

    A judgement made on an earlier release is moved to the rows that these rows became. One whose rows
    are gone binds nothing; `stranded_judgements` gives those.
    """
    present = present_row_ids(store)
    return [moved for made in every_judgement(store) if (moved := _moved(made, present))]


def stranded_judgements(store: Store) -> list[Judgement]:
    """Give the judgements, as made, that hold on no present rows: a row of theirs is gone.

    Only the newest on each pair counts, and only those that bound something.
    """
    present = present_row_ids(store)
    gone = [made for made in every_judgement(store) if _moved(made, present) is None]
    lineage = lists.row_lineage(store) if gone else {}
    newest = {tuple(sorted(row_keys((made.row_a, made.row_b), lineage).values())): made for made in gone}
    return [made for made in newest.values() if made.verdict != "unsure"]


def every_judgement(store: Store) -> list[Judgement]:
    """Give every judgement ever made, oldest first, with the row ids it was made on."""
    rows = store.db.query("SELECT * FROM match_judgement ORDER BY id")
    return [
        Judgement(row["row_a"], row["row_b"], row["verdict"], row["by"], row["at"], row["why"])
        for row in rows
    ]


def present_row_ids(store: Store) -> dict[str, str]:
    """Give for each row id of any release the id that the row has now; rows that are gone are left out."""
    return present_ids((row.row_id for row in lists.current_rows(store)), lists.row_lineage(store))


def match_input(store: Store, *, seed: int | None = None) -> MatchInput:
    """Give what a matching made now would rest on.

    Parameters
    ----------
    store
        The workspace.
    seed
        Overrides the seed of the settings.
    """
    settings = store.settings.match
    if seed is not None:
        settings = msgspec.structs.replace(settings, seed=seed)
    rows, lineage = lists.current_rows(store), lists.row_lineage(store)
    row_ids = [row.row_id for row in rows]
    present = present_ids(row_ids, lineage)
    moved = [found for made in every_judgement(store) if (found := _moved(made, present))]
    return MatchInput(rows, settings, moved, row_keys(row_ids, lineage))


def is_current(store: Store) -> bool:
    """Whether the newest matching is what matching would give now; False before the first.

    It rests on the present rows, the judgements on them, the thresholds of the settings and the
    present method. A seed given for that matching alone counts as its own.
    """
    found = store.db.query("SELECT input_hash, settings FROM match_matching ORDER BY id DESC LIMIT 1")
    if not found:
        return False
    seed = msgspec.json.decode(found[0]["settings"]).get("seed")
    return bool(match_input(store, seed=seed).hash() == found[0]["input_hash"])


def _moved(made: Judgement, present: Mapping[str, str]) -> Judgement | None:
    row_a, row_b = present.get(made.row_a), present.get(made.row_b)
    if row_a is None or row_b is None or row_a == row_b:
        return None
    return replace(made, row_a=min(row_a, row_b), row_b=max(row_a, row_b))


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
