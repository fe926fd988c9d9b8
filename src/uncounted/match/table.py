"""The result of matching one table, as tables: its rows with their persons, and the scored pairs."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence

from uncounted.domain.matching import Matching
from uncounted.domain.row import Row
from uncounted.errors import InputRefused

ADDED = ("person_id", "prob_member")


def persons_csv(columns: Sequence[str], rows: Sequence[Row], matching: Matching) -> str:
    """Write every row with all its cells as they were, and the two columns of the result.

    Parameters
    ----------
    columns
        Column names as found, in order.
    rows
        Every row of the table, in its order.
    matching
        Of these rows.

    Raises
    ------
    InputRefused
        When the table has a column of one of the new names already.
    """
    taken = [name for name in ADDED if name in columns]
    if taken:
        raise InputRefused(
            f"the table has a column {taken[0]} already",
            expected="a table without the columns of the result",
            advice="rename or remove that column",
        )
    beyond = dict.fromkeys(name for row in rows for name in row.cells if name not in columns)
    names = [*columns, *beyond]
    of_row = {
        member.row_id: (person.person_id, f"{member.prob_member:.6f}")
        for person in matching.persons
        for member in person.members
    }
    lines = [[*(row.cells.get(name, "") for name in names), *of_row[row.row_id]] for row in rows]
    return _csv([*names, *ADDED], lines)


def pairs_csv(rows: Sequence[Row], matching: Matching) -> str:
    """Write the scored pairs, best first, by the table's own identifiers where every row has its own.

    Parameters
    ----------
    rows
        Every row of the table.
    matching
        Of these rows.
    """
    name_of = row_names(rows)
    lines = [[name_of[pair.row_a], name_of[pair.row_b], f"{pair.prob_match:.6f}"] for pair in matching.pairs]
    return _csv(["row_a", "row_b", "prob_match"], lines)


def row_names(rows: Sequence[Row]) -> dict[str, str]:
    """Name rows by the table's identifier column where that tells them apart, else by their row id."""
    ids = Counter(row.fields.source_id for row in rows)
    if None not in ids and all(n_rows == 1 for n_rows in ids.values()):
        return {row.row_id: str(row.fields.source_id) for row in rows}
    return {row.row_id: row.row_id for row in rows}


def _csv(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    return out.getvalue()
