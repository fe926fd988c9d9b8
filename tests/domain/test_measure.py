"""The vocabulary of measures holds together."""

from __future__ import annotations

from uncounted.domain.measure import measures
from uncounted.figures import lexicon


def test_there_are_42_measures_with_definitions() -> None:
    """Each code has a unit and says what it counts."""
    assert len(measures()) == 42
    assert all(each.unit and each.counts for each in measures().values())


def test_every_word_of_the_lexicon_stands_for_a_known_measure() -> None:
    """A misspelt measure in the lexicon would make figures that nobody finds."""
    assert {row[2] for row in lexicon.table("measures")} <= set(measures())
