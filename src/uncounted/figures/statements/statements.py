"""A document's list of statements and reports, read from "title / By ..." pairs.

Blank lines may stand between title and byline. Damaged entries are kept and marked: a byline without
a title, a title without a byline. Where the heading that parts statements from reports was lost, the
section is worked out from a wider gap, a fresh start of the alphabet and the titles' words, and
marked as inferred. A lone headline with its author is an article's own, not a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from uncounted.domain.figure import Statement
from uncounted.figures import lexicon
from uncounted.figures.statements import listings
from uncounted.figures.statements.authors import split_authors
from uncounted.figures.times import dates
from uncounted.language.numerals import ascii_digits

TITLE_MISSING = "title missing"
BYLINE_MISSING = "byline missing"

_BYLINE = re.compile(r"^(?:By|Authors?:|Issued by|Published by):?\s+(?P<names>\S.{0,600})$")
_BULLET = re.compile(r"^(?:[•·▪●*–—-]|\(?\d{1,3}[.)])\s+")
_LINK = re.compile(r"\[(?P<title>[^\]\n]{3,400})\]\((?:[^()\n]|\([^()\n]*\)){1,500}\)")
_DATED = re.compile(r"[,(–—|-]?\s*[(]?[^,(–—|]{0,12}\d[^,(]{2,24}\)?\s*$")
_TO = re.compile(r"\s*(?:–|—|-|to|until|and)\s*")
_LONGEST_TITLE = 500
_MOST_LINES_APART = 4
_REFERENCE = re.compile(
    r"(?:\bNo\.?|\bNumber|#|အမှတ်)\s?-?\s?\(?\s?(?P<number>\d{1,4})\s?\)?\s?/\s?\(?(?P<year>(?:19|20)\d\d)\)?"
    r"|(?<![\d/])\(?(?P<number2>\d{1,4})\s?/\s?(?P<year2>(?:19|20)\d\d)\)?(?![\d/])"
    r"|(?:\bNo\.?|#|အမှတ်)\s?\(?(?P<plain>\d{1,4})\)?"
)
_BURMESE = re.compile("[\u1000-\u109f]")
_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str
    n_blank_before: int


@dataclass(frozen=True)
class _Entry:
    title: _Line | None
    byline: _Line | None
    heading: str
    n_blank_before: int


def statements(text: str) -> tuple[Statement, ...]:
    """Read the list of statements and reports of a document.

    Parameters
    ----------
    text
        The document's text; the spans of the result index it.

    Returns
    -------
    tuple of Statement
        In text order; empty when the document holds no such list.
    """
    lines = _lines(text)
    entries = _listed(_entries(lines))
    if not entries:
        headings = [(each.start, each.end, name) for each in lines if (name := _section_of(each.text))]
        return tuple(_from_listed(each) for each in listings.listed(text, headings))
    sections = _sections(entries)
    return tuple(
        _statement(entry, section, is_inferred)
        for entry, (section, is_inferred) in zip(entries, sections, strict=True)
    )


def _from_listed(entry: listings.Listed) -> Statement:
    is_inferred = not entry.heading
    return Statement(
        title=entry.title,
        authors=split_authors(entry.author) if entry.author else (),
        byline=entry.author,
        language=_language(entry.title or entry.author),
        section=entry.heading or lexicon.document("sections")["statements"]["name"],
        section_inferred=is_inferred,
        reference=_reference(entry.title),
        span=entry.span,
        damage="" if entry.title and entry.author else BYLINE_MISSING if entry.title else TITLE_MISSING,
        date=_date(entry.date) or _date(entry.title),
    )


def _lines(text: str) -> list[_Line]:
    lines, at, n_blank = [], 0, 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = at + raw.index(bare)
            lines.append(_Line(start, start + len(bare), bare, n_blank))
            n_blank = 0
        else:
            n_blank += 1
        at += len(raw) + 1
    return lines


def _entries(lines: list[_Line]) -> list[_Entry]:
    """Pair titles with bylines; what stands between two entries is a heading or a title without author."""
    bylines = [number for number, line in enumerate(lines) if _is_byline(line)]
    entries: list[_Entry] = []
    previous = -1
    for number in bylines:
        between = list(range(previous + 1, number))
        is_first = previous < 0 or len(between) > _MOST_LINES_APART
        if is_first:
            entries += _first_of_list(lines, between, number)
        else:
            entries += _next_in_list(lines, between, number)
        previous = number
    return entries


def _is_byline(line: _Line) -> bool:
    match = _BYLINE.match(line.text)
    if match is None or (
        line.text.endswith((".", "?", "!", ":", ";")) and not line.text.endswith(("Inc.", "Ltd."))
    ):
        return False
    names = match["names"]
    return (
        names[0].isupper()
        or names[0].isdigit()
        or bool(_BURMESE.match(names[0]))
        or names.startswith(("the ", "“"))
    )


def _first_of_list(lines: list[_Line], between: list[int], number: int) -> list[_Entry]:
    byline = lines[number]
    if not between or not _can_be_title(lines[between[-1]]):
        return [_Entry(None, byline, "", byline.n_blank_before)]
    title = lines[between[-1]]
    above = lines[between[-2]].text if len(between) > 1 else ""
    if _section_of(title.text):
        return [_Entry(None, byline, title.text, title.n_blank_before)]
    heading = above if _section_of(above) else ""
    return [_Entry(title, byline, heading, title.n_blank_before)]


def _next_in_list(lines: list[_Line], between: list[int], number: int) -> list[_Entry]:
    entries: list[_Entry] = []
    heading, n_blank, title = "", 0, None
    for index in between:
        line = lines[index]
        n_blank = max(n_blank, line.n_blank_before)
        if _section_of(line.text):
            entries += [_Entry(title, None, heading, n_blank)] if title else []
            title, heading = None, line.text
        elif title is not None and line.n_blank_before == 0:
            title = replace(title, end=line.end, text=f"{title.text} {line.text}")
        else:
            if title is not None:
                entries.append(_Entry(title, None, heading, n_blank))
                heading = ""
            title = line if _can_be_title(line) else None
    byline = lines[number]
    return [*entries, _Entry(title, byline, heading, max(n_blank, 0 if title else byline.n_blank_before))]


def _can_be_title(line: _Line) -> bool:
    return len(line.text) <= _LONGEST_TITLE and not re.match(r"\[\d+\]", line.text)


def _listed(entries: list[_Entry]) -> list[_Entry]:
    """Keep runs of two entries or more, and entries under a section's heading."""
    starts = [n for n, entry in enumerate(entries) if n == 0 or _starts_anew(entries[n - 1], entry)]
    kept: list[_Entry] = []
    for start, stop in pairwise([*starts, len(entries)]):
        run = entries[start:stop]
        if len(run) > 1 or run[0].heading:
            kept += run
    return kept


def _starts_anew(before: _Entry, entry: _Entry) -> bool:
    last, first = before.byline or before.title, entry.title or entry.byline
    return last is not None and first is not None and first.start - last.end > 3 * _LONGEST_TITLE


def _section_of(line: str) -> str:
    """Say which section a heading opens: its name as written, or empty."""
    bare = (
        re.sub(r"^[\W_]+|[\W_]+$", "", line).strip().lower()
        if line.isascii()
        else line.strip(" :-–—•").lower()
    )
    every = lexicon.document("sections")
    for group in every.values():
        if bare in group["headings"]:
            return line.strip(" :-–—•#*")
    return ""


def _kind_of_heading(heading: str) -> str:
    bare = heading.strip(" :-–—•#*").lower()
    for kind, group in lexicon.document("sections").items():
        if bare in group["headings"]:
            return kind
    return ""


def _sections(entries: list[_Entry]) -> list[tuple[str, bool]]:
    """Give each entry its section, and whether that was worked out."""
    names = lexicon.document("sections")
    headings: list[str] = []
    for entry in entries:
        headings.append(_section_of(entry.heading) or (headings[-1] if headings else ""))
    has_reports = any(_kind_of_heading(heading) == "reports" for heading in headings)
    sections = [(heading, False) for heading in headings]
    if not has_reports:
        split = _lost_heading(entries, headings)
        for number in range(split, len(entries)):
            sections[number] = names["reports"]["name"], True
    for number, (section, _) in enumerate(sections):
        if not section:
            sections[number] = names["statements"]["name"], True
    return sections


def _lost_heading(entries: list[_Entry], headings: list[str]) -> int:
    """Find where the reports begin when their heading is lost; the number of entries when nowhere.

    A split is considered at a gap wider than any before it, and where the authors' alphabet starts
    anew. It counts when the titles after it speak like reports and those before it do not.
    """
    if not entries or _kind_of_heading(headings[-1]) == "other":
        return len(entries)
    first = next(number for number in range(len(entries)) if headings[number] == headings[-1])
    is_report = [_speaks_like_report(entry) for entry in entries]
    best, best_gain = len(entries), 0.0
    n_reports, n_before, widest = sum(is_report[first:]), 0, -1
    for split in range(first + 1, len(entries)):
        n_before += is_report[split - 1]
        n_after = n_reports - n_before
        share_after, share_before = n_after / (len(entries) - split), n_before / (split - first)
        gap = entries[split].n_blank_before > widest >= 0
        widest = max(widest, entries[split].n_blank_before)
        restart = _author_key(entries[split]) < _author_key(entries[split - 1])
        needed = 0.34 if gap else 0.5
        if (gap or restart) and n_after and share_after >= needed and share_before <= 0.2:
            gain = share_after - share_before + 0.5 * gap + 0.1 * restart
            if gain > best_gain:
                best, best_gain = split, gain
    return best


def _author_key(entry: _Entry) -> str:
    return entry.byline.text.lower() if entry.byline else ""


def _speaks_like_report(entry: _Entry) -> bool:
    if entry.title is None:
        return False
    title = entry.title.text.lower()
    words = lexicon.document("sections")["reports"]["words"]
    return any(
        word in title if _BURMESE.search(word) else re.search(rf"\b{re.escape(word)}\b", title)
        for word in words
    )


def _statement(entry: _Entry, section: str, is_inferred: bool) -> Statement:
    title = _title(entry.title.text) if entry.title else ""
    byline = entry.byline.text if entry.byline else ""
    names, day = _names(byline)
    parts = [part for part in (entry.title, entry.byline) if part is not None]
    return Statement(
        title=title,
        authors=split_authors(names) if names else (),
        byline=byline,
        language=_language(title or byline),
        section=section,
        section_inferred=is_inferred,
        reference=_reference(title),
        span=(parts[0].start, parts[-1].end),
        damage="" if entry.title and entry.byline else BYLINE_MISSING if entry.title else TITLE_MISSING,
        date=_date(title) or day,
    )


def _title(words: str) -> str:
    """Give a title without its bullet or number, and of a Markdown link or heading the words alone."""
    bare = _BULLET.sub("", words)
    link = _LINK.fullmatch(bare.strip("*_ "))
    return link["title"].strip() if link else bare.lstrip("# ")


def _names(byline: str) -> tuple[str, str]:
    """Part a byline into its names and the date behind them."""
    match = _BYLINE.match(byline)
    if match is None:
        return "", ""
    dated = _DATED.search(match["names"])
    if dated is None or not (day := _date(dated[0])):
        return match["names"], ""
    return match["names"][: dated.start()].rstrip(" ,–—-|("), day


def _date(words: str) -> str:
    """Give the date that words state with its year, as ISO 8601; a range from its first to its last part."""
    if not words:
        return ""
    plain = ascii_digits(words)
    told = [each for each in dates.find(plain, None) if each.first and each.last and each.has_year]
    # a year alone is more often what a statement is about
    told = [each for each in told if each.grain != "year"]
    if not told:
        return ""
    first, last = _iso(told[0]), _iso(told[-1])
    if len(told) > 1 and not _TO.fullmatch(plain[told[0].end : told[-1].start]):
        return first
    return first if first == last else f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"


def _iso(expression: dates.Expression) -> str:
    first, last = expression.first, expression.last
    if first is None or last is None:
        return ""
    if first == last:
        return first.isoformat()
    if (
        expression.grain == "month"
        and first.day == 1
        and (first.year, first.month) == (last.year, last.month)
    ):
        return first.isoformat()[:7]
    return f"{first.isoformat()}/{last.isoformat()}"


def _language(words: str) -> str:
    return "my" if len(_BURMESE.findall(words)) > len(_LATIN.findall(words)) else "en"


def _reference(title: str) -> str:
    match = _REFERENCE.search(ascii_digits(title))
    if match is None:
        return ""
    if match["plain"]:
        return match["plain"]
    return f"{match['number'] or match['number2']}/{match['year'] or match['year2']}"
