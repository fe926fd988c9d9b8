"""Which documents a newer version on file replaces: corrected in place, and archived again.

The older capture stays archived, but its figures are not what its publisher says any more. Two
captures are versions of one document when one publisher's file came under one name twice. A
bulletin that appears under one name week after week is not: each issue has its own day of issue and
a text of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from uncounted.domain.document import Document

_MOST = 0.7
_N_WORDS = 5


def replaced(documents: Iterable[Document], arrivals: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Find the documents that a newer version on file replaces.

    Parameters
    ----------
    documents
        All that can be read.
    arrivals
        SHA-256 and name of everything archived, in the order it came.

    Returns
    -------
    frozenset of str
        SHA-256 of the older versions. The version that came last, under whatever name, is never one.
    """
    by_sha256 = {each.sha256: each for each in documents}
    last: dict[str, int] = {}
    came_as: dict[tuple[str, str], dict[str, int]] = {}
    for number, (sha256, name) in enumerate(arrivals):
        if sha256 in by_sha256:
            last[sha256] = number
            came_as.setdefault((name, by_sha256[sha256].publisher), {})[sha256] = number
    return frozenset(older for group in came_as.values() for older in _older(group, last, by_sha256))


def _older(group: dict[str, int], last: dict[str, int], documents: Mapping[str, Document]) -> list[str]:
    return [
        older
        for older in group
        if any(
            number > last[older] and _are_versions(documents[older], documents[newer])
            for newer, number in group.items()
        )
    ]


def _are_versions(one: Document, other: Document) -> bool:
    is_of_other_day = None not in (one.issued, other.issued) and one.issued != other.issued
    return not is_of_other_day or _shared(one, other) >= _MOST


def _shared(one: Document, other: Document) -> float:
    """Give the share of runs of five words that two main texts have in common."""
    first, second = _word_runs(one), _word_runs(other)
    return 2 * (first & second).total() / max(first.total() + second.total(), 1)


def _word_runs(document: Document) -> Counter[tuple[str, ...]]:
    words = document.text[document.main_start : document.main_end].split()
    return Counter(
        tuple(words[at : at + _N_WORDS]) for at in range(max(len(words) - _N_WORDS + 1, min(len(words), 1)))
    )
