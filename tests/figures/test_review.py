"""Which readings a person should look at first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from uncounted.domain.anchor import anchor
from uncounted.domain.check import Check
from uncounted.domain.checked import checked_reading
from uncounted.domain.document import Document, TextQuality
from uncounted.domain.figure import Figure
from uncounted.figures import read
from uncounted.figures.checks.review import doubtful

TEXT = "As of 30 March 1,212 people have been killed, 7,340 arrested and 12 injured, Marsh Watch said.\n"


@pytest.fixture(autouse=True)
def doubts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the rules doubt the dead once, the arrested once, and the injured twice."""
    of = {"killed": ("one",), "arrested": ("one",), "injured": ("one", "two")}
    doubts = property(lambda figure: of.get(figure.measure, ()))
    monkeypatch.setattr(Figure, "doubts", doubts, raising=False)


def document(*, reliable: bool = True) -> Document:
    """Make the document."""
    quality = TextQuality(1.0, reliable=reliable, reasons=() if reliable else ("Burmese text out of a PDF",))
    return Document(
        "a" * 64,
        TEXT,
        "",
        (),
        "",
        "report",
        ("en",),
        "unicode",
        None,
        "",
        quality,
        0,
        len(TEXT),
        (0,),
        "text 1",
    )


def test_more_doubts_come_first_then_the_brief_s_measure_then_more_people() -> None:
    """Two doubts before one; of equals the larger count, unless the brief is about the other."""
    reading = read(TEXT, published=date(2031, 4, 2), sha256="a" * 64)
    readings = [checked_reading(reading, TEXT, ())]
    documents = {"a" * 64: document()}
    assert [each.checked.figure.quote for each in doubtful(readings, documents)] == ["12", "7,340", "1,212"]
    of_killed = doubtful(readings, documents, measure="killed")
    assert [each.checked.figure.quote for each in of_killed] == ["12", "1,212", "7,340"]


def test_a_text_that_may_be_damaged_is_a_doubt_about_each_of_its_figures() -> None:
    """As for Burmese text out of a PDF."""
    reading = read(TEXT, published=date(2031, 4, 2), sha256="a" * 64)
    found = doubtful([checked_reading(reading, TEXT, ())], {"a" * 64: document(reliable=False)})
    assert all("Burmese text out of a PDF" in each.doubts[-1] for each in found)


def test_a_checked_figure_is_only_listed_when_the_reader_says_otherwise_and_then_first() -> None:
    """What a person has looked at is no longer doubtful by itself."""
    reading = read(TEXT, published=date(2031, 4, 2), sha256="a" * 64)
    killed, arrested, _ = reading.figures
    checks = [
        Check("a" * 64, anchor(TEXT, each.span), "confirmed", each, each, reading.reader, place=number)
        for number, each in enumerate((killed, arrested), 1)
    ]
    documents = {"a" * 64: document()}
    quiet = doubtful([checked_reading(reading, TEXT, checks)], documents)
    assert [each.checked.figure.quote for each in quiet] == ["12"]
    later = replace(reading, figures=(killed, replace(arrested, measure="detained"), *reading.figures[2:]))
    loud = doubtful([checked_reading(later, TEXT, checks)], documents)
    assert [each.checked.figure.quote for each in loud] == ["7,340", "12"]
    assert loud[0].doubts == ("the reader now says otherwise: measure",)
