"""How far a stated time reaches: what carries from sentence to sentence, and where it is let go.

The times that a sentence states itself are in `uncounted.figures.periods`. Here they become the time of
the paragraph, of a heading or of the words above a list, for the numbers that state none. The text is
read once from top to bottom. Next: `drafts` asks for the time of each number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from uncounted.figures import corrections, measures, periods, recalled, sources
from uncounted.figures.dates import RELATIVE, Expression
from uncounted.figures.finding import Found
from uncounted.figures.numbers import Number
from uncounted.figures.periods import Time
from uncounted.figures.sentences import Sentence

_FAMILY = {
    **dict.fromkeys(("killed", "injured", "casualties", "died_other", "missing"), "harm"),
    **dict.fromkeys(
        ("arrested", "detained", "charged", "sentenced", "sentenced_death", "released", "wanted"), "custody"
    ),
    **dict.fromkeys(("displaced", "refugees", "returned"), "flight"),
}


@dataclass(frozen=True)
class Moment:
    """A sentence with the times that it states.

    Attributes
    ----------
    plain, sentence
        The plain text, and the sentence.
    numbers
        Its figures, in order.
    expressions
        Its calendar expressions.
    times
        The times of counts that it states, in order.
    """

    plain: str
    sentence: Sentence
    numbers: list[Number]
    expressions: list[Expression]
    times: list[Time]


@dataclass
class Timeline:
    """The times that hold at the place where the text is read, for numbers that state none."""

    published: date | None
    time: Time | None = None
    heading: Time | None = None
    intro: Time | None = None
    last_day: date | None = None
    families: set[str] = field(default_factory=set)
    paragraph: int = -1
    line: int = -1
    is_listed: bool = False

    def begin(self, plain: str, sentence: Sentence) -> None:
        """Let go of what does not carry into a new line or paragraph."""
        if sentence.line == self.line:
            return
        was_listed, self.is_listed = self.is_listed, is_list_line(plain, sentence)
        self.line = sentence.line
        if self.is_listed:
            # the lines of a list have the time of the words above it, not that of the line before
            self.intro = self.intro if was_listed else self.time
            self.time = self.intro
        elif sentence.paragraph != self.paragraph:
            self.time, self.families = None, set()
        self.paragraph = sentence.paragraph

    def moment(
        self, plain: str, sentence: Sentence, numbers: list[Number], own: list[Expression]
    ) -> Moment:
        """Read the times of a sentence, days told by another day included."""
        present = (self.time.counted_to if self.time else None) or self.published
        told = [*own, *recalled.days(plain, sentence, own, self.last_day)]
        told.sort(key=lambda each: each.start)
        return Moment(plain, sentence, numbers, own, periods.times_of(plain, sentence, told, present))

    def time_of(self, moment: Moment, position: int, measure: Found[str], *, withdrawn: bool) -> Time | None:
        """Give the time of a number: that of its own words, the paragraph's, the heading's."""
        plain, sentence, numbers = moment.plain, moment.sentence, moment.numbers
        if measure.value == "population":
            return None
        if withdrawn:
            # the current count's day is not the day of a number that it replaces
            return corrections.own_time(
                periods.time_beside(plain, sentence, numbers, position, moment.times)
            )
        return (
            periods.time_for(plain, sentence, numbers, position, moment.times)
            or self._carried(plain, sentence, measure)
            or self.heading
        )

    def carry(self, moment: Moment, counted: list[str], *, withdrawn: bool) -> None:
        """Keep what a sentence says of time for those that follow.

        Parameters
        ----------
        moment
            The sentence.
        counted
            The measures of its figures.
        withdrawn
            Whether it takes all its figures back.
        """
        self.families |= {family_of(each) for each in counted}
        days = [each.last for each in moment.expressions if each.grain == "day" and each.last is not None]
        self.last_day = days[-1] if days else self.last_day
        lasting = [each for each in moment.times if each.rule not in ("now",)]
        if moment.sentence.heading:
            self.heading = _of_heading(moment.expressions, lasting)
            return
        if withdrawn:
            return  # what is taken back says nothing of what follows
        if self.time and self.time.counted_to and all(each.rule == "today" for each in lasting):
            return
        if moment.numbers and lasting:
            self.time = lasting[0]
        elif lasting and not lasting[-1].is_open:
            # an event is told first and counted after; whatever was counted before is another matter
            self.time, self.families = lasting[-1], set()

    def _carried(self, plain: str, sentence: Sentence, measure: Found[str]) -> Time | None:
        """Give the paragraph's time: a period to any figure, a day only where the same count goes on."""
        time = self.time
        if time is None or not self.families or (time.first is not None and time.first != time.last):
            return time
        if time.rule == "as of":
            return time
        is_same_count = family_of(measure.value) in self.families or measure.rule == measures.INHERITED
        return time if is_same_count or sources.goes_on(plain, sentence) else None


def is_list_line(plain: str, sentence: Sentence) -> bool:
    """Say whether a sentence opens a line of a list."""
    start = plain[sentence.start : sentence.start + 14]
    return start[:1] in "•–—-*·▪●" or start.lower().startswith(
        ("first,", "second,", "third,", "fourth,", "finally,")
    )


def _of_heading(expressions: list[Expression], times: list[Time]) -> Time | None:
    stated = any(
        each.grain in ("month", "year", "interval") and each.rule not in RELATIVE for each in expressions
    )
    covered = [each for each in times if stated and each.first is not None and each.first != each.last]
    return covered[0] if covered else None


def family_of(measure: str) -> str:
    """Give the matter that a measure is about: deaths and injuries are one, arrests and releases another."""
    return _FAMILY.get(measure, measure)
