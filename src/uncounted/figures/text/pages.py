"""Numbers of pages and of sections: what stands alone on a line because a page ended there.

A bare number on a line can also be a figure of a poster or a table. It is taken for a page number
only where it is written like one ("- 2 -", "Page 3"), where finished text stands right above it and
nothing right below, or where the bare numbers of the text count up page by page.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from uncounted.figures import lexicon
from uncounted.figures.lexicon.patterns import PatternIndex
from uncounted.figures.measures import measures
from uncounted.figures.numbers.claims import Claim

_ALONE = re.compile(
    r"(?m)^[ ]*(?P<open>[-–—|(\[]\s?|(?i:page|pg\.?|p\.|စာမျက်နှာ)\s?[-–—(]?\s?)?(?P<n>\d{1,4})"
    r"(?P<of>\s?(?:/|of)\s?\d{1,4})?(?P<close>\s?[-–—|)\]])?[ ]*$"
)
_SECTION = re.compile(
    r"(?m)^[ ]*(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})\.?[ ]+(?!(?i:hundred|thousand|million|billion|trillion|lakh|"
    r"crore|per|percent)\b)[\"'(]?[A-Z\u1000-\u109f][^\n]{1,110}$"
)
_DIGITS = re.compile(r"[0-9][0-9 ().,/-]*")
_NUMBERED = re.compile(r"(?m)^[ ]*(?P<n>\d{1,2})[ ]+(?=[A-Z\"'\u1000-\u109f])")
_FINISHED = tuple(".!?။\"')]”")
_SHORTEST_PAGE = 200
_HIGHEST_PAGE = 2000
_LONGEST_CONTACT = 400


def numbering(plain: str) -> list[Claim]:
    """Claim the numbers of pages and of sections."""
    captions = [Claim(*match.span("n"), "number of a caption") for match in _captions().finditer(plain)]
    return [
        *page_numbers(plain),
        *section_numbers(plain),
        *captions,
        *_counted_lines(plain),
        *contacts(plain),
    ]


def contacts(plain: str) -> list[Claim]:
    """Claim the numbers of lines that say how to reach somebody."""
    found: list[Claim] = []
    for start, end in _contact_lines(plain):
        line = plain[start:end]
        opens = _openings().match(line.lstrip(" •*–-"))
        named = None if opens else measures.heading_named(plain, start, end)
        if opens or named is None:
            found += [Claim(start + at.start(), start + at.end(), "address") for at in _DIGITS.finditer(line)]
    return found


def _counted_lines(plain: str) -> list[Claim]:
    """Claim the numbers of lines numbered 1, 2, 3 without a point: notes, lists of headlines."""
    found: list[Claim] = []
    run: list[re.Match[str]] = []
    for match in [*_NUMBERED.finditer(plain), None]:
        if (
            match is not None
            and int(match["n"]) == len(run) + 1
            and (not run or match.start() - run[-1].start() < 600)
        ):
            run.append(match)
            continue
        if len(run) > 2:
            found += [Claim(*each.span("n"), "numbering") for each in run]
        run = [match] if match is not None and match["n"] == "1" else []
    return found


def _contact_lines(plain: str) -> list[tuple[int, int]]:
    """Give the lines that have a mark of an address in them, but for those too long to be one."""
    lines: list[tuple[int, int]] = []
    for _, mark in _marks().matches(plain):
        left = max(0, mark.start() - _LONGEST_CONTACT - 1)
        start = plain.rfind("\n", left, mark.start()) + 1
        end = plain.find("\n", mark.end(), mark.end() + _LONGEST_CONTACT + 1)
        if end < 0 and mark.end() + _LONGEST_CONTACT >= len(plain):
            end = len(plain)
        is_line = (start or not left) and 0 <= end - start <= _LONGEST_CONTACT
        if is_line and (not lines or lines[-1][0] != start):
            lines.append((start, end))
    return lines


@cache
def _marks() -> PatternIndex[None]:
    marks = "|".join(map(re.escape, lexicon.document("pages")["marks"]))
    return PatternIndex([(re.compile(rf"(?i:{marks})"), None)])


@cache
def _openings() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon.document("pages")["openings"]))
    return re.compile(rf"(?i:{words})\b")


@cache
def _captions() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon.document("tables")["captions"]))
    return re.compile(rf"(?m)^[ ]*(?i:{words})[ ]?(?P<n>\d{{1,3}}(?:\.\d{{1,3}})?)(?=\s*(?:[:.–—|-]|$))")


def page_numbers(plain: str) -> list[Claim]:
    """Claim the numbers that number pages, in order."""
    alone = [match for match in _ALONE.finditer(plain) if int(match["n"]) <= _HIGHEST_PAGE]
    counted = _counted_up([match for match in alone if not _is_written_as_page(match)])
    return [
        Claim(match.start("n"), match.end("of") if match["of"] else match.end("n"), "page number")
        for match in alone
        if _is_written_as_page(match) or match.start() in counted or _ends_page(plain, match)
    ]


def section_numbers(plain: str) -> list[Claim]:
    """Claim the numbers of headings such as "3.2 Arrests"; one alone may be a figure of a headline."""
    found = [match for match in _SECTION.finditer(plain) if plain[match.end() - 1] not in ".;,:"]
    return [Claim(*match.span("n"), "section number") for match in found] if len(found) > 1 else []


def _is_written_as_page(match: re.Match[str]) -> bool:
    opened = (match["open"] or "").strip(" -–—(")
    return bool(opened and opened not in "|[") or bool(match["open"] and match["close"])


def _counted_up(bare: list[re.Match[str]]) -> set[int]:
    """Give the starts of numbers that go up by one, a page's length apart."""
    found: set[int] = set()
    for before, after in pairwise(bare):
        is_apart = after.start() - before.end() >= _SHORTEST_PAGE
        if is_apart and int(after["n"]) == int(before["n"]) + 1:
            found |= {before.start(), after.start()}
    return found


def _ends_page(plain: str, match: re.Match[str]) -> bool:
    """Say whether finished text stands on the line above, and a blank line or nothing below."""
    above = plain[max(0, match.start() - 2) : match.start()]
    below = plain[match.end() : match.end() + 2]
    is_last = not below.strip("\n") and (len(below) != 1 or match.end() + 1 >= len(plain))
    return len(above) == 2 and above[1] == "\n" and above[0] in _FINISHED and is_last
