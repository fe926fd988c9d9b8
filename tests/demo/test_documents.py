"""Tests of the documents: they open, say what the simulation says, and fall where they were corrected."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

import docx
import pypdfium2
import pytest

from uncounted.demo.arrests import invent_arrests
from uncounted.demo.case import CaseFiles
from uncounted.demo.documents import SOURCES, Source, World, invent_world, stated
from uncounted.demo.lists import CORRECTION
from uncounted.demo.spelling import burmese_digits


@pytest.fixture(scope="module")
def world(case: CaseFiles) -> World:
    """Give what the publishers look at."""
    arrests = invent_arrests(case.truth.seed)
    return invent_world(case.population, case.lists.register, arrests, seed=case.truth.seed)


def text_of(source: Source, content: bytes) -> str:
    """Read a document with the reader of its format."""
    if source.path.endswith(".pdf"):
        document = pypdfium2.PdfDocument(content)
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        return text
    if source.path.endswith(".docx"):
        document = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    return re.sub(r"<[^>]*>", " ", content.decode())


def test_there_are_about_a_dozen_in_two_languages_and_four_formats() -> None:
    """English and Burmese; HTML, PDF, DOCX and text."""
    assert 12 <= len(SOURCES) <= 15
    assert {source.language for source in SOURCES} == {"en", "my"}
    assert {source.path.rpartition(".")[2] for source in SOURCES} == {"html", "pdf", "docx", "txt"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_a_document_states_what_the_simulation_says(case: CaseFiles, world: World, source: Source) -> None:
    """Every figure and the day it holds stand in the text, and no place is left unfilled."""
    text = " ".join(text_of(source, case.inbox[source.path]).split())
    figures = stated(source, world)
    assert figures
    for value in figures.values():
        shown = f"{value:,}"
        assert (burmese_digits(shown) if source.language == "my" else shown) in text
    assert "$" not in text


def test_arrests_are_detained_plus_released(world: World) -> None:
    """The identity holds in every document that gives all three."""
    for source in SOURCES:
        figures = stated(source, world)
        if "released" in figures:
            assert figures["arrested"] == figures["detained"] + figures["released"]


def test_the_cumulative_figure_falls_where_it_was_corrected_and_only_there(world: World) -> None:
    """From the day before the correction to its day, by the entries taken out less the day's new ones."""
    days = [date(2030, 3, 1) + timedelta(days=n) for n in range(390)]
    falls = [
        day for day in days if world.register.stated(day) < world.register.stated(day - timedelta(days=1))
    ]
    assert falls == [CORRECTION]


def test_the_register_states_what_its_release_holds(case: CaseFiles, world: World) -> None:
    """The stated figure of 28 March is the number of rows of the release of that day."""
    assert world.register.stated(date(2031, 3, 28)) == case.truth.rows_by_list["prisoners-register"]


def test_the_network_counts_other_people(case: CaseFiles, world: World) -> None:
    """Its figure holds members of armed groups, and people that the register leaves out."""
    day = date(2031, 3, 27)
    highland_victims = sum(victim.place.in_highlands and victim.day <= day for victim in case.population)
    n_fighters = sum(died <= day for died in world.fighters)
    assert n_fighters < world.deaths_seen_by_network(day) < highland_victims + n_fighters


def test_the_last_week_has_documents_in_both_languages() -> None:
    """The brief of the week from 25 to 31 March 2031 has something to say."""
    last_week = [source for source in SOURCES if date(2031, 3, 25) <= source.issued <= date(2031, 3, 31)]
    assert len(last_week) >= 5
    assert {source.language for source in last_week} == {"en", "my"}
