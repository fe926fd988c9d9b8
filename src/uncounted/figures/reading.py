"""The reader: pure stages over one immutable text, joined into one `Reading`.

Text -> plain text -> sentences, dates, claims, numbers -> for each number its measure, unit, hedge,
time, source and caveat, each with the rule and the words it rests on. No stage changes what an
earlier one found. Use `read` for a whole reading and `read_figures` for the figures alone; the
statements of a document's list are read by `uncounted.figures.statements.statements`.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import lru_cache
from typing import Any

from uncounted.domain.document import Encoding
from uncounted.domain.figure import DIGITS_BESIDE, Figure, NotAFigure, Reading, Statement, Why
from uncounted.figures.context import caveats
from uncounted.figures.drafts import Draft, Text, draft_all
from uncounted.figures.finding import Found
from uncounted.figures.numbers import claims, hedges, numbers, prison
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.statements import statements
from uncounted.figures.tables import grids, tables
from uncounted.figures.text import lists, normal, originals, pages, sentences
from uncounted.figures.text.neighbours import digits_beside, left_over
from uncounted.figures.text.normal import NormalText
from uncounted.figures.text.sentences import Sentence
from uncounted.figures.times import anchors, dates
from uncounted.figures.times.periods import Time

READER = "figures/3"

_EARLIEST_YEAR = 1000


def read(
    text: str,
    *,
    published: date | None = None,
    language: str = "",
    publisher: str = "",
    sha256: str = "",
    encoding: Encoding | None = None,
) -> Reading:
    """Read the stated figures and the listed statements of a text.

    Parameters
    ----------
    text
        The document's text; all spans of the result index it.
    published
        The document's day, which relative and yearless dates count from; None leaves them open.
    language
        Main language of the document, ISO 639-1. Documents mix languages, so the rules of all of
        them always apply; it changes nothing yet.
    publisher
        Who publishes it; used to see which country's events are meant.
    sha256
        The document's capture.
    encoding
        What is known of its Burmese, Unicode or Zawgyi; None to find out.

    Returns
    -------
    Reading
        Figures, rejected numbers with their reasons, and statements, each in text order.
    """
    body = normal.normalise(text, encoding)
    figures, rejected = _read_numbers(body, published, publisher)
    return Reading(sha256, READER, figures, rejected, _statements(body))


def read_figures(
    text: str,
    *,
    published: date | None = None,
    language: str = "",
    publisher: str = "",
    encoding: Encoding | None = None,
) -> list[Figure]:
    """Read the stated figures of a text.

    Examples
    --------
    >>> figure, = read_figures("Marsh Watch said 12 people were killed.", published=None)
    >>> figure.measure, figure.value, figure.attribution
    ('killed', 12.0, 'Marsh Watch')
    """
    return list(_read_numbers(normal.normalise(text, encoding), published, publisher)[0])


def _statements(body: NormalText) -> tuple[Statement, ...]:
    found = statements.statements(body.decoded.text)
    if body.decoded.text == body.original:
        return found
    return tuple(originals.as_written(each, body.decoded, body.original) for each in found)


def _read_numbers(
    body: NormalText, published: date | None, publisher: str
) -> tuple[tuple[Figure, ...], tuple[NotAFigure, ...]]:
    if published is not None and published.year < _EARLIEST_YEAR:
        published = None  # no document is that old; dates counted back from it would not exist
    layout = grids.find(body.plain, body.tabs)
    marked = grids.mark(body.plain, layout)
    rows = grids.cells_with_words(marked, layout)
    parts = sentences.split(marked, rows, lists.joined_lines(marked))
    plain = grids.seal(sentences.unwrap(marked, parts), layout)
    calendar = claims.real_dates(plain, dates.find(plain, published))
    claimed = claims.claim(plain, calendar, pages.numbering(body.plain))
    every = numbers.find(plain)
    tabled = tables.read(plain, layout, every, calendar, published)
    candidates, refused = _sort_numbers(plain, parts, claimed, (every, tabled))
    by_sentence = _group(parts, candidates)
    text = Text(plain, parts, by_sentence, _cells(parts, tabled), _in_tables(parts, rows))
    drafts, nameless = draft_all(text, anchors.find(plain, publisher, calendar), published)
    told = [(each.sentence, _source_words(plain, each)) for each in drafts]
    limits = caveats.with_sources(caveats.caveats_of(plain, parts, set(by_sentence)), told)
    figures = tuple(_figure(body, parts, draft, limits) for draft in drafts)
    rejected = [*refused, *nameless, *_unread(body)]
    rejected += left_over(body.plain, [*(each.number for each in drafts), *rejected])
    ordered = sorted({(*body.span(each.start, each.end), each.reason) for each in rejected})
    return figures, tuple(NotAFigure((start, end), reason) for start, end, reason in ordered if end > start)


def _unread(body: NormalText) -> list[claims.Claim]:
    """Claim the digits in runs of letters and digits that are too long to be words or numbers."""
    return [
        claims.Claim(start, end, "too long for a word or a number")
        for start, end in body.blanked
        if any(map(str.isdecimal, body.quote(start, end)))
    ]


def _sort_numbers(
    plain: str, parts: list[Sentence], claimed: claims.Claims, found: tuple[list[Number], tables.Tabled]
) -> tuple[list[Number], list[claims.Claim]]:
    """Part the numbers into figures and claims; durations are figures only as prison terms."""
    kept: list[Number] = []
    every, tabled = found
    refused = [
        each
        for each in claimed.claims
        if any(map(str.isalnum, plain[each.start : each.end]))
        and not tabled.has_decided(each.start, each.end)
    ]
    refused += tabled.claims
    starts = [part.start for part in parts]
    for number in every:
        if tabled.has_decided(number.start, number.end):
            continue
        if claimed.over(number.start, number.end) is not None:
            continue
        if number.form == "duration":
            sentence = parts[max(0, bisect_right(starts, number.start) - 1)]
            if not prison.is_prison_term(plain, sentence, number):
                refused.append(claims.Claim(number.start, number.end, "duration"))
                continue
        kept.append(number)
    return kept, refused


def _cells(parts: list[Sentence], tabled: tables.Tabled) -> dict[int, list[tables.Cell]]:
    """Group the figures of tables by the sentence that they stand behind."""
    starts = [part.start for part in parts]
    grouped: dict[int, list[tables.Cell]] = {}
    for cell in tabled.cells:
        grouped.setdefault(max(0, bisect_right(starts, cell.number.start) - 1), []).append(cell)
    return grouped


def _in_tables(parts: list[Sentence], rows: dict[int, list[grids.Span]]) -> frozenset[int]:
    held = {start for cells in rows.values() for start, _ in cells}
    return frozenset(number for number, part in enumerate(parts) if part.start in held)


def _group(parts: list[Sentence], found: list[Number]) -> dict[int, list[Number]]:
    starts = [part.start for part in parts]
    grouped: dict[int, list[Number]] = {}
    for number in found:
        grouped.setdefault(max(0, bisect_right(starts, number.start) - 1), []).append(number)
    return grouped


def _figure(body: NormalText, parts: list[Sentence], draft: Draft, limits: list[caveats.Caveat]) -> Figure:
    low, high = hedges.bounds(draft.number, draft.hedge.value)
    caveat = caveats.caveat_for(limits, parts, draft.sentence, _source_words(body.plain, draft))
    said = [each for each in (draft.withdrawn, caveat) if each is not None]
    time = draft.time or Time()
    start, end = body.span(draft.number.start, draft.number.end)
    return Figure(
        span=(start, end),
        quote=body.original[start:end],
        measure=draft.measure.value,
        value=draft.number.value,
        low=low,
        high=high,
        unit=draft.unit.value,
        kind=draft.kind.value,
        qualifier=draft.hedge.value,
        population=_quote(body, draft.population),
        place=_quote(body, draft.place),
        as_of=_iso(time.as_of),
        period_start=_iso(time.first),
        period_end=_iso(time.last),
        attribution=body.quote(draft.source.start, draft.source.end) if draft.source else None,
        caveat=" … ".join(body.quote(each.start, each.end) for each in said) or None,
        why=_why(body, draft, said),
    )


def _source_words(plain: str, draft: Draft) -> str:
    """Give the name of a draft's source without case and article, to tell one source from another."""
    words = plain[draft.source.start : draft.source.end] if draft.source else ""
    return words.casefold().removeprefix("the ")


def _why(body: NormalText, draft: Draft, said: list[Found[str]]) -> tuple[Why, ...]:
    found: list[tuple[str, Found[Any] | None]] = [
        ("measure", draft.measure),
        ("unit", draft.unit),
        ("kind", draft.kind),
        ("qualifier", draft.hedge),
        ("population", draft.population),
        ("place", draft.place),
    ]
    why = [Why("value", f"number in {draft.number.form}", body.span(draft.number.start, draft.number.end))]
    beside = digits_beside(body, draft.number)
    why += [Why("value", DIGITS_BESIDE, body.span(*beside))] if beside else []
    why += [_resting_on(body, name, each) for name, each in found if each is not None]
    if draft.time is not None:
        name = "as_of" if draft.time.as_of else "period"
        why.append(Why(name, draft.time.rule, _span(body, draft.time.start, draft.time.end)))
    if draft.source is not None:
        why.append(
            Why("attribution", draft.source.rule, _span(body, draft.source.cue_start, draft.source.cue_end))
        )
    why += [Why("caveat", each.rule, _span(body, each.start, each.end)) for each in said]
    return tuple(why)


def _resting_on(body: NormalText, name: str, found: Found[Any]) -> Why:
    if found.start < 0:
        return _without_words(name, found.rule)
    return Why(name, found.rule, body.span(found.start, found.end))


@lru_cache(maxsize=256)
def _without_words(name: str, rule: str) -> Why:
    """Give the reason that rests on no words; most figures share a few."""
    return Why(name, rule)


def _span(body: NormalText, start: int, end: int) -> tuple[int, int] | None:
    return None if start < 0 else body.span(start, end)


def _quote(body: NormalText, found: Found[str] | None) -> str | None:
    return None if found is None else body.quote(found.start, found.end)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
