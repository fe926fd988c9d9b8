"""Bytes to text, or a refusal: an encoding that cannot be told is never guessed.

Order of evidence: a byte order mark, then text that is valid UTF-8 (chance cannot produce that from
another encoding at any length that matters), then what the file declares, then charset-normalizer,
believed only when no other encoding comes close and gives another text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]+)", re.IGNORECASE)
_DECLARED_WITHIN_BYTES = 4096
# the encodings that web pages are written in (WHATWG Encoding Standard); pages that declare Latin-1
# are written in windows-1252
_WEB = re.compile(
    r"utf-8|cp125\d|cp874|iso8859-\d+|koi8-[ru]|gb18030|gbk|big5|euc_jp|shift_jis|euc_kr|mac-roman|tis-620"
)
_ALIASES = {"iso8859-1": "cp1252", "gb2312": "gbk", "ascii": "cp1252", "iso8859-9": "cp1254"}
_MOST_CHAOS = 0.1
# charset-normalizer's own scales, 0 to 1: disorder of the letters, and likeness to a language
_LEAD_CHAOS = 0.01
_LEAD_COHERENCE = 0.1
_LEAST_COHERENCE = 0.5
_SAMPLE_BYTES = 200_000


@dataclass(frozen=True)
class Decoded:
    """Text with line feeds as line ends, and how it was had."""

    text: str
    encoding: str


def decode(content: bytes, *, declared: str = "") -> Decoded | None:
    """Decode bytes; None when the encoding cannot be told with confidence.

    Parameters
    ----------
    content
        The bytes.
    declared
        The encoding the file says it has; empty when it does not say.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decoded(content.removeprefix(mark), encoding)
    try:
        return Decoded(_tidy(content.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        pass
    if encoding := _known(declared):
        return _decoded(content, encoding)
    return _detected(content)


def declared_in_html(content: bytes) -> str:
    """Give the encoding that an HTML page declares for itself, or an empty string."""
    head = content[:_DECLARED_WITHIN_BYTES]
    found = _XML.match(head) or _META.search(head)
    return found[1].decode("ascii") if found else ""


def _known(declared: str) -> str:
    if not declared:
        return ""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return ""
    name = _ALIASES.get(name, name)
    return name if _WEB.fullmatch(name) else ""


def _decoded(content: bytes, encoding: str) -> Decoded:
    # what cannot be decoded stands as U+FFFD, which lowers the quality score
    return Decoded(_tidy(content.decode(encoding, "replace")), encoding)


def _detected(content: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(content[:_SAMPLE_BYTES], threshold=_MOST_CHAOS))
    if not matches or not _is_certain(matches):
        return None
    try:
        return Decoded(_tidy(content.decode(matches[0].encoding)), matches[0].encoding)
    except UnicodeDecodeError:
        return None


def _is_certain(matches: list[CharsetMatch]) -> bool:
    """Whether nothing else comes close: neither as clean nor as much like a language."""
    best, text = matches[0], str(matches[0])
    others = [match for match in matches[1:] if str(match) != text]
    rivals = [
        match
        for match in others
        if match.chaos <= best.chaos + _LEAD_CHAOS and match.coherence >= best.coherence - _LEAD_COHERENCE
    ]
    return not rivals and (not others or best.coherence >= _LEAST_COHERENCE)


def _tidy(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
