"""How exactly a Burmese number is meant: the hedge behind the classifier, or before the noun.

"လူ ၅၀ ဦးကျော်", "အနည်းဆုံး အရပ်သား ၅၂ ဦး". The phrases are in ``lexicon/hedges.tsv``; the general
module `uncounted.figures.numbers.hedges` asks here where a text has Burmese letters.
"""

from __future__ import annotations

import re

from uncounted.figures import lexicon
from uncounted.figures.burmese import words

_LONGEST = 44
_BETWEEN = re.compile("(?:အားဖြင့်)?\\s?(?:(?!ဖြစ်|ရှိ|ပြီး|မှာ|တွင်|၌|သည်|က\\s)[^0-9၊။();:]){0,28}\\(?")


def hedge(plain: str, start: int, end: int, limits: tuple[int, int]) -> tuple[str, int, int] | None:
    """Give the qualifier of a number and where its words stand; None where it has none.

    Parameters
    ----------
    plain
        The plain text.
    start, end
        The number.
    limits
        From where to where its own words go.
    """
    left, right = limits
    return _behind(plain, end, right) or _before(plain, start, left)


def _behind(plain: str, end: int, right: int) -> tuple[str, int, int] | None:
    at = end
    classifier = words.classifier().match(plain, end, right)
    for begin in (end, classifier.end() if classifier else end):
        gap = _gap().match(plain, begin, right)
        at = gap.end() if gap else begin
        match = _patterns("after").match(plain, at, right)
        if match is not None:
            return _qualifiers("after")[match[0]], match.start(), match.end()
    return None


def _before(plain: str, start: int, left: int) -> tuple[str, int, int] | None:
    left = max(left, start - _LONGEST)
    found = [*_patterns("before").finditer(plain, left, start)]
    if not found or not _BETWEEN.fullmatch(plain, found[-1].end(), start):
        return None
    return _qualifiers("before")[found[-1][0]], found[-1].start(), found[-1].end()


@lexicon.derived
def _gap() -> re.Pattern[str]:
    return re.compile(r"\)?\s?")


@lexicon.derived
def _qualifiers(position: str) -> dict[str, str]:
    return {
        phrase: qualifier
        for language, where, qualifier, phrases in lexicon.table("hedges")
        if language == "my" and where == position
        for phrase in phrases.split("|")
    }


@lexicon.derived
def _patterns(position: str) -> re.Pattern[str]:
    longest_first = sorted(_qualifiers(position), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
