"""How people name a figure: the start of its document's SHA-256, and where its number begins.

``3f2a91:1042`` stays the same when a later version of the reader reads the document again. With the
end of the number, ``3f2a91:1042-1047``, it names any words of a document. With the number of a place,
``3f2a91:1042@3``, it names a check whose words are lost, beside whatever now stands at that offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from uncounted.errors import SettingsRefused

_N_SHOWN = 6
_N_LEAST = 4
_ID = re.compile(r"([0-9a-f]{4,64})(?::(\d{1,12})(?:-(\d{1,12})|@(\d{1,12}))?)?", re.ASCII)


@dataclass(frozen=True)
class FigureId:
    """Start of a document's SHA-256, offsets, and the place of a lost check; None where not given."""

    document: str
    start: int | None = None
    end: int | None = None
    place: int | None = None


def parse_id(text: str) -> FigureId:
    """Read what a person typed.

    Raises
    ------
    SettingsRefused
        When it is no such name.

    Examples
    --------
    >>> parse_id("3f2a91:1042")
    FigureId(document='3f2a91', start=1042, end=None, place=None)
    """
    match = _ID.fullmatch(text.strip().lower())
    if match is None:
        raise SettingsRefused(
            "not the name of a figure",
            where="figure",
            expected=f"{_N_LEAST} or more characters of the document's SHA-256, a colon, and an offset",
            advice="take it from the first column of `uncounted figures` or `uncounted figures review`",
        )
    start, end, place = (None if part is None else int(part) for part in match.groups()[1:])
    return FigureId(match[1], start, end, place)


def find_document(prefix: str, known: Iterable[str]) -> str:
    """Give the one document whose SHA-256 begins so.

    Raises
    ------
    SettingsRefused
        When there is none, or more than one.
    """
    found = [sha256 for sha256 in known if sha256.startswith(prefix)]
    if len(found) == 1:
        return found[0]
    raise SettingsRefused(
        f"{len(found)} documents begin so" if found else "no document begins so",
        where=f"figure, document {prefix}",
        expected="the beginning of one document's SHA-256",
        advice="write more of it" if found else "see `uncounted figures` for the documents and their figures",
    )


def short_hashes(known: Iterable[str]) -> Mapping[str, str]:
    """Give for each SHA-256 the start that names it: six characters, more where two begin alike.

    Examples
    --------
    >>> short_hashes(["3f2a91b0", "77c20d11"])
    {'3f2a91b0': '3f2a91', '77c20d11': '77c20d'}
    """
    ordered = sorted(set(known))
    short = {}
    for before, sha256, after in zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False):
        alike = max(_n_alike(before, sha256), _n_alike(sha256, after))
        short[sha256] = sha256[: max(_N_SHOWN, alike + 1)]
    return short


def _n_alike(first: str, second: str) -> int:
    pairs = zip(first, second, strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second)))
