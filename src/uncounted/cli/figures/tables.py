"""How figures look on a terminal: plain aligned columns, words around each number."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uncounted.domain.figure import Figure, Statement

_WORDS_AROUND = 60
_LEAST_WIDTH = 60


def show_document(title: str) -> None:
    """Print the line over a document's tables."""
    print(f"\n{title}")


def show_figures(text: str, found: Sequence[Figure]) -> None:
    """Print a table of figures."""
    if not found:
        print("  no stated figures")
        return
    rows = [
        (_number(each), each.measure, _time(each), each.attribution or "–", _around(text, each))
        for each in found
    ]
    _print_table(("number", "measure", "when", "who says so", "words around it"), rows)


def show_statements(found: Iterable[Statement]) -> None:
    """Print a table of listed statements."""
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
