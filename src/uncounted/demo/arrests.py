"""People arrested, released and wanted in the invented case: only their days, for the stated figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from uncounted.demo.chance import Chance
from uncounted.demo.population import LAST_DAY, TAKEOVER

_ARRESTS_A_DAY = 15.0
_SHARE_RELEASED = 0.33
_MEAN_DAYS_HELD = 90.0
_WARRANTS_A_DAY = 3.6


@dataclass(frozen=True)
class Counts:
    """The state of arrests on one day; arrested is always detained plus released."""

    arrested: int
    detained: int
    released: int
    wanted: int


@dataclass(frozen=True)
class Arrests:
    """Days of arrest, of release and of warrants.

    Attributes
    ----------
    arrested, released, wanted
        One day for each person; the same person never counts twice in one of them.
    """

    arrested: tuple[date, ...]
    released: tuple[date, ...]
    wanted: tuple[date, ...]

    def until(self, day: date) -> Counts:
        """Count up to and including a day."""
        arrested = sum(one <= day for one in self.arrested)
        released = sum(one <= day for one in self.released)
        return Counts(arrested, arrested - released, released, sum(one <= day for one in self.wanted))


def invent_arrests(seed: int) -> Arrests:
    """Invent the days on which people were arrested and released."""
    chance = Chance(seed, "arrests")
    arrested, released, wanted = [], [], []
    for n_days in range((LAST_DAY - TAKEOVER).days + 1):
        day = TAKEOVER + timedelta(days=n_days)
        for _ in range(chance.poisson(_ARRESTS_A_DAY)):
            arrested.append(day)
            if chance.happens(_SHARE_RELEASED):
                released.append(day + timedelta(days=1 + chance.days(_MEAN_DAYS_HELD)))
        wanted += [day] * chance.poisson(_WARRANTS_A_DAY)
    return Arrests(tuple(arrested), tuple(released), tuple(wanted))
