"""Files that appear whole or not at all, however the writing ends.

What is written goes to a hidden file beside the target, which takes the target's name at the end. Use
`whole_file` for results that take long to make; a result that is ready is written at once without it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def refuse_source(target: Path, source: Path) -> None:
    """Refuse to write over the very file that is read, under whatever name it is given.

    Raises
    ------
    SettingsRefused
        When both are one file.
    """
    if target.exists() and source.exists() and target.samefile(source):
        from uncounted.errors import SettingsRefused

        raise SettingsRefused(
            "the file that is read",
            where=f"--out, {target.name}",
            expected="another file, so that the original stays",
            advice="choose another name; nothing was written",
        )


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its name when the block ends well, and is removed otherwise.

    Parameters
    ----------
    target
        Where the file is to be. What is there before stays until the new one is whole. A terminal or a
        pipe, which has no whole, is written to directly.
    """
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    target = target.resolve()  # a link stays a link to the new file
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.unfinished")
    try:
        with unfinished.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
