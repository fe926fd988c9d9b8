"""Which lengths of time are prison terms: sentences of our own."""

from __future__ import annotations

import pytest

from uncounted.figures import read, read_figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court in Lum gave a teacher five years.", 5),
        ("He was 47 and serving 19 years.", 19),
        ("The prosecutor had asked for up to eight years.", 8),
        ("The heaviest sentence, eight years and six months, was passed on Ana Lem.", 8.5),
        ("The average prison term was five years.", 5),
        ("She had served four of her six years.", 6),
        ("The law raises the penalty for leaders to as much as 60 years.", 60),
        ("He passed more than a hundred days in a cell at the station.", 100),
    ],
)
def test_a_term_is_known_without_the_word_prison(text: str, value: float) -> None:
    """A court gives years, a prosecutor asks for them, a prisoner serves them."""
    found = [figure.value for figure in read_figures(text) if figure.measure == "prison_term"]
    assert found == [value]


@pytest.mark.parametrize(
    "text",
    [
        "A judge gave residents three days to leave.",
        "She is serving two years as mayor.",
        "The rally was held for two hours near the prison.",
        "The court said six months later that it was wrong.",
    ],
)
def test_another_length_of_time_is_none(text: str) -> None:
    """A delay, a term of office and the length of a rally are no figures, and say so."""
    reading = read(text)
    assert reading.figures == ()
    assert [each.reason for each in reading.not_figures] == ["duration"]
