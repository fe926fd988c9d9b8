"""What the chart shows: stated points, the documented line and the estimated band over one time axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from uncounted.domain.date import PartialDate
from uncounted.publish.content import Estimated, Series, StatedSeries
from uncounted.publish.estimated import band

Band = tuple[tuple[date, float, float, float], ...]

_MOST_DAYS = 62
_MOST_WEEKS = 70
_STRAY_SHARE = 0.005


def series(
    days: Iterable[date], stated: Sequence[StatedSeries], *, strata: Sequence[Estimated], end: date
) -> Series | None:
    """Put everything on one axis that ends with the period; None when there is nothing to draw.

    Parameters
    ----------
    days
        One day for each documented person that has one.
    stated
        Running totals.
    strata
        Estimates by stratum; those by month or year make the band.
    end
        Last day of the period.
    """
    days = sorted(day for day in days if day <= end)
    starts = [_start(days, end)] if days else []
    starts += [date.fromisoformat(each.points[0].figure.stands_at or "") for each in stated]
    if not starts:
        return None
    start = min(starts)
    return Series(
        start=start,
        end=end,
        documented=_cumulated(days, _ends(start, end)) if days else (),
        stated=tuple(stated),
        band=_until(band(strata), start, end),
        n_before=sum(day < start for day in days),
    )


def _until(points: Band, start: date, end: date) -> Band:
    # the part that the period ends in holds only what is known by then, so it stands at the end
    kept = [point for point in points if point[0] >= start]
    last = next((number for number, point in enumerate(kept) if point[0] >= end), len(kept))
    return tuple((min(day, end), low, middle, high) for day, low, middle, high in kept[: last + 1])


def _start(days: list[date], end: date) -> date:
    # a stray early date (a typing error in one list) must not squash all the rest to the right
    later = days[int(len(days) * _STRAY_SHARE)]
    return later if (end - days[0]) > 2 * (end - later) else days[0]


def _cumulated(days: list[date], ends: list[date]) -> tuple[tuple[date, int], ...]:
    points, n = [], 0
    for last in ends:
        while n < len(days) and days[n] <= last:
            n += 1
        points.append((last, n))
    return tuple(points)


def _ends(start: date, end: date) -> list[date]:
    n_days = (end - start).days
    if n_days <= _MOST_DAYS:
        return [start + timedelta(days=n) for n in range(n_days + 1)]
    if n_days <= _MOST_WEEKS * 7:
        return sorted(end - timedelta(days=n) for n in range(0, n_days + 1, 7))
    months = {PartialDate.month(day.year, day.month).last_day for day in _months(start, end)}
    return sorted({min(each, end) for each in months})


def _months(start: date, end: date) -> list[date]:
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]
