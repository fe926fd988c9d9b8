"""Invented people on several lists, with the errors that lists have; the truth is the row's own person."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from uncounted.domain.date import PartialDate
from uncounted.domain.row import Fields, Row

# (script, romanisations) of syllables that names are made of
_SYLLABLES = [
    ("အောင်", ["Aung"]), ("ကျော်", ["Kyaw", "Jaw"]), ("ထွန်း", ["Htun", "Tun"]), ("မိုး", ["Moe", "Mo"]),
    ("ဝင်း", ["Win"]), ("လှိုင်", ["Hlaing", "Laing"]), ("သန်း", ["Than"]), ("စိုး", ["Soe", "So"]),
    ("ဇော်", ["Zaw"]), ("နိုင်", ["Naing", "Nine"]), ("ခင်", ["Khin"]), ("မြင့်", ["Myint"]),
    ("ထက်", ["Htet", "Tet"]), ("ဖြိုး", ["Phyo", "Pyo"]), ("သီ", ["Thi"]), ("တာ", ["Tar", "Ta"]),
    ("စု", ["Su"]), ("နွယ်", ["Nwe", "Nway"]), ("ရွှေ", ["Shwe"]), ("လင်း", ["Lin", "Linn"]),
    ("ခိုင်", ["Khaing", "Khine"]), ("ညွန့်", ["Nyunt"]), ("သိန်း", ["Thein"]), ("ဝေ", ["Wai", "Way"]),
]  # fmt: skip
_PLACES = [
    "Northmoor",
    "Eastwater",
    "Stonebridge",
    "Saltfield",
    "Redhill",
    "Longmeadow",
    "Greenford",
    "Oldtown",
]


def lists_of_people(n_persons: int, *, seed: int, n_lists: int = 3) -> tuple[list[Row], dict[str, str]]:
    """Draw rows of several lists and the true person of each row id."""
    rng = random.Random(seed)  # noqa: S311 - drawing invented people
    rows: list[Row] = []
    truth: dict[str, str] = {}
    for person in range(n_persons):
        draw = _person(rng)
        for number in range(n_lists):
            if rng.random() < 0.45:
                row_id = f"list-{number}:r1:{person:05d}"
                rows.append(Row(row_id, f"list-{number}", person, "", {"n": row_id}, draw(number)))
                truth[row_id] = str(person)
    return rows, truth


def _person(rng: random.Random) -> Callable[[int], Fields]:
    syllables = [rng.choice(_SYLLABLES) for _ in range(rng.choice([2, 3, 3, 4]))]
    age, place = rng.randint(5, 80), rng.choice(_PLACES)
    day = date(2031, 1, 1) + timedelta(rng.randrange(400))
    sex = rng.choice(["male", "male", "female"])

    def on_list(number: int) -> Fields:
        if number == 1:
            name = "".join(script for script, _ in syllables)
        else:
            name = " ".join(rng.choice(latin) for _, latin in syllables)
            name = _slip(name, rng) if rng.random() < 0.05 else name
        told = day + timedelta(rng.choice([0, 0, 0, 0, 1, 2]))
        return Fields(
            name=rng.choice(["", "", "U " if number != 1 else "ဦး"]) + name,
            sex=sex if rng.random() < 0.95 else None,  # type: ignore[arg-type]  # drawn from two of the literals
            age=age + rng.choice([0, 0, 0, 1]) if rng.random() < 0.8 else None,
            date=PartialDate.of(told) if rng.random() < 0.9 else PartialDate.month(told.year, told.month),
            place=place if rng.random() < 0.85 else None,
        )

    return on_list


def _slip(name: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(name) - 1)
    return name[:at] + name[at + 1 :]
