"""What a number counts: a frame lexicon, the words between, and inheritance for bare numbers.

Each phrase of ``lexicon/measures.tsv`` near a number has a cost: words, commas, conjunctions and
other numbers between. The cheapest wins. Parts of a total ("36 of them", brackets, breakdowns) take
the measure of their parent unless their own words stand right beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from uncounted.figures import lexicon
from uncounted.figures.burmese import clauses as burmese
from uncounted.figures.burmese import money as burmese_money
from uncounted.figures.finding import Found
from uncounted.figures.lexicon import Hit, PhraseIndex
from uncounted.figures.measures import borders, frames, inheritance
from uncounted.figures.measures.phrasals import each_form
from uncounted.figures.numbers import totals, units
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.numbers.totals import Measured
from uncounted.figures.text import clauses
from uncounted.figures.text.sentences import Sentence

_PARTED_BY = ("by ", "By ", "BY ", "per ", "each ", "across ")
OVER_LIST = "words over the list"

_REACH = 260
_MOST_EARLIER = 40
_HEADING_ROLES = frozenset(("verb", "state", "act", "head", "thing"))
_MOST_BESIDE = 8
_BESIDE = 3.0
_NEAR = 13.0
_NEARER = 8.0
_FARTHEST = 20.0
_PERSON_WORD = 5.0
_BURMESE_LETTERS_A_WORD = 7
_BURMESE_LETTER = re.compile("[\u1000-\u109f]")
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+ $")
_DAY_BEFORE = re.compile(r"[0-9] $")  # a month, no march
_RUNNING_TEXT_BEFORE = re.compile(r"[a-z0-9],? $")  # "on 3 March"
_CONJUNCTION = re.compile(r"\b(?:and|or|but|nor)\b|နှင့်|နဲ့")
_SUBCLAUSE = re.compile(
    r"\b(?:who|which|that|when|after|before|while|whereas|because|as|since|where|if|until)\b"
)
_PREPOSITION = re.compile(r"\b(?:in|from|at|on|for|by|to|near|with|of (?:the|a|an|its|their|all|\w+ed))\b")
_MODIFIER = re.compile(
    r"(?<!number of )(?<!toll of )(?<!total of )(?<!count of )\b(?:from|by|in|on|at|of|for|to)\s(?:\w+\s)?$",
    re.IGNORECASE,
)


def measure_all(
    plain: str, sentence: Sentence, numbers: list[Number], earlier: list[Measured]
) -> list[Measured]:
    """Give the measure of each number of a sentence.

    Parameters
    ----------
    plain
        The plain text.
    sentence
        Where the numbers stand.
    numbers
        The figures of the sentence, in order.
    earlier
        The measures of the figures before it in the same paragraph or list; what bare numbers and
        parts of a total may inherit.
    """
    hits = _index().find(plain, sentence.start, sentence.end)
    if not _is_latin(plain, sentence.start, sentence.end):
        hits = burmese.clear(plain, sentence, hits)
    else:
        hits = borders.across(plain, sentence.start, sentence.end, _without_names(plain, sentence, hits))
    starts = [number.start for number in numbers]
    framed = _frames(plain, sentence, numbers, hits)
    measured: list[Measured] = []
    for index, number in enumerate(numbers):
        depth = _depth(plain, sentence.start, number.start)
        before = [*earlier, *measured][-_MOST_EARLIER:]
        frame = framed[index]
        kind = frame.stands.kind if frame is not None and frame.stands is not None else ""
        heir = inheritance.Heir(number, sentence, depth, kind)
        parent = inheritance.parent_of(plain, heir, before)
        if number.form == "duration":
            found = Found("prison_term", "duration of a sentence", number.start, number.end)
        elif (money := _burmese_money(plain, sentence, number, hits, before)) is not None:
            found = money
        elif _is_money(number):
            found = _money(plain, number, hits, starts)
        elif frame is None:
            found = _choose(plain, number, _own(plain, number, hits, starts), parent)
        else:
            joined = measured[frame.joined].found if frame.joined >= 0 else None
            own = _own(plain, number, _far(hits), starts)
            least = own[1] if own is not None and own[0] > _FARTHEST else None
            apart = inheritance.apart(number, frame.stands, parent or least)
            found = _by_frame(plain, number, frame, joined, parent, earlier) or _choose(
                plain, number, own, apart or parent
            )
        measured.append(Measured(found, depth, number, sentence.start))
    measured = [_as_price(plain, sentence, each) for each in measured]
    if any(frame is not None for frame in framed):
        measured = totals.put_together(
            plain, inheritance.of_wholes(framed, inheritance.paired(plain, sentence, numbers, measured))
        )
    return measured


def measure_named(plain: str, start: int, end: int) -> Found[str] | None:
    """Give the measure that words name by themselves, such as the heading of a column."""
    hits = [hit for hit in _index().find(plain, start, end) if hit.entry[0] != "euphemism"]
    best = next((hit for hit in hits if hit.entry[0] != "person"), hits[0] if hits else None)
    return None if best is None else Found(best.entry[1], "heading of the column", best.start, best.end)


def heading_named(plain: str, start: int, end: int) -> Found[str] | None:
    """Give the measure that the heading of a table names; nouns for people name none by themselves."""
    hits = _heading_hits(plain, start, end)
    best = next((hit for hit in hits if hit.entry[0] != "thing"), hits[0] if hits else None)
    return None if best is None else Found(best.entry[1], "heading of the column", best.start, best.end)


def _heading_hits(plain: str, start: int, end: int) -> list[Hit[tuple[str, str]]]:
    """Find what a heading may count; "by township" says how it is parted, not what is counted."""
    return [
        hit
        for hit in _index().find(plain, start, end)
        if hit.entry[0] in _HEADING_ROLES
        and not plain.endswith(_PARTED_BY, start, hit.start)
        and not (plain[hit.start].isupper() and _DAY_BEFORE.search(plain[hit.start - 2 : hit.start]))
    ]


def last_named(plain: str, start: int, end: int) -> Found[str] | None:
    """Give the last measure that the words over a list name: "the army raided villages and arrested:"."""
    hits = _heading_hits(plain, start, end)
    return Found(hits[-1].entry[1], OVER_LIST, hits[-1].start, hits[-1].end) if hits else None


def _frames(
    plain: str, sentence: Sentence, numbers: list[Number], hits: list[Hit[tuple[str, str]]]
) -> list[frames.Frame | None]:
    if not _is_latin(plain, sentence.start, sentence.end):
        return [*burmese.frames(plain, sentence, numbers, hits)]
    words = clauses.words_of(plain, sentence.start, sentence.end, numbers, hits)
    return [*frames.frames(words)]


def _far(hits: list[Hit[tuple[str, str]]]) -> list[Hit[tuple[str, str]]]:
    """Leave the phrases that may decide from afar: nouns for people say too little."""
    return [hit for hit in hits if hit.entry[0] in ("verb", "state", "act")]


def _without_names(
    plain: str, sentence: Sentence, hits: list[Hit[tuple[str, str]]]
) -> list[Hit[tuple[str, str]]]:
    """Leave out words that are parts of names: "the Multinational Security Support mission"."""
    if sentence.heading:
        return hits
    return [hit for hit in hits if not _is_in_name(plain, sentence.start, hit)]


def _is_in_name(plain: str, start: int, hit: Hit[tuple[str, str]]) -> bool:
    words = plain[hit.start : hit.end]
    if not words[0].isupper() or words.isupper() or hit.entry[0] not in ("verb", "state", "act"):
        return False
    before = plain[max(start, hit.start - 30) : hit.start]
    is_word = " " not in words and _RUNNING_TEXT_BEFORE.search(before) is not None
    return is_word or _NAME_BEFORE.search(before) is not None


def _is_latin(plain: str, start: int, end: int) -> bool:
    return plain.isascii() or _BURMESE_LETTER.search(plain, start, end) is None


def _by_frame(
    plain: str,
    number: Number,
    frame: frames.Frame,
    joined: Found[str] | None,
    parent: Found[str] | None,
    earlier: list[Measured],
) -> Found[str] | None:
    """Choose by the clause; None where the clause leaves it open."""
    if frame.is_breakdown and earlier and (frame.found is None or frame.found.rule == frames.DECIDING):
        total = earlier[0].found
        return Found(total.value, inheritance.INHERITED, total.start, total.end)
    if frame.found is not None and not inheritance.outweighs(plain, number, frame, parent):
        return frame.found
    if parent is not None and inheritance.is_firm(frame.stands):
        return parent
    if joined is not None and (frame.is_bare or joined.rule != frames.DECIDING):
        return Found(joined.value, inheritance.JOINED, joined.start, joined.end)
    is_apart = inheritance.apart(number, frame.stands, parent) is not None
    if parent is not None and not is_apart and (inheritance.is_part(plain, number) or frame.is_bare):
        return parent
    if frame.is_paid_for:
        return Found("assisted", "money for people", number.start, number.end)
    return frame.noun or (frame.found if is_apart else None)


def _money(plain: str, number: Number, hits: list[Hit[tuple[str, str]]], starts: list[int]) -> Found[str]:
    own = _own(plain, number, hits, starts)
    if own is not None and own[1].value == "currency_value" and own[0] <= _NEAR:
        return own[1]
    return Found("money", "currency", number.start, number.end)


def _as_price(plain: str, sentence: Sentence, each: Measured) -> Measured:
    """Give the change of a sum paid for goods as that of a price: "costs 300 kyat a litre, up 20 percent"."""
    number = each.number
    if each.found.value != "money" or number.unit != "percent" or plain.startswith(" of ", number.end):
        return each
    words = _price_words().search(plain, sentence.start, sentence.end)
    return (
        each
        if words is None
        else replace(each, found=Found("price", "change of a price", words.start(), words.end()))
    )


@lexicon.derived
def _price_words() -> re.Pattern[str]:
    words = lexicon.document("grammar")["prices"]["paid"]
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _burmese_money(
    plain: str,
    sentence: Sentence,
    number: Number,
    hits: list[Hit[tuple[str, str]]],
    before: list[Measured],
) -> Found[str] | None:
    """Say what a Burmese sum is; None for other numbers, and where no word says it."""
    if _is_latin(plain, sentence.start, sentence.end):
        return None
    if not _is_money(number) and not burmese_money.is_sum(plain, number):
        return None
    last = before[-1].found if before and _is_money(number) else None
    return burmese_money.measure_of(plain, sentence, number, hits, last)


def _is_money(number: Number) -> bool:
    return bool(number.unit) and number.unit not in ("percent", "times") and number.form != "duration"


def _choose(
    plain: str, number: Number, own: tuple[float, Found[str]] | None, parent: Found[str] | None
) -> Found[str]:
    is_apart = parent is not None and parent.rule == inheritance.APART
    if number.form == "ratio" and own is None and parent is not None:
        return parent
    if parent is not None and inheritance.is_part(plain, number) and (own is None or own[0] > _BESIDE):
        return parent
    if own is not None and own[0] <= (_NEARER if is_apart else _NEAR):
        return own[1]
    if parent is not None:
        return parent
    return own[1] if own is not None else Found("other", "no measure word near")


def _own(
    plain: str, number: Number, hits: list[Hit[tuple[str, str]]], starts: list[int]
) -> tuple[float, Found[str]] | None:
    best: tuple[float, Found[str]] | None = None
    middle = bisect_left(hits, number.start, key=lambda hit: hit.start)
    for hit in hits[max(0, middle - _MOST_BESIDE) : middle + _MOST_BESIDE]:
        if hit.start > number.end + _REACH or hit.end < number.start - _REACH:
            continue
        if hit.start < number.end and hit.end > number.start:
            continue
        if hit.entry[0] == "euphemism" and not _counts_persons(plain, number):
            continue
        cost = _cost(plain, number, hit, starts)
        if best is None or cost < best[0]:
            role, measure = hit.entry
            best = cost, Found(measure, f"{role} near the number", hit.start, hit.end)
    return best


def _counts_persons(plain: str, number: Number) -> bool:
    unit = units.unit_of(plain, number, number.end + 80)
    return unit is not None and unit.value == "persons"


def _cost(plain: str, number: Number, hit: Hit[tuple[str, str]], starts: list[int]) -> float:
    role, _ = hit.entry
    is_after = hit.start >= number.end
    gap = plain[number.end : hit.start] if is_after else plain[hit.end : number.start]
    words = (
        gap.count(" ") if gap.isascii() else max(0, gap.count(" ") - 1) + len(gap) / _BURMESE_LETTERS_A_WORD
    )
    if is_after and number.end < (part := inheritance.subset_end(plain, number)) <= hit.start:
        words -= plain.count(" ", number.end, part)
    crossed = abs(bisect_left(starts, hit.start) - bisect_left(starts, number.start)) - is_after
    joined = len(_CONJUNCTION.findall(gap))
    cost = (
        max(0.0, words - 1)
        + 3 * (gap.count(",") + gap.count("၊"))
        + 9 * (gap.count(";") + gap.count("။") + gap.count("•"))
        + 2 * (gap.count("(") + gap.count(")") - (gap[:1] == ")" or gap[-1:] == "("))
        + 3 * joined
        + 3 * len(_SUBCLAUSE.findall(gap))
        + 5 * max(0, crossed)
    )
    if not is_after and not plain.isascii() and _is_burmese_verb(plain, hit):
        # the Burmese verb ends its clause: one left of the number closed the clause before
        cost += 4
    if role == "person":
        return cost + _PERSON_WORD
    if role == "head" and is_after and _PREPOSITION.search(gap):
        return cost + 7
    if role == "head" and not is_after and _MODIFIER.search(plain[max(0, hit.start - 24) : hit.start]):
        return cost + 6
    if role == "head":
        if is_after and words <= 4 and not joined and "," not in gap and crossed <= 0:
            return cost - 2
        return cost + (1 if number.unit == "percent" else 2.5 if not is_after else 1)
    return cost + (0.5 if is_after else 0)


def _is_burmese_verb(plain: str, hit: Hit[tuple[str, str]]) -> bool:
    """Say whether a Burmese word left of a number is a verb, and not the noun made from it ("the killed")."""
    return (
        plain[hit.start] > "\u0fff"
        and not re.match("[\u1000-\u109f]{0,14}?(?:သူ|မှု|လူ|အိမ်)", plain[hit.start : hit.end + 18])
        and plain[hit.end : hit.end + 1] not in (" ", "(")
    )


def _depth(plain: str, start: int, end: int) -> int:
    start = max(start, end - 400)
    return max(0, plain.count("(", start, end) - plain.count(")", start, end))


@lexicon.derived
def _index() -> PhraseIndex[tuple[str, str]]:
    return PhraseIndex(
        (phrase, (role, measure))
        for _, role, measure, phrases in lexicon.table("measures")
        for phrase in each_form(phrases)
    )
