"""The stage over a store: each document once, refusals kept, nothing read twice."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from uncounted import archive
from uncounted.figures import run
from uncounted.figures.reading import READER
from uncounted.store import Store
from uncounted.store import figures as stored
from uncounted.store.verify import verify

STATEMENT = (
    "As of 30 March 1,212 people have been killed, Marsh Watch said.\n\nThe true number is not known.\n"
)
# on 30 March 12 villagers were killed, a man of invented name said
ZAWGYI = "၂၀၃၁ ခုနွစ္ မတ္လ ၃၀ ရက္ေန့တြင္ ရြာသား ၁၂ ဦး သတ္ျဖတ္ခံခဲ့ရေျကာင္း ကိုစိုးျမင့္က ေျပာျကားခဲ့သည္။\n"
EITHER = "\u1019\u103c\u1019\u103c ၅\n"  # a name with medial ra in Unicode, with medial wa in Zawgyi


def _archive(store: Store, tmp_path: Path, name: str, text: str, published: str = "2031-04-02") -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    archive.run(store, [path], publisher="Marsh Watch", published=published)


def test_a_document_is_read_once_and_its_spans_index_the_archived_text(store: Store, tmp_path: Path) -> None:
    """The second run has nothing to do, and the stored rows hold against the log."""
    from uncounted.store.archive import documents

    _archive(store, tmp_path, "statement.txt", STATEMENT)
    first, second = run(store), run(store)
    assert (first.n_in, first.n_done, second.n_done, second.n_unchanged) == (1, 1, 0, 1)
    (reading,), (document,) = stored.readings(store), documents(store)
    (figure,) = reading.figures
    assert reading.reader == READER
    assert document.text[figure.span[0] : figure.span[1]] == figure.quote == "1,212"
    assert (figure.as_of, figure.attribution) == ("2031-03-30", "Marsh Watch")
    assert verify(store).faults == ()


def test_a_zawgyi_document_is_read_and_quoted_as_it_is_written(store: Store, tmp_path: Path) -> None:
    """The words are those of the archived text, its spans index it, and the second run has nothing to do."""
    from uncounted.store.archive import documents

    _archive(store, tmp_path, "zawgyi.txt", ZAWGYI)
    first, second = run(store), run(store)
    assert (first.n_refused, first.n_done, second.n_unchanged) == (0, 1, 1)
    (reading,), (document,) = stored.readings(store), documents(store)
    assert document.encoding == "zawgyi"
    (figure,) = reading.figures
    assert document.text[figure.span[0] : figure.span[1]] == figure.quote == "၁၂"
    assert (figure.measure, figure.value, figure.unit) == ("killed", 12.0, "persons")
    assert figure.attribution is not None
    assert figure.attribution in document.text


def test_burmese_that_may_be_either_encoding_is_refused_on_every_run(store: Store, tmp_path: Path) -> None:
    """The document is counted as refused, named without its words, and the others go on."""
    _archive(store, tmp_path, "either.txt", EITHER)
    _archive(store, tmp_path, "statement.txt", STATEMENT)
    first, second = run(store), run(store)
    assert (first.n_refused, first.n_done) == (1, 1)
    assert (second.n_refused, second.n_unchanged) == (1, 1)
    (refused,) = [notice for notice in first.notices if notice.level == "refused"]
    assert refused.code == "text.encoding_unknown"
    assert EITHER.strip() not in refused.found
    assert len(stored.readings(store)) == 1


def test_an_undated_document_is_read_and_marked_doubtful(store: Store, tmp_path: Path) -> None:
    """Days without a year stay open and a person is told."""
    _archive(store, tmp_path, "statement.txt", STATEMENT, published="")
    report = run(store)
    assert "document.undated" in {notice.code for notice in report.notices}
    assert not report.something_refused
    assert stored.readings(store)[0].figures[0].as_of is None


def test_a_stop_between_documents_loses_nothing_and_counts_nothing_twice(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next run reads only what the stopped one did not."""
    _archive(store, tmp_path, "one.txt", STATEMENT)
    _archive(store, tmp_path, "two.txt", STATEMENT.replace("1,212", "99"))

    def stop(label: str, n_done: int, n_total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(store, progress=stop)
    report = run(store)
    assert (report.n_done, report.n_unchanged) == (1, 1)
    assert sorted(each.figures[0].value or 0 for each in stored.readings(store)) == [99.0, 1212.0]


def test_a_word_more_in_our_own_lexicon_is_read_for(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A release with other words reads the archive again, whatever its version is called."""
    from uncounted.figures import reader

    _archive(store, tmp_path, "statement.txt", STATEMENT)
    assert run(store).n_done == 1
    monkeypatch.setattr(reader, "shipped_digest", lambda: "other words")
    assert (run(store).n_done, run(store).n_done) == (1, 0)


def test_what_is_current_is_asked_once_however_many_documents_there_are(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run over a large archive is one query, not one for each document over all readings."""
    for number in range(3):
        _archive(store, tmp_path, f"{number}.txt", STATEMENT.replace("1,212", str(90 + number)))
    run(store)
    asked: list[str] = []
    query = store.db.query

    def counted(sql: str, values: tuple[str, ...] = ()) -> list[sqlite3.Row]:
        asked.append(sql)
        return query(sql, values)

    monkeypatch.setattr(store.db, "query", counted)
    monkeypatch.setattr(store.db, "scalar", lambda *_: pytest.fail("asked for one document"))
    assert run(store).n_unchanged == 3
    assert len([sql for sql in asked if "figures_reading" in sql]) == 1
