"""The documents of the case: what invented publishers state, with figures out of the same simulation.

The sentences are templates in ``data/documents``; every number in them that counts people is worked
out here. Three publishers count three different things: the prisoners' association its register, the
relief network every violent death in the highlands, the Directorate whom it calls armed offenders.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from string import Template

from uncounted.demo.arrests import Arrests
from uncounted.demo.chance import Chance
from uncounted.demo.dates import in_burmese, in_english
from uncounted.demo.files import docx_report, pdf_bytes
from uncounted.demo.lists import Register
from uncounted.demo.places import places
from uncounted.demo.population import LAST_DAY, TAKEOVER, Victim
from uncounted.demo.spelling import burmese_digits

ASSOCIATION = "Association for Prisoners and Victims of Nandaya"
NETWORK = "Taungmin Relief Network"
DIRECTORATE = "Interim Security Directorate"
WEEKLY = "Nandaya Weekly"

_SHARE_THE_NETWORK_HEARS_OF = 0.6
_FIGHTERS_KILLED, _SOLDIERS_KILLED = 190.0, 75.0
_HOUSEHOLDS_A_DAY = 22
_LAST_UPDATE_OF_NETWORK = date(2031, 3, 27)


@dataclass(frozen=True)
class World:
    """What the publishers look at.

    Attributes
    ----------
    register, arrests
        Of the association.
    highland_deaths
        Township and day of the deaths that the relief network recorded.
    fighters, soldiers
        Days on which members of armed groups and of the security forces were killed; they are not
        part of the population that is estimated.
    """

    register: Register
    arrests: Arrests
    highland_deaths: tuple[tuple[str, date], ...]
    fighters: tuple[date, ...]
    soldiers: tuple[date, ...]

    def deaths_seen_by_network(self, day: date) -> int:
        """Count the relief network's deaths up to and including a day."""
        return sum(died <= day for _, died in self.highland_deaths)


@dataclass(frozen=True)
class Source:
    """One document to be written.

    Attributes
    ----------
    path
        Below the inbox; its ending says the format.
    template
        File of the template.
    issued, as_of
        The day it is published, and the day its figures hold.
    language
        en or my.
    """

    path: str
    template: str
    issued: date
    as_of: date
    language: str = "en"


SOURCES = (
    Source("apvn/2030-05-31-first-record.txt", "apvn-first.txt", date(2030, 5, 31), date(2030, 5, 30)),
    Source("apvn/2030-08-31-record.html", "apvn-statement.html", date(2030, 8, 31), date(2030, 8, 30)),
    Source(
        "relief-network/2030-09-15-report.docx",
        "trn-situation-report.txt",
        date(2030, 9, 15),
        date(2030, 9, 10),
    ),
    Source(
        "apvn/2030-11-30-statement.html",
        "apvn-statement-my.html",
        date(2030, 11, 30),
        date(2030, 11, 29),
        "my",
    ),
    Source("apvn/2030-12-31-year-end.pdf", "apvn-year-end.typ", date(2030, 12, 31), date(2030, 12, 30)),
    Source(
        "directorate/2031-01-20-release.txt", "directorate-release.txt", date(2031, 1, 20), date(2031, 1, 19)
    ),
    Source(
        "apvn/2031-01-31-statement.txt", "apvn-statement-my.txt", date(2031, 1, 31), date(2031, 1, 30), "my"
    ),
    Source("apvn/2031-02-15-correction.html", "apvn-correction.html", date(2031, 2, 15), date(2031, 2, 14)),
    Source(
        "relief-network/2031-02-28-update.html",
        "trn-situation-report.html",
        date(2031, 2, 28),
        date(2031, 2, 25),
    ),
    Source("apvn/2031-03-26-briefing.html", "apvn-briefing.html", date(2031, 3, 26), date(2031, 3, 25)),
    Source(
        "apvn/2031-03-28-statement.txt", "apvn-statement-my.txt", date(2031, 3, 28), date(2031, 3, 27), "my"
    ),
    Source("relief-network/2031-03-28-update.pdf", "trn-update.typ", date(2031, 3, 28), date(2031, 3, 27)),
    Source(
        "apvn/2031-03-30-statement.html", "apvn-statement-my.html", date(2031, 3, 30), date(2031, 3, 29), "my"
    ),
    Source("weekly/2031-03-31-weekly.html", "weekly.html", date(2031, 3, 31), date(2031, 3, 29)),
)


def invent_world(population: tuple[Victim, ...], register: Register, arrests: Arrests, *, seed: int) -> World:
    """Invent what else the publishers see."""
    chance = Chance(seed, "other publishers")
    fighters = [_highland_day(chance) for _ in range(chance.poisson(_FIGHTERS_KILLED))]
    soldiers = [_highland_day(chance)[1] for _ in range(chance.poisson(_SOLDIERS_KILLED))]
    heard = [
        (victim.place.township, victim.day)
        for victim in population
        if victim.place.in_highlands and chance.happens(_SHARE_THE_NETWORK_HEARS_OF)
    ]
    days = tuple(day for _, day in fighters)
    return World(register, arrests, (*heard, *fighters), days, tuple(soldiers))


def write_documents(world: World) -> dict[str, bytes]:
    """Write every document: path below the inbox to its bytes."""
    return {source.path: _write(source, world) for source in SOURCES}


def stated(source: Source, world: World) -> dict[str, int]:
    """Work out the figures of one document by the name they have in its template."""
    counts = world.arrests.until(source.as_of)
    figures = {
        "killed": world.register.stated(source.as_of),
        "killed_before": world.register.stated(source.as_of - timedelta(days=1)),
        "arrested": counts.arrested,
        "detained": counts.detained,
        "released": counts.released,
        "wanted": counts.wanted,
        "deaths": world.deaths_seen_by_network(source.as_of),
        # The weekly repeats what the network's last update says.
        "households": _households(min(source.as_of, _LAST_UPDATE_OF_NETWORK)),
        "claimed": sum(day <= source.as_of for day in world.fighters),
        "lost": sum(day <= source.as_of for day in world.soldiers),
    }
    names = set(Template(_template(source)).get_identifiers())
    return {name: value for name, value in figures.items() if name in names}


def _write(source: Source, world: World) -> bytes:
    number: Callable[[int], str] = _burmese_number if source.language == "my" else "{:,}".format
    day: Callable[[date], str] = in_burmese if source.language == "my" else in_english
    values = {name: number(value) for name, value in stated(source, world).items()}
    values |= {
        "issued": day(source.issued),
        "as_of": day(source.as_of),
        "issued_iso": source.issued.isoformat(),
    }
    values |= {"period": "July to September 2030", "first": "1 July"}
    text = Template(_template(source)).safe_substitute(values)
    if source.path.endswith(".pdf"):
        return pdf_bytes(text)
    if source.path.endswith(".docx"):
        return docx_report(text, _township_table(world, source.as_of), issued=source.issued, author=NETWORK)
    return text.encode()


def _template(source: Source) -> str:
    return (resources.files("uncounted.demo") / "data" / "documents" / source.template).read_text("utf-8")


def _township_table(world: World, day: date) -> list[tuple[str, str]]:
    def deaths(township: str) -> int:
        return sum(where == township and died <= day for where, died in world.highland_deaths)

    townships = [place.township for place in places() if place.in_highlands]
    rows = [(township, f"{deaths(township):,}") for township in townships]
    total = ("Both regions", f"{world.deaths_seen_by_network(day):,}")
    return [("Township", "Deaths recorded"), *rows, total]


def _highland_day(chance: Chance) -> tuple[str, date]:
    townships = [place.township for place in places() if place.in_highlands]
    return chance.choose(townships), TAKEOVER + timedelta(days=chance.below((LAST_DAY - TAKEOVER).days + 1))


def _households(day: date) -> int:
    return round((day - TAKEOVER).days * _HOUSEHOLDS_A_DAY, -2)


def _burmese_number(value: int) -> str:
    return burmese_digits(f"{value:,}")
