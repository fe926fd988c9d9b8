"""The statements of a converted text, given back as the document itself writes them.

A statement's title, byline and authors are published as written, so for a Zawgyi document they are
Zawgyi; only what is worked out from them (section, language, number) comes from the Unicode form.
"""

from __future__ import annotations

from dataclasses import replace

from uncounted.domain.figure import Statement
from uncounted.language.zawgyi import Converted


def as_written(statement: Statement, decoded: Converted, original: str) -> Statement:
    """Give a statement that was read from the decoded text in the words of the original.

    Parameters
    ----------
    statement
        With spans and words of `decoded`.
    decoded, original
        The text in Unicode, and as the document has it.
    """
    start, end = statement.span
    found = _Finder(decoded, original, start, end)
    title = found.words(statement.title)
    byline = found.words(statement.byline)
    if statement.byline:
        found.go_to(statement.byline)
    return replace(
        statement,
        title=title,
        byline=byline,
        authors=tuple(found.words(author) for author in statement.authors),
        span=decoded.span(start, end),
    )


class _Finder:
    """Looks words up one after the other in one entry."""

    def __init__(self, decoded: Converted, original: str, start: int, end: int) -> None:
        self._decoded, self._original, self._at, self._end = decoded, original, start, end

    def go_to(self, words: str) -> None:
        """Go back to where words begin, the last time they stand in the entry."""
        self._at = self._decoded.text.rfind(words, 0, self._end)

    def words(self, words: str) -> str:
        """Give the original of words of the decoded text, or the words where they are worked out."""
        at = self._decoded.text.find(words, self._at, self._end) if words else -1
        if at < 0:
            return words
        self._at = at + len(words)
        first, last = self._decoded.span(at, at + len(words))
        return self._original[first:last]
