"""Rules never change under the name of an older version of the reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.figures import reader_version

from uncounted.figures import READER


def test_the_rules_are_those_of_the_recorded_version() -> None:
    """Otherwise documents that were read before would not be read again."""
    known = reader_version.recorded()
    if known is None:
        pytest.skip("no version is recorded yet: python -m tests.figures.reader_version")
    advice = "raise READER in figures/reading.py, then: python -m tests.figures.reader_version"
    assert known == {"reader": READER, "rules": reader_version.digest()}, advice


def test_changed_rules_are_only_recorded_under_a_raised_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or as a change that alters no reading."""
    monkeypatch.setattr(reader_version, "RECORD", tmp_path / "version.json")
    monkeypatch.setattr(reader_version, "digest", lambda: "first")
    assert "recorded" in reader_version.record(reads_the_same=False)
    monkeypatch.setattr(reader_version, "digest", lambda: "second")
    assert "raise READER" in reader_version.record(reads_the_same=False)
    assert reader_version.recorded() == {"reader": READER, "rules": "first"}
    reader_version.record(reads_the_same=True)
    assert reader_version.recorded() == {"reader": READER, "rules": "second"}
    monkeypatch.setattr(reader_version, "digest", lambda: "third")
    monkeypatch.setattr(reader_version, "READER", "figures/next")
    reader_version.record(reads_the_same=False)
    assert reader_version.recorded() == {"reader": "figures/next", "rules": "third"}


def test_comments_and_docstrings_are_no_rules() -> None:
    """What is only said about the code makes no other reading."""
    code = '"""What for."""\n\nN = 1  # why\n\n\ndef f() -> str:\n    """Say."""\n    return "# no comment"\n'
    other = code.replace("What for.", "For\nwhat.").replace("# why", "# because").replace("Say.", "Tell.")
    assert reader_version._code(code) == reader_version._code(other)
    assert reader_version._code(code) != reader_version._code(code.replace("1", "2"))
    assert '"# no comment"' in reader_version._code(code)
