"""What could not be taken as it stood: where, what was found, what was expected, what to do.

A refused file, page, row or cell never stops a run. It becomes a `Notice`, is stored, counted and
listed. A notice names the place and never repeats the content, so it may be printed and logged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["refused", "doubtful"]


@dataclass(frozen=True)
class Notice:
    """One thing that was refused or is doubtful.

    Attributes
    ----------
    stage
        The stage that noticed: archive, figures, lists, match, estimate, publish.
    code
        Short stable code for machines, for example ``date.impossible``.
    level
        ``refused``: the value was not used. ``doubtful``: used, but a person should look.
    where
        Place in words a documenter can follow: file, sheet, row, column, page.
    found
        What was found, described and never quoted: no person's data.
    expected
        What was expected.
    advice
        What to do next.
    """

    stage: str
    code: str
    level: Level
    where: str
    found: str
    expected: str
    advice: str

    def __str__(self) -> str:
        return f"{self.level}: {self.where}: {self.found}; expected {self.expected}; {self.advice}"


def n_refused(notices: Iterable[Notice]) -> int:
    """Count the notices that say something was refused."""
    return sum(notice.level == "refused" for notice in notices)
