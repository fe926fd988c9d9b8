"""``uncounted figures``: what publishers state, read by the machine and checked by people.

One module for each kind of work, each with an `add_to` that adds its words to the command.
"""

from __future__ import annotations

from uncounted.cli.figures import changes, checks, reading, review, series, viewing, words
from uncounted.cli.options import Commands, add_command


def add_to(commands: Commands) -> None:
    """Add the command and its sub-commands."""
    parser = add_command(
        commands, "figures", reading.figures, help_line="read stated figures from new documents"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for module in (reading, review, checks, changes, series, viewing, words):
        module.add_to(commands)
