"""The time that records carry; set SOURCE_DATE_EPOCH to fix it (reproducible-builds.org)."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def now() -> str:
    """Give the present UTC time to the second, ISO 8601 with Z."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
