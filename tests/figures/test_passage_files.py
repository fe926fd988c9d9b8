"""``figures read --passages``: any number of passages, one at a time."""

from __future__ import annotations

import gc
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from uncounted.cli.main import main
from uncounted.figures import passages

TEXT = "As of 30 March 1,212 people have been killed, Marsh Watch said."


def _lines(number: int) -> Iterator[bytes]:
    for each in range(number):
        yield json.dumps({"id": f"p{each}", "text": TEXT, "date": "2031-04-02"}).encode()


def _held(number: int) -> int:
    """Give how many bytes are held when the last of so many passages is read."""
    tracemalloc.start()
    try:
        results = passages.read_passages(_lines(number), where="in")
        for _ in range(number):
            next(results)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_number_of_passages() -> None:
    """A passage leaves behind the digest of its id, and nothing else."""
    _held(5)
    few, many = _held(20), _held(220)
    assert many - few < 200 * 200


def _read(tmp_path: Path, *lines: bytes | str) -> tuple[int, Path]:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\n".join(each.encode() if isinstance(each, str) else each for each in lines))
    return main(["figures", "read", "--passages", str(source), "--out", str(target)]), target


def test_ctrl_c_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the file asked for nor a hidden one beside it."""
    n_read = 0

    def stop(*_: object, **__: object) -> list[object]:
        nonlocal n_read
        n_read += 1
        if n_read > 2:
            raise KeyboardInterrupt
        return []

    monkeypatch.setattr(passages, "read_figures", stop)
    status, target = _read(tmp_path, *_lines(5))
    assert (status, n_read) == (130, 3)
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]
    assert not target.exists()


def test_every_line_is_read_or_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two of one id, no JSON, bytes that are no UTF-8, an empty text, an empty line: none is lost."""
    first, second = _lines(2)
    status, target = _read(
        tmp_path, first, first, "{", b'{"id": "\xff"}', '{"id": "e", "text": ""}', "", second
    )
    assert status == 1
    assert [json.loads(line)["id"] for line in target.read_text("utf-8").splitlines()] == ["p0", "p1"]
    told = capsys.readouterr()
    assert "2 passages read, 2 figures, 4 lines refused" in told.out
    assert [n for n in range(1, 8) if f"line {n} " in told.err or f"line {n}:" in told.err] == [2, 3, 4, 5]


def test_half_a_surrogate_pair_is_read_and_written(tmp_path: Path) -> None:
    """JSON may hold one and UTF-8 may not; the line comes out as JSON that says the same."""
    status, target = _read(
        tmp_path, r'{"id": "\ud800", "text": "In \ud800 all 12 people were killed \udc00."}'
    )
    (line,) = target.read_bytes().splitlines()
    found = json.loads(line)
    assert status == 0
    assert (found["id"], [each["value"] for each in found["figures"]]) == ("\ud800", [12])


def test_words_of_ones_own_are_read_by(tmp_path: Path) -> None:
    """A model, which would be asked passage by passage, is for files only."""
    source = tmp_path / "in.jsonl"
    source.write_bytes(next(_lines(1)))
    with pytest.raises(SystemExit) as stopped:
        main(
            ["figures", "read", "--passages", str(source), "--out", "x", "--model", "http://localhost:1", "m"]
        )
    assert stopped.value.code == 2
