"""Tables whose cells are parted by tabs."""

from __future__ import annotations

from uncounted.figures import read_figures

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
