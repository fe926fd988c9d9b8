"""The opening paragraph: the whole brief in four plain sentences."""

from __future__ import annotations

from uncounted.publish import phrases
from uncounted.publish.blocks import Paragraph, Part
from uncounted.publish.content import Content
from uncounted.publish.text import Run, Runs, said
from uncounted.publish.wording import Words


def part(content: Content, words: Words) -> Part:
    """Sum the brief up."""
    sentences = (
        _documents(content, words),
        _stated(content, words),
        _documented(content, words),
        _estimated(content, words),
    )
    return Part("summary", (), (Paragraph(phrases.joined(sentences), style="lead"),))


def _documents(content: Content, words: Words) -> Runs:
    n = sum(document.is_in_period and not document.is_replaced for document in content.documents)
    if not n:
        return words.fill("summary.no_documents")
    documents = words.count("summary.n_documents", n, n=phrases.linked(words, n, to="sources"))
    if not content.narrative:
        return words.fill("summary.documents_without_figures", documents=documents)
    n_figures = len(content.narrative)
    figures = words.count("summary.n_figures", n_figures, n=phrases.linked(words, n_figures, to="figures"))
    return words.fill("summary.documents", documents=documents, figures=figures)


def _stated(content: Content, words: Words) -> Runs:
    measure = phrases.measure(words, content.measure)
    if content.headline is None:
        return words.fill("summary.no_stated", measure=measure)
    return words.fill(
        "summary.stated",
        who=_who(content, words),
        number=phrases.stated_number(words, content.headline),
        measure=measure,
        day=words.date(content.headline.figure.stands_at or ""),
    )


def _who(content: Content, words: Words) -> Run:
    from_document = content.headline.who if content.headline else ""
    return said(from_document) if from_document else Run(words.text("who.unnamed"))


def _documented(content: Content, words: Words) -> Runs:
    found = content.documented
    if found is None or not found.n_persons:
        return words.fill("summary.no_documented")
    lists = words.count("summary.n_lists", found.patterns.n_lists, n=words.number(found.patterns.n_lists))
    return words.fill(
        "summary.documented",
        lists=lists,
        number=phrases.linked(words, found.n_persons, to="documented", ref="D"),
        several=phrases.linked(words, found.n_on_several, to="documented", ref="D"),
        measure=phrases.measure(words, content.measure),
    )


def _estimated(content: Content, words: Words) -> Runs:
    if content.estimated is None:
        return words.fill("summary.no_estimate")
    if content.estimated.rounded is None:
        return words.fill("summary.refused")
    return words.fill("summary.estimated", interval=phrases.interval(words, content.estimated))
