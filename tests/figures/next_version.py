"""A next version of the reader, for tests: the present one with its figures changed."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from uncounted.domain.figure import Figure
from uncounted.figures import reading

NAME = "figures/next"


def install(monkeypatch: pytest.MonkeyPatch, change: Callable[[Figure], Figure | None]) -> None:
    """Let the reader have a new version that says of each figure what `change` gives, None for no figure."""
    old = reading._read_numbers

    def changed(*given: object, **named: object) -> object:
        found, *others = old(*given, **named)  # type: ignore[arg-type]
        kept = (change(each) for each in found)
        return tuple(each for each in kept if each is not None), *others

    monkeypatch.setattr(reading, "_read_numbers", changed)
    for name, module in list(sys.modules.items()):
        if name.startswith("uncounted.figures") and hasattr(module, "READER"):
            monkeypatch.setattr(module, "READER", NAME)
