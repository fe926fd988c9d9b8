"""Readings come back from the store as they went in."""

from __future__ import annotations

from datetime import date

from uncounted.domain.notice import Notice
from uncounted.figures import read
from uncounted.store import Store, notices
from uncounted.store import figures as stored
from uncounted.store.verify import verify

TEXT = """As of 30 March 1,212 people were killed, at least 40 of them children, Marsh Watch said.

Statements

The Ferry Must Stop
By River League

By Hill Monitor
"""


def test_a_reading_comes_back_as_it_was_and_survives_verification(store: Store) -> None:
    """Figures with their reasons, rejected numbers and statements; the digests of the rows hold."""
    reading = read(TEXT, published=date(2031, 4, 2), sha256="a" * 64)
    stored.add_reading(store, reading, input_hash="h")
    assert stored.readings(store) == [reading]
    assert len(reading.statements) == 2
    assert verify(store).faults == ()


def test_a_newer_reading_supersedes_and_the_old_one_stays(store: Store) -> None:
    """Nothing is overwritten: the older reading is still evidence of what was said."""
    old = read(TEXT, published=date(2031, 4, 2), sha256="a" * 64)
    new = read(TEXT, published=None, sha256="a" * 64)
    stored.add_reading(store, old, input_hash="old")
    stored.add_reading(store, new, input_hash="new")
    assert stored.readings(store) == [new]
    assert stored.read_with(store) == {"a" * 64: (new.reader, "new")}
    assert stored.reading_of(store, "a" * 64) == new
    (found,) = stored.rereadings(store)
    assert (found.before, found.after, found.is_same_input) == (old, new, False)


def test_an_older_reading_holds_again_when_its_input_is_back(store: Store) -> None:
    """A date that was changed and changed back gives the first reading again, kept once."""
    old = read(TEXT, published=date(2031, 4, 2), sha256="a" * 64)
    new = read(TEXT, published=None, sha256="a" * 64)
    for reading, input_hash in ((old, "old"), (new, "new"), (old, "old")):
        stored.add_reading(store, reading, input_hash=input_hash)
    assert stored.readings(store) == [old]
    assert stored.read_with(store) == {"a" * 64: (old.reader, "old")}
    assert store.db.scalar("SELECT count(*) FROM figures_reading") == 2
    assert verify(store).faults == ()


def test_a_refusal_is_kept_once(store: Store) -> None:
    """The same reason on every run leaves one notice."""
    notice = Notice("figures", "text.zawgyi", "refused", "document a", "Zawgyi", "Unicode", "convert it")
    stored.add_refusal(store, "a" * 64, notice)
    stored.add_refusal(store, "a" * 64, notice)
    assert notices.about(store, "a" * 64) == [notice]
