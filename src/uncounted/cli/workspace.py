"""`uncounted init`, `uncounted run` and `uncounted verify`: the workspace as a whole."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from uncounted.cli.options import Commands, add_command, add_seed
from uncounted.cli.show import progress_bar, show_json, show_reports


def add_to(commands: Commands) -> None:
    """Add the commands."""
    init = add_command(commands, "init", make_workspace, help_line="make a new workspace")
    init.add_argument("folder", type=Path, metavar="DIR")
    run = add_command(commands, "run", run_everything, help_line="do everything that is not up to date")
    add_seed(run)
    verify = add_command(commands, "verify", verify_workspace, help_line="check a workspace against its log")
    verify.add_argument("path", type=Path, nargs="?", metavar="PATH", help="the workspace (default: -w)")


def make_workspace(args: argparse.Namespace) -> int:
    """Make a new workspace: a folder with settings, an archive and a database.

    Example: uncounted init my-project
    """
    from uncounted import pipeline

    pipeline.init(args.folder).close()
    if args.json:
        show_json({"workspace": str(args.folder)})
    else:
        print(
            f"{args.folder} is ready. Next: write its title into {args.folder}/uncounted.toml, then\n"
            f"  uncounted archive -w {args.folder} FILE…     keep originals\n"
            f"  uncounted lists add -w {args.folder} FILE    take in a list of persons\n"
            f"  uncounted run -w {args.folder}               do everything else"
        )
    return 0


def run_everything(args: argparse.Namespace) -> int:
    """Do everything that is not up to date, and say what was done.

    Takes in the files named in uncounted.toml, reads documents, matches persons, estimates, and
    publishes the brief of the period that ends with the newest document.

    Example: uncounted run -w my-project
    """
    from uncounted import pipeline

    with pipeline.open(args.workspace) as workspace:
        reports = workspace.run(seed=args.seed, progress=progress_bar(args))
    return show_reports(args, reports)


def verify_workspace(args: argparse.Namespace) -> int:
    """Check that every original, stored row, log entry and published file is as it was recorded.

    Names what is wrong, the first fault first, and exits with 1. Note the last entry's number and
    hash somewhere else: only that shows when a whole workspace was put back to an older state.

    Example: uncounted verify my-project
    """
    from uncounted import pipeline

    with pipeline.open(args.path or args.workspace) as workspace:
        found = workspace.verify(progress=progress_bar(args))
    if args.json:
        show_json(found)
    else:
        for fault in found.faults:
            print(f"WRONG  {fault.where}: {fault.found}; expected {fault.expected}", file=sys.stderr)
        checked = (
            f"{found.n_entries} log entries, {found.n_rows} rows, {found.n_originals} originals, "
            f"{found.n_published} published files"
        )
        verdict = f"{len(found.faults)} faults in" if found.faults else "all as recorded:"
        print(f"{verdict} {checked}\nlast entry {found.last_entry}, hash {found.last_hash}")
    return int(bool(found.faults))
