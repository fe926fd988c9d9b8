"""A workspace's own words beside ours: the same files, in the same form, read before ours.

A Burmese or Spanish speaker puts rows into a folder of the workspace, under the names of our files; they are
checked against the form of ours (`schema`), and what is wrong is refused with its file and line.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from uncounted.domain.settings import Anchor
from uncounted.errors import SettingsRefused
from uncounted.figures.lexicon import schema
from uncounted.figures.lexicon.shipped import document_names, shipped_document, table_names

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Additions:
    """Words that a workspace adds to the lexicon.

    Attributes
    ----------
    tables
        Name of a table to its rows.
    documents
        Name of a TOML file to what it holds.
    digest
        SHA-256 of all of it; part of what a reading depends on. Empty for nothing.
    """

    tables: Mapping[str, Rows] = field(default_factory=dict)
    documents: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    digest: str = ""


def additions(files: Mapping[str, str], anchors: Iterable[Anchor] = ()) -> Additions:
    """Check and take a workspace's own words.

    Parameters
    ----------
    files
        File name, such as ``measures.tsv``, to its text.
    anchors
        Events that texts count from, from the settings.

    Raises
    ------
    SettingsRefused
        With file and line, when a file is none of ours or not in the form of ours.
    """
    tables: dict[str, Rows] = {}
    documents: dict[str, dict[str, Any]] = {}
    for name, text in sorted(files.items()):
        stem, _, ending = name.rpartition(".")
        if ending == "tsv" and stem in table_names():
            tables[stem] = schema.checked_rows(stem, text, where=name)
        elif ending == "toml" and stem in document_names():
            documents[stem] = schema.checked_document(_toml(text, name), shipped_document(stem), where=name)
        else:
            raise SettingsRefused(
                "a file that is no part of the lexicon",
                where=name,
                expected=", ".join(
                    [f"{each}.tsv" for each in table_names()] + [f"{each}.toml" for each in document_names()]
                ),
                advice="rename it, or take it out of the folder",
            )
    own = [_anchor(each) for each in anchors]
    if own:
        given = documents.setdefault("anchors", {})
        given["anchor"] = [*own, *given.get("anchor", [])]
    if not tables and not documents:
        return Additions()
    content = json.dumps([tables, documents], ensure_ascii=False, sort_keys=True, default=str)
    return Additions(tables, documents, hashlib.sha256(content.encode()).hexdigest())


def _toml(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise SettingsRefused(
            "brackets within brackets, too deep to read",
            where=where,
            expected="a TOML file in the form of ours",
            advice="correct the file",
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsRefused(
            f"no TOML: {error}", where=where, expected="a TOML file", advice="correct that line"
        ) from error


def _anchor(anchor: Anchor) -> dict[str, Any]:
    return {
        "event": anchor.event,
        "words": list(anchor.words),
        "day": anchor.day,
        "context": list(anchor.context),
    }
