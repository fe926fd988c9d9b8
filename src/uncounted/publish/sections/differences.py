"""Why the three numbers differ, said from the data and from nothing else."""

from __future__ import annotations

from uncounted.publish import phrases
from uncounted.publish.blocks import Bullets, Part
from uncounted.publish.content import Content
from uncounted.publish.rounding import unit_of
from uncounted.publish.text import Run, Runs, plain, said
from uncounted.publish.totals import amount
from uncounted.publish.wording import Words

_CLOSE = 0.02


def part(content: Content, words: Words) -> Part:
    """Explain the differences."""
    sentences = (
        words.fill("why.kinds"),
        _stated_and_documented(content, words),
        _caveat(content, words),
        _times(content, words),
        _coverage(content, words),
        _never_listed(content, words),
    )
    return Part("why", words.fill("headings.why"), (Bullets(tuple(each for each in sentences if each)),))


def _stated_and_documented(content: Content, words: Words) -> Runs:
    found, counted = content.headline, content.documented
    if found is None or counted is None or not counted.n_persons:
        return ()
    stated = amount(found)
    if abs(stated - counted.n_persons) <= _CLOSE * stated:
        key = "why.close"
    else:
        key = "why.stated_more" if stated > counted.n_persons else "why.documented_more"
    return words.fill(
        key,
        who=said(found.who) if found.who else Run(words.text("who.unnamed")),
        stated=phrases.stated_number(words, found),
        documented=phrases.linked(words, counted.n_persons, to="documented", ref="D"),
    )


def _caveat(content: Content, words: Words) -> Runs:
    found = content.headline
    if found is None:
        return ()
    if not found.figure.caveat:
        return words.fill("why.no_caveat")
    return words.fill("why.caveat", caveat=said(found.figure.caveat))


def _times(content: Content, words: Words) -> Runs:
    days = [source.last_day for source in content.lists if source.last_day]
    if content.headline is None or not days:
        return ()
    stated = content.headline.figure.stands_at or ""
    return words.fill("why.times", stated=words.date(stated), listed=words.date(max(days)))


def _coverage(content: Content, words: Words) -> Runs:
    counted = content.documented
    if counted is None or not counted.n_persons:
        return ()
    once = counted.patterns.on_exactly(1)
    return words.count(
        "why.coverage",
        counted.patterns.n_lists,
        rows=phrases.linked(words, counted.n_rows, to="documented", ref="D"),
        lists=words.number(counted.patterns.n_lists),
        documented=phrases.linked(words, counted.n_persons, to="documented", ref="D"),
        once=phrases.linked(words, once, to="documented", ref="D"),
        share=phrases.percent(words, round(once / counted.n_persons, 2)),
    )


def _never_listed(content: Content, words: Words) -> Runs:
    found = content.estimated
    if found is None:
        return ()
    if found.rounded is None or found.estimate.interval is None:
        return words.fill("why.refused")
    low, high = (end - found.estimate.n_observed for end in found.estimate.interval)
    unit = unit_of(high - low)
    missing = words.fill(
        "estimate.between",
        low=words.number(max(int(low // unit) * unit, 0)),
        high=words.number(-int(-high // unit) * unit),
    )
    return words.fill("why.never_listed", missing=Run(plain(missing), href=f"#{found.anchor}", ref=found.ref))
