"""Whole matchings on small invented lists: degenerate input, order, constraints, ids."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from tests.match.people import lists_of_people
from uncounted.domain.date import PartialDate
from uncounted.domain.matching import Judgement, Matching
from uncounted.domain.row import Fields, Row
from uncounted.domain.settings import MatchSettings
from uncounted.errors import InputRefused, SettingsRefused
from uncounted.match.matching import match


def _row(number: int, *, list_name: str = "a", **fields: object) -> Row:
    return Row(f"{list_name}:1:{number:03d}", list_name, number, "", {"n": str(number)}, Fields(**fields))  # type: ignore[arg-type]  # each test gives what it needs


def _rows_of(matching: Matching) -> list[tuple[str, ...]]:
    return [person.row_ids for person in matching.persons]


_FULL = {
    "name": "Zin Mar Phyo",
    "sex": "female",
    "age": 31,
    "date": PartialDate("2031-02-03", "day"),
    "place": "Saltfield",
}


@pytest.fixture(scope="module")
def small() -> tuple[list[Row], Matching]:
    """Give the rows of sixty people and their matching."""
    rows, _ = lists_of_people(60, seed=5)
    return rows, match(rows)


def test_no_rows_give_no_persons() -> None:
    """Nothing in, nothing out."""
    matching = match([])
    assert (matching.persons, matching.pairs, matching.patterns().counts) == ((), (), {})


def test_one_row_is_one_person() -> None:
    """Surely so."""
    matching = match([_row(1, **_FULL)])
    assert [(p.person_id, p.members[0].prob_member) for p in matching.persons] == [("P00001", 1.0)]


def test_two_full_rows_that_agree_on_everything_are_one_person() -> None:
    """The stated values to start from serve where two rows teach nothing."""
    matching = match([_row(1, **_FULL), _row(1, list_name="b", **_FULL)])
    assert _rows_of(matching) == [("a:1:001", "b:1:001")]
    assert "name" in matching.settings["not_learnt"]


def test_two_rows_that_differ_are_two_persons() -> None:
    """Same day and place do not make one person."""
    matching = match([_row(1, **_FULL), _row(2, **{**_FULL, "name": "Kyaw Htin", "sex": "male", "age": 60})])
    assert len(matching.persons) == 2


def test_rows_without_a_usable_name_are_persons_of_their_own() -> None:
    """Two hundred "unknown" of one day and place are two hundred people, not one."""
    rows = [
        _row(n, **{**_FULL, "name": name}) for n, name in enumerate(["unknown", "unknown", None, "အမည်မသိ"])
    ]
    matching = match(rows)
    assert len(matching.persons) == 4
    assert matching.settings["n_rows_without_name"] == 4


def test_many_rows_with_equal_cells_are_kept_apart_and_said_so() -> None:
    """A block over the cap carries no evidence; the record shows it."""
    rows = [_row(n, name="Aung Aung") for n in range(200)]
    matching = match(rows)
    assert len(matching.persons) == 200
    assert matching.settings["blocking"]["whole name"]["rows_over_cap"] == 200


def test_names_alone_can_be_matched() -> None:
    """With no other column, a rare equal name is some evidence and a common one little."""
    names = [
        "Zin Mar Phyo",
        "Zin Mar Phyo",
        *(f"{a} {b}" for a in ("Aung", "Kyaw", "Moe") for b in ("Win", "Htun")),
    ]
    matching = match([_row(n, name=name) for n, name in enumerate(names)])
    best = matching.pairs[0]
    assert (best.row_a, best.row_b) == ("a:1:000", "a:1:001")


def test_script_and_romanisation_of_one_person_are_found() -> None:
    """The name is compared by sound."""
    rows, _ = lists_of_people(40, seed=9)
    rows += [
        _row(900, **{**_FULL, "name": "ဇင်မာဖြိုး"}),
        _row(900, list_name="b", **{**_FULL, "name": "Daw Zin Mar Pyo"}),
    ]
    matching = match(rows)
    assert ("a:1:900", "b:1:900") in _rows_of(matching)


def test_the_order_of_rows_makes_no_difference(small: tuple[list[Row], Matching]) -> None:
    """Byte for byte, whatever order they come in."""
    rows, matching = small
    shuffled = list(rows)
    random.Random(1).shuffle(shuffled)  # noqa: S311 - any other order will do
    again = match(shuffled)
    assert msgspec.json.encode(again, order="deterministic") == msgspec.json.encode(
        matching, order="deterministic"
    )


def test_nothing_is_printed_and_nothing_left_behind(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Splink and DuckDB are silent and work in memory."""
    monkeypatch.chdir(tmp_path)
    rows, _ = lists_of_people(15, seed=3)
    match(rows)
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_persons_are_found(small: tuple[list[Row], Matching]) -> None:
    """Every row is in one person, members and pairs are in order, probabilities are probabilities."""
    rows, matching = small
    assert sorted(row for ids in _rows_of(matching) for row in ids) == sorted(row.row_id for row in rows)
    probs = [member.prob_member for person in matching.persons for member in person.members]
    assert all(0 <= prob <= 1 for prob in probs)
    assert [pair.prob_match for pair in matching.pairs] == sorted(
        (pair.prob_match for pair in matching.pairs), reverse=True
    )
    assert all(pair.row_a < pair.row_b for pair in matching.pairs)


def test_judgements_hold_and_ids_live_on(small: tuple[list[Row], Matching]) -> None:
    """A person judged in two keeps its id for one part; two judged one leave a forward behind."""
    rows, before = small
    together = next(person for person in before.persons if len(person.members) == 2)
    alone = [person for person in before.persons if len(person.members) == 1][:2]
    judgements = [
        _judged(*together.row_ids, "different"),
        _judged(alone[0].row_ids[0], alone[1].row_ids[0], "same"),
    ]
    after = match(rows, judgements=judgements, previous=before)
    person_of = {row: person.person_id for person in after.persons for row in person.row_ids}
    assert person_of[together.row_ids[0]] != person_of[together.row_ids[1]]
    assert person_of[alone[0].row_ids[0]] == person_of[alone[1].row_ids[0]]
    joined = next(person for person in after.persons if alone[0].row_ids[0] in person.row_ids)
    assert {member.prob_member for member in joined.members} == {1.0}
    assert (max(alone[0].person_id, alone[1].person_id), joined.person_id, "merged") in after.forwards
    kept = {person.person_id: person.row_ids for person in before.persons}
    assert all(kept.get(person.person_id, person.row_ids) == person.row_ids for person in after.persons
               if person.person_id not in (together.person_id, joined.person_id))  # fmt: skip


@pytest.mark.parametrize("share", [1.0, 0.9])
@pytest.mark.parametrize(
    "same_for_all",
    [
        {"other_names": ("Student",)},
        {"father_name": "Thein Wai"},
        {"region": "Northland"},
        {"other_names": ("Student",), "father_name": "Thein Wai", "region": "Northland"},
    ],
)
def test_what_a_list_says_of_everybody_makes_nobody_the_same(
    same_for_all: dict[str, object], share: float
) -> None:
    """One list of people, each once: a shared alias, father or region joins none of them."""
    rows, _ = lists_of_people(330, seed=3, n_lists=1)
    drawn = random.Random(1)  # noqa: S311 - drawing invented people
    said = [
        replace(row, fields=replace(row.fields, **same_for_all)) if drawn.random() < share else row  # type: ignore[arg-type]  # fields of a row
        for row in rows
    ]
    assert len(match(said).persons) == len(rows)


def test_an_alias_that_is_the_name_of_the_other_row_makes_them_one() -> None:
    """A person listed under the alias is found; an alias that both rows have adds nothing."""
    rows, _ = lists_of_people(60, seed=5)
    same = {"sex": "female", "age": 31, "place": "Saltfield", "date": PartialDate("2031-02-03", "day")}
    known = _row(1, list_name="x", name="Zin Mar Phyo", other_names=("Nu Nu Yin",), **same)
    by_alias = _row(2, list_name="y", name="Nu Nu Yin", **same)
    joined = match([*rows, known, by_alias])
    assert (known.row_id, by_alias.row_id) in {person.row_ids for person in joined.persons}
    probs = []
    for other_names in ((), ("Nu Nu Yin",)):
        another = _row(3, list_name="z", name="Hla Thida", other_names=other_names, **same)
        scored = match([*rows, known, another]).pairs
        probs += [
            pair.prob_match for pair in scored if (pair.row_a, pair.row_b) == (known.row_id, another.row_id)
        ]
    assert probs[0] == pytest.approx(probs[1])


def test_contradicting_judgements_are_refused() -> None:
    """Nothing is matched until a person mends them."""
    rows = [_row(n, **_FULL) for n in range(3)]
    ids = [row.row_id for row in rows]
    with pytest.raises(InputRefused, match="judged different"):
        match(
            rows,
            judgements=[
                _judged(ids[0], ids[1], "same"),
                _judged(ids[1], ids[2], "same"),
                _judged(ids[0], ids[2], "different"),
            ],
        )


@pytest.mark.parametrize("prob_same", [0.0, 1.0, 1.5])
def test_a_threshold_that_is_no_probability_is_refused(prob_same: float) -> None:
    """Refused before any work."""
    with pytest.raises(SettingsRefused):
        match([], settings=MatchSettings(prob_same=prob_same))


def test_two_rows_of_one_id_are_refused() -> None:
    """Ids are how judgements and results name rows."""
    with pytest.raises(InputRefused, match="one id"):
        match([_row(1, name="Aung"), _row(1, name="Moe")])


def _judged(row_a: str, row_b: str, verdict: str) -> Judgement:
    first, second = sorted((row_a, row_b))
    return Judgement(first, second, verdict, "rev-1", "2031-01-01T00:00:00Z")  # type: ignore[arg-type]  # a literal
