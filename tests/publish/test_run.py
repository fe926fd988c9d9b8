"""Publishing from a workspace: files, record, repetition."""

from __future__ import annotations

from pathlib import Path

import pytest

from uncounted.errors import SettingsRefused
from uncounted.publish import run
from uncounted.store import Store
from uncounted.store import publish as published

_WEEK = {"start": "2031-03-24", "end": "2031-03-30"}
_FOLDER = "out/brief-2031-03-24-to-2031-03-30"


def _files(store: Store) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((store.root / _FOLDER).iterdir())}


def test_each_language_gets_html_and_markdown(store: Store) -> None:
    """The record names the files with their hashes; paths are relative."""
    report = run(store, **_WEEK, languages=("en", "my"))
    assert (report.n_in, report.n_done, report.n_refused) == (2, 2, 0)
    assert sorted(_files(store)) == ["brief.en.html", "brief.en.md", "brief.my.html", "brief.my.md"]
    brief = published.latest(store, **_WEEK, languages=("en", "my"))
    assert brief is not None
    assert all(published.is_in_place(store, file) for file in brief.files)
    assert not any(Path(file.path).is_absolute() for file in brief.files)


def test_the_same_inputs_leave_everything_as_it_is(store: Store) -> None:
    """The second run records nothing and changes no byte."""
    run(store, **_WEEK, languages=("en",))
    before = _files(store)
    report = run(store, **_WEEK, languages=("en",))
    assert (report.n_done, report.n_unchanged) == (0, 1)
    assert _files(store) == before
    assert len(published.briefs(store)) == 1


@pytest.mark.parametrize("harm", ["missing", "edited"])
def test_a_harmed_file_is_written_again(store: Store, harm: str) -> None:
    """The bytes come back; no second issue is recorded."""
    run(store, **_WEEK, languages=("en",))
    before = _files(store)
    path = store.root / _FOLDER / "brief.en.html"
    path.unlink() if harm == "missing" else path.write_bytes(b"edited")
    report = run(store, **_WEEK, languages=("en",))
    assert report.n_done == 1
    assert _files(store) == before
    assert len(published.briefs(store)) == 1


def test_a_language_without_words_is_refused_and_the_others_are_written(store: Store) -> None:
    """The notice names the languages there are."""
    report = run(store, **_WEEK, languages=("en", "xx"))
    assert (report.n_done, report.n_refused) == (1, 1)
    assert "en, my" in report.notices[0].expected
    assert sorted(_files(store)) == ["brief.en.html", "brief.en.md"]


def test_only_languages_without_words_write_nothing(store: Store) -> None:
    """No folder, no record."""
    report = run(store, **_WEEK, languages=("xx",))
    assert (report.n_in, report.n_refused) == (1, 1)
    assert published.briefs(store) == []


def test_a_period_that_ends_before_it_begins_is_refused(store: Store) -> None:
    """And so is a day that is none."""
    with pytest.raises(SettingsRefused):
        run(store, start="2031-03-30", end="2031-03-24")
    with pytest.raises(SettingsRefused):
        run(store, start="2031-02-31", end="2031-03-24")


def test_files_carry_no_path_of_the_machine(store: Store) -> None:
    """A brief reads the same wherever it was made."""
    run(store, **_WEEK, languages=("en",))
    assert not any(str(store.root).encode() in content for content in _files(store).values())
