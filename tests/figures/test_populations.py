"""Who or what is counted, in the words of the text."""

from __future__ import annotations

import pytest

from uncounted.figures import read_figures


def _populations(text: str) -> list[str | None]:
    return [each.population for each in read_figures(text)]


@pytest.mark.parametrize(
    ("text", "populations"),
    [
        ("12 political prisoners were released.", ["political prisoners"]),
        ("12 civilian houses burned.", ["civilian houses"]),
        ("Some 12 people currently need aid.", ["people"]),
        ("12 soldiers came looking for him and killed 30 villagers.", ["soldiers", "villagers"]),
        ("12 teachers and students were arrested.", ["teachers and students"]),
        ("12 members of the hill committee were arrested.", ["members of the hill committee"]),
        ("There were 12 civilian casualties.", ["civilian"]),
        ("There were 12 deaths.", [None]),
        ("450 people were arrested; 12 of them children.", ["people", "children"]),
        ("12 civilians were killed and 30 injured.", ["civilians", "civilians"]),
        ("They killed 41 people and wounded 124 others.", ["people", None]),
        ("Children made up 40 percent of the dead.", ["Children"]),
        ("Killed: 120. Women: 45. Men: 75.", [None, "Women", "Men"]),
    ],
)
def test_the_noun_phrase_of_the_number_says_who(text: str, populations: list[str | None]) -> None:
    """Up to its noun, without adverbs and verbs; of an event only who it happened to."""
    assert _populations(text) == populations
