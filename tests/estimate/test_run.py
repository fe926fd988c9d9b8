"""The stage on a workspace: what is stored, what is unchanged, what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.estimate.made import case
from uncounted.domain.matching import Matching
from uncounted.errors import SettingsRefused
from uncounted.estimate import run
from uncounted.store import Store, create, open_store
from uncounted.store.estimate import estimates, patterns
from uncounted.store.match import add_matching

SETTINGS = """\
title = "A case"
[estimate]
models = ["log-linear", "chao"]
by = ["region", "month"]
"""


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Give a workspace with a matching and rows."""
    matching, rows = case()
    monkeypatch.setattr("uncounted.store.lists.current_rows", lambda _store: rows)
    store = create(tmp_path / "workspace", settings_text=SETTINGS)
    add_matching(store, matching)
    yield store
    store.close()


def n_log(store: Store) -> int:
    """Count log entries."""
    return int(str(store.db.scalar("SELECT count(*) FROM log")))


def test_overall_and_strata_in_order(opened: Store):
    """Overall first, then each field's strata by name, each with every model in the order of the settings."""
    report = run(opened)
    made = estimates(opened)
    assert [each.stratum for each in made[::2]] == [
        {},
        {"region": "Hilltop"},
        {"region": "Riverside"},
        {"month": "2031-02"},
        {"month": "2031-03"},
    ]
    assert [each.model for each in made[:4]] == ["log_linear", "chao"] * 2
    assert (report.n_in, report.n_done, report.n_unchanged, report.n_refused) == (10, 10, 0, 0)
    assert made[0].n_observed == sum(each.n_observed for each in made[2:6:2])
    table = patterns(opened, made[0].patterns_hash)
    assert table is not None
    assert table.digest == made[0].patterns_hash
    assert patterns(opened, "none") is None


def test_the_truth_is_in_the_overall_interval(opened: Store):
    """Nine hundred people were drawn, region by region; the strata together hold them."""
    run(opened)
    by_region = [
        each.published()
        for each in estimates(opened)
        if each.model == "log_linear" and "region" in each.stratum
    ]
    assert sum(low for _, low, _ in by_region) < 900 < sum(high for _, _, high in by_region)


def test_a_second_run_changes_nothing(opened: Store):
    """What is stored for the same inputs is unchanged, and the log does not grow."""
    run(opened)
    before, made = n_log(opened), estimates(opened)
    report = run(opened)
    assert (report.n_done, report.n_unchanged) == (0, 10)
    assert n_log(opened) == before
    assert estimates(opened) == made


def test_another_seed_and_back(opened: Store):
    """A run with another seed replaces what is current; going back computes nothing again."""
    run(opened)
    first = estimates(opened)
    run(opened, seed=9)
    report = run(opened)
    assert report.n_done == 0
    assert estimates(opened) == first


def test_an_interrupted_run_goes_on(opened: Store):
    """Stopped after three estimates, the next run makes the other seven."""
    n_seen = 0

    def stop(label: str, n_done: int, n_total: int) -> None:
        nonlocal n_seen
        n_seen = n_done if label == "estimates" else n_seen
        if n_seen == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(opened, progress=stop)
    assert len(estimates(opened)) == 3
    report = run(opened)
    assert (report.n_done, report.n_unchanged) == (7, 3)
    assert len(estimates(opened)) == 10


def test_a_new_matching_makes_old_estimates_stale(opened: Store):
    """Estimates of another matching are not current until the stage has run again."""
    run(opened)
    changed, _ = case(500)
    add_matching(opened, changed)
    assert estimates(opened) == []
    run(opened)
    assert estimates(opened)[0].n_observed == len(changed.persons)


def test_strata_too_thin_are_refused_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A thin stratum keeps its place with a reason; it is not merged, and the report says so."""
    matching, rows = case(60)
    monkeypatch.setattr("uncounted.store.lists.current_rows", lambda _store: rows)
    store = create(tmp_path / "w", settings_text=SETTINGS)
    add_matching(store, matching)
    report = run(store)
    refused = [each for each in estimates(store) if each.status == "refused"]
    assert refused
    assert all(each.reasons[0].text for each in refused)
    assert [notice.level for notice in report.notices] == ["doubtful"] * len(report.notices)
    assert report.details["refused"] == len(refused)
    assert not report.something_refused
    store.close()


def test_without_a_matching_there_is_nothing_to_do(store: Store):
    """An empty workspace is no error."""
    report = run(store)
    assert report.n_in == 0
    assert "no matching yet" in report.summary
    assert estimates(store) == []


def test_a_matching_of_nobody_is_refused_with_a_reason(store: Store):
    """All models refuse, and say that nobody is there."""
    add_matching(store, Matching((), (), {}, {}, "0" * 64))
    report = run(store)
    assert {each.reasons[0].code for each in estimates(store)} == {"nobody"}
    assert "no number" in report.summary


def test_only_the_measure_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """People arrested, and rows whose act is not known, are in no table of people killed."""
    matching, rows = case(300)
    acts = {each.row_id: ("killed", "arrested", None)[number % 3] for number, each in enumerate(rows)}
    mixed = [replace(each, fields=replace(each.fields, act=acts[each.row_id])) for each in rows]
    monkeypatch.setattr("uncounted.store.lists.current_rows", lambda _store: mixed)
    store = create(tmp_path / "w", settings_text=SETTINGS)
    add_matching(store, matching)
    report = run(store)
    made = estimates(store)
    killed = matching.patterns(rows=[row_id for row_id, act in acts.items() if act == "killed"])
    assert made[0].patterns_hash == killed.digest
    assert 0 < killed.n_observed < len(matching.persons)
    assert sum(each.n_observed for each in made[2:6:2]) == killed.n_observed
    assert {each.settings["measure"] for each in made} == {"killed"}
    assert "people killed" in report.summary
    store.close()


def test_another_measure_is_another_estimate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The measure is part of what a result is known by, even where the tables are the same."""
    matching, rows = case(300)
    acts = ["killed"]
    monkeypatch.setattr(
        "uncounted.store.lists.current_rows",
        lambda _store: [replace(each, fields=replace(each.fields, act=acts[0])) for each in rows],
    )
    store = create(tmp_path / "w", settings_text=SETTINGS)
    add_matching(store, matching)
    run(store)
    store.close()
    (tmp_path / "w" / "uncounted.toml").write_text(SETTINGS + '[brief]\nmeasure = "arrested"\n', "utf-8")
    acts[0] = "arrested"
    store = open_store(tmp_path / "w")
    assert estimates(store) == []
    report = run(store)
    assert (report.n_done, report.n_unchanged) == (10, 0)
    assert "people arrested" in report.summary
    store.close()


def test_rows_changed_under_one_matching_are_estimated_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A run never mixes estimates of two states of the rows."""
    matching, rows = case(300)
    monkeypatch.setattr("uncounted.store.lists.current_rows", lambda _store: rows)
    store = create(tmp_path / "w", settings_text=SETTINGS)
    add_matching(store, matching)
    run(store)
    before = estimates(store)
    del rows[::10]
    run(store)
    assert estimates(store)[0].patterns_hash != before[0].patterns_hash
    assert len(estimates(store)) == len(before)
    store.close()


@pytest.mark.parametrize("line", ['models = ["magic"]', 'by = ["shoe size"]'])
def test_wrong_settings_are_refused_before_anything_runs(tmp_path: Path, line: str):
    """An unknown model or field stops the stage with the names that are known."""
    store = create(tmp_path / "w", settings_text=f"[estimate]\n{line}\n")
    with pytest.raises(SettingsRefused):
        run(store)
    assert n_log(store) == 0
    store.close()
