"""Command `uncounted publish brief`."""

from __future__ import annotations

import argparse
import sys

from uncounted.cli import options
from uncounted.cli.show import progress_bar, show_reports


def add_to(commands: options.Commands) -> None:
    """Add the command."""
    words = "write the brief of a period"
    parser = commands.add_parser(
        "publish",
        help=words,
        description=f"Publish what the workspace holds: {words}, each number with its evidence.",
    )
    kinds = parser.add_subparsers(title="what to publish", metavar="WHAT", required=True)
    one = options.add_command(
        kinds, "brief", brief, help_line="three numbers with their evidence, as HTML and Markdown"
    )
    one.add_argument(
        "--from",
        dest="start",
        type=options.iso_date,
        required=True,
        metavar="DAY",
        help="first day, YYYY-MM-DD",
    )
    one.add_argument(
        "--to", dest="end", type=options.iso_date, required=True, metavar="DAY", help="last day, YYYY-MM-DD"
    )
    one.add_argument(
        "--languages", default="", metavar="CODES", help="such as en,my (default: those of the workspace)"
    )


def brief(args: argparse.Namespace) -> int:
    """Write the brief of a period: for each language one HTML file and one Markdown file under out/.

    Example: uncounted publish brief --from 2031-03-25 --to 2031-03-31 --languages en,my
    """
    from uncounted import pipeline

    languages = tuple(code.strip() for code in args.languages.split(",") if code.strip())
    with pipeline.open(args.workspace) as workspace:
        report = workspace.brief(args.start, args.end, languages=languages, progress=progress_bar(args))
    status = show_reports(args, [report])
    paths = report.details.get("files", [])
    if not args.json and isinstance(paths, list):
        sys.stdout.writelines(f"  {path}\n" for path in paths)
    return status
