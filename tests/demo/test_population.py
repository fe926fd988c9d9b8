"""Tests of who was killed in the invented case."""

from __future__ import annotations

from collections import Counter

from uncounted.demo.case import CaseFiles
from uncounted.demo.population import LAST_DAY, TAKEOVER, invent_population


def test_one_seed_gives_one_population(case: CaseFiles) -> None:
    """The same seed gives the same people, another seed others."""
    assert invent_population(case.truth.seed) == case.population
    assert invent_population(1) != case.population


def test_everybody_was_killed_inside_the_period(case: CaseFiles) -> None:
    """Days lie between the takeover and the last day, numbers count up."""
    assert all(TAKEOVER <= victim.day <= LAST_DAY for victim in case.population)
    assert [victim.number for victim in case.population] == list(range(len(case.population)))


def test_there_are_mass_events_of_one_day_and_one_place(case: CaseFiles) -> None:
    """Many people die on one day in one township, several times."""
    together = Counter((victim.day, victim.place) for victim in case.population if victim.in_mass_event)
    assert len(together) >= 8
    assert all(n_people >= 15 for n_people in together.values())


def test_every_region_has_deaths_in_both_years(case: CaseFiles) -> None:
    """No region is empty in a year, so strata by year and region exist."""
    seen = {(victim.place.region, victim.day.year) for victim in case.population}
    assert len(seen) == 12


def test_people_share_names(case: CaseFiles) -> None:
    """Some different people have the same name, as in life."""
    names = Counter(victim.name for victim in case.population)
    assert max(names.values()) >= 2
