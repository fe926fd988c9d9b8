"""Compares totals with their parts: across a source's figures of one day, and inside one sentence.

Texts give parts that need not add up (people of unknown sex, overlapping groups). A breakdown in a
sentence is told only where its parts are more than the whole, or leave nobody out by what they are
called (men and women). Nothing is corrected: what does not add up is told, with the difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from uncounted.domain.series import Finding, Parts, Series, StatedFigure
from uncounted.figures import lexicon

Term = tuple[str, str]

_OPENS = re.compile(r"^[\w\s,'-]{0,60}(?::|–|—|\()\s*$")
_LEAST_PARTS = 2
_NEAR = 24


def broken_identities(series: Sequence[Series]) -> Iterator[Finding]:
    """Totals of a source on one day that do not equal the parts it gives: arrested, detained, released."""
    for (_, day, _), terms in sorted(_terms(series).items()):
        for identity in lexicon.document("series")["identity"]:
            total = terms.get(_term(identity["total"]))
            given = [terms.get(_term(part)) for part in identity["parts"]]
            points = tuple(point for point in given if point is not None)
            if total is None or len(points) < len(given):
                continue
            if Parts(points).total != total.amount:
                found = _unequal(total, points, [_name(part) for part in identity["parts"]])
                yield Finding("identity broken", f"{found}, on {day}", (total, *points))


def unequal_parts(series: Sequence[Series]) -> Iterator[Finding]:
    """Breakdowns in one sentence, "224: 32 women and 190 men", whose parts do not make the total."""
    told: set[tuple[str, str]] = set()
    for points in _sentences(series).values():
        total, *behind = sorted(points, key=lambda each: each.figure.span)
        parts = _parts(total, behind)
        if len(parts) < _LEAST_PARTS or not _opens_parts(total, behind[0]):
            continue
        added = Parts(parts).total
        if added > total.amount or (added < total.amount and _leave_nobody_out(total, parts)):
            found = _unequal(total, parts, [part.figure.population or "part" for part in parts])
            if (total.sha256, found) not in told:  # a headline is said again below it
                told.add((total.sha256, found))
                yield Finding("parts do not add up", found, (total, *parts))


def _terms(
    series: Iterable[Series],
) -> dict[tuple[str, str, str], dict[Term, StatedFigure]]:
    """Give, by source, day and place, the exact counts of persons; the first of a day stands."""
    terms: defaultdict[tuple[str, str, str], dict[Term, StatedFigure]] = defaultdict(dict)
    for each in series:
        key = each.key
        if key.kind != "count" or key.unit != "persons" or key.population or key.nature == "flow":
            continue
        for point in each.points:
            if point.day and point.figure.qualifier == "exact":
                terms[key.source, point.day, key.place].setdefault((key.measure, key.definition), point)
    return terms


def _sentences(series: Iterable[Series]) -> dict[object, list[StatedFigure]]:
    """Group exact counts of one source and measure by their sentence, known by its place in the text."""
    groups: defaultdict[object, list[StatedFigure]] = defaultdict(list)
    for each in series:
        if each.key.kind == "count" and each.key.unit == "persons":
            for point in each.points:
                if point.figure.qualifier == "exact" and point.at >= 0:
                    sentence = point.figure.span[0] - point.at
                    groups[point.sha256, each.key.source, each.key.measure, sentence].append(point)
    return groups


def _opens_parts(total: StatedFigure, first: StatedFigure) -> bool:
    """Whether the sentence gives parts of the total: a colon, a dash or a bracket opens them."""
    between = total.words[_end(total) : first.at]
    return bool(_OPENS.match(between))


def _parts(total: StatedFigure, behind: Sequence[StatedFigure]) -> tuple[StatedFigure, ...]:
    """Leave out what is a part of the part before it: "30 in Delta, 5 of them children"."""
    words = _settings()["within"]
    kept = []
    for before, point, after in zip([total, *behind], behind, [*behind[1:], None], strict=False):
        leading = point.words[_end(before) : point.at].casefold().rstrip()
        trailing = point.words[_end(point) : after.at if after else None][:_NEAR].casefold().lstrip()
        if not (leading.endswith(tuple(words["before"])) or trailing.startswith(tuple(words["behind"]))):
            kept.append(point)
    return tuple(kept)


def _leave_nobody_out(total: StatedFigure, parts: Sequence[StatedFigure]) -> bool:
    """Whether two of the parts are, by what they are called, everybody: men and women."""
    named = {_folded(part) for part in parts}
    return any(
        all(named & set(side) for side in entry["sides"])
        for entry in _settings()["complement"]
        if not entry.get("of") or _folded(total) in entry["of"]
    )


def _folded(point: StatedFigure) -> str:
    return " ".join((point.figure.population or "").casefold().split())


def _end(point: StatedFigure) -> int:
    return point.at + len(point.figure.quote)


def _unequal(total: StatedFigure, parts: Sequence[StatedFigure], names: Sequence[str]) -> str:
    terms = " + ".join(f"{point.amount:,.12g} {name}" for point, name in zip(parts, names, strict=True))
    made = Parts(tuple(parts)).total
    return f"{total.amount:,.12g} {total.figure.measure}, but {terms} make {made:,.12g}"


def _term(pair: Sequence[str]) -> Term:
    measure, definition = pair
    return measure, definition


def _name(pair: Sequence[str]) -> str:
    return " ".join(filter(None, (pair[0].replace("_", " "), pair[1])))


@lexicon.derived
def _settings() -> dict[str, Any]:
    return lexicon.document("series")
