"""Compares the points of series with each other: what falls, stands still, differs or changes its meaning."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from uncounted.domain.figure import Figure
from uncounted.domain.series import Finding, Series, SeriesKey, StatedFigure
from uncounted.figures.series import breakdowns

_ABOUT = 0.1
_AGENT_AFTER = re.compile(
    r"\b(?:killed|murdered|arrested|detained|injured|displaced|executed|tortured|abducted|died|dead|deaths?"
    r"|killings?) (?:[\w-]+ ){0,4}?(?:by|at the hands of) (?:the )?(?!\d)(?P<who>[A-Za-z][\w' -]{2,80})",
    re.IGNORECASE,
)
_AGENT_BEFORE = re.compile(
    r"(?:^|[.;,] )(?:the )?(?P<who>[A-Za-z][\w' -]{2,60}?) (?:has|have|had) "
    r"(?:now |so far |already )?(?:killed|murdered|arrested|detained|injured|displaced|executed|abducted)\b",
    re.IGNORECASE,
)
_AGENT_END = re.compile(
    r"\b(?:since|as|in|on|after|between|according|during|until|from|were|was|with|when|while|throughout)\b",
    re.IGNORECASE,
)
_SMALL = frozenset({"the", "a", "an", "of", "its", "their", "and", "or", "other"})


def findings(series: Sequence[Series]) -> tuple[Finding, ...]:
    """Give everything in the series that a person should look at, in the order of the series.

    Parameters
    ----------
    series
        As `gather` gives them.
    """
    found: list[Finding] = []
    for each in series:
        found += [*_falls(each), *_unchanged(each), *_restated(each), *_changed_meanings(each)]
    found += [*_differing(series), *breakdowns.broken_identities(series), *breakdowns.unequal_parts(series)]
    return tuple(found)


def bounds(figure: Figure) -> tuple[float, float]:
    """Give the least and the greatest number that a figure's words allow.

    ``about`` and ``nearly`` allow a tenth: nobody who says them means more.
    """
    value = figure.value
    if value is None:
        return figure.low or 0.0, float("inf") if figure.high is None else figure.high
    least, greatest = {
        "at_least": (value, float("inf")),
        "more_than": (value, float("inf")),
        "up_to": (0.0, value),
        "less_than": (0.0, value),
        "about": (value * (1 - _ABOUT), value * (1 + _ABOUT)),
        "nearly": (value * (1 - _ABOUT), value),
    }.get(figure.qualifier, (value, value))
    return least, greatest


def _falls(series: Series) -> Iterator[Finding]:
    """Find running totals that fall: what was counted cannot be uncounted without a correction."""
    if series.key.nature != "running total" or series.key.kind != "count":
        return
    by_day = [max(group, key=lambda each: each.amount) for _, group in _by_day(series.points)]
    for earlier, later in itertools.pairwise(by_day):
        if bounds(later.figure)[1] < bounds(earlier.figure)[0] and not _is_flow_start(earlier, later):
            yield Finding(
                "running total falls",
                f"{_number(earlier)} up to {earlier.day}, then {_number(later)} up to {later.day}",
                (earlier, later),
            )


def _unchanged(series: Series) -> Iterator[Finding]:
    """Find the same exact number on later days: nothing happened, or nobody counted again."""
    if series.key.nature not in ("running total", "stock") or series.key.kind != "count":
        return
    by_day = [group[-1] for _, group in _by_day(series.points)]
    for _, group in itertools.groupby(by_day, key=lambda each: (each.figure.value, each.figure.qualifier)):
        run = tuple(group)
        if len(run) > 1 and run[0].figure.value is not None and run[0].figure.qualifier != "about":
            yield Finding(
                "repeated unchanged",
                f"{_number(run[0])} on {len(run)} days from {run[0].day} to {run[-1].day}",
                run,
            )


def _restated(series: Series) -> Iterator[Finding]:
    """Find two numbers of one source and one day that cannot both hold."""
    if series.key.nature not in ("running total", "stock"):
        return
    for day, group in _by_day(series.points):
        latest: dict[str, StatedFigure] = {}
        for each in group:
            latest.setdefault(each.sha256, each)  # a document's first figure is its total, later ones parts
        for one, other in itertools.combinations(latest.values(), 2):
            if not _agree(one, other):
                yield Finding(
                    "restated", f"{_number(one)} and {_number(other)}, both up to {day}", (one, other)
                )


def _changed_meanings(series: Series) -> Iterator[Finding]:
    """Find where the words for who did it change between two points: the same label, another count."""
    named = [(each, agent(each.words)) for each in series.points]
    for (earlier, before), (later, after) in itertools.pairwise([each for each in named if each[1]]):
        if before != after:
            yield Finding(
                "meaning changed",
                f"by {' '.join(sorted(before))}, then by {' '.join(sorted(after))}",
                (earlier, later),
            )


def agent(words: str) -> frozenset[str]:
    """Give the words for who did it, folded; empty when the sentence does not say."""
    plain = " ".join(words.split())
    match = _AGENT_AFTER.search(plain) or _AGENT_BEFORE.search(plain)
    if match is None:
        return frozenset()
    who = _AGENT_END.split(match["who"])[0]
    return frozenset(word for word in re.findall(r"[a-z][a-z-]+", who.casefold()) if word not in _SMALL)


def _differing(series: Sequence[Series]) -> Iterator[Finding]:
    """Find sources whose numbers for one day cannot both hold: compared, never added."""
    groups: defaultdict[tuple[SeriesKey, str, str], list[tuple[str, StatedFigure]]] = defaultdict(list)
    for each in series:
        if each.key.nature == "undated":
            continue
        for day, points in _by_day(each.points):
            start = points[0].figure.period_start or "" if each.key.nature == "flow" else ""
            groups[replace(each.key, source=""), day, start].append((each.key.source, points[0]))
    for (_, day, _), group in sorted(groups.items()):
        for (source, one), (other_source, other) in itertools.combinations(group, 2):
            if source != other_source and not _agree(one, other):
                found = f"{one.who} says {_number(one)}, {other.who} says {_number(other)}, both up to {day}"
                yield Finding("sources differ", found, (one, other))


def _agree(one: StatedFigure, other: StatedFigure) -> bool:
    (low, high), (other_low, other_high) = bounds(one.figure), bounds(other.figure)
    return low <= other_high and other_low <= high


def _is_flow_start(earlier: StatedFigure, later: StatedFigure) -> bool:
    """Whether the later total starts later: a new count, no fall."""
    return (later.figure.period_start or "") > (earlier.figure.period_start or "")


def _by_day(points: Iterable[StatedFigure]) -> Iterator[tuple[str, list[StatedFigure]]]:
    for day, group in itertools.groupby(points, key=lambda each: each.day):
        if day:
            yield day, list(group)


def _number(stated: StatedFigure) -> str:
    sign = {
        "at_least": "at least ",
        "more_than": "more than ",
        "about": "about ",
        "nearly": "nearly ",
        "up_to": "up to ",
        "less_than": "less than ",
    }.get(stated.figure.qualifier, "")
    return f"{sign}{stated.amount:,.12g}"
