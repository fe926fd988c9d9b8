"""What a table must have before any model may run, whatever the model.

A verdict is data: `check` gives refusals and cautions as `Reason`s with a stable code. The rules are
stated here once, in numbers, so that they can be disputed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from uncounted.domain.estimate import Reason
from uncounted.domain.pattern import CapturePatterns

FEWEST_LISTS = 3
FEWEST_PEOPLE = 20
FEWEST_SHARED = 5
THIN_SHARED = 20
# below this chance a group of lists without overlap is taken to cover other people than the rest
PROB_SEPARATE = 0.001
# two lists may be copies when this share of the smaller one's people are on the other
SHARE_SAME = 0.98
FEWEST_SAME = 20
_MOST_NAMED = 5


@dataclass(frozen=True)
class Grounds:
    """A table made ready, and what speaks against estimating from it.

    Attributes
    ----------
    patterns
        Without the lists that hold nobody, lists in alphabetical order: results then do not depend
        on the order in which lists and patterns were given.
    refusals
        Reasons why no model may give a number.
    cautions
        Reasons for care that must be printed with any number.
    """

    patterns: CapturePatterns
    refusals: tuple[Reason, ...]
    cautions: tuple[Reason, ...]


def check(patterns: CapturePatterns) -> Grounds:
    """Put a table into its canonical order and look for what no model can mend."""
    ready = _canonical(patterns)
    dropped = sorted(set(patterns.lists) - set(ready.lists))
    cautions = [_empty_lists(dropped)] if dropped and ready.n_observed else []
    separate = list(_separate_lists(ready))
    refusals = [*_too_little(ready), *(reason for refused, reason in separate if refused)]
    cautions += [reason for refused, reason in separate if not refused]
    cautions += _same_people(ready)
    if FEWEST_SHARED <= n_shared(ready) < THIN_SHARED:
        cautions.append(
            Reason(
                "thin_overlap",
                f"Only {n_shared(ready)} people are on two or more lists, and everything that is estimated "
                "rests on them: one wrong match moves the number.",
            )
        )
    return Grounds(ready, tuple(refusals), tuple(cautions))


def n_shared(patterns: CapturePatterns) -> int:
    """Count the people on two or more lists."""
    return patterns.n_observed - patterns.on_exactly(1)


def _canonical(patterns: CapturePatterns) -> CapturePatterns:
    kept = patterns.without_empty_lists()
    order = sorted(range(kept.n_lists), key=lambda j: kept.lists[j])
    counts = {tuple(pattern[j] for j in order): count for pattern, count in kept.counts.items()}
    return CapturePatterns(tuple(kept.lists[j] for j in order), counts)


def _empty_lists(names: list[str]) -> Reason:
    return Reason("empty_list", f"Left out because nobody counted here is on them: {', '.join(names)}.")


def _too_little(patterns: CapturePatterns) -> Iterator[Reason]:
    n, shared = patterns.n_observed, n_shared(patterns)
    if n == 0:
        yield Reason("nobody", "Nobody is on any list, so nothing can be said about people on none.")
        return
    if patterns.n_lists < FEWEST_LISTS:
        yield Reason(
            "too_few_lists",
            f"{_lists(patterns.n_lists)} people here; at least {FEWEST_LISTS} are needed. With two lists "
            "the number rests wholly on the lists being independent, which two lists cannot show. Add a "
            "list made by others.",
        )
    if shared == 0:
        yield Reason(
            "no_overlap",
            "Nobody is on two lists, so the lists say nothing about how many people all of them missed. "
            "Check the matching, or add lists that cover the same people.",
        )
    elif n < FEWEST_PEOPLE or shared < FEWEST_SHARED:
        yield Reason(
            "too_few_people",
            f"{n} people on the lists, {shared} of them on two or more; at least {FEWEST_PEOPLE} and "
            f"{FEWEST_SHARED} are needed. Join this group with another one, or publish the documented "
            "count alone.",
        )
    yield from _holds_everyone(patterns)


def _lists(n_lists: int) -> str:
    return "Only one list holds" if n_lists == 1 else f"Only {n_lists} lists hold"


def _holds_everyone(patterns: CapturePatterns) -> Iterator[Reason]:
    full = [name for name in patterns.lists if patterns.on_list(name) == patterns.n_observed]
    if not full or patterns.n_lists == 1:
        return
    where = f"the list {full[0]}" if len(full) == 1 else f"each of the lists {', '.join(full)}"
    made = "without it" if len(full) == 1 else "without them"
    yield Reason(
        "one_list_holds_everyone",
        f"Everyone counted here is on {where}, so no other list adds anybody or can show what was missed. "
        f"Use lists that were made {made}.",
    )


def _same_people(patterns: CapturePatterns) -> Iterator[Reason]:
    """Name pairs of lists of which one holds (almost) all people of the other."""
    on_both: Counter[tuple[int, int]] = Counter()
    for pattern, count in patterns.counts.items():
        for pair in combinations([j for j, on in enumerate(pattern) if on], 2):
            on_both[pair] += count
    sizes = [patterns.on_list(name) for name in patterns.lists]
    found = [
        f"{patterns.lists[first]} and {patterns.lists[second]}"
        for (first, second), shared in sorted(on_both.items())
        if (smaller := min(sizes[first], sizes[second])) >= FEWEST_SAME and shared >= SHARE_SAME * smaller
    ]
    if found:
        more = f"; and {len(found) - _MOST_NAMED} more pairs" if len(found) > _MOST_NAMED else ""
        yield Reason(
            "same_people",
            f"Of two lists, at least {SHARE_SAME:.0%} of the people on the smaller one are on the other: "
            f"{'; '.join(found[:_MOST_NAMED])}{more}. Such lists may be copies of each other, and copies "
            "are not independent evidence: they pull the number down. Find out who took from whom, and "
            "join lists of one source.",
        )


def _separate_lists(patterns: CapturePatterns) -> Iterator[tuple[bool, Reason]]:
    """Name groups of lists that share nobody with the main group; refused when chance cannot explain it.

    The main group is the one in which most people are on two lists or more.
    The chance is that of nobody in the group being found on the main lists if its people were found
    there as often as people of one main list are found on another.
    """
    groups = _connected(patterns)
    if len(groups) < 2 or n_shared(patterns) == 0:
        return
    main = max(groups, key=lambda group: (_n_shared_in(patterns, group), sorted(group)))
    prob_elsewhere = _prob_elsewhere(patterns, main)
    for group in sorted(groups - {main}, key=sorted):
        n_people = _n_on_any(patterns, group)
        refused = (1 - prob_elsewhere) ** n_people < PROB_SEPARATE
        yield refused, _separate(patterns, group, refused=refused, n_people=n_people)


def _separate(patterns: CapturePatterns, group: frozenset[int], *, refused: bool, n_people: int) -> Reason:
    names = ", ".join(patterns.lists[j] for j in sorted(group))
    verdict = (
        "That is too many to be chance: they cover other people, and no overlap shows how many of those "
        "were missed. Leave these lists out, or estimate their people from lists that overlap."
        if refused
        else "With so few people that can be chance, but it can also mean that they cover other people."
    )
    return Reason(
        "disjoint_lists", f"The {n_people} people on {names} are on none of the other lists. {verdict}"
    )


def _connected(patterns: CapturePatterns) -> set[frozenset[int]]:
    """Group the lists: two are in one group when a chain of shared people joins them."""
    group_of = {j: frozenset([j]) for j in range(patterns.n_lists)}
    for pattern in patterns.counts:
        held = [j for j, on in enumerate(pattern) if on]
        joined = frozenset().union(*(group_of[j] for j in held))
        group_of.update(dict.fromkeys(joined, joined))
    return set(group_of.values())


def _n_on_any(patterns: CapturePatterns, group: frozenset[int]) -> int:
    return sum(count for pattern, count in patterns.counts.items() if any(pattern[j] for j in group))


def _n_shared_in(patterns: CapturePatterns, group: frozenset[int]) -> int:
    return sum(count for pattern, count in patterns.counts.items() if sum(pattern[j] for j in group) > 1)


def _prob_elsewhere(patterns: CapturePatterns, group: frozenset[int]) -> float:
    """Give the share of entries on these lists whose person is on another of them."""
    entries = shared = 0
    for pattern, count in patterns.counts.items():
        on = sum(pattern[j] for j in group)
        entries += on * count
        shared += on * count if on > 1 else 0
    return shared / entries if entries else 0.0
