"""The six stages in the order in which data flows; reads like a table of contents.

Use `open` and the `Workspace` it gives; the command line, the web and scripts all come in here.
For one stage's work on a single file, without a workspace, see `uncounted.standalone`.
"""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from os import PathLike
from pathlib import Path
from types import TracebackType

from uncounted.archive import read_captures
from uncounted.archive import run as run_archive
from uncounted.domain.check import Check, CheckedFigure, Verdict
from uncounted.domain.progress import Progress, silent
from uncounted.domain.report import StageReport
from uncounted.domain.series import Finding, Series
from uncounted.domain.settings import Intake
from uncounted.errors import SettingsRefused
from uncounted.estimate import run as run_estimate
from uncounted.figures import lexicon
from uncounted.figures import run as run_figures
from uncounted.figures.checks.checking import check as check_figure
from uncounted.figures.checks.checking import id_of as figure_id_of
from uncounted.figures.reader import own_words
from uncounted.figures.series import findings, gather, stated_figures
from uncounted.lists import inbox
from uncounted.lists import run as run_lists
from uncounted.match import run as run_match
from uncounted.publish import run as run_publish
from uncounted.standalone import no_such_file
from uncounted.store import Store, blobs, create, figure_checks, open_store
from uncounted.store import archive as archive_store
from uncounted.store.list_order import HandIn
from uncounted.store.verify import Verification
from uncounted.store.verify import verify as verify_store


class Workspace:
    """One project folder and everything that can be done with it.

    Use it in a ``with`` block, or call `close`. Every method may be stopped at any moment; calling
    it again goes on where it was.

    Attributes
    ----------
    store
        The open store, for reading stored results.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the workspace."""
        self.store.close()

    def archive(
        self,
        paths: Sequence[Path | str] | Path | str,
        *,
        publisher: str = "",
        published: str = "",
        title: str = "",
        progress: Progress = silent,
    ) -> StageReport:
        """Keep originals and read their text.

        Parameters
        ----------
        paths
            Files and folders.
        publisher, published, title
            What is known about all of them; `published` is an ISO date.
        progress
            Told after each file.
        """
        handed = [paths] if isinstance(paths, str | Path) else list(paths)
        return run_archive(
            self.store, handed, publisher=publisher, published=published, title=title, progress=progress
        )

    def figures(self, *, progress: Progress = silent) -> StageReport:
        """Read the stated figures of documents that were not read yet."""
        return run_figures(self.store, progress=progress)

    def checked_figures(self) -> list[CheckedFigure]:
        """Give the figures of all documents as they stand, people's checks over the machine's readings.

        Rejected figures are among them; `CheckedFigure.stands` says which count as stated.
        """
        return [each for reading in figure_checks.checked_readings(self.store) for each in reading.figures]

    def series(self) -> tuple[Series, ...]:
        """Gather the figures that stand into series: one source, measure, population and place each."""
        documents = {each.sha256: each for each in archive_store.documents(self.store)}
        stated = [
            point
            for checked in figure_checks.checked_readings(self.store)
            if checked.reading.sha256 in documents
            for point in stated_figures(documents[checked.reading.sha256], checked.standing.figures)
        ]
        with lexicon.using(own_words(self.store)):
            return gather(stated)

    def contradictions(self, series: Sequence[Series] | None = None) -> tuple[Finding, ...]:
        """Give what in the series a person should look at; nothing is added across sources or corrected.

        Parameters
        ----------
        series
            All series of the workspace, where they are at hand; None to gather them.
        """
        gathered = self.series() if series is None else series
        with lexicon.using(own_words(self.store)):
            return findings(gathered)

    def figure_id(self, document: str, words: str) -> str:
        """Name a number that the machine missed, by words around it.

        Parameters
        ----------
        document
            The start of the document's SHA-256.
        words
            Copied from its text, the number in square brackets: ``among them [74] children``.

        Raises
        ------
        SettingsRefused
            When the words are not there, or there more than once.
        """
        return figure_id_of(self.store, document, words)

    def check_figure(
        self,
        figure_id: str,
        verdict: Verdict,
        *,
        given: Mapping[str, str | float | None] | None = None,
        why: str = "",
        by: str = "",
    ) -> Check:
        """Keep a person's word on a figure beside what the machine read.

        Parameters
        ----------
        figure_id
            As `uncounted figures` shows it (``3f2a91:1042``); with the end of the number for one that
            the machine missed (``3f2a91:1042-1047``).
        verdict
            confirmed, corrected, rejected, added; reopened takes the checks before it back.
        given
            For corrected and added: field to its value, None where the document states nothing.
        why
            The reason; needed for all but a confirmation.
        by
            Pseudonym of the person; the workspace's actor when empty.

        Raises
        ------
        SettingsRefused
            When there is no such figure, nothing would change, or a value cannot be.
        """
        return check_figure(self.store, figure_id, verdict, given=given, why=why, by=by)

    def add_list(
        self,
        path: Path | str,
        *,
        list_name: str = "",
        publisher: str = "",
        released: str = "",
        mapping: Mapping[str, str] | None = None,
        act: str = "killed",
        progress: Progress = silent,
    ) -> StageReport:
        """Take in one release of a list of persons.

        A file handed in again becomes the newest release of its list, unless dates say otherwise.

        Parameters
        ----------
        path
            CSV, XLSX or ODS file.
        list_name
            The list it is a release of; the file's name without its ending when empty.
        publisher
            Who publishes the list.
        released
            ISO date of the release.
        mapping
            Column as found to field; columns are recognised by name when None.
        act
            What happened to the persons when no column says so.
        progress
            Told after each file.
        """
        path = Path(path)
        sha256 = self._kept(path, publisher=publisher, published=released, progress=progress)
        return run_lists(
            self.store,
            sha256,
            file_name=path.name,
            list_name=list_name or path.stem,
            publisher=publisher,
            released=released,
            mapping=mapping,
            act=act,
            how=HandIn(self._inside(path)),
        )

    def match(self, *, seed: int | None = None, progress: Progress = silent) -> StageReport:
        """Find which rows are one person."""
        return run_match(self.store, seed=seed, progress=progress)

    def estimate(self, *, seed: int | None = None, progress: Progress = silent) -> StageReport:
        """Estimate how many were never listed."""
        return run_estimate(self.store, seed=seed, progress=progress)

    def brief(
        self, start: str, end: str, *, languages: Sequence[str] = (), progress: Progress = silent
    ) -> StageReport:
        """Publish the brief of a period, both ISO dates included."""
        return run_publish(self.store, start=start, end=end, languages=tuple(languages), progress=progress)

    def run(self, *, seed: int | None = None, progress: Progress = silent) -> list[StageReport]:
        """Do everything that is not up to date, in order, and say what was done.

        Takes in the files that the settings name, reads documents, matches, estimates, and
        publishes the brief of the period that ends with the newest document.
        """
        return list(self._run(seed, progress))

    def verify(self, *, progress: Progress = silent) -> Verification:
        """Check the log, every stored row, every original and every published file."""
        return verify_store(self.store, progress=progress)

    def latest_period(self) -> tuple[str, str] | None:
        """Give first and last day of the period that ends with the newest document."""
        issued = [
            document.issued.last_day
            for document in archive_store.documents(self.store)
            if document.issued and document.kind != "list"
        ]
        if not issued:
            return None
        first = max(issued) - timedelta(days=self.store.settings.brief.days - 1)
        return first.isoformat(), max(issued).isoformat()

    def _run(self, seed: int | None, progress: Progress) -> Iterator[StageReport]:
        documents, lists = self._intake_of("document"), self._intake_of("list")
        yield self._take_documents(documents, progress)
        yield self.figures(progress=progress)
        yield self._take_lists(lists, progress)
        yield self.match(seed=seed, progress=progress)
        yield self.estimate(seed=seed, progress=progress)
        period = self.latest_period()
        yield (
            self.brief(*period, progress=progress)
            if period
            else StageReport("publish", "briefs", summary="no dated document yet, so no period to publish")
        )

    def _intake_of(self, kind: str) -> list[_Incoming]:
        """List the files that the settings name, each with the settings that name it."""
        found = []
        for intake in self.store.settings.intake:
            if intake.kind == kind:
                paths = sorted(path for path in self.store.root.glob(intake.files) if path.is_file())
                found += [_Incoming(path, intake) for path in paths]
        return found

    def _take_documents(self, incoming: list[_Incoming], progress: Progress) -> StageReport:
        fresh = [one for one in incoming if not self._is_kept(one.path, one.intake.publisher)]
        reports = []
        for n_done, one in enumerate(fresh, 1):
            # one intake a file: an interrupted one is resumed whatever else has come into the inbox since
            reports.append(self.archive(one.path, publisher=one.intake.publisher))
            progress("archiving", n_done, len(fresh))
        # documents whose reading was interrupted, or made by an older version of the reader
        reports.append(read_captures(self.store, progress=progress))
        told = (
            f"{_counted(len(fresh), 'new file')} kept, {_counted(len(incoming) - len(fresh), 'file')} known"
        )
        return _merged("archive", reports, summary=told)

    def _take_lists(self, incoming: list[_Incoming], progress: Progress) -> StageReport:
        """Take in the files of lists in the order of their names; the last of a list becomes its newest."""
        files = [
            inbox.ListFile(
                one.intake.list_name or one.path.stem, self._inside(one.path), blobs.hash_of(one.path)
            )
            for one in incoming
        ]
        reports = []
        for n_done, (one, file) in enumerate(zip(incoming, files, strict=True), 1):
            reports.append(self._take_list(one, file, later=files[n_done:]))
            progress("taking in lists", n_done, len(incoming))
        missing = StageReport("lists", "rows", notices=tuple(inbox.missing_doubts(self.store, files)))
        return _merged("lists", [*reports, missing])

    def _take_list(
        self, one: _Incoming, file: inbox.ListFile, *, later: Sequence[inbox.ListFile]
    ) -> StageReport:
        """Take in one file of a list unless a later one is the same."""
        intake = one.intake
        self._kept(one.path, publisher=intake.publisher, published="", progress=silent)
        if repeated := inbox.repeat_doubt(file, later):
            return StageReport("lists", "rows", notices=(repeated,))
        how = inbox.hand_in_of(self.store, file, later)
        changed = inbox.change_doubt(self.store, file, how)
        report = run_lists(
            self.store,
            file.sha256,
            file_name=one.path.name,
            list_name=file.list_name,
            publisher=intake.publisher,
            mapping=self.mapping(intake.mapping) if intake.mapping else None,
            act=intake.act,
            how=how,
        )
        return replace(report, notices=(changed, *report.notices)) if changed else report

    def _inside(self, path: Path) -> str:
        """Give where a file lies in the workspace, empty for a file from elsewhere."""
        # a link in the inbox is a file of the inbox, so links are not followed
        absolute, root = (Path(os.path.abspath(one)) for one in (path, self.store.root))  # noqa: PTH100
        return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else ""

    def mapping(self, name: str) -> Mapping[str, str]:
        """Give a mapping of the settings by name.

        Raises
        ------
        SettingsRefused
            When there is none of that name.
        """
        mappings = self.store.settings.mappings
        if name not in mappings:
            raise SettingsRefused(
                f"there is no mapping named {name!r}",
                where="uncounted.toml",
                expected="one of " + (", ".join(sorted(mappings)) or "the mappings (there are none)"),
                advice="add it under [mappings." + name + "]",
            )
        return mappings[name]

    def _is_kept(self, path: Path, publisher: str) -> bool:
        sha256 = blobs.hash_of(path)
        return archive_store.is_taken_in(self.store, sha256, origin=path.name, publisher=publisher)

    def _kept(self, path: Path, *, publisher: str, published: str, progress: Progress) -> str:
        """Archive a list's file unless it is there, and give its SHA-256."""
        if not path.is_file():
            raise no_such_file(path)
        sha256 = blobs.hash_of(path)
        if not self._is_kept(path, publisher):
            run_archive(
                self.store, [path], publisher=publisher, published=published, title="", progress=progress
            )
        return sha256


@dataclass(frozen=True)
class _Incoming:
    """A file, and the setting that names it."""

    path: Path
    intake: Intake


def init(folder: PathLike[str] | str) -> Workspace:
    """Make a new workspace."""
    return Workspace(create(Path(folder)))


def open(folder: PathLike[str] | str = ".") -> Workspace:  # noqa: A001 - the contract's name, used as `uc.open`
    """Open a workspace.

    Raises
    ------
    SettingsRefused
        When the folder is not a workspace or its settings are wrong.
    """
    return Workspace(open_store(Path(folder)))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _merged(stage: str, reports: list[StageReport], *, summary: str = "") -> StageReport:
    """Add up the reports of one stage on many files."""
    told = [report.summary for report in reports if report.something_refused or report.n_done]
    return StageReport(
        stage,
        reports[0].unit if reports else "files",
        n_in=sum(report.n_in for report in reports),
        n_done=sum(report.n_done for report in reports),
        n_unchanged=sum(report.n_unchanged for report in reports),
        n_refused=sum(report.n_refused for report in reports),
        notices=tuple(notice for report in reports for notice in report.notices),
        summary=summary or "\n          ".join(told) or "up to date",
        details={"parts": [report.details for report in reports if report.details]},
    )
