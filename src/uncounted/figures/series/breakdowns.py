"""Compares totals with their parts: across a source's figures of one day, and inside one sentence.

Texts give parts that need not add up (people of unknown sex, overlapping groups). Nothing is
corrected: what does not add up is told, with the difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from uncounted.domain.series import Finding, Parts, Series, StatedFigure
from uncounted.figures import lexicon

Term = tuple[str, str]

_EXHAUSTIVE = re.compile(r"^[\w\s,'-]{0,60}(?::|–|—|\()\s*$")
_LEAST_PARTS = 2


def broken_identities(series: Sequence[Series]) -> Iterator[Finding]:
    """Totals of a source on one day that do not equal the parts it gives: arrested, detained, released."""
    for (source, day, _), terms in sorted(_terms(series).items()):
        for identity in lexicon.document("series")["identity"]:
            total = terms.get(_term(identity["total"]))
            parts = [terms.get(_term(part)) for part in identity["parts"]]
            if total is None or any(part is None for part in parts):
                continue
            named = Parts(source, tuple((source, part) for part in parts if part is not None))
            if named.total != total.amount:
                found = _unequal(total, named, [_name(part) for part in identity["parts"]])
                yield Finding(
                    "identity broken",
                    f"{found}, on {day}",
                    (total, *(part for part in parts if part is not None)),
                )


def unequal_parts(series: Sequence[Series]) -> Iterator[Finding]:
    """Breakdowns in one sentence, "224: 32 women and 190 men", whose parts do not make the total."""
    for group in _sentences(series).values():
        source = group[0][0]
        figures = sorted((point for _, point in group), key=lambda each: each.figure.span)
        total, rest = figures[0], figures[1:]
        if len(rest) < _LEAST_PARTS or not _is_exhaustive(total, rest):
            continue
        parts = Parts(source, tuple((source, part) for part in rest))
        if parts.total != total.amount:
            names = [part.figure.population or "part" for part in rest]
            yield Finding("parts do not add up", _unequal(total, parts, names), (total, *rest))


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


def _sentences(series: Iterable[Series]) -> dict[object, list[tuple[str, StatedFigure]]]:
    """Group exact counts of one source and measure by the sentence they stand in."""
    groups: defaultdict[object, list[tuple[str, StatedFigure]]] = defaultdict(list)
    for each in series:
        if each.key.kind == "count" and each.key.unit == "persons":
            for point in each.points:
                if point.figure.qualifier == "exact" and point.words:
                    place = (point.sha256, each.key.source, each.key.measure, point.words)
                    groups[place].append((each.key.source, point))
    return groups


def _is_exhaustive(total: StatedFigure, rest: list[StatedFigure]) -> bool:
    """Whether the sentence gives all parts of the total: a colon, a dash or a bracket opens them."""
    start = total.words.find(total.figure.quote)
    after = start + rest[0].figure.span[0] - total.figure.span[0]
    return start >= 0 and bool(_EXHAUSTIVE.match(total.words[start + len(total.figure.quote) : after]))


def _unequal(total: StatedFigure, parts: Parts, names: Sequence[str]) -> str:
    terms = " + ".join(
        f"{point.amount:,.12g} {name}" for (_, point), name in zip(parts.points, names, strict=True)
    )
    return f"{total.amount:,.12g} {total.figure.measure}, but {terms} make {parts.total:,.12g}"


def _term(pair: Sequence[str]) -> Term:
    measure, definition = pair
    return measure, definition


def _name(pair: Sequence[str]) -> str:
    return " ".join(filter(None, (pair[0].replace("_", " "), pair[1])))
