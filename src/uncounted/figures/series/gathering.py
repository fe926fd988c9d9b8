"""Gathers stated figures into series."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from uncounted.domain.document import Document
from uncounted.domain.figure import Figure
from uncounted.domain.series import Nature, Series, SeriesKey, StatedFigure
from uncounted.figures import lexicon, normal, sentences
from uncounted.language.sources import same_names, who_key

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
        found.append(
            StatedFigure(document.sha256, document.publisher, issued, figure, document.text[start:end])
        )
    return found


def gather(stated: Iterable[StatedFigure]) -> tuple[Series, ...]:
    """Gather figures into series, in the order of their keys.

    The order in which documents come does not matter.
    """
    stated = list(stated)
    root = same_names(each.who for each in stated)
    groups: dict[SeriesKey, list[StatedFigure]] = {}
    for each in stated:
        groups.setdefault(key_of(each, root[who_key(each.who)]), []).append(each)
    return tuple(
        Series(key, tuple(sorted({each.who for each in group})), tuple(sorted(group, key=_order)))
        for key, group in sorted(groups.items())
    )


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
    words, quote = stated.words, stated.figure.quote
    at = words.find(quote)
    if at < 0:
        return ""
    before = re.split(r"[\d၀-၉;]", words[max(0, at - _NEAR) : at])[-1]
    behind = at + len(quote)
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
def _settings() -> dict[str, Any]:
    return lexicon.document("series")
