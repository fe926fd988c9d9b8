"""What a capture says when it is read as a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from uncounted.domain.date import PartialDate

Encoding = Literal["unicode", "zawgyi", "mixed", "unknown"]
Kind = Literal["statement", "press release", "report", "brief", "news", "list", "unknown"]


@dataclass(frozen=True)
class TextQuality:
    """How far the extracted text can be trusted.

    Attributes
    ----------
    score
        0 (unusable) to 1 (clean).
    reliable
        False when a person must look before the text is used as evidence, as for all Burmese
        text out of a PDF.
    reasons
        Why the score is below 1 or the text unreliable, in plain words.
    """

    score: float
    reliable: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    r"""The text and the particulars of one capture, as one version of the reader saw them.

    Attributes
    ----------
    sha256
        The capture it was read from.
    text
        The text that spans index, NFC is *not* applied: what the reader extracted, line ends ``\n``.
    title, authors, publisher
        As published, in their own script; empty when not found.
    kind
        What sort of document it is.
    languages
        ISO 639-1 codes by share of the text, largest first (``en``, ``my``).
    encoding
        The encoding found for Burmese text.
    issued
        Date of issue, None when not known.
    reference
        The document's own number ("36/2021"); empty when none.
    quality
        How far the text can be trusted.
    main_start, main_end
        Half-open span of the main text inside `text` (the rest is navigation, footer and the like).
    page_starts
        Offset in `text` at which each page begins; one entry for unpaged documents.
    reader
        Name and version of the reader that made this.
    """

    sha256: str
    text: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    kind: Kind
    languages: tuple[str, ...]
    encoding: Encoding
    issued: PartialDate | None
    reference: str
    quality: TextQuality
    main_start: int
    main_end: int
    page_starts: tuple[int, ...]
    reader: str
