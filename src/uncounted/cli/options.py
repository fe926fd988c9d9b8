"""Options that every command shares."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Callable
from typing import Any

Command = Callable[[argparse.Namespace], int]
Commands = Any  # argparse's sub-parser action has no public type


def add_command(
    commands: Commands, name: str, command: Command, *, help_line: str
) -> argparse.ArgumentParser:
    """Add a command with the shared options; its docstring is its description."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=help_line,
        description=inspect.cleandoc(command.__doc__ or ""),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command=command)
    # also allowed after the command's word; SUPPRESS keeps a value given before it
    parser.add_argument("-w", "--workspace", default=argparse.SUPPRESS, metavar="DIR", help="the workspace")
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON value")
    return parser


def iso_date(text: str) -> str:
    """Check an ISO date given as an option.

    Raises
    ------
    argparse.ArgumentTypeError
        When it is not a day of the calendar written YYYY-MM-DD.
    """
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day written YYYY-MM-DD") from None


def add_seed(parser: argparse.ArgumentParser) -> None:
    """Add --seed, for commands in which chance plays a part."""
    parser.add_argument("--seed", type=int, default=None, metavar="N", help="seed of the random numbers")
