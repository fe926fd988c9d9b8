"""How exactly a number is meant, and how far one hedge reaches: sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.figures import read_figures


def _qualifiers(text: str) -> list[str]:
    return [figure.qualifier for figure in read_figures(text)]


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("More than 2,000 soldiers and 6,000 police have joined.", ["more_than", "more_than"]),
        ("At least seven people were killed and 100 kidnapped.", ["at_least", "at_least"]),
        ("The war killed at least 40,000 people and displaced 12 million.", ["at_least", "exact"]),
        ("At least 12 people were killed, and 30 were hurt.", ["at_least", "exact"]),
        ("Police seized over 4,200 dollars and arrested 41 people.", ["more_than", "exact"]),
        ("Jets flew at least 15 airstrikes, damaging a dozen houses.", ["at_least", "exact"]),
        ("57,809 or more people were arrested.", ["at_least"]),
        ("Some 450 people fled.", ["about"]),
        ("450 people or thereabouts fled.", ["about"]),
        ("An estimated 300 houses burned.", ["about"]),
        ("Only 12 prisoners were freed.", ["exact"]),
        ("The fines add up to 543 dollars.", ["exact"]),
        ("Up to 90 people are missing.", ["up_to"]),
        ("No fewer than 570 houses were sealed.", ["at_least"]),
        ("Between 30 and 40 people died.", ["range"]),
        ("Hundreds, if not thousands, of people fled.", ["vague"]),
        ("Almost 90 villagers were arrested.", ["nearly"]),
    ],
)
def test_a_hedge_covers_what_it_governs(text: str, qualifiers: list[str]) -> None:
    """It spreads over a shared verb, within one sort of number, and not to a clause of its own."""
    assert _qualifiers(text) == qualifiers


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Prosecutors charged an officer over the deaths of 26 protesters.", "exact"),
        ("The storm caused at least the deaths of 26 people.", "at_least"),
        ("It has led to over 26 deaths.", "more_than"),
    ],
    ids=["accused", "at-least", "over"],
)
def test_what_somebody_is_accused_of_is_no_hedge(text: str, qualifier: str) -> None:
    """Before "the deaths of" the word over says of what, and not how many."""
    assert read_figures(text, published=date(2031, 6, 1))[-1].qualifier == qualifier
