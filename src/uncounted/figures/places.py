"""The place a number belongs to, as written: the nearest "in X" of its sentence.

The X of "Association of X" is part of an organisation's name and no place of anything counted.
"""

from __future__ import annotations

import re

from uncounted.figures import lexicon
from uncounted.figures.finding import Found
from uncounted.figures.numbers import Number
from uncounted.figures.sentences import Sentence

_NAME = r"(?:[A-Z][\w'-]+)(?:(?: and| of|,)? [A-Z][\w'-]+){0,6}"
_PLACE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Ff]rom|[Oo]n|[Hh]it|[Oo]f)\s(?:the\s)?(?P<name>{_NAME})|"
    "(?P<burmese>[\u1000-\u1049\u1050-\u109f]{2,30}?(?:ပြည်နယ်|တိုင်းဒေသကြီး|တိုင်း|မြို့နယ်|မြို့|ရွာ))"
    "(?!\\s?(?:အသင်း|အဖွဲ့|ကော်မတီ|ကောင်စီ|ဌာန))"
)
_NO_PLACE = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|[A-Z]{2,}\b)"
)
_REACH = 220


def place_of(plain: str, sentence: Sentence, number: Number) -> Found[str] | None:
    """Give the nearest place name right of the number, else the nearest left of it."""
    left, right = max(sentence.start, number.start - _REACH), min(sentence.end, number.end + _REACH)
    best: tuple[int, Found[str]] | None = None
    bodies = [each.span() for each in _bodies().finditer(plain, sentence.start, sentence.end)]
    for match in _PLACE.finditer(plain, left, right):
        group = match.lastgroup or "name"
        if _NO_PLACE.match(match[group]) or any(a <= match.start(group) < b for a, b in bodies):
            continue
        behind = match.start() >= number.end
        distance = match.start() - number.end if behind else 40 + number.start - match.end()
        if best is None or distance < best[0]:
            best = distance, Found(match[group], "nearest place", match.start(group), match.end(group))
    return best[1] if best else None


@lexicon.derived
def _bodies() -> re.Pattern[str]:
    """Give the pattern of an organisation's name, from its noun on: "Office of X and Y"."""
    nouns = "|".join(lexicon.document("sources")["en"]["bodies"])
    name = r"[A-Z][\w'-]{0,40}"
    of_names = rf" (?:of|for|on)(?: the)?(?: {name}|,? and {name}){{1,6}}"
    return re.compile(rf"\b(?:{nouns})(?:'s?)?(?: {name}){{0,3}}(?:{of_names}){{1,3}}")
