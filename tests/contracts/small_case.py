"""A small invented case for tests of the whole: four lists, three documents, settings without chains."""

from __future__ import annotations

import random
from pathlib import Path

_FIRST = ["Tun", "Khin", "Zaw", "Myo", "Hla", "Nay", "Thida", "Kyaw", "Wai", "San", "Aye", "Moe"]
_SECOND = ["Lin", "Mar", "Htet", "Thant", "Yin", "Phyo", "Win", "Naing", "Su", "Thuzar", "Min", "Lwin"]
_THIRD = ["Oo", "Aye", "Aung", "Sin", "Nwe", "Htun", "Latt", "Soe", "Kyi", "Maung", "Tint", "Zin"]
_LISTS = ("ward-watch", "clinic", "union", "parish")

SETTINGS = """\
title = "Brief of the Sabe Documentation Group"
languages = ["en", "my"]
country = "Sabe"

[[intake]]
files = "inbox/documents/*"
publisher = "Ward Watch"

[[intake]]
files = "inbox/lists/ward-watch.csv"
publisher = "Ward Watch"
kind = "list"
list_name = "ward-watch"

[[intake]]
files = "inbox/lists/clinic.csv"
publisher = "Sabe Clinic"
kind = "list"
list_name = "clinic"

[[intake]]
files = "inbox/lists/union.csv"
publisher = "Workers' Union"
kind = "list"
list_name = "union"

[[intake]]
files = "inbox/lists/parish.csv"
publisher = "Parish Office"
kind = "list"
list_name = "parish"

[estimate]
models = ["log_linear", "chao"]
by = ["region"]
"""

STATEMENT = """\
Casualties in Sabe

{day} March 2031
Author: Ward Watch

As of {day} March, {killed} civilians were confirmed killed and {arrested} arrested, according to Ward Watch.
The true numbers are probably higher, and deaths from shelling are not included.
"""


def write(root: Path) -> None:
    """Write settings and inbox of the case into an empty folder."""
    from uncounted.store import create

    create(root, settings_text=SETTINGS).close()
    documents, lists = root / "inbox" / "documents", root / "inbox" / "lists"
    documents.mkdir()
    lists.mkdir()
    for day, killed, arrested in ((12, 60, 310), (19, 71, 340), (26, 80, 390)):
        text = STATEMENT.format(day=day, killed=killed, arrested=arrested)
        (documents / f"statement-{day}.txt").write_text(text, "utf-8")
    for name, rows in _rows().items():
        (lists / f"{name}.csv").write_text(
            "\n".join(["id,name,sex,age,date,township,region", *rows]), "utf-8"
        )


def _rows() -> dict[str, list[str]]:
    chance = random.Random(20310331)  # noqa: S311 - an invented population, not a secret
    rows: dict[str, list[str]] = {name: [] for name in _LISTS}
    names = [f"{a} {b} {c}" for a in _FIRST for b in _SECOND for c in _THIRD]
    for number, name in enumerate(chance.sample(names, 90)):
        sex, age = chance.choice("FM"), chance.randint(12, 80)
        date = f"2031-{chance.randint(1, 3):02d}-{chance.randint(1, 28):02d}"
        region = chance.choice(["North", "South"])
        for list_name, cover in zip(_LISTS, (0.55, 0.45, 0.4, 0.3), strict=True):
            if chance.random() < cover:
                rows[list_name].append(f"{number},{name},{sex},{age},{date},Town {number % 5},{region}")
    return rows
