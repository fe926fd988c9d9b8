"""Keys that carry a row from one release of a list to the next.

A row's id names the release it stands in, so a new release gives every row a new id. Its key is the
id under which it was first seen; the lists stage keeps which row is which when a release comes in
(`uncounted.store.lists.row_lineage`). No key is made of what a row says or of the number of its line,
since either may change. Use keys to find a row again, never to decide that two rows are one person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def row_keys(row_ids: Iterable[str], lineage: Mapping[str, str]) -> dict[str, str]:
    """Give each row its key.

    Parameters
    ----------
    row_ids
        Rows of any releases.
    lineage
        Row id to the id under which the row was first seen.
    """
    return {row_id: lineage.get(row_id, row_id) for row_id in row_ids}


def present_ids(row_ids: Iterable[str], lineage: Mapping[str, str]) -> dict[str, str]:
    """Give for each row id ever given the id that the row has now; rows that are gone are left out.

    Parameters
    ----------
    row_ids
        The present rows.
    lineage
        Row id, of any release, to the id under which the row was first seen.
    """
    key_of = row_keys(row_ids, lineage)
    now = {key: row_id for row_id, key in key_of.items()}
    earlier = {row_id: now[key] for row_id, key in lineage.items() if key in now}
    return {**earlier, **{row_id: row_id for row_id in key_of}}
