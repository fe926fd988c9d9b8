"""The refusal of a lexicon file, with its place."""

from __future__ import annotations

from uncounted.errors import SettingsRefused


def refused(where: str, line: int | None, found: str, expected: str) -> SettingsRefused:
    """Make the refusal of one line or key.

    Parameters
    ----------
    where
        File name, and the key.
    line
        Line in a table; None in a TOML file.
    found, expected
        In plain words.
    """
    place = f"lexicon file {where}" + (f", line {line}" if line else "")
    return SettingsRefused(
        found, where=place, expected=expected, advice="correct that line; nothing was read with it"
    )
