"""``figures review``: the readings that a person should look at, the most urgent first."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from uncounted.cli import show
from uncounted.cli.figures.tables import in_a_line, said_of, visible, words_around
from uncounted.cli.options import Commands, add_command

if TYPE_CHECKING:
    from uncounted.domain.check import Check
    from uncounted.figures.checks.review import Doubtful

_MOST_SHOWN = 30
_HOW = """\
Look at the words, then say what you found (--help says more):
  uncounted figures confirm FIGURE            it is read rightly, every field of it
  uncounted figures correct FIGURE --value N --why TEXT
  uncounted figures reject FIGURE --why TEXT  it is no stated figure"""


def add_to(words: Commands) -> None:
    """Add ``figures review``."""
    parser = add_command(words, "review", review, help_line="list the doubtful readings, most urgent first")
    parser.add_argument("--all", action="store_true", help=f"all of them, not the first {_MOST_SHOWN}")


def review(args: argparse.Namespace) -> int:
    """List the readings that a person should look at: doubtful ones, and checks that need a second look.

    First checks that are applied to nothing, because their words are no longer found or a newer check
    covers them; then checked figures that the reader now reads otherwise, then doubtful readings: those
    with more doubts, of the brief's measure, of more people.

    Example:
      uncounted figures review
    """
    from uncounted import pipeline
    from uncounted.figures.checks.review import doubtful, unapplied
    from uncounted.figures.export import checked_figure_dict
    from uncounted.store import archive, figure_checks

    with pipeline.open(args.workspace) as workspace:
        store = workspace.store
        documents = {each.sha256: each for each in archive.documents(store)}
        readings = figure_checks.checked_readings(store)
        names = figure_checks.document_names(store)
        measure = store.settings.brief.measure
    lost = [(check, why) for reading in readings for check, why in unapplied(reading)]
    found = doubtful(
        (each for each in readings if each.reading.sha256 in documents), documents, measure=measure
    )
    if args.json:
        rows = [
            checked_figure_dict(each.checked, names[each.checked.sha256]) | {"doubts": list(each.doubts)}
            for each in found
        ]
        show.show_json(
            {"doubtful": rows, "checks_without_place": [_lost_id(each, names) for each, _ in lost]}
        )
        return 0
    for check, why in lost:
        print(f"{_lost_id(check, names)}  {check.verdict}: {in_a_line(check.figure)}")
        print(f"  {why};")
        print(
            f"  look for the figure, check it anew, then: uncounted figures reopen {_lost_id(check, names)}"
        )
    shown = found if args.all else found[:_MOST_SHOWN]
    for each in shown:
        show_doubtful(each, documents[each.checked.sha256].text, names[each.checked.sha256])
    if len(found) > len(shown):
        print(f"… and {len(found) - len(shown):,} more; --all lists them")
    print(_HOW if found or lost else "nothing is doubtful")
    return 0


def show_doubtful(each: Doubtful, text: str, document: str = "") -> None:
    """Print a figure to look at, the words around it, and why; with its name where the document has one."""
    name = f"{document}:{each.checked.figure.span[0]}  " if document else ""
    print(f"{name}{in_a_line(each.checked.figure)}")
    print(f"  {visible(words_around(text, each.checked.figure))}")
    for one in [said_of(each.checked)] if each.checked.status != "machine" else each.doubts:
        print(f"  ? {visible(one)}")


def _lost_id(check: Check, names: Mapping[str, str]) -> str:
    return f"{names[check.sha256]}:{check.anchor.span[0]}@{check.place}"
