"""Inputs that fuzzing found once, and some to begin with, hold what must hold of every text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS, text_and_day

CORPUS = sorted(path for path in (Path(__file__).parent / "corpus").iterdir() if path.suffix != ".md")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_text_of_the_corpus_is_read(path: Path) -> None:
    """By every target."""
    for check in TARGETS.values():
        check(*text_and_day(path.read_bytes()))


def test_bytes_of_every_kind_become_texts() -> None:
    """The fuzzer may try anything, nothing at all included."""
    for content in (
        b"",
        b"\x00",
        b"\x01\x02\x03" + bytes(range(256)),
        b"\x00\x02\x03\xed\xa0\x80",
        b"\x00\x00\x00\xff",
    ):
        for check in TARGETS.values():
            check(*text_and_day(content))
