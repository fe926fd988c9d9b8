"""Parts in a sentence are added up where the text says or the words show that they are all parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from uncounted.domain.figure import Figure
from uncounted.domain.series import StatedFigure
from uncounted.figures import read_figures
from uncounted.figures.series import findings, gather


def told(words: str, *, text: str = "") -> list[str]:
    """Read a sentence and give what is told of its parts; all numbers count the killed of one source."""
    text = text or words
    found = []
    start = 0
    while (start := text.find(words, start)) >= 0:
        for each in read_figures(words, published=date(2031, 4, 1), publisher="Marsh Watch"):
            span = (start + each.span[0], start + each.span[1])
            found.append(
                StatedFigure("a", "Marsh Watch", "2031-04-01", replace(each, span=span), words, each.span[0])
            )
        start += len(words)
    assert found
    return [each.found for each in findings(gather(found)) if each.kind == "parts do not add up"]


@pytest.mark.parametrize(
    "words",
    [
        "As of 30 March 2031, 50 people were killed (20 in Marsh and 30 in Delta, 5 of them children).",
        "As of 30 March 2031, 50 people were killed (20 in Marsh, including 3 children, and 30 in Delta).",
        "As of 30 March 2031, 412 people were killed (32 children and 40 women).",
        "As of 30 March 2031, 12 people were killed: 7 women and 5 men.",
    ],
)
def test_what_can_hold_is_not_told(words: str) -> None:
    """Parts of parts are not added; groups that leave people out may be fewer than the whole."""
    assert told(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "As of 30 March 2031, 12 people were killed: 7 women and 4 men.",
        "As of 30 March 2031, 12 people were killed: 9 women and 4 men.",
        "As of 30 March 2031, 12 people were killed: 9 children and 4 women.",
        "As of 30 March 2031, 12 people were killed (9 adults and 2 children).",
    ],
)
def test_what_cannot_hold_is_told(words: str) -> None:
    """More than the whole, or fewer where the two names leave nobody out."""
    assert len(told(words)) == 1


def test_a_sentence_that_stands_twice_is_added_up_once() -> None:
    """A headline and the first line below it: neither doubles the other's parts."""
    right = "As of 30 March 2031, 12 people were killed: 7 women and 5 men."
    assert told(right, text=f"{right}\n\n{right}") == []
    wrong = "As of 30 March 2031, 12 people were killed: 7 women and 4 men."
    assert told(wrong, text=f"{wrong}\n\n{wrong}") == ["12 killed, but 7 women + 4 men make 11"]


def test_the_words_around_a_number_are_its_own() -> None:
    """The same digits further left in the sentence lend it nothing."""
    words = "In absentia 12 were tried in 2030; on 1 March 2031 another 12 had been sentenced."
    first, last = words.index("12"), words.rindex("12")
    figures = [
        Figure(
            (at, at + 2), "12", "sentenced", 12.0, None, None, "persons", "count", "exact", as_of="2031-03-01"
        )
        for at in (first, last)
    ]
    points = [StatedFigure("a", "Marsh Watch", "2031-04-01", each, words, each.span[0]) for each in figures]
    assert sorted(each.key.definition for each in gather(points)) == ["", "in absentia"]
