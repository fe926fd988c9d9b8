"""Files of lists that wait in a workspace: which was changed, which is gone, which comes before which.

Several files of one list are its releases, in the order given. Only a file that is not the one last
taken from its place is handed in; so a run without changes hands in nothing. `uncounted.lists.run`
then takes in one file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from uncounted.domain.notice import Notice
from uncounted.lists.grid import Place, Problem
from uncounted.lists.run import release_id_of
from uncounted.store import Store, list_order
from uncounted.store import lists as list_store
from uncounted.store.list_order import HandIn


@dataclass(frozen=True)
class ListFile:
    """A file that holds a release of a list.

    Attributes
    ----------
    list_name
        The list.
    path
        Where it lies in the workspace.
    sha256
        Its bytes.
    """

    list_name: str
    path: str
    sha256: str

    @property
    def release_id(self) -> str:
        """The release that it is."""
        return release_id_of(self.list_name, self.sha256)


def hand_in_of(store: Store, file: ListFile, later: Sequence[ListFile]) -> HandIn | None:
    """Say how a file is handed in: before the later files of its list that were taken in already.

    Returns
    -------
    HandIn or None
        None when it is what was last taken from its place.
    """
    if list_order.last_from(store, file.list_name, file.path) == file.release_id:
        return None
    taken = [list_order.last_from(store, one.list_name, one.path) for one in _of_list(file, later)]
    return HandIn(file.path, next(filter(None, taken), ""))


def repeat_doubt(file: ListFile, later: Sequence[ListFile]) -> Notice | None:
    """Say that a later file of the list has the same bytes; the release stands in the place of that one."""
    same = next((one for one in _of_list(file, later) if one.sha256 == file.sha256), None)
    if same is None:
        return None
    return Place(file.path).notice(
        _REPEATED._replace(found=f"the same file as {same.path}, of the same list")
    )


def change_doubt(store: Store, file: ListFile, how: HandIn | None) -> Notice | None:
    """Say that an older file was changed although a later file of its list is there."""
    was_taken = list_order.last_from(store, file.list_name, file.path) != ""
    return Place(file.path).notice(_CHANGED) if how and how.goes_before and was_taken else None


def missing_doubts(store: Store, files: Sequence[ListFile]) -> list[Notice]:
    """Say which lists are counted from a file that is not in its place any more.

    Parameters
    ----------
    files
        All files of lists that are in place.
    """
    in_place = {file.release_id for file in files}
    doubts = []
    for release in list_store.newest_releases(store):
        path = list_order.path_of(store, release.release_id)
        if path and release.release_id not in in_place:
            doubts.append(Place(path).notice(_missing(release.list_name)))
    return doubts


def _of_list(file: ListFile, others: Sequence[ListFile]) -> list[ListFile]:
    return [other for other in others if other.list_name == file.list_name]


def _missing(list_name: str) -> Problem:
    return Problem(
        "file.not_in_place",
        f"the file that the list {list_name} was read from is not in the inbox any more, or was changed; "
        "the list is still counted from it",
        "the file of the newest release in its place",
        "put it back, or put the release that should be counted in its place and run again",
        "doubtful",
    )


_REPEATED = Problem(
    "file.repeated",
    "",
    "each release once",
    "remove one of the two files; only the later one is taken as a release",
    "doubtful",
)
_CHANGED = Problem(
    "file.earlier_changed",
    "a file that was changed after it was taken in, although a later file of the list is there",
    "a new release in a file of its own, whose name comes after the others",
    "check that the change was meant; it is kept as a release before the later ones, and the list is "
    "counted from the newest",
    "doubtful",
)
