"""Which list comes to hold whom, and when: uneven by place, by time and by how visible a death was.

For victim i and list j the log-odds of being listed are::

    base_j + region_j(place_i) + late_j * (share of the period gone by) + visibility_j * v_i + mass_j

The visibility v_i is shared by all lists, so lists depend on each other: a model that takes them as
independent gives too low a total. The register leaves out shelling and air strikes in the highlands.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from uncounted.demo.chance import Chance
from uncounted.demo.population import LAST_DAY, TAKEOVER, Victim

REGISTER = "prisoners-register"


@dataclass(frozen=True)
class Coverage:
    """How one list hears of deaths; log-odds as in the module's docstring.

    Attributes
    ----------
    list_name
        The list.
    base, region, late, visibility, mass
        Terms of the log-odds.
    mean_delay_days
        Mean time from the death to its entry in the list.
    """

    list_name: str
    base: float
    region: Mapping[str, float]
    late: float
    visibility: float
    mass: float
    mean_delay_days: float

    def prob(self, victim: Victim) -> float:
        """Give the probability that the list ever hears of this death."""
        if self.list_name == REGISTER and victim.left_out_by_register:
            return 0.0
        gone_by = (victim.day - TAKEOVER).days / (LAST_DAY - TAKEOVER).days
        log_odds = self.base + self.region[victim.place.region] + self.late * gone_by
        log_odds += self.visibility * victim.visibility + self.mass * victim.in_mass_event
        return 1.0 / (1.0 + math.exp(-log_odds))


def _regions(*log_odds: float) -> dict[str, float]:
    names = ("Thayawin", "Hlinetaung", "Taungmin", "Nyaungsan", "Yemyat", "Sawpyin")
    return dict(zip(names, log_odds, strict=True))


COVERAGES = (
    Coverage("ward-watch", -1.07, _regions(1.0, 0.2, -0.9, 0.2, 0.2, -0.8), -0.6, 0.3, 0.3, 4.0),
    Coverage("medics-network", -1.67, _regions(0.3, 0.4, 0.0, 0.2, 0.4, -0.2), 0.3, 0.2, 0.2, 1.0),
    Coverage(REGISTER, -0.67, _regions(0.6, 0.2, 0.0, 0.1, 0.0, -0.1), 0.2, 0.35, 0.2, 7.0),
    Coverage("lawyers-circle", -2.27, _regions(0.7, 0.3, 0.2, 0.0, 0.2, 0.0), 0.4, 0.35, 0.5, 10.0),
    Coverage("funeral-books", -1.67, _regions(-0.6, 0.1, 0.6, 0.6, 0.4, 0.7), 0.0, 0.15, 0.4, 1.0),
)


@dataclass(frozen=True)
class Listing:
    """One victim on one list.

    Attributes
    ----------
    list_name, victim
        Who, where.
    entered
        The day on which the list's keepers wrote it down.
    """

    list_name: str
    victim: Victim
    entered: date


def draw_listings(population: Sequence[Victim], coverage: Coverage, *, seed: int) -> tuple[Listing, ...]:
    """Draw whom a list comes to hold, in order of entry."""
    chance = Chance(seed, f"coverage of {coverage.list_name}")
    listings = []
    for victim in population:
        heard, delay = chance.happens(coverage.prob(victim)), chance.days(coverage.mean_delay_days)
        if heard:
            entered = victim.day + timedelta(days=delay)
            listings.append(Listing(coverage.list_name, victim, entered))
    return tuple(sorted(listings, key=lambda listing: (listing.entered, listing.victim.number)))
