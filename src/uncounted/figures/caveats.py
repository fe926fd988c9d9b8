"""Sentences that limit figures: "probably much higher", "are not included", "could not be verified".

A caveat belongs to the figures around it: those of its own sentence, and those before it in its
paragraph; one in a paragraph that has stated no figure yet belongs to the paragraphs before. Limits
that follow one another are one caveat. Numbers that are taken back are in `corrections`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from uncounted.figures import lexicon
from uncounted.figures.finding import Found
from uncounted.figures.sentences import Sentence

_LONGEST = 600
_MOST_TRIED = 4
_MOST_AFTER_OPENING = 2
_REFERS = re.compile(
    r"\b(?:them|these|those|this|figures?|numbers?|totals?|counts?|toll|tally)\b|စာရင်း|ကိန်း", re.IGNORECASE
)


@dataclass(frozen=True)
class Caveat:
    """A limiting sentence.

    Attributes
    ----------
    sentence
        Number of the sentence in the text.
    start, end
        Half-open offsets of the words to quote.
    rule
        What sort of limit.
    reaches_back
        Whether it speaks of the figures of the paragraphs before its own.
    """

    sentence: int
    start: int
    end: int
    rule: str
    reaches_back: bool = False


def caveats_of(plain: str, sentences: list[Sentence], with_figures: set[int]) -> list[Caveat]:
    """Find the limiting sentences of a text, in order.

    Parameters
    ----------
    plain
        The plain text.
    sentences
        Its sentences.
    with_figures
        Numbers of the sentences that state a figure.
    """
    found = []
    opening, opened_by_figure = 0, False
    for number, sentence in enumerate(sentences):
        if sentence.paragraph != sentences[opening].paragraph:
            opening, opened_by_figure = number, False
        opened_by_figure = opened_by_figure or number in with_figures
        for rule, pattern in _patterns():
            # a limit stands in an ordinary sentence; a giant one is a table or a broken text
            end = min(sentence.end, sentence.start + 2000)
            if pattern.search(plain, sentence.start, end) is not None:
                stop = _without_stop(plain, sentence)
                refers = number - opening <= _MOST_AFTER_OPENING and bool(
                    _REFERS.search(plain, sentence.start, stop)
                )
                reaches_back = number == opening or (refers and not opened_by_figure)
                stop = min(stop, sentence.start + _LONGEST)
                found.append(Caveat(number, sentence.start, stop, rule, reaches_back))
                break
    return found


def caveat_for(limits: list[Caveat], sentences: list[Sentence], figure_sentence: int) -> Found[str] | None:
    """Give the caveat of the figures of a sentence, with the limits that follow it at once.

    Parameters
    ----------
    limits
        The caveats of the text, in order.
    sentences
        All sentences.
    figure_sentence
        Number of the sentence the figures stand in.
    """
    first = bisect_left(limits, figure_sentence, key=lambda each: each.sentence)
    for at in range(first, min(first + _MOST_TRIED, len(limits))):
        if _applies(limits[at], sentences, figure_sentence):
            caveat, end = limits[at], limits[at].end
            for before, after in zip(limits[at:], limits[at + 1 :], strict=False):
                together = sentences[before.sentence].paragraph == sentences[after.sentence].paragraph
                if after.sentence != before.sentence + 1 or not together or end - caveat.start > _LONGEST:
                    break
                end = after.end
            return Found("", caveat.rule, caveat.start, end)
    return None


def _applies(caveat: Caveat, sentences: list[Sentence], figure_sentence: int) -> bool:
    here, there = sentences[caveat.sentence], sentences[figure_sentence]
    if there.paragraph == here.paragraph:
        return figure_sentence <= caveat.sentence
    return caveat.reaches_back and there.paragraph < here.paragraph <= there.paragraph + 3


def _without_stop(plain: str, sentence: Sentence) -> int:
    stop = sentence.end
    while stop > sentence.start and plain[stop - 1] in ".။ ":
        stop -= 1
    return stop


@lexicon.derived
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (each["rule"], re.compile(each["pattern"], re.IGNORECASE))
        for each in lexicon.document("caveats")["caveat"]
    )
