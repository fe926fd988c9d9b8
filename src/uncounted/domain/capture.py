"""Archived bytes and the record of how they came to us (Berkeley Protocol, 2022: custody)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Capture:
    """Bytes kept unchanged under their SHA-256.

    Attributes
    ----------
    sha256
        64 lower-case hexadecimal digits; the identity of the capture.
    n_bytes
        Size in bytes.
    media_type
        Found from the content, never from the file's name.
    """

    sha256: str
    n_bytes: int
    media_type: str


@dataclass(frozen=True)
class CustodyEvent:
    """One time that these bytes were handed to the archive.

    Attributes
    ----------
    sha256
        The capture.
    at
        UTC time, ISO 8601 to the second, ending in Z.
    by
        Who archived, as a pseudonym.
    origin
        File name relative to what was handed over, or the address; never an absolute path.
    publisher, published, title
        As stated by whoever archived it; empty when not stated. `published` is an ISO date.
    """

    sha256: str
    at: str
    by: str
    origin: str
    publisher: str = ""
    published: str = ""
    title: str = ""
