"""HTML pages: the whole text, the main text inside it, and the page's own particulars."""

from __future__ import annotations

import logging
import re
from functools import cache
from itertools import islice
from typing import Any

from uncounted.archive.decoding import declared_in_html, decode
from uncounted.archive.limits import MAX_ELEMENTS_FOR_MAIN, MAX_HTML_BYTES
from uncounted.archive.markup import particulars, text_of
from uncounted.archive.verdict import Extract, refused, too_large
from uncounted.domain.notice import Notice

_ANCHOR_LETTERS = 25
_N_ANCHORS = 20
_SHARE_FOUND = 0.5
_SPANS = re.compile(r"\b(?:col|row)span\s{0,9}=\s{0,9}[\"']?\s{0,9}\d+[\"']?", re.IGNORECASE)


def read_html(content: bytes, where: str) -> Extract | Notice:
    """Read an HTML page.

    Parameters
    ----------
    content
        Its bytes.
    where
        Its name, for notices.

    Returns
    -------
    Extract or Notice
        The notice when the page is too large, in an unknown encoding, or has no text.
    """
    if len(content) > MAX_HTML_BYTES:
        return too_large(where, "the page is too large to read", f"{MAX_HTML_BYTES // 10**6} MB of HTML")
    decoded = decode(content, declared=declared_in_html(content))
    if decoded is None:
        return unknown_encoding(where)
    root, is_whole = _parsed(decoded.text)
    if not is_whole:
        return too_large(where, "the page is nested too deep", "256 elements inside one another")
    text = text_of(root) if root is not None else ""
    if root is None or not text.strip():
        return refused(
            "archive.no_text",
            where,
            "the page has no text",
            expected="an HTML page with text in it",
            advice="if a script makes the page, save it from a browser after it has loaded, and archive that",
        )
    found = particulars(root)
    return Extract(
        text=text,
        title=found.title,
        authors=found.authors,
        publisher=found.publisher,
        issued=found.issued,
        main=_main(root, decoded.text, text),
    )


def unknown_encoding(where: str) -> Notice:
    """Refuse text whose encoding cannot be told."""
    return refused(
        "archive.unknown_encoding",
        where,
        "the encoding of the text cannot be told with confidence",
        expected="UTF-8, or another encoding that shows without doubt",
        advice="save the file as UTF-8 in the program it was written in, and archive that too",
    )


def _parsed(text: str) -> tuple[Any | None, bool]:
    """Parse a page; with whether nothing was left out. No root when there is nothing to parse."""
    import lxml.etree
    import lxml.html

    # controls end libxml2's reading early; they are no text
    clean = text.translate(_NO_CONTROLS).encode("utf-8", "replace")
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(clean, parser=parser)
    except lxml.etree.ParserError:
        return None, True
    # past its limits the parser stops without raising, and the rest of the page would be missing
    return root, not any(entry.level_name == "FATAL" for entry in parser.error_log)


_NO_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32)))


def _main(root: Any, markup: str, text: str) -> tuple[int, int] | None:
    """Find the main text that trafilatura names inside the whole text; None when it cannot be placed."""
    if sum(1 for _ in islice(root.iter(), MAX_ELEMENTS_FOR_MAIN + 1)) > MAX_ELEMENTS_FOR_MAIN:
        return None
    try:
        extracted = _trafilatura().bare_extraction(
            _without_spans(markup), include_comments=False, favor_recall=True
        )
    except RecursionError:
        return None  # nested too deep for it; the whole text stands
    return _placed((getattr(extracted, "text", "") or "").splitlines(), text)


def _without_spans(markup: str) -> str:
    """Take out how many cells a cell covers: trafilatura writes them all, and a page may claim millions."""
    return _SPANS.sub("", markup)


@cache
def _trafilatura() -> Any:
    import trafilatura

    # without a handler Python prints its warnings, which may quote the page, to standard error
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return trafilatura


def _placed(lines: list[str], text: str) -> tuple[int, int] | None:
    """Find the first and the last long line in a text; spaces may differ, so only letters are compared."""
    places = [at for at, ch in enumerate(text) if not ch.isspace()]
    letters = "".join(text[at] for at in places)
    tights = ("".join(line.lstrip("-•* ").split()) for line in lines)
    anchors = [tight for tight in tights if len(tight) >= _ANCHOR_LETTERS]
    first = (letters.find(line[:_ANCHOR_LETTERS]) for line in anchors[:_N_ANCHORS])
    start = next((at for at in first if at >= 0), -1)
    last = (letters.find(line[-_ANCHOR_LETTERS:], start) for line in reversed(anchors[-_N_ANCHORS:]))
    end = next((at for at in last if at >= 0), -1) + _ANCHOR_LETTERS
    if start < 0 or end - start < _SHARE_FOUND * sum(map(len, anchors)):
        return None
    line_end = text.find("\n", places[end - 1])
    return text.rfind("\n", 0, places[start]) + 1, len(text) if line_end < 0 else line_end
