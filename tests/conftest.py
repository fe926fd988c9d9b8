"""Fixtures shared by all tests: real stores in temporary folders, and the shared data when it is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from uncounted.store import Store, create

_SHARED = Path(os.environ.get("UNCOUNTED_SHARED", Path(__file__).parents[2] / "shared")) / "data"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give an empty workspace."""
    opened = create(tmp_path / "workspace")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Give the folder of shared development data, or skip the test where it is absent."""
    if not _SHARED.is_dir():
        pytest.skip("the shared development data is not beside this checkout")
    return _SHARED
