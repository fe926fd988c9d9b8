"""Events that texts count from, such as a coup, with the dates beside them taken up.

Events that everybody knows are data (``lexicon/anchors.toml``); a user adds those of another country
there. An event whose day the text itself gives ("since the revolt of 7 June 2030") has that day
wherever the text names it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from uncounted.figures import lexicon
from uncounted.figures.lexicon import PhraseIndex
from uncounted.figures.times import fiscal
from uncounted.figures.times.dates import Expression

_DATED_EVENT = re.compile(
    r"\b(?:since|after|before|following) the (?P<event>[a-z][a-z-]{2,24}(?: [a-z-]{3,24}){0,2}) (?:of|on) $",
    re.IGNORECASE,
)
_COUNTED_FROM = re.compile(r"\b(?:since|after|following) the $", re.IGNORECASE)
_DATED = re.compile(r" (?:of|on|in)\b")


def find(plain: str, publisher: str, expressions: Iterable[Expression]) -> list[Expression]:
    """Find events that texts count from, with the dates beside them taken up: "the coup of 2021"."""
    shown = plain + "\n" + publisher
    expressions = fiscal.resolve(shown, plain, list(expressions))
    found = _dated_in_text(plain, expressions)
    for anchor in lexicon.document("anchors")["anchor"]:
        if anchor["context"] and not any(word in shown for word in anchor["context"]):
            continue
        index: PhraseIndex[date] = PhraseIndex((word, anchor["day"]) for word in anchor["words"])
        rule = f"anchor: {anchor['event']}"
        found += [
            Expression(hit.start, hit.end, hit.entry, hit.entry, "day", rule)
            for hit in index.find(plain, 0, len(plain))
            if not any(each.start < hit.end and hit.start < each.end for each in found)
        ]
    return _merged(plain, found, expressions)


def _dated_in_text(plain: str, expressions: list[Expression]) -> list[Expression]:
    """Find events named without their day whose day the text gives elsewhere; one day only."""
    days: dict[str, set[date]] = {}
    for each in expressions:
        named = _DATED_EVENT.search(plain[max(0, each.start - 90) : each.start])
        if named is not None and each.grain == "day" and each.first is not None:
            days.setdefault(named["event"].lower(), set()).add(each.first)
    index: PhraseIndex[date] = PhraseIndex(
        (event, min(known)) for event, known in days.items() if len(known) == 1
    )
    return [
        Expression(hit.start, hit.end, hit.entry, hit.entry, "day", "anchor: an event dated in the text")
        for hit in (index.find(plain, 0, len(plain)) if days else ())
        if _COUNTED_FROM.search(plain[max(0, hit.start - 14) : hit.start])
        and not _DATED.match(plain, hit.end)
    ]


def _merged(plain: str, events: list[Expression], expressions: list[Expression]) -> list[Expression]:
    """Join an event and the date beside it into one expression that begins where the first does."""
    taken: set[int] = set()
    joined: list[Expression] = []
    by_start = sorted(events, key=lambda each: each.start)
    position = 0
    for number, expression in enumerate(expressions):
        while position < len(by_start) and by_start[position].end + 16 < expression.start:
            position += 1
        for offset in range(position, min(position + 2, len(by_start))):
            event = by_start[offset]
            if offset not in taken and _belongs(plain, event, expression):
                start, end = min(event.start, expression.start), max(event.end, expression.end)
                joined.append(Expression(start, end, event.first, event.last, "day", event.rule))
                taken.add(offset)
                expressions[number] = Expression(start, start, None, None, "day", "part of an event")
                break
    rest = [event for number, event in enumerate(by_start) if number not in taken]
    kept = [each for each in expressions if each.end > each.start]
    return sorted([*kept, *joined, *rest], key=lambda each: each.start)


def _belongs(plain: str, event: Expression, expression: Expression) -> bool:
    if event.first is None or expression.first is None or expression.last is None:
        return False
    if not expression.first <= event.first <= expression.last:
        return (
            expression.start > event.end
            and plain[event.end : expression.start] in (" in ", " of ")
            and expression.grain == "month"
            and expression.first.month == event.first.month
        )
    if expression.end <= event.start:
        return event.start - expression.end <= 16 and plain[expression.end : event.start].count(" ") <= 2
    return expression.start - event.end <= 5
