"""Which files a person handed over: folders opened in sorted order, each file with its origin.

An origin is the file's path from what was handed over, such as ``inbox/week-35/statement.html``; never
an absolute path, which would name the person's machine and account.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from uncounted.archive.verdict import refused
from uncounted.domain.notice import Notice

_ADDRESS = ("http:", "https:", "ftp:", "ftps:", "file:")


@dataclass(frozen=True)
class HandedFile:
    """One file to archive."""

    path: Path
    origin: str


@dataclass(frozen=True)
class Handed:
    """What was found under the paths handed over.

    Attributes
    ----------
    files
        Regular files, each with an origin of its own.
    refusals
        One notice for each path or entry that cannot be archived.
    n_hidden
        Files and folders whose name begins with a dot, passed over inside folders; one that was
        handed over by name is taken.
    """

    files: tuple[HandedFile, ...]
    refusals: tuple[Notice, ...]
    n_hidden: int


def find_files(paths: Sequence[Path | str], *, workspace: Path) -> Handed:
    """Find the files under paths.

    Parameters
    ----------
    paths
        Files and folders, in the order handed over.
    workspace
        The workspace, whose own database and originals are never archived into itself.
    """
    files: list[HandedFile] = []
    refusals: list[Notice] = []
    origins: set[str] = set()
    n_hidden = 0
    for path in paths:
        problem = _problem(path, workspace)
        if problem:
            refusals.append(problem)
            continue
        for entry, origin, is_hidden in _entries(Path(path)):
            if is_hidden:
                n_hidden += 1
            elif entry.is_file():
                files.append(HandedFile(entry, _unique(_readable(origin), origins)))
            else:
                refusals.append(_not_a_file(_readable(origin)))
    return Handed(tuple(files), tuple(refusals), n_hidden)


def relative_names(paths: Sequence[Path | str], *, workspace: Path) -> list[str]:
    """Name paths by the way from the workspace, so that a request is known again from any folder."""
    return [
        path
        if isinstance(path, str) and path.startswith(_ADDRESS)
        else _readable(os.path.relpath(path, workspace))
        for path in paths
    ]


def _problem(path: Path | str, workspace: Path) -> Notice | None:
    if str(path).startswith(_ADDRESS):
        return refused(
            "archive.address",
            "web address",
            "web addresses are not fetched yet",
            expected="a file or folder on this machine",
            advice="save the page from a browser and archive the saved file; nothing was fetched",
        )
    path = Path(path)
    if not path.exists():
        return refused(
            "archive.missing",
            _readable(path.name) or "path",
            "there is no such file or folder",
            expected="an existing file or folder",
            advice="check the spelling of the path",
        )
    inside, root = path.resolve(), workspace.resolve()
    own = [root / "archive", root / "out", root / "uncounted.db"]
    if (
        inside == root
        or inside in root.parents
        or any(inside == each or each in inside.parents for each in own)
    ):
        return refused(
            "archive.workspace",
            _readable(path.name) or "path",
            "this holds the workspace itself",
            expected="files that came from outside, such as the workspace's inbox folder",
            advice="name the folder or files that hold the documents",
        )
    return None


def _entries(path: Path) -> Iterator[tuple[Path, str, bool]]:
    """Give path, origin and whether hidden, in order of name; links to folders are not followed."""
    top = path.resolve().name or "folder"
    if not path.is_dir():
        yield path, path.name, False
        return
    for folder, folders, names in os.walk(path):
        here = Path(folder)
        origin = Path(top) / here.relative_to(path)
        folders.sort()
        for hidden in [name for name in folders if name.startswith(".")]:
            yield here / hidden, (origin / hidden).as_posix(), True
        for linked in [name for name in folders if (here / name).is_symlink()]:
            yield here / linked, (origin / linked).as_posix(), linked.startswith(".")
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(names):
            yield here / name, (origin / name).as_posix(), name.startswith(".")


def _unique(origin: str, origins: set[str]) -> str:
    """Add a number when two folders handed over hold files of one origin."""
    number, candidate = 1, origin
    while candidate in origins:
        number += 1
        candidate = f"{origin} ({number})"
    origins.add(candidate)
    return candidate


def _readable(name: str) -> str:
    """Write the bytes of a name that are not UTF-8 as numbers, so that it can be stored and shown."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _not_a_file(origin: str) -> Notice:
    return refused(
        "archive.not_a_file",
        origin,
        "not a regular file: a link to a folder, a broken link, or a device",
        expected="a regular file",
        advice="hand over the folder or file it stands for",
    )
