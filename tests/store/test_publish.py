"""Briefs are kept as issues that never change."""

from __future__ import annotations

import hashlib
from pathlib import Path

from uncounted.domain.brief import Brief, PublishedFile
from uncounted.store import Store, archive
from uncounted.store import publish as table


def _brief(input_hash: str = "a" * 64, *, languages: tuple[str, ...] = ("en",)) -> Brief:
    files = tuple(
        PublishedFile(f"out/brief/brief.{language}.html", "c" * 64, language, "html")
        for language in languages
    )
    return Brief("2031-03-24", "2031-03-30", input_hash, files, {"figure-1": f"figure:{'d' * 64}:12"})


def test_a_recorded_brief_is_read_back_as_it_was(store: Store) -> None:
    """Files and numbers survive the round trip."""
    assert table.record(store, _brief()) == "2031-03-24-to-2031-03-30:1"
    assert table.latest(store, "2031-03-24", "2031-03-30", languages=["en"]) == _brief()


def test_a_second_issue_of_a_period_is_added_and_the_first_stays(store: Store) -> None:
    """The newest issue is the latest; both are listed."""
    table.record(store, _brief())
    table.record(store, _brief("b" * 64))
    latest = table.latest(store, "2031-03-24", "2031-03-30", languages=["en"])
    assert latest is not None
    assert latest.input_hash == "b" * 64
    assert [brief.input_hash for brief in table.briefs(store)] == ["a" * 64, "b" * 64]


def test_the_latest_issue_is_looked_up_by_its_set_of_languages(store: Store) -> None:
    """An English brief does not stand for an English and Burmese one; the order does not matter."""
    table.record(store, _brief(languages=("en", "my")))
    assert table.latest(store, "2031-03-24", "2031-03-30", languages=["en"]) is None
    assert table.latest(store, "2031-03-24", "2031-03-30", languages=["my", "en"]) is not None


def test_a_file_is_in_place_only_with_the_published_bytes(store: Store) -> None:
    """A missing or edited file is not in place."""
    file = PublishedFile("out/brief/brief.en.html", hashlib.sha256(b"brief").hexdigest(), "en", "html")
    assert not table.is_in_place(store, file)
    store.write_out("brief/brief.en.html", b"brief")
    assert table.is_in_place(store, file)
    store.write_out("brief/brief.en.html", b"edited")
    assert not table.is_in_place(store, file)


def test_recording_a_brief_leaves_one_log_entry(store: Store) -> None:
    """Brief, files and numbers are one change."""
    table.record(store, _brief())
    assert [row["action"] for row in store.db.query("SELECT action FROM log")] == ["publish.brief"]


def test_arrivals_stand_in_the_order_in_which_they_came(store: Store, tmp_path: Path) -> None:
    """The same bytes under two names arrive twice."""
    for number, (name, words) in enumerate([("b.txt", "one"), ("a.txt", "two"), ("b.txt", "two")]):
        path = tmp_path / f"{number}.txt"
        path.write_text(words)
        intake = archive.open_intake(store, [str(number)], stated=archive.Stated())
        archive.keep(store, path, origin=name, intake=intake)
    one, two = (hashlib.sha256(words).hexdigest() for words in (b"one", b"two"))
    assert table.arrivals(store) == [(one, "b.txt"), (two, "a.txt"), (two, "b.txt")]
