"""Everybody who was killed in the invented case: the truth that the lists see parts of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from uncounted.demo.chance import Chance
from uncounted.demo.names import Piece, Sex, invent_name, invent_nickname
from uncounted.demo.places import HIGHLANDS, Place, of_region

TAKEOVER = date(2030, 2, 5)
LAST_DAY = date(2031, 3, 29)

Cause = Literal["shooting", "raid", "shelling", "air strike", "custody"]

# Deaths expected by region in incidents of a few people: first days, long middle, last months.
_DEATHS = {
    "Thayawin": (330, 120, 60),
    "Hlinetaung": (90, 70, 40),
    "Taungmin": (40, 200, 190),
    "Nyaungsan": (90, 240, 190),
    "Yemyat": (60, 80, 60),
    "Sawpyin": (20, 150, 130),
}
_PERIODS = (
    (TAKEOVER, date(2030, 6, 30)),
    (date(2030, 7, 1), date(2030, 12, 31)),
    (date(2031, 1, 1), LAST_DAY),
)
_CAUSES: tuple[Cause, ...] = ("shooting", "raid", "shelling", "air strike", "custody")
_CAUSES_HIGHLANDS = (0.15, 0.30, 0.30, 0.20, 0.05)
_CAUSES_LOWLANDS = (0.52, 0.33, 0.02, 0.01, 0.12)
_MASS_EVENTS = 10
_FEWEST_IN_MASS_EVENT, _MOST_IN_MASS_EVENT = 15, 65


@dataclass(frozen=True)
class Victim:
    """One invented person who was killed.

    Attributes
    ----------
    number
        Identity inside the case, from 0.
    name, nickname, father
        Pieces of the names; nobody has a family name. The nickname is None for most.
    sex, age
        Age in completed years on the day.
    day, place, cause
        When, where and how.
    in_mass_event
        Whether many people were killed together.
    visibility
        How easily anybody who documents hears of this death: -1, 0 or 1. It is what makes the
        lists depend on each other.
    """

    number: int
    name: tuple[Piece, ...]
    nickname: Piece | None
    father: tuple[Piece, ...]
    sex: Sex
    age: int
    day: date
    place: Place
    cause: Cause
    in_mass_event: bool
    visibility: int

    @property
    def left_out_by_register(self) -> bool:
        """Whether the prisoners' association leaves this death out: shelling and air strikes, highlands."""
        return self.place.in_highlands and self.cause in ("shelling", "air strike")


@dataclass(frozen=True)
class _Incident:
    day: date
    place: Place
    cause: Cause
    size: int


def invent_population(seed: int) -> tuple[Victim, ...]:
    """Invent everybody who was killed, in order of day."""
    chance = Chance(seed, "people")
    incidents = sorted(_incidents(Chance(seed, "incidents")), key=lambda incident: incident.day)
    victims: list[Victim] = []
    for incident in incidents:
        for _ in range(incident.size):
            victims.append(_victim(chance, incident, len(victims)))
    return tuple(victims)


def _incidents(chance: Chance) -> list[_Incident]:
    found = []
    for region, deaths in _DEATHS.items():
        for (first, last), mean in zip(_PERIODS, deaths, strict=True):
            left = chance.poisson(mean)
            while left > 0:
                size = min(left, chance.weigh((1, 2, 3, 4, 6), (70, 15, 8, 4, 3)))
                found.append(_incident(chance, region, (first, last), size))
                left -= size
    regions, weights = list(_DEATHS), [float(sum(deaths)) for deaths in _DEATHS.values()]
    for _ in range(_MASS_EVENTS):
        size = _FEWEST_IN_MASS_EVENT + chance.below(_MOST_IN_MASS_EVENT - _FEWEST_IN_MASS_EVENT + 1)
        found.append(_incident(chance, chance.weigh(regions, weights), (TAKEOVER, LAST_DAY), size))
    return found


def _incident(chance: Chance, region: str, period: tuple[date, date], size: int) -> _Incident:
    day = period[0] + timedelta(days=chance.below((period[1] - period[0]).days + 1))
    townships = of_region(region)
    place = chance.weigh(townships, [1.0 / rank for rank in range(1, len(townships) + 1)])
    causes = _CAUSES_HIGHLANDS if region in HIGHLANDS else _CAUSES_LOWLANDS
    return _Incident(day, place, chance.weigh(_CAUSES, causes), size)


def _victim(chance: Chance, incident: _Incident, number: int) -> Victim:
    indiscriminate = incident.cause in ("shelling", "air strike")
    sex: Sex = "female" if chance.happens(0.42 if indiscriminate else 0.16) else "male"
    return Victim(
        number=number,
        name=invent_name(chance, sex),
        nickname=invent_nickname(chance, sex) if chance.happens(0.06) else None,
        father=invent_name(chance, "male"),
        sex=sex,
        age=_age(chance, anybody=indiscriminate),
        day=incident.day,
        place=incident.place,
        cause=incident.cause,
        in_mass_event=incident.size >= _FEWEST_IN_MASS_EVENT,
        visibility=chance.weigh((-1, 0, 1), (0.25, 0.45, 0.30)),
    )


def _age(chance: Chance, *, anybody: bool) -> int:
    if anybody or chance.happens(0.1):
        return 1 + chance.below(80)
    return max(14, min(78, round(31 + 11 * chance.normal())))
