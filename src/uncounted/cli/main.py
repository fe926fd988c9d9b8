"""The outermost door: parses the words, runs the command, turns every error into a clear message."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from uncounted.cli import archive, demo, estimate, figures, lists, match, publish, workspace
from uncounted.cli.show import show_error
from uncounted.errors import UncountedError

_DESCRIPTION = """\
Turns scattered reports of killings, arrests and disappearances into a count you can defend.

Three numbers, never mixed: stated (what a publisher says), documented (unique people on all
lists) and estimated (including people on no list).
"""

_EPILOG = "First steps:  uncounted demo     Help on a command:  uncounted COMMAND --help"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    parsed = parser().parse_args(arguments)
    try:
        status: int = parsed.command(parsed)
    except UncountedError as error:
        show_error(error, as_json=parsed.json)
        return 1
    except KeyboardInterrupt:
        print("stopped; what was finished is kept, run the same command to go on", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("UNCOUNTED_DEBUG"):
            raise
        show_error(_our_bug(error), as_json=parsed.json)
        return 1
    return status


def parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    top = argparse.ArgumentParser(
        prog="uncounted",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=_Version)
    top.add_argument("-w", "--workspace", default=".", metavar="DIR", help="the workspace (default: .)")
    top.add_argument("--json", action="store_true", help="print one JSON value for machines")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for stage in (demo, workspace, archive, figures, lists, match, estimate, publish):
        stage.add_to(commands)
    return top


class _Version(argparse.Action):
    """Print the version only when asked: reading package metadata takes time."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version and stop")

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"uncounted {version('uncounted')}")
        parser.exit()


def _our_bug(error: Exception) -> UncountedError:
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = ""
    if place:
        code = place.tb_frame.f_code
        where = f"{os.path.basename(code.co_filename)}, {code.co_name}, line {place.tb_lineno}"  # noqa: PTH119 - pathlib is not loaded here
    bug = UncountedError(
        f"{type(error).__name__}: a mistake of ours, not yours",
        where=where,
        advice="nothing half done was stored; set UNCOUNTED_DEBUG=1 for the details and tell us",
    )
    bug.code = "U900"
    return bug


if __name__ == "__main__":
    sys.exit(main())
