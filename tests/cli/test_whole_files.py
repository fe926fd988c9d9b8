"""A file appears whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from uncounted.cli.whole_files import whole_file


def test_a_new_file_takes_the_place_of_the_old_one_at_the_end(tmp_path: Path) -> None:
    """Until the block ends the old content stands, and nothing else is left beside it."""
    target = tmp_path / "out"
    target.write_bytes(b"old")
    with whole_file(target) as stream:
        stream.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_interrupted_file_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    """Ctrl-C in the middle: no half file, and what was there before is still there."""
    target = tmp_path / "out"
    target.write_bytes(b"old")

    def write_half() -> None:
        with whole_file(target) as stream:
            stream.write(b"half")
            raise error

    with pytest.raises(error):
        write_half()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out", b"old")]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file that it points to is renewed."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    with whole_file(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_what_is_no_file_is_written_to_and_not_replaced() -> None:
    """Such as a terminal or /dev/null."""
    with whole_file(Path(os.devnull)) as stream:
        stream.write(b"gone")
    assert not Path(os.devnull).is_file()
