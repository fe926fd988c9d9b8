"""``figures series``: what each source says over time, and what contradicts what."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from uncounted.cli import show
from uncounted.cli.figures.tables import number, print_table
from uncounted.cli.options import Commands, add_command

if TYPE_CHECKING:
    from uncounted.domain.series import Finding, Series, StatedFigure


def add_to(words: Commands) -> None:
    """Add ``figures series``."""
    parser = add_command(
        words, "series", series, help_line="show what each source says over time, and what contradicts what"
    )
    parser.add_argument("--measure", default="", metavar="NAME", help="only this measure, such as killed")
    parser.add_argument(
        "--source", default="", metavar="NAME", help="only sources whose name holds these words"
    )
    parser.add_argument("--all", action="store_true", help="also series of a single figure")


def series(args: argparse.Namespace) -> int:
    """Show series of stated figures: one source, measure, population, place and definition each.

    Numbers of different sources are compared, never added. What a person should look at (totals that
    fall, stand still, differ between sources, or do not equal their parts) is listed below the series.

    Example:
      uncounted figures series --measure killed
    """
    from uncounted import pipeline
    from uncounted.figures.series import findings

    with pipeline.open(args.workspace) as workspace:
        every = workspace.series()
    chosen = [each for each in every if _is_chosen(each, args)]
    points = {_place(point) for each in chosen for point in each.points}
    told = [each for each in findings(every) if any(_place(point) in points for point in each.points)]
    if args.json:
        show.show_json({"series": chosen, "findings": told})
        return 0
    shown = [each for each in chosen if args.all or len(each.points) > 1]
    for each in shown:
        _show_series(each)
    n_single = len(chosen) - len(shown)
    if n_single:
        print(f"\n{n_single} series of a single figure each; --all shows them")
    _show_findings(told)
    return 0


def _is_chosen(each: Series, args: argparse.Namespace) -> bool:
    wanted = args.source.casefold()
    return args.measure in ("", each.key.measure) and any(wanted in name.casefold() for name in each.names)


def _place(point: StatedFigure) -> tuple[str, tuple[int, int]]:
    return point.sha256, point.figure.span


def _show_series(each: Series) -> None:
    key = each.key
    parts = (key.measure, key.definition, key.population, key.place, "" if key.kind == "count" else key.kind)
    print(f"\n{' = '.join(each.names)}: {', '.join(filter(None, parts))} ({key.nature})")
    print_table(("number", "up to", "published", "document", "words around it"), map(_row, each.points))


def _row(point: StatedFigure) -> tuple[str, ...]:
    start = point.figure.period_start
    day = f"{start} to {point.day}" if start and start != point.day else point.day
    words = " ".join(point.words.split())
    return number(point.figure), day or "–", point.issued or "–", point.sha256[:6], words


def _show_findings(found: Sequence[Finding]) -> None:
    if not found:
        print("\nNothing contradicts anything.")
        return
    print("\nWhat to look at")
    rows = []
    for each in found:
        where = ", ".join(dict.fromkeys(f"{p.sha256[:6]}:{p.figure.span[0]}" for p in each.points))
        rows.append((each.kind, each.found, where))
    print_table(("what", "found", "figures"), rows)
