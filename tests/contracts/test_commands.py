"""Every command keeps the contract: help, exit status, JSON, no traceback."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from uncounted.cli.main import main, parser

WORDS = ("demo", "init", "run", "verify", "archive", "figures", "lists", "match", "estimate", "publish")


def commands(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Give every command and sub-command by its words."""
    found = {}
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, child in action.choices.items():
                found[word] = child
                found |= {f"{word} {deeper}": below for deeper, below in commands(child).items()}
    return found


def test_the_commands_are_those_of_the_contract() -> None:
    """One word a stage."""
    top = {name for name in commands(parser()) if " " not in name}
    assert top == set(WORDS)


@pytest.mark.parametrize("name", sorted(commands(parser())))
def test_each_command_explains_itself(name: str) -> None:
    """A description with what it does, --json, and -w for those with a workspace."""
    command = commands(parser())[name]
    assert command.description
    assert len(command.description) > 60, "say what it does, with an example"
    assert "--json" in command.format_help() or command.get_default("command") is None


@pytest.mark.parametrize(
    "arguments", [[], ["nonsense"], ["init"], ["publish", "brief", "--from", "31/02/2031"]]
)
def test_wrong_usage_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What is not understood is refused by the parser."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["run"], ["figures"], ["match"], ["estimate"], ["verify"], ["lists"], ["archive", "x.txt"]]
)
def test_a_folder_that_is_no_workspace_is_refused(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 1, what is wrong, what to do, and no traceback; the same as one JSON value."""
    assert main([*arguments, "-w", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "uncounted init" in told
    assert "Traceback" not in told
    assert main(["--json", *arguments, "-w", str(tmp_path)]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "U200"


def test_a_new_workspace_says_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`init` names the next commands; a second `init` is refused."""
    assert main(["init", str(tmp_path / "w")]) == 0
    assert "uncounted archive" in capsys.readouterr().out
    assert main(["init", str(tmp_path / "w")]) == 1


def test_a_mistake_of_ours_shows_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The outermost door tells where, not what: an exception's text may quote a person."""
    from uncounted import pipeline

    def broken(folder: object) -> None:
        raise KeyError("a name that nobody may see")

    monkeypatch.setattr(pipeline, "open", broken)
    monkeypatch.delenv("UNCOUNTED_DEBUG", raising=False)
    assert main(["figures", "-w", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "U900" in told
    assert "nobody may see" not in told
