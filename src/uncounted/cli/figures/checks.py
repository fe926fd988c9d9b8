"""``figures confirm``, ``correct``, ``reject``, ``add``, ``reopen``, ``checks``: the word of people."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from uncounted.cli import show
from uncounted.cli.figures.tables import changed, in_a_line, visible, words_around
from uncounted.cli.options import Commands, add_command, iso_date

if TYPE_CHECKING:
    from uncounted.domain.check import Check, CheckedFigure, Verdict
    from uncounted.errors import UncountedError
    from uncounted.pipeline import Workspace

_FIGURE = "as the first column of `uncounted figures` shows it: 3f2a91:1042"
# option, field, placeholder, help
_FIELDS = (
    ("--measure", "measure", "NAME", "what it counts: killed, arrested, detained …"),
    ("--value", "value", "N", "the number stated"),
    ("--qualifier", "qualifier", "NAME", "exact, at_least, more_than, about, up_to, nearly, range …"),
    ("--low", "low", "N", "lower bound of a range, or of a vague number"),
    ("--high", "high", "N", "upper bound of a range"),
    ("--unit", "unit", "NAME", "persons, households, percent, MMK …, or the word beside the number"),
    ("--kind", "kind", "NAME", "count, share, increase, decrease, rate, ratio, amount, duration"),
    ("--population", "population", "TEXT", "who is counted, as written"),
    ("--place", "place", "TEXT", "where, as written"),
    ("--as-of", "as_of", "DAY", "day on which a stock or running total holds"),
    ("--from", "period_start", "DAY", "first day of a flow"),
    ("--to", "period_end", "DAY", "last day of a flow"),
    ("--attribution", "attribution", "NAME", "who says so, as written"),
    ("--caveat", "caveat", "TEXT", "the words that limit it"),
)
_KEPT = {
    "confirmed": "confirmed",
    "corrected": "corrected",
    "rejected": "rejected, no longer counted",
    "added": "added",
    "reopened": "open again, as read by machine",
}


def add_to(words: Commands) -> None:
    """Add the words."""
    confirming = add_command(words, "confirm", confirm, help_line="say that figures are read rightly")
    _add_figures(confirming)
    _add_person(confirming, needs_why=False)
    correcting = add_command(words, "correct", correct, help_line="say what a figure should be")
    correcting.add_argument("figure", metavar="FIGURE", help=_FIGURE)
    _add_person(correcting, needs_why=True)
    _add_fields(correcting)
    rejecting = add_command(words, "reject", reject, help_line="say that numbers are no stated figures")
    _add_figures(rejecting)
    _add_person(rejecting, needs_why=True)
    adding = add_command(words, "add", add, help_line="add a figure that the machine missed")
    adding.add_argument(
        "figure", metavar="DOCUMENT[:START-END]", help="document, as in the names of its figures; offsets"
    )
    adding.add_argument(
        "--words", default="", metavar="TEXT", help="in place of offsets: words, the number in [brackets]"
    )
    _add_person(adding, needs_why=True)
    _add_fields(adding)
    reopening = add_command(words, "reopen", reopen, help_line="take checks back")
    _add_figures(reopening)
    _add_person(reopening, needs_why=True)
    listing = add_command(words, "checks", checks, help_line="show what people said of figures")
    listing.add_argument("figure", nargs="?", default="", metavar="FIGURE", help="only of this figure")


def confirm(args: argparse.Namespace) -> int:
    """Say that figures are read rightly, every field of them.

    What you confirm is what stands from now on, also when a later version of the reader reads it
    otherwise; `figures review` then says so.

    Example:
      uncounted figures confirm 3f2a91:1042 3f2a91:1107 --by clerk-2
    """
    return _check_all(args, "confirmed")


def correct(args: argparse.Namespace) -> int:
    """Say what a figure should be; what the machine read stays in the record beside it.

    Give only the fields that are wrong. An empty text ("") means that the document does not state it.

    Example:
      uncounted figures correct 3f2a91:1042 --measure detained --as-of 2031-03-30 --why "see the heading"
    """
    args.figures = [args.figure]
    return _check_all(args, "corrected")


def reject(args: argparse.Namespace) -> int:
    """Say that numbers are no stated figures: a ward, a date, another document's number.

    They stay in the record and are shown as rejected, and no brief uses them.

    Example:
      uncounted figures reject 3f2a91:1042 --why "the number of a battalion"
    """
    return _check_all(args, "rejected")


def add(args: argparse.Namespace) -> int:
    """Add a figure that the machine missed, by its words or by its offsets in the text.

    The number is read from the words themselves; --value, --low and --high say otherwise.

    Example:
      uncounted figures add 3f2a91 --words "among them [seven] nurses" --measure killed --why "missed"
    """
    from uncounted.errors import SettingsRefused

    if bool(args.words) == (":" in args.figure):
        raise SettingsRefused(
            "neither words nor offsets, or both",
            where="figures add",
            expected="--words, or offsets such as 3f2a91:1042-1047",
            advice="copy a few words from the document and put the number in square brackets",
        )
    args.figures = [args.figure]
    return _check_all(args, "added")


def reopen(args: argparse.Namespace) -> int:
    """Take checks back: the figures are read by machine again, added ones are gone.

    The checks stay in the record. One that `figures review` lists as lost is taken back by the name that
    it has there, whatever now stands at its offset.

    Example:
      uncounted figures reopen 3f2a91:1042 --why "confirmed the wrong line"
      uncounted figures reopen 3f2a91:1042@3 --why "checked anew where it stands now"
    """
    return _check_all(args, "reopened")


def checks(args: argparse.Namespace) -> int:
    """Show what people said of figures, oldest first: who, when, what and why.

    Example:
      uncounted figures checks
      uncounted figures checks 3f2a91:1042
    """
    from uncounted import pipeline
    from uncounted.domain.figure_id import parse_id
    from uncounted.store import figure_checks

    sought = parse_id(args.figure) if args.figure else None
    with pipeline.open(args.workspace) as workspace:
        names = figure_checks.document_names(workspace.store)
        every = [each for made in figure_checks.checks(workspace.store).values() for each in made]
    places = {
        each.place
        for each in every
        if sought is None
        or (
            each.sha256.startswith(sought.document)
            and sought.start in (None, each.anchor.span[0], each.figure.span[0])
            and sought.place in (None, each.place)
        )
    }
    found = sorted((each for each in every if each.place in places), key=lambda each: each.at)
    if args.json:
        show.show_json({"checks": [_as_json(each, names[each.sha256]) for each in found]})
        return 0
    for each in found:
        _show_check(each, names[each.sha256])
    if not found:
        print("nobody has checked a figure yet" if sought is None else "nobody has checked this figure")
    return 0


def _add_figures(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("figures", nargs="+", metavar="FIGURE", help=_FIGURE)


def _add_person(parser: argparse.ArgumentParser, *, needs_why: bool) -> None:
    parser.add_argument(
        "--why",
        default="",
        required=needs_why,
        metavar="TEXT",
        help="the reason; kept in the workspace only",
    )
    parser.add_argument("--by", default="", metavar="NAME", help="pseudonym of the person who checked")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    for option, field, placeholder, explained in _FIELDS:
        kind = _day if placeholder == "DAY" else str
        metavar = "YYYY-MM-DD" if placeholder == "DAY" else placeholder
        parser.add_argument(option, dest=field, type=kind, metavar=metavar, help=explained)


def _day(text: str) -> str:
    return iso_date(text) if text else ""


def _check_all(args: argparse.Namespace, verdict: Verdict) -> int:
    """Keep the same word on each figure, one change a figure; a refused one does not stop the others."""
    from uncounted import pipeline
    from uncounted.errors import SettingsRefused

    kept: dict[str, Check] = {}
    refused: list[UncountedError] = []
    with pipeline.open(args.workspace) as workspace:
        for figure in args.figures:
            try:
                kept[figure] = _check_one(workspace, args, figure, verdict=verdict)
            except SettingsRefused as error:
                refused.append(error)
        if not args.json:
            for figure, each in kept.items():
                _show_kept(workspace, each, is_apart="@" in figure)
        elif kept:
            _show_json(workspace, list(kept.values()), refused)
    for refusal in refused:
        show.show_error(refusal, as_json=args.json and not kept)
    return int(bool(refused))


def _check_one(workspace: Workspace, args: argparse.Namespace, figure: str, *, verdict: Verdict) -> Check:
    fields = [field for _, field, _, _ in _FIELDS]
    given = {field: value for field in fields if (value := getattr(args, field, None)) is not None}
    if getattr(args, "words", ""):
        figure = workspace.figure_id(figure, args.words)
    return workspace.check_figure(figure, verdict, given=given, why=args.why, by=args.by)


def _show_kept(workspace: Workspace, check: Check, *, is_apart: bool) -> None:
    from uncounted.store import archive, figure_checks

    name = figure_checks.document_names(workspace.store)[check.sha256]
    if is_apart:
        # what stands at its offset is another figure, which this word does not touch
        print(f"{name}:{check.anchor.span[0]}@{check.place}  the check is taken back")
        return
    now = _now(workspace, check)
    figure = now.figure if now else check.figure
    kept = _KEPT[check.verdict]
    if check.verdict == "reopened" and now and now.check:
        kept = f"taken back; an earlier word holds again, {now.status}"
    print(f"{name}:{figure.span[0]}  {kept}: {in_a_line(figure)}")
    if earlier := _by_another(workspace, check):
        print(f"  before: {earlier.verdict} by {visible(earlier.by)}, {earlier.at}")
    if now is None:
        print("  it is no longer among the figures")
        return
    text = archive.document(workspace.store, check.sha256).text
    print(f"  {visible(words_around(text, figure))}")
    for told in (changed(now.changes), *now.questions):
        if told:
            print(f"  {told}")


def _by_another(workspace: Workspace, check: Check) -> Check | None:
    """Give the word that held before this one, where it is another person's."""
    from uncounted.store import figure_checks

    made = figure_checks.checks(workspace.store, check.sha256)[check.sha256]
    there = [each for each in made if each.place == check.place and each != check]
    return there[-1] if there and there[-1].by != check.by and there[-1].verdict != "reopened" else None


def _now(workspace: Workspace, check: Check) -> CheckedFigure | None:
    """Give the figure as it stands after a check; None when there is none any more."""
    from uncounted.store import figure_checks

    figures = figure_checks.checked_reading_of(workspace.store, check.sha256).figures
    same = (each for each in figures if each.check and each.check.place == check.place)
    start, end = check.figure.span
    there = (each for each in figures if each.figure.span[0] < end and start < each.figure.span[1])
    return next(same, None) or next(there, None)


def _show_json(workspace: Workspace, kept: list[Check], refused: list[UncountedError]) -> None:
    from uncounted.store import figure_checks

    names = figure_checks.document_names(workspace.store)
    told = [{"code": each.code, "found": each.found, "where": each.where} for each in refused]
    show.show_json({"checks": [_as_json(each, names[each.sha256]) for each in kept], "refused": told})


def _as_json(check: Check, name: str) -> dict[str, object]:
    from uncounted.figures import figure_dict

    return {
        "id": f"{name}:{check.anchor.span[0]}",
        "verdict": check.verdict,
        "status": check.status,
        "figure": figure_dict(check.figure),
        "machine": figure_dict(check.machine) if check.machine else None,
        "changes": check.changes,
        "by": check.by,
        "why": check.why,
        "at": check.at,
    }


def _show_check(check: Check, name: str) -> None:
    print(f"{check.at}  {name}:{check.anchor.span[0]}  {check.verdict} by {visible(check.by)}")
    print(f"  {in_a_line(check.figure)}")
    if check.changes:
        print(f"  {changed(check.changes)}")
    if check.why:
        print(f"  why: {visible(check.why)}")
