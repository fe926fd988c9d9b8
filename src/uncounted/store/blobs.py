"""Originals under their SHA-256: ``archive/ab/cd/abcd…``, written once, never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from uncounted.errors import IntegrityBroken, OutsideWorld

_CHUNK_BYTES = 1 << 20


def blob_path(root: Path, sha256: str) -> Path:
    """Give the path of an original."""
    return root / "archive" / sha256[:2] / sha256[2:4] / sha256


def keep(root: Path, stream: BinaryIO) -> tuple[str, int]:
    """Copy a stream into the archive and give its SHA-256 and size.

    The bytes are on disk under their final name, or not at all: a temporary file in the same
    folder is flushed and then renamed.

    Raises
    ------
    OutsideWorld
        When the disk refuses.
    """
    folder = root / "archive"
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".incoming-", delete=False) as temporary:
            try:
                sha256, n_bytes = _copy(stream, temporary)
                final = blob_path(root, sha256)
                if final.exists():
                    Path(temporary.name).unlink()
                else:
                    final.parent.mkdir(parents=True, exist_ok=True)
                    Path(temporary.name).chmod(0o444)
                    Path(temporary.name).replace(final)
            except BaseException:
                Path(temporary.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise OutsideWorld(
            f"the original could not be kept ({error.strerror})",
            where="archive",
            expected="free space and permission to write",
            advice="free some space and run again: what was kept before stays",
        ) from error
    return sha256, n_bytes


def read(root: Path, sha256: str) -> bytes:
    """Give the bytes of an original after checking that they are still the same.

    Raises
    ------
    IntegrityBroken
        When the file is missing or its hash differs.
    """
    path = blob_path(root, sha256)
    if not path.is_file():
        raise _broken("is missing", sha256)
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _broken("has other bytes than its name says", sha256)
    return content


def hash_of(path: Path) -> str:
    """Hash a file without holding it in memory."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def every(root: Path) -> Iterator[Path]:
    """Give every file of the archive, in order of name; files still arriving are left out."""
    for path in sorted((root / "archive").glob("*/*/*")):
        if path.is_file():
            yield path


def _copy(stream: BinaryIO, out: tempfile._TemporaryFileWrapper[bytes]) -> tuple[str, int]:
    digest, n_bytes = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK_BYTES):
        digest.update(chunk)
        n_bytes += out.write(chunk)
    out.flush()
    os.fsync(out.fileno())
    return digest.hexdigest(), n_bytes


def _broken(what: str, sha256: str) -> IntegrityBroken:
    return IntegrityBroken(
        f"the original {what}",
        where=f"archive, SHA-256 {sha256}",
        expected="the bytes that were archived",
        advice="restore this file from a copy of the workspace",
    )
