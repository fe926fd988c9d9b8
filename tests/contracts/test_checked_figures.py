"""From a person's word on a figure to the brief: what stands is printed, and who stands behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contracts import small_case
from uncounted import pipeline
from uncounted.cli.main import main
from uncounted.pipeline import Workspace

PERIOD = ("2031-03-20", "2031-03-26")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give the small case with its documents read."""
    root = tmp_path / "w"
    small_case.write(root)
    with pipeline.open(root) as workspace:
        workspace.archive(sorted((root / "inbox" / "documents").iterdir()), publisher="Ward Watch")
        workspace.figures()
    return root


def brief(workspace: Workspace) -> str:
    """Publish and give the English brief."""
    workspace.brief(*PERIOD)
    (path,) = workspace.store.out.glob("*/brief.en.md")
    return path.read_text("utf-8")


def names(workspace: Workspace) -> dict[str, str]:
    """Give the names of the newest document's figures by quote."""
    return {each.figure.quote: f"{each.sha256}:{each.figure.span[0]}" for each in workspace.checked_figures()}


def test_the_brief_prints_what_stands_and_says_who_read_it(root: Path) -> None:
    """The machine until a person; the correction in place of the reading; nothing that was rejected."""
    with pipeline.open(root) as workspace:
        before = brief(workspace)
        assert "read by machine, not checked by a person" in before
        assert "390" in before
        assert "no person has checked the readings" in before
        figures = names(workspace)
        workspace.check_figure(
            figures["80"], "corrected", given={"value": 83}, why="typing error", by="Thidar Nwe"
        )
        workspace.check_figure(figures["390"], "rejected", why="of another township", by="Thidar Nwe")
        after = brief(workspace)
    assert "corrected by a person" in after
    assert "83" in after
    assert "value 80" in after
    assert "Thidar" not in after
    figures_part = after.partition("## What was said")[2].partition("\n## ")[0]
    assert "390" not in figures_part
    assert main(["verify", str(root)]) == 0


def test_publishing_again_after_a_check_is_another_issue_and_reopening_gives_the_first(root: Path) -> None:
    """What is printed depends on what stands and on nothing else: not on the time, not on the person."""
    with pipeline.open(root) as workspace:
        first = brief(workspace)
        figure = names(workspace)["80"]
        workspace.check_figure(figure, "confirmed", by="clerk-1")
        confirmed = brief(workspace)
        assert "confirmed by a person" in confirmed
        workspace.check_figure(figure, "confirmed", by="clerk-2", why="looked too")
        assert brief(workspace) == confirmed
        workspace.check_figure(figure, "reopened", why="the wrong one")
        assert brief(workspace) == first


def test_a_check_that_is_stopped_half_way_is_not_there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One check, one change: all of it or nothing, and the log agrees."""
    from uncounted.store.database import Change

    def stop(self: Change) -> None:
        raise KeyboardInterrupt

    with pipeline.open(root) as workspace:
        figure = names(workspace)["80"]
        with monkeypatch.context() as patched:
            patched.setattr(Change, "seal", stop)
            with pytest.raises(KeyboardInterrupt):
                workspace.check_figure(figure, "confirmed")
        assert {each.status for each in workspace.checked_figures()} == {"machine"}
        workspace.check_figure(figure, "confirmed")
        assert workspace.verify().faults == ()
        workspace.store.db._connection.execute("DROP TRIGGER figures_check_no_update")
        workspace.store.db._connection.execute("UPDATE figures_check SET by = 'someone'")
        assert workspace.verify().faults
