"""``uncounted archive``: keep originals."""

from __future__ import annotations

import argparse

from uncounted.cli import show
from uncounted.cli.options import Commands, add_command, iso_date


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = add_command(commands, "archive", archive, help_line="keep originals and read them as documents")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder with everything in it")
    parser.add_argument("--publisher", default="", metavar="NAME", help="who publishes these documents")
    parser.add_argument(
        "--published", default=None, type=iso_date, metavar="YYYY-MM-DD", help="the day they were issued"
    )
    parser.add_argument("--title", default="", help="the title, for a single document")


def archive(args: argparse.Namespace) -> int:
    """Keep files unchanged under their SHA-256, and read their text, title, authors, date and language.

    HTML, PDF, DOCX, plain text, Markdown, CSV and spreadsheets are read; any other file is kept and
    named as unread. What you state here wins over what a document says of itself. The same bytes
    handed over again add a custody event, not a copy.

    Example:
      uncounted archive inbox/week-35 --publisher "River Council" --published 2031-03-31
    """
    from uncounted import pipeline

    with pipeline.open(args.workspace) as workspace:
        report = workspace.archive(
            args.paths,
            publisher=args.publisher,
            published=args.published or "",
            title=args.title,
            progress=show.progress_bar(args),
        )
    return show.show_reports(args, [report])
