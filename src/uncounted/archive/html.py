"""HTML pages: the whole text, the main text inside it, and the page's own particulars."""

from __future__ import annotations

from typing import Any

from uncounted.archive.decoding import declared_in_html, decode
from uncounted.archive.limits import MAX_HTML_BYTES
from uncounted.archive.markup import particulars, text_of
from uncounted.archive.verdict import Extract, refused, too_large
from uncounted.domain.notice import Notice

_ANCHOR_CHARACTERS = 25
_SHARE_FOUND = 0.5


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
    root = _parsed(decoded.text)
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
        main=_main(decoded.text, text),
        n_replaced=decoded.n_replaced,
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


def _parsed(text: str) -> Any | None:
    import lxml.etree
    import lxml.html

    # NUL and other controls end libxml2's reading early; they are no text
    clean = text.translate(_NO_CONTROLS)
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root: Any = lxml.html.document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):
        return None
    return root


_NO_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32)))


def _main(markup: str, text: str) -> tuple[int, int] | None:
    """Find the main text that trafilatura names inside the whole text; None when it cannot be placed."""
    import trafilatura

    try:
        extracted = trafilatura.bare_extraction(
            markup, include_comments=False, favor_recall=True, with_metadata=False
        )
    except RecursionError:
        return None  # nested too deep for it; the whole text stands
    lines = (getattr(extracted, "text", "") or "").splitlines()
    anchors = [line.strip("-•| \t") for line in lines]
    anchors = [line for line in anchors if len(line) >= _ANCHOR_CHARACTERS]
    spans = _placed(anchors, text)
    if not spans or sum(end - start for start, end in spans) < _SHARE_FOUND * sum(map(len, anchors)):
        return None
    start = text.rfind("\n", 0, spans[0][0]) + 1
    end = text.find("\n", spans[-1][1])
    return start, len(text) if end < 0 else end


def _placed(anchors: list[str], text: str) -> list[tuple[int, int]]:
    """Find lines in their order; a line that is not there is passed over."""
    spans, at = [], 0
    for line in anchors:
        start = text.find(line, at)
        if start >= 0:
            at = start + len(line)
            spans.append((start, at))
    return spans
