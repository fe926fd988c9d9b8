"""Which stratum a person belongs to."""

from __future__ import annotations

from datetime import date

import pytest

from tests.estimate.made import case, row
from uncounted.domain.date import PartialDate
from uncounted.domain.matching import Matching, Member, Person
from uncounted.errors import SettingsRefused
from uncounted.estimate.strata import DISAGREEING, NOT_RECORDED, OTHER, check_fields, strata, tidy, value_of

PERSON = Person("P1", tuple(Member(f"r{number}", 1.0) for number in range(3)))


@pytest.mark.parametrize(
    ("regions", "value"),
    [
        (("Hilltop", "Hilltop", "Riverside"), "Hilltop"),
        (("Hilltop", "Riverside", None), DISAGREEING),
        (("Hilltop", None, None), "Hilltop"),
        ((None, "", "  "), NOT_RECORDED),
    ],
)
def test_the_most_frequent_value_holds(regions: tuple[str | None, ...], value: str):
    """Ties are named as such, and people without a value are kept."""
    rows = {f"r{number}": row(f"r{number}", "clinic", region=region) for number, region in enumerate(regions)}
    assert value_of(PERSON, rows, "region") == value


@pytest.mark.parametrize(
    ("day", "year", "month"),
    [
        (PartialDate.of(date(2031, 3, 5)), "2031", "2031-03"),
        (PartialDate.month(2031, 3), "2031", "2031-03"),
        (PartialDate.year(2031), "2031", NOT_RECORDED),
        (PartialDate.interval(date(2031, 3, 30), date(2031, 4, 2)), "2031", NOT_RECORDED),
        (PartialDate.interval(date(2030, 12, 30), date(2031, 1, 2)), NOT_RECORDED, NOT_RECORDED),
        (None, NOT_RECORDED, NOT_RECORDED),
    ],
)
def test_a_date_gives_only_what_it_surely_says(day: PartialDate | None, year: str, month: str):
    """A date known to the year has no month."""
    rows = {"r0": row("r0", "clinic", date=day)}
    assert value_of(PERSON, rows, "year") == year
    assert value_of(PERSON, rows, "month") == month


def test_everyone_is_in_exactly_one_stratum():
    """Strata by one field part the people."""
    matching, rows = case()
    by_id = {each.row_id: each for each in rows}
    for field in ("region", "place", "sex", "year", "month"):
        parts = strata(matching, by_id, field)
        assert list(parts) == sorted(parts)
        held = [person_id for part in parts.values() for person_id in part]
        assert sorted(held) == sorted(person.person_id for person in matching.persons)


def test_unknown_fields_are_refused():
    """A field that nobody can be parted by is named with those that do."""
    with pytest.raises(SettingsRefused, match="region, place, sex, year, month"):
        check_fields(["region", "shoe size"])


def places(*of_people: str | None, field: str = "place") -> dict[str, int]:
    """Count the people of each stratum, one row a person."""
    rows = {f"r{n}": row(f"r{n}", "clinic", **{field: value}) for n, value in enumerate(of_people)}
    persons = tuple(Person(f"P{n}", (Member(f"r{n}", 1.0),)) for n in range(len(of_people)))
    found = strata(Matching(persons, (), dict.fromkeys(rows, "clinic")), rows, field)
    return {value: len(held) for value, held in found.items()}


@pytest.mark.parametrize("field", ["place", "region"])
def test_small_places_are_pooled(field: str):
    """Fewer than three people of one place are counted under a name that points at no place."""
    held = places(*["Ford"] * 3, "Mill", "Mill", "Quarry", None, field=field)
    assert held == {OTHER: 4, "Ford": 3}


def test_small_times_keep_their_name():
    """A sex or a month points at nobody."""
    assert places("female", "male", field="sex") == {"female": 1, "male": 1}


def test_a_person_without_a_counted_row_is_in_no_stratum():
    """Who only has rows about something else is not counted anywhere."""
    assert strata(Matching((PERSON,), (), {}), {}, "region") == {}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("  Old \t\n Mill ", "Old Mill"),
        ("Mi\x1b[2Jll\x00", "Mi[2Jll"),
        ("\u202eMill\u200b", "Mill"),
        ("က\u200cခ", "က\u200cခ"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
    ],
)
def test_values_are_tidied(cell: str, value: str):
    """What a terminal or a page would obey is taken out, and a paragraph is cut."""
    assert tidy(cell) == value
