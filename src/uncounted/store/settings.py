"""Reads ``uncounted.toml``; refuses what it does not know."""

from __future__ import annotations

from pathlib import Path

import msgspec

from uncounted.domain.settings import Settings
from uncounted.errors import SettingsRefused

FILE = "uncounted.toml"

TEMPLATE = """\
# Settings of this workspace. Every key is explained in the how-to "Settings of a workspace".
title = "Untitled brief"
languages = ["en"]

# What `uncounted run` takes in, for example:
# [[intake]]
# files = "inbox/statements/*"
# publisher = "Name of the publisher"
#
# [[intake]]
# files = "inbox/ward-watch/*.csv"
# publisher = "Ward Watch"
# kind = "list"
# list_name = "ward-watch"
"""


def read_settings(root: Path) -> Settings:
    """Read the settings of a workspace.

    Raises
    ------
    SettingsRefused
        When the file is missing, is not TOML, or has an unknown key or a value of the wrong type.
    """
    path = root / FILE
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError as error:
        raise SettingsRefused(
            "there is no workspace here",
            where=FILE,
            expected="a folder made by `uncounted init`",
            advice="run `uncounted init DIR`, or name the workspace with -w DIR",
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsRefused(
            "cannot be read", where=FILE, expected="a readable UTF-8 file", advice="check the file"
        ) from error
    try:
        return msgspec.toml.decode(text.encode(), type=Settings)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise SettingsRefused(
            str(error),
            where=FILE,
            expected="the keys that the how-to lists",
            advice="correct or remove that line",
        ) from error


def lexicon_files(root: Path, folder: str) -> dict[str, str]:
    """Give name and text of the files in a workspace's own lexicon.

    Parameters
    ----------
    root
        The workspace.
    folder
        Its folder inside the workspace; empty for none.

    Raises
    ------
    SettingsRefused
        When the folder is not there, lies outside the workspace, or a file is not UTF-8.
    """
    if not folder:
        return {}
    path = (root / folder).resolve()
    if not path.is_dir() or not path.is_relative_to(root.resolve()):
        raise SettingsRefused(
            "no such folder",
            where=f"{FILE}, figures, lexicon",
            expected="a folder inside the workspace",
            advice="make it, or correct the name",
        )
    files = {}
    for file in sorted(path.iterdir()):
        if file.name.startswith("."):
            continue
        try:
            files[file.name] = file.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsRefused(
                "cannot be read",
                where=f"lexicon file {file.name}",
                expected="a text file in UTF-8",
                advice="save it as UTF-8, or take it out of the folder",
            ) from error
    return files
