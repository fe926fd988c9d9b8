"""Settings are read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from uncounted.errors import SettingsRefused
from uncounted.store import create, open_store
from uncounted.store.settings import read_settings


def test_a_new_workspace_has_settings_that_can_be_read(tmp_path: Path) -> None:
    """The template is valid."""
    create(tmp_path / "w").close()
    assert read_settings(tmp_path / "w").languages == ("en",)


@pytest.mark.parametrize(
    "text",
    [
        'titel = "misspelt"',
        "title = 7",
        "[match]\nprob_same = 'high'",
        "[[intake]]\nfiles = 'x'\nkind = 'spreadsheet'",
        "title = ",
        "\x00",
    ],
)
def test_what_is_not_known_is_refused(tmp_path: Path, text: str) -> None:
    """A misspelt key or a value of the wrong type never falls back to a default."""
    (tmp_path / "uncounted.toml").write_text(text)
    with pytest.raises(SettingsRefused):
        read_settings(tmp_path)


def test_a_folder_that_is_no_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    """The message names the command."""
    with pytest.raises(SettingsRefused, match="uncounted init"):
        open_store(tmp_path)


def test_a_workspace_is_never_made_over_another(tmp_path: Path) -> None:
    """`init` twice is refused and changes nothing."""
    create(tmp_path / "w").close()
    with pytest.raises(SettingsRefused, match="already is a workspace"):
        create(tmp_path / "w")
