"""Scores the figures reader on labelled passages, by the rules of the project's figure schema.

Usage: python benchmarks/figure_scores.py [GOLD.jsonl ...] [--by-language]

Without a name it scores the passages of the tests: practice sets, from which rules were written, and the
set that was kept apart, from which none was. A figure is found when a predicted span overlaps its span and
states the same number, one to one. Each further column counts the figures that are found and have that
field right; the last one all of them together. F1 of precision and recall; traps: the share of numbers that
are no figures and were taken for one.

Whole numbers must be equal, others within 0.2 percent. The end of a time is right when it agrees, or, where
none is stated, when none or the document's day is given; a one-day period and a day agree. A source is right
when its words, small ones aside, hold the other's or are held by them, or one is the other's acronym; no
source and the publisher's own name are the same.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from uncounted.domain.notice import Notice
from uncounted.figures.passages import read_passages

FIELDS = ("measure", "date", "attribution", "qualifier")
COLUMNS = ("found", *FIELDS, "all five")
PASSAGES = Path(__file__).parent.parent / "tests" / "figures" / "passages"
_LONGEST_SPAN = 160
_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "in", "by", "to", "s", "its"})

Row = Mapping[str, Any]


def score(gold: Iterable[Row], predicted: Mapping[str, Row]) -> dict[str, float]:
    """Give the F1 of each column, and the rate of traps taken for figures.

    Parameters
    ----------
    gold
        Labelled passages.
    predicted
        Passages as the reader writes them, by id.
    """
    count: Counter[str] = Counter()
    for passage in gold:
        figures, guesses = passage["figures"], list(predicted[passage["id"]]["figures"])
        count["gold"] += len(figures)
        count["predicted"] += len(guesses)
        paired = pair(figures, guesses)
        for one, other in paired:
            right = rights(figures[one], guesses[other], passage)
            count["found"] += 1
            count.update(name for name, is_right in right.items() if is_right)
            count["all five"] += all(right.values())
        taken = {other for _, other in paired}
        wrong = [
            guess
            for number, guess in enumerate(guesses)
            if number not in taken and not any(_overlap(guess["span"], each["span"]) for each in figures)
        ]
        count["traps"] += len(passage["traps"])
        count["trapped"] += sum(
            any(_overlap(trap, each["span"]) for each in wrong) for trap in passage["traps"]
        )
    total = count["gold"] + count["predicted"]
    scores = {name: 2 * count[name] / total if total else 1.0 for name in COLUMNS}
    return {**scores, "traps": count["trapped"] / count["traps"] if count["traps"] else 0.0}


def pair(gold: list[Row], guesses: list[Row]) -> list[tuple[int, int]]:
    """Pair figures one to one: the same measure first, then the larger overlap."""
    candidates = []
    for one, figure in enumerate(gold):
        for other, guess in enumerate(guesses):
            shared = _overlap(figure["span"], guess["span"])
            if (
                shared
                and guess["span"][1] - guess["span"][0] <= _LONGEST_SPAN
                and _same_number(figure, guess)
            ):
                ends = [*figure["span"], *guess["span"]]
                weight = (-_is_measure(figure, guess), -shared / (max(ends) - min(ends)))
                candidates.append((*weight, one, other))
    paired: list[tuple[int, int]] = []
    for _, _, one, other in sorted(candidates):
        if all(one != first and other != second for first, second in paired):
            paired.append((one, other))
    return paired


def rights(figure: Row, guess: Row, passage: Row) -> dict[str, bool]:
    """Say which fields of a found figure are right."""
    return {
        "measure": _is_measure(figure, guess),
        "date": _is_time(figure, guess, passage.get("date")),
        "attribution": _is_source(figure, guess, passage.get("publisher") or ""),
        "qualifier": (figure["qualifier"] or "exact") == guess["qualifier"],
    }


def _overlap(one: Iterable[int], other: Iterable[int]) -> int:
    (start, end), (first, last) = one, other
    return max(0, min(end, last) - max(start, first))


def _same_number(figure: Row, guess: Row) -> bool:
    names = ("value",) if figure["value"] is not None else ("value", "low", "high")
    return all(_close(figure[name], guess[name]) for name in names)


def _close(gold: float | None, guess: float | None) -> bool:
    if gold is None or guess is None:
        return gold is guess
    tolerance = 1e-6 if float(gold).is_integer() else 2e-3
    return abs(gold - guess) <= tolerance * max(1.0, abs(gold))


def _is_measure(figure: Row, guess: Row) -> bool:
    return guess["measure"] in (figure["measure"], *figure.get("measure_alt", ()))


def _is_time(figure: Row, guess: Row, published: str | None) -> bool:
    start, end = figure["period_start"], figure["period_end"] or figure["as_of"]
    first, last = guess["period_start"], guess["period_end"] or guess["as_of"]
    if (last not in (None, published)) if end is None else last != end:
        return False
    if start == first:
        return True
    gold_is_day = start is None or (end is not None and start == end)
    guess_is_day = first is None or (last is not None and first == last)
    return gold_is_day and guess_is_day and (end is not None or first in (None, published))


def _is_source(figure: Row, guess: Row, publisher: str) -> bool:
    right = [
        each
        for each in (figure["attribution"], *figure.get("attribution_alt", ()))
        if each not in (None, "", "-")
    ]
    said = guess["attribution"]
    if not right:
        return said is None or _same_name(said, publisher)
    if said is None:
        return _same_name(right[0], publisher)
    return any(_same_name(each, said) for each in right)


def _same_name(one: str, other: str) -> bool:
    if not one or not other:
        return False
    x, y = _words(one), _words(other)
    if x and y and (x <= y or y <= x):
        return True
    if any(len(short) > 1 and short in words for short, words in ((_acronym(one), y), (_acronym(other), x))):
        return True
    is_burmese = re.search("[\u1000-\u109f]", one + other) is not None
    return one.casefold() == other.casefold() or (is_burmese and (one in other or other in one))


def _words(name: str) -> set[str]:
    folded = re.sub(r"[’']s\b", "", name.casefold())
    return set(re.findall(r"[^\W_]+(?:\.[^\W_]+)*", folded)) - _SMALL


def _acronym(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Z][^\W_]*", name)).casefold()


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Read labelled passages."""
    import json

    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def predict(path: Path) -> dict[str, Row]:
    """Read the passages of a file with the reader; refused ones have no figures."""
    with path.open("rb") as stream:
        found = [each for each in read_passages(stream, where=path.name) if not isinstance(each, Notice)]
    predicted: dict[str, Row] = {each["id"]: each for each in found}
    return {row["id"]: predicted.get(row["id"], {"figures": []}) for row in read_gold(path)}


def main() -> None:
    """Score files and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="*", type=Path, help="labelled passages, JSON lines")
    parser.add_argument("--by-language", action="store_true")
    args = parser.parse_args()
    print(f"{'':28}{'figures':>8}" + "".join(f"{name:>13}" for name in (*COLUMNS, "traps")))
    for path in args.gold or sorted(PASSAGES.glob("*.jsonl")):
        gold, predicted = read_gold(path), predict(path)
        groups = {"": gold}
        if args.by_language:
            groups |= {f" {code}": [row for row in gold if row["lang"] == code] for code in ("en", "my")}
        for name, group in groups.items():
            if group:
                scores = score(group, predicted)
                n_figures = sum(len(row["figures"]) for row in group)
                print(
                    f"{path.stem + name:28}{n_figures:>8}"
                    + "".join(f"{scores[each]:>13.3f}" for each in (*COLUMNS, "traps"))
                )


if __name__ == "__main__":
    main()
