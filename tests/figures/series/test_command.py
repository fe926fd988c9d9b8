"""The series on the command line and in Python: what the documents of a workspace say over time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from uncounted import pipeline
from uncounted.cli.main import main


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Give a workspace with three statements of two sources."""
    root = tmp_path / "case"
    said = {
        "a": ("2031-03-01", "As of 28 February 2031, 120 people have been killed, Marsh Watch said."),
        "b": ("2031-04-01", "As of 31 March 2031, 115 people have been killed, Marsh Watch said."),
        "c": ("2031-04-02", "As of 31 March 2031, 140 people have been killed, Ward Office said."),
    }
    with pipeline.init(root) as case:
        for name, (day, text) in said.items():
            path = tmp_path / f"{name}.txt"
            path.write_text(text + "\n", "utf-8")
            case.archive(path, publisher="The Paper", published=day)
        case.figures()
    return root


def test_series_and_contradictions_of_a_workspace(workspace: Path) -> None:
    """One series a source; the fall and the difference are found."""
    with pipeline.open(workspace) as case:
        assert [(each.names, len(each.points)) for each in case.series()] == [
            (("Marsh Watch",), 2),
            (("Ward Office",), 1),
        ]
        assert {each.kind for each in case.contradictions()} == {"running total falls", "sources differ"}


def test_a_rejected_figure_leaves_its_series(workspace: Path) -> None:
    """What a person rejects contradicts nothing any more."""
    with pipeline.open(workspace) as case:
        wrong = next(each for each in case.checked_figures() if each.figure.value == 140)
        figure_id = f"{wrong.sha256[:8]}:{wrong.figure.span[0]}"
        case.check_figure(figure_id, "rejected", why="another country", by="reader-1")
        assert {each.kind for each in case.contradictions()} == {"running total falls"}


def test_the_command_shows_series_and_what_to_look_at(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table a series, then the findings with the names of the figures."""
    assert main(["-w", str(workspace), "figures", "series"]) == 0
    shown = capsys.readouterr().out
    assert "Marsh Watch: killed (running total)" in shown
    assert "running total falls" in shown
    assert "1 series of a single figure" in shown


def test_the_command_gives_json(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what was asked for: one source, and the findings that touch it."""
    assert main(["-w", str(workspace), "figures", "series", "--source", "ward", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["names"] for each in found["series"]] == [["Ward Office"]]
    assert [each["kind"] for each in found["findings"]] == ["sources differ"]


def test_json_gives_figures_in_the_same_form_as_everywhere(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands behind a field is keyed by the field, whole numbers are whole."""
    assert main(["-w", str(workspace), "figures", "series", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    for points in [each["points"] for each in (*found["series"], *found["findings"])]:
        assert points[0]["figure"]["why"]["measure"]["rule"]
        assert isinstance(points[0]["figure"]["value"], int)


def test_an_unknown_measure_or_source_is_refused(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip must not read as "nothing contradicts anything"."""
    with pytest.raises(SystemExit) as left:
        main(["-w", str(workspace), "figures", "series", "--measure", "kiled"])
    assert left.value.code == 2
    assert "killed" in capsys.readouterr().err
    assert main(["-w", str(workspace), "figures", "series", "--source", "nobody"]) == 1
    assert "Marsh Watch" in capsys.readouterr().err
    assert main(["-w", str(workspace), "figures", "series", "--measure", "arrested"]) == 0
    assert "Nothing contradicts" not in capsys.readouterr().out


def test_a_workspace_says_itself_what_must_add_up(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its own series.toml is in force for the command and for Python."""
    (workspace / "words").mkdir()
    (workspace / "words" / "series.toml").write_text(
        '[[identity]]\ntotal = ["killed", ""]\nparts = [["injured", ""], ["arrested", ""]]\n', "utf-8"
    )
    with (workspace / "uncounted.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[figures]\nlexicon = "words"\n')
    text = tmp_path / "d.txt"
    text.write_text(
        "As of 30 March 2031, 100 people have been killed. As of 30 March 2031, 40 people were injured. "
        "As of 30 March 2031, 20 people were arrested.\n",
        "utf-8",
    )
    with pipeline.open(workspace) as case:
        case.archive(text, publisher="Delta Watch", published="2031-04-01")
        case.figures()
        assert "identity broken" in {each.kind for each in case.contradictions()}
    assert main(["-w", str(workspace), "figures", "series", "--json"]) == 0
    assert "40 injured + 20 arrested make 60" in capsys.readouterr().out
