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

from uncounted.figures.attribution.naming import Names
from uncounted.figures.attribution.sources import goes_on, is_for_its_sentence, sources_of
from uncounted.figures.attribution.speakers import BYLINE, OWN_LINE, OWN_VOICE, Source
from uncounted.figures.burmese import sources as burmese
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.sentences import Sentence
from uncounted.figures.times.periods import Time
from uncounted.figures.times.timeline import family_of

_NEAR = 20
_AMONG_NEAR = 40
_OPENING = 24
# what a count of harm over a stretch of time is not about
_OTHER_MATTERS = frozenset(
    {
        "money",
        "price",
        "currency_value",
        "items_sold",
        "troops",
        "organisations",
        "cases",
        "other",
        "weapons",
        "prison_term",
    }
)
_ELSEWHERE = re.compile(r"(?:In|At|Near|Elsewhere|Meanwhile|Separately)\b")
_BURMESE = re.compile("[\u1000-\u109f]")
_REFERS = re.compile(
    r"\b(?:of (?:them|whom|these|those|the (?:dead|deaths|killings|victims|wounded|detainees|arrested|"
    r"arrests|injured|incidents|attacks|violations|cases|casualties|total))|"
    r"among (?:them|the (?:dead|victims))|others (?:were|had|have|are|died|fled)|"
    r"of the (?:documented|recorded|reported)|"
    r"its (?:own )?(?:count|tally|figures|data|records|list))\b|ယင်းတို့|၎င်းတို့|ယင်းမှာ|သေဆုံးသူများ",
    re.IGNORECASE,
)
# one person, of whom no body's count is made: "He was 47", "Hla Win, 43, who ..."
_SOMEBODY = re.compile(r"[\"'(]?(?:he|she|his|her)\b", re.IGNORECASE)
_AGED = re.compile(r"\b[A-Z][\w'-]+ [A-Z][\w'-]+, (?:aged )?\d{1,2}[,.;]")
# a number that stands for what was counted just before: "Two thirds were women", "Half are children"
_BARE = re.compile(r"\s(?:were|are|was|had been|have been)\b")
_AMONG = re.compile(r"\b(?:are|is|was|were) among the (?:dead|victims|wounded|injured|killed|arrested)\b")
_CHANGE = re.compile(
    r"(?:This|That) (?:is|was|represents|represented|marks|marked|means|compares|brings|brought|includes|"
    r"included|amounts|amounted)\b"
)
_THEREIN = re.compile(r"\b(?:in|by) (?:them|these)\b")
_WEAK = re.compile(r"[\"'(]?(?:they|these|those|this|their)\b", re.IGNORECASE)
_OWN_VOICE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_NAMES_IT = re.compile(
    r"[\"'(]?(?:it|its|the (?:report|group|statement|organi[sz]ation|same))\b", re.IGNORECASE
)
_QUOTED = re.compile('"[^"]*"')


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
    times
        The times of its figures.
    is_tally
        Whether it is a body that counts over a stretch of time, and not one event.
    paragraph, line
        Where it was last heard.
    """

    names: Names
    source: Source | None = None
    families: set[str] = field(default_factory=set)
    times: list[Time] = field(default_factory=list)
    is_tally: bool = False
    paragraph: int = -1
    line: int = -1
    _is_body: bool = False
    _has_lapsed: bool = False
    _intro: Source | None = None
    _line: int = -1
    _is_listed: bool = False

    def begin(self, plain: str, sentence: Sentence, *, listed: bool) -> None:
        """Give each line of a list the source of the words above the list, not that of the line before."""
        if sentence.line == self._line:
            return
        if sentence.heading and not listed:
            self.source = None
        was_listed, self._is_listed, self._line = self._is_listed, listed, sentence.line
        if listed and not was_listed:
            introduced = (
                plain[max(0, sentence.start - 40) : sentence.start].rstrip(" \n")[-1:] == ":" or self.is_tally
            )
            self._intro = self.source if introduced and sentence.paragraph <= self.paragraph + 1 else None
        if listed:
            self.source = self._intro

    def hear(self, plain: str, sentence: Sentence, figures: list[Number]) -> list[Source]:
        """Find the sources of a sentence, each in its fullest form."""
        found = sources_of(plain, sentence, figures)
        heard = (self.names.resolve(each, remember=not sentence.heading) for each in found)
        return [each for each in heard if each is not None]

    def source_of(
        self, plain: str, sentence: Sentence, own: Sequence[Time], measures: Sequence[str], *, first: int
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
        first
            Where its first figure ends.
        """
        if self.source is None:
            return None
        if self._is_listed:
            return self.source
        words = _QUOTED.sub("", plain[sentence.start : sentence.end])
        if _OWN_VOICE.search(words):
            self.source = None  # from here on the document speaks for itself
            return None
        if "population" in measures:
            self._has_lapsed = True  # the whole that a baseline gives is told, not counted by the source
            return None
        if self._refers(plain, sentence, first):
            return self.source
        if not self._has_lapsed and self._is_body and self._is_same_count(plain, sentence, measures):
            opens = first - sentence.start < _OPENING
            goes_on = _is_burmese(plain, sentence) and (self.families - {"other"}).issuperset(measures)
            if not self._is_other_time(own, opens=opens) or (goes_on and not any(map(_is_day, own))):
                return self.source
        self._has_lapsed = True
        return None

    def _is_same_count(self, plain: str, sentence: Sentence, measures: Sequence[str]) -> bool:
        """Say whether figures are of the matter that the source counts."""
        is_near = sentence.paragraph == self.paragraph and sentence.line == self.line
        if not is_near and not self.is_tally:
            return False
        is_same = not set(map(family_of, self.families)).isdisjoint(map(family_of, measures))
        if is_near and self.is_tally:
            return is_same or not _OTHER_MATTERS.issuperset(measures)
        return is_same and (self.is_tally or _ELSEWHERE.match(plain, sentence.start) is None)

    def _refers(self, plain: str, sentence: Sentence, first: int) -> bool:
        """Say whether a sentence refers back to the source or its count, not to what was told since."""
        if self._has_lapsed:
            is_close = sentence.paragraph <= self.paragraph + 1
            return is_close and _NAMES_IT.match(plain, sentence.start) is not None
        if self._is_body and (_SOMEBODY.match(plain, sentence.start) or self._is_case(plain, sentence)):
            return False
        opens = first - sentence.start < _OPENING and sentence.paragraph == self.paragraph
        if opens and (_BARE.match(plain, first) or _AMONG.search(plain, first, first + _AMONG_NEAR)):
            return True
        if _CHANGE.match(plain, sentence.start) or self._is_quoted_on(plain, sentence):
            return True
        if _THEREIN.search(plain, sentence.start, sentence.end):
            return True
        if sentence.paragraph == self.paragraph and burmese.goes_on(plain, sentence):
            return True
        refers = goes_on(plain, sentence) and not _WEAK.match(plain, sentence.start)
        return refers or _REFERS.search(plain, sentence.start, min(sentence.end, first + _NEAR)) is not None

    def _is_quoted_on(self, plain: str, sentence: Sentence) -> bool:
        """Say whether a whole sentence in quotation marks follows the one that names the speaker."""
        is_near = sentence.paragraph == self.paragraph
        return is_near and _QUOTED.match(plain, sentence.start, sentence.end) is not None

    def _is_case(self, plain: str, sentence: Sentence) -> bool:
        """Say whether a sentence tells of one person with name and age, which no count does."""
        return _AGED.search(plain, sentence.start, sentence.end) is not None

    def told(
        self,
        plain: str,
        sentence: Sentence,
        named: list[Source],
        *,
        times: Sequence[Time],
        measures: Sequence[str],
    ) -> None:
        """Take note of who spoke in a sentence, of what, and of when."""
        lasting = [each for each in named if not is_for_its_sentence(each)]
        if not lasting or sentence.heading:
            return
        name = plain[lasting[-1].start : lasting[-1].end]
        is_same = self.source is not None and plain[self.source.start : self.source.end] == name
        self.families = {*measures, *(self.families if is_same else ())}
        self.times = [*times, *(self.times if is_same else ())]
        self.source = None if any(each.rule == OWN_VOICE for each in named) else lasting[-1]
        self.paragraph, self.line = sentence.paragraph, sentence.line
        self._has_lapsed = False
        self._is_body = self.names.is_body(name)
        self.is_tally = self._is_body and any(map(_is_stretch, self.times))

    def went_on(self, sentence: Sentence, measures: Sequence[str]) -> None:
        """Take note that the source carried into a sentence."""
        self.paragraph, self.line = sentence.paragraph, sentence.line
        self.families |= set(measures)

    def _is_other_time(self, own: Sequence[Time], *, opens: bool) -> bool:
        """Say whether a sentence has a time of its own that the source's count does not cover."""
        stated = [each for each in own if each.first is not None or each.as_of is not None]
        if not stated:
            return False
        if self.is_tally:
            within = all(_covers(mine, each) for mine in self.times[:1] for each in stated)
            return any(map(_is_day, stated)) and not (opens and within)
        return not any(_covers(mine, each) for mine in self.times for each in stated)


def _is_burmese(plain: str, sentence: Sentence) -> bool:
    return _BURMESE.search(plain, sentence.start, sentence.end) is not None


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
    return not numbers and bool(sources) and all(each.rule in (OWN_LINE, BYLINE) for each in sources)
