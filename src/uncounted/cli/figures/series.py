"""``figures series``: what each source says over time, and what contradicts what."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
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
    parser.set_defaults(usage_error=parser.error)
    parser.add_argument("--all", action="store_true", help="also series of a single figure")


def series(args: argparse.Namespace) -> int:
    """Show series of stated figures: one source, measure, population, place and definition each.

    Numbers of different sources are compared, never added. What a person should look at (totals that
    fall, stand still, differ between sources, or do not equal their parts) is listed below the series.

    Example:
      uncounted figures series --measure killed
    """
    from uncounted import pipeline
    from uncounted.domain.measure import measures

    if args.measure and args.measure not in measures():
        usage_error: Callable[[str], int] = args.usage_error
        return usage_error(f"--measure is one of {', '.join(measures())}")
    with pipeline.open(args.workspace) as workspace:
        every = workspace.series()
        found = workspace.contradictions(every)
    _refuse_unknown_source(every, args.source)
    chosen = [each for each in every if _is_chosen(each, args)]
    points = {_place(point) for each in chosen for point in each.points}
    told = [each for each in found if any(_place(point) in points for point in each.points)]
    if args.json:
        show.show_json(
            {
                "series": [_series_dict(each) for each in chosen],
                "findings": [_finding_dict(each) for each in told],
            }
        )
        return 0
    if not chosen:
        print("no figure of this workspace states that")
        return 0
    shown = [each for each in chosen if args.all or len(each.points) > 1]
    for each in shown:
        _show_series(each)
    n_single = len(chosen) - len(shown)
    if n_single:
        print(f"\n{n_single} series of a single figure each; --all shows them")
    _show_findings(told)
    return 0


def _refuse_unknown_source(every: Sequence[Series], source: str) -> None:
    """Refuse a source that nobody here is: silence would read as agreement."""
    from uncounted.errors import SettingsRefused

    names = sorted({name for each in every for name in each.names})
    if source and not any(source.casefold() in name.casefold() for name in names):
        raise SettingsRefused(
            "no source of that name",
            where="figures series, --source",
            expected="words of one of: " + ("; ".join(names) or "the sources (no figure is read yet)"),
            advice="correct the name, or leave --source out",
        )


def _series_dict(each: Series) -> dict[str, object]:
    return {"key": each.key, "names": each.names, "points": [_point_dict(point) for point in each.points]}


def _finding_dict(each: Finding) -> dict[str, object]:
    return {"kind": each.kind, "found": each.found, "points": [_point_dict(point) for point in each.points]}


def _point_dict(point: StatedFigure) -> dict[str, object]:
    from uncounted.figures import figure_dict

    return {
        "sha256": point.sha256,
        "publisher": point.publisher,
        "issued": point.issued,
        "source": point.source,
        "day": point.day,
        "is_day_of_issue": point.is_day_of_issue,
        "figure": figure_dict(point.figure),
        "words": point.words,
    }


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
    day += " (day of issue)" if point.is_day_of_issue else ""
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
