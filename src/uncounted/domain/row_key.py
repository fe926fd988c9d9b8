"""Keys that carry a row from one release of a list to the next.

A row's id names the release it stands in, so a new release gives every row a new id. The key stays:
it is made from the list's own identifier of the row, or, where the list has none, from the row's
verbatim cells. Use keys to find a row again, never to decide that two rows are one person.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from uncounted.domain.row import Row


def row_keys(rows: Iterable[Row]) -> dict[str, str]:
    """Give each row its key.

    Parameters
    ----------
    rows
        Rows of the present releases of any lists.

    Returns
    -------
    dict
        Row id to key (SHA-256 in hexadecimal). The list's own identifier is used where only one row
        of that list has it; otherwise the cells, and equal rows are told apart by their order.
    """
    ordered = sorted(rows, key=lambda row: (row.list_name, row.sheet, row.number, row.row_id))
    n_with_id = Counter((row.list_name, row.fields.source_id) for row in ordered)
    seen: Counter[str] = Counter()
    keys = {}
    for row in ordered:
        by_id = row.fields.source_id is not None and n_with_id[row.list_name, row.fields.source_id] == 1
        content = ["id", row.fields.source_id] if by_id else ["cells", sorted(row.cells.items())]
        digest = _digest([row.list_name, *content])
        seen[digest] += 1
        keys[row.row_id] = digest if seen[digest] == 1 else _digest([digest, seen[digest]])
    return keys


def _digest(content: list[object]) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
