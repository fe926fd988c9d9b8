"""A progress bar on standard error; loaded only on a terminal."""

from __future__ import annotations

import atexit

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress


class Bar:
    """Draws one line per label; a `Progress`."""

    def __init__(self) -> None:
        self._bars = RichProgress(
            TextColumn("{task.description:<24}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}
        self._bars.start()
        atexit.register(self._bars.stop)

    def __call__(self, label: str, n_done: int, n_total: int) -> None:
        """Draw how far the work is."""
        if label not in self._tasks:
            self._tasks[label] = self._bars.add_task(label, total=n_total)
        self._bars.update(self._tasks[label], completed=n_done, total=n_total)
        if n_done >= n_total and all(task.finished for task in self._bars.tasks):
            self._bars.stop()
