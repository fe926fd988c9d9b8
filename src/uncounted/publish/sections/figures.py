"""The figures of the period, document by document, each with who says so and what limits it."""

from __future__ import annotations

from itertools import groupby

from uncounted.publish import phrases
from uncounted.publish.blocks import Block, FigureRow, FigureRows, Paragraph, Part
from uncounted.publish.content import Content, Stated
from uncounted.publish.text import Runs, said
from uncounted.publish.wording import Words


def part(content: Content, words: Words) -> Part:
    """List the figures of the period."""
    heading = words.fill("headings.figures")
    if not content.narrative:
        return Part("figures", heading, (Paragraph(words.fill("figures.none")),))
    blocks: list[Block] = [Paragraph(words.fill("figures.intro"), style="note")]
    for _, group in groupby(content.narrative, key=lambda each: each.sha256):
        blocks.append(_of_document(words, list(group)))
    return Part("figures", heading, tuple(blocks))


def row_anchor(stated: Stated) -> str:
    """Give the anchor of a figure's row among the figures of the period."""
    return f"row-{stated.anchor}"


def document_name(words: Words, stated: Stated) -> Runs:
    """Name the document a figure comes from: title, publisher, day of issue."""
    document = stated.document
    title = (said(document.title),) if document.title else words.fill("sources.untitled")
    publisher = (said(document.publisher),) if document.publisher else ()
    issued = words.fill("sources.on", day=words.date(document.issued)) if document.issued else ()
    return phrases.joined((title, publisher, issued), " · ")


def _of_document(words: Words, group: list[Stated]) -> FigureRows:
    return FigureRows(document_name(words, group[0]), tuple(_row(words, each) for each in group))


def _row(words: Words, stated: Stated) -> FigureRow:
    return FigureRow(
        id=row_anchor(stated),
        number=(phrases.stated_number(words, stated),),
        what=phrases.what(words, stated.figure),
        particulars=(phrases.when(words, stated.figure), phrases.who(words, stated)),
        caution=phrases.caveat(words, stated),
        flag=phrases.unreliable(words, stated),
    )
