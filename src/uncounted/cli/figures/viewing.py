"""``figures view``: one document as a page with its figures and the rules behind them marked."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from uncounted.cli import show
from uncounted.cli.options import Commands, add_command, iso_date
from uncounted.cli.whole_files import refuse_source, whole_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from uncounted.domain.anchor import Span
    from uncounted.domain.document import Document
    from uncounted.domain.figure import Reading

    _Shown = tuple[Document, Reading, Mapping[Span, str]]

_SHA256 = re.compile("[0-9a-fA-F]{1,64}")


def add_to(words: Commands) -> None:
    """Add ``figures view``."""
    viewing = add_command(
        words, "view", view, help_line="mark the figures of one document on a page, with their rules"
    )
    viewing.add_argument(
        "source", metavar="FILE|DOCUMENT", help="a file, or the first letters of a document's SHA-256"
    )
    viewing.add_argument(
        "--out", metavar="PAGE.html", help="where the page goes; default: beside you, named after the source"
    )
    viewing.add_argument("--published", type=iso_date, metavar="YYYY-MM-DD", help="day of issue of a file")
    viewing.add_argument("--publisher", default="", metavar="NAME", help="who publishes a file")


def view(args: argparse.Namespace) -> int:
    """Write one document as a page: figures, dates, sources and rejected numbers marked, each with its rule.

    The page is one HTML file that needs no network and no scripts. Of a document of the workspace it says
    which figures a person confirmed, corrected, added or rejected.

    Example:
      uncounted figures view statement.html --out marked.html
      uncounted figures view 3fa2c1
    """
    from uncounted.errors import OutsideWorld
    from uncounted.figures.view import page

    path = Path(args.source)
    is_file = path.is_file() or not _SHA256.fullmatch(args.source)
    document, reading, said = _of_file(args, path) if is_file else _of_workspace(args)
    target = Path(args.out or f"{path.stem if is_file else document.sha256[:12]}.figures.html")
    refuse_source(target, path)
    try:
        with whole_file(target) as stream:
            stream.write(page(document, reading, said).encode("utf-8", "replace"))
    except OSError as error:
        raise OutsideWorld(
            f"cannot be written ({error.strerror})",
            where=target.name,
            expected="a place for the page",
            advice="choose another with --out",
        ) from error
    if args.json:
        counts = {"n_figures": len(reading.figures), "n_not_figures": len(reading.not_figures)}
        show.show_json({"page": str(target), **counts})
    else:
        n_rejected = len(reading.not_figures)
        print(f"{target}: {len(reading.figures)} figures, {n_rejected} numbers that are no figures")
    return 0


def _of_file(args: argparse.Namespace, path: Path) -> _Shown:
    from uncounted import standalone

    published = date.fromisoformat(args.published) if args.published else None
    document, reading, notices = standalone.read_file_figures(
        path, published=published, publisher=args.publisher
    )
    show.show_notices([] if args.json else notices)
    return document, reading, {}


def _of_workspace(args: argparse.Namespace) -> _Shown:
    from uncounted import pipeline
    from uncounted.domain.figure_id import find_document
    from uncounted.figures.view import with_people
    from uncounted.store import archive, figure_checks

    with pipeline.open(args.workspace) as workspace:
        documents = {each.sha256: each for each in archive.documents(workspace.store)}
        sha256 = find_document(args.source.lower(), documents)
        return documents[sha256], *with_people(figure_checks.checked_reading_of(workspace.store, sha256))
