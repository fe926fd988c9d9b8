"""Names of organisations are joined when they are one's, and never when two share an abbreviation."""

from __future__ import annotations

import pytest

from uncounted.language.sources import is_common, same_names, who_key


def test_two_organisations_with_one_abbreviation_stay_two() -> None:
    """Neither is joined to the other, and the abbreviation alone is joined to none."""
    names = ["Ministry of Interior (MOI)", "the Ministry of Information (MOI)", "Ministry of Interior", "MOI"]
    root = same_names(names)
    assert root["ministry of interior"] == root["ministry of interior (moi)"]
    assert len({root[who_key(name)] for name in names}) == 3


def test_one_organisation_under_several_spellings_keeps_its_abbreviation() -> None:
    """An article or a capital does not make two of one."""
    root = same_names(["the River Council (RC)", "River council (RC)", "RC"])
    assert len(set(root.values())) == 1


@pytest.mark.parametrize(
    "name",
    [
        "Marsh Watch's spokesman",
        "Marsh Watch’s deputy spokeswoman",
        "the Marsh Watch",
        "a spokesperson for Marsh Watch",
        "a spokesman for the Marsh Watch",
    ],
)
def test_who_speaks_for_somebody_is_that_somebody(name: str) -> None:
    """A role parts no source from itself."""
    assert who_key(name) == "marsh watch"


@pytest.mark.parametrize("name", ["a spokesman", "the council's clerk", "spokesman"])
def test_a_role_without_a_name_stays(name: str) -> None:
    """Nothing is cut where nothing would be left, or where the word is no role of a speaker."""
    assert who_key(name) == name.removeprefix("the ")


@pytest.mark.parametrize(
    ("name", "common"),
    [
        ("officials", True),
        ("the police", True),
        ("Local officials", True),
        ("senior government officials", True),
        ("hospital sources", True),
        ("ဒေသခံများ", True),
        ("Ostrel officials", False),
        ("the Ostrel police", False),
        ("Marsh Watch", False),
        ("UN officials", False),
        ("Police", True),
        ("", False),
    ],
)
def test_common_nouns_name_nobody(name: str, common: bool) -> None:
    """A capital inside a name names somebody, one that begins a sentence does not."""
    assert is_common(name) is common
