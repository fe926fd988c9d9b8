"""Tables whose cells are parted by tabs."""

from __future__ import annotations

import time
from datetime import date

import pytest

from uncounted.figures import read, read_figures

TABLE = (
    "Losses by township\n"
    "Township\tKilled\tInjured\tHouses burned\tHouseholds displaced\n"
    "Upper Marsh\t12\t30\t4\t110\n"
    "Old Villages\tabout 9\t1,204\t0\t75\n"
    "All townships\t21\t1,234\t4\t185\n"
)


def test_the_heading_of_a_column_says_what_it_counts() -> None:
    """Each cell has the measure and unit of its column, the row of totals too."""
    found = read_figures(TABLE)
    assert [each.measure for each in found] == ["killed", "injured", "buildings_destroyed", "displaced"] * 3
    assert [each.unit for each in found] == ["persons", "persons", "houses", "households"] * 3
    assert [each.value for each in found[-4:]] == [21.0, 1234.0, 4.0, 185.0]


def test_the_row_of_a_place_gives_the_place_and_totals_have_none() -> None:
    """A row's label is a place only where the first column says that it holds places."""
    found = read_figures(TABLE)
    assert [each.place for each in found[::4]] == ["Upper Marsh", "Old Villages", None]
    (figure,) = read_figures("Age group\tKilled\nChildren\t12\n")
    assert figure.place is None


def test_a_table_ends_where_its_lines_end() -> None:
    """Text below is read as text; another number of cells is another table."""
    found = read_figures("Ward\tKilled\nA\t12\n\nIn the camps 40 people were injured.\nB\t7 were arrested\n")
    assert [each.measure for each in found] == ["killed", "injured", "arrested"]


def test_why_points_to_the_heading() -> None:
    """The words that decide are those of the column's head."""
    figure = read_figures(TABLE)[1]
    (span,) = [each.span for each in figure.why if each.field == "measure"]
    assert span is not None
    assert TABLE[slice(*span)] == "Injured"


HEADED = (
    "Table 3. Civilian harm, January to June 2031\n"
    "Region\tCivilians\t\t\tSoldiers\t\tTotal\n"
    "\tKilled\tof whom women\tInjured\tKilled\tInjured\n"
    "Upper Marsh\t12\t4\t30\t1\t2\t45\n"
    "Old Villages\t7\t-\t1,204\tn/a\t0\t1,211\n"
    "Source: Hill Monitor\n"
)


def test_headings_in_several_rows_are_read_together() -> None:
    """The group over the measure, a part of the column before it, and a sum of killed and injured."""
    found = read_figures(HEADED, published=date(2031, 7, 9))
    assert [(each.value, each.measure, each.population) for each in found[:6]] == [
        (12.0, "killed", "Civilians"),
        (4.0, "killed", "women"),
        (30.0, "injured", "Civilians"),
        (1.0, "killed", "Soldiers"),
        (2.0, "injured", "Soldiers"),
        (45.0, "casualties", None),
    ]
    assert len(found) == 6 + 4
    assert {(each.period_start, each.period_end) for each in found} == {("2031-01-01", "2031-06-30")}
    assert {each.attribution for each in found} == {"Hill Monitor"}


@pytest.mark.parametrize(
    "text",
    [
        "| Township | Killed | Injured |\n|---|---|---|\n| Upper Marsh | 12 | 30 |\n"
        "| Old Villages | 7 | 3 |\n",
        "Township       Killed   Injured\n_____________________\n"
        "Upper Marsh        12        30\nOld Villages        7         3\n",
        "Township\tKilled\tInjured\nUpper Marsh\t12\t30\nOld Villages\t7\t3\n",
        "မြို့နယ်\tသေဆုံး\tဒဏ်ရာရ\nUpper Marsh\t၁၂\t၃၀\nOld Villages\t၇\t၃\n",
    ],
    ids=["bars", "spaces", "tabs", "Burmese"],
)
def test_all_forms_of_a_table_read_alike(text: str) -> None:
    """Bars, spaces that line up and tabs part the same cells."""
    found = read_figures(text)
    assert [(each.value, each.measure, each.place) for each in found] == [
        (12.0, "killed", "Upper Marsh"),
        (30.0, "injured", "Upper Marsh"),
        (7.0, "killed", "Old Villages"),
        (3.0, "injured", "Old Villages"),
    ]


def test_an_empty_cell_between_spaces_leaves_its_column_empty() -> None:
    """What stands under a heading counts what the heading says, whatever is missing left of it."""
    found = read_figures(
        "Ward        Killed   Injured   Arrested\nA               12        30          4\n"
        "B                2         3          1\nC                7                     5\n"
    )
    assert [(each.value, each.measure) for each in found[-2:]] == [(7.0, "killed"), (5.0, "arrested")]


def test_years_as_columns_take_the_measure_of_the_caption() -> None:
    """And a count may look like a year."""
    found = read_figures("Killings by township\n\nTownship\t2029\t2030\nUpper Marsh\t12\t1964\n")
    assert [(each.measure, each.value, each.period_start) for each in found] == [
        ("killed", 12.0, "2029-01-01"),
        ("killed", 1964.0, "2030-01-01"),
    ]


def test_labels_of_rows_say_the_measure_and_the_month() -> None:
    """Where columns are years, or rows are months of a year."""
    rows = read_figures("Harm\t2029\t2030\nKilled\t12\t30\nHouses burned\t9\t8\n")
    assert [each.measure for each in rows] == ["killed"] * 2 + ["buildings_destroyed"] * 2
    months = read_figures("Year\tMonth\tArrests\n2029\tMarch\t30\n2029\tApril\t41\n")
    assert [(each.value, each.period_end) for each in months] == [(30.0, "2029-03-31"), (41.0, "2029-04-30")]


def test_what_counts_nothing_says_why() -> None:
    """Numbers of rows, ages, pages of a table of contents and columns without a name."""
    reading = read("No.\tAge\tKilled\tCode\n1\t34\t12\t77\n2\t18\t7\t78\n")
    assert [each.value for each in reading.figures] == [12.0, 7.0]
    assert [each.reason for each in reading.not_figures] == ["row number", "age", "row number"] * 2
    contents = read("Contents\n\nKillings in the delta      12\nArrests in the hills      19\n")
    assert contents.figures == ()
    assert {each.reason for each in contents.not_figures} == {"page number"}


def test_shares_changes_and_thousands_are_what_the_heading_says() -> None:
    """Percent in the heading, a sign of change in the cell, thousands in the caption."""
    found = read_figures("Harm\tNumber\tChange (%)\nKilled\t120\t+20\nArrested\t150\t-25\n")
    assert [(each.value, each.kind) for each in found] == [
        (120.0, "count"), (20.0, "increase"), (150.0, "count"), (25.0, "decrease"),
    ]  # fmt: skip
    (scaled, _) = read_figures("Displaced by state (thousands)\nState\tIDPs\nHigh Hills\t102\nDelta\t45\n")
    assert (scaled.measure, scaled.value) == ("displaced", 102_000.0)


@pytest.mark.parametrize("form", ["tabs", "spaces", "bars", "bullets"])
def test_ten_thousand_numbers_are_read_in_linear_time(form: str) -> None:
    """Twice as many take about twice as long."""
    seconds = []
    for n_rows in (400, 1600):
        rows = {
            "tabs": [f"Village {n}\t{n}\t{3 * n}" for n in range(n_rows)],
            "spaces": [f"Village {n:<9}  {n:>6}  {3 * n:>6}" for n in range(n_rows)],
            "bars": [f"| Village {n} | {n} | {3 * n} |" for n in range(n_rows)],
            "bullets": [f"- {n + 1} in Upper Marsh" for n in range(n_rows)],
        }[form]
        head = {"tabs": "Place\tKilled\tInjured", "spaces": "Place               Killed  Injured"}
        text = "\n".join(
            [head.get(form, "Killed:" if form == "bullets" else "| Place | Killed | Injured |"), *rows]
        )
        started = time.process_time()
        n_found = len(read_figures(text))
        seconds.append(time.process_time() - started)
        assert n_found == n_rows * (1 if form == "bullets" else 2)
    assert seconds[1] < 4 * 3 * seconds[0] + 0.5
