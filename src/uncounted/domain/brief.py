"""What was published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PublishedFile:
    """One file of a brief.

    Attributes
    ----------
    path
        Relative to the workspace.
    sha256
        Of its bytes.
    language
        ISO 639-1 code.
    format
        html or markdown.
    """

    path: str
    sha256: str
    language: str
    format: str


@dataclass(frozen=True)
class Brief:
    """One issue of the brief.

    Attributes
    ----------
    period_start, period_end
        ISO dates, both included.
    input_hash
        SHA-256 over everything it was made from.
    files
        What was written.
    numbers
        Anchor of each published number to what it is bound to: ``figure:<sha256>:<start>``,
        ``documented:<hash>``, ``estimate:<hash>``, ``list:<sha256>`` (a list's own rows).
    """

    period_start: str
    period_end: str
    input_hash: str
    files: tuple[PublishedFile, ...]
    numbers: dict[str, str]
