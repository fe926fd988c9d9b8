"""Composes a brief: from what the stages stored to facts, each bound to its evidence.

Pure. Use `run.run` for a workspace; use `compose` with `layout.page` and a renderer for anything else.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import msgspec

from uncounted.domain.check import CheckedFigure
from uncounted.domain.document import Document
from uncounted.domain.figure import Figure, Reading
from uncounted.domain.pattern import CapturePatterns
from uncounted.language.sources import same_names, who_key
from uncounted.publish import documented as counts
from uncounted.publish import estimated as estimates
from uncounted.publish import listed, sources, totals
from uncounted.publish.content import Content, Documented, Estimated, Inputs, Series, Stated, StatedSeries
from uncounted.publish.passage import passage
from uncounted.publish.series import series

# "the River Council says" and "River Council" name one publisher; the words as written are in the evidence
_ARTICLE = re.compile(r"^[Tt]he ")


def compose(inputs: Inputs, *, start: str, end: str) -> Content:
    """Compose the brief of a period.

    Parameters
    ----------
    inputs
        Everything it is made from.
    start, end
        ISO dates of the period, both included.

    Returns
    -------
    Content
        The same for the same inputs, whatever the day.
    """
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    settings = inputs.settings
    everything = _stated(inputs, first, last)
    series_stated = totals.running_totals(everything, measure=settings.brief.measure, until=end)
    chosen = totals.headline(series_stated, stated_by=settings.brief.stated_by)
    shown = _numbered(_shown(everything, series_stated))
    by_place = {(each.sha256, each.figure.span): each for each in shown}
    series_stated = tuple(_renumbered(each, by_place) for each in series_stated)
    behind = _behind(inputs)
    documented = _documented(inputs, behind, last)
    prepared = estimates.estimated(
        inputs.estimates,
        first_model=_first_model(inputs),
        counted=documented.patterns if documented else None,
    )
    used = Counter(each.sha256 for each in shown)
    documents = sources.document_sources(
        inputs.documents, used=used, replaced=inputs.replaced, start=first, end=last
    )
    strata = [each for each in prepared if each.estimate.stratum]
    source_of = {each.document.sha256: (each.anchor, each.ref) for each in documents}
    in_period = {each.document.sha256 for each in documents if each.is_in_period and not each.is_replaced}
    return Content(
        title=settings.title,
        country=settings.country,
        measure=settings.brief.measure,
        stated_by=settings.brief.stated_by,
        start=start,
        end=end,
        input_hash=input_hash(inputs, start=start, end=end),
        headline=by_place[chosen.sha256, chosen.figure.span] if chosen else None,
        stated=shown,
        documented=documented,
        estimated=next((each for each in prepared if _is_published(each, inputs)), None),
        other_models=tuple(
            each for each in prepared if not each.estimate.stratum and not _is_published(each, inputs)
        ),
        strata=tuple(each for each in strata if not estimates.is_small(each.estimate)),
        n_small_strata=sum(estimates.is_small(each.estimate) for each in strata),
        table=_table(inputs, documented, prepared),
        series=_series(behind, series_stated, strata, last),
        sections=listed.sections(
            (reading for reading in inputs.readings if reading.sha256 in in_period), source_of
        ),
        lists=sources.list_sources(inputs.releases, inputs.rows),
        documents=documents,
        n_documents_unused=len(inputs.documents) - len(documents),
        n_undated_documents=sum(each.issued is None for each in inputs.documents),
    )


def input_hash(inputs: Inputs, *, start: str, end: str) -> str:
    """Hash everything a brief is made from, the period included."""
    digest = hashlib.sha256(f"{start}/{end}".encode())
    tables = [(table.lists, sorted(table.counts.items())) for table in inputs.tables]
    for part in (
        inputs.settings,
        inputs.documents,
        inputs.readings,
        [(each.sha256, each.figure.span, each.status, each.changes) for each in inputs.checked],
        inputs.replaced,
        inputs.releases,
        inputs.rows,
        inputs.matching,
        inputs.judgements,
        inputs.is_outdated,
        inputs.estimates,
        tables,
    ):
        digest.update(hashlib.sha256(msgspec.json.encode(part, order="deterministic")).digest())
    return digest.hexdigest()


def numbers(content: Content) -> dict[str, str]:
    """Give for each anchor that numbers link to what it is bound to."""
    bound = {each.anchor: f"figure:{each.sha256}:{each.figure.span[0]}" for each in content.stated}
    if content.documented:
        bound["documented"] = f"documented:{content.documented.input_hash}"
    bound |= {each.anchor: f"estimate:{each.digest}" for each in content.estimates}
    bound |= {each.anchor: f"list:{each.release.sha256}" for each in content.lists}
    return dict(sorted(bound.items()))


def _stated(inputs: Inputs, start: date, end: date) -> list[Stated]:
    documents = {each.sha256: each for each in inputs.documents}
    checked = {(each.sha256, each.figure.span): each for each in inputs.checked}
    found = [
        _with_check(
            _one(figure, reading, documents[reading.sha256], period=(start, end)),
            checked.get((reading.sha256, figure.span)),
        )
        for reading in inputs.readings
        if reading.sha256 in documents and not sources.is_issued_after(documents[reading.sha256], end)
        if reading.sha256 not in inputs.replaced
        for figure in reading.figures
    ]
    # nobody reports what they say themselves, by whatever of their names
    root = same_names(name for each in found for name in (each.who, each.reported_by))
    return [
        replace(each, reported_by="") if _is_same(root, each.who, each.reported_by) else each
        for each in found
    ]


def _with_check(stated: Stated, checked: CheckedFigure | None) -> Stated:
    return replace(stated, status=checked.status, changes=checked.changes) if checked else stated


def _is_same(root: dict[str, str], name: str, other: str) -> bool:
    return root[who_key(name)] == root[who_key(other)]


def _one(figure: Figure, reading: Reading, document: Document, *, period: tuple[date, date]) -> Stated:
    return Stated(
        anchor=f"figure-{document.sha256[:12]}-{figure.span[0]}",
        ref="",
        sha256=document.sha256,
        figure=figure,
        who=_ARTICLE.sub("", figure.attribution or document.publisher),
        reported_by=document.publisher,
        document=document,
        reader=reading.reader,
        passage=passage(document.text, *figure.span),
        why=tuple(
            (why.field, why.rule, document.text[slice(*why.span)] if why.span else "") for why in figure.why
        ),
        is_in_period=sources.is_issued_in(document, *period),
    )


def _shown(everything: Iterable[Stated], charted: Iterable[StatedSeries]) -> list[Stated]:
    # figures of the period, then the older points that the chart and the headline rest on
    in_use = {each.anchor for line in charted for each in line.points}
    kept = [each for each in everything if each.is_in_period or each.anchor in in_use]
    return sorted(kept, key=lambda each: not each.is_in_period)


def _numbered(shown: list[Stated]) -> tuple[Stated, ...]:
    return tuple(replace(each, ref=f"F{number}") for number, each in enumerate(shown, 1))


def _renumbered(line: StatedSeries, by_place: dict[tuple[str, tuple[int, int]], Stated]) -> StatedSeries:
    return replace(line, points=tuple(by_place[each.sha256, each.figure.span] for each in line.points))


def _behind(inputs: Inputs) -> counts.Behind:
    if inputs.matching is None:
        return {}
    return counts.rows_behind(inputs.matching, inputs.rows, act=inputs.settings.brief.measure)


def _documented(inputs: Inputs, behind: counts.Behind, end: date) -> Documented | None:
    if inputs.matching is None:
        return None
    return counts.documented(
        inputs.matching, behind, judgements=inputs.judgements, end=end, is_outdated=inputs.is_outdated
    )


def _series(
    behind: counts.Behind, stated: tuple[StatedSeries, ...], strata: list[Estimated], end: date
) -> Series | None:
    days = (counts.day_of(found) for found in behind.values())
    return series((day for day in days if day is not None), stated, strata=strata, end=end)


def _table(
    inputs: Inputs, documented: Documented | None, prepared: tuple[Estimated, ...]
) -> CapturePatterns | None:
    overall = next((each.estimate for each in prepared if not each.estimate.stratum), None)
    counted = [documented.patterns] if documented else []
    if overall is None:
        return counted[0] if counted else None
    tables = {table.digest: table for table in (*inputs.tables, *counted)}
    return tables.get(overall.patterns_hash)


def _first_model(inputs: Inputs) -> str:
    return next(iter(inputs.settings.estimate.models), "")


def _is_published(each: Estimated, inputs: Inputs) -> bool:
    return not each.estimate.stratum and each.estimate.model == _first_model(inputs)
