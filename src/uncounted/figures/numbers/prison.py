"""Which durations are prison terms, and so figures; all others are only time.

The words that decide are in ``lexicon/prison.toml``.
"""

from __future__ import annotations

import re

from uncounted.figures import lexicon
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.sentences import Sentence

_FAR = 250
_NOT_SPENT = ("jailed for", "imprisoned for", "term for", "terms for")


def is_prison_term(plain: str, sentence: Sentence, number: Number) -> bool:
    """Say whether a duration is the length of a sentence or of time in prison."""
    if number.unit not in ("years", "months", "days", "weeks"):
        return False
    before = plain[max(sentence.start, number.start - 70) : number.start]
    after = plain[number.end : min(sentence.end, number.end + 50)]
    if _pattern("after").match(after):
        return True
    if _pattern("other").match(after):
        return False
    if _pattern("spent").search(before) and not before.rstrip().endswith(_NOT_SPENT):
        return False
    if _pattern("strong").search(before):
        return True
    if _pattern("far").search(before):
        return _pattern("law").search(plain, max(0, number.start - _FAR), number.end + _FAR) is not None
    near = max(sentence.start, number.start - 150), min(sentence.end, number.end + 120)
    return bool(_pattern("before").search(before) and _pattern("law").search(plain, *near))


@lexicon.derived
def _pattern(name: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if name == "law" else 0
    return re.compile("|".join(lexicon.document("prison")[name]), flags)
