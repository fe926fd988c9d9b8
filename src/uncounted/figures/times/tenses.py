"""Whether a number is of the future or of the present, and so not of the past period told before it.

"The force is to have 2,500 officers" is a plan, "thousands wait at the border" a state. Neither takes
a time that an earlier sentence gave to what happened. Used by `uncounted.figures.times.timeline`.
"""

from __future__ import annotations

import re

from uncounted.figures import lexicon
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.sentences import Sentence

_REACH = 70
_CLAUSE_END = re.compile(r"[;:.]|,\s(?:and|but|while|which|who)\b|\s(?:which|who|that|when|after|because)\s")
_CLAUSE = 110
_TENSE_END = re.compile(
    r"[;:.]\s|,\s(?:and|but|while|which|who)\b|[“”\"]|\s[–—]\s|"
    r"\s(?:which|who|whom|that|when|after|because|before|as|since|until)\s|"
    r"\s(?:said|says|say|told \w+|added|adding)\s|\sand\s(?=(?:has|have|is|are|was|were|will|had)\b)"
)
# the noun that a number counts may look like a verb: "12 houses were burned", "three lives"
_NOUN = re.compile(r"\s(?!is\b|was\b|has\b)[a-z]+s\b")
_BRINGS = re.compile(
    r"\b(?:brings?|brought|bringing|takes|taking)\b(?=[^.;]*\b(?:number|total|toll|count)\b|\sto\s)[^.;]{0,90}\bto"
    r"(?: (?:at least|about|over|more than|nearly|almost|some))?\s\(?$"
)


def is_planned(plain: str, sentence: Sentence, number: Number) -> bool:
    """Say whether the words of a number speak of what is to come, is allowed or is demanded."""
    before = plain[max(sentence.start, number.start - _REACH) : number.start]
    if _words("planned").search(_clause_before(before)):
        return True
    after = plain[number.end : min(sentence.end, number.end + _REACH)]
    stop = _CLAUSE_END.search(after)
    return _words("planned_after").search(after[: stop.start()] if stop else after) is not None


def is_present(plain: str, sentence: Sentence, number: Number) -> bool:
    """Say whether the verb after a number, or right before it, tells a state that holds now."""
    after = plain[number.end : min(sentence.end, number.end + _REACH)]
    stop = _CLAUSE_END.search(after)
    if _words("present_after").search(after[: stop.start()] if stop else after):
        return True
    before = plain[max(sentence.start, number.start - _REACH) : number.start]
    return _words("present_before").search(_clause_before(before)) is not None


def tense_of(plain: str, sentence: Sentence, number: Number) -> str:
    """Give the tense of a number's verb: past, pluperfect, perfect, present, future; empty for none known."""
    before = plain[max(sentence.start, number.start - _CLAUSE) : number.start]
    after = plain[number.end : min(sentence.end, number.end + _CLAUSE)]
    stops = [match.end() for match in _TENSE_END.finditer(before)]
    verb = _verbs().search(before, stops[-1] if stops else 0)
    if verb is None:
        stop = _TENSE_END.search(after)
        noun = _NOUN.match(after)
        verb = _verbs().search(after, noun.end() if noun else 0, stop.start() if stop else len(after))
    return (verb.lastgroup or "") if verb is not None else ""


def brought_to(plain: str, sentence: Sentence, number: Number) -> int | None:
    """Give where "which brings the total to" begins before a number; None where it does not stand."""
    start = max(sentence.start, number.start - 2 * _REACH)
    match = _BRINGS.search(plain[start : number.start])
    return None if match is None else start + match.start()


def is_state(plain: str, sentence: Sentence, number: Number, *, is_sentence: bool = False) -> bool:
    """Say whether the words of a number say how things are on a day, and not what happened until then.

    Parameters
    ----------
    plain, sentence, number
        The number in its sentence.
    is_sentence
        Whether it counts sentences passed: "to years in prison" is none of these states.
    """
    after = plain[number.end : min(sentence.end, number.end + _REACH)]
    stop = _CLAUSE_END.search(after)
    before = plain[max(sentence.start, number.start - _REACH // 2) : number.start]
    around = _clause_before(before) + " # " + (after[: stop.start()] if stop else after)
    return _words("serving" if is_sentence else "state").search(around) is not None


def _clause_before(before: str) -> str:
    stops = [match.end() for match in _CLAUSE_END.finditer(before)]
    return before[stops[-1] :] if stops else before


@lexicon.derived
def _words(kind: str) -> re.Pattern[str]:
    patterns = lexicon.document("calendar")["tense"][kind]
    return re.compile("|".join(each if each[0] > "\u0fff" else rf"\b(?:{each})" for each in patterns), re.I)


@lexicon.derived
def _verbs() -> re.Pattern[str]:
    tenses = lexicon.document("calendar")["verbs"]
    return re.compile(
        r"\b(?:" + "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in tenses.items()) + r")\b"
    )
