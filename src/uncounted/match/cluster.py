"""Partition rows into persons: average linkage over pair weights, with judgements that always hold.

Joining everything that is connected (transitive closure) lets one wrong pair join two persons, and
loses more than wrong scores do. Average linkage joins two clusters only when their rows agree on
the whole: the mean weight over all pairs between them, where a pair that was never compared counts
as evidence against. Use it on the pairs above a floor; weights are natural log-odds of a match.

Assumption: the weights of the pairs of a cluster are about equally informative. It fails where all
rows of a list are near-copies; their pairs then outvote the others.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

from uncounted.match.judgement import Constraints, Groups

Pair = tuple[str, str]


def clusters(
    row_ids: Iterable[str],
    weights: Mapping[Pair, float],
    constraints: Constraints,
    *,
    least: float,
    unseen: float,
) -> list[tuple[str, ...]]:
    """Give the clusters, each sorted, in order of their first row.

    Parameters
    ----------
    row_ids
        Every row.
    weights
        Sorted pair of row ids to log-odds; pairs that are not there were not compared, or fell below
        the floor.
    constraints
        Judgements in force, without contradiction.
    least
        Two clusters join when the mean weight between them is at least this.
    unseen
        Weight of a pair that is not in `weights`; below `least`.

    Returns
    -------
    list of tuple of str
        A partition of the rows: every "same" pair together, every "different" pair apart.
    """
    groups = Groups(constraints.same)
    members: dict[str, list[str]] = defaultdict(list)
    for row_id in sorted(row_ids):
        members[groups.of(row_id)].append(row_id)
    linkage = _Linkage(members, least=least, unseen=unseen)
    for (row_a, row_b), weight in sorted(weights.items()):
        linkage.see(groups.of(row_a), groups.of(row_b), weight)
    for row_a, row_b in sorted(constraints.different):
        linkage.forbid(groups.of(row_a), groups.of(row_b))
    return sorted(tuple(sorted(rows)) for rows in linkage.joined().values())


class _Linkage:
    """Clusters being joined, best mean first (Lance and Williams, 1967, group average).

    Only pairs of clusters with at least one seen pair are held: others can never reach `least`.
    """

    def __init__(self, members: dict[str, list[str]], *, least: float, unseen: float) -> None:
        self._members = members
        self._least, self._unseen = least, unseen
        # for each cluster, its neighbours with sum of (weight - unseen) over the seen pairs
        self._excess: dict[str, dict[str, float]] = defaultdict(dict)
        self._forbidden: dict[str, set[str]] = defaultdict(set)
        self._version: dict[str, int] = dict.fromkeys(members, 0)

    def see(self, first: str, second: str, weight: float) -> None:
        if first != second:
            excess = self._excess[first].get(second, 0.0) + weight - self._unseen
            self._excess[first][second] = self._excess[second][first] = excess

    def forbid(self, first: str, second: str) -> None:
        self._forbidden[first].add(second)
        self._forbidden[second].add(first)

    def joined(self) -> dict[str, list[str]]:
        heap = [
            self._entry(first, second)
            for first in self._members
            for second in self._excess[first]
            if first < second
        ]
        heap = [entry for entry in heap if -entry[0] >= self._least]
        heapq.heapify(heap)
        while heap:
            _, first, second, version_first, version_second = heapq.heappop(heap)
            stale = self._version.get(first) != version_first or self._version.get(second) != version_second
            if stale or second in self._forbidden[first]:
                continue
            self._join(first, second)
            for other in self._excess[first]:
                entry = self._entry(*sorted((first, other)))
                if -entry[0] >= self._least:
                    heapq.heappush(heap, entry)
        return self._members

    def _entry(self, first: str, second: str) -> tuple[float, str, str, int, int]:
        n_pairs = len(self._members[first]) * len(self._members[second])
        # rounded, so that the order of adding up never decides between equal means
        mean = round(self._unseen + self._excess[first][second] / n_pairs, 9)
        return -mean, first, second, self._version[first], self._version[second]

    def _join(self, first: str, second: str) -> None:
        """Make the second cluster part of the first."""
        self._members[first] += self._members.pop(second)
        self._version[first] += 1
        del self._version[second]
        for other, excess in self._excess.pop(second).items():
            del self._excess[other][second]
            if other != first:
                total = self._excess[first].get(other, 0.0) + excess
                self._excess[first][other] = self._excess[other][first] = total
        for other in self._forbidden.pop(second, set()):
            self._forbidden[other].discard(second)
            self.forbid(first, other)


def prob_of_members(
    rows: tuple[str, ...],
    log_odds: Mapping[Pair, float],
    constraints: Constraints,
    *,
    unseen: float,
) -> dict[str, float]:
    """Give each row's probability of belonging to its cluster.

    It is the logistic of the mean log-odds of the pairs of the row with all other rows of the cluster,
    the same mean that joined them; 1 for a row alone and for a row judged the same as another.

    Parameters
    ----------
    rows
        The cluster.
    log_odds
        Sorted pair to log-odds of a match.
    constraints
        Judgements in force.
    unseen
        Log-odds of a pair that is not in `log_odds`.
    """
    judged = {row for pair in constraints.same for row in pair}
    probs = {}
    for row in rows:
        others = [other for other in rows if other != row]
        if not others or (row in judged and any(tuple(sorted((row, o))) in constraints.same for o in others)):
            probs[row] = 1.0
            continue
        mean = sum(log_odds.get((min(row, o), max(row, o)), unseen) for o in others) / len(others)
        probs[row] = logistic(mean)
    return probs


def logistic(log_odds: float) -> float:
    """Turn natural log-odds into a probability, without overflow."""
    import math

    if log_odds >= 0:
        return 1.0 / (1.0 + math.exp(-log_odds))
    return math.exp(log_odds) / (1.0 + math.exp(log_odds))
