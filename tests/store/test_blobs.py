"""Originals are kept under their hash and checked when read."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uncounted.errors import IntegrityBroken
from uncounted.store import blobs


@given(st.binary(max_size=3000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_kept_comes_back(tmp_path: Path, content: bytes) -> None:
    """Same bytes, under their SHA-256; keeping them twice is one file."""
    sha256, n_bytes = blobs.keep(tmp_path, io.BytesIO(content))
    assert (sha256, n_bytes) == (hashlib.sha256(content).hexdigest(), len(content))
    assert blobs.keep(tmp_path, io.BytesIO(content)) == (sha256, n_bytes)
    assert blobs.read(tmp_path, sha256) == content


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    """When reading the source fails, the archive has no new file."""

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise RuntimeError("the disk was pulled out")

    with pytest.raises(RuntimeError, match="pulled out"):
        blobs.keep(tmp_path, Broken())
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_changed_bytes_are_found_when_read(tmp_path: Path) -> None:
    """An original that no longer matches its name is never handed out."""
    sha256, _ = blobs.keep(tmp_path, io.BytesIO(b"as it was"))
    path = blobs.blob_path(tmp_path, sha256)
    path.chmod(0o644)
    path.write_bytes(b"as it is not")
    with pytest.raises(IntegrityBroken, match="other bytes"):
        blobs.read(tmp_path, sha256)
    path.unlink()
    with pytest.raises(IntegrityBroken, match="missing"):
        blobs.read(tmp_path, sha256)
