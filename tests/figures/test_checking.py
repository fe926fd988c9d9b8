"""People check machines: nothing is overwritten, what a person said stands, and what changed is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.figures import next_version

from uncounted import archive
from uncounted.domain.anchor import anchor
from uncounted.domain.check import Check, CheckedFigure
from uncounted.domain.checked import checked_reading
from uncounted.domain.figure import Figure
from uncounted.domain.figure_id import short_hashes
from uncounted.errors import SettingsRefused
from uncounted.figures import run as run_figures
from uncounted.figures.checks.checking import check, span_of
from uncounted.figures.checks.review import unapplied
from uncounted.store import Store, figure_checks
from uncounted.store import archive as archived
from uncounted.store import figures as stored
from uncounted.store.verify import verify

STATEMENT = (
    "Marsh Watch statement\n\nAs of 30 March 1,212 people have been killed and 340 arrested, Marsh Watch "
    "said. Ward 19 was hit on 2 April and at least 40 houses burned.\n"
)


@pytest.fixture
def read(store: Store, tmp_path: Path) -> Store:
    """Give a workspace with one document read."""
    path = tmp_path / "statement.txt"
    path.write_text(STATEMENT, "utf-8")
    archive.run(store, [path], publisher="Marsh Watch", published="2031-04-02")
    run_figures(store)
    return store


def figures(store: Store) -> dict[str, CheckedFigure]:
    """Give the checked figures by quote."""
    (found,) = figure_checks.checked_readings(store)
    return {each.figure.quote: each for each in found.figures}


def name(store: Store, quote: str) -> str:
    """Give the name of a figure as a person types it."""
    (document,) = archived.documents(store)
    return f"{short_hashes([document.sha256])[document.sha256]}:{document.text.index(quote)}"


def test_a_figure_is_read_by_machine_until_a_person_confirms_it(read: Store) -> None:
    """The confirmation keeps who and why and what was confirmed; the reading stays as it was."""
    before = stored.readings(read)
    assert {each.status for each in figures(read).values()} == {"machine"}
    check(read, name(read, "1,212"), "confirmed", by="clerk-2")
    found = figures(read)["1,212"]
    assert found.status == "confirmed"
    assert found.check is not None
    assert (found.check.by, found.check.figure, found.changes) == ("clerk-2", found.machine, ())
    assert found.check.at
    assert stored.readings(read) == before
    assert verify(read).faults == ()


def test_a_correction_stands_beside_the_original(read: Store) -> None:
    """The fields say from what to what; what follows from them follows; the rest stays."""
    check(
        read,
        name(read, "40 houses"),
        "corrected",
        given={"value": "44", "as_of": "2031-04-02"},
        why="photographs",
    )
    found = figures(read)["40"]
    assert found.status == "corrected"
    assert found.machine is not None
    assert (found.machine.value, found.figure.value, found.figure.low) == (40.0, 44.0, 44.0)
    assert {each.field: (each.old, each.new) for each in found.changes}["value"] == (40.0, 44.0)
    assert (found.figure.as_of, found.figure.period_end) == ("2031-04-02", None)
    rules = {each.field: each.rule for each in found.figure.why}
    assert rules["value"] == "given by a person"
    assert rules["qualifier"].startswith("hedge")


def test_a_rejected_figure_is_kept_and_does_not_stand(read: Store) -> None:
    """It is listed as rejected, and the reading that stands is without it."""
    check(read, name(read, "340"), "rejected", why="another town")
    (found,) = figure_checks.checked_readings(read)
    assert figures(read)["340"].status == "rejected"
    assert [each.quote for each in found.standing.figures] == ["1,212", "40"]


def test_a_later_check_supersedes_and_reopening_gives_the_machine_back(read: Store) -> None:
    """All checks stay in the record; only the newest holds."""
    figure = name(read, "1,212")
    check(read, figure, "corrected", given={"value": 1221}, why="typing error")
    check(read, figure, "confirmed", why="seen by a second person", by="clerk-3")
    assert figures(read)["1,212"].status == "corrected"
    check(read, figure, "rejected", why="not ours")
    check(read, figure, "reopened", why="a mistake")
    found = figures(read)["1,212"]
    assert (found.status, found.figure.value, found.check) == ("machine", 1212.0, None)
    ((made),) = figure_checks.checks(read).values()
    assert [each.verdict for each in made] == ["corrected", "confirmed", "rejected", "reopened"]


def test_a_missed_figure_is_added_by_its_words(read: Store) -> None:
    """The value is read from the words; taking the addition back takes the figure away."""
    (document,) = archived.documents(read)
    start, end = span_of(document.text, "Ward [19] was hit")
    sha = document.sha256[:8]
    check(read, f"{sha}:{start}-{end}", "added", given={"measure": "attacks"}, why="19 hits, says the map")
    added = figures(read)["19"]
    assert (added.status, added.figure.value, added.figure.unit, added.machine) == (
        "added",
        19.0,
        "incidents",
        None,
    )
    check(read, f"{sha}:{start}", "reopened", why="a ward number")
    assert "19" not in figures(read)


@pytest.mark.parametrize(
    ("figure", "verdict", "given", "why"),
    [
        ("1,212", "corrected", {"value": 1212.0}, "the same"),
        ("1,212", "corrected", {"value": -3}, "below zero"),
        ("1,212", "corrected", {"value": "1,2x"}, "no number"),
        ("1,212", "corrected", {"measure": "slain"}, "unknown measure"),
        ("1,212", "corrected", {"measure": ""}, "none"),
        ("1,212", "corrected", {"colour": "red"}, "no field"),
        ("1,212", "corrected", {"as_of": "30 March"}, "no ISO date"),
        ("1,212", "corrected", {"as_of": "2031-03-30", "period_end": "2031-03-30"}, "both"),
        ("1,212", "corrected", {"period_start": "2031-04-30", "period_end": "2031-03-30"}, "backwards"),
        ("1,212", "corrected", {"low": 5}, "a bound beside a number"),
        ("1,212", "corrected", {"unit": "person"}, "a word for persons"),
        ("1,212", "corrected", {"unit": "sleighs"}, "no unit and no word of the document"),
        ("1,212", "corrected", {"unit": ""}, "none"),
        ("19", "added", {"measure": "attacks", "unit": "attack"}, "a word for incidents"),
        ("1,212", "corrected", {"value": 7}, ""),
        ("1,212", "rejected", {}, " "),
        ("1,212", "rejected", {"value": 7}, "fields"),
        ("1,212", "reopened", {}, "nobody checked it"),
        ("1,212", "added", {"measure": "killed"}, "is one already"),
        ("19", "added", {}, "without a measure"),
        ("Ward", "confirmed", {}, ""),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(
    read: Store, figure: str, verdict: str, given: dict[str, str | float | None], why: str
) -> None:
    """Each with the field and what was expected."""
    with pytest.raises(SettingsRefused) as refused:
        check(read, name(read, figure), verdict, given=given, why=why)  # type: ignore[arg-type]
    assert refused.value.expected
    assert figure_checks.checks(read) == {}


@pytest.mark.parametrize(
    ("unit", "kept"), [("Households", "households"), ("mmk", "MMK"), ("MMK/USD", "MMK/USD"), ("ward", "ward")]
)
def test_a_unit_is_one_that_the_reader_knows_or_a_word_of_the_document(
    read: Store, unit: str, kept: str
) -> None:
    """It is kept as it is written everywhere, so that figures of one unit can be told."""
    check(read, name(read, "340"), "corrected", given={"unit": unit}, why="look")
    assert figures(read)["340"].figure.unit == kept


def test_saying_it_twice_keeps_it_once(read: Store) -> None:
    """A command that was stopped and given again adds nothing."""
    start = int(name(read, "19").partition(":")[2])
    added = f"{name(read, '19')}-{start + 2}"
    for _ in range(2):
        check(read, name(read, "340"), "corrected", given={"value": 341}, why="typing error", by="clerk-2")
        check(read, added, "added", given={"measure": "attacks"}, why="19 hits", by="clerk-2")
    assert len(figure_checks.checks(read).popitem()[1]) == 2


def test_a_person_is_in_the_record_and_not_in_the_line_of_the_log(read: Store) -> None:
    """The log names the place; the name and the reason are in the row that its digest covers."""
    check(read, name(read, "340"), "rejected", why="asked the clinic", by="Thidar")
    line = read.db.query("SELECT * FROM log ORDER BY seq DESC LIMIT 1")[0]
    assert line["action"] == "figures.check"
    assert "Thidar" not in str(tuple(line))
    assert "clinic" not in str(tuple(line))
    assert verify(read).faults == ()


def _as_next(figure: Figure) -> Figure | None:
    """Read arrests as detentions, date nothing, and miss houses."""
    if figure.unit == "houses":
        return None
    measure = "detained" if figure.measure == "arrested" else figure.measure
    return replace(figure, measure=measure, as_of=None)


def test_checks_survive_a_later_version_of_the_reader(read: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was confirmed or corrected stands; where the new version differs, that is told."""
    check(read, name(read, "340"), "confirmed")
    check(read, name(read, "40 houses"), "corrected", given={"value": 44}, why="photographs")
    next_version.install(monkeypatch, _as_next)
    assert run_figures(read).n_done == 1
    found = figures(read)
    confirmed, corrected = found["340"], found["40"]
    assert (confirmed.figure.measure, confirmed.figure.as_of) == ("arrested", "2031-03-30")
    assert [(each.field, each.old, each.new) for each in confirmed.disagreements] == [
        ("measure", "arrested", "detained"),
        ("as_of", "2031-03-30", None),
    ]
    assert confirmed.questions
    assert (corrected.figure.value, corrected.machine) == (44.0, None)
    assert corrected.questions == ("the reader no longer reads a figure here",)
    assert found["1,212"].status == "machine"
    assert found["1,212"].figure.as_of is None
    check(read, name(read, "340"), "confirmed", why="looked again")
    assert figures(read)["340"].disagreements == ()


def _extract_anew(store: Store, text: str) -> None:
    """Store the document with another text, as a later version of the document reader would."""
    (document,) = archived.documents(store)
    archived.add_document(store, replace(document, text=text), basis=text[:9], found=[], refused=False)


def test_checks_follow_their_words_into_a_text_that_was_extracted_anew(read: Store) -> None:
    """Before and after the figures are read again; nothing is counted twice."""
    check(read, name(read, "340"), "corrected", given={"value": 341}, why="typing error")
    check(read, name(read, "1,212"), "rejected", why="not ours")
    _extract_anew(read, "Page 1\n\n" + STATEMENT)
    assert figures(read)["340"].figure.value == 341.0
    run_figures(read)
    (found,) = figure_checks.checked_readings(read)
    assert [(each.figure.quote, each.status) for each in found.figures] == [
        ("1,212", "rejected"),
        ("340", "corrected"),
        ("40", "machine"),
    ]
    (document,) = archived.documents(read)
    assert all(document.text[slice(*each.figure.span)] == each.figure.quote for each in found.figures)


def test_a_check_whose_words_are_gone_waits_for_a_person(read: Store) -> None:
    """It is applied to nothing, it is not lost, and a person can take it back."""
    check(read, name(read, "340"), "corrected", given={"value": 341}, why="typing error")
    old = name(read, "340")
    _extract_anew(read, STATEMENT.replace("340 arrested", "342 taken away"))
    run_figures(read)
    (found,) = figure_checks.checked_readings(read)
    assert [each.anchor.quote for each in found.stranded] == ["340"]
    assert {each.status for each in found.figures} == {"machine"}
    check(read, old, "reopened", why="counted anew")
    assert figure_checks.checked_readings(read)[0].stranded == ()
    _extract_anew(read, STATEMENT)
    run_figures(read)
    assert figures(read)["340"].status == "machine"


def test_the_way_out_for_a_lost_check_leaves_the_new_one_alone(read: Store) -> None:
    """Checked anew at its old offset, the lost check is taken back by its own name."""
    check(read, name(read, "340"), "corrected", given={"value": 341}, why="typing error")
    at = name(read, "340")
    _extract_anew(read, STATEMENT.replace("340 arrested", "342 arrested"))
    run_figures(read)
    check(read, at, "confirmed", why="seen")
    (found,) = figure_checks.checked_readings(read)
    (lost,) = found.stranded
    with pytest.raises(SettingsRefused):
        check(read, f"{at}@{lost.place}", "confirmed")
    with pytest.raises(SettingsRefused):
        check(read, f"{at}@77", "reopened", why="no such check")
    check(read, f"{at}@{lost.place}", "reopened", why="checked anew")
    (found,) = figure_checks.checked_readings(read)
    assert found.stranded == ()
    assert figures(read)["342"].status == "confirmed"


def test_a_check_over_others_drops_none_of_them_and_gives_them_back(read: Store) -> None:
    """What is added over two rejected numbers is a word of its own: reopened, both are rejected again."""
    (document,) = archived.documents(read)
    check(read, name(read, "1,212"), "rejected", why="part of a longer number")
    check(read, name(read, "340"), "rejected", why="part of a longer number")
    start, end = document.text.index("1,212"), document.text.index("340") + 3
    added = f"{document.sha256[:8]}:{start}-{end}"
    check(read, added, "added", given={"measure": "killed", "value": 1552}, why="one number over a break")
    (found,) = figure_checks.checked_readings(read)
    assert {each.figure.value: each.status for each in found.figures} == {1552.0: "added", 40.0: "machine"}
    assert [each.verdict for each in found.covered] == ["rejected", "rejected"]
    assert unapplied(found) == []
    assert [each.questions for each in found.figures] == [(), ()]
    check(read, name(read, "1,212"), "reopened", why="two numbers after all")
    statuses = {each.figure.quote: each.status for each in figure_checks.checked_readings(read)[0].figures}
    assert statuses == {"1,212": "rejected", "340": "rejected", "40": "machine"}


def test_a_check_that_stands_and_is_covered_by_a_newer_one_is_shown(read: Store) -> None:
    """After a text was extracted anew two checks may come to lie on the same words."""
    reading = stored.readings(read)[0]
    (document,) = archived.documents(read)
    killed = reading.figures[0]
    start, end = killed.span
    wide = replace(killed, span=(start - 3, end), quote=document.text[start - 3 : end])
    checks = [
        Check(document.sha256, anchor(document.text, each.span), "corrected", each, killed, "", place=place)
        for place, each in ((1, replace(killed, value=7.0)), (2, wide))
    ]
    found = checked_reading(reading, document.text, checks)
    assert [each.place for each, _ in unapplied(found)] == [1]


def test_a_second_person_at_the_same_moment_is_told(read: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was worked out from an older state is not kept over a newer word; other figures are no matter."""
    add_check = figure_checks.add_check

    def after_another(store: Store, made: Check, *, seen: int | None = None) -> Check:
        monkeypatch.setattr(figure_checks, "add_check", add_check)
        check(store, name(store, "1,212"), "rejected", why="not ours", by="clerk-1")
        return add_check(store, made, seen=seen)

    monkeypatch.setattr(figure_checks, "add_check", after_another)
    with pytest.raises(SettingsRefused, match="in the meantime"):
        check(read, name(read, "1,212"), "confirmed", by="clerk-2")
    assert figures(read)["1,212"].status == "rejected"
    check(read, name(read, "1,212"), "reopened", why="ours")
    monkeypatch.setattr(figure_checks, "add_check", after_another)
    check(read, name(read, "340"), "confirmed", by="clerk-2")
    assert figures(read)["340"].status == "confirmed"


def test_a_correction_that_changes_nothing_is_refused_on_a_corrected_figure_too(read: Store) -> None:
    """Said by another person it would look like a second correction."""
    check(read, name(read, "340"), "corrected", given={"value": 341}, why="typing error", by="clerk-1")
    with pytest.raises(SettingsRefused, match="confirm it"):
        check(read, name(read, "340"), "corrected", given={"value": 341}, why="the same", by="clerk-2")
    assert len(figure_checks.checks(read).popitem()[1]) == 1


def test_a_figure_is_not_checked_on_a_text_that_was_not_read(read: Store) -> None:
    """Until the figures of the present text are read, a person would confirm something else."""
    _extract_anew(read, "Page 1\n\n" + STATEMENT)
    figure = stored.readings(read)[0].figures[0]
    with pytest.raises(SettingsRefused, match="uncounted figures"):
        check(read, f"{figures(read)['1,212'].sha256}:{figure.span[0]}", "confirmed")
