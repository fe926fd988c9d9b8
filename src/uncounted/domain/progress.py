"""How long work tells how far it is; the command line draws it, everything else ignores it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told after each unit of long work."""

    def __call__(self, label: str, n_done: int, n_total: int) -> None:
        """Say that `n_done` of `n_total` units are done of what `label` names."""


def silent(label: str, n_done: int, n_total: int) -> None:
    """Say nothing."""
