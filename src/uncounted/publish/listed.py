"""The period's statements and reports, as documents of the period list them."""

from __future__ import annotations

from collections.abc import Iterable

from uncounted.domain.figure import Reading, Statement
from uncounted.publish.content import ListedStatement, Section

_Key = tuple[str, tuple[str, ...], str, str]


def sections(readings: Iterable[Reading], source_of: dict[str, tuple[str, str]]) -> tuple[Section, ...]:
    """Group statements by heading, in the order in which headings and entries are met.

    Parameters
    ----------
    readings
        Of documents issued in the period, in order.
    source_of
        SHA-256 of a document to the anchor and short name of its entry in the sources.

    Returns
    -------
    tuple of Section
        An entry that several documents list stands once, with all its sources; damaged entries are
        kept, each for itself.
    """
    found: dict[str, dict[_Key, tuple[Statement, list[tuple[str, str]]]]] = {}
    inferred: dict[str, bool] = {}
    for reading in readings:
        for number, statement in enumerate(reading.statements):
            entries = found.setdefault(statement.section, {})
            inferred[statement.section] = inferred.get(statement.section, True) and statement.section_inferred
            key = _key(statement, f"{reading.sha256}:{number}" if statement.damage else "")
            sources = entries.setdefault(key, (statement, []))[1]
            if source_of[reading.sha256] not in sources:
                sources.append(source_of[reading.sha256])
    return tuple(
        Section(
            name,
            inferred[name],
            tuple(ListedStatement(statement, tuple(sources)) for statement, sources in entries.values()),
        )
        for name, entries in found.items()
    )


def _key(statement: Statement, own: str) -> _Key:
    return statement.title, statement.authors, statement.reference, own
