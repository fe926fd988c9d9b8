"""Finds the header line of a table and says which column feeds which field.

A column is used only when its name is known, or a mapping names it. Everything else is kept
verbatim and reported. Next: `values` reads the cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from uncounted.domain.notice import Notice
from uncounted.errors import SettingsRefused
from uncounted.language import columns as known
from uncounted.lists.grid import Grid, Line, Place, Problem, column_letter
from uncounted.lists.limits import HEADER_LINES

_NAME_FIELDS = ("name", "given_name", "family_name")


@dataclass(frozen=True)
class Columns:
    """The columns of one sheet.

    Attributes
    ----------
    labels
        Names as found; a repeated name gets a number, an unnamed column its letter.
    feeds
        Field to the indices of the columns that feed it, in the order of the table.
    notices
        Columns that are not used although nobody said so.
    """

    labels: tuple[str, ...]
    feeds: Mapping[str, tuple[int, ...]]
    notices: tuple[Notice, ...]

    @property
    def has_name(self) -> bool:
        """Whether any column holds names."""
        return any(field in self.feeds for field in _NAME_FIELDS)

    @property
    def mapping(self) -> dict[str, str]:
        """Column label to field, in the order of the table."""
        pairs = sorted((index, field) for field, indices in self.feeds.items() for index in indices)
        return {self.labels[index]: field for index, field in pairs}


def header_position(grid: Grid, mapping: Mapping[str, str]) -> int | None:
    """Find the header: the line among the first ones with the most known names, one of a name column.

    Returns
    -------
    int or None
        Position in ``grid.lines``; the first of equally good lines.
    """
    scores = [_score(line, mapping) for line in grid.lines[:HEADER_LINES]]
    best = max(scores, default=0)
    return scores.index(best) if best else None


def read_columns(header: Line, mapping: Mapping[str, str], place: Place) -> Columns:
    """Say which column feeds which field.

    Parameters
    ----------
    header
        The header line.
    mapping
        Column to field, for this sheet; columns it does not name are recognised by their names.
    place
        For notices.

    Raises
    ------
    SettingsRefused
        When the mapping gives two columns to a field that takes one.
    """
    labels = _labels(header.cells)
    mapped = _mapped(header.cells, labels, mapping, place)
    recognised, problems = _recognised(header.cells, mapped)
    feeds: dict[str, list[int]] = {}
    for index, field in sorted((mapped | recognised).items()):
        feeds.setdefault(field, []).append(index)
    notices = [
        place.notice(problem, row=header.number, column=index, name=labels[index])
        for index, problem in sorted(problems.items(), key=lambda item: (item[1].level != "refused", item[0]))
    ]
    return Columns(labels, {field: tuple(indices) for field, indices in feeds.items()}, tuple(notices))


def without_list_names(columns: Columns, header: Line, place: Place) -> Columns:
    """Leave columns of list names unused, and say so: their rows are all of one list."""
    feeds = {field: indices for field, indices in columns.feeds.items() if field != "list"}
    notices = [
        place.notice(_LIST_NAMES, row=header.number, column=index, name=columns.labels[index])
        for index in columns.feeds.get("list", ())
    ]
    return replace(columns, feeds=feeds, notices=(*columns.notices, *notices))


def _recognised(names: Sequence[str], mapped: Mapping[int, str]) -> tuple[dict[int, str], dict[int, Problem]]:
    """Recognise the columns that no mapping names: index to field, and index to why it is not used."""
    problems: dict[int, Problem] = {}
    repeated = _repeated(names)
    ranked: dict[str, list[tuple[int, int]]] = {}
    for index, name in enumerate(names):
        if index in mapped or not name.strip():
            continue
        found = known.field_of(name)
        if index in repeated:
            problems[index] = _REPEATED
        elif found is None:
            problems[index] = _UNKNOWN
        else:
            ranked.setdefault(found[0], []).append((found[1], index))
    chosen: dict[int, str] = {}
    for field, candidates in ranked.items():
        used = _used(field, candidates, is_mapped=field in mapped.values())
        chosen |= dict.fromkeys(used, field)
        problems |= {index: _second_for(field) for _, index in candidates if index not in used}
    return chosen, problems


def _used(field: str, candidates: Sequence[tuple[int, int]], *, is_mapped: bool) -> list[int]:
    """Choose among the columns recognised for one field, given as (rank, index)."""
    if field == "ignore" or (known.takes_several(field) and not is_mapped):
        return [index for _, index in candidates]
    return [] if is_mapped else [min(candidates)[1]]


def check_mapping(mapping: Mapping[str, str], headers: Sequence[Line], where: str) -> None:
    """Refuse a mapping that names a field or a column that is not there.

    Raises
    ------
    SettingsRefused
        In both cases.
    """
    fields = known.fields()
    for column, field in mapping.items():
        if field not in fields:
            raise SettingsRefused(
                f"the mapping gives column {column!r} the field {field!r}, which there is not",
                where=where,
                expected="one of " + ", ".join(fields),
                advice="correct the mapping",
            )
        if headers and not any(_positions(column, _labels(header.cells)) for header in headers):
            raise SettingsRefused(
                f"the mapping names a column {column!r} that the table does not have",
                where=where,
                expected="columns of the table, by name or as #1, #2 … by position",
                advice="correct the mapping, or remove that column from it",
            )


def _score(line: Line, mapping: Mapping[str, str]) -> int:
    labels = _labels(line.cells)
    by_mapping = {
        index: field
        for column, field in mapping.items()
        if not column.startswith("#")
        for index in _positions(column, labels)
    }
    by_name = {index: found[0] for index, cell in enumerate(line.cells) if (found := known.field_of(cell))}
    by_place = [field for column, field in mapping.items() if column.startswith("#")]
    fields = by_name | by_mapping
    has_name = any(field in _NAME_FIELDS for field in [*fields.values(), *by_place])
    return len(fields) if has_name else 0


def _labels(names: Sequence[str]) -> tuple[str, ...]:
    labels: list[str] = []
    for index, name in enumerate(names):
        plain = name.strip() or f"(column {column_letter(index)})"
        label, n_same = plain, 1
        while label in labels:
            n_same += 1
            label = f"{plain} ({n_same})"
        labels.append(label)
    return tuple(labels)


def _repeated(names: Sequence[str]) -> set[int]:
    counts = Counter(known.fold(name) for name in names)
    return {index for index, name in enumerate(names) if name.strip() and counts[known.fold(name)] > 1}


def _positions(column: str, labels: Sequence[str]) -> list[int]:
    if column.startswith("#") and column[1:].isdecimal():
        index = int(column[1:]) - 1
        return [index] if 0 <= index < len(labels) else []
    exact = [index for index, label in enumerate(labels) if label == column.strip()]
    return exact or [
        index for index, label in enumerate(labels) if known.fold(label) == known.fold(column) != ""
    ]


def _mapped(
    names: Sequence[str], labels: Sequence[str], mapping: Mapping[str, str], place: Place
) -> dict[int, str]:
    """Column index to field for what the mapping names; a repeated name must be named by position."""
    repeated = _repeated(names)
    chosen: dict[int, str] = {}
    for column, field in mapping.items():
        positions = _positions(column, labels)
        by_number = column.startswith("#") or column.rstrip().endswith(")")
        is_clear = len(positions) == 1 and (by_number or positions[0] not in repeated)
        if positions and not is_clear:
            raise SettingsRefused(
                f"the mapping names column {column!r}, and the table has more than one of that name",
                where=str(place),
                expected="a position such as #3 for the third column",
                advice="name the column by its position",
            )
        chosen |= dict.fromkeys(positions, field)
    for field, n_columns in Counter(chosen.values()).items():
        if n_columns > 1 and field != "ignore" and not known.takes_several(field):
            raise SettingsRefused(
                f"the mapping gives {n_columns} columns to the field {field}",
                where=str(place),
                expected="one column",
                advice="map the others to ignore",
            )
    return chosen


_REPEATED = Problem(
    "column.repeated",
    "two columns of the same name",
    "each column name once",
    "rename one, or name the right one by position in a mapping (#1 is the first column); none is used",
)
_UNKNOWN = Problem(
    "column.unknown",
    "a column whose name is not known",
    "a known column name, or a mapping that names it",
    "name it in a mapping if it is needed (or map it to ignore); it is kept as written and not used",
    "doubtful",
)
_LIST_NAMES = Problem(
    "column.list_not_used",
    "a column of list names in the release of one list",
    "the rows of one list",
    "take in each list from a file of its own if there are several; it is kept as written and not used, "
    "and all rows count as one list",
    "doubtful",
)


def _second_for(field: str) -> Problem:
    return Problem(
        "column.second",
        f"another column for the field {field}",
        f"one column for {field}",
        "name the right one in a mapping and map the other to ignore; this one is kept and not used",
        "doubtful",
    )
