"""``figures changes``: what reading the archive again changed, figure by figure."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from uncounted.cli import show
from uncounted.cli.figures.tables import changed, in_a_line, show_document, visible
from uncounted.cli.options import Commands, add_command

if TYPE_CHECKING:
    from uncounted.domain.check import CheckedFigure
    from uncounted.figures.checks.changes import FigureChange, ReadingChanges, StatementChange

_MARKS = {"added": "+", "gone": "-", "changed": "~"}
_Checked = Mapping[tuple[str, tuple[int, int]], "CheckedFigure"]


def add_to(words: Commands) -> None:
    """Add ``figures changes``."""
    add_command(words, "changes", changes, help_line="show what reading documents again changed")


def changes(args: argparse.Namespace) -> int:
    """Show what a new version of the reader changed: figures added, gone, and changed field by field.

    Each document's present reading is held against the last one by another version of the reader, or
    against the reading of an older text where no other version has read it. What a person confirmed or
    corrected stands whatever the reader says now.

    Example:
      uncounted figures changes
    """
    from uncounted import pipeline
    from uncounted.figures.checks.changes import changes as read_changes
    from uncounted.store import archive, figure_checks

    with pipeline.open(args.workspace) as workspace:
        store = workspace.store
        found = read_changes(store)
        documents = {each.sha256: each for each in archive.documents(store)}
        names = figure_checks.document_names(store)
        checked = {
            (each.sha256, (each.machine or each.figure).span): each
            for each in workspace.checked_figures()
            if each.status != "machine"
        }
    if args.json:
        show.show_json({"readings": [_as_json(each, names[each.sha256]) for each in found]})
        return 0
    for each in found:
        if not each.is_empty:
            document = documents.get(each.sha256)
            title = document.title if document else ""
            _show_reading(each, f"{names[each.sha256]}  {title}".rstrip(), checked)
    _show_sums(found)
    return 0


def _show_reading(each: ReadingChanges, title: str, checked: _Checked) -> None:
    show_document(title)
    readers = f"{each.reader_before} → {each.reader_after}"
    print(f"  {readers}{'' if each.is_same_text else '; the text was extracted anew in between'}")
    for change in each.figures:
        print(f"  {_MARKS[change.kind]} {_figure(change)}")
        # an offset of an older text says nothing about the present one
        is_placed = each.is_same_text or change.kind != "gone"
        if is_placed and (person := checked.get((each.sha256, change.figure.span))):
            print(f"      {person.status} by a person, which stands")
    for statement in each.statements:
        print(f"  {_MARKS[statement.kind]} {_statement(statement)}")


def _figure(change: FigureChange) -> str:
    said = f"[{visible(change.figure.quote)}] {in_a_line(change.figure)}"
    if change.kind == "changed":
        return f"{said}\n      {changed(change.fields)}"
    if not change.otherwise:
        return said
    return f"{said}\n      {'was' if change.kind == 'added' else 'now'}: {change.otherwise}"


def _statement(change: StatementChange) -> str:
    title = visible(change.statement.title or change.statement.byline or change.statement.damage)
    told = f": {', '.join(change.fields)}" if change.fields else ""
    return f"statement {change.kind}{told}: {title}"


def _show_sums(found: list[ReadingChanges]) -> None:
    if not found:
        print("no document was read a second time")
        return
    kinds = [change.kind for each in found for change in each.figures]
    n_before, n_after = sum(each.n_before for each in found), sum(each.n_after for each in found)
    n_same = sum(each.n_unchanged for each in found)
    n_changed, n_gone, n_added = (kinds.count(kind) for kind in ("changed", "gone", "added"))
    n_documents = sum(not each.is_empty for each in found)
    documents = "1 document" if len(found) == 1 else f"{len(found):,} documents"
    print(f"\n{documents} read again, {n_documents:,} with another result")
    print(f"before  {n_before:,} figures = {n_same:,} unchanged + {n_changed:,} changed + {n_gone:,} gone")
    print(f"after   {n_after:,} figures = {n_same:,} unchanged + {n_changed:,} changed + {n_added:,} added")


def _as_json(each: ReadingChanges, name: str) -> dict[str, object]:
    from uncounted.figures import figure_dict

    return {
        "sha256": each.sha256,
        "reader_before": each.reader_before,
        "reader_after": each.reader_after,
        "is_same_text": each.is_same_text,
        "n_before": each.n_before,
        "n_after": each.n_after,
        "n_unchanged": each.n_unchanged,
        "figures": [
            {
                "id": f"{name}:{change.figure.span[0]}",
                "kind": change.kind,
                "figure": figure_dict(change.figure),
                "fields": change.fields,
                "otherwise": change.otherwise,
            }
            for change in each.figures
        ],
        "statements": each.statements,
    }
