"""Publishes the brief of a period from a workspace: one HTML and one Markdown file a language."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from uncounted.domain.brief import Brief, PublishedFile
from uncounted.domain.matching import Matching
from uncounted.domain.notice import Notice
from uncounted.domain.pattern import CapturePatterns
from uncounted.domain.progress import Progress, silent
from uncounted.domain.report import StageReport
from uncounted.domain.row import ListRelease, Row
from uncounted.errors import SettingsRefused
from uncounted.publish import brief, html, markdown, versions
from uncounted.publish.content import Content, Inputs
from uncounted.publish.layout import page
from uncounted.publish.wording import languages as available_languages
from uncounted.publish.wording import words
from uncounted.store import Store, archive, estimate, figure_checks, lists, match
from uncounted.store import publish as published

_FORMATS = (("html", "html", html.render), ("markdown", "md", markdown.render))

Files = list[tuple[PublishedFile, bytes]]


def run(
    store: Store,
    *,
    start: str,
    end: str,
    languages: tuple[str, ...] = (),
    progress: Progress = silent,
) -> StageReport:
    """Publish the brief of a period.

    Parameters
    ----------
    store
        The workspace.
    start, end
        ISO dates of the period, both included.
    languages
        ISO 639-1 codes; the workspace's own when empty.
    progress
        Told after each language.

    Returns
    -------
    StageReport
        Counts briefs, one a language. A language without words is refused; the others are written.

    Raises
    ------
    SettingsRefused
        When the period is not two days in order.
    """
    check_period(start, end)
    asked = tuple(dict.fromkeys(languages or store.settings.languages))
    chosen = [language for language in asked if language in available_languages()]
    refused = tuple(_not_available(language) for language in asked if language not in chosen)
    inputs = read_inputs(store)
    content = brief.compose(inputs, start=start, end=end)
    files = _render(content, chosen, progress)
    is_new = _publish(store, content, files) if files else False
    n_files = len(files)
    folder = f"out/{_folder(content)}"
    return StageReport(
        stage="publish",
        unit="briefs",
        n_in=len(asked),
        n_done=len(chosen) if is_new else 0,
        n_unchanged=0 if is_new else len(chosen),
        n_refused=len(refused),
        notices=(*refused, *((_outdated(),) if inputs.is_outdated and files else ())),
        summary=_summary(is_new=is_new, n_files=n_files, folder=folder),
        details={"files": [file.path for file, _ in files], "input_hash": content.input_hash},
    )


def check_period(start: str, end: str) -> None:
    """Check that a period is two days in order.

    Raises
    ------
    SettingsRefused
        When it is not.
    """
    try:
        is_in_order = date.fromisoformat(start) <= date.fromisoformat(end)
    except ValueError as error:
        raise SettingsRefused(
            "the period is not two days",
            where="publish",
            expected="days written YYYY-MM-DD",
            advice="correct --from and --to",
        ) from error
    if not is_in_order:
        raise SettingsRefused(
            f"the period ends on {end}, before it begins on {start}",
            where="publish",
            expected="a first day that is not after the last",
            advice="swap --from and --to",
        )


def read_inputs(store: Store) -> Inputs:
    """Read everything that a brief is made from."""
    found = tuple(estimate.estimates(store))
    # files of lists are archived too; they are named among the lists
    documents = tuple(each for each in archive.documents(store) if each.kind != "list")
    matching = match.current_matching(store)
    is_outdated = matching is not None and not match.is_current(store)
    readings = figure_checks.checked_readings(store)
    releases, rows = _rows_counted(store, matching if is_outdated else None)
    hashes = dict.fromkeys(each.patterns_hash for each in found if not each.stratum)
    tables: list[CapturePatterns | None] = [estimate.patterns(store, digest) for digest in hashes]
    return Inputs(
        settings=store.settings,
        documents=documents,
        readings=tuple(each.standing for each in readings),
        checked=tuple(
            figure
            for each in readings
            for figure in each.figures
            if figure.stands and figure.status != "machine"
        ),
        replaced=versions.replaced(documents, published.arrivals(store)),
        releases=releases,
        rows=rows,
        matching=matching,
        judgements=tuple(published.judgements_known(store, matching)) if matching else (),
        is_outdated=is_outdated,
        estimates=found,
        tables=tuple(table for table in tables if table is not None),
    )


def _rows_counted(store: Store, outdated: Matching | None) -> tuple[tuple[ListRelease, ...], tuple[Row, ...]]:
    """Give one release of each list and the rows that count: the present ones, or an older matching's."""
    newest = lists.newest_releases(store)
    if outdated is None:
        return tuple(newest), tuple(lists.current_rows(store))
    of_list = {release.list_name: release for release in newest}
    rows: list[Row] = []
    for release in lists.releases(store):
        known = [row for row in lists.all_rows(store, release.release_id) if row.row_id in outdated.list_of]
        if known:
            of_list[release.list_name] = release
            rows += known
    return tuple(of_list.values()), tuple(sorted(rows, key=lambda row: row.row_id))


def _render(content: Content, languages: Sequence[str], progress: Progress) -> Files:
    files: Files = []
    for number, language in enumerate(languages, 1):
        laid_out = page(content, words(language))
        for name, ending, render in _FORMATS:
            written = render(laid_out)
            path = f"out/{_folder(content)}/brief.{language}.{ending}"
            digest = hashlib.sha256(written).hexdigest()
            files.append((PublishedFile(path, digest, language, name), written))
        progress("publish", number, len(languages))
    return files


def _publish(store: Store, content: Content, files: Files) -> bool:
    """Write what is not in place and record what is not recorded; say whether there was anything to do."""
    made = Brief(
        period_start=content.start,
        period_end=content.end,
        input_hash=content.input_hash,
        files=tuple(sorted((file for file, _ in files), key=lambda file: file.path)),
        numbers=brief.numbers(content),
    )
    languages = {file.language for file in made.files}
    is_recorded = published.latest(store, made.period_start, made.period_end, languages=languages) == made
    missing = [(file, written) for file, written in files if not published.is_in_place(store, file)]
    # files first: a brief that is on record is always one that was written
    for file, written in missing:
        store.write_out(file.path.removeprefix("out/"), written)
    if not is_recorded:
        published.record(store, made)
    return bool(missing) or not is_recorded


def _folder(content: Content) -> str:
    return f"brief-{content.start}-to-{content.end}"


def _summary(*, is_new: bool, n_files: int, folder: str) -> str:
    if not n_files:
        return "no brief was written"
    return f"{n_files} files in {folder}" + ("" if is_new else ", unchanged")


def _not_available(language: str) -> Notice:
    return Notice(
        stage="publish",
        code="publish.language",
        level="refused",
        where=f"language {language}",
        found="no words for this language",
        expected="one of " + ", ".join(available_languages()),
        advice="choose one of these, or add a file of words for the language",
    )


def _outdated() -> Notice:
    return Notice(
        stage="publish",
        code="publish.outdated",
        level="doubtful",
        where="documented count",
        found="a matching from before the latest rows, decisions or settings, as the brief says",
        expected="a matching of what the workspace holds now",
        advice="run `uncounted match` first, then `uncounted estimate`, and publish again",
    )
