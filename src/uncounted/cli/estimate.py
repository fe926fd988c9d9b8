"""The command `estimate`: how many were never listed, for a workspace or for one table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from uncounted.cli.options import Commands, add_command, add_seed
from uncounted.cli.show import progress_bar, show_json, show_notices

if TYPE_CHECKING:
    from uncounted.domain.estimate import Estimate

ALL = "all"


def add_to(commands: Commands) -> None:
    """Add the command and its sub-command ``table``."""
    parser = add_command(commands, "estimate", run, help_line="how many were never listed")
    add_seed(parser)
    tables = parser.add_subparsers(title="without a workspace", metavar="table")
    table_parser = add_command(tables, "table", table, help_line="estimate from a table of capture patterns")
    table_parser.add_argument(
        "patterns", metavar="PATTERNS.csv", help="0/1 columns and `count`, or one row a person"
    )
    table_parser.add_argument(
        "--model", default="latent_class", metavar="NAME", help="latent_class, log_linear, chao, or all"
    )
    table_parser.add_argument("--lists", metavar="A,B,…", default="", help="names of the list columns")
    table_parser.add_argument(
        "--level", type=float, default=0.95, metavar="0.95", help="coverage of the interval"
    )
    table_parser.add_argument(
        "--draws", metavar="FILE.csv", help="write the posterior draws of the total there"
    )
    add_seed(table_parser)


def run(args: argparse.Namespace) -> int:
    """Estimate from the people that were matched, overall and by the strata in the settings.

    Only rows that say the measure of the brief ([brief] measure, such as killed) count. Places and
    regions with fewer than three people are pooled as (other).
    """
    from uncounted import pipeline
    from uncounted.store.estimate import estimates

    _prepare(args)
    with pipeline.open(args.workspace) as workspace:
        report = workspace.estimate(seed=args.seed, progress=progress_bar(args))
        made = estimates(workspace.store)
    if args.json:
        refused = report.something_refused
        show_json({"stages": [report], "estimates": [_as_json(each) for each in made], "refused": refused})
        return int(refused)
    print(f"{report.stage:<9} {report.summary}\n")
    _show_table(made)
    return int(report.something_refused)


def table(args: argparse.Namespace) -> int:
    """Estimate from one table of capture patterns; no workspace is needed.

    Exit status 1 says that at least one estimate was refused.
    """
    from uncounted.estimate.models import estimate, model_named, names
    from uncounted.estimate.tables import read_table

    models = names() if args.model == ALL else (model_named(args.model).name,)
    lists = [name.strip() for name in args.lists.split(",") if name.strip()]
    read = read_table(Path(args.patterns), lists=lists)
    seed = 1 if args.seed is None else args.seed
    _prepare(args)
    progress = progress_bar(args)
    made = [
        estimate(read.patterns, model=name, seed=seed, level=args.level, progress=progress) for name in models
    ]
    if args.draws:
        _write_draws(made, Path(args.draws))
    if args.json:
        shown = [_as_json(each) for each in made]
        show_json(shown if args.model == ALL else shown[0])
    else:
        _show_one(made[0]) if len(made) == 1 else _show_side_by_side(made)
    show_notices(list(read.notices))
    return int(any(each.status == "refused" for each in made))


def _prepare(args: argparse.Namespace) -> None:
    """On a terminal, say that the sampler is being compiled: the first run after installing waits for it."""
    if args.json or not sys.stderr.isatty():
        return
    from uncounted.estimate.latent_class import prepare

    seconds = prepare()
    if seconds:
        print(f"the sampler was compiled in {seconds:.0f} s; later runs start at once", file=sys.stderr)


def _as_json(estimate: Estimate) -> dict[str, object]:
    """Give the keys of the contract; draws go to a file of their own, a refused number nowhere."""
    return {
        "stratum": estimate.stratum,
        "lists": estimate.lists,
        "patterns_hash": estimate.patterns_hash,
        "n_observed": estimate.n_observed,
        "model": estimate.model,
        "settings": estimate.settings,
        "seed": estimate.seed,
        "point": estimate.point,
        "interval": estimate.interval,
        "level": estimate.level,
        "diagnostics": estimate.public_diagnostics,
        "assumptions": estimate.assumptions,
        "status": estimate.status,
        "reasons": estimate.reasons,
        "verdict": {"status": estimate.status, "reasons": estimate.reasons},
    }


def _write_draws(made: Sequence[Estimate], path: Path) -> None:
    from uncounted.errors import OutsideWorld

    lines = [f"{each.model},{draw}" for each in made for draw in each.draws]
    try:
        path.write_text("\n".join(["model,N", *lines]) + "\n", "utf-8")
    except OSError as error:
        raise OutsideWorld(
            f"the draws could not be written ({error.strerror})",
            where=path.name,
            expected="a folder that can be written to",
            advice="choose another place",
        ) from error


def _show_table(made: Sequence[Estimate]) -> None:
    from uncounted.estimate.words import number_words, stratum_words

    head = ("stratum", "model", "observed", "estimate", "verdict")
    rows = [
        (
            stratum_words(each.stratum),
            each.model,
            f"{each.n_observed:,}",
            number_words(each),
            ", ".join([each.status, *(reason.code for reason in each.reasons)]),
        )
        for each in made
    ]
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(4)]
    for row in [head, *rows]:
        print("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]))
    texts = {
        reason.code: reason.text for each in made for reason in reversed(each.reasons) if not each.stratum
    }
    for code, text in sorted(texts.items()):
        print(f"\n  {code}: {text}")


def _show_one(estimate: Estimate) -> None:
    from uncounted.estimate.words import diagnostics_words, title, verdict_words

    print(f"{title(estimate)}, {len(estimate.lists)} lists: {', '.join(estimate.lists)}")
    print(f"  observed   {estimate.n_observed:,}")
    print(f"  {verdict_words(estimate)}")
    for reason in estimate.reasons:
        print(f"    {reason.code}: {reason.text}")
    print("  it assumes that")
    for sentence in estimate.assumptions:
        print(f"    - {sentence}")
    print("  diagnostics")
    for line in diagnostics_words(estimate):
        print(f"    - {line}")


def _show_side_by_side(made: Sequence[Estimate]) -> None:
    print(f"{made[0].n_observed:,} people on {len(made[0].lists)} lists: {', '.join(made[0].lists)}\n")
    _show_table(made)
    print("\n  `--model NAME` shows what each one assumes, with its diagnostics")
