"""What reading a file came to: an extract, or a notice that says why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from uncounted.domain.date import PartialDate
from uncounted.domain.notice import Level, Notice


@dataclass(frozen=True)
class Extract:
    """The text of a file, and what the file says about itself.

    Attributes
    ----------
    text
        The text; a line feed ends each line.
    title, authors, publisher, issued
        From the file's own particulars; empty or None when it has none.
    main
        Half-open span of the main text; None for the whole text.
    page_starts
        Offset of each page.
    notices
        What is doubtful about it.
    """

    text: str
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    issued: PartialDate | None = None
    main: tuple[int, int] | None = None
    page_starts: tuple[int, ...] = (0,)
    notices: tuple[Notice, ...] = ()


def refused(code: str, where: str, found: str, *, expected: str, advice: str) -> Notice:
    """Make a notice that something was not read."""
    return _notice("refused", code, where, found, expected, advice)


def doubtful(code: str, where: str, found: str, *, expected: str, advice: str) -> Notice:
    """Make a notice that something was read and needs a person."""
    return _notice("doubtful", code, where, found, expected, advice)


def too_large(where: str, found: str, limit: str) -> Notice:
    """Refuse to read what goes beyond a limit."""
    return refused(
        "archive.too_large",
        where,
        found,
        expected=f"at most {limit}",
        advice="split it, or export the part that matters, and hand that in",
    )


def _notice(level: Level, code: str, where: str, found: str, expected: str, advice: str) -> Notice:
    return Notice("archive", code, level, where or "the file", found, expected, advice)
