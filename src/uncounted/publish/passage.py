"""The sentence around a figure, cut out of an archived text.

The cut only chooses what to show: evidence is the span and the document's hash, which stand beside it.
"""

from __future__ import annotations

import re

from uncounted.publish.content import Passage

# a full stop ends a sentence before a space and a capital, a quote or a Burmese letter; ။ always does
_END = re.compile(r"။\s*|[.!?][”\"’')\]]*\s+(?=[A-Z“\"‘(\u1000-\u109f])|\n\s*\n|\n(?=\s*[•*-]\s)")
_MOST_CHARACTERS = 320
_WINDOW_CHARACTERS = 1_000
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|St|No|Nos|vs|approx|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec)\.$"
)


def passage(text: str, start: int, end: int) -> Passage:
    """Cut out the sentence around ``text[start:end]``.

    Parameters
    ----------
    text
        The document's text.
    start, end
        Half-open span of the number.

    Returns
    -------
    Passage
        At most 320 characters on each side, cut at a space.
    """
    window = max(0, start - _WINDOW_CHARACTERS)
    left = max((match.end() for match in _ends(text[window:start])), default=0) + window
    rest = text[end : end + _WINDOW_CHARACTERS]
    right = next((match.end() for match in _ends(rest)), len(rest)) + end
    first, last = _shorten_left(text, left, start), _shorten_right(text, end, right)
    return Passage(
        before=text[first:start].lstrip(),
        number=text[start:end],
        after=text[end:last].rstrip(),
        is_cut=first > left or last < right,
    )


def _ends(text: str) -> list[re.Match[str]]:
    return [
        found for found in _END.finditer(text) if not _ABBREVIATION.search(text[: found.start() + 1][-12:])
    ]


def _shorten_left(text: str, left: int, start: int) -> int:
    if start - left <= _MOST_CHARACTERS:
        return left
    space = text.find(" ", start - _MOST_CHARACTERS, start)
    return space + 1 if space >= 0 else start - _MOST_CHARACTERS


def _shorten_right(text: str, end: int, right: int) -> int:
    if right - end <= _MOST_CHARACTERS:
        return right
    space = text.rfind(" ", end, end + _MOST_CHARACTERS)
    return space if space >= 0 else end + _MOST_CHARACTERS
