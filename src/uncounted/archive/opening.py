"""What the first lines of a text say about it: byline, kind and number.

Used after the file's own metadata and never against it. A number or a word further down belongs to
something the document mentions, so only the opening is looked at.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile

from uncounted.domain.document import Kind

_N_LINES = 8
_PARAGRAPH_CHARACTERS = 120
_LABELLED = re.compile(
    r"(?:^|[•|·]\s*)(?:authors?|written by|စာရေးသူ|ရေးသားသူ)\s*[:၊-]\s*(?P<names>[^•|·]+)", re.I
)
_BYLINE = re.compile(r"^by:?\s+(?P<names>\S.{1,120})$", re.IGNORECASE)
_ENDS_NAME = re.compile(r"\s{2,}|\t|\s+[•|·–—]\s+")
_JOINED = re.compile(r"\s*;\s*|\s*၊\s*")

# first match wins; words as they stand in titles and mastheads
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("press release", r"\b(?:press|media|news) releases?\b|သတင်းထုတ်ပြန်ချက်"),
    ("statement", r"\b(?:statements?|declaration|announcement)\b|ထုတ်ပြန်ချက်|ကြေညာချက်|သဘောထား"),
    ("brief", r"\bbrief(?:ing)?s?\b|\bsitrep\b|\bsituation update\b|အကျဉ်းချုပ်"),
    ("report", r"\breport\b|အစီရင်ခံစာ"),
    ("news", r"\bnews\b|သတင်း"),
)
_KIND_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)

_NUMBER = r"\(?\s*(?P<number>\d{1,4})\s*\)?\s*/\s*(?P<year>(?:19|20|၁၉|၂၀)\d\d)\s*\)?(?![\d/])"
_REFERENCES = (
    re.compile(rf"(?:\bno\.?|\bnumber|\bref(?:erence)?\.?|အမှတ်(?:စဉ်)?)\s*[:၊-]?\s*{_NUMBER}", re.IGNORECASE),
    re.compile(rf"(?:\bstatement|\brelease|\bannouncement|ထုတ်ပြန်ချက်|ကြေညာချက်)\s+{_NUMBER}", re.IGNORECASE),
    re.compile(rf"(?=\()(?<![\w/]){_NUMBER}(?<=\))"),
)


def first_lines(text: str, *, start: int = 0, n_lines: int = _N_LINES) -> list[str]:
    """Give the first lines that are not blank, from an offset."""
    lines = (line.strip() for line in text[start : start + 4000].split("\n"))
    return [line for line in lines if line][:n_lines]


def masthead(lines: list[str]) -> list[str]:
    """Give the lines above the first paragraph: what stands there is about the document itself."""
    return list(takewhile(lambda line: len(line) <= _PARAGRAPH_CHARACTERS, lines))


def labelled_author(lines: list[str]) -> str:
    """Give the name after the words "Author:" in the opening; empty when there is none."""
    found = next(filter(None, map(_LABELLED.search, lines)), None)
    return _ENDS_NAME.split(found["names"].strip())[0].strip() if found else ""


def byline_authors(lines: list[str]) -> tuple[str, ...]:
    """Give the names of an "Author:" or "By …" line in the opening."""
    labelled = labelled_author(lines)
    if labelled:
        return tuple(filter(None, _JOINED.split(labelled)))
    found = next(filter(None, map(_BYLINE.match, lines[:5])), None)
    return tuple(filter(None, _JOINED.split(_ENDS_NAME.split(found["names"])[0]))) if found else ()


def kind_of(title: str, lines: list[str]) -> Kind:
    """Give the sort of document its title says, or else a short line of its opening."""
    for text in (title, *(line for line in lines if len(line) <= 80)):
        for kind, pattern in _KIND_PATTERNS:
            if pattern.search(text):
                return kind
    return "unknown"


def reference_of(title: str, lines: list[str]) -> str:
    """Give the document's own number as ``number/year`` in European digits; empty when it has none.

    Examples
    --------
    >>> reference_of("Announcement No. (36)/2021", [])
    '36/2021'
    """
    for text in (title, *(line for line in lines if len(line) <= 200)):
        for pattern in _REFERENCES:
            if found := pattern.search(text):
                return f"{_digits(found['number'])}/{_digits(found['year'])}"
    return ""


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(ch)) for ch in text)
