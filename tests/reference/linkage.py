"""Average linkage with constraints, recomputed from scratch at every step (slow and obvious)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from uncounted.match.judgement import Constraints


def slow_clusters(
    rows: Iterable[str],
    weights: Mapping[tuple[str, str], float],
    constraints: Constraints,
    *,
    least: float,
    unseen: float,
) -> list[tuple[str, ...]]:
    """Join the allowed pair of clusters with the highest mean until none reaches `least`."""
    clusters = [{row} for row in sorted(rows)]
    for row_a, row_b in sorted(constraints.same):
        first = next(one for one in clusters if row_a in one)
        second = next(one for one in clusters if row_b in one)
        if first is not second:
            first |= second
            clusters.remove(second)

    def mean(first: set[str], second: set[str]) -> float:
        pairs = [(min(a, b), max(a, b)) for a in first for b in second]
        return round(sum(weights.get(pair, unseen) for pair in pairs) / len(pairs), 9)

    def allowed(first: set[str], second: set[str]) -> bool:
        return not any((min(a, b), max(a, b)) in constraints.different for a in first for b in second)

    while True:
        candidates = [
            (-mean(first, second), min(first), min(second), first, second)
            for first, second in combinations(sorted(clusters, key=min), 2)
            if allowed(first, second)
        ]
        best = min(candidates, key=lambda found: found[:3], default=None)
        if best is None or -best[0] < least:
            return sorted(tuple(sorted(one)) for one in clusters)
        best[3].update(best[4])
        clusters.remove(best[4])
