"""Which durations are prison terms, and so figures; all others are only time."""

from __future__ import annotations

import re

from uncounted.figures.numbers import Number
from uncounted.figures.sentences import Sentence

_AFTER = re.compile(
    r"\s?(?:of |in |behind |and |with )?(?:[a-z]+ ){0,2}(?:prison|jail|imprisonment|bars|"
    r"hard labou?r|custody|incarceration|jail term|prison term)\b"
    r"|\s?(?:under (?:Section|Article|the \w+ Law))|\s?ထောင်ဒဏ်|\s?ပြစ်ဒဏ်"
)
_BEFORE = re.compile(
    r"\b(?:sentenced to|jailed for|imprisoned for|given|sentences? of|terms? of|penalty of|handed|"
    r"faces?|facing|detention (?:adding up to|totall?ing|of))"
    r"[^.;]{0,40}$|ထောင်ဒဏ်[^။]{0,20}$"
)
_LAW = re.compile(
    r"\b(?:prison|jail|sentenc|imprison|penal|convict|court|penalty|detention|labou?r)|"
    r"ထောင်ဒဏ်",
    re.IGNORECASE,
)
_SPENT = re.compile(r"\b(?:held for|detained for|has been in|for)\s(?:[a-z]+\s){0,2}$")


def is_prison_term(plain: str, sentence: Sentence, number: Number) -> bool:
    """Say whether a duration is the length of a sentence or of time in prison."""
    if number.unit not in ("years", "months", "days", "weeks"):
        return False
    before = plain[max(sentence.start, number.start - 70) : number.start]
    after = plain[number.end : min(sentence.end, number.end + 50)]
    if _AFTER.match(after):
        return True
    if _SPENT.search(before) and not before.rstrip().endswith(("jailed for", "imprisoned for")):
        return False
    window = plain[max(sentence.start, number.start - 150) : min(sentence.end, number.end + 120)]
    return bool(_BEFORE.search(before) and _LAW.search(window))
