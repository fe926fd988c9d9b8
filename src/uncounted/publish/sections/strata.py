"""Estimates by stratum: where, when or for whom, with the verdict in words."""

from __future__ import annotations

from uncounted.publish import phrases
from uncounted.publish.blocks import Block, Paragraph, Part, Table, TableRow
from uncounted.publish.content import Content, Estimated
from uncounted.publish.estimated import SMALL_CELL
from uncounted.publish.sections.cards import verdict
from uncounted.publish.text import Run, Runs
from uncounted.publish.wording import Words

_HEAD = ("strata.stratum", "strata.documented", "strata.estimated", "strata.point", "strata.verdict")


def part(content: Content, words: Words) -> Part:
    """Show the estimates by stratum."""
    heading = words.fill("headings.strata")
    if not content.strata and not content.n_small_strata:
        return Part("strata", heading, (Paragraph(words.fill("strata.none")),))
    blocks: list[Block] = [Paragraph(words.fill("strata.intro"), style="note")]
    if content.strata:
        blocks.append(_table(content, words))
    if content.n_small_strata:
        small, limit = words.number(content.n_small_strata), words.number(SMALL_CELL)
        sentence = words.count("strata.small", content.n_small_strata, n=small, limit=limit)
        blocks.append(Paragraph(sentence, style="note"))
    return Part("strata", heading, tuple(blocks))


def _table(content: Content, words: Words) -> Table:
    return Table(
        caption=words.fill("strata.caption"),
        head=tuple(words.fill(key) for key in _HEAD),
        rows=tuple(_row(words, each) for each in content.strata),
        is_number=(False, True, True, True, False),
    )


def _row(words: Words, each: Estimated) -> TableRow:
    interval: Runs = phrases.interval(words, each) if each.rounded else (Run("–"),)
    point = phrases.point(words, each) if each.rounded else Run("–")
    return TableRow(
        (
            phrases.stratum(words, each.estimate),
            (phrases.linked(words, each.estimate.n_observed, to=each.anchor, ref=each.ref),),
            interval,
            (point,),
            verdict(words, each, is_full=False),
        )
    )
