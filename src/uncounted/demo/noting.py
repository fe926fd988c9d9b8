"""What the keepers of a list noted about a death: parts of the truth, with the errors people make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from uncounted.demo.chance import Chance
from uncounted.demo.coverage import Listing
from uncounted.demo.names import Sex
from uncounted.demo.population import LAST_DAY, Victim
from uncounted.demo.spelling import HouseStyle, add_honorific, add_nickname, write_name

_OTHER_SEX: dict[Sex, Sex] = {"female": "male", "male": "female"}


@dataclass(frozen=True)
class Habits:
    """How careful the keepers of a list are, as shares of its rows.

    Attributes
    ----------
    style
        How they write names.
    no_father, no_sex, no_age, no_day, no_township
        Shares of rows in which that is missing.
    month_only, day_off, day_month_swapped
        Shares of days noted to the month only, a few days wrong, or with day and month swapped.
    age_off, age_heaped
        Shares of ages a year or two wrong, or rounded to a five.
    repeated
        Share of people who are written down a second time.
    nickname_column
        Whether nicknames have a column of their own.
    """

    style: HouseStyle
    no_father: float = 0.5
    no_sex: float = 0.03
    no_age: float = 0.15
    no_day: float = 0.03
    no_township: float = 0.02
    month_only: float = 0.03
    day_off: float = 0.08
    day_month_swapped: float = 0.01
    age_off: float = 0.12
    age_heaped: float = 0.08
    repeated: float = 0.02
    nickname_column: bool = False


@dataclass(frozen=True)
class Noted:
    """One entry of a list before it is laid out in columns.

    Attributes
    ----------
    victim
        Number of the victim, the truth that matching must find again; -1 for nobody who was killed.
    entered
        The day of entry.
    name, nickname, father
        As written; empty where missing.
    sex, age, day
        None where missing.
    to_the_month
        Whether only the month of the day was noted.
    township, region, township_script, region_script
        Place in both scripts; the township is empty where missing.
    repeats
        Whether the list already had this person.
    """

    victim: int
    entered: date
    name: str
    nickname: str
    father: str
    sex: Sex | None
    age: int | None
    day: date | None
    to_the_month: bool
    township: str
    township_script: str
    region: str
    region_script: str
    repeats: bool = False


def note_all(chance: Chance, habits: Habits, listings: Iterable[Listing]) -> list[Noted]:
    """Note every listing in order of entry, some of them twice."""
    entries: list[Noted] = []
    for listing in listings:
        entries.append(_note(chance, habits, listing.victim, entered=listing.entered))
        if chance.happens(habits.repeated):
            again = listing.entered + timedelta(days=5 + chance.days(20.0))
            entries.append(_note(chance, habits, listing.victim, entered=again, repeats=True))
    return sorted(entries, key=lambda entry: entry.entered)


def _note(chance: Chance, habits: Habits, victim: Victim, *, entered: date, repeats: bool = False) -> Noted:
    style = habits.style
    name = write_name(chance, style, victim.name)
    if chance.happens(style.share_honorific):
        name = add_honorific(style, name, sex=victim.sex, age=victim.age)
    knows_nickname = chance.happens(style.share_nickname)
    nickname = ""
    if victim.nickname and knows_nickname:
        if habits.nickname_column:
            nickname = write_name(chance, style, (victim.nickname,))
        else:
            name = add_nickname(style, name, victim.nickname)
    has_township = not chance.happens(habits.no_township)
    day, to_the_month = _note_day(chance, habits, victim.day)
    return Noted(
        victim=victim.number,
        entered=entered,
        name=name,
        nickname=nickname,
        father=_note_father(chance, habits, victim),
        sex=_note_sex(chance, habits, victim.sex),
        age=_note_age(chance, habits, victim.age),
        day=day,
        to_the_month=to_the_month,
        township=_spell_township(chance, victim) if has_township else "",
        township_script=victim.place.township_script if has_township else "",
        region=victim.place.region,
        region_script=victim.place.region_script,
        repeats=repeats,
    )


def _note_father(chance: Chance, habits: Habits, victim: Victim) -> str:
    if chance.happens(habits.no_father):
        return ""
    written = write_name(chance, habits.style, victim.father)
    return add_honorific(habits.style, written, sex="male", age=60) if chance.happens(0.8) else written


def _note_sex(chance: Chance, habits: Habits, sex: Sex) -> Sex | None:
    kind: Literal["missing", "wrong", "right"] = chance.weigh(
        ("missing", "wrong", "right"), (habits.no_sex, 0.005, 1 - habits.no_sex - 0.005)
    )
    return {"missing": None, "wrong": _OTHER_SEX[sex], "right": sex}[kind]


def _note_age(chance: Chance, habits: Habits, age: int) -> int | None:
    kind = chance.weigh(
        ("missing", "off", "heaped", "right"),
        (
            habits.no_age,
            habits.age_off,
            habits.age_heaped,
            1 - habits.no_age - habits.age_off - habits.age_heaped,
        ),
    )
    off = chance.choose((-2, -1, 1, 1))
    noted = {"missing": None, "off": age + off, "heaped": 5 * round(age / 5), "right": age}[kind]
    return None if noted is None else max(1, noted)


def _note_day(chance: Chance, habits: Habits, day: date) -> tuple[date | None, bool]:
    shares = (habits.no_day, habits.month_only, habits.day_off, habits.day_month_swapped)
    kind = chance.weigh(("missing", "month", "off", "swapped", "right"), (*shares, 1 - sum(shares)))
    if kind == "missing":
        return None, False
    if kind == "off":
        day = min(LAST_DAY, day + timedelta(days=chance.choose((-3, -2, -1, -1, 1, 1, 2, 4))))
    # Only days up to the twelfth can be swapped, and nobody notes a day that has not come yet.
    if kind == "swapped" and day.day <= 12 and date(day.year, day.day, day.month) <= LAST_DAY:
        day = date(day.year, day.day, day.month)
    return day, kind == "month"


def _spell_township(chance: Chance, victim: Victim) -> str:
    place = victim.place
    return chance.choose(place.spellings) if chance.happens(0.05) else place.township
