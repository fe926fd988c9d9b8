"""Estimates by stratum: where, when or for whom, with the verdict in words."""

from __future__ import annotations

from uncounted.publish import phrases
from uncounted.publish.blocks import Paragraph, Part, Table, TableRow
from uncounted.publish.content import Content, Estimated
from uncounted.publish.estimated import SMALL_CELL
from uncounted.publish.sections.cards import verdict
from uncounted.publish.text import Run, Runs, plain
from uncounted.publish.wording import Words

_HEAD = ("strata.stratum", "strata.documented", "strata.estimated", "strata.point", "strata.verdict")


def part(content: Content, words: Words) -> Part:
    """Show the estimates by stratum."""
    heading = words.fill("headings.strata")
    if not content.strata:
        return Part("strata", heading, (Paragraph(words.fill("strata.none")),))
    table = Table(
        caption=words.fill("strata.caption"),
        head=tuple(words.fill(key) for key in _HEAD),
        rows=tuple(_row(words, each) for each in content.strata),
        is_number=(False, True, True, True, False),
    )
    return Part("strata", heading, (Paragraph(words.fill("strata.intro"), style="note"), table))


def observed(words: Words, each: Estimated) -> Run:
    """Write the people documented in a stratum; a small cell of a place only as fewer than three."""
    if each.is_small:
        shown = plain(words.fill("strata.fewer_than", n=words.number(SMALL_CELL)))
        return Run(shown, href=f"#{each.anchor}", ref=each.ref)
    return phrases.linked(words, each.estimate.n_observed, to=each.anchor, ref=each.ref)


def _row(words: Words, each: Estimated) -> TableRow:
    interval: Runs = phrases.interval(words, each) if each.rounded else (Run("–"),)
    point = phrases.point(words, each) if each.rounded else Run("–")
    return TableRow(
        (
            phrases.stratum(words, each.estimate),
            (observed(words, each),),
            interval,
            (point,),
            verdict(words, each, is_full=False),
        )
    )
