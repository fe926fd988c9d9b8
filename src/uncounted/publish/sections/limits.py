"""What the numbers leave out: in the publishers' words, and by what the lists hold and do not hold."""

from __future__ import annotations

from uncounted.publish import phrases
from uncounted.publish.blocks import Block, Bullets, Paragraph, Part, Subheading, Table, TableRow
from uncounted.publish.content import Content, Estimated, ListSource, Stated
from uncounted.publish.text import Run, Runs, said, tidy
from uncounted.publish.wording import Words

_HEAD = ("name", "rows", "refused", "first", "last", "undated", "no_region", "no_name")


def part(content: Content, words: Words) -> Part:
    """Say what the numbers leave out."""
    blocks: list[Block] = [Subheading(words.fill("limits.stated")), Bullets(_caveats(content, words))]
    blocks += [Subheading(words.fill("limits.documented")), Bullets(_lists(content, words))]
    if content.lists:
        blocks.append(_coverage(content, words))
    blocks += [Subheading(words.fill("limits.estimated"), id="assumptions")]
    if content.estimated is None:
        blocks.append(Paragraph(words.fill("limits.no_estimate")))
    else:
        blocks.append(Paragraph(words.fill("limits.assumptions")))
        blocks.append(Bullets(_assumptions(content.estimated, words)))
    return Part("limits", words.fill("headings.limits"), tuple(blocks))


def _caveats(content: Content, words: Words) -> tuple[Runs, ...]:
    said: dict[tuple[str, str], list[Stated]] = {}
    for each in content.stated:
        if each.figure.caveat:
            said.setdefault((each.who, tidy(each.figure.caveat)), []).append(each)
    sentences = [_caveat(words, group) for group in said.values()]
    without = sum(not each.figure.caveat for each in content.stated)
    if without:
        n = phrases.linked(words, without, to="figures")
        sentences.append(words.count("limits.without_caveat", without, n=n))
    unsure = sum(not each.is_reliable for each in content.stated)
    if unsure:
        n = phrases.linked(words, unsure, to="sources")
        sentences.append(words.count("limits.unreliable", unsure, n=n))
    unchecked = sum(each.status == "machine" for each in content.stated)
    if unchecked:
        n = phrases.linked(words, unchecked, to="evidence")
        sentences.append(words.count("limits.unchecked", unchecked, n=n))
    if content.n_undated_documents:
        n = phrases.linked(words, content.n_undated_documents, to="sources")
        sentences.append(words.count("limits.undated_documents", content.n_undated_documents, n=n))
    return tuple(sentences) or (words.fill("limits.nothing_stated"),)


def _caveat(words: Words, group: list[Stated]) -> Runs:
    first = group[0]
    refs = phrases.joined(tuple((Run(each.ref, href=f"#{each.anchor}", style="ref"),) for each in group), " ")
    return words.fill(
        "limits.caveat",
        who=said(first.who) if first.who else Run(words.text("who.unnamed")),
        caveat=said(first.figure.caveat or ""),
        refs=refs,
    )


def _lists(content: Content, words: Words) -> tuple[Runs, ...]:
    sentences = [words.fill("limits.only_named")]
    found = content.documented
    refused = sum(source.release.n_refused_rows for source in content.lists)
    if refused:
        sentences.append(
            words.count("limits.refused_rows", refused, n=phrases.linked(words, refused, to="lists"))
        )
    if found and found.n_undated:
        n = phrases.linked(words, found.n_undated, to="documented", ref="D")
        sentences.append(words.count("limits.undated", found.n_undated, n=n))
    if found and found.n_after_period:
        n = phrases.linked(words, found.n_after_period, to="documented", ref="D")
        sentences.append(words.count("limits.after_period", found.n_after_period, n=n))
    return tuple(sentences)


def _coverage(content: Content, words: Words) -> Table:
    return Table(
        caption=words.fill("limits.coverage"),
        head=tuple(words.fill(f"limits.head_{name}") for name in _HEAD),
        rows=tuple(_row(words, source) for source in content.lists),
        is_number=(False, True, True, False, False, True, True, True),
    )


def _row(words: Words, source: ListSource) -> TableRow:
    def n(value: int) -> Runs:
        return (phrases.linked(words, value, to=source.anchor, ref=source.ref),)

    def day(value: str) -> Runs:
        return (Run(words.short_date(value) if value else "–"),)

    name = said(source.release.list_name)
    cells = (
        (name,),
        n(source.n_rows),
        n(source.release.n_refused_rows),
        day(source.first_day),
        day(source.last_day),
        n(source.n_undated),
        n(source.n_without_region),
        n(source.n_without_name),
    )
    return TableRow(cells)


def _assumptions(found: Estimated, words: Words) -> tuple[Runs, ...]:
    return tuple(phrases.assumption(words, text) for text in found.estimate.assumptions)
