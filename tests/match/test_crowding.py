"""A list with far fewer persons than names is told; a few spellings are not."""

from __future__ import annotations

import pytest

from uncounted.domain.matching import Matching, Member, Person
from uncounted.domain.row import Fields, Row
from uncounted.match.crowding import crowded_lists

_NAMES = ["Zin", "Kyaw", "Thura", "Nan", "Hla", "Mya", "Soe", "Tin", "Wai", "Phyo"]


@pytest.mark.parametrize(("n_joined", "n_notices"), [(1, 0), (3, 0), (4, 1), (10, 1)])
def test_many_names_of_one_list_in_one_person_are_doubtful(n_joined: int, n_notices: int) -> None:
    """From less than four fifths on; the notice counts and names nobody."""
    rows = [Row(f"a:{n}", "ward", n, "", {}, Fields(name=name)) for n, name in enumerate(_NAMES)]
    groups = [rows[:n_joined], *([row] for row in rows[n_joined:])]
    persons = tuple(
        Person(f"P{n}", tuple(Member(row.row_id, 1.0) for row in group)) for n, group in enumerate(groups)
    )
    matching = Matching(persons, (), {row.row_id: "ward" for row in rows})
    found = list(crowded_lists(matching, rows))
    assert len(found) == n_notices
    for notice in found:
        assert (notice.level, notice.where) == ("doubtful", "list ward")
        assert not any(name in str(notice) for name in _NAMES)


def test_one_name_on_many_rows_is_no_reason() -> None:
    """A list may hold a person more than once under the same name, or one spelt otherwise."""
    rows = [Row(f"a:{n}", "ward", n, "", {}, Fields(name="U Tun")) for n in range(20)]
    person = Person("P1", tuple(Member(row.row_id, 1.0) for row in rows))
    assert not list(crowded_lists(Matching((person,), (), {}), rows))
