"""``uncounted figures read --passages``: JSON lines in, JSON lines out, one passage at a time.

Memory holds one passage and one short digest of each name, so that a file of any length can be read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from uncounted.cli import show
from uncounted.cli.whole_files import refuse_source, whole_file

if TYPE_CHECKING:
    from uncounted.domain.notice import Notice
    from uncounted.domain.progress import Progress
    from uncounted.figures.lexicon import Additions

_KILOBYTE = 1024


def read_file_of_passages(args: argparse.Namespace, source: Path, target: Path, added: Additions) -> int:
    """Read the figures of passages from one file into another, with somebody's own words beside ours."""
    from uncounted.errors import OutsideWorld
    from uncounted.figures import lexicon

    refuse_source(target, source)
    try:
        with source.open("rb") as stream, whole_file(target) as out, lexicon.using(added):
            lines = _told(stream, source.stat().st_size, show.progress_bar(args))
            n_passages, n_figures, notices = _write(lines, out, source.name)
    except OSError as error:
        raise OutsideWorld(
            f"cannot be read or written ({error.strerror})",
            where=Path(error.filename or source).name,
            expected="a file that is there and a place that can be written",
            advice="check both names",
        ) from error
    if args.json:
        show.show_json({"n_passages": n_passages, "n_figures": n_figures, "notices": notices})
    else:
        print(f"{n_passages} passages read, {n_figures} figures, {len(notices)} lines refused")
        show.show_notices(notices)
    return int(bool(notices))


def _write(lines: Iterable[bytes], out: BinaryIO, name: str) -> tuple[int, int, list[Notice]]:
    """Write what is read line by line; give the number of passages and figures, and what was refused."""
    from uncounted.domain.notice import Notice
    from uncounted.figures.passages import read_passages

    notices: list[Notice] = []
    n_passages = n_figures = 0
    for result in read_passages(lines, where=name):
        if isinstance(result, Notice):
            notices.append(result)
            continue
        n_passages, n_figures = n_passages + 1, n_figures + len(result["figures"])
        out.write(_line(result))
    return n_passages, n_figures, notices


def _line(result: dict[str, Any]) -> bytes:
    """Write a result as a line of UTF-8; half a surrogate pair, which UTF-8 has not, stays escaped."""
    try:
        return json.dumps(result, ensure_ascii=False, allow_nan=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(result, allow_nan=False).encode() + b"\n"


def _told(stream: BinaryIO, size: int, progress: Progress) -> Iterator[bytes]:
    """Give the lines of a file, and tell how much of it is read; nothing of a pipe, which has no size."""
    n_read, n_total = 0, size // _KILOBYTE
    for line in stream:
        yield line
        n_read += len(line)
        if n_total:
            progress("passages (kB)", min(n_read // _KILOBYTE, n_total), n_total)
