"""``uncounted figures`` and ``figures read``: what publishers state, from documents or single files."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uncounted.cli import show
from uncounted.cli.figures.passages import read_file_of_passages
from uncounted.cli.figures.review import show_doubtful
from uncounted.cli.figures.tables import (
    show_checked,
    show_document,
    show_doubts,
    show_figures,
    show_statements,
)
from uncounted.cli.figures.words import files_in
from uncounted.cli.options import Commands, add_command, iso_date

if TYPE_CHECKING:
    from uncounted.domain.checked import CheckedReading
    from uncounted.domain.document import Document
    from uncounted.domain.figure import Reading
    from uncounted.domain.notice import Notice
    from uncounted.figures.reader import DocumentReader


def add_to(words: Commands) -> None:
    """Add ``figures read``."""
    reading = add_command(words, "read", read, help_line="read single files, without a workspace")
    reading.add_argument("files", nargs="*", metavar="FILE", help="HTML, PDF, DOCX or text")
    reading.add_argument("--published", type=iso_date, metavar="YYYY-MM-DD", help="day of issue")
    reading.add_argument("--language", default="", choices=("en", "my"), help="main language")
    reading.add_argument("--publisher", default="", metavar="NAME", help="who publishes it")
    reading.add_argument("--words", metavar="FOLDER", help="lexicon files of your own, read beside ours")
    reading.add_argument(
        "--model",
        nargs=2,
        metavar=("URL", "NAME"),
        help="a model on this machine that fills what the grammar left open",
    )
    reading.add_argument("--doubtful", action="store_true", help="show only the doubtful readings, and why")
    reading.add_argument(
        "--passages", metavar="IN.jsonl", help="passages: a JSON object with id and text on each line"
    )
    reading.add_argument("--out", metavar="OUT.jsonl", help="where the figures of the passages go")
    reading.set_defaults(usage_error=reading.error)


def figures(args: argparse.Namespace) -> int:
    """Read the stated figures and listed statements of documents that were not read yet, and show all.

    The first column names each figure for `figures confirm`, `correct`, `reject` and `reopen`.

    Example:
      uncounted figures
      uncounted figures review
    """
    from uncounted import pipeline
    from uncounted.figures.checks.review import doubtful, unapplied
    from uncounted.store import archive, figure_checks

    with pipeline.open(args.workspace) as workspace:
        report = workspace.figures(progress=show.progress_bar(args))
        store = workspace.store
        documents = {each.sha256: each for each in archive.documents(store)}
        readings = figure_checks.checked_readings(store)
        names = figure_checks.document_names(store)
    shown = [each for each in readings if each.reading.sha256 in documents]
    if args.json:
        from uncounted.figures.export import checked_dict

        found = [
            checked_dict(documents[each.reading.sha256], each, names[each.reading.sha256]) for each in shown
        ]
        show.show_json({"stages": [report], "refused": report.something_refused, "readings": found})
        return int(report.something_refused)
    for each in shown:
        _show_reading(documents[each.reading.sha256], each, names[each.reading.sha256])
    status = show.show_reports(args, [report])
    n_unapplied = sum(len(unapplied(each)) for each in readings)
    show_doubts(len(doubtful(shown, documents)) + n_unapplied, "uncounted figures review")
    return status


def _show_reading(document: Document, checked: CheckedReading, name: str) -> None:
    issued = document.issued.edtf if document.issued else "undated"
    title = document.title or document.sha256[:12]
    show_document(f"{title} ({document.publisher or 'unknown'}, {issued})")
    show_checked(document.text, checked.figures, name)
    show_statements(checked.reading.statements)


def read(args: argparse.Namespace) -> int:
    """Read the figures of single files or passages, without a workspace.

    Example:
      uncounted figures read statement.html --published 2031-03-31
      uncounted figures read --passages in.jsonl --out out.jsonl
    """
    usage_error: Callable[[str], int] = args.usage_error
    if bool(args.files) == bool(args.passages):
        return usage_error("name files, or --passages IN.jsonl, and not both")
    if args.passages and not args.out:
        return usage_error("--passages needs --out OUT.jsonl")
    if args.passages:
        if args.model:
            return usage_error("--model is for files, not for --passages")
        return read_file_of_passages(args, Path(args.passages), Path(args.out), _reader(args).added)
    return _read_files(args)


def _read_files(args: argparse.Namespace) -> int:
    from uncounted.errors import InputRefused, OutsideWorld

    results: list[dict[str, Any]] = []
    notices: list[Notice] = []
    for name in args.files:
        try:
            result, found = _read_file(args, name)
            results.append({"file": Path(name).name, **result, "notices": found})
        except (InputRefused, OutsideWorld) as refusal:
            found = [_notice(refusal, name)]
            results.append({"file": Path(name).name, "refused": found})
        notices += found
    if args.json:
        show.show_json(results[0] if len(args.files) == 1 else results)
    show.show_notices(notices)
    return int(any(notice.level == "refused" for notice in notices))


def _read_file(args: argparse.Namespace, name: str) -> tuple[dict[str, Any], list[Notice]]:
    from dataclasses import replace

    from uncounted import standalone
    from uncounted.figures import reading_dict
    from uncounted.figures.refusal import refusal

    document, reading, notices = standalone.read_file_figures(
        Path(name),
        published=date.fromisoformat(args.published) if args.published else None,
        publisher=args.publisher,
        language=args.language,
        reader=_reader(args),
    )
    refused = refusal(document)
    if refused is not None:
        reading = replace(reading, figures=(), not_figures=(), statements=())
    if not args.json:
        show_document(f"{document.title or Path(name).name} ({Path(name).name})")
        _show_file(document, reading, None if args.doubtful else name)
    return reading_dict(document, reading), [*notices, *([refused] if refused else [])]


def _reader(args: argparse.Namespace) -> DocumentReader:
    """Make the reader with the words and the model that the command names."""
    from uncounted.domain.settings import FigureSettings, ModelSettings
    from uncounted.figures.reader import reader_of

    files = files_in(args.words, "--words") if args.words else {}
    return reader_of(FigureSettings(model=ModelSettings(*args.model) if args.model else None), files)


def _show_file(document: Document, reading: Reading, name: str | None) -> None:
    """Print all figures and statements of a file, or without its name only the doubtful figures."""
    from uncounted.domain.checked import checked_reading
    from uncounted.figures.checks.review import doubtful

    found = doubtful([checked_reading(reading, document.text, ())], {document.sha256: document})
    if name is None:
        for each in found:
            show_doubtful(each, document.text)
        print("" if found else "  nothing is doubtful")
        return
    show_figures(document.text, reading.figures)
    show_statements(reading.statements)
    show_doubts(len(found), f"uncounted figures read --doubtful {shlex.quote(name)}")


def _notice(refusal: Any, name: str) -> Notice:
    from uncounted.domain.notice import Notice

    return Notice(
        "figures",
        "file.refused",
        "refused",
        refusal.where or Path(name).name,
        refusal.found,
        refusal.expected,
        refusal.advice,
    )
