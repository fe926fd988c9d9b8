"""Tests of the five lists: sizes, coverage, errors, releases, planted faults."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import python_calamine

from uncounted.demo.case import CaseFiles
from uncounted.demo.coverage import COVERAGES, REGISTER
from uncounted.demo.lists import Table
from uncounted.demo.population import Victim


def newest(case: CaseFiles) -> dict[str, Table]:
    """Give the newest release of each list."""
    return {table.list_name: table for table in case.lists.tables}


def truth_by_row(case: CaseFiles) -> dict[tuple[str, int], int]:
    """Map list and row (from 0, newest release) to the victim behind it: the truth of matching."""
    return {
        (name, row): victim
        for name, table in newest(case).items()
        for row, victim in enumerate(table.victims)
    }


def test_five_lists_hold_about_three_thousand_rows(case: CaseFiles) -> None:
    """The newest releases together."""
    sizes = [len(table.rows) for table in newest(case).values()]
    assert len(sizes) == 5
    assert 2800 <= sum(sizes) <= 3200
    assert min(sizes) > 300


def test_every_list_overlaps_with_every_other(case: CaseFiles) -> None:
    """Each pair of lists shares people."""
    held = {name: set(table.victims) for name, table in newest(case).items()}
    assert all(len(a & b) >= 20 for a in held.values() for b in held.values())


def test_a_good_part_of_the_population_is_on_no_list(case: CaseFiles) -> None:
    """Documented is clearly below the truth, and the register below that."""
    assert 0.6 < case.truth.n_listed / case.truth.n_killed < 0.8
    assert len(newest(case)[REGISTER].rows) < 0.6 * case.truth.n_listed


@pytest.mark.parametrize(
    ("name", "group", "more"),
    [
        ("ward-watch", lambda victim: victim.place.region, ("Thayawin", "Taungmin")),
        ("funeral-books", lambda victim: victim.place.region, ("Nyaungsan", "Thayawin")),
        ("ward-watch", lambda victim: victim.visibility, (1, -1)),
        (REGISTER, lambda victim: victim.visibility, (1, -1)),
    ],
)
def test_coverage_depends_on_place_and_on_how_visible_a_death_was(
    case: CaseFiles, name: str, group: Callable[[Victim], object], more: tuple[object, object]
) -> None:
    """A list holds clearly more of one group than of another."""
    held = set(newest(case)[name].victims)
    covered = {
        value: sum(victim.number in held for victim in case.population if group(victim) == value)
        / sum(group(victim) == value for victim in case.population)
        for value in more
    }
    assert covered[more[0]] > 1.2 * covered[more[1]]


def test_coverage_depends_on_time(case: CaseFiles) -> None:
    """The ward committees would hear less of the same death a year later, the medics more."""
    early = case.population[0]
    late = replace(early, day=early.day + timedelta(days=365))
    prob = {coverage.list_name: (coverage.prob(early), coverage.prob(late)) for coverage in COVERAGES}
    assert prob["ward-watch"][0] > 1.2 * prob["ward-watch"][1]
    assert prob["medics-network"][0] < prob["medics-network"][1]


def test_lists_depend_on_each_other(case: CaseFiles) -> None:
    """Town lists share more people than if they were independent, town and country lists fewer."""
    held = {name: set(table.victims) - {-1} for name, table in newest(case).items()}

    def excess(a: str, b: str) -> float:
        expected = len(held[a]) * len(held[b]) / case.truth.n_killed
        return (len(held[a] & held[b]) - expected) / math.sqrt(expected)

    assert excess("ward-watch", REGISTER) > 2
    assert excess("ward-watch", "funeral-books") < 0


def test_the_register_leaves_out_shelling_and_air_strikes_in_the_highlands(case: CaseFiles) -> None:
    """As its publisher says in every statement."""
    left_out = {victim.number for victim in case.population if victim.left_out_by_register}
    assert left_out
    assert not left_out & set(newest(case)[REGISTER].victims)


def test_lists_hold_some_people_twice(case: CaseFiles) -> None:
    """Every list has repeated people, but few; the register took its own out of its second release."""
    first = {table.list_name: table for table in reversed(case.lists.tables)}
    for table in first.values():
        n_repeated = sum(n - 1 for n in Counter(table.victims).values())
        assert 1 <= n_repeated <= 0.06 * len(table.rows)


def test_names_come_in_both_scripts_and_many_spellings(case: CaseFiles) -> None:
    """Three lists are in Latin letters, two in Burmese script; few people are spelt one way only."""
    burmese = {
        name
        for name, table in newest(case).items()
        if any("\u1000" <= ch <= "\u109f" for ch in str(table.rows[0]))
    }
    assert burmese == {REGISTER, "funeral-books"}
    spellings: dict[int, set[str]] = {}
    for table in newest(case).values():
        for victim, row in zip(table.victims, table.rows, strict=True):
            spellings.setdefault(victim, set()).add(str(row[1]).casefold())
    on_several = [
        victim for victim, n in Counter(v for t in newest(case).values() for v in t.victims).items() if n > 1
    ]
    assert sum(len(spellings[victim]) > 1 for victim in on_several) > 0.8 * len(on_several)


def test_a_second_release_adds_changes_and_drops_rows(case: CaseFiles) -> None:
    """Rows have one number in both releases of the register."""
    first, second = (table for table in case.lists.tables if table.list_name == REGISTER)
    old, new = ({row[0]: row for row in table.rows} for table in (first, second))
    assert len(new.keys() - old.keys()) > 100
    assert 10 <= len(old.keys() - new.keys()) <= 40
    assert sum(old[number] != new[number] for number in old.keys() & new.keys()) == 12


def test_few_faults_are_planted(case: CaseFiles) -> None:
    """Four cells, named in the truth."""
    assert sum(len(table.planted) for table in case.lists.tables) == 4
    assert len(case.truth.planted) == 4


def test_csv_files_hold_the_tables(case: CaseFiles) -> None:
    """The comma and semicolon files are read back as they were made."""
    for table in case.lists.tables:
        if table.file_name.endswith(".csv"):
            text = case.inbox[f"lists/{table.list_name}/{table.file_name}"].decode()
            read = list(csv.reader(io.StringIO(text), delimiter=";" if table.list_name == REGISTER else ","))
            assert tuple(read[0]) == table.columns
            assert read[1:] == [["" if cell is None else str(cell) for cell in row] for row in table.rows]


def test_the_workbook_has_a_title_above_its_header(case: CaseFiles) -> None:
    """Calamine reads title, empty line, header and real dates."""
    table = newest(case)["medics-network"]
    content = case.inbox["lists/medics-network/medics-network.xlsx"]
    workbook = python_calamine.load_workbook(io.BytesIO(content))
    rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[0][0] == table.title
    assert not any(rows[1])
    assert tuple(rows[2]) == table.columns
    assert [row[1] for row in rows[3:]] == [row[1] for row in table.rows]
    assert rows[3][5] == table.rows[0][5]
