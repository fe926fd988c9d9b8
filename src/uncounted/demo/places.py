"""The regions and townships of Nandaya, a country that does not exist."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

COUNTRY = "Nandaya"
HIGHLANDS = ("Taungmin", "Sawpyin")


@dataclass(frozen=True)
class Place:
    """One township.

    Attributes
    ----------
    region, region_script
        Its region in Latin letters and in Burmese script.
    township, township_script
        Its own name.
    spellings
        Other ways its name is written in Latin letters.
    """

    region: str
    region_script: str
    township: str
    township_script: str
    spellings: tuple[str, ...]

    @property
    def in_highlands(self) -> bool:
        """Whether it lies in one of the two highland regions."""
        return self.region in HIGHLANDS


@cache
def places() -> tuple[Place, ...]:
    """Give every township, those of one region together."""
    text = (resources.files("uncounted.demo") / "data" / "places.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return tuple(
        Place(region, region_script, township, township_script, tuple(spellings.split("; ")))
        for region, region_script, township, township_script, spellings in rows
    )


def of_region(region: str) -> tuple[Place, ...]:
    """Give the townships of one region, the largest first."""
    return tuple(place for place in places() if place.region == region)
