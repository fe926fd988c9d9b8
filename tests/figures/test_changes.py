"""What a second reading changed: exactly, and every figure of both accounted for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.figures import next_version

from uncounted import archive
from uncounted.domain.check import FieldChange
from uncounted.domain.figure import Figure, NotAFigure, Reading
from uncounted.figures import read
from uncounted.figures import run as run_figures
from uncounted.figures.checks.changes import changes, compare
from uncounted.store import Store
from uncounted.store import figures as stored

TEXT = (
    "Marsh Watch statement\n\nAs of 30 March 1,212 people have been killed and 340 arrested, Marsh Watch "
    "said. On 2 April 40 houses burned in Ward 19.\n\nStatements\n\nThe Ferry Must Stop\nBy River League\n"
)
DAY = date(2031, 4, 2)


def test_figures_are_added_gone_and_changed_field_by_field() -> None:
    """An added number says why it was none before, a gone one why it is none now."""
    before = read(TEXT, published=DAY)
    ward = TEXT.index("19.")
    killed, arrested, houses = before.figures
    wards = Figure((ward, ward + 2), "19", "attacks", 19.0, None, None, "incidents", "count", "exact")
    after = Reading(
        "",
        "figures/next",
        (killed, replace(arrested, measure="detained", as_of=None), wards),
        (NotAFigure(houses.span, "unit name"),),
        (replace(before.statements[0], section="Reports"),),
    )
    found = compare(before, after, (TEXT, TEXT))
    changed, gone, added = found.figures
    assert changed.fields == (
        FieldChange("measure", "arrested", "detained"),
        FieldChange("as_of", "2031-03-30", None),
    )
    assert (gone.kind, gone.figure.quote, gone.otherwise) == ("gone", "40", "unit name")
    assert (added.kind, added.figure.quote) == ("added", "19")
    assert added.otherwise
    assert (found.n_before, found.n_after, found.n_unchanged) == (3, 3, 1)
    (statement,) = found.statements
    assert (statement.kind, statement.fields) == ("changed", ("section",))


def test_the_same_reading_has_no_changes() -> None:
    """Nothing is said to differ when nothing does."""
    before = read(TEXT, published=DAY)
    found = compare(before, before, (TEXT, TEXT))
    assert found.is_empty
    assert found.n_unchanged == found.n_before == found.n_after == 3


def test_a_number_read_with_more_words_is_changed_and_not_added() -> None:
    """Readings of overlapping words are one figure."""
    before = read(TEXT, published=DAY)
    killed = before.figures[0]
    wider = replace(killed, span=(killed.span[0], killed.span[1] + 7), quote="1,212 people")
    found = compare(before, replace(before, figures=(wider, *before.figures[1:])), (TEXT, TEXT))
    (change,) = found.figures
    assert (change.kind, change.fields) == ("changed", (FieldChange("quote", "1,212", "1,212 people"),))


def test_figures_are_followed_into_a_text_that_was_extracted_anew() -> None:
    """A new line before everything moves the spans; only what reads otherwise is a change."""
    moved = "Page 1 of 2\n\n" + TEXT.replace("killed and", "killed  and")
    before, after = read(TEXT, published=DAY), read(moved, published=DAY)
    found = compare(before, after, (TEXT, moved))
    assert not found.is_same_text
    assert found.figures == ()
    lost = moved.replace("40 houses", "many houses")
    (gone,) = compare(before, read(lost, published=DAY), (TEXT, lost)).figures
    assert (gone.kind, gone.figure.quote) == ("gone", "40")
    assert gone.otherwise


def test_an_archive_read_again_by_a_new_version_tells_exactly_what_changed(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the stored readings; a document that was read once is left out."""
    for name, text in (("one.txt", TEXT), ("two.txt", TEXT.replace("340 arrested", "341 detained"))):
        (tmp_path / name).write_text(text, "utf-8")
        archive.run(store, [tmp_path / name], publisher="Marsh Watch", published="2031-04-02")
    run_figures(store)
    assert changes(store) == []
    next_version.install(
        monkeypatch, lambda each: replace(each, place="X") if each.measure == "arrested" else each
    )
    assert run_figures(store).n_done == 2
    told = [change for each in changes(store) for change in each.figures]
    assert [(each.kind, each.figure.quote, each.fields) for each in told] == [
        ("changed", "340", (FieldChange("place", None, "X"),))
    ]
    assert len(stored.rereadings(store)) == 2
    assert {each.reader_after for each in changes(store)} == {next_version.NAME}
