"""Lists of statements in other layouts than "title / By ...": one line each, two lines each, a table.

One line: "Title – Author (3 May 2031)", "Author: Title", a Markdown link and its author. They count only
under a heading that says that statements or reports follow, and where two entries or more have the form,
so that a text without a list gives none. "Title / By ..." is read in `statements`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from uncounted.figures import lexicon
from uncounted.figures.statements.authors import is_organisation
from uncounted.figures.tables import grids
from uncounted.figures.tables.grids import Grid, Span

_MARK = re.compile(r"(?:[•·▪●*–—-]|\(?\d{1,3}[.)])\s+")
_LINK = re.compile(r"\[(?P<title>[^\]\n]{3,400})\]\((?:[^()\n]|\([^()\n]*\)){1,500}\)")
_PART = re.compile(r"\s+[–—|-]\s+|,?\s+[Bb]y:?\s+(?=[A-Z“\"\u1000-\u109f])|\s+/\s+")
_COLON = re.compile(r"(?P<author>[^:\n]{2,80}):\s+(?=\S)")
_DATED = re.compile(
    r"\s*[,(\[–—-]?\s*(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4}|"
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})\s*[)\]]?\s*$"
)
_LONGEST_ENTRY = 500
_LONGEST_AUTHOR = 160
_FEWEST = 2


@dataclass(frozen=True)
class Listed:
    """An entry of a list.

    Attributes
    ----------
    span
        Half-open offsets of the entry.
    title, author
        Their words, empty when the entry has none.
    date
        The words that date it, outside of its title.
    heading
        The heading it stands under.
    """

    span: Span
    title: str
    author: str
    date: str
    heading: str


def listed(text: str, headings: Sequence[tuple[int, int, str]]) -> list[Listed]:
    """Read the entries of lists and tables of statements.

    Parameters
    ----------
    text
        The document's text.
    headings
        The lines that say that statements or reports follow: start, end, name; in order.
    """
    found: list[Listed] = []
    for number, (_, end, name) in enumerate(headings):
        stop = headings[number + 1][0] if number + 1 < len(headings) else len(text)
        found += _under(text, end, stop, name)
    return found or _in_tables(text)


def _under(text: str, start: int, stop: int, heading: str) -> list[Listed]:
    blocks = list(_blocks(text, start, stop))
    entries = _one_line_each(text, blocks, heading) or _two_lines_each(text, blocks, heading)
    return entries if len(entries) >= _FEWEST else []


def _blocks(text: str, start: int, stop: int) -> Iterator[list[Span]]:
    """Give the paragraphs below a heading as lines, up to the first that is running text."""
    lines: list[Span] = []
    at = start
    for line in [*text[start:stop].split("\n"), ""]:
        bare = line.strip()
        first = at + (line.index(bare) if bare else 0)
        at += len(line) + 1
        if bare:
            lines.append((first, first + len(bare)))
            if len(bare) > _LONGEST_ENTRY or _is_prose(bare):
                return
        elif lines:
            yield lines
            lines = []


def _is_prose(line: str) -> bool:
    return line.endswith(".") and line.count(". ") >= 1 and not _MARK.match(line)


def _one_line_each(text: str, blocks: list[list[Span]], heading: str) -> list[Listed]:
    lines = [line for block in blocks for line in block]
    entries = [_of_line(text, line, heading) for line in lines]
    n_whole = sum(bool(each.title and each.author) for each in entries)
    return entries if n_whole >= _FEWEST and 3 * n_whole >= 2 * len(entries) else []


def _of_line(text: str, line: Span, heading: str) -> Listed:
    words = text[slice(*line)]
    mark = _MARK.match(words)
    words = words[mark.end() :] if mark else words
    dated = _DATED.search(words)
    date = dated[0].strip(" ,()[]–—-") if dated else ""
    rest = words[: dated.start()] if dated else words
    title, author = _title_and_author(rest.strip())
    return Listed(line, title, author, date, heading)


def _title_and_author(words: str) -> tuple[str, str]:
    link = _LINK.search(words)
    if link is not None:
        before = words[: link.start()].strip(" :–—|-")
        after = re.sub(r"^[Bb]y:?\s+", "", words[link.end() :].strip(" :,–—|-()"))
        return link["title"].strip(), after or before
    parts = [match for match in _PART.finditer(words) if len(words) - match.end() <= _LONGEST_AUTHOR]
    colon = _COLON.match(words)
    if (
        colon is not None
        and is_organisation(colon["author"])
        and not (parts and is_organisation(words[parts[-1].end() :]))
    ):
        return words[colon.end() :].strip(), colon["author"].strip()
    if not parts:
        return words, ""
    head, tail = words[: parts[-1].start()].strip(), words[parts[-1].end() :].strip()
    if is_organisation(head) and not is_organisation(tail):
        return tail, head
    return head, tail


def _two_lines_each(text: str, blocks: list[list[Span]], heading: str) -> list[Listed]:
    """Read paragraphs of two lines, one of them an organisation's name."""
    pairs = [block for block in blocks if len(block) == 2]
    if len(pairs) < _FEWEST or len(pairs) < len(blocks):
        return []
    n_first = sum(is_organisation(text[slice(*first)]) for first, _ in pairs)
    n_second = sum(is_organisation(text[slice(*second)]) for _, second in pairs)
    if 2 * max(n_first, n_second) <= len(pairs) or n_first == n_second:
        return []
    entries = []
    for first, second in pairs:
        author, title = (first, second) if n_first > n_second else (second, first)
        words = _MARK.sub("", text[slice(*title)], count=1)
        entries.append(Listed((first[0], second[1]), words, text[slice(*author)], "", heading))
    return entries


def _in_tables(text: str) -> list[Listed]:
    if "\t" not in text and "|" not in text:
        return []
    tabs = [match.start() for match in re.finditer("\t", text)]
    found: list[Listed] = []
    for grid in grids.find_any(text, tabs):
        found += _of_grid(text, grid)
    return found


def _of_grid(text: str, grid: Grid) -> list[Listed]:
    words = lexicon.document("tables")["statement_columns"]
    head = [text[slice(*cell)].strip(" *:").casefold() for cell in grid.rows[0].cells]
    places = {
        kind: next((at for at, cell in enumerate(head) if cell in names), -1) for kind, names in words.items()
    }
    if places["title"] < 0 or places["author"] < 0:
        return []

    def of(row: grids.Row, kind: str) -> str:
        return text[slice(*row.cells[places[kind]])].strip() if places[kind] >= 0 else ""

    return [
        Listed((row.start, row.end), _plain(of(row, "title")), of(row, "author"), of(row, "date"), "")
        for row in grid.rows[1:]
        if of(row, "title") or of(row, "author")
    ]


def _plain(title: str) -> str:
    link = _LINK.fullmatch(title)
    return link["title"] if link else title
