"""Days told by their distance from the last day the text named: "two days later", "the day before".

Days counted from the document's own day ("yesterday") are in `uncounted.figures.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from uncounted.figures.dates import Expression
from uncounted.figures.sentences import Sentence
from uncounted.language.numerals import word_value

_RECALLED = re.compile(
    r"\b(?:(?P<n>two|three|four|five|six|seven|\d{1,2}|a) (?P<unit>day|week)s? "
    r"(?:(?P<later>later|afterwards|after)|(?P<earlier>earlier))|"
    r"(?P<next>the (?:following|next) (?:day|night|morning))|"
    r"(?P<before>the (?:previous|preceding) (?:day|night)|"
    # "the day before the vote" is counted from the vote, not from the day named last
    r"the (?:day|night) before(?=[,.;:)]|\s(?:was|were|is|had|has|at|in|and|but)\b))|"
    r"(?P<same>(?:the|that) same (?:day|date)|that (?:day|date)))\b",
    re.IGNORECASE,
)


def days(plain: str, sentence: Sentence, named: Iterable[Expression], last: date | None) -> list[Expression]:
    """Read the days of a sentence that are told by another day.

    Parameters
    ----------
    plain
        The plain text.
    sentence
        Where to look.
    named
        The sentence's own calendar expressions; the nearest day before the words is counted from.
    last
        The last day named before the sentence.
    """
    found = []
    own = [each for each in named if each.grain == "day" and each.last is not None]
    for match in _RECALLED.finditer(plain, sentence.start, sentence.end):
        known = [each.last for each in own if each.end <= match.start()]
        anchor = known[-1] if known else last
        if anchor is not None:
            day = date.fromordinal(
                min(date.max.toordinal(), max(1, anchor.toordinal() + _days_between(match)))
            )
            found.append(Expression(match.start(), match.end(), day, day, "day", "counted from a day named"))
    return found


def _days_between(match: re.Match[str]) -> int:
    if match["same"]:
        return 0
    if match["next"] or match["before"]:
        return 1 if match["next"] else -1
    count = float(match["n"]) if match["n"].isdigit() else (word_value(match["n"].lower()) or 1.0)
    days = int(count) * (7 if match["unit"].lower() == "week" else 1)
    return days if match["later"] else -days
