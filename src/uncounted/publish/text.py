"""Text as it stands in a brief: runs that may be a link, in a language, or marked.

Every renderer gets runs and nothing else, so no text of a document can become markup by accident.
`said` makes runs from text of documents: invisible and direction-changing characters are shown as
visible marks there, so that a title cannot hide or turn what stands around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_MYANMAR = re.compile("[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]")
_LATIN = re.compile("[A-Za-z]")
# Burmese and its neighbours use these three to part words and to shape letters
_SHAPING = {"\u200b", "\u200c", "\u200d"}
_HIDDEN = {"Cc", "Cf", "Cs"}


@dataclass(frozen=True)
class Run:
    """A piece of text.

    Attributes
    ----------
    text
        Plain text, never markup.
    href
        Anchor inside the brief, with its ``#``; empty for plain text.
    ref
        Short name of what it links to ("F3"), shown on paper where links do not work.
    lang
        ISO 639-1 code where it differs from the page's language; empty otherwise.
    style
        strong, mark (highlighted), code, quiet; empty for plain.
    title
        The whole value where the text shows a part of it.
    """

    text: str
    href: str = ""
    ref: str = ""
    lang: str = ""
    style: str = ""
    title: str = ""


Runs = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """Give the text of runs without links and marks."""
    return "".join(run.text for run in runs)


def language_of(text: str) -> str:
    """Give ``my`` for text mostly in the Myanmar script, else ``en``; empty when it has no letters."""
    n_myanmar, n_latin = len(_MYANMAR.findall(text)), len(_LATIN.findall(text))
    if not n_myanmar and not n_latin:
        return ""
    return "my" if n_myanmar >= n_latin else "en"


def tidy(text: str) -> str:
    r"""Make text of a document safe to lay out: one line, nothing invisible.

    Examples
    --------
    >>> tidy("One\n two\u202e")
    'One two⟦U+202E⟧'
    """
    shown = "".join(_shown(character) for character in text)
    return " ".join(shown.split())


def said(text: str, *, lang: str = "", style: str = "", href: str = "", ref: str = "") -> Run:
    """Make a run from text of a document or a list."""
    shown = tidy(text)
    return Run(shown, href=href, ref=ref, lang=lang or language_of(shown), style=style)


def _shown(character: str) -> str:
    if character in _SHAPING:
        return character
    if character.isspace():
        return " "
    if unicodedata.category(character) in _HIDDEN:
        return f"⟦U+{ord(character):04X}⟧"
    return character
