"""How the numbers were made, short and plain, with what a statistician needs to make them again."""

from __future__ import annotations

from uncounted.publish import phrases
from uncounted.publish.blocks import Bullets, Part
from uncounted.publish.content import Content
from uncounted.publish.estimated import SMALL_CELL
from uncounted.publish.text import Runs
from uncounted.publish.wording import Words


def part(content: Content, words: Words) -> Part:
    """Describe the method."""
    sentences = (
        words.fill("method.kept"),
        words.fill("method.read"),
        words.fill("method.headline"),
        words.fill("method.versions"),
        _matched(content, words),
        _estimated(content, words),
        words.fill("method.rounded"),
        words.fill("method.small_cells", n=words.number(SMALL_CELL)),
        words.fill("method.same"),
    )
    return Part(
        "method", words.fill("headings.method"), (Bullets(tuple(each for each in sentences if each)),)
    )


def _matched(content: Content, words: Words) -> Runs:
    found = content.documented
    if found is None:
        return words.fill("method.not_matched")
    return words.fill(
        "method.matched",
        same=phrases.percent(words, found.doubt.prob_same),
        review=phrases.percent(words, found.doubt.prob_review),
        judgements=phrases.linked(words, found.n_judgements, to="documented", ref="D"),
    )


def _estimated(content: Content, words: Words) -> Runs:
    found = content.estimated
    if found is None:
        return words.fill("method.not_estimated")
    estimate = found.estimate
    return words.fill(
        "method.estimated",
        model=phrases.model(words, estimate.model),
        lists=words.number(len(estimate.lists)),
        link=phrases.evidence(words, found),
    )
