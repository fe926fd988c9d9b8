"""Reads figures from passages given as JSON lines, without a workspace.

Each line holds ``id``, ``text``, ``date``, ``lang``, ``publisher`` and ``encoding``; only `id` and `text`
are needed. A line that cannot be used is refused with its number, and the rest goes on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from uncounted.domain.document import Encoding
from uncounted.domain.notice import Notice
from uncounted.figures.export import figure_dict
from uncounted.figures.reading import read_figures
from uncounted.figures.refusal import undecided
from uncounted.language.scripts import burmese_encoding


def read_passages(lines: Iterable[bytes], *, where: str) -> Iterator[dict[str, Any] | Notice]:
    """Read passages one by one.

    Parameters
    ----------
    lines
        Lines of UTF-8 JSON; empty ones are passed over.
    where
        Name of the file, for refusals.

    Yields
    ------
    dict or Notice
        ``{"id", "figures"}`` for each passage, or why a line was refused.
    """
    seen: set[bytes] = set()
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _passage(line, f"{where}, line {number}", seen)


def _passage(line: bytes, where: str, seen: set[bytes]) -> dict[str, Any] | Notice:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return _refused(where, "passage.json", "no JSON", "one JSON object a line in UTF-8")
    if not isinstance(row, dict):
        return _refused(where, "passage.json", "JSON that is no object", "an object with id and text")
    for name in ("id", "text"):
        if not isinstance(row.get(name), str) or not row[name]:
            return _refused(where, f"passage.{name}", f"no {name}", f'"{name}" as a text')
    digest = _digest(row["id"])
    if digest in seen:
        return _refused(
            where, "passage.id", "an id that an earlier line has", "an id of its own for each passage"
        )
    published = _day(row.get("date"))
    if isinstance(published, str):
        return _refused(where, "passage.date", "a date that is no day", "YYYY-MM-DD, or none")
    encoding = _encoding(row)
    refused = undecided(row["text"], encoding, _text(row.get("lang")), where)
    if refused is not None:
        return refused
    seen.add(digest)
    found = read_figures(
        row["text"],
        published=published,
        language=_text(row.get("lang")),
        publisher=_text(row.get("publisher")),
        encoding=encoding,
    )
    return {"id": row["id"], "figures": [figure_dict(figure) for figure in found]}


def _digest(name: str) -> bytes:
    """Give what an id is known again by, in few bytes however long it is."""
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _encoding(row: dict[str, Any]) -> Encoding:
    """Take the encoding that the line states, if it is one that can be read by; else find it out."""
    stated = _text(row.get("encoding")).lower()
    if stated in ("unicode", "zawgyi"):
        return "zawgyi" if stated == "zawgyi" else "unicode"
    return burmese_encoding(row["text"])


def _day(value: object) -> date | str | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return "no day"


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _refused(where: str, code: str, found: str, expected: str) -> Notice:
    return Notice("figures", code, "refused", where, found, expected, "correct or remove that line")
