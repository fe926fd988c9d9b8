"""``uncounted match``, ``match judge``, ``match pairs`` and ``match table``: who is who."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from uncounted.cli import show
from uncounted.cli.options import Commands, add_command, add_seed

if TYPE_CHECKING:
    from uncounted.domain.matching import Matching, Pair
    from uncounted.domain.row import Row

_MOST_PAIRS_SHOWN = 50


def add_to(commands: Commands) -> None:
    """Add the commands."""
    parser = add_command(commands, "match", match, help_line="find which rows are one person")
    add_seed(parser)
    words = parser.add_subparsers(title="commands", metavar="COMMAND")
    judging = add_command(words, "judge", judge, help_line="say whether two rows are one person")
    judging.add_argument("row_a", metavar="ROW_A", help="row id, as `match pairs` shows it")
    judging.add_argument("row_b", metavar="ROW_B")
    judging.add_argument("verdict", choices=("same", "different", "unsure"))
    judging.add_argument("--why", default="", metavar="TEXT", help="the reason; kept in the workspace only")
    judging.add_argument("--by", default="", metavar="NAME", help="pseudonym of the judge")
    listing = add_command(words, "pairs", pairs, help_line="pairs of rows with their probability")
    listing.add_argument("--unsure", action="store_true", help="only those that wait for a person")
    _add_table(words)


def _add_table(words: Commands) -> None:
    parser = add_command(words, "table", table, help_line="match the rows of one file, without a workspace")
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV, XLSX or ODS, one row a record")
    parser.add_argument("--out", type=Path, required=True, metavar="PERSONS.csv", help="rows with person_id")
    parser.add_argument("--pairs", type=Path, metavar="PAIRS.csv", help="write the scored pairs there")
    parser.add_argument("--mapping", default="", metavar="COLUMN=FIELD,…", help="columns not known by name")
    parser.add_argument(
        "--threshold", type=float, metavar="P", help="probability from which rows are one person"
    )
    add_seed(parser)


def match(args: argparse.Namespace) -> int:
    """Find which rows of all lists are one person, unless nothing changed since the last time.

    Persons keep their ids from run to run. What people judged always holds.

    Example: uncounted match -w my-project
    """
    from uncounted import pipeline

    with pipeline.open(args.workspace) as workspace:
        report = workspace.match(seed=args.seed, progress=show.progress_bar(args))
    return show.show_reports(args, [report])


def judge(args: argparse.Namespace) -> int:
    """Say whether two rows are one person; it holds from the next `uncounted match` on.

    The newest judgement on a pair holds; "unsure" takes an earlier one back. A judgement that
    contradicts others is refused.

    Example: uncounted match judge ward-watch:1f00ab:12 river:77c2:40 same --why "same photograph"
    """
    from uncounted import pipeline
    from uncounted.match import judge as keep_judgement

    with pipeline.open(args.workspace) as workspace:
        kept = keep_judgement(workspace.store, args.row_a, args.row_b, args.verdict, why=args.why, by=args.by)
    if args.json:
        show.show_json({"judgement": kept})
    else:
        print(f"kept: {kept.row_a} and {kept.row_b} are {kept.verdict}; run `uncounted match` to apply it")
    return 0


def pairs(args: argparse.Namespace) -> int:
    """List the pairs of rows by probability: row ids only, nobody's name.

    Example: uncounted match pairs --unsure
    """
    from uncounted import pipeline
    from uncounted.domain.matching import waiting_pairs
    from uncounted.store.match import current_matching, is_current, judgements

    with pipeline.open(args.workspace) as workspace:
        matching = current_matching(workspace.store)
        judged = judgements(workspace.store)
        up_to_date = is_current(workspace.store)
    found: list[Pair] = []
    if matching:
        found = waiting_pairs(matching, judged) if args.unsure else list(matching.pairs)
    if args.json:
        show.show_json({"pairs": found, "is_current": up_to_date})
        return 0
    if matching is None:
        print("nothing is matched yet; run: uncounted match")
    elif not up_to_date:
        print("lists, judgements or settings changed since these pairs were scored; run: uncounted match")
    for pair in found[:_MOST_PAIRS_SHOWN]:
        print(f"{pair.prob_match:.3f}  {pair.row_a}  {pair.row_b}")
    if len(found) > _MOST_PAIRS_SHOWN:
        print(f"… and {len(found) - _MOST_PAIRS_SHOWN:,} more; --json lists all")
    return 0


def table(args: argparse.Namespace) -> int:
    """Match the rows of one file: all its rows and columns come back, with person_id and prob_member.

    Columns are recognised by their names in English and Burmese; --mapping names the others. Rows
    without a usable name are each a person of their own.

    Example: uncounted match table names.csv --out persons.csv --pairs pairs.csv
    """
    from uncounted import standalone
    from uncounted.match import table as tables
    from uncounted.match.crowding import crowded_lists

    reading = standalone.read_list_file(args.file, mapping=_mapping(args.mapping) or None)
    matching = _matched(args, reading.rows)
    _write(args.out, tables.persons_csv(reading.columns, reading.rows, matching))
    if args.pairs:
        _write(args.pairs, tables.pairs_csv(reading.rows, matching))
    notices = [*reading.notices, *crowded_lists(matching, reading.rows)]
    refused = any(notice.level == "refused" for notice in notices)
    if args.json:
        show.show_json(_as_json(matching, refused=refused) | {"notices": notices})
    else:
        n_lists = len(set(matching.list_of.values()))
        lists = f" on {n_lists} lists" if n_lists > 1 else ""
        print(f"{len(matching.list_of):,} rows{lists} are {len(matching.persons):,} persons: {args.out.name}")
        show.show_notices(notices)
    return int(refused)


def _matched(args: argparse.Namespace, rows: tuple[Row, ...]) -> Matching:
    import msgspec

    from uncounted.domain.settings import MatchSettings
    from uncounted.match import match as match_rows

    given = {"seed": args.seed, "prob_same": args.threshold}
    changes = {name: value for name, value in given.items() if value is not None}
    settings = msgspec.structs.replace(MatchSettings(), **changes)
    return match_rows(rows, settings=settings, progress=show.progress_bar(args))


def _as_json(matching: Matching, *, refused: bool) -> dict[str, object]:
    n_lists = len(set(matching.list_of.values()))
    patterns = matching.patterns()
    counts = {"".join(map(str, pattern)): count for pattern, count in patterns.counts.items()}
    return {
        "n_rows": len(matching.list_of),
        "n_persons": len(matching.persons),
        "n_pairs": len(matching.pairs),
        "patterns": {"lists": patterns.lists, "counts": counts} if n_lists > 1 else None,
        "settings": matching.settings,
        "refused": refused,
    }


def _mapping(text: str) -> dict[str, str]:
    from uncounted.errors import SettingsRefused

    pairs = [part.rpartition("=") for part in text.split(",") if part.strip()]
    if any(not column.strip() or not field.strip() for column, _, field in pairs):
        raise SettingsRefused(
            "a mapping that is not COLUMN=FIELD",
            where="--mapping",
            expected="columns and fields such as Deceased=name,#4=date",
            advice="write one equals sign for each column, and commas between them",
        )
    return {column.strip(): field.strip() for column, _, field in pairs}


def _write(path: Path, text: str) -> None:
    import os

    from uncounted.errors import OutsideWorld

    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(text, "utf-8", newline="")
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutsideWorld(
            f"cannot be written ({error.strerror})",
            where=path.name,
            expected="a folder that is there and may be written to",
            advice="choose another place",
        ) from error
