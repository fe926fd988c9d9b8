"""Pairwise precision, recall and F1 of a partition, by looking at every pair (slow and obvious)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations


def pairwise_f1(clusters: Iterable[Sequence[str]], truth: Mapping[str, str]) -> float:
    """Give the F1 of the pairs that are together against the pairs of one true person."""
    person = {row: number for number, rows in enumerate(clusters) for row in rows}
    true = {pair for pair in combinations(sorted(truth), 2) if truth[pair[0]] == truth[pair[1]]}
    found = {pair for pair in combinations(sorted(truth), 2) if person[pair[0]] == person[pair[1]]}
    return 2 * len(true & found) / max(len(true) + len(found), 1)
