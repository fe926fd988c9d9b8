"""``uncounted lists``, ``lists add`` and ``lists changes``: lists of persons."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from uncounted.cli import show
from uncounted.cli.options import Commands, add_command, iso_date
from uncounted.errors import SettingsRefused

if TYPE_CHECKING:
    from uncounted.domain.row import ListRelease, Row, RowChange
    from uncounted.pipeline import Workspace


def add_to(commands: Commands) -> None:
    """Add the commands."""
    parser = add_command(commands, "lists", show_lists, help_line="lists of persons: what was taken in")
    words = parser.add_subparsers(title="commands", metavar="COMMAND")
    adding = add_command(words, "add", add_list, help_line="take in one release of a list")
    adding.add_argument("file", type=Path, metavar="FILE", help="CSV, XLSX or ODS")
    adding.add_argument("--publisher", default="", metavar="NAME", help="who publishes the list")
    adding.add_argument(
        "--list", dest="list_name", default="", metavar="NAME", help="default: the file's name"
    )
    adding.add_argument("--released", type=iso_date, metavar="YYYY-MM-DD", help="the day of this release")
    adding.add_argument(
        "--mapping",
        default="",
        metavar="NAME|COLUMN=FIELD,…",
        help="a mapping of uncounted.toml, or columns and fields; #3 is the third column",
    )
    adding.add_argument("--act", default="killed", metavar="CODE", help="what happened (default: killed)")
    changes = add_command(words, "changes", show_changes, help_line="what changed in the newest releases")
    changes.add_argument("list_name", nargs="?", default="", metavar="LIST", help="default: all lists")


def show_lists(args: argparse.Namespace) -> int:
    """Show every release of every list, the newest last, and what changed from one to the next.

    Example: uncounted lists -w my-project
    """
    from uncounted import pipeline
    from uncounted.store.lists import releases

    with pipeline.open(args.workspace) as workspace:
        found = releases(workspace.store)
    if args.json:
        show.show_json({"releases": found})
    elif not found:
        print("no list yet; take one in with: uncounted lists add FILE")
    else:
        _print_table([_HEADINGS, *map(_cells, found)])
    return 0


def add_list(args: argparse.Namespace) -> int:
    """Take in one release of a list of persons: CSV, XLSX or ODS.

    Columns are recognised by their names in English and Burmese; --mapping names the others. The
    file is archived unchanged, every cell is kept as written, and every cell or row that could not be
    read is listed with its place. The next release of the same list shows what changed.

    The list is counted from its newest release: the one with the latest --released day, or, where days
    are not known, the one handed in last. Handing in an earlier file again goes back to it. `uncounted
    run` hands in the files of one list in the order of their names, so the last one is the newest.

    Example:
      uncounted lists add inbox/ward-watch.xlsx --publisher "Ward Watch" --released 2031-03-31
      uncounted lists add names.csv --list river-council --mapping "Deceased=name,#4=date"
    """
    from uncounted import pipeline

    with pipeline.open(args.workspace) as workspace:
        report = workspace.add_list(
            args.file,
            list_name=args.list_name,
            publisher=args.publisher,
            released=args.released or "",
            mapping=_mapping(workspace, args.mapping) if args.mapping else None,
            act=args.act,
            progress=show.progress_bar(args),
        )
    return show.show_reports(args, [report])


def show_changes(args: argparse.Namespace) -> int:
    """Show which rows the newest release of each list added, changed or lost, and in which columns.

    Rows are named by their numbers, columns by their names; nobody's data is shown.

    Example: uncounted lists changes ward-watch -w my-project
    """
    from uncounted import pipeline
    from uncounted.store import lists as list_store

    with pipeline.open(args.workspace) as workspace:
        newest = list_store.newest_releases(workspace.store)
        chosen = [release for release in newest if args.list_name in ("", release.list_name)]
        if args.list_name and not chosen:
            raise _no_such_list(args.list_name, [release.list_name for release in newest])
        described = [_described(workspace, release) for release in chosen]
    if args.json:
        show.show_json({"lists": described})
    else:
        for one in described:
            _print_changes(one)
    return 0


def _mapping(workspace: Workspace, text: str) -> Mapping[str, str]:
    """Read ``COLUMN=FIELD,…``, or take the mapping of that name from the settings."""
    if "=" not in text:
        return workspace.mapping(text)
    pairs = [part.rpartition("=") for part in text.split(",")]
    return {column.strip(): field.strip() for column, _, field in pairs}


def _described(workspace: Workspace, release: ListRelease) -> dict[str, object]:
    from uncounted.store import lists as list_store

    rows = list_store.all_rows(workspace.store, release.release_id)
    before = list_store.all_rows(workspace.store, release.previous) if release.previous else []
    place = {row.row_id: row for row in [*before, *rows]}
    changes = list_store.changes(workspace.store, release.release_id)
    return {
        "list": release.list_name,
        "release": release.release_id,
        "released": release.released,
        "previous": release.previous,
        "n_unchanged": release.n_unchanged,
        "changes": [_change(change, place) for change in changes],
    }


def _change(change: RowChange, place: Mapping[str, Row]) -> dict[str, object]:
    return {
        "kind": change.kind,
        "row": _place(place.get(change.row_id)),
        "previous_row": _place(place.get(change.previous_row_id)),
        "columns": change.columns,
    }


def _place(row: Row | None) -> str:
    if row is None:
        return ""
    return f"sheet {row.sheet} row {row.number}" if row.sheet else f"row {row.number}"


def _print_changes(one: dict[str, object]) -> None:
    changes = one["changes"]
    assert isinstance(changes, list)  # noqa: S101 - made above; narrows the type
    released = f" of {one['released']}" if one["released"] else ""
    if not one["previous"]:
        print(f"{one['list']}: the release{released} has none before it, nothing to compare")
        return
    print(f"{one['list']}: the release{released} against the one before, {one['n_unchanged']} rows unchanged")
    for change in changes:
        if change["kind"] == "added":
            print(f"  added     {change['row']}")
        elif change["kind"] == "vanished":
            print(f"  vanished  {change['previous_row']} of the release before")
        else:
            print(
                f"  changed   {change['row']} (was {change['previous_row']}): {', '.join(change['columns'])}"
            )


_HEADINGS = ("list", "publisher", "released", "rows", "refused", "added", "changed", "vanished", "unchanged")


def _cells(release: ListRelease) -> tuple[str, ...]:
    against = (release.n_added, release.n_changed, release.n_vanished, release.n_unchanged)
    return (
        release.list_name,
        release.publisher or "-",
        release.released or "-",
        str(release.n_rows),
        str(release.n_refused_rows),
        *(str(number) if release.previous else "-" for number in against),
    )


def _print_table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        words = [text.ljust(width) for text, width in zip(row[:3], widths[:3], strict=True)]
        numbers = [text.rjust(width) for text, width in zip(row[3:], widths[3:], strict=True)]
        print("  ".join([*words, *numbers]).rstrip())


def _no_such_list(name: str, names: list[str]) -> SettingsRefused:
    return SettingsRefused(
        f"there is no list {name!r}",
        where="lists",
        expected="one of " + (", ".join(names) or "the lists (there are none)"),
        advice="take it in with `uncounted lists add FILE`",
    )
