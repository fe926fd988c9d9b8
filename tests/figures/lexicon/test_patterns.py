"""Patterns searched for together find what each finds alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uncounted.figures.context import caveats
from uncounted.figures.lexicon.patterns import PatternIndex
from uncounted.figures.numbers import claims, numbers
from uncounted.figures.times import dateforms

_PIECES = [
    "12", "1,234", "2031", "3", "5.5", " ", "  ", "\n", "-", "–", "/", ".", ",", "(", ")", "[", "]", "%",
    "#", "No", "no", "No.", "Section", "section", "May", "March", "march", "early", "in", "the", "The",
    "one", "One", "hundred", "and", "a", "half", "years", "old", "aged", "km", "Ward", "Battalion",
    "twice", "as", "many", "two", "out", "of", "three", "last", "month", "week", "since", "Monday",
    "weekend", "thousands", "US$", "K", "ကျပ်", "မတ်လ", "ရက်နေ့", "ခုနှစ်", "အသက်", "နှစ်", "သိန်း", "ရာ",
    "ချီ", "ĸ", "İ", "\u2003", "A", "Z", "likely", "higher", "not", "verified", "www.", "x@y.org", "'s",
    "st", "th", "pm", ":", "30",
]  # fmt: skip
_texts = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.lists(
    st.sampled_from(_PIECES), max_size=40
).map(" ".join)


def _found(index: PatternIndex[object], plain: str, start: int, end: int) -> list[object]:
    return [(what, match.span(), match.groups()) for what, match in index.matches(plain, start, end)]


def _one_by_one(index: PatternIndex[object], plain: str, start: int, end: int) -> list[object]:
    return [
        (what, match.span(), match.groups())
        for pattern, what in index.patterns
        for match in pattern.finditer(plain, start, end)
        if match.end() > match.start()
    ]


@pytest.mark.parametrize(
    "index",
    [claims._traps(), dateforms.forms(burmese=True), numbers._forms(), caveats._patterns()],
    ids=["claims", "dates", "numbers", "caveats"],
)
@settings(max_examples=100, deadline=None)
@given(text=_texts, cut=st.integers(0, 20))
def test_patterns_of_the_reader_find_together_what_each_finds_alone(
    index: PatternIndex[object], text: str, cut: int
) -> None:
    """The same matches, pattern by pattern, in the whole text and in a stretch of it."""
    assert _found(index, text, 0, len(text)) == _one_by_one(index, text, 0, len(text))
    start, end = min(cut, len(text)), max(cut, len(text) - cut)
    assert _found(index, text, start, end) == _one_by_one(index, text, start, end)


_PATTERNS = [
    r"\bNo\.?\s?\d+", r"\d{1,3}(?:,\d{3})* km\b", r"(?<![\d,])\d\d:\d\d", r"(?m)^\(?\d{1,2}\)",
    r"(?<=of )[a-z]+",
    r"\b[A-Z]{2,5} \d", r"(?i:one|two) (?:hundred|\d)", r"x|", r"(?:a|b){2,3}c", r"(a)(?=b)|\1?c", r".\d",
    r"(?<=[.;] )\d\d", r"(?:\d|x)*y", r"\s\d+", r"[0-9a-f]+g", r"(?>ab|a)c", r"a*+b",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(_PATTERNS), min_size=1, max_size=5),
    st.text(alphabet="abcxyg 019,:.;()\nNoKM٣é", max_size=60),
)
def test_any_patterns_find_together_what_each_finds_alone(patterns: list[str], text: str) -> None:
    """Whatever a pattern begins with: letters, digits, a capital, a look behind, anything."""
    index: PatternIndex[object] = PatternIndex((re.compile(each), each) for each in patterns)
    assert _found(index, text, 0, len(text)) == _one_by_one(index, text, 0, len(text))
