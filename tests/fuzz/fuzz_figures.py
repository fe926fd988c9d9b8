"""Fuzzes the readers of text with atheris.

Usage: python tests/fuzz/fuzz_figures.py TARGET [SECONDS] [FOLDER]

Targets: reading (the whole reader), normal (plain text and Zawgyi), dates, statements, passages. Bytes
become text in two ways: as UTF-8, and as a row of pieces that texts about counts are made of, which
gets deeper into the rules. What is found goes into FOLDER as a small file; put it into ``corpus/``
under a name that says what it is, and `test_corpus` asks for it ever after. `make fuzz` runs all
targets for a minute each.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1])]


def main() -> None:
    """Fuzz one target for a while."""
    atheris = import_module("atheris")  # installed by `make fuzz` and known to it alone
    with atheris.instrument_imports(include=["uncounted.figures", "uncounted.language"]):
        from tests.fuzz.targets import TARGETS

    name, seconds, folder = [*sys.argv[1:], *["reading", "60", "build/fuzz"][len(sys.argv) - 1 :]][:3]
    check: Callable[[str, date | None], object] = TARGETS[name]
    grown = Path(folder) / name  # what the fuzzer keeps for itself goes there, not into the corpus
    grown.mkdir(parents=True, exist_ok=True)

    def one(content: bytes) -> None:
        from tests.fuzz.targets import text_and_day

        check(*text_and_day(content))

    arguments = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        "-max_len=400",
        "-timeout=20",
        "-rss_limit_mb=4096",
        f"-artifact_prefix={folder}/{name}-",
        str(grown),
        str(HERE / "corpus"),
    ]
    atheris.Setup(arguments, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
