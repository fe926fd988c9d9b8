"""Who belongs to which stratum: one value for each person, out of rows that may disagree.

A person has the value that most of its rows give. Where two values tie the person counts under
`DISAGREEING`, where no row has one under `NOT_RECORDED`: nobody is left out and nothing is guessed.
Places with fewer than `FEWEST_IN_PLACE` people are pooled as `OTHER`, so that no stratum points at one
person in a village. Values come from cells: control characters are taken out and long ones cut.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from uncounted.domain.date import PartialDate
from uncounted.domain.matching import Matching, Person
from uncounted.domain.row import Row
from uncounted.errors import SettingsRefused

DISAGREEING = "disagreeing"
NOT_RECORDED = "not recorded"
OTHER = "(other)"
FEWEST_IN_PLACE = 3
LONGEST_VALUE = 60
FIELDS = ("region", "place", "sex", "year", "month")
_PLACES = ("region", "place")
# they shape letters in some scripts
_JOINERS = "\u200c\u200d"


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
        Row id to row, of the rows that are counted; a person who has none of them is in no stratum.
    field
        One of `FIELDS`.
    """
    members: defaultdict[str, list[str]] = defaultdict(list)
    for person in matching.persons:
        if any(row_id in rows for row_id in person.row_ids):
            members[value_of(person, rows, field)].append(person.person_id)
    return dict(sorted((_pooled(members) if field in _PLACES else members).items()))


def _pooled(members: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Join the values that fewer than `FEWEST_IN_PLACE` people have."""
    pooled: defaultdict[str, list[str]] = defaultdict(list)
    for value, person_ids in members.items():
        pooled[OTHER if len(person_ids) < FEWEST_IN_PLACE else value] += person_ids
    return dict(pooled)


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
    return tidy({"region": fields.region, "place": fields.place, "sex": fields.sex}[field] or "")


def tidy(value: str) -> str:
    """Take control and formatting characters out of a value, join its words by one space, cut at 60."""
    shown = "".join(char if _is_text(char) else " " if char.isspace() else "" for char in value)
    tidied = " ".join(unicodedata.normalize("NFC", shown).split())
    return tidied if len(tidied) <= LONGEST_VALUE else tidied[: LONGEST_VALUE - 1].rstrip() + "…"


def _is_text(char: str) -> bool:
    return char in _JOINERS or not unicodedata.category(char).startswith("C")


def _period(day: PartialDate | None, *, n_digits: int) -> str:
    """Give the year (4 digits) or year and month (7) that a date surely lies in, or nothing."""
    if day is None:
        return ""
    first, last = day.first_day.isoformat()[:n_digits], day.last_day.isoformat()[:n_digits]
    return first if first == last else ""
