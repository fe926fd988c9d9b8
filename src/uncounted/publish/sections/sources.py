"""Every document and every list that the brief rests on, with the hash of its original."""

from __future__ import annotations

from uncounted.publish import phrases
from uncounted.publish.blocks import Block, Paragraph, Part, Subheading, Table, TableRow
from uncounted.publish.content import Content, DocumentSource, ListSource
from uncounted.publish.text import Run, Runs, said
from uncounted.publish.wording import Words

_DOCUMENT_HEAD = ("ref", "title", "publisher", "issued", "figures", "sha256")
_LIST_HEAD = ("ref", "name", "publisher", "released", "rows", "refused", "sha256")


def part(content: Content, words: Words) -> Part:
    """Show the sources."""
    blocks: list[Block] = [Subheading(words.fill("sources.documents"))]
    if content.documents:
        blocks.append(_documents(content, words))
    else:
        blocks.append(Paragraph(words.fill("sources.no_documents")))
    if content.n_documents_unused:
        n = words.number(content.n_documents_unused)
        blocks.append(Paragraph(words.count("sources.unused", content.n_documents_unused, n=n), style="note"))
    blocks.append(Subheading(words.fill("sources.lists"), id="lists"))
    blocks.append(_lists(content, words) if content.lists else Paragraph(words.fill("sources.no_lists")))
    blocks.append(Paragraph(words.fill("sources.hashes"), style="note"))
    return Part("sources", words.fill("headings.sources"), tuple(blocks))


def short_hash(sha256: str) -> Run:
    """Show the first twelve digits of a hash, the whole in its title and on paper."""
    return Run(sha256[:12], style="hash", title=sha256)


def _documents(content: Content, words: Words) -> Table:
    return Table(
        caption=words.fill("sources.documents_caption"),
        head=tuple(words.fill(f"sources.head_{name}") for name in _DOCUMENT_HEAD),
        rows=tuple(_document(words, each) for each in content.documents),
        is_number=(False, False, False, False, True, False),
    )


def _document(words: Words, each: DocumentSource) -> TableRow:
    document = each.document
    title: Runs = (said(document.title),) if document.title else words.fill("sources.untitled")
    marks: list[Runs] = [title]
    if each.is_replaced:
        marks.append((Run(words.text("sources.replaced"), style="flag"),))
    if not document.quality.reliable:
        marks.append((Run(words.text("sources.unreliable"), style="flag"),))
    if document.encoding in ("zawgyi", "mixed"):
        marks.append((Run(words.text(f"sources.{document.encoding}"), style="flag"),))
    if not each.is_in_period:
        marks.append((Run(words.text("sources.earlier"), style="quiet"),))
    issued = words.date(document.issued) if document.issued else words.text("sources.no_date")
    publisher = said(document.publisher) if document.publisher else Run(words.text("sources.no_publisher"))
    cells = (
        (Run(each.ref, style="ref"),),
        phrases.joined(tuple(marks)),
        (publisher,),
        (Run(issued),),
        (Run(words.number(each.n_figures)),),
        (short_hash(document.sha256),),
    )
    return TableRow(cells, id=each.anchor)


def _lists(content: Content, words: Words) -> Table:
    return Table(
        caption=words.fill("sources.lists_caption"),
        head=tuple(words.fill(f"sources.head_{name}") for name in _LIST_HEAD),
        rows=tuple(_list(words, each) for each in content.lists),
        is_number=(False, False, False, False, True, True, False),
    )


def _list(words: Words, each: ListSource) -> TableRow:
    release = each.release
    released = words.date(release.released) if release.released else words.text("sources.no_date")
    publisher = said(release.publisher) if release.publisher else Run(words.text("sources.no_publisher"))
    cells = (
        (Run(each.ref, style="ref"),),
        (said(release.list_name),),
        (publisher,),
        (Run(released),),
        (Run(words.number(release.n_rows)),),
        (Run(words.number(release.n_refused_rows)),),
        (short_hash(release.sha256),),
    )
    return TableRow(cells, id=each.anchor)
