"""The whole text of an HTML page, with the lines a reader sees, and what the page says of itself.

Use `text_of` for evidence (everything on the page, navigation included) and `particulars` for title,
authors, publisher and date from the page's own metadata. The main text is found in `html`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from uncounted.archive.issued import date_in_metadata
from uncounted.archive.raised import raised
from uncounted.archive.rows import CellText, lines_of
from uncounted.domain.date import PartialDate

Element = Any  # lxml ships no types

_NOT_TEXT = frozenset(
    ["script", "style", "template", "svg", "math", "iframe", "object", "noscript", "select", "head"]
)
_PARAGRAPHS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "table", "section", "hr",
     "article", "header", "footer", "nav", "aside", "main", "figure", "form", "fieldset"]
)  # fmt: skip
_LINES = frozenset(
    ["div", "li", "dt", "dd", "tr", "caption", "figcaption", "address", "details", "summary", "legend",
     "center", "body", "html", "thead", "tbody", "tfoot"]
)  # fmt: skip
_CELLS = frozenset(["td", "th"])
_STRUCK = frozenset(["del", "s", "strike"])
_LONGEST_CELL = 600
_LONGEST_MARK = 8
_MOST_ITEMS = 500
_SPACE = re.compile(r"[ \t\n\r\f]+")
# where a block begins or ends; controls never come from the page itself
_LINE_END, _PARAGRAPH_END = "\x1d", "\x1c"
# before the bullet of an item, whose first paragraph goes on behind it
_ITEM = "\x1e"
_BULLETS = re.compile("\x1e(• |[0-9]+[.] )[\x1c\x1d \n]*")
_ENDS = re.compile(" *([\x1c\x1d][\x1c\x1d ]*)")
_ENDS_IN_CELL = re.compile("[ \x1c\x1d\n\t]+")
_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_AUTHORS = ("author", "article:author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author")
_PUBLISHERS = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "application-name")
_DATES = (
    "article:published_time", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.date",
    "dcterms.issued", "dc.date", "datepublished", "publication_date", "publish-date", "pubdate", "date",
)  # fmt: skip


@dataclass(frozen=True)
class Particulars:
    """What a page's metadata says."""

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    issued: PartialDate | None = None


def text_of(root: Element) -> str:
    """Give all text of a page: a line a block or ``<br>``, a blank line a paragraph, a tab a cell."""
    lines: list[str] = []
    whole = _BULLETS.sub(r"\1", "".join(_pieces(root)))
    for line in _ENDS.sub(_line_ends, whole).split("\n"):
        tidy = "\t".join(cell.strip(" ") for cell in line.split("\t")).strip(" ").rstrip("\t")
        if tidy or (lines and lines[-1]):
            lines.append(tidy)
    return "\n".join(lines).strip("\n") + "\n" if any(lines) else ""


def particulars(root: Element) -> Particulars:
    """Read a page's metadata; nothing is made up: what is not there stays empty."""
    meta, linked = _meta(root), list(_json_ld(root))
    publisher = _first(meta, _PUBLISHERS) or next(
        filter(None, (_name(node.get("publisher")) for node in linked)), ""
    )
    title = _first(meta, _TITLES) or next(
        filter(None, (_string(node.get("headline")) for node in linked)), ""
    )
    return Particulars(
        title=title or _title_element(root, publisher),
        authors=_authors(meta, linked),
        publisher=publisher,
        issued=_issued(root, meta, linked),
    )


def _pieces(root: Element) -> Iterator[str]:
    """Walk without recursion: hostile pages are nested deeper than Python's stack."""
    layout = _layout_tables(root)
    stack: list[tuple[Element, bool, bool]] = [(root, False, False)]
    while stack:
        element, is_end, is_pre = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if is_end:
            yield _boundary(tag)
        elif not tag or tag in _NOT_TEXT or is_hidden(element):
            is_end = True
        elif tag == "table" and element not in layout:
            yield from _table(element)
            is_end = True
        elif tag in ("sup", "sub") and (mark := _mark(element)):
            yield mark
            is_end = True
        else:
            yield "\n" if tag == "br" else _mark_of_item(element) if tag == "li" else _boundary(tag)
            inside = is_pre or tag == "pre"
            yield _inline(element.text, inside)
            stack.append((element, True, is_pre))
            stack.extend((child, False, inside) for child in reversed(element))
        if is_end and element is not root:
            yield _inline(element.tail, is_pre)


def is_hidden(element: Element) -> bool:
    """Say whether an element is struck out, or not shown until something is clicked."""
    if element.tag in _STRUCK:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    if "display:none" in style or "visibility:hidden" in style:
        return True
    return element.get("hidden") is not None and element.get("hidden") != "until-found"


def _layout_tables(root: Element) -> set[Element]:
    """Give the tables that only arrange a page: those around other tables, and those of whole articles."""
    found: set[Element] = set()
    for table in root.iter("table"):
        above = next(table.iterancestors("table"), None)
        while above is not None and above not in found:
            found.add(above)
            above = next(above.iterancestors("table"), None)
        if (table.get("role") or "").lower() in ("presentation", "none"):
            found.add(table)
    return found | {table for table in root.iter("table") if table not in found and _holds_articles(table)}


def _holds_articles(table: Element) -> bool:
    """Say whether cells hold several paragraphs each, or a table has one column of them."""
    for cell in table.iter("td"):
        n_paragraphs = sum(1 for _ in islice(cell.iter("p", "h1", "h2", "h3", "li"), 4))
        if n_paragraphs > 3 and sum(map(len, cell.itertext())) > _LONGEST_CELL:
            return True
    return False


def _table(table: Element) -> Iterator[str]:
    """Give a table as lines, its caption above them."""
    for caption in table.iterchildren("caption"):
        yield _PARAGRAPH_END + _flat(caption) + _LINE_END
    rows = (
        [
            CellText(_flat(cell), _count(cell, "colspan"), _count(cell, "rowspan"))
            for cell in row.iter("td", "th")
        ]
        for row in table.iter("tr")
        if not is_hidden(row)
    )
    yield _PARAGRAPH_END
    for line in lines_of(rows):
        yield line + _LINE_END
    yield _PARAGRAPH_END


def _flat(cell: Element) -> str:
    return _ENDS_IN_CELL.sub(" ", _BULLETS.sub(r"\1", "".join(_pieces(cell)))).strip(" ")


def _count(cell: Element, attribute: str) -> int:
    digits = (cell.get(attribute) or "1").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 1


def _mark(element: Element) -> str:
    """Give a raised or lowered mark as such; empty where it is longer than a mark."""
    text = "".join(islice(element.itertext(), 20))
    return raised(text, element.tag) if 0 < len(text.strip()) <= _LONGEST_MARK else ""


def _mark_of_item(element: Element) -> str:
    """Give the bullet or number that a browser shows before the item of a list."""
    if not any(map(str.strip, element.itertext())):
        return _LINE_END
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return f"{_LINE_END}{_ITEM}• "
    before = sum(1 for _ in islice(element.itersiblings("li", preceding=True), _MOST_ITEMS))
    first = _count(parent, "start")
    return f"{_LINE_END}{_ITEM}{first + before}. " if before < _MOST_ITEMS else f"{_LINE_END}{_ITEM}• "


def _boundary(tag: str) -> str:
    if tag in _PARAGRAPHS:
        return _PARAGRAPH_END
    # only cells that arrange a page come here; those of tables are in `_table`
    return _LINE_END if tag in _LINES else _PARAGRAPH_END if tag in _CELLS else ""


def _line_ends(ends: re.Match[str]) -> str:
    return "\n\n" if _PARAGRAPH_END in ends[1] else "\n"


def _inline(text: str | None, is_pre: bool) -> str:
    if not text:
        return ""
    return text.replace("\t", "    ") if is_pre else _SPACE.sub(" ", text)


def _meta(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        value = _squeezed(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            key = (element.get(attribute) or "").lower()
            if key and value:
                found.setdefault(key, []).append(value)
    return found


def _json_ld(root: Element) -> Iterator[dict[str, object]]:
    """Give the JSON-LD nodes that describe a creative work or say who published it."""
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        try:
            value = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        nodes = value if isinstance(value, list) else [value]
        for node in nodes:
            graph = node.get("@graph") if isinstance(node, dict) else None
            for each in graph if isinstance(graph, list) else [node]:
                if isinstance(each, dict) and (
                    "datePublished" in each or "headline" in each or "author" in each
                ):
                    yield each


def _authors(meta: dict[str, list[str]], linked: list[dict[str, object]]) -> tuple[str, ...]:
    for node in linked:
        stated = node.get("author")
        names = [_name(each) for each in (stated if isinstance(stated, list) else [stated])]
        if any(names):
            return tuple(dict.fromkeys(filter(None, names)))
    names = next((meta[key] for key in _AUTHORS if key in meta), [])
    return tuple(dict.fromkeys(name for name in names if not name.startswith(("http:", "https:"))))


def _issued(root: Element, meta: dict[str, list[str]], linked: list[dict[str, object]]) -> PartialDate | None:
    values = [_string(node.get("datePublished")) for node in linked]
    values += [value for key in _DATES for value in meta.get(key, ())]
    times = list(root.iter("time"))
    published = [
        element
        for element in times
        if "publish" in f"{element.get('class')} {element.get('itemprop')}".lower()
    ]
    if published or len(times) == 1:
        # several times without a mark may belong to other articles
        values.append((published or times)[0].get("datetime") or "")
    return next(filter(None, map(date_in_metadata, values)), None)


def _title_element(root: Element, publisher: str) -> str:
    headings = [_squeezed(element.text_content()) for element in root.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    title = _squeezed(next((element.text_content() for element in root.iter("title")), ""))
    for separator in (" | ", " – ", " — ", " - ", " • ", " · "):
        head, _, tail = title.rpartition(separator)
        if head and publisher and tail.strip().casefold() == publisher.casefold():
            return head.strip()
    return title


def _first(meta: dict[str, list[str]], keys: tuple[str, ...]) -> str:
    return next((meta[key][0] for key in keys if key in meta), "")


def _name(value: object) -> str:
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _string(value: object) -> str:
    return _squeezed(value) if isinstance(value, str) else ""


def _squeezed(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
