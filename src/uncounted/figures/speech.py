"""How far a source carries: from the sentence that names it to those that go on with its count.

A source holds for its sentence and for following ones that refer back ("It lists ...", "The dead
include ...") or go on with the same count. A publisher of counts carries further than a witness of one
event. It ends where another speaks, and where the text turns to narration: another time, another
matter, a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from uncounted.figures.naming import Names
from uncounted.figures.numbers import Number
from uncounted.figures.periods import Time
from uncounted.figures.sentences import Sentence
from uncounted.figures.sources import IN_BRACKETS, OWN_LINE, Source, goes_on, sources_of
from uncounted.figures.timeline import family_of

_OWN_SENTENCE_ONLY = (IN_BRACKETS, OWN_LINE)
_REFERS = re.compile(
    r"\b(?:of (?:them|whom|these|those|the (?:dead|victims|wounded|detainees|arrested|injured|total))|among (?:them|the (?:dead|victims))|"
    r"of the (?:documented|recorded|reported))\b|ယင်း|၎င်း|သေဆုံးသူ|အနက်",
    re.IGNORECASE,
)


@dataclass
class Speech:
    """Who speaks while a text is read once from top to bottom.

    Attributes
    ----------
    names
        The names of the document.
    source
        The source that may carry on.
    families
        The matters that its figures were about.
    is_tally
        Whether it counts over a stretch of time, and not one event.
    paragraph
        Paragraph it was last heard in.
    """

    names: Names
    source: Source | None = None
    families: set[str] = field(default_factory=set)
    times: list[Time] = field(default_factory=list)
    is_tally: bool = False
    paragraph: int = -1

    def hear(self, plain: str, sentence: Sentence, figures: list[Number]) -> list[Source]:
        """Find the sources of a sentence, each in its fullest form."""
        heard = (self.names.resolve(each) for each in sources_of(plain, sentence, figures))
        return [each for each in heard if each is not None]

    def source_of(
        self, plain: str, sentence: Sentence, own: Sequence[Time], measures: Sequence[str], *, listed: bool
    ) -> Source | None:
        """Give the source that carries into a sentence which names none, if it goes on with its count.

        Parameters
        ----------
        plain, sentence
            The plain text, and the sentence.
        own
            The times that the sentence states itself.
        measures
            The measures of its figures.
        listed
            Whether it is a line of a list.
        """
        if self.source is None:
            return None
        if listed or goes_on(plain, sentence) or _REFERS.search(plain, sentence.start, sentence.end):
            return self.source
        same_matter = not self.families.isdisjoint(map(family_of, measures))
        if self._is_other_time(own):
            return None
        if sentence.paragraph != self.paragraph:
            return self.source if self.is_tally and same_matter else None
        return self.source if self.is_tally or same_matter or not self.families else None

    def told(
        self, sentence: Sentence, named: list[Source], times: Sequence[Time | None], measures: Sequence[str]
    ) -> None:
        """Take note of who spoke in a sentence, of what, and of when."""
        lasting = [each for each in named if each.rule not in _OWN_SENTENCE_ONLY]
        if lasting and not sentence.heading:
            self.source = lasting[-1]
            self.paragraph = sentence.paragraph
            self.families = set(map(family_of, measures))
            self.times = [each for each in times if each is not None]
            self.is_tally = any(map(_is_stretch, self.times))

    def went_on(self, sentence: Sentence, measures: Sequence[str]) -> None:
        """Take note that the source carried into a sentence."""
        self.paragraph = sentence.paragraph
        self.families |= set(map(family_of, measures))

    def _is_other_time(self, own: Sequence[Time]) -> bool:
        """Say whether a sentence has a time of its own that the source's count does not cover."""
        stated = [each for each in own if each.first is not None or each.as_of is not None]
        if not stated:
            return False
        if self.is_tally:
            return any(_is_day(each) for each in stated)
        return not any(_covers(mine, each) for mine in self.times for each in stated)


def _is_stretch(time: Time) -> bool:
    return time.as_of is not None or (time.first is not None and time.first != time.last)


def _is_day(time: Time) -> bool:
    return time.as_of is None and time.first is not None and time.first == time.last


def _covers(mine: Time, other: Time) -> bool:
    first, last = mine.first, mine.last or mine.as_of
    day = other.first or other.as_of
    if day is None:
        return True
    return (first is None or first <= day) and (last is None or day <= last)


def is_source_line(sources: list[Source], numbers: list[Number]) -> bool:
    """Say whether a sentence is only the line that names the source of what stands above it."""
    return not numbers and bool(sources) and all(each.rule == OWN_LINE for each in sources)
