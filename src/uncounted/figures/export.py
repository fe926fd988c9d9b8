"""Figures and statements as plain values for JSON; whole numbers become JSON integers."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

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


def _whole(number: float | None) -> float | int | None:
    if number is None or not float(number).is_integer():
        return number
    return int(number)
