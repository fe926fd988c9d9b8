"""Rows of lists of persons: verbatim cells beside what was read from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from uncounted.domain.date import PartialDate
from uncounted.domain.notice import Notice

Sex = Literal["female", "male", "other"]


@dataclass(frozen=True)
class Fields:
    """Parsed values of one row; None or empty where the cell was empty or refused.

    Attributes
    ----------
    name
        Full name as given, spaces tidied, in its own script.
    given_name, family_name
        Set only where the list has such columns; no family name is ever assumed.
    other_names
        Aliases from a column of their own.
    father_name
        As given.
    sex
        female, male, other; None when not recorded.
    age
        Completed years at the event, 0 to 120.
    birth
        Birth date or year.
    act
        What happened, as a code of the vocabulary (killed, arrested …).
    date
        Date of the event.
    place, region
        As given: the finer place (township, village) and the larger (state, region).
    source_id
        The list's own identifier of the row.
    """

    name: str | None = None
    given_name: str | None = None
    family_name: str | None = None
    other_names: tuple[str, ...] = ()
    father_name: str | None = None
    sex: Sex | None = None
    age: int | None = None
    birth: PartialDate | None = None
    act: str | None = None
    date: PartialDate | None = None
    place: str | None = None
    region: str | None = None
    source_id: str | None = None


@dataclass(frozen=True)
class Row:
    """One row of one list.

    Attributes
    ----------
    row_id
        Identity inside a workspace (``list-name:release:number``) or inside one table (its number).
    list_name
        The list it belongs to; rows of one list are one capture occasion for estimation.
    number
        Row number as a spreadsheet shows it: the header is row 1 unless the file has lines above it.
    sheet
        Sheet name, empty for files without sheets.
    cells
        Verbatim cells by column name as found.
    fields
        Parsed values.
    notices
        What was refused or doubtful in this row.
    """

    row_id: str
    list_name: str
    number: int
    sheet: str
    cells: dict[str, str]
    fields: Fields
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class RowChange:
    """One difference between a release of a list and the release before it.

    Attributes
    ----------
    kind
        added, changed or vanished.
    row_id
        The row in this release, empty when it vanished.
    previous_row_id
        The row in the previous release, empty when it was added.
    columns
        Columns whose cells differ, in the order of the list; empty unless changed. Never their values.
    """

    kind: Literal["added", "changed", "vanished"]
    row_id: str
    previous_row_id: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListRelease:
    """One published version of a list, as taken in.

    Attributes
    ----------
    release_id
        Identity: list name and the first twelve digits of the file's SHA-256.
    list_name
        The list.
    publisher
        Who publishes the list.
    released
        ISO date of the release, empty when not known.
    sha256
        The capture it was read from.
    columns
        Column names as found, in order.
    mapping
        Column name to field, as used.
    n_rows, n_refused_rows
        Rows with at least one value; of these the ones refused.
    previous
        release_id that this one supersedes, empty for the first.
    n_added, n_changed, n_vanished, n_unchanged
        Against the previous release.
    """

    release_id: str
    list_name: str
    publisher: str
    released: str
    sha256: str
    columns: tuple[str, ...]
    mapping: dict[str, str]
    n_rows: int
    n_refused_rows: int
    previous: str = ""
    n_added: int = 0
    n_changed: int = 0
    n_vanished: int = 0
    n_unchanged: int = 0
