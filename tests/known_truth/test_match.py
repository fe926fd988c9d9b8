"""Matching against known truth: people drawn from stated rules, and published sets with true ids."""

from __future__ import annotations

import csv
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from tests.match.people import lists_of_people
from tests.reference.pairwise import pairwise_f1
from uncounted.cli.main import main
from uncounted.match.matching import match


def test_people_drawn_from_stated_rules_are_found_again() -> None:
    """Two spellings in Latin letters and one in script: F1 of pairs at least 0.85, with a fair prior."""
    rows, truth = lists_of_people(400, seed=11)
    matching = match(rows)
    assert pairwise_f1([person.row_ids for person in matching.persons], truth) >= 0.85
    n_true = sum(truth[a] == truth[b] for a, b in combinations(sorted(truth), 2))
    expected = sum(pair.prob_match for pair in matching.pairs)
    assert 0.7 * n_true < expected < 1.4 * n_true


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("rldata500", 0.95),
        ("febrl1", 0.95),
        pytest.param("febrl3", 0.95, marks=pytest.mark.slow),
        pytest.param("rldata10000", 0.85, marks=pytest.mark.slow),
        pytest.param("people_my_10000", 0.80, marks=pytest.mark.slow),
    ],
)
def test_published_sets_are_matched(
    name: str, least: float, shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the command, without labels, at the default settings; every row and cell comes back."""
    source, out = shared_data / "linkage" / f"{name}.csv", tmp_path / "persons.csv"
    assert main(
        ["match", "table", str(source), "--out", str(out), "--pairs", str(tmp_path / "pairs.csv")]
    ) in (0, 1)
    capsys.readouterr()
    with source.open(encoding="utf-8") as given, out.open(encoding="utf-8") as made:
        before, after = list(csv.DictReader(given)), list(csv.DictReader(made))
    assert [{key: row[key] for key in before[0]} for row in after] == before
    clusters: dict[str, list[str]] = defaultdict(list)
    for number, row in enumerate(after):
        clusters[row["person_id"]].append(str(number))
    truth = {str(number): row["entity_id"] for number, row in enumerate(before)}
    assert _f1(list(clusters.values()), truth) >= least


def _f1(clusters: list[list[str]], truth: dict[str, str]) -> float:
    """Pairwise F1 by counting inside clusters; the slow twin looks at every pair."""
    true: dict[str, list[str]] = defaultdict(list)
    for row, entity in truth.items():
        true[entity].append(row)
    n_found = sum(len(rows) * (len(rows) - 1) // 2 for rows in clusters)
    n_true = sum(len(rows) * (len(rows) - 1) // 2 for rows in true.values())
    n_both = sum(truth[a] == truth[b] for rows in clusters for a, b in combinations(rows, 2))
    return 2 * n_both / max(n_found + n_true, 1)


def test_the_fast_f1_agrees_with_the_slow_one() -> None:
    """On a partition with every kind of error."""
    truth = {"a": "1", "b": "1", "c": "2", "d": "2", "e": "2", "f": "3"}
    clusters = [["a", "b", "c"], ["d", "e"], ["f"]]
    assert _f1(clusters, truth) == pairwise_f1(clusters, truth)
