"""How exactly a number is meant: at least, about, up to … with the scope of each hedge."""

from __future__ import annotations

import re

from uncounted.domain.figure import Qualifier
from uncounted.figures import lexicon
from uncounted.figures.burmese import hedges as burmese
from uncounted.figures.finding import Found
from uncounted.figures.numbers.numbers import Number

_LONGEST = 40
_SKIPPED_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|a total of|another|the deaths of|as many as the)\s+|[\s(\[$~]+)$"
)
# before "the deaths of 12" these say of what somebody was accused, and not how many died
_MAY_BE_ABOUT = re.compile(r": (?:over|about|around|above|under)$")
_SHARED_GAP = re.compile(r"[^.;:()\n]{1,60}?\b(?:and|or)\s+$")
_MOST_SHARED_WORDS = 5
# a participle after the comma opens a clause of its own: "at least 15 airstrikes, damaging a dozen barns"
_OWN_VERB = re.compile(r"\b(?:and|or) [a-z]+ed (?:[a-z]+ )?$|, (?:and )?[a-z]+ing\b")
_HAS_VERB = re.compile(r"\b(?:were|was|are|is|have|has|had)\b|, and $")
_FULL_VERB = re.compile(r"\)?\s(?:[a-z]+\s){0,3}(?:were|was|are|is|have|has|had)\b")
_ADDS_UP = re.compile(
    r"\b(?:add(?:s|ed|ing)?|amount(?:s|ed|ing)?|com(?:es?|ing)|sum(?:s|med|ming)?)\s+$", re.IGNORECASE
)
# a hedge behind the noun: "450 people or thereabouts"
_BEHIND_NOUN = re.compile(
    r"\s(?:[a-z]+\s){1,3}(?P<hedge>or thereabouts|or so|or more|or fewer|at the least|at the most|at most|"
    r"at least|estimated)(?=[\s,.;:)]|$)"
)
_CLOSING = ("at least", "at most", "at the least", "at the most")


def hedge_all(plain: str, numbers: list[Number], limits: list[tuple[int, int]]) -> list[Found[Qualifier]]:
    """Give the qualifier of each number of a sentence.

    Parameters
    ----------
    plain
        The plain text.
    numbers
        The sentence's figures in order.
    limits
        For each, from where to where its own words go (the numbers beside it, the sentence).
    """
    found: list[Found[Qualifier]] = []
    for index, (number, (left, right)) in enumerate(zip(numbers, limits, strict=True)):
        own = _own(plain, number, left, right)
        if own is None and index and _is_coordinated(plain, numbers[index - 1], number):
            before = found[-1]
            if before.value not in ("exact", "range", "vague"):
                own = Found(before.value, "hedge of the coordinated number", before.start, before.end)
        found.append(own or Found("exact", "no hedge"))
    return found


def bounds(number: Number, qualifier: Qualifier) -> tuple[float | None, float | None]:
    """Give the low and high that the words state."""
    if number.value is None:
        return number.low, number.high
    low = number.value if qualifier in ("at_least", "more_than") else None
    high = number.value if qualifier in ("up_to", "less_than") else None
    return low, high


def _own(plain: str, number: Number, left: int, right: int) -> Found[Qualifier] | None:
    if number.form == "vague":
        return Found("vague", "vague word", number.start, number.end)
    if number.value is None:
        return Found("range", "range", number.start, number.end)
    found = _before(plain, number, left) or _after(plain, number, right) or _behind_noun(plain, number, right)
    if found is None and not plain[max(0, number.start - _LONGEST) : number.end + _LONGEST].isascii():
        said = burmese.hedge(plain, number.start, number.end, (left, right))
        return (
            Found(_checked(said[0]), f"hedge: {plain[said[1] : said[2]]}", said[1], said[2]) if said else None
        )
    return found


def _before(plain: str, number: Number, left: int) -> Found[Qualifier] | None:
    start = max(left, number.start - _LONGEST)
    text = plain[start : number.start]
    is_of_deaths = False
    while (skipped := _SKIPPED_BEFORE.search(text)) is not None and skipped.start() < len(text):
        hedge = _ending(text.rstrip(" (["), start)
        if hedge is not None:
            return None if is_of_deaths and _MAY_BE_ABOUT.search(hedge.rule) else hedge
        is_of_deaths = is_of_deaths or skipped[0].startswith("the deaths")
        text = text[: skipped.start()]
    return _ending(text, start)


def _ending(text: str, offset: int) -> Found[Qualifier] | None:
    lowered = text.lower()
    if not lowered.endswith(_endings()):
        return None
    for phrase, qualifier in _phrases("before"):
        if not lowered.endswith(phrase):
            continue
        at = len(text) - len(phrase)
        if phrase == "up to" and _ADDS_UP.search(text[:at]):
            continue
        if phrase[0].isalpha() and phrase[0].isascii() and at and lowered[at - 1].isalnum():
            continue
        return Found(qualifier, f"hedge before: {phrase}", offset + at, offset + len(text))
    return None


def _after(plain: str, number: Number, right: int) -> Found[Qualifier] | None:
    text = plain[number.end : min(right, number.end + _LONGEST)].lower()
    bare = text.lstrip(" )")
    offset = number.end + len(text) - len(bare)
    if not bare or (bare[0].isdigit() and bare.isascii()):
        return None  # nothing but another number follows
    for phrase, qualifier in _phrases("after"):
        if bare.startswith(phrase) and not bare[len(phrase) :][:1].isalnum():
            return Found(qualifier, f"hedge after: {phrase}", offset, offset + len(phrase))
    return None


def _behind_noun(plain: str, number: Number, right: int) -> Found[Qualifier] | None:
    match = _BEHIND_NOUN.match(plain, number.end, min(right, number.end + _LONGEST))
    if match is None:
        return None
    phrase = match["hedge"]
    if phrase in _CLOSING and plain[match.end() : match.end() + 1] == " ":
        return None  # "12 people at least were killed", but also "12 people at least 3 of whom"
    qualifier = "about" if phrase == "estimated" else dict(_phrases("after"))[phrase]
    return Found(_checked(qualifier), f"hedge after: {phrase}", match.start("hedge"), match.end("hedge"))


def _is_coordinated(plain: str, before: Number, number: Number) -> bool:
    """Say whether one hedge governs both: "more than 2,000 soldiers and 6,000 police"."""
    gap = plain[before.end : number.start]
    if len(gap) < _LONGEST and gap.endswith(", or "):
        return True  # the same number told in another way
    if _sort(before) != _sort(number):
        return False  # "over 4,200 roubles and 41 people"
    if _HAS_VERB.search(gap) and _FULL_VERB.match(plain, number.end, number.end + _LONGEST):
        return False  # "at least 12 were killed, and 30 were hurt"
    is_shared = bool(_SHARED_GAP.fullmatch(gap)) and len(gap.split()) <= _MOST_SHARED_WORDS
    return is_shared and not _OWN_VERB.search(gap)


def _sort(number: Number) -> str:
    """Say what sort of number it is: a share, so much of one money, or a count."""
    return number.unit if number.unit != "times" else ""


@lexicon.derived
def _endings() -> tuple[str, ...]:
    return tuple(phrase for phrase, _ in _phrases("before"))


@lexicon.derived
def _phrases(position: str) -> tuple[tuple[str, Qualifier], ...]:
    pairs: list[tuple[str, Qualifier]] = []
    for language, where, qualifier, phrases in lexicon.table("hedges"):
        if where == position and language != "my":
            pairs += [(phrase, _checked(qualifier)) for phrase in phrases.split("|")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _checked(word: str) -> Qualifier:
    qualifiers: dict[str, Qualifier] = {
        "at_least": "at_least",
        "more_than": "more_than",
        "about": "about",
        "up_to": "up_to",
        "nearly": "nearly",
        "less_than": "less_than",
    }
    return qualifiers[word]
