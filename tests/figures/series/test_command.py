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
