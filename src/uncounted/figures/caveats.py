"""Sentences that limit figures: "probably much higher", "are not included", "could not be verified".

A caveat belongs to the figures around it that have the same source: those of its own sentence, and
those before it in its paragraph; one that opens a paragraph belongs to the paragraph before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from uncounted.figures import lexicon
from uncounted.figures.sentences import Sentence


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
    """

    sentence: int
    start: int
    end: int
    rule: str


def caveats_of(plain: str, sentences: list[Sentence]) -> list[Caveat]:
    """Find the limiting sentences of a text, in order."""
    found = []
    for number, sentence in enumerate(sentences):
        for rule, pattern in _patterns():
            # a limit stands in an ordinary sentence; a giant one is a table or a broken text
            end = min(sentence.end, sentence.start + 2000)
            match = pattern.search(plain, sentence.start, end)
            if match is not None:
                stop = sentence.end
                while stop > sentence.start and plain[stop - 1] in ".။ ":
                    stop -= 1
                found.append(Caveat(number, sentence.start, min(stop, sentence.start + 600), rule))
                break
    return found


def applies(caveat: Caveat, sentences: list[Sentence], figure_sentence: int, *, opens: bool) -> bool:
    """Say whether a caveat reaches back to the figures of a sentence.

    Parameters
    ----------
    caveat
        The caveat.
    sentences
        All sentences.
    figure_sentence
        Number of the sentence the figure stands in.
    opens
        Whether the caveat's sentence is the first of its paragraph.
    """
    here, there = sentences[caveat.sentence], sentences[figure_sentence]
    if figure_sentence == caveat.sentence:
        return True
    if there.paragraph == here.paragraph:
        return figure_sentence < caveat.sentence or caveat.sentence == figure_sentence
    return opens and there.paragraph < here.paragraph <= there.paragraph + 3


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (each["rule"], re.compile(each["pattern"], re.IGNORECASE))
        for each in lexicon.document("caveats")["caveat"]
    )
