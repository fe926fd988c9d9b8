"""``figures words`` checks a folder of words as the reader would use it."""

from __future__ import annotations

from pathlib import Path

import pytest

from uncounted.cli.main import main


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """Give a folder with one word of a group's own."""
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "measures.tsv").write_text("en\tverb\tkilled\tzapped\n", "utf-8")
    return folder


def test_the_folder_may_be_named_by_a_dot(
    words: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever stands in the folder checks it, and reads with it."""
    monkeypatch.chdir(words)
    assert main(["figures", "words", "."]) == 0
    assert "measures.tsv: 1 rows" in capsys.readouterr().out
    (words.parent / "d.txt").write_text("12 people were zapped in Ostrel.\n", "utf-8")
    assert main(["figures", "read", "--words", ".", "../d.txt"]) == 0
    assert "killed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "told"),
    [(["words", "nosuch"], "figures words"), (["read", "--words", "nosuch", "d.txt"], "--words")],
)
def test_a_missing_folder_is_told_where_it_was_named(
    command: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Not in settings that nobody wrote."""
    monkeypatch.chdir(tmp_path)
    Path("d.txt").write_text("12 people were killed.\n", "utf-8")
    assert main(["figures", *command]) == 1
    shown = capsys.readouterr().err
    assert told in shown
    assert "nosuch" in shown
    assert "uncounted.toml" not in shown


def test_words_that_break_an_expression_of_the_reader_are_told(
    words: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Some are put together from plain lists; reading a sentence puts them together."""
    (words / "calendar.toml").write_text('[weekdays]\nen = ["Zday("]\n', "utf-8")
    assert main(["figures", "words", str(words)]) == 1
    assert "cannot use" in capsys.readouterr().err
