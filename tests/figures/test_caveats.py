"""How far a limit reaches: to the figures of one source, over a list, not to figures of others."""

from __future__ import annotations

import pytest

from uncounted.figures import read_figures


def _limited(text: str) -> list[bool]:
    return [bool(each.caveat) for each in read_figures(text)]


def test_a_limit_reaches_back_to_the_figures_of_one_source() -> None:
    """Over paragraphs, "these numbers" are those of who said them; the figures of another stay without."""
    text = (
        "Between 1 January and 31 March the Palwe Union documented 450 deaths.\n\n"
        "Police said 12 people were arrested on Monday.\n\n"
        "The Palwe Union counted 60 injured.\n\nThese numbers are not complete."
    )
    assert _limited(text) == [True, False, True]


def test_a_limit_inside_a_sentence_with_figures_holds_for_these() -> None:
    """What its own sentence leaves out is not left out of the sentence before."""
    text = (
        "Five jets bombed 12 houses. The Union counted 30 deaths; fighters are not included in these numbers."
    )
    assert _limited(text)[-1]
    assert not any(_limited(text)[:-1])


@pytest.mark.parametrize(
    "text",
    [
        "The army claims to have killed 12 rebels.",
        "The Union expects the camp to grow to 900 people.",
        "12 people are believed to have drowned.",
        "12 people were killed, and the toll may rise.",
        "12 people were killed. Data for March are preliminary.",
        "12 people were killed. The Union has not been able to verify these numbers.",
    ],
)
def test_claims_forecasts_and_what_may_change_are_limits(text: str) -> None:
    """A claim or a forecast is a stated figure, with a caveat."""
    assert all(_limited(text))
