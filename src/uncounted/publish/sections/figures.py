"""The figures of the period, document by document, each with who says so and what limits it."""

from __future__ import annotations

from itertools import groupby

from uncounted.domain.document import Document
from uncounted.publish import phrases
from uncounted.publish.blocks import Block, Bullets, FigureGroup, FigureRow, FigureRows, Paragraph, Part
from uncounted.publish.content import Content, DocumentSource, Stated
from uncounted.publish.text import Run, Runs, said
from uncounted.publish.wording import Words


def part(content: Content, words: Words) -> Part:
    """List the figures of the period."""
    heading = words.fill("headings.figures")
    intro = Paragraph(words.fill("figures.intro"), style="note")
    blocks: list[Block] = [intro if content.narrative else Paragraph(words.fill("figures.none"))]
    for _, group in groupby(content.narrative, key=lambda each: each.sha256):
        blocks.append(_of_document(words, list(group)))
    if content.replaced:
        blocks.append(Bullets(tuple(_replaced(words, each) for each in content.replaced)))
    return Part("figures", heading, tuple(blocks))


def row_anchor(stated: Stated) -> str:
    """Give the anchor of a figure's row among the figures of the period."""
    return f"row-{stated.anchor}"


def document_name(words: Words, document: Document) -> Runs:
    """Name the document a figure comes from: title, publisher, day of issue."""
    title = (said(document.title),) if document.title else words.fill("sources.untitled")
    publisher = (said(document.publisher),) if document.publisher else ()
    issued = words.fill("sources.on", day=words.date(document.issued)) if document.issued else ()
    return phrases.joined((title, publisher, issued), " · ")


def _replaced(words: Words, source: DocumentSource) -> Runs:
    ref = Run(source.ref, href=f"#{source.anchor}", style="ref")
    return words.fill("figures.replaced", document=document_name(words, source.document), ref=ref)


def _of_document(words: Words, group: list[Stated]) -> FigureRows:
    by_caveat = groupby(group, key=lambda each: each.figure.caveat)
    groups = tuple(_with_one_caveat(words, list(found)) for _, found in by_caveat)
    return FigureRows(document_name(words, group[0].document), groups)


def _with_one_caveat(words: Words, group: list[Stated]) -> FigureGroup:
    first = group[0]
    anchor = f"limits-{first.anchor}"
    see: tuple[Runs, ...] = ()
    if len(group) > 1 and first.figure.caveat:
        see = ((Run(words.text("caveat.see"), href=f"#{anchor}", style="ref"),),)
    return FigureGroup(
        id=anchor,
        rows=tuple(_row(words, each, see) for each in group),
        caution=phrases.caveat(words, first, n_figures=len(group)),
        flag=phrases.unreliable(words, first),
    )


def _row(words: Words, stated: Stated, see: tuple[Runs, ...]) -> FigureRow:
    return FigureRow(
        id=row_anchor(stated),
        number=(phrases.stated_number(words, stated),),
        what=phrases.what(words, stated.figure),
        particulars=(
            phrases.when(words, stated.figure),
            phrases.who(words, stated),
            *(part for part in (phrases.checked_short(words, stated),) if part),
            *see,
        ),
    )
