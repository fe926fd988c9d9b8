"""Figures and statements as plain values for JSON; whole numbers become JSON integers."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from uncounted.domain.check import CheckedFigure
from uncounted.domain.checked import CheckedReading
from uncounted.domain.document import Document
from uncounted.domain.figure import Figure, Reading


def figure_dict(figure: Figure) -> dict[str, Any]:
    """Give one figure as plain values, with the rule and the words behind each field under ``why``."""
    row = asdict(figure)
    for name in ("value", "low", "high"):
        row[name] = _whole(row[name])
    row["span"] = list(figure.span)
    row["why"] = {
        why.field: {"rule": why.rule, "span": list(why.span) if why.span else None} for why in figure.why
    }
    return row


def reading_dict(document: Document, reading: Reading, *, with_text: bool = True) -> dict[str, Any]:
    """Give a document with its figures, rejected numbers and statements.

    Parameters
    ----------
    document
        The document.
    reading
        What was found in it.
    with_text
        Whether the text, which the spans index, goes along.
    """
    particulars = asdict(document)
    particulars["issued"] = document.issued.edtf if document.issued else None
    if not with_text:
        del particulars["text"]
    return {
        "document": particulars,
        "reader": reading.reader,
        "figures": [figure_dict(figure) for figure in reading.figures],
        "not_figures": [asdict(number) for number in reading.not_figures],
        "statements": [asdict(statement) for statement in reading.statements],
    }


def checked_dict(document: Document, checked: CheckedReading, name: str) -> dict[str, Any]:
    """Give a document with its figures as they stand, those that people rejected, and statements.

    Parameters
    ----------
    document
        The document; its text stays out.
    checked
        Its reading with people's checks over it.
    name
        The start of its SHA-256 that the ids of figures begin with.
    """
    row = reading_dict(document, checked.standing, with_text=False)
    figures = [checked_figure_dict(each, name) for each in checked.figures]
    return row | {
        "figures": [each for each in figures if each["status"] != "rejected"],
        "rejected": [each for each in figures if each["status"] == "rejected"],
        "n_checks_without_place": len(checked.stranded),
    }


def checked_figure_dict(checked: CheckedFigure, name: str) -> dict[str, Any]:
    """Give one figure with its id and status, and what a person changed; nobody's name."""
    return figure_dict(checked.figure) | {
        "id": f"{name}:{checked.figure.span[0]}",
        "status": checked.status,
        "changes": [asdict(each) for each in checked.changes],
        "questions": list(checked.questions),
    }


def _whole(number: float | None) -> float | int | None:
    if number is None or not float(number).is_integer():
        return number
    return int(number)
