"""The table that Splink compares: one line a row, made from comparands and name frequencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from uncounted.match.arrow import Kind, Values, arrow_table
from uncounted.match.comparand import Comparand, NameSounds
from uncounted.match.frequency import TokenFrequency, token_frequency, value_shares, value_shares_of

_Columns = dict[str, tuple[Kind, Values]]

_PRESENT: dict[str, Callable[[Comparand], object]] = {
    "name": lambda one: one.name,
    "father": lambda one: one.father,
    "sex": lambda one: one.sex,
    "birth": lambda one: one.birth_year,
    "age": lambda one: one.age if one.birth_year is None else None,
    "date": lambda one: one.event_year,
    "place": lambda one: (one.place, one.region) if one.place or one.region else None,
}

# as many equal values show that a column says the same of everybody; fewer may be one person's
_MANY = 10


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
        Comparisons that can tell rows apart.
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
        frequencies[f"{kind}_called"] = _called_shares([name for name in names if name], frequency)
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
    present = [name for name, value in _PRESENT.items() if _tells(name, [value(one) for one in comparands])]
    return Columns(arrow_table(data), frequencies, tuple(present))


def _tells(name: str, values: Sequence[object]) -> bool:
    """Whether a comparison can tell rows apart: two have values, and not all of many the same one.

    What a list says of everybody is no evidence for anybody. Names are always compared.
    """
    found = [value for value in values if value is not None]
    n_different = len(set(found))
    return len(found) >= 2 and (name == "name" or n_different > 1 or len(found) < _MANY)


def _called_shares(names: Sequence[NameSounds], frequency: TokenFrequency) -> dict[str, float]:
    """Give for each name the expected share of rows that hold it, as their name or as an alias."""
    as_alias = value_shares_of(Counter(other for name in names for other in name.others), len(names))
    return {name.key: max(frequency.of_name(name), as_alias.get(name.key, 0.0)) for name in names}


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
        f"{kind}_called": ("text", each(lambda name: name.key)),
        f"{kind}_others": ("texts", each(lambda name: list(name.others))),
        f"{kind}_tokens": ("wholes", each(lambda name: [codes[token] for token in name.tokens])),
        f"{kind}_near": ("wholes", each(near)),
        f"{kind}_bits": ("real", each(lambda name: sum(frequency.bits(token) for token in name.tokens))),
        f"{kind}_sorted": ("text", each(lambda name: "".join(name.tokens))),
        f"{kind}_in_order": ("text", each(lambda name: name.in_order)),
    }
