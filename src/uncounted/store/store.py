"""A workspace on disk: settings, originals, database, outputs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from uncounted.domain.settings import Settings
from uncounted.errors import SettingsRefused
from uncounted.store import settings as settings_file
from uncounted.store.database import Change, Database

DATABASE = "uncounted.db"


class Store:
    """An open workspace folder.

    Attributes
    ----------
    root
        The folder.
    settings
        As read from ``uncounted.toml`` when it was opened.
    db
        The database; only modules of `uncounted.store` use it.
    actor
        Pseudonym that changes are made under.
    """

    def __init__(self, root: Path, settings: Settings, database: Database, actor: str) -> None:
        self.root, self.settings, self.db, self.actor = root, settings, database, actor

    @property
    def out(self) -> Path:
        """Folder of briefs and releases; made when it is not there."""
        folder = self.root / "out"
        folder.mkdir(exist_ok=True)
        return folder

    def close(self) -> None:
        """Close the database."""
        self.db.close()

    @contextmanager
    def change(self, action: str, object_id: str) -> Iterator[Change]:
        """Open one atomic, logged change; see `Database.change`."""
        with self.db.change(action, object_id, by=self.actor) as change:
            yield change

    def write_out(self, relative: str, content: bytes) -> Path:
        """Write an output file under ``out/``; readers see the old file or the new one, never half of it."""
        path = self.out / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        temporary.write_bytes(content)
        temporary.replace(path)
        return path


def create(root: Path, *, settings_text: str = settings_file.TEMPLATE, actor: str = "owner") -> Store:
    """Make a new workspace and open it.

    Raises
    ------
    SettingsRefused
        When the folder already is a workspace.
    """
    if (root / settings_file.FILE).exists() or (root / DATABASE).exists():
        raise SettingsRefused(
            "this folder already is a workspace",
            where=root.name,
            expected="a new or empty folder",
            advice="choose another folder; nothing was changed",
        )
    root.mkdir(parents=True, exist_ok=True)
    for folder in ("archive", "inbox", "out"):
        (root / folder).mkdir(exist_ok=True)
    (root / settings_file.FILE).write_text(settings_text, "utf-8")
    return open_store(root, actor=actor)


def open_store(root: Path, *, actor: str = "owner") -> Store:
    """Open a workspace.

    Raises
    ------
    SettingsRefused
        When it is not a workspace or its settings are wrong.
    OutsideWorld
        When the database cannot be opened.
    """
    settings = settings_file.read_settings(root)
    return Store(root, settings, Database(root / DATABASE), actor)
