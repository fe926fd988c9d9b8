"""Gathers stated figures into series."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from uncounted.domain.document import Document
from uncounted.domain.figure import Figure
from uncounted.domain.series import Nature, Series, SeriesKey, StatedFigure
from uncounted.figures import lexicon
from uncounted.figures.text import normal, sentences
from uncounted.language.decoding import decode
from uncounted.language.sources import is_common, same_names, who_key

_ARTICLE = re.compile(r"^(?:the|a|an|some|many|all|other|more|new)\s+", re.IGNORECASE)
_NEAR = 80


def stated_figures(document: Document, figures: Iterable[Figure]) -> list[StatedFigure]:
    """Join the figures of one document to its particulars and sentences; withdrawn ones are left out."""
    body = normal.normalise(document.text)
    parts = [body.span(part.start, part.end) for part in sentences.split(body.plain)]
    starts = [start for start, _ in parts]
    issued = document.issued.last_day.isoformat() if document.issued else ""
    found = []
    for figure in figures:
        if figure.is_withdrawn:
            continue
        start, end = parts[max(0, bisect_right(starts, figure.span[0]) - 1)] if parts else figure.span
        is_decoded = document.encoding in ("zawgyi", "mixed") and figure.attribution is not None
        found.append(
            StatedFigure(
                document.sha256,
                document.publisher,
                issued,
                figure,
                document.text[start:end],
                at=figure.span[0] - start if start <= figure.span[0] < end else -1,
                attribution=decode(figure.attribution or "", document.encoding).text if is_decoded else "",
            )
        )
    return found


def gather(stated: Iterable[StatedFigure]) -> tuple[Series, ...]:
    """Gather figures into series, in the order of their keys.

    The order in which documents come does not matter. A source that is not known, and one that is
    only a common noun ("officials"), is another one in each document or with each publisher.
    """
    stated = list(stated)
    root = same_names([*(each.who for each in stated), *(each.publisher for each in stated)])
    groups: dict[SeriesKey, list[StatedFigure]] = {}
    for each in stated:
        source = _source(each, root)
        groups.setdefault(key_of(each, source), []).append(replace(each, source=source))
    return tuple(
        Series(key, tuple(sorted({_shown(each) for each in group})), tuple(sorted(group, key=_order)))
        for key, group in sorted(groups.items())
    )


def _source(stated: StatedFigure, root: dict[str, str]) -> str:
    """Give the key of who says so."""
    publisher = root[who_key(stated.publisher)] if stated.publisher else f"unknown:{stated.sha256}"
    if not stated.who:
        return publisher
    named = who_key(stated.who)
    return f"{named}, in {publisher}" if _is_nobody(stated) else root[named]


def _shown(stated: StatedFigure) -> str:
    """Give who says so, as a person should see it."""
    publisher = stated.publisher or "unknown publisher"
    if not stated.who:
        return publisher
    return f"{stated.who}, in {publisher}" if _is_nobody(stated) else stated.who


def _is_nobody(stated: StatedFigure) -> bool:
    """Whether the source is a common noun that many unknown people answer to."""
    named = stated.attribution or stated.figure.attribution
    return bool(named) and is_common(str(named), _more_common())


def key_of(stated: StatedFigure, source: str) -> SeriesKey:
    """Say which series a figure belongs to.

    Parameters
    ----------
    stated
        The figure.
    source
        The folded name that stands for its source.
    """
    figure = stated.figure
    definition = definition_of(stated)
    return SeriesKey(
        source,
        figure.measure,
        figure.kind,
        figure.unit,
        _population(figure),
        _folded(figure.place),
        definition,
        _nature(figure, definition),
    )


def definition_of(stated: StatedFigure) -> str:
    """Give the code of what narrows the measure in the words around the figure; empty for none."""
    around = _around(stated)
    for entry in _settings()["definition"]:
        if stated.figure.measure in entry["measures"] and any(word in around for word in entry["words"]):
            return str(entry["code"])
    return ""


def _around(stated: StatedFigure) -> str:
    """Give the words near the figure, up to the next number on either side."""
    words, at = stated.words, stated.at
    if at < 0:
        return ""
    before = re.split(r"[\d၀-၉;]", words[max(0, at - _NEAR) : at])[-1]
    behind = at + len(stated.figure.quote)
    after = re.split(r"[\d၀-၉;]", words[behind : behind + _NEAR])[0]
    return f"{before} {after}".casefold()


def _nature(figure: Figure, definition: str) -> Nature:
    if figure.as_of:
        return "stock" if _is_stock(figure.measure, definition) else "running total"
    if figure.stands_at or (figure.period_start and not figure.period_end):
        return "running total"
    return "flow" if figure.period_end else "undated"


def _is_stock(measure: str, definition: str) -> bool:
    by_definition = any(
        entry["code"] == definition and entry.get("stock") for entry in _settings()["definition"]
    )
    return by_definition or measure in _settings()["stocks"]


def _population(figure: Figure) -> str:
    folded = _folded(figure.population)
    held = _settings()["held"]
    general = _settings()["everybody"]["words"]
    if folded in general or (figure.measure in held["measures"] and folded in held["words"]):
        return ""
    return folded


def _folded(words: str | None) -> str:
    return _ARTICLE.sub("", " ".join((words or "").casefold().split()))


def _order(stated: StatedFigure) -> tuple[str, str, str, int]:
    return stated.day, stated.issued, stated.sha256, stated.figure.span[0]


@lexicon.derived
def _more_common() -> frozenset[str]:
    """Give the common nouns that the lexicon adds to those of every stage, folded as names are."""
    return frozenset(who_key(word) for word in _settings()["generic"]["words"])


@lexicon.derived
def _settings() -> dict[str, Any]:
    return lexicon.document("series")
