"""Which files a person handed over."""

from __future__ import annotations

import os
from pathlib import Path

from uncounted.archive.files import find_files, relative_names


def _write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("text", "utf-8")
    return path


def test_folders_are_taken_in_sorted_order_with_relative_origins(tmp_path: Path) -> None:
    """The order does not depend on the file system."""
    for name in ("b.txt", "a/z.txt", "a/c.txt", "A.txt"):
        _write(tmp_path / "inbox" / name)
    found = find_files([tmp_path / "inbox"], workspace=tmp_path / "workspace")
    assert [file.origin for file in found.files] == [
        "inbox/A.txt",
        "inbox/b.txt",
        "inbox/a/c.txt",
        "inbox/a/z.txt",
    ]


def test_a_hidden_file_is_passed_over_in_a_folder_and_taken_by_name(tmp_path: Path) -> None:
    """Passed over means counted."""
    hidden = _write(tmp_path / "inbox" / ".hidden.txt")
    _write(tmp_path / "inbox" / ".folder" / "x.txt")
    inside = find_files([tmp_path / "inbox"], workspace=tmp_path / "workspace")
    named = find_files([hidden], workspace=tmp_path / "workspace")
    assert (inside.files, inside.n_hidden) == ((), 2)
    assert [file.origin for file in named.files] == [".hidden.txt"]


def test_files_of_one_name_keep_origins_apart(tmp_path: Path) -> None:
    """Two files handed over together are never one origin."""
    paths = [_write(tmp_path / "one" / "list.csv"), _write(tmp_path / "two" / "list.csv")]
    found = find_files(paths, workspace=tmp_path / "workspace")
    assert [file.origin for file in found.files] == ["list.csv", "list.csv (2)"]


def test_links_to_folders_and_devices_are_refused(tmp_path: Path) -> None:
    """A loop of links ends, and a pipe does not block the run."""
    inbox = tmp_path / "inbox"
    _write(inbox / "a.txt")
    (inbox / "loop").symlink_to(inbox)
    (inbox / "broken").symlink_to(tmp_path / "nowhere")
    os.mkfifo(inbox / "pipe")
    found = find_files([inbox], workspace=tmp_path / "workspace")
    assert [file.origin for file in found.files] == ["inbox/a.txt"]
    assert sorted(notice.where for notice in found.refusals) == ["inbox/broken", "inbox/loop", "inbox/pipe"]


def test_the_workspace_itself_is_refused_but_its_inbox_is_taken(tmp_path: Path) -> None:
    """The archive is never archived into itself."""
    workspace = tmp_path / "workspace"
    _write(workspace / "inbox" / "a.txt")
    _write(workspace / "archive" / "ab" / "cd" / "abcd")
    for path in (workspace, tmp_path, workspace / "archive" / "ab"):
        assert [each.code for each in find_files([path], workspace=workspace).refusals] == [
            "archive.workspace"
        ]
    assert len(find_files([workspace / "inbox"], workspace=workspace).files) == 1


def test_a_name_that_is_not_utf_8_can_be_stored(tmp_path: Path) -> None:
    """Its odd bytes are written as numbers."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (Path(os.fsdecode(os.fsencode(inbox) + b"/caf\xe9.txt"))).write_text("text", "utf-8")
    (file,) = find_files([inbox], workspace=tmp_path / "workspace").files
    assert file.origin == "inbox/caf\\xe9.txt"


def test_a_request_is_named_by_the_way_from_the_workspace(tmp_path: Path) -> None:
    """The same request is known again wherever the folders stand together."""
    assert relative_names([tmp_path / "in", "https://example.org"], workspace=tmp_path / "ws") == [
        "../in",
        "https://example.org",
    ]
