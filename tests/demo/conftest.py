"""The case of the standard seed, made once."""

from __future__ import annotations

import pytest

from uncounted.demo.case import CaseFiles, make_files


@pytest.fixture(scope="session")
def case() -> CaseFiles:
    """Give the case of the standard seed in memory."""
    return make_files()
