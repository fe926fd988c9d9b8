"""Page numbers, which count nothing."""

from __future__ import annotations

import pytest

from uncounted.figures import read
from uncounted.figures.text.pages import page_numbers

PROSE = "The rains were long and the roads were shut for most of the month. " * 5


def _rejected(text: str) -> set[str]:
    reading = read(text)
    assert reading.figures == ()
    return {each.reason for each in reading.not_figures}


@pytest.mark.parametrize(
    "line", ["7", "Page 7", "page 7 of 9", "- 7 -", "– 7 –", "[7]", "p. 7", "| 7 |", "စာမျက်နှာ ၇"]
)
def test_a_number_alone_at_the_end_of_a_page_is_a_page_number(line: str) -> None:
    """Below finished text, with nothing below it, in whatever dress."""
    assert _rejected(f"Nobody was killed.\n{line}\n\nWhat we ask for\nPeace.") & {
        "page number",
        "document number",
        "footnote",
    }
    assert _rejected(f"Nobody was killed.\n{line}\n") & {"page number", "document number", "footnote"}


def test_bare_numbers_that_count_up_page_by_page_are_page_numbers() -> None:
    """Also where a page ends within a sentence."""
    text = f"{PROSE}The police killed\n4\n\nnobody. {PROSE}Soldiers killed\n5\n\nnobody. {PROSE}"
    assert "page number" in _rejected(text)


def test_a_number_under_its_heading_is_no_page_number() -> None:
    """Posters put the number alone below or above what it counts."""
    assert page_numbers("Killed\n45\n\nInjured\n46\n") == []
