"""What is refused or doubtful about a whole document before its figures are read."""

from __future__ import annotations

from uncounted.domain.document import Document, Encoding
from uncounted.domain.notice import Notice
from uncounted.language.decoding import survey

LANGUAGES = ("en", "my")


def refusal(document: Document) -> Notice | None:
    """Refuse a document whose Burmese may be Zawgyi as well as Unicode, or is neither."""
    return undecided(
        document.text,
        document.encoding,
        document.languages[0] if document.languages else "",
        _where(document),
    )


def undecided(text: str, encoding: Encoding | None, language: str, where: str) -> Notice | None:
    """Refuse a text when nothing of its Burmese can be told to be Unicode or Zawgyi.

    Parameters
    ----------
    text
        The text.
    encoding
        As found before; None to find out.
    language
        Main language, ISO 639-1; where it is English the text is read, with a doubt.
    where
        For the notice.
    """
    if encoding == "unicode":
        return None
    surveyed = survey(text, encoding)
    if surveyed.n_foreign and not surveyed.n_decided:
        return _refused(
            where,
            "text.zawgyi_language",
            "text in Zawgyi and in letters of Shan, Mon, Karen or another language",
            "Burmese text, or text in Unicode",
        )
    if language in ("", "my") and surveyed.n_undecided and not surveyed.n_decided:
        return _refused(
            where,
            "text.encoding_unknown",
            "Burmese text that may be Unicode or Zawgyi; which of them cannot be told",
            "Burmese text that is clearly one of them",
        )
    return None


def _refused(where: str, code: str, found: str, expected: str) -> Notice:
    return Notice(
        "figures",
        code,
        "refused",
        where,
        found,
        expected,
        "convert it to Unicode, or hand in a Unicode copy of the document",
    )


def doubts(document: Document) -> list[Notice]:
    """Say what a person should look at, although the figures are read."""
    found: list[Notice] = []
    if not document.quality.reliable:
        reasons = "; ".join(document.quality.reasons) or "its quality is low"
        found.append(
            _doubt(document, "text.unreliable", f"text that may not say what the page says ({reasons})")
        )
    found += _encoding_doubts(document)
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


def _encoding_doubts(document: Document) -> list[Notice]:
    """Say which lines may have been read in the wrong encoding."""
    if document.encoding == "unicode":
        return []
    surveyed = survey(document.text, document.encoding)
    found = []
    if surveyed.n_undecided:
        where_unknown = f"Burmese that may be Unicode or Zawgyi, in {_lines(surveyed.n_undecided)}"
        found.append(_doubt(document, "text.encoding", f"{where_unknown}; read as Unicode"))
    if surveyed.n_foreign:
        where_foreign = f"letters of Shan, Mon, Karen or another language in {_lines(surveyed.n_foreign)}"
        found.append(_doubt(document, "text.zawgyi_language", f"{where_foreign} of a Zawgyi page"))
    return found


def _lines(number: int) -> str:
    return "one line" if number == 1 else f"{number} lines"


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
