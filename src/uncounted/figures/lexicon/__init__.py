"""The words the rules go by, as data: one table for each thing that words decide.

`table` reads a tab-separated table, `document` a TOML file; `PhraseIndex` finds the phrases of a
table in a text in one pass, longest first. To teach the reader a new word, add it to a table here.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from uncounted.figures.lexicon.phrases import Hit, PhraseIndex

__all__ = ["Hit", "PhraseIndex", "document", "table", "words"]


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a table: one tuple of columns a row, comments and empty lines left out."""
    text = (resources.files(__name__) / f"{name}.tsv").read_text("utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)


@cache
def document(name: str) -> dict[str, Any]:
    """Read a TOML file."""
    return tomllib.loads((resources.files(__name__) / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, language: str, kind: str) -> tuple[str, ...]:
    """Give a list of words of a TOML file that holds one table a language, longest first."""
    return tuple(sorted(document(name)[language][kind], key=lambda word: -len(word)))
