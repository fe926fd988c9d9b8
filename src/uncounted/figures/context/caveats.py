"""Sentences that limit figures: "probably much higher", "are not included", "could not be verified".

A caveat belongs to the figures around it: those of its own sentence, and those before it in its
paragraph; one in a paragraph that has stated no figure yet belongs to the paragraphs before. Limits
that follow one another are one caveat. Numbers that are taken back are in `corrections`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from uncounted.figures import lexicon
from uncounted.figures.finding import Found
from uncounted.figures.lexicon.patterns import PatternIndex
from uncounted.figures.text.sentences import Sentence

_LONGEST = 600
_OF_ITS_SENTENCE = ("claim", "forecast")
_OWN_VOICE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_MOST_TRIED = 4
_NEAR = 3
_FAR = 8
_MOST_AFTER_OPENING = 2
_REFERS = re.compile(
    r"\b(?:them|these|those|this|figures?|numbers?|totals?|counts?|toll|tally)\b|စာရင်း|ကိန်း|အရေအတွက်",
    re.IGNORECASE,
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
    is_clause
        Whether its sentence states figures itself; then it limits only these.
    sources
        Whose figures it limits: those of the figures before it, the document's own ("") where it says "our".
    """

    sentence: int
    start: int
    end: int
    rule: str
    reaches_back: bool = False
    is_clause: bool = False
    sources: tuple[str, ...] = ()


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
    opening = 0
    for number, sentence in enumerate(sentences):
        if sentence.paragraph != sentences[opening].paragraph:
            opening = number
        # a limit stands in an ordinary sentence; a giant one is a table or a broken text
        end = min(sentence.end, sentence.start + 2000)
        for rule, _ in _patterns().matches(plain, sentence.start, end):
            stop = _without_stop(plain, sentence)
            refers = number - opening <= _MOST_AFTER_OPENING and bool(
                _REFERS.search(plain, sentence.start, stop)
            )
            is_clause = number in with_figures or rule in _OF_ITS_SENTENCE
            reaches_back = not is_clause and (number == opening or refers)
            stop = min(stop, sentence.start + _LONGEST)
            own = ("",) if _OWN_VOICE.search(plain, sentence.start, stop) else ()
            found.append(Caveat(number, sentence.start, stop, rule, reaches_back, is_clause, own))
            break
    return found


def with_sources(limits: list[Caveat], told: list[tuple[int, str]]) -> list[Caveat]:
    """Say of each caveat whose figures it limits: those of the source of the figure before it.

    Parameters
    ----------
    limits
        The caveats of the text, in order.
    told
        Sentence and source of each figure, in order; an empty source where nobody is named.
    """
    sentences = [sentence for sentence, _ in told]
    known = []
    for each in limits:
        at = bisect_right(sentences, each.sentence)
        known.append(replace(each, sources=(*each.sources, told[at - 1][1])) if at else each)
    return known


def caveat_for(
    limits: list[Caveat], sentences: list[Sentence], figure_sentence: int, source: str = ""
) -> Found[str] | None:
    """Give the caveat of the figures of a sentence, with the limits that follow it at once.

    Parameters
    ----------
    limits
        The caveats of the text, in order.
    sentences
        All sentences.
    figure_sentence
        Number of the sentence the figures stand in.
    source
        Who says the figure; a caveat reaches back over paragraphs to figures of one source only.
    """
    first = bisect_left(limits, figure_sentence, key=lambda each: each.sentence)
    for at in range(first, min(first + _MOST_TRIED, len(limits))):
        if _applies(limits[at], sentences, figure_sentence, source):
            caveat, end = limits[at], limits[at].end
            for before, after in zip(limits[at:], limits[at + 1 :], strict=False):
                together = sentences[before.sentence].paragraph == sentences[after.sentence].paragraph
                if after.sentence != before.sentence + 1 or not together or end - caveat.start > _LONGEST:
                    break
                end = after.end
            return Found("", caveat.rule, caveat.start, end)
    return None


def _applies(caveat: Caveat, sentences: list[Sentence], figure_sentence: int, source: str) -> bool:
    here, there = sentences[caveat.sentence], sentences[figure_sentence]
    if caveat.is_clause:
        return figure_sentence == caveat.sentence
    if there.paragraph == here.paragraph:
        return figure_sentence <= caveat.sentence
    is_one_source = not caveat.sources or source in caveat.sources
    reach = _FAR if is_one_source and source else _NEAR
    return (
        caveat.reaches_back and is_one_source and there.paragraph < here.paragraph <= there.paragraph + reach
    )


def _without_stop(plain: str, sentence: Sentence) -> int:
    stop = sentence.end
    while stop > sentence.start and plain[stop - 1] in ".။ ":
        stop -= 1
    return stop


@lexicon.derived
def _patterns() -> PatternIndex[str]:
    return PatternIndex(
        (re.compile(each["pattern"], re.IGNORECASE), each["rule"])
        for each in lexicon.document("caveats")["caveat"]
    )
