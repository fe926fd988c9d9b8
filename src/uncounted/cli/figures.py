"""``uncounted figures``: what publishers state, read from documents or from single files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uncounted.cli import show
from uncounted.cli.options import Commands, add_command, iso_date

if TYPE_CHECKING:
    from uncounted.domain.figure import Figure, Statement
    from uncounted.domain.notice import Notice

_WORDS_AROUND = 60
_LEAST_WIDTH = 60


def add_to(commands: Commands) -> None:
    """Add the command and its sub-command."""
    parser = add_command(commands, "figures", figures, help_line="read stated figures from new documents")
    reading = add_command(
        parser.add_subparsers(metavar="read"),
        "read",
        read,
        help_line="read single files, without a workspace",
    )
    reading.add_argument("files", nargs="*", metavar="FILE", help="HTML, PDF, DOCX or text")
    reading.add_argument("--published", type=iso_date, metavar="YYYY-MM-DD", help="day of issue")
    reading.add_argument("--language", default="", choices=("en", "my"), help="main language")
    reading.add_argument("--publisher", default="", metavar="NAME", help="who publishes it")
    reading.add_argument(
        "--passages", metavar="IN.jsonl", help="passages: a JSON object with id and text on each line"
    )
    reading.add_argument("--out", metavar="OUT.jsonl", help="where the figures of the passages go")
    reading.set_defaults(usage_error=reading.error)


def figures(args: argparse.Namespace) -> int:
    """Read the stated figures and listed statements of documents that were not read yet, and show all.

    Example:
      uncounted figures
    """
    from uncounted import pipeline
    from uncounted.store import archive, figures

    with pipeline.open(args.workspace) as workspace:
        report = workspace.figures(progress=show.progress_bar(args))
        documents = {each.sha256: each for each in archive.documents(workspace.store)}
        readings = [each for each in figures.readings(workspace.store) if each.sha256 in documents]
    if args.json:
        from uncounted.figures import reading_dict

        found = [reading_dict(documents[each.sha256], each, with_text=False) for each in readings]
        show.show_json({"stages": [report], "refused": report.something_refused, "readings": found})
        return int(report.something_refused)
    for reading in readings:
        document = documents[reading.sha256]
        issued = document.issued.edtf if document.issued else "undated"
        _show_document(
            f"{document.title or reading.sha256[:12]} ({document.publisher or 'unknown'}, {issued})"
        )
        _show_figures(document.text, reading.figures)
        _show_statements(reading.statements)
    return show.show_reports(args, [report])


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
        return _read_passages(args, Path(args.passages), Path(args.out))
    return _read_files(args)


def _read_files(args: argparse.Namespace) -> int:
    from uncounted.errors import InputRefused

    results: list[dict[str, Any]] = []
    notices: list[Notice] = []
    for name in args.files:
        try:
            result, found = _read_file(args, name)
        except InputRefused as refusal:
            result, found = {}, [_notice(refusal, name)]
        notices += found
        if result:
            results.append(result)
    if args.json and results:
        show.show_json(results[0] if len(args.files) == 1 else results)
    elif args.json:
        show.show_json({"refused": notices})
    show.show_notices(notices)
    return int(any(notice.level == "refused" for notice in notices))


def _read_file(args: argparse.Namespace, name: str) -> tuple[dict[str, Any], list[Notice]]:
    from dataclasses import replace

    from uncounted import standalone
    from uncounted.figures import reading_dict
    from uncounted.figures.refusal import doubts, refusal

    document, reading, notices = standalone.read_file_figures(
        Path(name),
        published=date.fromisoformat(args.published) if args.published else None,
        publisher=args.publisher,
        language=args.language,
    )
    refused = refusal(document)
    if refused is not None:
        reading = replace(reading, figures=(), not_figures=(), statements=())
    if not args.json:
        _show_document(f"{document.title or Path(name).name} ({Path(name).name})")
        _show_figures(document.text, reading.figures)
        _show_statements(reading.statements)
    return reading_dict(document, reading), [*notices, *([refused] if refused else doubts(document))]


def _read_passages(args: argparse.Namespace, source: Path, target: Path) -> int:
    import json

    from uncounted.domain.notice import Notice
    from uncounted.errors import OutsideWorld
    from uncounted.figures.passages import read_passages

    notices: list[Notice] = []
    lines: list[str] = []
    n_figures = 0
    try:
        with source.open("rb") as stream:
            for result in read_passages(stream, where=source.name):
                if isinstance(result, Notice):
                    notices.append(result)
                    continue
                n_figures += len(result["figures"])
                lines.append(json.dumps(result, ensure_ascii=False) + "\n")
        target.write_text("".join(lines), "utf-8")
    except OSError as error:
        raise OutsideWorld(
            f"cannot be read or written ({error.strerror})",
            where=Path(error.filename or source).name,
            expected="a file that is there and a place that can be written",
            advice="check both names",
        ) from error
    if args.json:
        show.show_json({"n_passages": len(lines), "n_figures": n_figures, "notices": notices})
    else:
        print(f"{len(lines)} passages read, {n_figures} figures, {len(notices)} lines refused")
        show.show_notices(notices)
    return int(bool(notices))


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


def _show_document(title: str) -> None:
    print(f"\n{title}")


def _show_figures(text: str, found: Sequence[Figure]) -> None:
    if not found:
        print("  no stated figures")
        return
    rows = [
        (_number(each), each.measure, _time(each), each.attribution or "–", _around(text, each))
        for each in found
    ]
    _print_table(("number", "measure", "when", "who says so", "words around it"), rows)


def _show_statements(found: Iterable[Statement]) -> None:
    rows = [
        (
            each.section + (" (inferred)" if each.section_inferred else ""),
            each.language,
            each.title or f"[{each.damage}]",
            "; ".join(each.authors),
        )
        for each in found
    ]
    if rows:
        _print_table(("section", "language", "title", "by"), rows)


def _print_table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Print plain aligned columns; rich knows how wide Burmese letters and marks are."""
    import shutil

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False, header_style="none")
    for number, column in enumerate(columns):
        table.add_column(
            column,
            justify="right" if column == "number" else "left",
            no_wrap=False,
            ratio=None if number < 2 else 1 + 2 * (number == len(columns) - 1),
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    width = max(_LEAST_WIDTH, shutil.get_terminal_size((120, 24)).columns)
    Console(file=sys.stdout, width=width, no_color=True, highlight=False).print(table)


_SIGNS = {
    "at_least": "≥ ",
    "more_than": "> ",
    "about": "about ",
    "up_to": "≤ ",
    "nearly": "nearly ",
    "less_than": "< ",
}


def _number(figure: Figure) -> str:
    if figure.value is not None:
        shown = _SIGNS.get(figure.qualifier, "") + _plain(figure.value)
    elif figure.high is not None and figure.low is not None:
        shown = f"{_plain(figure.low)}–{_plain(figure.high)}"
    else:
        shown = f"{_plain(figure.low or 0)} or more"
    return shown if figure.unit == "persons" else f"{shown} {figure.unit}"


def _plain(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else f"{number:,.10g}"


def _time(figure: Figure) -> str:
    if figure.as_of:
        return f"as of {figure.as_of}"
    if figure.period_start and figure.period_start == figure.period_end:
        return figure.period_start
    if figure.period_start or figure.period_end:
        return f"{figure.period_start or ''} to {figure.period_end or '…'}"
    return "–"


def _around(text: str, figure: Figure) -> str:
    start, end = figure.span
    left = text[max(0, start - _WORDS_AROUND) : start].rpartition("\n")[2]
    right = text[end : end + _WORDS_AROUND].partition("\n")[0]
    left = left.partition(" ")[2] if start > _WORDS_AROUND and " " in left else left
    right = right.rpartition(" ")[0] if len(right) == _WORDS_AROUND and " " in right else right
    return f"{left}[{text[start:end]}]{right}"
