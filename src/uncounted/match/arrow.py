"""Columns of Python values as an Arrow table, the form in which DuckDB takes them without copying by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy.typing as npt

Values = Sequence[object] | npt.NDArray[Any]
Kind = Literal["text", "texts", "whole", "wholes", "real", "day"]


def arrow_table(columns: Mapping[str, tuple[Kind, Values]]) -> Any:
    """Make a table.

    Parameters
    ----------
    columns
        Name to kind and values; None is missing. Days are ISO dates; texts and wholes are lists.

    Returns
    -------
    pyarrow.Table
        Of a type that has no public stubs.
    """
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "wholes": pa.list_(pa.int64()),
        "real": pa.float64(),
        "day": pa.string(),
    }
    arrays = {name: pa.array(values, types[kind]) for name, (kind, values) in columns.items()}
    days = {name: arrays[name].cast(pa.date32()) for name, (kind, _) in columns.items() if kind == "day"}
    return pa.table(arrays | days)
