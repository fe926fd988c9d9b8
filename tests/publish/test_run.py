"""Publishing from a workspace: files, record, repetition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from uncounted import pipeline
from uncounted.errors import SettingsRefused
from uncounted.publish import brief, run
from uncounted.publish.content import Documented
from uncounted.publish.run import read_inputs
from uncounted.store import Store, match
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


_HEADER = "Name,Sex,Age,Date,Township\n"
_PHYO = "Zin Mar Phyo,F,31,2031-02-03,Saltfield\n"
_HTIN = "Kyaw Htin,M,60,2031-05-09,Oldtown\n"
_LWIN = "Thura Lwin,M,25,2031-06-01,Redhill\n"


@pytest.fixture
def matched(tmp_path: Path) -> Iterator[pipeline.Workspace]:
    """Give a workspace with two lists that share one person, matched."""
    with pipeline.init(tmp_path / "case") as opened:
        _add(opened, tmp_path, "north", _PHYO + _HTIN)
        _add(opened, tmp_path, "south", _PHYO + _LWIN)
        opened.match()
        yield opened


def _add(workspace: pipeline.Workspace, folder: Path, name: str, rows: str, *, released: str = "") -> None:
    path = folder / f"{name}.csv"
    path.write_text(_HEADER + rows, "utf-8")
    workspace.add_list(path, list_name=name, publisher=name, released=released)


def _counted(workspace: pipeline.Workspace) -> Documented:
    counted = brief.compose(read_inputs(workspace.store), **_WEEK).documented
    assert counted is not None
    return counted


def _pages(workspace: pipeline.Workspace) -> tuple[list[str], str]:
    report = workspace.brief(**_WEEK, languages=("en",))
    page = _files(workspace.store)["brief.en.html"].decode()
    return [notice.code for notice in report.notices], page


def test_a_count_from_before_a_decision_says_so(matched: pipeline.Workspace) -> None:
    """The decision is not called applied before it is; matching again applies it."""
    assert _pages(matched)[0] == []
    persons = match.current_matching(matched.store).persons  # type: ignore[union-attr]
    one, other = (person.row_ids[0] for person in persons if len(person.row_ids) == 1)
    match.add_judgement(matched.store, one, other, "same")
    before = _counted(matched)
    assert (before.n_persons, before.n_judgements, before.is_outdated) == (3, 0, True)
    codes, page = _pages(matched)
    assert codes == ["publish.outdated"]
    assert "This count is from before the latest rows, decisions or settings" in page
    matched.match()
    after = _counted(matched)
    assert (after.n_persons, after.n_judgements, after.is_outdated) == (2, 1, False)
    assert _pages(matched)[0] == []


def test_a_count_from_before_a_release_is_of_the_rows_it_counted(
    matched: pipeline.Workspace, tmp_path: Path
) -> None:
    """No mixture of old and new: count, list and source are the older release until it is matched again."""
    _add(matched, tmp_path, "north", _PHYO, released="2031-07-01")
    _add(matched, tmp_path, "west", _HTIN)
    content = brief.compose(read_inputs(matched.store), **_WEEK)
    assert content.documented is not None
    assert (content.documented.n_persons, content.documented.is_outdated) == (3, True)
    assert [(each.release.list_name, each.n_rows) for each in content.lists] == [
        ("north", 2),
        ("south", 2),
        ("west", 0),
    ]
    matched.match()
    content = brief.compose(read_inputs(matched.store), **_WEEK)
    assert content.documented is not None
    assert not content.documented.is_outdated
    assert [(each.release.list_name, each.n_rows) for each in content.lists] == [
        ("north", 1),
        ("south", 2),
        ("west", 1),
    ]


def test_every_list_that_is_counted_is_among_the_sources(matched: pipeline.Workspace, tmp_path: Path) -> None:
    """Also when an older release is taken in after a newer one."""
    _add(matched, tmp_path, "south", _PHYO + _LWIN + _HTIN, released="2031-07-01")
    _add(matched, tmp_path, "south", _LWIN, released="2031-06-01")
    matched.match()
    content = brief.compose(read_inputs(matched.store), **_WEEK)
    assert content.documented is not None
    assert {each.release.list_name for each in content.lists} == set(content.documented.patterns.lists)
    assert next(each for each in content.lists if each.release.list_name == "south").n_rows == 3


def test_a_document_corrected_in_place_gives_its_new_figures_only(tmp_path: Path) -> None:
    """Archived again under its name: the older number is neither headline nor listed."""
    with pipeline.init(tmp_path / "case") as workspace:
        for number in (772, 752):
            path = tmp_path / "update.html"
            path.write_text(
                f"<p>As of 28 March 2031, {number} people have been confirmed killed in the north.</p>"
            )
            workspace.archive([path], publisher="Ward Watch", published="2031-03-28")
        workspace.figures()
        content = brief.compose(read_inputs(workspace.store), **_WEEK)
    assert [each.figure.value for each in content.stated] == [752]
    assert content.headline is not None
    assert len(content.replaced) == 1


def test_files_of_lists_are_no_undated_documents(matched: pipeline.Workspace) -> None:
    """A spreadsheet has no date of issue and states no figures: it is named among the lists."""
    inputs = read_inputs(matched.store)
    assert inputs.releases
    assert not inputs.documents
