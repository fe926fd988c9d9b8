"""Lines of lists, and the words over a list that say what its bare numbers count.

"Killed:" over "- 12 in Kani", a heading over "Kani: 12", a sentence that ends in a colon. A number that
stands alone on its line belongs to the short line below or above it, as on a poster.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uncounted.figures.finding import Found
from uncounted.figures.measures import measures
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.tables import grids
from uncounted.figures.text.sentences import Sentence

_ITEM = re.compile(r"[•·▪●*–—-]\s?|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_KEYED = re.compile(r"[^:\n–—]{1,60}(?::\s|\s[–—-]\s)\D{0,12}[0-9][^\n]{0,40}$")
_GOES_ON = re.compile(r"(?:[Bb]y|BY|[Oo]f (?:these|those|them)|[Aa]mong them)\b")
_BREAKDOWN = re.compile(r"\b(?:by|BY|By) (?!\d)[a-z A-Z]{3,60}:?$")
_LABEL = re.compile(r"(?:[A-Za-z\u00c0-\u017f][\w'’-]*[a-z\u00df-\u017f]|\b[A-Z]{2,6}):? \(?$")
_NO_LABEL = re.compile(
    r"\b(?:to|from|by|at|in|of|on|for|and|or|with|than|about|only|some|least|nearly|over|under|all|the|page|day|"
    r"was|were|is|are|had|has|have) \(?$"
)
_AFTER_PART = re.compile(r"\)|[,;.](?!\d)|\s(?:and|or)\s|\s*$")
_LONGEST_LABEL = 24
_LONGEST_ITEM = 240
_LONGEST_LEAD = 400
_LONGEST_LINE = 90
_MOST_LINES = 24


@dataclass(frozen=True)
class Lead:
    """What leads a list.

    Attributes
    ----------
    sentences
        The words right over it, then those that they go on from ("By township:" below "The 45 killings:").
    is_breakdown
        Whether it parts a whole, so that the labels below say which part and not what is counted.
    """

    sentences: tuple[Sentence, ...]
    is_breakdown: bool


def labelled(plain: str, sentence: Sentence, numbers: Sequence[Number]) -> frozenset[int]:
    """Say which numbers are parts listed behind their labels: "Lum (37), Kani (28)", "men 4, women 3".

    Parameters
    ----------
    plain
        The plain text.
    sentence
        Where the numbers stand.
    numbers
        The numbers of the sentence, in order.
    """
    found = frozenset(
        index
        for index, number in enumerate(numbers)
        if number.form == "digits"
        and not number.unit
        and _AFTER_PART.match(plain, number.end, sentence.end)
        and _has_label(plain[max(sentence.start, number.start - _LONGEST_LABEL) : number.start])
    )
    return found if len(found) > 1 else frozenset()


def _has_label(before: str) -> bool:
    return _LABEL.search(before) is not None and _NO_LABEL.search(before) is None


def leads(plain: str, parts: Sequence[Sentence]) -> dict[int, Lead]:
    """Give what leads a list for each sentence of the list.

    Parameters
    ----------
    plain
        The plain text.
    parts
        Its sentences.
    """
    found: dict[int, Lead] = {}
    lead: Lead | None = None
    line, is_item = -1, False
    for index, part in enumerate(parts):
        if part.line != line:
            line, is_item = part.line, _is_item(plain, part)
        if is_item and lead is not None:
            found[index] = lead
        elif part.heading or _ends_open(plain, part):
            above = lead.sentences[:1] if lead and _GOES_ON.match(plain, part.start) else ()
            parts_whole = _BREAKDOWN.search(plain, part.start, part.end) is not None
            lead = Lead((part, *above), is_breakdown=bool(above) or parts_whole)
        elif not is_item:
            lead = None
    return found


def _is_item(plain: str, part: Sentence) -> bool:
    if _ITEM.match(plain, part.start, part.end):
        return True
    return part.end - part.start <= _LONGEST_ITEM and _KEYED.match(plain, part.start, part.end) is not None


def _ends_open(plain: str, part: Sentence) -> bool:
    return plain[part.end - 1] in ":–—" and part.end - part.start <= _LONGEST_LEAD


CATEGORIES = frozenset(
    (
        "organisations",
        "troops",
        "places_affected",
        "population",
        "participants",
        "facilities_hit",
        "affected",
        "other",
    )
)
"""Measures that the label of a part may seem to name: "Peasant leaders: 29" of the 142 killings."""


def measure_over(plain: str, sentence: Sentence, number: Number, lead: Lead | None) -> Found[str] | None:
    """Give the measure that the words before a colon, or those over the list, name for a bare number.

    Parameters
    ----------
    plain
        The plain text.
    sentence
        Where the number stands.
    number
        The number.
    lead
        What stands over the list that the sentence is a line of.
    """
    colon = plain.rfind(": ", max(sentence.start, number.start - _LONGEST_LEAD), number.start)
    is_label = lead is not None and lead.is_breakdown
    stretches = [(sentence.start, colon)] if colon > 0 and not is_label else []
    stretches += [(each.start, each.end) for each in lead.sentences] if lead is not None else []
    for start, end in stretches:
        named = measures.last_named(plain, max(start, end - _LONGEST_LEAD), end)
        if named is not None:
            return named
    return None


def joined_lines(plain: str) -> set[int]:
    """Give the offsets of the lines that go on a line with a number alone, or above one.

    Such cards ("6.8M" over "people displaced") come in pairs or more; one alone may be the number of a page.
    """
    cards: list[set[int]] = []
    for paragraph in _short_paragraphs(plain):
        values = [grids.is_value(plain, *line) for line in paragraph]
        if values[0] and not any(values[1:]):
            cards.append({start for start, _ in paragraph[1:]})
        elif values == [False, True]:
            cards.append({paragraph[1][0]})
        elif len(values) > 3 and values == [bool(at % 2) == values[1] for at in range(len(values))]:
            cards += [{paragraph[at][0]} for at in range(1, len(values), 2)]
    return set().union(*cards) if len(cards) > 1 else set()


def _short_paragraphs(plain: str) -> list[list[tuple[int, int]]]:
    """Give the paragraphs of two lines or more, all short and none a sentence, as spans without spaces."""
    found: list[list[tuple[int, int]]] = []
    lines: list[tuple[int, int]] = []
    at, is_open = 0, True
    for text in [*plain.split("\n"), ""]:
        bare = text.strip()
        if not bare:
            if is_open and 1 < len(lines) <= _MOST_LINES:
                found.append(lines)
            lines, is_open = [], True
        elif len(bare) > _LONGEST_LINE or bare[-1] in ".?!;။":
            is_open = False
        else:
            start = at + text.index(bare)
            lines.append((start, start + len(bare)))
        at += len(text) + 1
    return found
