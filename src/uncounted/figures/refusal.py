"""What is refused or doubtful about a whole document before its figures are read."""

from __future__ import annotations

from uncounted.domain.document import Document
from uncounted.domain.notice import Notice

LANGUAGES = ("en", "my")


def refusal(document: Document) -> Notice | None:
    """Refuse Zawgyi text: its digits can be read, the words around them cannot."""
    if document.encoding != "zawgyi":
        return None
    return zawgyi(_where(document))


def zawgyi(where: str) -> Notice:
    """Make the notice for a text in Zawgyi."""
    return Notice(
        stage="figures",
        code="text.zawgyi",
        level="refused",
        where=where,
        found="Burmese text in the Zawgyi encoding; it waits for conversion",
        expected="Burmese text in Unicode",
        advice="convert it to Unicode, or hand in a Unicode copy of the document",
    )


def doubts(document: Document) -> list[Notice]:
    """Say what a person should look at, although the figures are read."""
    found: list[Notice] = []
    if not document.quality.reliable:
        reasons = "; ".join(document.quality.reasons) or "its quality is low"
        found.append(
            _doubt(document, "text.unreliable", f"text that may not say what the page says ({reasons})")
        )
    if document.encoding in ("mixed", "unknown"):
        found.append(_doubt(document, "text.encoding", f"Burmese text in {document.encoding} encoding"))
    if document.languages[:1] and document.languages[0] not in LANGUAGES:
        found.append(_doubt(document, "text.language", "a language that the reader has no rules for"))
    if document.issued is None:
        found.append(
            Notice(
                "figures",
                "document.undated",
                "doubtful",
                _where(document),
                "no day of issue, so days and months without a year stay open",
                "a dated document",
                "archive it again with --published",
            )
        )
    return found


def _doubt(document: Document, code: str, found: str) -> Notice:
    return Notice(
        "figures",
        code,
        "doubtful",
        _where(document),
        found,
        "reliable text",
        "compare each figure with the original before it is used",
    )


def _where(document: Document) -> str:
    return f"document {document.sha256[:12]}"
