"""Our own lexicon files, as they come with the package."""

from __future__ import annotations

import hashlib
import json
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table_names() -> tuple[str, ...]:
    """Give the names of the tab-separated tables."""
    return _names(".tsv")


@cache
def document_names() -> tuple[str, ...]:
    """Give the names of the TOML files."""
    return _names(".toml")


@cache
def shipped_text(file_name: str) -> str:
    """Give the text of one of our files."""
    return (resources.files(__package__) / file_name).read_text("utf-8")


@cache
def shipped_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the rows of one of our tables, comments and empty lines left out."""
    lines = shipped_text(f"{name}.tsv").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def shipped_document(name: str) -> dict[str, Any]:
    """Give what one of our TOML files holds."""
    return tomllib.loads(shipped_text(f"{name}.toml"))


@cache
def shipped_digest() -> str:
    """Give the SHA-256 over all our files: a reading rests on their words as much as on the rules."""
    names = [f"{name}.tsv" for name in table_names()] + [f"{name}.toml" for name in document_names()]
    content = json.dumps([[name, shipped_text(name)] for name in names], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def _names(ending: str) -> tuple[str, ...]:
    found = (each.name for each in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(ending) for name in found if name.endswith(ending)))
