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
