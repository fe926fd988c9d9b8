"""Takes one release of a list into the workspace: reads it, compares it, stores it in one change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from uncounted.domain.notice import Notice
from uncounted.domain.report import StageReport
from uncounted.domain.row import ListRelease
from uncounted.errors import InputRefused, SettingsRefused
from uncounted.lists.diff import Difference, diff
from uncounted.lists.grid import STAGE, Place, Problem
from uncounted.lists.limits import check_file
from uncounted.lists.reading import READER, TableReading, read_table
from uncounted.store import Store, list_order
from uncounted.store import archive as archive_store
from uncounted.store import lists as list_store
from uncounted.store.list_order import HandIn

_UNIT = "rows"
_LIST_NAME = re.compile(r"[^\x00-\x1f\x7f:]{1,100}")


def run(
    store: Store,
    sha256: str,
    *,
    file_name: str,
    list_name: str,
    publisher: str = "",
    released: str = "",
    mapping: Mapping[str, str] | None = None,
    act: str = "killed",
    how: HandIn | None = None,
) -> StageReport:
    """Take in one release of a list from an archived file.

    The same file for the same list, read with the same settings, is unchanged. Read with others, or
    handed in so that it moves in the order of releases, it is a further reading of the same release,
    compared with the release now before it, and its rows keep their ids.

    Parameters
    ----------
    store
        The workspace; the file is in its archive.
    sha256
        The archived file.
    file_name
        Its name, for messages.
    list_name
        The list it is a release of.
    publisher
        Who publishes the list.
    released
        ISO date of the release, empty when not known. Both stay as they were stated before when empty.
    mapping
        Column as found to field; columns are recognised by name when None.
    act
        What happened to the persons when no column says so.
    how
        How the file was handed in; None when it was not, and a release that is there stays in its place.

    Returns
    -------
    StageReport
        Counted in rows. A file refused as a whole has no rows; it is one refused notice.

    Raises
    ------
    SettingsRefused
        When the list's name, the date, the act or the mapping is wrong.
    """
    _check(list_name, released)
    release_id = release_id_of(list_name, sha256)
    before = list_store.find_release(store, release_id)
    if before:
        # what was stated once is not unsaid by saying nothing
        publisher, released = publisher or before.publisher, released or before.released
    asked = _Asked(
        release_id, sha256, file_name, list_name, publisher, released, dict(mapping or {}), act, how
    )
    is_moved = how is not None and list_order.is_moved(store, list_name, release_id, how)
    if before and not is_moved and list_store.read_with(store, release_id) == asked.read_with:
        _remember_path(store, before, how)
        return _unchanged(before)
    try:
        reading = _read(store, asked)
    except InputRefused as refused:
        return _refused(store, release_id, refused, file_name)
    return _take_in(store, asked, reading)


@dataclass(frozen=True)
class _Asked:
    """What is to be taken in, and how."""

    release_id: str
    sha256: str
    file_name: str
    list_name: str
    publisher: str
    released: str
    mapping: dict[str, str]
    act: str
    how: HandIn | None

    @property
    def read_with(self) -> str:
        """What the reading rests on besides the bytes, as text that can be compared."""
        settings = {"reader": READER, "mapping": self.mapping, "act": self.act, "publisher": self.publisher}
        return msgspec.json.encode(settings | {"released": self.released}, order="deterministic").decode()


def _read(store: Store, asked: _Asked) -> TableReading:
    content, media_type = _original(store, asked.sha256, asked.file_name)
    return read_table(
        content,
        media_type=media_type,
        file_name=asked.file_name,
        mapping=asked.mapping or None,
        list_name=asked.list_name,
        row_prefix=f"{asked.release_id}:",
        act=asked.act,
        released=asked.released,
        is_one_list=True,
    )


def _take_in(store: Store, asked: _Asked, reading: TableReading) -> StageReport:
    """Compare a reading with the release before it and store both in one change."""
    release = _release(
        asked.release_id,
        asked.list_name,
        reading,
        sha256=asked.sha256,
        publisher=asked.publisher,
        released=asked.released,
    )
    previous = list_store.predecessor(store, release, asked.how)
    difference = diff(list_store.all_rows(store, previous.release_id) if previous else (), reading.rows)
    if previous:
        release = _with_difference(release, previous, difference)
    notices = (*_same_file_elsewhere(store, release, asked.file_name), *reading.notices)
    list_store.add_release(
        store,
        release,
        reading.rows,
        changes=difference.changes if previous else (),
        previous_of=difference.previous_of,
        notices=notices,
        file_name=asked.file_name,
        read_with=asked.read_with,
        how=asked.how,
    )
    report = _report(release, previous, notices)
    return report if _is_counted(store, release) else replace(report, summary=report.summary + _NOT_COUNTED)


def _remember_path(store: Store, release: ListRelease, how: HandIn | None) -> None:
    """Store which file of the workspace now holds a release, once."""
    if how and how.path and list_order.last_from(store, release.list_name, how.path) != release.release_id:
        list_order.hand_in(store, release.list_name, release.release_id, how)


def _is_counted(store: Store, release: ListRelease) -> bool:
    return any(one.release_id == release.release_id for one in list_store.newest_releases(store))


def _same_file_elsewhere(store: Store, release: ListRelease, file_name: str) -> list[Notice]:
    """Say that another list has a release of the very same bytes: a list counted under two names."""
    others = {
        one.list_name
        for one in list_store.releases(store)
        if one.sha256 == release.sha256 and one.list_name != release.list_name
    }
    return [
        Place(file_name).notice(_SAME_FILE._replace(found=f"the same file as a release of the list {other}"))
        for other in sorted(others)
    ]


def release_id_of(list_name: str, sha256: str) -> str:
    """Name the release that a file is of a list."""
    return f"{list_name}:{sha256[:12]}"


def _check(list_name: str, released: str) -> None:
    if not list_name.strip() or not _LIST_NAME.fullmatch(list_name):
        raise SettingsRefused(
            "a list name that cannot be used",
            where="list name",
            expected="1 to 100 characters without a colon or control characters",
            advice="choose another name, such as ward-watch",
        )
    if released and not _is_iso_day(released):
        raise SettingsRefused(
            f"a release date {released!r}",
            where=f"list {list_name}",
            expected="a day of the calendar written YYYY-MM-DD",
            advice="correct the date, or leave it out when it is not known",
        )


def _is_iso_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _original(store: Store, sha256: str, file_name: str) -> tuple[bytes, str]:
    """Give bytes and media type of an archived file that is not too large to be held."""
    capture = archive_store.find_capture(store, sha256)
    if capture is None:
        raise SettingsRefused(
            "a file that is not in the archive",
            where=file_name,
            expected="an archived file",
            advice="take it in with `uncounted lists add`",
        )
    check_file(capture.n_bytes, file_name)
    return archive_store.content(store, sha256), capture.media_type


def _release(
    release_id: str, list_name: str, reading: TableReading, *, sha256: str, publisher: str, released: str
) -> ListRelease:
    return ListRelease(
        release_id=release_id,
        list_name=list_name,
        publisher=publisher,
        released=released,
        sha256=sha256,
        columns=reading.columns,
        mapping=reading.mapping,
        n_rows=len(reading.rows),
        n_refused_rows=reading.n_refused_rows,
    )


def _with_difference(release: ListRelease, previous: ListRelease, difference: Difference) -> ListRelease:
    return replace(
        release,
        previous=previous.release_id,
        n_added=difference.count("added"),
        n_changed=difference.count("changed"),
        n_vanished=difference.count("vanished"),
        n_unchanged=difference.n_unchanged,
    )


def _report(release: ListRelease, previous: ListRelease | None, notices: tuple[Notice, ...]) -> StageReport:
    summary = f"{release.list_name}: {release.n_rows} rows taken in"
    if release.n_refused_rows:
        summary += f", {release.n_refused_rows} of them refused for matching"
    if previous:
        since = f"the release of {previous.released}" if previous.released else "the release before"
        summary += (
            f"; since {since} {release.n_added} added, {release.n_changed} changed, "
            f"{release.n_vanished} vanished, {release.n_unchanged} unchanged"
        )
    return StageReport(
        STAGE,
        _UNIT,
        n_in=release.n_rows,
        n_done=release.n_rows - release.n_refused_rows,
        n_refused=release.n_refused_rows,
        notices=notices,
        summary=summary,
        details=_details(release),
    )


def _unchanged(release: ListRelease) -> StageReport:
    return StageReport(
        STAGE,
        _UNIT,
        n_in=release.n_rows,
        n_unchanged=release.n_rows,
        summary=f"{release.list_name}: unchanged, {release.n_rows} rows",
        details=_details(release),
    )


def _refused(store: Store, release_id: str, refused: InputRefused, file_name: str) -> StageReport:
    """Keep the refusal of a file; the rest of a run goes on."""
    notice = Notice(
        stage=STAGE,
        code="file.refused",
        level="refused",
        where=refused.where or file_name,
        found=refused.found,
        expected=refused.expected,
        advice=refused.advice,
    )
    list_store.add_refusal(store, release_id, notice)
    return StageReport(
        STAGE,
        _UNIT,
        notices=(notice,),
        summary=f"{release_id.rpartition(':')[0]}: {file_name} refused, nothing taken in",
        details={"list": release_id.rpartition(":")[0], "refused_file": file_name},
    )


def _details(release: ListRelease) -> dict[str, object]:
    return {
        "list": release.list_name,
        "release_id": release.release_id,
        "previous": release.previous,
        "n_rows": release.n_rows,
        "n_refused_rows": release.n_refused_rows,
        "n_added": release.n_added,
        "n_changed": release.n_changed,
        "n_vanished": release.n_vanished,
        "n_unchanged": release.n_unchanged,
    }


_NOT_COUNTED = "; a later release of the list is the one that is counted"
_SAME_FILE = Problem(
    "file.same_as_other_list",
    "",
    "each file in one list: one list under two names would count as two sources",
    "take in the right file; if this corrects the list's name, make a new workspace, since both names stay",
    "doubtful",
)
