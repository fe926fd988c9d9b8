"""What a stage did: counts that reconcile, and every notice.

Each stage's `run` returns a `StageReport`: taken in = done + unchanged + refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from uncounted.domain.notice import Notice


@dataclass(frozen=True)
class StageReport:
    """Counts of one run of one stage.

    Attributes
    ----------
    stage
        The stage's word.
    unit
        What is counted, in the plural: files, documents, rows, persons, strata, briefs.
    n_in
        Units looked at.
    n_done
        Units newly worked on in this run.
    n_unchanged
        Units already up to date.
    n_refused
        Units refused as a whole, each with a notice.
    notices
        Everything refused or doubtful, cells inside an accepted row included.
    summary
        One line in plain words of what came out.
    details
        Further counts and names for `--json`; plain JSON values only.
    """

    stage: str
    unit: str
    n_in: int = 0
    n_done: int = 0
    n_unchanged: int = 0
    n_refused: int = 0
    notices: tuple[Notice, ...] = ()
    summary: str = ""
    details: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.n_in != self.n_done + self.n_unchanged + self.n_refused:
            raise ValueError(
                f"{self.stage}: {self.n_in} taken in, but {self.n_done} done + "
                f"{self.n_unchanged} unchanged + {self.n_refused} refused"
            )

    @property
    def something_refused(self) -> bool:
        """Whether anything at all, down to a cell, was refused."""
        return self.n_refused > 0 or any(notice.level == "refused" for notice in self.notices)
