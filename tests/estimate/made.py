"""Small invented matchings and rows for tests of strata and of the stage."""

from __future__ import annotations

import hashlib
import random

from uncounted.domain.date import PartialDate
from uncounted.domain.matching import Matching, Member, Person
from uncounted.domain.row import Fields, Row

LISTS = ("clinic", "parish", "union", "ward-watch")


def row(row_id: str, list_name: str, **fields: object) -> Row:
    """Make one row."""
    return Row(row_id, list_name, 2, "", {}, Fields(**{"act": "killed", **fields}))  # type: ignore[arg-type]


def case(n_people: int = 900, *, seed: int = 3) -> tuple[Matching, list[Row]]:
    """Draw people of two regions onto four lists, as a matching that made no mistakes."""
    rng = random.Random(seed)  # noqa: S311 - a simulation
    persons, rows = [], []
    for number in range(n_people):
        region = rng.choice(["Hilltop", "Riverside", "Riverside"])
        chance = 0.25 if region == "Hilltop" else 0.4
        on = [name for name in LISTS if rng.random() < chance]
        day = PartialDate.month(2031, rng.choice([2, 3]))
        held = [row(f"{name}:r1:{number}", name, region=region, date=day, sex="female") for name in on]
        if held:
            rows += held
            members = tuple(Member(each.row_id, 1.0) for each in held)
            persons.append(Person(f"P{number:05d}", members))
    list_of = {each.row_id: each.list_name for each in rows}
    digest = hashlib.sha256(repr((n_people, seed)).encode()).hexdigest()
    return Matching(tuple(persons), (), list_of, {"model": "exact"}, digest), rows
