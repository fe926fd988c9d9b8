"""Geometry of the chart: where lines, points, band and labels stand. No words are chosen here.

`draw` gives coordinates and `templates/chart.svg.jinja` writes them as SVG, so text stays text, links
work and colours follow the page. Each chart is drawn twice, for wide and for narrow pages, since a
scaled-down chart cannot be read on a phone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

SHAPES = ("circle", "square", "triangle", "diamond", "down", "cross")


@dataclass(frozen=True)
class Frame:
    """Size of a drawing and its margins, in units of the SVG.

    Attributes
    ----------
    id
        Prefix of the ids inside the drawing.
    width, height, left, top, right, bottom
        The whole, and the margins around the plot; the right one holds the labels.
    n_ticks
        Most labels on the time axis.
    line_height
        Between two lines of a label.
    """

    id: str
    width: int
    height: int
    left: int
    top: int
    right: int
    bottom: int
    n_ticks: int
    line_height: int


WIDE = Frame("wide", 960, 450, left=58, top=40, right=214, bottom=38, n_ticks=6, line_height=17)
NARROW = Frame("narrow", 360, 398, left=42, top=40, right=84, bottom=34, n_ticks=2, line_height=15)


@dataclass(frozen=True)
class Point:
    """A stated total to be drawn."""

    day: date
    value: float
    low: float
    high: float
    series: int
    href: str
    title: str


@dataclass(frozen=True)
class Tag:
    """A label to be drawn at the right edge: what it says, and the value and day it belongs to."""

    lines: tuple[str, ...]
    value: float
    day: date
    name: str
    href: str


@dataclass(frozen=True)
class Data:
    """Everything to be drawn.

    Attributes
    ----------
    start, end
        Ends of the time axis.
    line
        The documented line.
    n_total
        The documented count at the end, people without a date included; None when there is none.
    points
        Stated totals.
    interval
        Low, point and high of the estimate; None when there is none.
    band
        Day, low, middle and high of the cumulated estimate.
    tags
        Labels.
    """

    start: date
    end: date
    line: tuple[tuple[date, int], ...]
    n_total: int | None
    points: tuple[Point, ...]
    interval: tuple[float, float, float] | None
    band: tuple[tuple[date, float, float, float], ...]
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class Mark:
    """A drawn point."""

    x: float
    y: float
    y_low: float
    y_high: float
    shape: str
    series: int
    href: str
    title: str


@dataclass(frozen=True)
class Label:
    """A drawn label, with the line that leads to what it names."""

    x: float
    y: float
    lines: tuple[str, ...]
    name: str
    href: str
    from_x: float
    from_y: float


@dataclass(frozen=True)
class Drawing:
    """A finished drawing; attributes are coordinates and paths for the template."""

    frame: Frame
    title: str
    description: str
    axis: str
    x_right: float
    y_bottom: float
    y_ticks: tuple[tuple[float, str], ...]
    x_ticks: tuple[tuple[float, str, str], ...]
    line: str
    total: tuple[float, float, float] | None
    band: str
    band_bars: tuple[tuple[float, float, float], ...]
    bracket: tuple[float, float, float, float] | None
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]


def draw(
    data: Data,
    frame: Frame,
    *,
    title: str,
    description: str,
    axis: str,
    number: Callable[[float], str],
    day: Callable[[date, bool], str],
) -> Drawing:
    """Work out where everything stands.

    Parameters
    ----------
    data, frame
        What to draw, and on what.
    title, description, axis
        For screen readers, and what the axis counts.
    number, day
        Write a number, and a day (whole, or short for the axis).
    """
    steps = y_steps(_highest(data))
    x_right, y_bottom = frame.width - frame.right, frame.height - frame.bottom

    def x(when: date) -> float:
        n_days = max((data.end - data.start).days, 1)
        return round(frame.left + (x_right - frame.left) * (when - data.start).days / n_days, 1)

    def y(value: float) -> float:
        return round(y_bottom - (y_bottom - frame.top) * value / steps[-1], 1)

    return Drawing(
        frame=frame,
        title=title,
        description=description,
        axis=axis,
        x_right=x_right,
        y_bottom=y_bottom,
        y_ticks=tuple((y(step), number(step)) for step in steps),
        x_ticks=_x_ticks(data, frame, x=x, day=day),
        line=_path([(x(when), y(value)) for when, value in data.line]),
        total=_total(data, x, y),
        band=_band(data, x, y),
        band_bars=tuple((x(day), y(low), y(high)) for day, low, _, high in data.band),
        bracket=_bracket(data, x_right, y),
        marks=tuple(_mark(point, x, y) for point in data.points),
        labels=_labels(data, frame, x=x, y=y),
    )


def y_steps(highest: float) -> tuple[int, ...]:
    """Give round steps from zero to at least the highest value.

    Examples
    --------
    >>> y_steps(4300)
    (0, 1000, 2000, 3000, 4000, 5000)
    """
    rough = max(highest, 4) / 6.5
    power = 10 ** math.floor(math.log10(rough))
    step = max(int(next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)), 1)
    n_steps = math.ceil(max(highest, 4) / step)
    return tuple(step * number for number in range(n_steps + 1))


def _highest(data: Data) -> float:
    values = [float(value) for _, value in data.line] + [point.high for point in data.points]
    values += [data.interval[2]] if data.interval else []
    values += [high for _, _, _, high in data.band]
    return max([*values, float(data.n_total or 0)])


def _x_ticks(
    data: Data, frame: Frame, *, x: Callable[[date], float], day: Callable[[date, bool], str]
) -> tuple[tuple[float, str, str], ...]:
    last = (x(data.end), day(data.end, True), "end")
    space = (x(data.end) - frame.left) / (frame.n_ticks + 0.5)
    kept = [(x(each), day(each, False), "middle") for each in _tick_days(data.start, data.end, frame.n_ticks)]
    return (*(tick for tick in kept if tick[0] < last[0] - max(space, 84)), last)


def _tick_days(start: date, end: date, n_most: int) -> list[date]:
    for n_days in (1, 2, 7, 14):
        days = [start + timedelta(days=n) for n in range(0, (end - start).days + 1, n_days)]
        if len(days) <= n_most:
            return days
    first, last = start.year * 12 + start.month, end.year * 12 + end.month - 1
    for n_months in (1, 2, 3, 6, 12, 24, 60, 120, 600):
        months = [number for number in range(first, last + 1) if number % n_months == 0]
        if len(months) <= n_most:
            return [date(number // 12, number % 12 + 1, 1) for number in months]
    return []


def _path(points: Sequence[tuple[float, float]]) -> str:
    # a step at each day: the count stands still between two events
    if not points:
        return ""
    (x, y), *rest = points
    return f"M{x},{y}" + "".join(f"H{x}V{y}" for x, y in rest)


def _total(
    data: Data, x: Callable[[date], float], y: Callable[[float], float]
) -> tuple[float, float, float] | None:
    if data.n_total is None:
        return None
    dated = data.line[-1][1] if data.line else 0
    return x(data.end), y(dated), y(data.n_total)


def _band(data: Data, x: Callable[[date], float], y: Callable[[float], float]) -> str:
    if len(data.band) < 2:
        return ""
    above = [(x(when), y(high)) for when, _, _, high in data.band]
    below = [(x(when), y(low)) for when, low, _, _ in reversed(data.band)]
    return "M" + "L".join(f"{px},{py}" for px, py in (*above, *below)) + "Z"


def _bracket(
    data: Data, x_right: float, y: Callable[[float], float]
) -> tuple[float, float, float, float] | None:
    if data.interval is None:
        return None
    low, point, high = data.interval
    return x_right + 12, y(low), y(point), y(high)


def _mark(point: Point, x: Callable[[date], float], y: Callable[[float], float]) -> Mark:
    return Mark(
        x=x(point.day),
        y=y(point.value),
        y_low=y(point.low),
        y_high=y(point.high),
        shape=SHAPES[point.series % len(SHAPES)],
        series=point.series,
        href=point.href,
        title=point.title,
    )


def _labels(
    data: Data, frame: Frame, *, x: Callable[[date], float], y: Callable[[float], float]
) -> tuple[Label, ...]:
    tags = sorted(data.tags, key=lambda tag: (y(tag.value), tag.name))
    heights = [len(tag.lines) * frame.line_height + 7 for tag in tags]
    centres = spread([y(tag.value) for tag in tags], heights, bottom=frame.height - 6)
    at = frame.width - frame.right + 28
    return tuple(
        Label(
            x=at,
            y=round(centre - (len(tag.lines) - 1) * frame.line_height / 2 + 4, 1),
            lines=tag.lines,
            name=tag.name,
            href=tag.href,
            from_x=x(tag.day),
            from_y=y(tag.value),
        )
        for tag, centre in zip(tags, centres, strict=True)
    )


def spread(wanted: Sequence[float], heights: Sequence[float], *, bottom: float) -> list[float]:
    """Move labels apart, downwards first and then up from the bottom, keeping their order.

    Examples
    --------
    >>> spread([50, 52], [20, 20], bottom=100)
    [50, 70.0]
    """
    placed: list[float] = []
    for centre, height in zip(wanted, heights, strict=True):
        least = placed[-1] + (heights[len(placed) - 1] + height) / 2 if placed else height / 2
        placed.append(max(centre, least))
    limit = bottom
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], limit - heights[index] / 2)
        limit = placed[index] - heights[index] / 2
    return placed
