"""What a person says about a figure that a machine read, and what stands because of it.

Every figure is read by machine until a person confirms, corrects or rejects it, or adds one that the
machine missed. A check never replaces the reading: it stands beside it with what the machine said
then, who checked it and why. `uncounted.domain.checked` lays checks over a reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from uncounted.domain.anchor import Anchor
from uncounted.domain.figure import Figure

Verdict = Literal["confirmed", "corrected", "rejected", "added", "reopened"]
Status = Literal["machine", "confirmed", "corrected", "rejected", "added"]

FIELDS = (
    "measure",
    "value",
    "low",
    "high",
    "qualifier",
    "unit",
    "kind",
    "population",
    "place",
    "as_of",
    "period_start",
    "period_end",
    "attribution",
    "caveat",
)
"""The fields of a figure that a person can correct; the span and the quote are what it hangs on."""

BY_A_PERSON = "given by a person"
"""Rule of a field that a person filled."""


@dataclass(frozen=True)
class FieldChange:
    """One field, from what to what; None where nothing is stated."""

    field: str
    old: str | float | None
    new: str | float | None


@dataclass(frozen=True)
class Check:
    """One person's word on one figure; the newest one on a place holds.

    Attributes
    ----------
    sha256
        The document's capture.
    anchor
        The number's place in its text.
    verdict
        confirmed, corrected, rejected, added; reopened takes the checks before it back.
    figure
        What the word is about: it stands, unless it is rejected or reopened.
    machine
        What the machine said there then; None when it read no figure.
    reader
        Name and version of the reader then; empty when the document was never read.
    place
        Number of the first check on this figure; all later ones on it have the same. 0 for a first
        one that is not stored yet.
    by
        Pseudonym of the person.
    why
        The reason, in the person's own words.
    at
        UTC time, ISO 8601, as the log says.
    """

    sha256: str
    anchor: Anchor
    verdict: Verdict
    figure: Figure
    machine: Figure | None
    reader: str
    place: int = 0
    by: str = ""
    why: str = ""
    at: str = ""

    @property
    def status(self) -> Status:
        """What the figure is because of this check, whichever word it came by."""
        if self.verdict == "reopened":
            return "machine"
        if self.verdict == "rejected":
            return "rejected"
        if self.machine is None:
            return "added"
        return "corrected" if self.changes else "confirmed"

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """What a person says otherwise than the machine did, from what to what."""
        if self.machine is None or self.verdict in ("rejected", "reopened"):
            return ()
        return differences(self.machine, self.figure)


@dataclass(frozen=True)
class CheckedFigure:
    """A figure as it stands now: the machine's, or a person's over the machine's.

    Attributes
    ----------
    sha256
        The document's capture.
    figure
        What stands, or what was rejected; its span indexes the present text.
    status
        machine, confirmed, corrected, added: it stands. rejected: it does not.
    machine
        What the present reader says of this place; None when it reads no figure there.
    check
        The check that holds, None when no person has looked.
    disagreements
        What the present reader says otherwise than what stands and than what it said when the
        person looked; what stands still stands.
    questions
        What a person should look at again, in plain words; empty when nothing.
    """

    sha256: str
    figure: Figure
    status: Status
    machine: Figure | None
    check: Check | None = None
    disagreements: tuple[FieldChange, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it counts as a stated figure; a rejected one does not."""
        return self.status != "rejected"

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """What a person corrected, from what to what."""
        return self.check.changes if self.check else ()


def differences(old: Figure, new: Figure) -> tuple[FieldChange, ...]:
    """Give the fields in which two readings of one number differ."""
    pairs = ((field, getattr(old, field), getattr(new, field)) for field in FIELDS)
    return tuple(FieldChange(field, before, after) for field, before, after in pairs if before != after)
