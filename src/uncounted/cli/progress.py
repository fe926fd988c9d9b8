"""A progress bar on standard error; loaded only on a terminal."""

from __future__ import annotations

import atexit

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress


class Bar:
    """Draws one line while something is under way and leaves nothing behind; a `Progress`."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._drawn: RichProgress | None = None
        self._label, self._task = "", TaskID(0)
        atexit.register(self._clear)

    def __call__(self, label: str, n_done: int, n_total: int) -> None:
        """Draw how far the work is."""
        if self._drawn is None or label != self._label:
            self._clear()
            self._draw(label, n_total)
        if self._drawn is not None:
            self._drawn.update(self._task, completed=n_done, total=n_total)
        if n_done >= n_total:
            self._clear()

    def _draw(self, label: str, n_total: int) -> None:
        self._drawn = RichProgress(
            TextColumn("{task.description:<28}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._label, self._task = label, self._drawn.add_task(label, total=n_total)
        self._drawn.start()

    def _clear(self) -> None:
        if self._drawn is not None:
            self._drawn.stop()
            self._drawn = None
