"""Runs a workspace and kills its own process with SIGKILL at a stated change; a program for a test.

Usage: killed_run.py WORKSPACE N MOMENT, where MOMENT is begin, middle, end or after: before the
N-th change opens, after its first row, before its commit, or just after it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from uncounted import pipeline
from uncounted.store.database import Change, Database


def die() -> None:
    """Leave no chance to tidy up."""
    os.kill(os.getpid(), signal.SIGKILL)


def arm(n_kill: int, moment: str) -> None:
    """Make the N-th change deadly."""
    n_seen = 0
    change, add_many = Database.change, Change.add_many

    @contextmanager
    def counted(self: Database, action: str, object_id: str, *, by: str) -> Iterator[Change]:
        nonlocal n_seen
        n_seen += 1
        deadly = n_seen == n_kill
        if deadly and moment == "begin":
            die()
        with change(self, action, object_id, by=by) as opened:
            if deadly and moment == "middle":
                opened.add_many = _after_one_row(opened, add_many)  # type: ignore[method-assign]
            yield opened
            if deadly and moment == "end":
                die()
        if deadly and moment == "after":
            die()

    Database.change = counted  # type: ignore[assignment]


def _after_one_row(opened: Change, add_many: Any) -> Any:
    def add_one_then_die(table: str, rows: Any) -> None:
        rows = list[Mapping[str, Any]](rows)
        add_many(opened, table, rows[:1])
        die()

    return add_one_then_die


if __name__ == "__main__":
    workspace, n_kill, moment = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    arm(n_kill, moment)
    with pipeline.open(workspace) as opened:
        opened.run()
