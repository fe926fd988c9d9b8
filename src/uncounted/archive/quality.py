"""How far a text can be trusted: the share of characters that no sound text has.

Counted: control and replacement characters, private-use characters, glyph numbers that a PDF could not
turn into letters, and Burmese signs where no sound Unicode text has them. It does not say whether
the words are right, only whether the letters look like text.
"""

from __future__ import annotations

import re

from uncounted.domain.document import Encoding, TextQuality
from uncounted.language.scripts import is_burmese

_FAULTS = (
    ("control characters", re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")),
    ("characters that could not be decoded", re.compile("\ufffd")),
    ("characters without a meaning outside their font", re.compile("[\ue000-\uf8ff]")),
    ("glyph numbers instead of letters", re.compile(r"\(cid:\d+\)")),
)
_BAD_BURMESE = re.compile(
    "(?<![\u1000-\u109f])[\u102b-\u1032\u1036-\u103e]"  # a sign with nothing to stand on
    "|(?<![\u1000-\u102a\u103a-\u103f\u104e\u1050-\u109f])\u1031"  # vowel E before its consonant
    "|([\u102b-\u1038\u103b-\u103e])\\1"  # one sign twice
    "|\u1039(?![\u1000-\u1021])"  # a stack without its lower letter
)
# one bad character in five leaves nothing to trust
_WEIGHT = 5.0
_UNRELIABLE_BELOW = 0.9


def judge(text: str, encoding: Encoding, *, is_pdf: bool) -> TextQuality:
    """Score a text.

    Parameters
    ----------
    text
        The text.
    encoding
        Of its Burmese; signs are only checked in Unicode.
    is_pdf
        Whether it came out of a PDF.
    """
    has_burmese = any(map(is_burmese, text))
    counts = {name: sum(len(found[0]) for found in pattern.finditer(text)) for name, pattern in _FAULTS}
    if has_burmese and encoding in ("unicode", "unknown"):
        counts["Burmese signs where none can stand"] = sum(1 for _ in _BAD_BURMESE.finditer(text))
    n_characters = sum(not ch.isspace() for ch in text)
    share = min(1.0, sum(counts.values()) / n_characters) if n_characters else 1.0
    score = round(max(0.0, 1.0 - _WEIGHT * share), 3)
    reasons = [f"{count} {name}" for name, count in counts.items() if count]
    doubts = []
    if score < _UNRELIABLE_BELOW:
        doubts.append("too many characters that no sound text has")
    if has_burmese and is_pdf:
        doubts.append("Burmese text out of a PDF: a person must compare it with the page")
    if has_burmese and encoding in _ENCODING_DOUBTS:
        doubts.append(_ENCODING_DOUBTS[encoding])
    if has_burmese and encoding == "zawgyi":
        reasons.append("its Burmese is in Zawgyi, and is read through a conversion")
    return TextQuality(score, not doubts, (*doubts, *reasons))


_ENCODING_DOUBTS = {
    "mixed": "its Burmese is partly in Zawgyi, and each line has to be told apart",
    "unknown": "Unicode or Zawgyi cannot be told for its Burmese",
}
