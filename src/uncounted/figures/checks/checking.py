"""Takes a person's word on a figure: finds what is meant, refuses what cannot be, keeps the rest.

Use `check` for a word on one figure by the name that `uncounted figures` shows, and `span_of` to find
words that the machine passed over. What stands in the end is `uncounted.store.figure_checks`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import get_args

from uncounted.domain.anchor import Anchor, Span, anchor, find
from uncounted.domain.check import Check, CheckedFigure, Verdict, differences
from uncounted.domain.checked import CheckedReading
from uncounted.domain.correction import Given, corrected
from uncounted.domain.document import Document
from uncounted.domain.figure import Figure
from uncounted.domain.figure_id import FigureId, find_document, parse_id
from uncounted.domain.measure import measures
from uncounted.errors import SettingsRefused
from uncounted.figures import lexicon
from uncounted.figures.numbers.unit_names import checked_unit
from uncounted.figures.reader import own_words
from uncounted.figures.reading import read_figures
from uncounted.store import Store, archive
from uncounted.store import figure_checks as stored

_NEEDS_REASON = ("corrected", "rejected", "added", "reopened")


@dataclass(frozen=True)
class _Place:
    """The figure that is meant, or the lost check, in a document."""

    document: Document
    reading: CheckedReading
    figure: CheckedFigure | None
    lost: Check | None = None


def check(
    store: Store, figure_id: str, verdict: Verdict, *, given: Given | None = None, why: str = "", by: str = ""
) -> Check:
    """Keep a person's word on one figure; said twice, it is kept once.

    Parameters
    ----------
    store
        The workspace.
    figure_id
        As `uncounted figures` shows it (``3f2a91:1042``); with the end of the number
        (``3f2a91:1042-1047``) for one that is added.
    verdict
        confirmed, corrected, rejected, added, reopened.
    given
        For corrected and added: field to its value.
    why
        The reason; needed for all but a confirmation.
    by
        Pseudonym of the person; the workspace's actor when empty.

    Returns
    -------
    Check
        As stored.

    Raises
    ------
    SettingsRefused
        When there is no such figure, nothing would change, or a value cannot be.
    """
    _refuse_unfit(verdict, given or {}, why)
    sought = parse_id(figure_id)
    known = (each.sha256 for each in archive.captures(store))
    seen = stored.newest(store)  # before anything is looked at: what comes later was not taken into account
    sought = replace(sought, document=find_document(sought.document, known))
    place = _place(store, sought, verdict)
    with lexicon.using(own_words(store)):
        made = _made(place, sought, verdict, given or {})
    before = place.figure.check if place.figure else None
    if before and verdict != "reopened" and _says_the_same(before, made, why=why, by=by or store.actor):
        return before
    if verdict == "corrected" and place.figure and _same_fields(made.figure, place.figure.figure):
        raise _refused("the values that it has", "at least one other value; confirm it if it is right")
    return stored.add_check(store, replace(made, why=why, by=by), seen=seen)


def id_of(store: Store, document: str, words: str) -> str:
    """Name a number by words around it, for a figure that the machine missed; see `span_of`."""
    known = (each.sha256 for each in archive.captures(store))
    sha256 = find_document(parse_id(document).document, known)
    start, end = span_of(archive.document(store, sha256).text, words)
    return f"{sha256}:{start}-{end}"


def span_of(text: str, words: str) -> Span:
    """Find a number by the words around it, with square brackets around the number itself.

    Parameters
    ----------
    text
        The document's text.
    words
        Copied from it: ``among them [74] children``. Spaces and line ends may differ.

    Raises
    ------
    SettingsRefused
        When they are not there, there more than once, or have no brackets.

    Examples
    --------
    >>> span_of("12 dead, among them 7 children; 7 hurt", "them [7] children")
    (20, 21)
    """
    before, opened, rest = words.partition("[")
    number, closed, after = rest.partition("]")
    if not opened or not closed or not number.strip():
        raise _refused("no number in square brackets", "words such as: among them [74] children")
    (found,) = find([Anchor((-1, -1), number, before, after, "")], text)
    if found is None:
        raise _refused("words that are not there, or there more than once", "words that stand there once")
    return found


def _refuse_unfit(verdict: str, given: Given, why: str) -> None:
    if verdict not in get_args(Verdict):
        raise _refused("an unknown word", "one of " + ", ".join(get_args(Verdict)))
    if given and verdict not in ("corrected", "added"):
        raise _refused("fields for a figure that is not corrected or added", "no fields")
    if not why.strip() and verdict in _NEEDS_REASON:
        raise _refused("no reason", "why, in a few words: the next reader of the record will ask")


def _made(place: _Place, sought: FigureId, verdict: Verdict, given: Given) -> Check:
    if verdict == "added":
        return _added(place, sought, given)
    return _taken_back(place) if verdict == "reopened" else _about(place, verdict, given)


def _place(store: Store, sought: FigureId, verdict: Verdict) -> _Place:
    """Find what is meant: a figure by any offset inside its number, a lost check by its place or offset."""
    if sought.start is None:
        raise _refused("a document without an offset", "the figure's whole name, such as 3f2a91:1042")
    document = archive.document(store, sought.document)
    reading = stored.checked_reading_of(store, sought.document)
    figure = _figure_at(reading.figures, sought)
    lost = _lost(reading, sought)
    if sought.place is not None and (lost is None or verdict != "reopened"):
        raise SettingsRefused(
            "no check of that number has lost its place"
            if lost is None
            else "a check that has lost its place",
            where=f"figure {sought.document[:12]}:{sought.start}@{sought.place}",
            expected="a check that `uncounted figures review` lists, to be taken back",
            advice="say what you found on the figure at its new place, then reopen this one",
        )
    if lost and (sought.place is not None or (verdict == "reopened" and not (figure and figure.check))):
        return _Place(document, reading, None, lost)
    if figure is None and verdict != "added":
        raise SettingsRefused(
            "no figure is read there",
            where=f"figure {sought.document[:12]}:{sought.start}",
            expected="a figure of the present reading",
            advice="see `uncounted figures` for the names of figures, or add it: uncounted figures add",
        )
    if figure and figure.stands and document.text[slice(*figure.figure.span)] != figure.figure.quote:
        raise SettingsRefused(
            "the document's text has changed since its figures were read",
            where=f"figure {sought.document[:12]}:{sought.start}",
            expected="figures of the present text",
            advice="run `uncounted figures`, then look at the figure again",
        )
    return _Place(document, reading, figure)


def _lost(reading: CheckedReading, sought: FigureId) -> Check | None:
    """Give the check that is applied to nothing by its place, or the one that began at an offset."""
    if sought.place is not None:
        apart = (*reading.stranded, *reading.covered)
        return next((each for each in apart if each.place == sought.place), None)
    return next((each for each in reading.stranded if each.anchor.span[0] == sought.start), None)


def _figure_at(figures: Iterable[CheckedFigure], sought: FigureId) -> CheckedFigure | None:
    start, end = sought.start or 0, sought.end or (sought.start or 0) + 1
    over = [each for each in figures if each.figure.span[0] < end and start < each.figure.span[1]]
    return min(over, key=lambda each: (not each.stands, each.figure.span[0] != start), default=None)


def _about(place: _Place, verdict: Verdict, given: Given) -> Check:
    """Make a confirmation, a correction or a rejection of a figure that is there."""
    found = _found(place)
    if not found.stands and verdict == "confirmed":
        raise _refused("a rejected figure", "a figure that stands; reopen it first")
    figure = found.figure
    if verdict == "corrected":
        figure = corrected(figure, _with_unit(given, figure, place))
    return _check(place, figure.span, figure, verdict=verdict)


def _taken_back(place: _Place) -> Check:
    if place.lost is not None:
        return replace(place.lost, verdict="reopened", at="")
    found = _found(place)
    if found.check is None:
        raise _refused("a figure that nobody has checked", "a checked one")
    return _check(place, found.figure.span, found.figure, verdict="reopened")


def _added(place: _Place, sought: FigureId, given: Given) -> Check:
    """Make the figure that the machine missed: its number read from the text, the rest given."""
    if place.figure is not None and place.figure.status not in ("rejected", "added"):
        raise _refused(
            "a number that is a figure already", "a number that the reader missed; correct this one"
        )
    start, end = sought.start or 0, sought.end
    if end is None or not 0 <= start < end <= len(place.document.text):
        raise _refused(
            "no words of the document", "where the number begins and ends, such as 3f2a91:1042-1047"
        )
    if not given.get("measure"):
        raise _refused("no measure", "what the number counts; one of " + ", ".join(measures()))
    read = _as_read(place.document.text[start:end], (start, end), str(given["measure"]))
    if not {"low", "high"} & set(given):
        given = {"value": read.value, **given}
    given = _with_unit(given, read, place)
    return _check(place, (start, end), corrected(read, given), verdict="added")


def _with_unit(given: Given, figure: Figure, place: _Place) -> Given:
    """Give what was given with its unit written as it is everywhere."""
    unit = given.get("unit")
    if not isinstance(unit, str) or not unit.strip():
        return given
    return {**given, "unit": checked_unit(unit, figure, place.document.text)}


def _as_read(quote: str, span: Span, measure: str) -> Figure:
    """Give the figure that the reader sees in the words of the number alone; no value where it sees none."""
    unit = measures()[measure].unit if measure in measures() else "persons"
    read = read_figures(f"{quote} people were killed.")
    if len(read) != 1 or read[0].quote.strip() != quote.strip():
        return Figure(span, quote, measure, None, None, None, unit, "count", "exact")
    unit = unit if read[0].unit == "persons" else read[0].unit
    return Figure(
        span,
        quote,
        measure,
        read[0].value,
        read[0].low,
        read[0].high,
        unit,
        read[0].kind,
        read[0].qualifier,
    )


def _found(place: _Place) -> CheckedFigure:
    if place.figure is None:
        raise _refused("no figure there", "a figure of the present reading")
    return place.figure


def _check(place: _Place, span: Span, figure: Figure, *, verdict: Verdict) -> Check:
    # other words are another place: what was said of the figure that they overlap stays its own
    found = place.figure if place.figure and place.figure.figure.span == span else None
    before = found.check if found else None
    return Check(
        place.document.sha256,
        anchor(place.document.text, span),
        verdict,
        figure,
        found.machine if found else None,
        place.reading.reading.reader,
        place=before.place if before else 0,
    )


def _says_the_same(before: Check, made: Check, *, why: str, by: str) -> bool:
    said = [(one.verdict, one.status, one.anchor, one.machine) for one in (before, made)]
    is_same = said[0] == said[1] and _same_fields(before.figure, made.figure)
    return is_same and (before.why, before.by) == (why, by)


def _same_fields(first: Figure, second: Figure) -> bool:
    return not differences(first, second)


def _refused(found: str, expected: str) -> SettingsRefused:
    return SettingsRefused(
        found, where="figures check", expected=expected, advice="see `uncounted figures --help`"
    )
