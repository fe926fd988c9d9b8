"""Writes the invented case into a workspace, and the truth beside it.

Use `write_case` for a workspace that every stage can be tried on. The same seed gives the same
bytes on every machine. The truth is in ``truth.json``, which no stage ever reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from uncounted.demo.arrests import invent_arrests
from uncounted.demo.coverage import REGISTER
from uncounted.demo.documents import invent_world, write_documents
from uncounted.demo.files import csv_bytes, xlsx_bytes
from uncounted.demo.lists import Lists, Table, make_lists
from uncounted.demo.population import Victim, invent_population
from uncounted.demo.settings import settings_text
from uncounted.errors import SettingsRefused
from uncounted.store import Store, create, open_store
from uncounted.store.settings import FILE as SETTINGS_FILE

SEED = 20310331
TRUTH_FILE = "truth.json"


@dataclass(frozen=True)
class Truth:
    """What the case was drawn from; known only because everybody in it is invented.

    Attributes
    ----------
    seed
        Of the case.
    n_killed
        People killed: what the estimate tries to find.
    n_listed
        Of these, people on at least one list: what matching tries to find.
    killed_by_region, killed_by_year
        The people killed, split.
    rows_by_list
        Rows of the newest release of each list.
    planted
        Faults put into the lists on purpose: file, row (from 1, without header) and column.
    """

    seed: int
    n_killed: int
    n_listed: int
    killed_by_region: dict[str, int]
    killed_by_year: dict[str, int]
    rows_by_list: dict[str, int]
    planted: tuple[str, ...]


def write_case(root: Path, *, seed: int = SEED) -> Truth:
    """Write the case into a new folder, or finish one that was interrupted.

    Parameters
    ----------
    root
        A folder that does not exist, is empty, or holds this case already: then nothing is changed.
    seed
        Seed of the case.

    Returns
    -------
    Truth
        What the case was drawn from.

    Raises
    ------
    SettingsRefused
        When the folder holds something else, or a case of another seed. Nothing is overwritten.
    """
    found = _truth_in(root)
    if found and found.seed == seed:
        return found
    if found or not _is_free(root, seed):
        raise _folder_taken(root, found)
    files = make_files(seed)
    _make_workspace(root, seed).close()
    for path, content in files.inbox.items():
        _write(root / "inbox" / path, content)
    # Last: a folder without it is unfinished, and the next call writes the same bytes again.
    _write(root / TRUTH_FILE, msgspec.json.format(msgspec.json.encode(files.truth)) + b"\n")
    return files.truth


@dataclass(frozen=True)
class CaseFiles:
    """The whole case in memory.

    Attributes
    ----------
    truth, population, lists
        What it was drawn from and the lists with the victim behind each row.
    inbox
        Path below ``inbox`` to bytes.
    """

    truth: Truth
    population: tuple[Victim, ...]
    lists: Lists
    inbox: dict[str, bytes]


def make_files(seed: int = SEED) -> CaseFiles:
    """Make the case in memory."""
    population = invent_population(seed)
    lists = make_lists(population, seed=seed)
    world = invent_world(population, lists.register, invent_arrests(seed), seed=seed)
    inbox = {f"lists/{table.list_name}/{table.file_name}": _table_bytes(table) for table in lists.tables}
    return CaseFiles(_truth(seed, population, lists), population, lists, inbox | write_documents(world))


def _table_bytes(table: Table) -> bytes:
    if table.file_name.endswith(".xlsx"):
        return xlsx_bytes(table, sheet_name="Deaths")
    return csv_bytes(table, separator=";" if table.list_name == REGISTER else ",")


def _truth(seed: int, population: tuple[Victim, ...], lists: Lists) -> Truth:
    newest = {table.list_name: table for table in lists.tables}
    listed = {victim for table in newest.values() for victim in table.victims if victim >= 0}
    return Truth(
        seed=seed,
        n_killed=len(population),
        n_listed=len(listed),
        killed_by_region=_tally(victim.place.region for victim in population),
        killed_by_year=_tally(str(victim.day.year) for victim in population),
        rows_by_list={name: len(table.rows) for name, table in newest.items()},
        planted=tuple(
            f"{table.file_name}, row {row + 1}, {column}"
            for table in lists.tables
            for row, column in table.planted
        ),
    )


def _tally(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _truth_in(root: Path) -> Truth | None:
    path = root / TRUTH_FILE
    if not path.is_file() or not (root / SETTINGS_FILE).is_file():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=Truth)
    except msgspec.MsgspecError:
        return None


def _is_free(root: Path, seed: int) -> bool:
    """Whether the folder is new, empty, or an unfinished case of the same seed."""
    if not root.exists():
        return True
    if not root.is_dir():
        return False
    settings = root / SETTINGS_FILE
    if settings.is_file() and not (root / TRUTH_FILE).exists():
        # Killed while the settings were written: what is there is the beginning of what would be.
        return settings_text(seed).encode().startswith(settings.read_bytes())
    return not any(path.is_file() for path in root.rglob("*"))


def _make_workspace(root: Path, seed: int) -> Store:
    if (root / SETTINGS_FILE).exists():
        _write(root / SETTINGS_FILE, settings_text(seed).encode())
        return open_store(root)
    return create(root, settings_text=settings_text(seed))


def _folder_taken(root: Path, found: Truth | None) -> SettingsRefused:
    return SettingsRefused(
        f"this folder holds the case of seed {found.seed}" if found else "this folder is not empty",
        where=root.name,
        expected="a new or empty folder, or the same case again",
        advice="name another folder: uncounted demo DIR; nothing was changed",
    )


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.unfinished")
    temporary.write_bytes(content)
    temporary.replace(path)
