"""One immutable text, and the plain form of it that the rules read.

Plain text is Unicode, whatever the document is; it has Latin digits, simple spaces, dashes and
quotation marks, and no invisible characters. Every offset into it maps back to the original, so that
a span always quotes the document as it is written, in Zawgyi too.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from uncounted.domain.document import Encoding
from uncounted.language import numerals
from uncounted.language.decoding import decode
from uncounted.language.lookalikes import restore_letters
from uncounted.language.zawgyi import Converted

# What does not show, or only says in which direction to write; and what is put over or around a digit.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+"
    "|(?<=\\d)[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f]+"
)
_SAME_LENGTH = {
    **dict.fromkeys(
        map(ord, "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u200a\u3000\t\r\v\f\u2028\u2029\x85"), " "
    ),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
    ord("\u2012"): "–",
    ord("\u2212"): "–",
    ord("\u2015"): "—",
    **dict.fromkeys(map(ord, "‘’ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "“”„«»＂"), '"'),
    # marks of notes, raised or lowered
    **dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"), " "),
    ord("，"): ",",
    ord("．"): ".",
    ord("％"): "%",
    ord("（"): "(",
    ord("）"): ")",
    ord("\u066c"): ",",  # the Arabic signs for thousands and decimals
    ord("\u066b"): ".",
}
# No word or number is this long. Blanked, because rules that look for the end of a word would look
# for it from each of its letters; Burmese, which writes no spaces, is left alone.
_LONG_RUN = re.compile("[^\\s\u1000-\u109f]{150,}")
# A no-break or narrow space stays one only between digits, where it may part thousands.
_WIDE_SPACE = re.compile(
    "(?<![0-9])[\u00a0\u202f\u2007\u2009]|[\u00a0\u202f\u2007\u2009](?![0-9]{3}(?![0-9]))"
)


@dataclass(frozen=True)
class NormalText:
    """A text in two forms.

    Attributes
    ----------
    original
        The document's text, never changed.
    plain
        The form that the rules read.
    decoded
        The original in Unicode, with its way back; the original itself where it is Unicode.
    kept
        For each character of `plain`, its offset in the decoded text.
    tabs
        Offsets in `plain` of the spaces that were tabs, which part the cells of a table.
    blanked
        Spans in `plain` of what is too long for a word or a number, and is not read.
    is_in_place
        Whether every character stands where it stands in the original.
    """

    original: str
    plain: str
    decoded: Converted
    kept: Sequence[int]
    tabs: Sequence[int] = ()
    blanked: Sequence[tuple[int, int]] = ()
    is_in_place: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of the plain text into one of the original."""
        if self.is_in_place:
            return (start, end) if end > start else (min(start, len(self.plain)),) * 2
        if end <= start:
            at = self.kept[start] if start < len(self.kept) else len(self.decoded.text)
            return self.decoded.span(at, at)
        return self.decoded.span(self.kept[start], self.kept[end - 1] + 1)

    def quote(self, start: int, end: int) -> str:
        """Give the original words of a span of the plain text."""
        first, last = self.span(start, end)
        return self.original[first:last]


def normalise(text: str, encoding: Encoding | None = None) -> NormalText:
    """Make the plain form of a text.

    Parameters
    ----------
    text
        The document's text.
    encoding
        What is known of its Burmese; None to find out.

    Examples
    --------
    >>> normal = normalise("၆,၈ဝဝ\u200b ကျော်")
    >>> normal.plain, normal.quote(0, 5)
    ('6,800 ကျော်', '၆,၈ဝဝ')
    """
    decoded = decode(text, encoding)
    visible, kept = _visible(decoded.text)
    plain = numerals.ascii_digits(restore_letters(visible.translate(_SAME_LENGTH)))
    blanked = [match.span() for match in _LONG_RUN.finditer(plain)]
    plain = _LONG_RUN.sub(lambda run: " " * len(run[0]), plain) if blanked else plain
    tabs = [match.start() for match in re.finditer("\t", visible)]
    is_in_place = isinstance(kept, range) and decoded.text == text
    return NormalText(text, _WIDE_SPACE.sub(" ", plain), decoded, kept, tabs, blanked, is_in_place)


def _visible(text: str) -> tuple[str, Sequence[int]]:
    """Drop the invisible characters; give also the offset of each that is left."""
    pieces: list[str] = []
    kept, at = array("Q"), 0
    for match in _INVISIBLE.finditer(text):
        pieces.append(text[at : match.start()])
        kept.extend(range(at, match.start()))
        at = match.end()
    if not at:
        return text, range(len(text))
    kept.extend(range(at, len(text)))
    return "".join([*pieces, text[at:]]), kept
