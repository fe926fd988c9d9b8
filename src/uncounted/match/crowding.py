"""Whether a matching joins suspiciously many rows of one list.

A list mostly holds each person once, so rows of one list under different names are mostly different
people. Where far fewer persons than names come out, something other than identity was taken for it: a
column that says the same of everybody, or a list that was merged from others. Use it as a warning for
a person to look, never to undo a matching.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from uncounted.domain.matching import Matching
from uncounted.domain.notice import Notice
from uncounted.domain.row import Row
from uncounted.language.names import is_no_name, name_key

# spellings and slips make some names of one person different ones; more than this is not spelling
_LEAST_PERSONS_PER_NAME = 0.8
# of fewer names, two judgements or two slips are a fifth
_LEAST_NAMES = 10


def crowded_lists(matching: Matching, rows: Sequence[Row]) -> Iterator[Notice]:
    """Give a notice for each list with far fewer persons than different names by sound.

    Parameters
    ----------
    matching
        Of the rows.
    rows
        Rows of all lists.
    """
    person_of = {row_id: person.person_id for person in matching.persons for row_id in person.row_ids}
    names: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    persons: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.fields.name and not is_no_name(row.fields.name):
            names[row.list_name].add(tuple(sorted(name_key(row.fields.name))))
            persons[row.list_name].add(person_of[row.row_id])
    for list_name in sorted(names):
        n_names, n_persons = len(names[list_name]), len(persons[list_name])
        if n_names >= _LEAST_NAMES and n_persons < _LEAST_PERSONS_PER_NAME * n_names:
            yield _notice(list_name, n_names, n_persons)


def _notice(list_name: str, n_names: int, n_persons: int) -> Notice:
    return Notice(
        stage="match",
        code="list.crowded",
        level="doubtful",
        where=f"list {list_name}" if list_name else "the table",
        found=f"matching joins suspiciously many rows of one list: {n_persons:,} persons under "
        f"{n_names:,} different names",
        expected="about as many persons as names, since a list mostly holds each person once",
        advice="look at the joined rows with `uncounted match pairs`; judge pairs apart, or raise prob_same",
    )
