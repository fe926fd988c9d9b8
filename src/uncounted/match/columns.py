"""The table that Splink compares: one line a row, made from comparands and name frequencies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from uncounted.match.arrow import Kind, Values, arrow_table
from uncounted.match.comparand import Comparand, NameSounds
from uncounted.match.frequency import TokenFrequency, token_frequency, value_shares

_Columns = dict[str, tuple[Kind, Values]]

_PRESENT: dict[str, Callable[[Comparand], object]] = {
    "name": lambda one: one.name,
    "father": lambda one: one.father,
    "sex": lambda one: one.sex,
    "birth": lambda one: one.birth_year,
    "age": lambda one: one.age if one.birth_year is None else None,
    "date": lambda one: one.event_year,
    "place": lambda one: one.place or one.region,
}


@dataclass(frozen=True)
class Columns:
    """The table and the frequencies that go with it.

    Attributes
    ----------
    table
        One line a row (Arrow); ``unique_id`` is the position of the comparand.
    frequencies
        Column to {value: expected share}.
    present
        Comparisons for which at least two rows have values.
    """

    table: Any
    frequencies: dict[str, dict[str, float]]
    present: tuple[str, ...]


def columns(comparands: Sequence[Comparand]) -> Columns:
    """Build the table.

    Parameters
    ----------
    comparands
        In a fixed order.
    """
    data: _Columns = {"unique_id": ("whole", range(len(comparands)))}
    frequencies: dict[str, dict[str, float]] = {}
    for kind in ("name", "father"):
        names: list[NameSounds | None] = [getattr(one, kind) for one in comparands]
        frequency = token_frequency(name for name in names if name)
        data |= _name_columns(kind, names, frequency)
        frequencies[f"{kind}_key"] = {name.key: frequency.of_name(name) for name in names if name}
        frequencies[f"{kind}_like"] = {name.key: frequency.of_near(name) for name in names if name}
    data |= {
        column: ("text", [getattr(one, column) for one in comparands])
        for column in ("sex", "event_month", "place", "region")
    }
    data |= {
        column: ("whole", [getattr(one, column) for one in comparands])
        for column in ("birth_year", "age", "event_year")
    }
    data |= {
        column: ("day", [getattr(one, column) for one in comparands])
        for column in ("birth_date", "event_date")
    }
    data["event_day"] = ("text", [one.event_date for one in comparands])
    frequencies["place"] = value_shares(one.place for one in comparands)
    frequencies["event_day"] = value_shares(one.event_date for one in comparands)
    present = [
        name for name, value in _PRESENT.items() if sum(value(one) is not None for one in comparands) >= 2
    ]
    return Columns(arrow_table(data), frequencies, tuple(present))


def _name_columns(kind: str, names: Sequence[NameSounds | None], frequency: TokenFrequency) -> _Columns:
    codes = {token: frequency.code(token) for token in frequency.share}

    def near(name: NameSounds) -> list[int]:
        own = {codes[token] for token in name.tokens}
        return sorted({codes[other] for token in name.tokens for other in frequency.near[token]} - own)

    def each(value: Callable[[NameSounds], object]) -> list[object]:
        return [value(name) if name else None for name in names]

    return {
        f"{kind}_key": ("text", each(lambda name: name.key)),
        f"{kind}_like": ("text", each(lambda name: name.key)),
        f"{kind}_all": ("texts", each(lambda name: [name.key, *name.others])),
        f"{kind}_tokens": ("wholes", each(lambda name: [codes[token] for token in name.tokens])),
        f"{kind}_near": ("wholes", each(near)),
        f"{kind}_bits": ("real", each(lambda name: sum(frequency.bits(token) for token in name.tokens))),
        f"{kind}_sorted": ("text", each(lambda name: "".join(name.tokens))),
        f"{kind}_in_order": ("text", each(lambda name: name.in_order)),
    }
