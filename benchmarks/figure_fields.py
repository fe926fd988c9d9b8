"""Measures the fields of figures that the table of scores leaves out: source, population, place, caveat.

Usage: python benchmarks/figure_fields.py GOLD.jsonl PREDICTED.jsonl [--errors FIELD]

Both files hold one passage a line with its `figures`, as `uncounted figures read --passages` writes
them. For each field: how many figures have one in the gold file, how many were given one, the share
given that is right (precision), and the share of the gold that is right (recall). Words are compared
as sets, so each pair earns the F1 of its words. A wrong place is worse than none: watch precision.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

FIELDS = ("attribution", "population", "place", "caveat")
_SMALL = frozenset({"the", "a", "an", "of", "and", "in", "s", "its"})

Row = dict[str, Any]


def passages(path: Path) -> dict[str, Row]:
    """Read passages by id."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {row["id"]: row for row in rows}


def pairs(gold: Row, predicted: Row) -> list[tuple[Row, Row]]:
    """Pair the figures of a passage whose spans overlap, in order."""
    left = list(predicted.get("figures", []))
    paired = []
    for figure in gold["figures"]:
        for other in left:
            if other["span"][0] < figure["span"][1] and figure["span"][0] < other["span"][1]:
                paired.append((figure, other))
                left.remove(other)
                break
    return paired


def agreement(gold: str | None, other: str | None) -> float:
    """Give the F1 of the words of two phrases, small words left out."""
    x, y = _words(gold), _words(other)
    return 2 * len(x & y) / (len(x) + len(y)) if x or y else 0.0


def _words(phrase: str | None) -> set[str]:
    return set(re.findall(r"[^\W_]+", (phrase or "").lower())) - _SMALL


def best_agreement(field: str, figure: Row, other: Row, publisher: str) -> float:
    """Give the agreement of one field, the other right answers tried too."""
    right = [figure.get(field), *figure.get(f"{field}_alt", [])]
    best = max(agreement(each, other.get(field)) for each in right)
    if field == "caveat":
        return float(bool(figure.get(field)) and best > 0)
    if field == "attribution" and not figure.get(field) and agreement(publisher, other.get(field)) > 0:
        return 1.0  # its own name says the same as nobody
    return best


def main() -> None:
    """Print a Markdown table of the fields, and the errors of one field when asked."""
    gold, predicted = (passages(Path(name)) for name in sys.argv[1:3])
    asked = sys.argv[4] if len(sys.argv) > 4 else ""
    both = [
        (name, figure, other)
        for name, row in gold.items()
        for figure, other in pairs(row, predicted.get(name, {}))
    ]
    print("| field | gold | given | precision | recall |\n|---|---|---|---|---|")
    for field in FIELDS:
        scored = [
            (name, a, b, best_agreement(field, a, b, gold[name].get("publisher", ""))) for name, a, b in both
        ]
        stated = sum(bool(a.get(field)) for _, a, _, _ in scored)
        given = sum(bool(b.get(field)) for _, _, b, _ in scored)
        right = sum(score for _, _, b, score in scored if b.get(field))
        print(
            f"| {field} | {stated} | {given} | {right / max(1, given):.3f} | {right / max(1, stated):.3f} |"
        )
        for name, a, b, score in scored if field == asked else ():
            if score < 1 and (a.get(field) or b.get(field)):
                print(f"  {name} {a['quote']}: {a.get(field)!r}, read {b.get(field)!r}")


if __name__ == "__main__":
    main()
