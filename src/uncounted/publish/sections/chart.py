"""The chart: stated points, documented line and estimated band over time, with its data."""

from __future__ import annotations

from datetime import date

from uncounted.publish import phrases
from uncounted.publish.blocks import Chart, Details, Paragraph, Part, Table, TableRow
from uncounted.publish.content import Content, Series, Stated, StatedSeries
from uncounted.publish.drawing import NARROW, SHAPES, WIDE, Data, Drawing, Frame, Point, Tag, draw
from uncounted.publish.text import Run, Runs, language_of, plain, said, tidy
from uncounted.publish.totals import amount
from uncounted.publish.wording import Words

_NAME_CHARACTERS = 24


def part(content: Content, words: Words) -> Part:
    """Draw the chart."""
    heading = words.fill("headings.chart")
    if content.series is None:
        return Part("chart", heading, (Paragraph(words.fill("chart.none")),))
    chart = Chart(
        wide=_drawing(content, content.series, words, WIDE),
        narrow=_drawing(content, content.series, words, NARROW),
        key=_key(content, content.series, words),
        caption=_caption(content, content.series, words),
    )
    tables = (
        _stated_table(content, content.series, words),
        _line_table(content.series, words),
        _band_table(content.series, words),
    )
    return Part(
        "chart",
        heading,
        (chart, Details(words.fill("chart.data"), tuple(table for table in tables if table.rows))),
    )


def _drawn(series: Series) -> list[StatedSeries]:
    """Choose the publishers that are drawn: as many as there are shapes, those with most totals first."""
    ordered = sorted(series.stated, key=lambda each: (-len(each.points), each.names))
    return ordered[: len(SHAPES)]


def _name(line: StatedSeries, words: Words) -> str:
    """Choose the fullest name of a publisher, one in the page's language first."""
    ordered = sorted(line.names, key=lambda name: (language_of(name) != words.language, -len(name), name))
    return ordered[0] or words.text("who.unnamed")


def _short(line: StatedSeries, words: Words) -> str:
    """Choose the name that fits a label: the fullest that does, else the shortest."""
    full = tidy(_name(line, words))
    fitting = [tidy(name) for name in line.names if 0 < len(name) <= _NAME_CHARACTERS]
    return full if len(full) <= _NAME_CHARACTERS else max(fitting, key=len, default=full)


def _drawing(content: Content, series: Series, words: Words, frame: Frame) -> Drawing:
    def day(when: date, whole: bool) -> str:
        return _day(words, when, whole=whole, by_day=(series.end - series.start).days <= 98)

    return draw(
        _data(content, series, words, is_wide=frame is WIDE),
        frame,
        title=plain(words.fill("chart.title", measure=phrases.measure(words, content.measure))),
        description=" ".join(plain(sentence) for sentence in _described(content, series, words)),
        axis=phrases.measure(words, content.measure).text,
        number=words.number,
        day=day,
    )


def _data(content: Content, series: Series, words: Words, *, is_wide: bool) -> Data:
    drawn = _drawn(series)
    estimate = content.estimated.rounded if content.estimated else None
    return Data(
        start=series.start,
        end=series.end,
        line=series.documented,
        n_total=content.documented.n_persons if content.documented and content.documented.n_persons else None,
        points=tuple(
            _point(words, each, number) for number, line in enumerate(drawn) for each in line.points
        ),
        interval=(estimate.low, estimate.point, estimate.high) if estimate else None,
        band=series.band,
        tags=_tags(content, series, words, is_wide=is_wide),
    )


def _point(words: Words, each: Stated, number: int) -> Point:
    figure, value = each.figure, amount(each)
    title = (
        Run(tidy(each.who)),
        Run(" · "),
        Run(phrases.hedged(words, figure)),
        Run(" · "),
        *phrases.when(words, figure),
    )
    return Point(
        day=date.fromisoformat(figure.stands_at or ""),
        value=value,
        low=figure.low if figure.low is not None else value,
        high=figure.high if figure.high is not None else value,
        series=number,
        href=f"#{each.anchor}",
        title=plain(title),
    )


def _tags(content: Content, series: Series, words: Words, *, is_wide: bool) -> tuple[Tag, ...]:
    tags = []
    for number, line in enumerate(_drawn(series)):
        last = line.points[-1]
        day = date.fromisoformat(last.figure.stands_at or "")
        lines = _tag(words, _short(line, words), words.number(amount(last)), is_wide=is_wide)
        tags.append(Tag(lines, amount(last), day, f"s{number}", f"#{last.anchor}"))
    if content.documented and content.documented.n_persons:
        n = content.documented.n_persons
        lines = _tag(words, words.text("chart.documented"), words.number(n), is_wide=is_wide)
        tags.append(Tag(lines, n, series.end, "documented", "#documented"))
    if content.estimated and content.estimated.rounded:
        shown = content.estimated.rounded
        interval = f"{words.number(shown.low)}–{words.number(shown.high)}"
        lines = _tag(words, words.text("chart.estimated"), interval, is_wide=is_wide)
        middle = (shown.low + shown.high) / 2
        tags.append(Tag(lines, middle, series.end, "estimated", f"#{content.estimated.anchor}"))
    return tuple(tags)


def _tag(words: Words, name: str, value: str, *, is_wide: bool) -> tuple[str, ...]:
    if not is_wide:
        return tuple(value.replace("–", "–\n").split("\n"))
    short = name if len(name) <= _NAME_CHARACTERS else name[: _NAME_CHARACTERS - 1].rstrip() + "…"
    return short, value


def _day(words: Words, when: date, *, whole: bool, by_day: bool) -> str:
    month, year = words.month_short(when.month), words.digits(str(when.year))
    if whole or by_day:
        return str(words.table["date"]["axis_day"]).format(day=words.digits(str(when.day)), month=month)
    return str(words.table["date"]["axis_month"]).format(month=month, year=year)


def _key(content: Content, series: Series, words: Words) -> tuple[tuple[str, Runs], ...]:
    key: list[tuple[str, Runs]] = [
        (f"s{number}", (said(_name(line, words)),)) for number, line in enumerate(_drawn(series))
    ]
    if series.documented:
        key.append(("documented", (Run(words.text("chart.documented")),)))
    if content.estimated and content.estimated.rounded:
        key.append(("estimated", (Run(words.text("chart.estimated")),)))
    return tuple(key)


def _described(content: Content, series: Series, words: Words) -> tuple[Runs, ...]:
    sentences = [
        words.fill(
            "chart.axis", start=words.date(series.start.isoformat()), end=words.date(series.end.isoformat())
        )
    ]
    for line in _drawn(series):
        last = line.points[-1]
        number = phrases.hedged(words, last.figure)
        who = tidy(_name(line, words))
        sentences.append(
            words.fill("chart.says", who=who, number=number, day=words.date(last.figure.stands_at or ""))
        )
    if content.documented and content.documented.n_persons:
        sentences.append(words.fill("chart.counts", number=words.number(content.documented.n_persons)))
    if content.estimated and content.estimated.rounded:
        sentences.append(
            words.fill("chart.estimates", interval=plain(phrases.interval(words, content.estimated)))
        )
    return tuple(sentences)


def _caption(content: Content, series: Series, words: Words) -> tuple[Runs, ...]:
    sentences = []
    if series.stated:
        sentences.append(words.fill("chart.caption_stated", measure=phrases.measure(words, content.measure)))
    if series.documented:
        sentences.append(words.fill("chart.caption_line"))
    found = content.documented
    if found and found.n_undated:
        n = phrases.linked(words, found.n_undated, to="documented", ref="D")
        sentences.append(words.count("chart.caption_undated", found.n_undated, n=n))
    if series.n_before:
        n = phrases.linked(words, series.n_before, to="documented", ref="D")
        day = words.date(series.start.isoformat())
        sentences.append(words.count("chart.caption_before", series.n_before, n=n, day=day))
    if content.estimated and content.estimated.rounded:
        sentences.append(words.fill("chart.caption_band" if series.band else "chart.caption_bracket"))
    else:
        sentences.append(words.fill("chart.caption_no_estimate"))
    if len(series.stated) > len(SHAPES):
        sentences.append(words.fill("chart.caption_more", n=words.number(len(series.stated) - len(SHAPES))))
    return tuple(sentences)


def _stated_table(content: Content, series: Series, words: Words) -> Table:
    rows = sorted(
        (each for line in series.stated for each in line.points),
        key=lambda each: (each.figure.stands_at or "", each.who, each.anchor),
    )
    return Table(
        caption=words.fill("chart.table_stated", measure=phrases.measure(words, content.measure)),
        head=tuple(words.fill(f"chart.head_{name}") for name in ("day", "who", "number", "caveat")),
        rows=tuple(
            TableRow(
                (
                    (Run(words.date(each.figure.stands_at or "")),),
                    (said(each.who) if each.who else Run(words.text("who.unnamed")),),
                    (phrases.stated_number(words, each),),
                    phrases.caveat(words, each),
                )
            )
            for each in rows
        ),
        is_number=(False, False, True, False),
    )


def _line_table(series: Series, words: Words) -> Table:
    return Table(
        caption=words.fill("chart.table_documented"),
        head=tuple(words.fill(f"chart.head_{name}") for name in ("day", "people")),
        rows=tuple(
            TableRow(
                (
                    (Run(words.date(day.isoformat())),),
                    (phrases.linked(words, n, to="documented", ref="D"),),
                )
            )
            for day, n in series.documented
        ),
        is_number=(False, True),
    )


def _band_table(series: Series, words: Words) -> Table:
    return Table(
        caption=words.fill("chart.table_estimated"),
        head=tuple(words.fill(f"chart.head_{name}") for name in ("day", "low", "high")),
        rows=tuple(
            TableRow(
                (
                    (Run(words.date(day.isoformat())),),
                    (phrases.linked(words, round(low), to="strata"),),
                    (phrases.linked(words, round(high), to="strata"),),
                )
            )
            for day, low, _, high in series.band
        ),
        is_number=(False, True, True),
    )
