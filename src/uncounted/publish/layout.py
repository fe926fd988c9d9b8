"""Puts the sections of the brief in order, in one language."""

from __future__ import annotations

from uncounted.publish.blocks import Page
from uncounted.publish.content import Content
from uncounted.publish.sections import (
    cards,
    chart,
    differences,
    evidence,
    figures,
    limits,
    method,
    sources,
    statements,
    strata,
    summary,
)
from uncounted.publish.text import said
from uncounted.publish.wording import Words

_SECTIONS = (
    summary,
    cards,
    differences,
    figures,
    chart,
    strata,
    limits,
    statements,
    method,
    sources,
    evidence,
)


def page(content: Content, words: Words) -> Page:
    """Word a brief in one language."""
    return Page(
        language=words.language,
        title=(said(content.title),),
        period=words.fill("page.period", start=words.date(content.start), end=words.date(content.end)),
        contents=words.fill("page.contents"),
        parts=tuple(section.part(content, words) for section in _SECTIONS),
        colophon=words.fill("page.colophon", hash=content.input_hash[:12]),
    )
