"""How figures look on a terminal: aligned columns on a wide one, stacked ones on a narrow one.

What comes out of documents is shown without control characters: a page must not write on the terminal.
"""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uncounted.domain.check import CheckedFigure, FieldChange
    from uncounted.domain.figure import Figure, Statement

_WIDE = 100
_LEAST_WIDTH = 60
_WORDS_AROUND = 60
_WORDS_AROUND_NARROW = 40
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_NOT_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_SIGNS = {
    "at_least": "≥ ",
    "more_than": "> ",
    "about": "about ",
    "up_to": "≤ ",
    "nearly": "nearly ",
    "less_than": "< ",
}


def show_document(title: str) -> None:
    """Print the line over a document's tables."""
    print(f"\n{visible(title)}")


def show_figures(text: str, found: Sequence[Figure]) -> None:
    """Print a table of figures that nobody has named yet."""
    _show([(("",), each, _around(text, each), "") for each in found], named=False)


def show_checked(text: str, found: Sequence[CheckedFigure], document: str) -> None:
    """Print a table of checked figures with their names, and what people said of them."""
    rows = [
        ((f"{document}:{each.figure.span[0]}",), each.figure, _around(text, each.figure), said_of(each))
        for each in found
    ]
    _show(rows, named=True)


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
        print_table(("section", "language", "title", "by"), rows)


def show_doubts(n_doubtful: int, command: str) -> None:
    """Print how many readings are doubtful, and the command that lists them."""
    if n_doubtful:
        readings = "1 reading is" if n_doubtful == 1 else f"{n_doubtful:,} readings are"
        print(f"{readings} doubtful; to list: {command}")


def said_of(each: CheckedFigure) -> str:
    """Say what people and the reader say of a figure beside it; empty when only the machine has read it."""
    if each.status == "machine":
        return ""
    told = f"{each.status} by a person" + (", not counted" if not each.stands else "")
    if each.status == "corrected":
        told += ": " + changed(each.changes)
    return "; ".join([told, *each.questions])


def changed(changes: Iterable[FieldChange]) -> str:
    """Say which fields went from what to what."""
    return ", ".join(f"{field_name(each.field)} {_value(each.old)} → {_value(each.new)}" for each in changes)


def field_name(field: str) -> str:
    """Write the name of a field as words."""
    return {"period_start": "from", "period_end": "to", "attribution": "who says so"}.get(
        field, field.replace("_", " ")
    )


def number(figure: Figure) -> str:
    """Write a figure's number with its hedge, and its unit unless it counts people."""
    if figure.value is not None:
        shown = _SIGNS.get(figure.qualifier, "") + plain(figure.value)
    elif figure.high is not None and figure.low is not None:
        shown = f"{plain(figure.low)}–{plain(figure.high)}"
    else:
        shown = f"{plain(figure.low or 0)} or more"
    return shown if figure.unit == "persons" else f"{shown} {figure.unit}"


def plain(value: float) -> str:
    """Write a number with separators."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


def time(figure: Figure) -> str:
    """Write the day or the period that a figure holds for."""
    if figure.as_of:
        return f"as of {figure.as_of}"
    if figure.period_start and figure.period_start == figure.period_end:
        return figure.period_start
    if figure.period_start and figure.period_end:
        return f"{figure.period_start} to {figure.period_end}"
    if figure.period_start or figure.period_end:
        return f"since {figure.period_start}" if figure.period_start else f"until {figure.period_end}"
    return "–"


def in_a_line(figure: Figure) -> str:
    """Write a figure as one line: number, measure, time, who says so."""
    between = " " if figure.unit == "persons" else " · "
    counted = f"{number(figure)}{between}{field_name(figure.measure)}"
    parts = [counted, time(figure), figure.attribution or ""]
    return visible(" · ".join(part for part in parts if part and part != "–"))


def words_around(text: str, figure: Figure) -> str:
    """Give the words around a figure, its number in square brackets."""
    return _around(text, figure)


def visible(text: str) -> str:
    """Leave out characters that would move or recolour what is on the terminal."""
    return _NOT_SHOWN.sub("", text)


def print_table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, right: str = "") -> None:
    """Print plain aligned columns; rich knows how wide Burmese letters and marks are."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False, header_style="none")
    last = len(columns) - 1
    for number_, column in enumerate(columns):
        is_fixed = column in ("figure", "number", "measure", "what", "language")
        table.add_column(
            column,
            justify="right" if column == right else "left",
            no_wrap=column == "figure",
            ratio=None if is_fixed else 1 + 2 * (number_ == last),
        )
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    Console(file=sys.stdout, width=width(), no_color=True, highlight=False).print(table)


def width() -> int:
    """Give the width of the terminal, and one that can be read where it is unknown or tiny."""
    return max(_LEAST_WIDTH, shutil.get_terminal_size((120, 24)).columns)


def _show(rows: Sequence[tuple[tuple[str], Figure, str, str]], *, named: bool) -> None:
    if not rows:
        print("  no stated figures")
        return
    start = 0 if named else 1
    if width() < _WIDE:
        stacked = [
            (
                *name,
                f"{number(figure)}\n{field_name(figure.measure)}",
                "\n".join(part for part in (time(figure), figure.attribution or "") if part),
                "\n".join(part for part in (around, said) if part),
            )[start:]
            for name, figure, around, said in rows
        ]
        print_table(("figure", "what", "when, who says so", "words around it")[start:], stacked)
        return
    wide = [
        (
            *name,
            number(figure),
            field_name(figure.measure),
            time(figure),
            figure.attribution or "–",
            "\n".join(part for part in (around, said) if part),
        )[start:]
        for name, figure, around, said in rows
    ]
    columns = ("figure", "number", "measure", "when", "who says so", "words around it")
    print_table(columns[start:], wide, right="number")


def _around(text: str, figure: Figure) -> str:
    start, end = figure.span
    most = _WORDS_AROUND if width() >= _WIDE else _WORDS_AROUND_NARROW
    left = _PARAGRAPH.split(text[max(0, start - most) : start])[-1]
    right = _PARAGRAPH.split(text[end : end + most], maxsplit=1)[0]
    if len(left) == most < start:
        left = "…" + _from_a_letter(left.partition(" ")[2] if " " in left[:-1] else left)
    if len(right) == most < len(text) - end:
        right = (right.rpartition(" ")[0] if " " in right[1:] else right) + "…"
    return " ".join(f"{left}[{text[start:end]}]{right}".split())


def _from_a_letter(words: str) -> str:
    """Leave out marks that belong to a letter which was cut off."""
    marks = 0
    while marks < len(words) and unicodedata.category(words[marks]).startswith("M"):
        marks += 1
    return words[marks:]


def _value(value: str | float | None) -> str:
    if value is None:
        return "nothing"
    return plain(value) if isinstance(value, float) else visible(value)
