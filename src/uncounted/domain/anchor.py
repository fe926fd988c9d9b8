"""A place in a document's text that is found again after the text was extracted anew.

A span alone is lost when a later version of a document reader adds a line before it. An anchor also
keeps the words and what stands around them. `find` gives the place only when there is exactly one;
whoever asked then shows the lost anchor to a person. What hangs on an anchor: `uncounted.domain.check`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

_N_AROUND = 48
_N_NEAR = 20
_NOT_SEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_LETTER = re.compile(rf"[^\s{_NOT_SEEN}]")
_INVISIBLE = re.compile(rf"[{_NOT_SEEN}]")

Span = tuple[int, int]


@dataclass(frozen=True)
class Anchor:
    """Words in a text and what stands around them.

    Attributes
    ----------
    span
        Half-open code-point offsets in the text it was made on.
    quote
        The words.
    before, after
        What stands directly around them; short where the text begins or ends.
    text_sha256
        SHA-256 of the text it was made on.
    """

    span: Span
    quote: str
    before: str
    after: str
    text_sha256: str


def anchor(text: str, span: Span) -> Anchor:
    """Make the anchor of a place in a text."""
    start, end = span
    return Anchor(
        span,
        text[start:end],
        text[max(0, start - _N_AROUND) : start],
        text[end : end + _N_AROUND],
        hash_of(text),
    )


def hash_of(text: str) -> str:
    """Hash a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def find(anchors: list[Anchor], text: str) -> list[Span | None]:
    r"""Find the places of anchors in a text that may have been extracted anew.

    Spaces, line ends and invisible characters may differ; the words themselves may not, and what stands
    around them only on one side. A place that is not there, or that could be another, is None.

    Examples
    --------
    >>> made = anchor("On 3 May 12 were killed.", (9, 11))
    >>> find([made], "Page 1\n\nOn 3 May\n12 were killed.")
    [(17, 19)]
    >>> find([made], "On 3 May 21 were killed.")
    [None]
    """
    digest = hash_of(text) if anchors else ""
    stands = [each.text_sha256 == digest or _stands(each, text) for each in anchors]
    letters = [] if all(stands) else [match.start() for match in _LETTER.finditer(text)]
    squeezed = "".join(map(text.__getitem__, letters))
    return [
        each.span if is_there else _search(each, text, letters, squeezed)
        for each, is_there in zip(anchors, stands, strict=True)
    ]


def _stands(made: Anchor, text: str) -> bool:
    """Say whether the same words stand at the same offsets, with the same around them."""
    start, end = made.span
    return text[start:end] == made.quote and made == Anchor(
        made.span,
        made.quote,
        text[max(0, start - _N_AROUND) : start],
        text[end : end + _N_AROUND],
        made.text_sha256,
    )


def _search(made: Anchor, text: str, letters: list[int], squeezed: str) -> Span | None:
    before, quote, after = ("".join(_LETTER.findall(part)) for part in (made.before, made.quote, made.after))
    if not quote:
        return None
    found = _only(squeezed, before, quote, after)
    if found is None:
        # a word near it is other than it was: each of these must point to one and the same place
        sides = [(before, ""), ("", after), (before[-_N_NEAR:], after[:_N_NEAR])]
        near = [_only(squeezed, *side) for side in ((x, quote, y) for x, y in sides if len(x + y) >= _N_NEAR)]
        places = {each for each in near if each is not None}
        found = places.pop() if len(places) == 1 else None
    if found is None:
        return None
    start, end = letters[found], letters[found + len(quote) - 1] + 1
    # "1 2" in two cells is not "12"
    return (start, end) if _spoken(text[start:end]) == _spoken(made.quote) else None


def _only(squeezed: str, before: str, quote: str, after: str) -> int | None:
    """Give where the quote begins with this around it; None when it is not there just once."""
    sought = before + quote + after
    first = squeezed.find(sought)
    if first < 0 or squeezed.find(sought, first + 1) >= 0:
        return None
    return first + len(before)


def _spoken(words: str) -> str:
    return " ".join(_INVISIBLE.sub("", words).split())
