"""Running totals among stated figures: which figures of a publisher are its count so far.

A publisher's text holds totals and parts of totals ("1,038 killed, 74 of them children") that a
reader cannot always tell apart. Two rules do it here, and both are printed in the brief: of one
day's figures the largest is the total, and a figure under half of what the same publisher stated
before is a part, not a total. A number that its publisher takes back is none of them, wherever the
publisher stated it for that day. Totals of different publishers are never added. Names that a document
gives for one another, "River Council (RC)", are one publisher.
"""

from __future__ import annotations

from collections.abc import Iterable

from uncounted.language.sources import is_common, same_names, who_key
from uncounted.publish.content import Stated, StatedSeries

_PART_BELOW = 0.5


def running_totals(stated: Iterable[Stated], *, measure: str, until: str) -> tuple[StatedSeries, ...]:
    """Give the running totals of each publisher, publishers in alphabetical order.

    Parameters
    ----------
    stated
        Figures to look through.
    measure
        The measure wanted.
    until
        ISO date; later figures are left out.
    """
    stated = tuple(stated)
    root = same_names(name for each in stated for name in (each.who, each.document.publisher))
    withdrawn = _withdrawn(stated, root, measure)
    by_who: dict[str, list[Stated]] = {}
    for each in stated:
        who, day = _source(each, root), each.figure.stands_at or ""
        is_withdrawn = withdrawn & {(who, amount(each), day), (who, amount(each), "")}
        if is_total_of(each, measure) and day <= until and not is_withdrawn:
            by_who.setdefault(who, []).append(each)
    return tuple(
        StatedSeries(tuple(sorted({each.who for each in group})), _points(group))
        for _, group in sorted(by_who.items())
    )


def headline(series: Iterable[StatedSeries], *, stated_by: str) -> Stated | None:
    """Choose the figure that stands beside the other two numbers.

    The latest running total of `stated_by`; of any publisher when that is empty (the later day, then
    the larger number).
    """
    last = [each.points[-1] for each in series if not stated_by or is_by(each, stated_by)]
    return max(last, key=lambda each: (each.figure.stands_at or "", amount(each), each.anchor), default=None)


def amount(stated: Stated) -> float:
    """Give the number that a figure is compared by: its value, else its lower or upper bound."""
    figure = stated.figure
    for value in (figure.value, figure.low, figure.high):
        if value is not None:
            return value
    return 0.0


def is_total_of(stated: Stated, measure: str) -> bool:
    """Say whether a figure is a count of people of this measure on a day, and still stands."""
    figure = stated.figure
    is_count = figure.kind == "count" and figure.unit == "persons" and figure.qualifier != "vague"
    is_dated = figure.stands_at is not None and not figure.is_withdrawn
    return is_count and figure.measure == measure and is_dated and amount(stated) > 0


def is_by(series: StatedSeries, name: str) -> bool:
    """Say whether a publisher goes by this name: the same, or one of several in its full form."""
    return any(
        who_key(name) == who_key(each) or f" {_words(name)} " in f" {_words(each)} " for each in series.names
    )


def _source(stated: Stated, root: dict[str, str]) -> str:
    """Give one key for all names of who says so; who names nobody is another one with each publisher."""
    publisher = stated.document.publisher
    at = root[who_key(publisher)] if publisher else f"unknown:{stated.sha256}"
    if not stated.who:
        return at
    named = who_key(stated.who)
    return f"{named}, in {at}" if is_common(stated.who) and named != who_key(publisher) else root[named]


def _words(who: str) -> str:
    return " ".join("".join(c if c.isalnum() or ord(c) > 0xFFF else " " for c in who.casefold()).split())


def _withdrawn(stated: Iterable[Stated], root: dict[str, str], measure: str) -> set[tuple[str, float, str]]:
    """Give publisher, number and day of what was taken back; the day is empty where none is said."""
    return {
        (_source(each, root), amount(each), each.figure.stands_at or "")
        for each in stated
        if each.figure.is_withdrawn and each.figure.measure == measure
    }


def _points(stated: list[Stated]) -> tuple[Stated, ...]:
    of_day: dict[str, Stated] = {}
    for each in sorted(stated, key=lambda each: (amount(each), each.is_reliable, each.anchor)):
        of_day[each.figure.stands_at or ""] = each
    points: list[Stated] = []
    highest = 0.0
    for _, each in sorted(of_day.items()):
        if amount(each) >= _PART_BELOW * highest:
            points.append(each)
        highest = max(highest, amount(each))
    return tuple(points)
