"""What the lines of a list count, where only the words above the list say it.

"Deaths by county:" above "Nairobi – 17": the lead-in or heading names the measure, the lines give
places and numbers. Used by `drafts` for numbers of which their own sentence says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from uncounted.figures.finding import Found
from uncounted.figures.measures import inheritance, measures
from uncounted.figures.numbers.totals import Measured
from uncounted.figures.text.sentences import Sentence

TOPIC = "heading of the list"

_LONGEST_LEAD = 200


@dataclass
class Topic:
    """The measure that the last heading or lead-in names, for the paragraph or list right below it."""

    found: Found[str] | None = None
    paragraph: int = -1
    line: int = -1

    def go_on(self, plain: str, sentence: Sentence) -> None:
        """Take the next sentence in."""
        leads = sentence.end - sentence.start <= _LONGEST_LEAD and plain[sentence.end - 1] == ":"
        if sentence.heading or leads:
            named = measures.heading_named(plain, sentence.start, sentence.end)
            self.found = replace(named, rule=TOPIC) if named is not None else None
            self.paragraph, self.line = sentence.paragraph, sentence.line
        elif sentence.paragraph > self.paragraph + 1:
            self.found = None

    def applied(self, sentence: Sentence, measured: list[Measured]) -> list[Measured]:
        """Give numbers that say nothing of themselves the measure of the heading above them."""
        topic = self.found
        if topic is None or sentence.line == self.line:
            return measured
        return [replace(each, found=topic) if _is_open(each, topic) else each for each in measured]


def _is_open(each: Measured, topic: Found[str]) -> bool:
    if each.number.unit not in ("", "percent"):
        return False
    if each.found.value == "other":
        return each.found.start < 0
    # what stands above the heading says nothing of the list below it
    return inheritance.is_taken_over(each.found.rule) and each.found.start < topic.start
