"""Digits beside a number, so that it may be only a part of what is written, and digits that nothing took.

"1,234,56", "12.345.67" and "1 234" are no numbers by any rule that holds everywhere; what is read is one
of their parts. A person should look at it. Used by `uncounted.figures.reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from uncounted.figures.numbers.claims import Claim
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.normal import NormalText

_REACH = 6
_DIGITS = re.compile("[0-9]+")
_GOES_ON = re.compile(r"[.,']{0,2}\d")
_CAME_BEFORE = re.compile(r"\d[.,']{0,2}$")
_THREE_MORE = re.compile(r" \d{3}(?!\d|[.,]\d)")
_THREE_BEFORE = re.compile(r"(?<![\d.,])\d{1,3} $")


def digits_beside(body: NormalText, number: Number) -> tuple[int, int] | None:
    """Give the number with the digits beside it, as a span of the plain text; None where it stands alone.

    Parameters
    ----------
    body
        The text. What was a tab or a line end in it parts numbers.
    number
        One that is written in digits.
    """
    if number.form != "digits":
        return None
    plain, start, end = body.plain, number.start, number.end
    digits = plain[start:end]
    before, behind = plain[max(0, start - _REACH) : start], plain[end : end + _REACH]
    ahead = _CAME_BEFORE.search(before)
    after = _GOES_ON.match(behind) if digits[-1:].isdecimal() else None
    if digits.isdecimal() and len(digits) == 3 and _is_space(body, start - 1):
        ahead = ahead or _THREE_BEFORE.search(before)
    if digits.isdecimal() and len(digits) <= 3 and _is_space(body, end):
        after = after or _THREE_MORE.match(behind)
    if ahead is None and after is None:
        return None
    return start - len(before) + ahead.start() if ahead else start, end + after.end() if after else end


def left_over(plain: str, known: Iterable[Number | Claim]) -> list[Claim]:
    """Claim the digits that are neither in a figure nor claimed: "0" of "A0.0", whose "A0" is a name.

    Parameters
    ----------
    plain
        The plain text.
    known
        Figures and claims, in any order.
    """
    spans = sorted((each.start, each.end) for each in known)
    found: list[Claim] = []
    position, covered = 0, 0
    for digits in _DIGITS.finditer(plain):
        while position < len(spans) and spans[position][0] < digits.end():
            covered = max(covered, spans[position][1])
            position += 1
        if covered <= digits.start():
            found.append(Claim(*digits.span(), "part of a longer number or name"))
    return found


def _is_space(body: NormalText, at: int) -> bool:
    return 0 <= at < len(body.plain) and body.quote(at, at + 1) == " "
