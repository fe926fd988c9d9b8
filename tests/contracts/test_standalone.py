"""Tables of every common kind come in at the Python door."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pytest

import uncounted as uc
from uncounted.errors import InputRefused, SettingsRefused

RECORDS = [
    {"name": "Hla Yin Mon", "age": 31, "date": "2031-02-03", "list": "ward"},
    {"name": "Hla Yin Mon", "age": 31, "date": "2031-02-03", "list": "clinic"},
    {"name": "Zaw Min Htut", "age": None, "date": "2031-02-05", "list": "ward"},
]
PATTERNS = {
    "a": [1, 0, 0, 1, 1, 0],
    "b": [0, 1, 0, 1, 0, 1],
    "c": [0, 0, 1, 0, 1, 1],
    "count": [60, 50, 40, 20, 15, 12],
}


@pytest.mark.parametrize(
    "table", [RECORDS, pd.DataFrame(RECORDS), pa.Table.from_pylist(RECORDS)], ids=["dicts", "pandas", "Arrow"]
)
def test_persons_come_in_any_table(table: object) -> None:
    """A missing age stays missing, and lists come from the table."""
    matching = uc.match(table)
    assert sum(len(person.members) for person in matching.persons) == 3
    assert matching.patterns().lists == ("clinic", "ward")


@pytest.mark.parametrize(
    "table", [PATTERNS, pd.DataFrame(PATTERNS), pa.table(PATTERNS)], ids=["dict", "pandas", "Arrow"]
)
def test_patterns_come_in_any_table(table: object) -> None:
    """The same table gives the same estimate whatever holds it."""
    estimate = uc.estimate(table, model="chao")
    assert estimate.n_observed == 197
    assert estimate.published() == uc.estimate(PATTERNS, model="chao").published()


def test_what_is_no_table_is_refused() -> None:
    """A clear error, by type."""
    with pytest.raises(InputRefused, match="table of type int"):
        uc.match(42)
    with pytest.raises(SettingsRefused, match="prob_sane"):
        uc.match(RECORDS, settings={"prob_sane": 0.9})
