"""The documented count: unique people whose rows say that the measure happened to them.

A person is counted when at least one of their rows has the act; only such rows say which lists hold
the person and when it happened. Rows whose act is not known count for nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from uncounted.domain.matching import Judgement, Matching, Person, waiting_pairs
from uncounted.domain.pattern import CapturePatterns
from uncounted.domain.row import Row
from uncounted.publish.content import Documented, Doubt

UNSURE_BELOW = 0.95

Behind = dict[str, tuple[Row, ...]]


def rows_behind(matching: Matching, rows: Iterable[Row], *, act: str) -> Behind:
    """Give for each person counted the rows that say so, by person id."""
    known = {row.row_id: row for row in rows if row.fields.act == act}
    behind = {
        person.person_id: tuple(known[row_id] for row_id in person.row_ids if row_id in known)
        for person in matching.persons
    }
    return {person_id: found for person_id, found in behind.items() if found}


def documented(
    matching: Matching, behind: Behind, *, judgements: Iterable[Judgement], end: date, is_outdated: bool
) -> Documented:
    """Count the people of `behind` and how sure that is.

    Parameters
    ----------
    matching, behind
        Who is who, and the rows that count.
    judgements
        Every judgement that the matching knew.
    end
        Last day of the period.
    is_outdated
        Whether rows, judgements or settings changed since.
    """
    judgements = tuple(judgements)
    table = matching.patterns(rows=(row.row_id for found in behind.values() for row in found))
    days = [day_of(found) for found in behind.values()]
    return Documented(
        input_hash=matching.input_hash,
        patterns=table,
        overlap=overlap(table),
        n_rows=sum(len(found) for found in behind.values()),
        rows_per_person=dict(sorted(Counter(len(found) for found in behind.values()).items())),
        doubt=doubt(matching, behind, judgements=judgements),
        n_undated=sum(day is None for day in days),
        n_after_period=sum(day is not None and day > end for day in days),
        n_judgements=len(decisions(matching, judgements)),
        settings=matching.settings,
        is_outdated=is_outdated,
    )


def decisions(matching: Matching, judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """Give the decisions in force on rows of a matching: of each pair the newest, when it decides."""
    newest = {(each.row_a, each.row_b): each for each in judgements}
    return {
        pair: each
        for pair, each in newest.items()
        if each.verdict != "unsure" and each.row_a in matching.list_of and each.row_b in matching.list_of
    }


def overlap(table: CapturePatterns) -> tuple[tuple[int, ...], ...]:
    """Count the people on both of two lists, for each two lists."""
    places = range(table.n_lists)
    return tuple(
        tuple(sum(n for pattern, n in table.counts.items() if pattern[i] and pattern[j]) for j in places)
        for i in places
    )


def day_of(found: Iterable[Row]) -> date | None:
    """Give the earliest day by which it is certain to have happened, None when no row has a date.

    A date known to the day comes before one known to the month or year, of which the last day counts.
    """
    dates = [row.fields.date for row in found if row.fields.date is not None]
    days = [each.first_day for each in dates if each.precision == "day"]
    return min(days or [each.last_day for each in dates], default=None)


def doubt(
    matching: Matching,
    behind: Behind,
    *,
    judgements: Sequence[Judgement],
) -> Doubt:
    """Say how many pairs wait for a person and what they could change."""
    counted = [person for person in matching.persons if person.person_id in behind]
    person_of = {row_id: person.person_id for person in counted for row_id in person.row_ids}
    waiting = [
        (person_of[pair.row_a], person_of[pair.row_b])
        for pair in waiting_pairs(matching, judgements)
        if pair.row_a in person_of and pair.row_b in person_of
    ]
    return Doubt(
        n_waiting=len(waiting),
        n_persons_if_joined=len(counted) - _n_joins(waiting),
        n_rows_unsure=sum(_n_unsure(person) for person in counted),
        prob_review=float(str(matching.settings["prob_review"])),
        prob_same=float(str(matching.settings["prob_same"])),
    )


def _n_joins(pairs: Iterable[tuple[str, str]]) -> int:
    parent: dict[str, str] = {}

    def root(person_id: str) -> str:
        while (above := parent.get(person_id, person_id)) != person_id:
            person_id = above
        return person_id

    n_joins = 0
    for first, second in pairs:
        one, other = sorted((root(first), root(second)))
        if one != other:
            parent[other] = one
            n_joins += 1
    return n_joins


def _n_unsure(person: Person) -> int:
    return sum(member.prob_member < UNSURE_BELOW for member in person.members)
