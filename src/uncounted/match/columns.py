"""The table that Splink compares: one line a row, made from comparands and name frequencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uncounted.match.comparand import Comparand, NameSounds
from uncounted.match.frequency import TokenFrequency, token_frequency, value_shares

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Columns:
    """The table and the frequencies that go with it.

    Attributes
    ----------
    table
        One line a row; ``unique_id`` is the position of the comparand.
    frequencies
        Column to {value: expected share}.
    present
        Comparisons for which at least two rows have values.
    """

    table: pa.Table
    frequencies: dict[str, dict[str, float]]
    present: tuple[str, ...]


def columns(comparands: Sequence[Comparand]) -> Columns:
    """Build the table."""
    import pyarrow as pa

    data: dict[str, pa.Array] = {"unique_id": pa.array(range(len(comparands)), pa.int64())}
    frequencies: dict[str, dict[str, float]] = {}
    for kind in ("name", "father"):
        names = [getattr(one, kind) for one in comparands]
        frequency = token_frequency(name for name in names if name)
        data |= _name_columns(kind, names, frequency)
        frequencies[f"{kind}_key"] = {name.key: frequency.of_name(name) for name in names if name}
        frequencies[f"{kind}_like"] = {name.key: frequency.of_near(name) for name in names if name}
    for column in ("sex", "event_month", "place", "region"):
        data[column] = pa.array([getattr(one, column) for one in comparands], pa.string())
    frequencies["place"] = value_shares(one.place for one in comparands)
    frequencies["event_day"] = value_shares(one.event_date for one in comparands)
    for column in ("birth_year", "age", "event_year"):
        data[column] = pa.array([getattr(one, column) for one in comparands], pa.int32())
    for column in ("birth_date", "event_date"):
        data[column] = pa.array([getattr(one, column) for one in comparands], pa.string()).cast(pa.date32())
    data["event_day"] = pa.array([one.event_date for one in comparands], pa.string())
    return Columns(pa.table(data), frequencies, tuple(_present(comparands)))


def _name_columns(
    kind: str, names: Sequence[NameSounds | None], frequency: TokenFrequency
) -> dict[str, pa.Array]:
    import pyarrow as pa

    keys = [name.key if name else None for name in names]
    codes = {token: frequency.code(token) for token in frequency.share}
    near = [
        sorted({codes[o] for t in name.tokens for o in frequency.near[t]} - {codes[t] for t in name.tokens})
        if name
        else None
        for name in names
    ]
    return {
        f"{kind}_key": pa.array(keys, pa.string()),
        f"{kind}_like": pa.array(keys, pa.string()),
        f"{kind}_all": pa.array([[n.key, *n.others] if n else None for n in names], pa.list_(pa.string())),
        f"{kind}_tokens": pa.array(
            [[codes[token] for token in n.tokens] if n else None for n in names], pa.list_(pa.int64())
        ),
        f"{kind}_near": pa.array(near, pa.list_(pa.int64())),
        f"{kind}_bits": pa.array(
            [sum(frequency.bits(token) for token in n.tokens) if n else None for n in names], pa.float64()
        ),
        f"{kind}_sorted": pa.array(["".join(n.tokens) if n else None for n in names], pa.string()),
        f"{kind}_in_order": pa.array([n.in_order if n else None for n in names], pa.string()),
    }


def _present(comparands: Sequence[Comparand]) -> list[str]:
    has = {
        "name": lambda one: one.name,
        "father": lambda one: one.father,
        "sex": lambda one: one.sex,
        "birth": lambda one: one.birth_year,
        "age": lambda one: one.age if one.birth_year is None else None,
        "date": lambda one: one.event_year,
        "place": lambda one: one.place or one.region,
    }
    return [name for name, value in has.items() if sum(value(one) is not None for one in comparands) >= 2]
