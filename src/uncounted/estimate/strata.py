"""Who belongs to which stratum: one value for each person, out of rows that may disagree.

A person has the value that most of its rows give. Where two values tie the person counts under
`DISAGREEING`, where no row has one under `NOT_RECORDED`: nobody is left out and nothing is guessed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from uncounted.domain.date import PartialDate
from uncounted.domain.matching import Matching, Person
from uncounted.domain.row import Row
from uncounted.errors import SettingsRefused

DISAGREEING = "disagreeing"
NOT_RECORDED = "not recorded"
FIELDS = ("region", "place", "sex", "year", "month")


def check_fields(fields: Sequence[str]) -> None:
    """Refuse a field that persons cannot be stratified by.

    Raises
    ------
    SettingsRefused
        On an unknown field.
    """
    unknown = [field for field in fields if field not in FIELDS]
    if unknown:
        raise SettingsRefused(
            f"strata by {', '.join(unknown)}",
            where="[estimate] by",
            expected=f"names out of: {', '.join(FIELDS)}",
            advice="correct the setting",
        )


def strata(matching: Matching, rows: Mapping[str, Row], field: str) -> dict[str, list[str]]:
    """Give the person ids of each stratum, strata in alphabetical order.

    Parameters
    ----------
    matching
        The persons.
    rows
        Row id to row; rows that are not there count as having no value.
    field
        One of `FIELDS`.
    """
    members: defaultdict[str, list[str]] = defaultdict(list)
    for person in matching.persons:
        members[value_of(person, rows, field)].append(person.person_id)
    return dict(sorted(members.items()))


def value_of(person: Person, rows: Mapping[str, Row], field: str) -> str:
    """Give a person's value: the most frequent one, `DISAGREEING` on a tie, `NOT_RECORDED` without any."""
    found = (_value(rows[row_id], field) for row_id in person.row_ids if row_id in rows)
    ranked = Counter(value for value in found if value).most_common(2)
    if not ranked:
        return NOT_RECORDED
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        return DISAGREEING
    return ranked[0][0]


def _value(row: Row, field: str) -> str:
    fields = row.fields
    if field in ("year", "month"):
        return _period(fields.date, n_digits=4 if field == "year" else 7)
    return str({"region": fields.region, "place": fields.place, "sex": fields.sex}[field] or "").strip()


def _period(day: PartialDate | None, *, n_digits: int) -> str:
    """Give the year (4 digits) or year and month (7) that a date surely lies in, or nothing."""
    if day is None:
        return ""
    first, last = day.first_day.isoformat()[:n_digits], day.last_day.isoformat()[:n_digits]
    return first if first == last else ""
