"""The command: tables for people, JSON for machines, exit status for scripts."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from uncounted.cli.main import main

TEXT = "As of 30 March 1,212 people have been killed, Marsh Watch said.\n\nလူ ၄၀ ဖမ်းဆီးခံရသည်။\n"


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    """Give a small document."""
    path = tmp_path / "statement.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_file_is_read_without_a_workspace(statement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object for one file, with whole numbers whole and spans into the text that goes along."""
    assert main(["figures", "read", str(statement), "--published", "2031-04-02", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) >= {"document", "figures", "statements"}
    killed, arrested = found["figures"]
    start, end = killed["span"]
    assert (found["document"]["text"][start:end], killed["value"], killed["as_of"]) == (
        "1,212",
        1212,
        "2031-03-30",
    )
    assert (arrested["quote"], arrested["value"], arrested["measure"]) == ("၄၀", 40, "arrested")


def test_several_files_give_a_list_and_a_bad_one_is_named(
    statement: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest is read, the exit status says that something was refused."""
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert main(["figures", "read", str(statement), str(empty), "--published", "2031-04-02", "--json"]) == 1
    shown = capsys.readouterr()
    read, refused = json.loads(shown.out)
    assert (read["file"], [each["value"] for each in read["figures"]]) == ("statement.txt", [1212, 40])
    assert [each["level"] for each in refused["notices"]] == ["refused"]
    assert "empty.txt" in shown.err


def test_what_cannot_be_opened_stops_no_other_file(
    statement: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder, a pipe that nobody writes to, a name too long, nothing: each is named, the rest is read."""
    os.mkfifo(tmp_path / "pipe")
    bad = [tmp_path, tmp_path / "pipe", tmp_path / ("n" * 300), tmp_path / "nothing.txt", Path("/dev/zero")]
    words = ["figures", "read", *map(str, bad), str(statement), "--published", "2031-04-02", "--json"]
    assert main(words) == 1
    *refused, read = json.loads(capsys.readouterr().out)
    assert [len(each["refused"]) for each in refused] == [1] * len(bad)
    found = [each["refused"][0]["found"] for each in refused]
    assert found[:2] == ["a folder", "a pipe"]
    assert found[3:] == ["there is no such file", "a device"]
    assert len(read["figures"]) == 2


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its size is enough to say so."""
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(10**12)
    assert main(["figures", "read", str(path)]) == 1
    assert "1,000,000 MB" in capsys.readouterr().err


def test_a_refused_file_has_one_notice_that_promises_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing was kept, and what was not read has no doubts of its own."""
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    assert main(["figures", "read", str(path), "--json"]) == 1
    (notice,) = json.loads(capsys.readouterr().out)["notices"]
    assert notice["level"] == "refused"
    assert "kept" not in notice["advice"]


def test_passages_are_not_written_over_themselves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file that is read stays as it is."""
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", "utf-8")
    before = path.read_bytes()
    assert main(["figures", "read", "--passages", str(path), "--out", str(path)]) == 1
    assert "the file that is read" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_the_table_shows_number_measure_day_source_and_words(
    statement: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain text, no wider than the terminal."""
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["figures", "read", str(statement), "--published", "2031-04-02"]) == 0
    out = capsys.readouterr().out
    for words in ("1,212", "killed", "2031-03-30", "Marsh", "၄၀"):
        assert words in out
    assert "\x1b" not in out


def test_passages_go_in_and_come_out_as_json_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bad line becomes a refusal with its number, the rest is written, exit status 1."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = json.dumps({"id": "a", "text": TEXT, "date": "2031-04-02", "lang": "en", "publisher": "x"})
    source.write_text(f"{good}\nnonsense\n", "utf-8")
    assert main(["figures", "read", "--passages", str(source), "--out", str(target)]) == 1
    (line,) = target.read_text("utf-8").splitlines()
    assert [each["value"] for each in json.loads(line)["figures"]] == [1212, 40]
    assert "line 2" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [[], ["--passages", "in.jsonl"], ["x.txt", "--passages", "in.jsonl", "--out", "o"]]
)
def test_wrong_usage_is_status_two(words: list[str]) -> None:
    """Files or passages, and passages with a place for what comes out."""
    with pytest.raises(SystemExit) as stopped:
        main(["figures", "read", *words])
    assert stopped.value.code == 2


def test_a_workspace_shows_what_its_documents_state(
    statement: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Reads what is new and shows all."""
    project = tmp_path / "project"
    assert main(["init", str(project)]) == 0
    assert main(["-w", str(project), "archive", str(statement), "--published", "2031-04-02"]) == 0
    capsys.readouterr()
    assert main(["-w", str(project), "figures", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["stages"][0]["n_done"] == 1
    assert [each["value"] for each in found["readings"][0]["figures"]] == [1212, 40]
    assert main(["-w", str(project), "figures"]) == 0
    assert "1,212" in capsys.readouterr().out


def test_a_file_is_read_with_words_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder's words are used for this file, and a folder that is not there is refused."""
    source, words = tmp_path / "said.txt", tmp_path / "words"
    source.write_text("12 women were zorbled in Ostrel.\n", "utf-8")
    words.mkdir()
    (words / "measures.tsv").write_text("en\tverb\tmissing\tzorbled\n", "utf-8")
    assert main(["figures", "read", str(source), "--words", str(words), "--json"]) == 0
    assert [each["measure"] for each in json.loads(capsys.readouterr().out)["figures"]] == ["missing"]
    assert main(["figures", "words", str(words)]) == 0
    assert "measures.tsv: 1 rows" in capsys.readouterr().out
    assert main(["figures", "read", str(source), "--words", str(tmp_path / "nowhere")]) == 1


def test_a_model_of_another_machine_is_refused(statement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is read or sent."""
    assert main(["figures", "read", str(statement), "--model", "http://example.org/v1", "large"]) == 1
    assert "not of this machine" in capsys.readouterr().err
