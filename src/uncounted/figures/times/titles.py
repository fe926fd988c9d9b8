"""Lines that stand above what they speak of: titles, headings, the first words of an entry, and their time.

Used by `uncounted.figures.times.timeline`.
"""

from __future__ import annotations

from uncounted.figures.text.sentences import Sentence
from uncounted.figures.times.dates import RELATIVE
from uncounted.figures.times.moments import Moment
from uncounted.figures.times.periods import Time

_LONGEST_HEADING = 140


def is_heading(plain: str, sentence: Sentence) -> bool:
    """Say whether a line stands alone and opens what follows: a title, "5 May, near the river:"."""
    if sentence.heading:
        return True
    return (
        sentence.end - sentence.start <= _LONGEST_HEADING
        and plain[sentence.start - 1 : sentence.start] in ("", "\n")
        and plain[sentence.end : sentence.end + 1] in ("", "\n")
        and plain[sentence.end - 1] in ":)"
    )


def time_of_heading(moment: Moment) -> Time | None:
    """Give the time of a heading: what it covers or counts to; a single day only where it opens an entry."""
    opens_entry = moment.plain[moment.sentence.end - 1] == ":"
    for each in sorted(moment.lasting, key=_breadth):
        relative = any(other.start == each.start and other.rule in RELATIVE for other in moment.expressions)
        if relative or (each.is_one_day and not (opens_entry and each.start == moment.sentence.start)):
            continue
        return each
    return None


def _breadth(time: Time) -> bool:
    """Put what a heading covers or counts to before a year or month that it names besides."""
    return time.counted_to is None and time.rule not in ("from ... to", "between ... and")
