"""Looks at whole columns before cells are read: in which order days and months stand, which encoding.

One cell such as 05/06/2021 cannot say which number is the month; a column with 30/08/2021 in it can.
One short Burmese word often cannot show its encoding; its column can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from uncounted.domain.document import Encoding
from uncounted.domain.notice import Notice
from uncounted.language.dates import Order, is_ambiguous, order_shown
from uncounted.language.scripts import burmese_encoding, is_burmese
from uncounted.lists.grid import Line, Place, Problem
from uncounted.lists.header import Columns

DATE_FIELDS = ("date", "birth_date")

_WORD = re.compile(r"[^\W\d_]")
_ENOUGH_LETTERS = 20_000


@dataclass(frozen=True)
class Survey:
    """What whole columns show.

    Attributes
    ----------
    orders
        Index of a date column to the order of its days and months; ``both`` when it has both.
    encodings
        Index of a column with Burmese text to the encoding of that text as a whole.
    notices
        Doubtful things, once for each column.
    """

    orders: Mapping[int, Order | Literal["both"]]
    encodings: Mapping[int, Encoding]
    notices: tuple[Notice, ...]


def survey(lines: Iterable[Line], columns: Columns, place: Place) -> Survey:
    """Look at every column that feeds a field.

    Parameters
    ----------
    lines
        The lines below the header.
    columns
        Which column feeds which field.
    place
        For notices.
    """
    lines = tuple(lines)
    used = sorted(index for field, indices in columns.feeds.items() if field != "ignore" for index in indices)
    dates = [index for field in DATE_FIELDS for index in columns.feeds.get(field, ())]
    orders: dict[int, Order | Literal["both"]] = {}
    notices = []
    for index in dates:
        orders[index], is_doubtful = _order(_cells(lines, index))
        if is_doubtful:
            notices.append(place.notice(_ASSUMED_ORDER, column=index, name=columns.labels[index]))
    encodings = {index: burmese_encoding(text) for index in used if (text := _burmese(_cells(lines, index)))}
    return Survey(orders, encodings, tuple(notices))


def has_burmese_words(text: str) -> bool:
    """Say whether a text has Burmese letters, digits not counted."""
    return not text.isascii() and any(is_burmese(ch) and _WORD.match(ch) is not None for ch in text)


def _cells(lines: tuple[Line, ...], index: int) -> Iterable[str]:
    return (line.cells[index] for line in lines if index < len(line.cells))


def _order(cells: Iterable[str]) -> tuple[Order | Literal["both"], bool]:
    """Give the order of a column, and whether it had to be assumed for dates that can be two days."""
    shown: set[Order] = set()
    any_ambiguous = False
    for cell in cells:
        if order := order_shown(cell):
            shown.add(order)
        any_ambiguous = any_ambiguous or is_ambiguous(cell)
    if len(shown) > 1:
        return "both", False
    return next(iter(shown), "day first"), any_ambiguous and not shown


def _burmese(cells: Iterable[str]) -> str:
    """Join the Burmese cells of a column, as many as are enough to judge."""
    chosen, n_letters = [], 0
    for cell in cells:
        if has_burmese_words(cell):
            chosen.append(cell)
            n_letters += len(cell)
            if n_letters > _ENOUGH_LETTERS:
                break
    return "\n".join(chosen)


_ASSUMED_ORDER = Problem(
    "date.order_assumed",
    "dates that can be two days, and none in the column that shows the order",
    "dates such as 2021-08-30, or one with a day above 12",
    "they were read as day, month, year; write them as YYYY-MM-DD if that is wrong",
    "doubtful",
)
