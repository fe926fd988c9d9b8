"""Compares the points of series with each other: what falls, stands still, differs or changes its meaning."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from uncounted.domain.figure import Figure
from uncounted.domain.series import Finding, Series, SeriesKey, StatedFigure
from uncounted.figures import lexicon
from uncounted.figures.series import breakdowns
from uncounted.language import months

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
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_ONE_SIDED = frozenset({"at_least", "more_than", "up_to", "less_than"})
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
    """Find running totals that fall: what was counted cannot be uncounted without a correction.

    Each is held against the highest before it since the last fall, so that a rounded number between
    two exact ones hides nothing.
    """
    if series.key.nature != "running total" or series.key.kind != "count":
        return
    highest: dict[tuple[str, str], StatedFigure] = {}
    for _, group in _by_day(series.points):
        later = max(group, key=lambda each: each.amount)
        start, hedge = later.figure.period_start or "", later.figure.qualifier
        # a total that starts later is a new count, no fall
        earlier = [each for (since, _), each in highest.items() if since >= start and _is_fall(each, later)]
        if earlier:
            most = max(earlier, key=lambda each: (bounds(each.figure)[0], each.amount, each.day))
            found = f"{_number(most)} up to {_day(most)}, then {_number(later)} up to {_day(later)}"
            yield Finding("running total falls", found, (most, later))
            highest.clear()
        if (start, hedge) not in highest or later.amount > highest[start, hedge].amount:
            highest[start, hedge] = later


def _is_fall(earlier: StatedFigure, later: StatedFigure) -> bool:
    """Whether the later total cannot hold if the earlier does; like hedges are compared by their numbers."""
    one, other = earlier.figure.qualifier, later.figure.qualifier
    if one == other and one in _ONE_SIDED:
        return later.amount < earlier.amount
    return bounds(later.figure)[1] < bounds(earlier.figure)[0]


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
                f"{_number(run[0])} on {len(run)} days from {_day(run[0])} to {_day(run[-1])}",
                run,
            )


def _restated(series: Series) -> Iterator[Finding]:
    """Find two numbers of one source for one time that cannot both hold."""
    if series.key.nature == "undated":
        return
    for (day, start), group in _by_time(series):
        latest: dict[str, StatedFigure] = {}
        for each in group:
            latest.setdefault(each.sha256, each)  # a document's first figure is its total, later ones parts
        for one, other in _apart(list(latest.values())):
            found = f"{_number(one)} and {_number(other)}, both {_time(day, start, (one, other))}"
            yield Finding("restated", found, (one, other))


def _changed_meanings(series: Series) -> Iterator[Finding]:
    """Find where the words for who did it change from one day to the next: the same label, another count."""
    before: dict[frozenset[str], StatedFigure] = {}
    for _, group in _by_day(series.points):
        now = {who: each for each in group if (who := agent(each.words))}
        if before and now and not before.keys() & now.keys():
            (old, earlier), (new, later) = next(iter(before.items())), next(iter(now.items()))
            found = f"by {' '.join(sorted(old))}, then by {' '.join(sorted(new))}"
            yield Finding("meaning changed", found, (earlier, later))
        before = now or before


def agent(words: str) -> frozenset[str]:
    """Give the words for who did it, folded; empty when the sentence does not say.

    A time ("by the end of May") and what did it ("by gunfire") are nobody.
    """
    plain = " ".join(words.split())
    match = _AGENT_AFTER.search(plain)
    return (_agent_in(match["who"]) if match else frozenset()) or (
        _agent_in(match["who"]) if (match := _AGENT_BEFORE.search(plain)) else frozenset()
    )


def _agent_in(who: str) -> frozenset[str]:
    named = re.findall(r"[a-z][a-z-]+", _AGENT_END.split(who)[0].casefold())
    content = [word for word in named if word not in _SMALL]
    times, causes, kinds = _nobody()
    if not content or content[0] in times or content[0].split("-")[0] in times:
        return frozenset()
    acting = [word for word in content if word not in causes]
    return frozenset(acting) if set(acting) - kinds else frozenset()


@lexicon.derived
def _nobody() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give the words behind "by" that end a time, that are causes, and that stand before a cause."""
    words = lexicon.document("series")["agent"]
    calendar = {word.casefold() for month in months.names("en") for word in month} | _WEEKDAYS
    return frozenset(words["times"]) | calendar, frozenset(words["causes"]), frozenset(words["kinds"])


def _differing(series: Sequence[Series]) -> Iterator[Finding]:
    """Find sources whose numbers for one time cannot both hold: compared, never added.

    One finding for each time, with the two that are furthest apart first.
    """
    groups: defaultdict[tuple[SeriesKey, str, str], list[tuple[Series, StatedFigure]]] = defaultdict(list)
    for each in series:
        if each.key.nature != "undated":
            for (day, start), points in _by_time(each):
                groups[replace(each.key, source=""), day, start].append((each, points[0]))
    for (_, day, start), group in sorted(groups.items(), key=lambda item: item[0]):
        points = [point for _, point in group]
        for apart in _apart(points):
            shown = {point.source: _called(each, point) for each, point in group}
            said = ", ".join(f"{shown[each.source]} says {_number(each)}" for each in apart)
            others = tuple(point for point in points if point not in apart)
            more = f"; {len(others)} more say something" if others else ""
            yield Finding(
                "sources differ", f"{said}, both {_time(day, start, apart)}{more}", (*apart, *others)
            )


def _called(series: Series, point: StatedFigure) -> str:
    """Name the source of a point as its document does, or as the series does where that names nobody."""
    return point.who if point.who in series.names else series.names[0]


def _apart(points: Sequence[StatedFigure]) -> Iterator[tuple[StatedFigure, StatedFigure]]:
    """Give the numbers that cannot both hold, one pair for each start that totals are counted since.

    A total that names no start is held against all of them.
    """
    starts = sorted({each.figure.period_start for each in points if each.figure.period_start})
    pairs = [
        _furthest_apart([each for each in points if (each.figure.period_start or start) == start])
        for start in starts or [""]
    ]
    yield from dict.fromkeys(pair for pair in pairs if pair)


def _furthest_apart(points: Sequence[StatedFigure]) -> tuple[StatedFigure, StatedFigure] | None:
    """Give the two of several numbers that agree least, in their order; None when all can hold together."""
    if len(points) < 2:
        return None
    lowest = min(points, key=lambda each: bounds(each.figure)[1])
    highest = max(points, key=lambda each: bounds(each.figure)[0])
    if bounds(lowest.figure)[1] >= bounds(highest.figure)[0]:
        return None
    first, last = sorted((points.index(lowest), points.index(highest)))
    return points[first], points[last]


def _by_day(points: Iterable[StatedFigure]) -> Iterator[tuple[str, list[StatedFigure]]]:
    for day, group in itertools.groupby(points, key=lambda each: each.day):
        if day:
            yield day, list(group)


def _by_time(series: Series) -> Iterator[tuple[tuple[str, str], list[StatedFigure]]]:
    """Group points by day, those of a flow by its first day too."""
    is_flow = series.key.nature == "flow"
    groups: defaultdict[tuple[str, str], list[StatedFigure]] = defaultdict(list)
    for each in series.points:
        if each.day:
            groups[each.day, (each.figure.period_start or "") if is_flow else ""].append(each)
    yield from groups.items()


def _day(stated: StatedFigure) -> str:
    return f"{stated.day} (day of issue)" if stated.is_day_of_issue else stated.day


def _time(day: str, start: str, points: Iterable[StatedFigure]) -> str:
    if start:
        return f"from {start} to {day}"
    return f"up to {day}{' (day of issue)' if any(each.is_day_of_issue for each in points) else ''}"


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
