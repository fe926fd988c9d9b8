"""Events that texts count from, such as a coup, with the dates beside them taken up.

The events are data (``lexicon/anchors.toml``); a user adds those of another country there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from uncounted.figures import lexicon
from uncounted.figures.dates import Expression
from uncounted.figures.lexicon import PhraseIndex


def find(plain: str, publisher: str, expressions: Iterable[Expression]) -> list[Expression]:
    """Find events that texts count from, with the dates beside them taken up: "the coup of 2021"."""
    found: list[Expression] = []
    shown = plain + "\n" + publisher
    for anchor in lexicon.document("anchors")["anchor"]:
        if not any(word in shown for word in anchor["context"]):
            continue
        index: PhraseIndex[date] = PhraseIndex((word, anchor["day"]) for word in anchor["words"])
        rule = f"anchor: {anchor['event']}"
        found += [
            Expression(hit.start, hit.end, hit.entry, hit.entry, "day", rule)
            for hit in index.find(plain, 0, len(plain))
        ]
    return _merged(plain, found, list(expressions))


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
