"""The period's statements and reports, each in its own script, damaged entries kept and marked."""

from __future__ import annotations

from uncounted.publish import phrases
from uncounted.publish.blocks import Block, Item, Items, Paragraph, Part, Subheading
from uncounted.publish.content import Content, ListedStatement, Section
from uncounted.publish.text import Run, Runs, said
from uncounted.publish.wording import Words


def part(content: Content, words: Words) -> Part:
    """List the statements."""
    heading = words.fill("headings.statements")
    if not content.sections:
        return Part("statements", heading, (Paragraph(words.fill("statements.none")),))
    blocks: list[Block] = []
    for section in content.sections:
        blocks.append(Subheading(_name(section, words)))
        blocks.append(Items(tuple(_item(words, each) for each in section.statements)))
    return Part("statements", heading, tuple(blocks))


def _name(section: Section, words: Words) -> Runs:
    if not section.name:
        return words.fill("statements.no_section")
    translated = words.label("sections", " ".join(section.name.casefold().split()))
    name = Run(translated) if translated else said(section.name)
    return words.fill("statements.inferred", name=name) if section.is_inferred else (name,)


def _item(words: Words, each: ListedStatement) -> Item:
    statement = each.statement
    title = said(statement.title, lang=statement.language if statement.title else "")
    authors = phrases.joined(tuple((said(author),) for author in statement.authors), words.text("comma"))
    particulars = [words.fill("statements.by", authors=authors)] if authors else []
    if statement.reference:
        particulars.append(words.fill("statements.reference", reference=said(statement.reference)))
    links = phrases.joined(
        tuple((Run(ref, href=f"#{anchor}", style="ref"),) for anchor, ref in each.sources),
        words.text("comma"),
    )
    particulars.append(words.fill("statements.listed_in", sources=links))
    return Item(
        lead=(title,) if title.text else words.fill("statements.no_title"),
        particulars=tuple(particulars),
        flag=_damage(words, statement.damage),
    )


def _damage(words: Words, damage: str) -> Runs:
    if not damage:
        return ()
    label = words.label("damages", damage)
    return words.fill("statements.damaged", damage=Run(label) if label else said(damage, lang="en"))
