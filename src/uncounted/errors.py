"""One error tree, grouped by who can fix it.

::

    UncountedError
    ├── InputRefused        U1xx  the person's files
    ├── SettingsRefused     U2xx  the person's settings or arguments
    ├── OutsideWorld        U3xx  disk full, no permission, another process
    ├── EstimateRefused     U4xx  statistics: this number must not be published
    └── IntegrityBroken     U5xx  stored evidence no longer matches its record

A message has three parts: what was found and where, what was expected, what to do next.
It names the place (file, sheet, row, column, page), never the content: no person's data.
Anything that is not an `UncountedError` and reaches the outermost door is our bug.
"""

from __future__ import annotations


class UncountedError(Exception):
    """Base of every error a user can meet.

    Parameters
    ----------
    found
        What was found, without any person's data.
    where
        The file, sheet, row, column, page, table or command it was found in.
    expected
        What was expected instead.
    advice
        What to do next, as an instruction.
    """

    code = "U000"

    def __init__(self, found: str, *, where: str = "", expected: str = "", advice: str = "") -> None:
        self.found, self.where, self.expected, self.advice = found, where, expected, advice
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The three parts as one line of text."""
        parts = [f"{self.where}: {self.found}" if self.where else self.found]
        parts += [f"expected {self.expected}"] if self.expected else []
        parts += [self.advice] if self.advice else []
        return f"[{self.code}] " + "; ".join(parts)


class InputRefused(UncountedError):
    """A file, page, row or cell cannot be used; the person who made it can mend it."""

    code = "U100"


class SettingsRefused(UncountedError):
    """A setting, mapping or argument is wrong; the person who wrote it can mend it."""

    code = "U200"


class OutsideWorld(UncountedError):
    """The machine said no: disk, permissions, another process holding the workspace."""

    code = "U300"


class EstimateRefused(UncountedError):
    """An estimate was asked for as a number, and the data cannot bear it."""

    code = "U400"


class IntegrityBroken(UncountedError):
    """Stored evidence does not match its record: something was changed from outside."""

    code = "U500"
