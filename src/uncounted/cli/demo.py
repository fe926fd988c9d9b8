"""`uncounted demo`: an invented country's case through all six stages, held against its truth."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from uncounted.cli.options import Commands, add_command
from uncounted.cli.show import progress_bar, show_json

if TYPE_CHECKING:
    from uncounted.demo import Truth
    from uncounted.demo.outcome import Outcome
    from uncounted.domain.report import StageReport

_FOLDER = Path("uncounted-demo")
_MOST_REFUSALS = 8


def add_to(commands: Commands) -> None:
    """Add the command."""
    demo = add_command(
        commands, "demo", run_demo, help_line="an invented case, all six stages: see what comes out"
    )
    demo.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=_FOLDER,
        metavar="DIR",
        help=f"new folder (default: {_FOLDER})",
    )
    demo.add_argument("--seed", type=int, default=None, metavar="N", help="another case of the same kind")


def run_demo(args: argparse.Namespace) -> int:
    """Write an invented country's case, run all six stages on it, and print the three numbers.

    The case is drawn from a population that is known, so the estimate can be held against the truth.
    Some faults are planted in its lists to show what a refusal looks like; they do not change the
    exit status. Run it again and it goes on where it stopped.

    Example: uncounted demo my-demo
    """
    from uncounted import pipeline
    from uncounted.demo import SEED, write_case
    from uncounted.demo.outcome import read_outcome

    folder: Path = args.folder
    truth = write_case(folder, seed=SEED if args.seed is None else args.seed)
    with pipeline.open(folder) as workspace:
        reports = workspace.run(progress=progress_bar(args))
        outcome = read_outcome(workspace.store)
    briefs = sorted(path for path in (folder / "out").rglob("*.html"))
    if args.json:
        show_json(_as_json(truth, outcome, reports, briefs))
    else:
        _print_reports(reports)
        _print_numbers(truth, outcome)
        _print_next(folder, briefs)
    return 0


def _as_json(
    truth: Truth, outcome: Outcome, reports: list[StageReport], briefs: list[Path]
) -> dict[str, object]:
    estimate = outcome.estimate
    point, low, high = (
        estimate.published() if estimate and estimate.status == "publishable" else (None, None, None)
    )
    return {
        "stated": outcome.stated.value if outcome.stated else None,
        "documented": outcome.documented,
        "estimated": {"point": point, "low": low, "high": high},
        "truth": truth.n_killed,
        "truth_listed": truth.n_listed,
        "brief": str(briefs[0]) if briefs else None,
        "briefs": [str(path) for path in briefs],
        "stages": reports,
    }


def _print_reports(reports: list[StageReport]) -> None:
    for report in reports:
        print(f"{report.stage:<9} {report.summary}")
    refused = [notice for report in reports for notice in report.notices if notice.level == "refused"]
    if refused:
        print("\nRefused, as it should be (a few faults are planted in the lists):")
        for notice in refused[:_MOST_REFUSALS]:
            print(f"  {notice.where}: {notice.found}")
        if len(refused) > _MOST_REFUSALS:
            print(f"  … and {len(refused) - _MOST_REFUSALS} more")


def _print_numbers(truth: Truth, outcome: Outcome) -> None:
    print("\nPeople killed in Nandaya, a country that does not exist")
    for name, number, words in (*_three_numbers(outcome), _true_number(truth)):
        shown = "–" if number is None else f"{number:,.0f}"
        print(f"  {name:<10}  {shown:>6}   {words}")


def _three_numbers(outcome: Outcome) -> Iterator[tuple[str, float | None, str]]:
    stated, estimate = outcome.stated, outcome.estimate
    if stated:
        as_of = f", as of {stated.as_of}" if stated.as_of else ""
        yield "Stated", stated.value, f"by the {stated.by}{as_of}"
    else:
        yield "Stated", None, "no figure found"
    yield "Documented", outcome.documented, f"unique people in {outcome.n_rows:,} rows of five lists"
    if estimate is None:
        yield "Estimated", None, "no estimate"
    elif estimate.interval is None:
        yield "Estimated", None, "refused: " + "; ".join(reason.text for reason in estimate.reasons)
    else:
        low, high = estimate.interval
        yield (
            "Estimated",
            estimate.point,
            f"between {low:,.0f} and {high:,.0f} ({estimate.level:.0%} interval)",
        )


def _true_number(truth: Truth) -> tuple[str, float, str]:
    words = f"killed in all, {truth.n_listed:,} of them on a list; known only because the case is invented"
    return "Truth", truth.n_killed, words


def _print_next(folder: Path, briefs: list[Path]) -> None:
    for brief in briefs:
        print(f"\nThe brief: {brief}" if brief == briefs[0] else f"           {brief}")
    print(
        f"""
What to try next
  uncounted verify {folder}           check every original, row and published file
  uncounted match pairs -w {folder}   pairs that need a person
  edit {folder}/uncounted.toml, then uncounted run -w {folder}"""
    )
