"""What changed between two releases of a list."""

from __future__ import annotations

from collections.abc import Sequence

from tests.lists.files import read_rows
from uncounted.domain.row import Row
from uncounted.lists.diff import Difference, diff

HEADER = ["id", "name", "date", "township"]
OLD = [
    ["k7", "Mya Thin", "2031-03-01", "Riverbend"],
    ["k2", "Ko Lwin", "2031-03-02", "Hilltop"],
    ["k9", "Sander Vos", "2031-03-03", ""],
]


def rows_of(prefix: str, rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> tuple[Row, ...]:
    """Read one release."""
    return read_rows(header, *rows, row_prefix=prefix).rows


def told(difference: Difference) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Give the changes as plain values."""
    return [(one.kind, one.row_id, one.previous_row_id, one.columns) for one in difference.changes]


def test_a_list_against_itself_is_unchanged() -> None:
    """Whatever the order of its rows."""
    difference = diff(rows_of("a:", OLD), rows_of("b:", OLD[::-1]))
    assert (difference.changes, difference.n_unchanged) == ((), 3)


def test_rows_are_aligned_by_the_lists_own_identifier() -> None:
    """A corrected name is a change of that row, and only columns are named."""
    new = [["k1", "Zin Mar", "2031-03-04", ""], ["k2", "Ko Lwin Oo", "2031-03-02", "Hillside"], OLD[0]]
    difference = diff(rows_of("a:", OLD), rows_of("b:", new))
    assert told(difference) == [
        ("added", "b:2", "", ()),
        ("changed", "b:3", "a:3", ("name", "township")),
        ("vanished", "", "a:4", ()),
    ]
    assert difference.n_unchanged == 1


def test_another_identifier_is_another_row() -> None:
    """Even when everything else is the same."""
    new = [["k8", *OLD[0][1:]], *OLD[1:]]
    difference = diff(rows_of("a:", OLD), rows_of("b:", new))
    assert [one.kind for one in difference.changes] == ["added", "vanished"]


def test_without_identifiers_name_and_date_align() -> None:
    """Identical rows first, so that two people of one name and day keep their own rows."""
    header = ["name", "date", "township"]
    old = [["Mya", "2031-03-01", "Riverbend"], ["Mya", "2031-03-01", "Hilltop"]]
    new = [["Mya", "2031-03-01", "Hillside"], ["Mya", "2031-03-01", "Riverbend"]]
    difference = diff(rows_of("a:", old, header), rows_of("b:", new, header))
    assert told(difference) == [("changed", "b:2", "a:3", ("township",))]
    assert difference.n_unchanged == 1


def test_a_repeated_identifier_identifies_nothing() -> None:
    """Then rows are aligned by what they say."""
    old = [["k1", "Mya", "2031", ""], ["k1", "Lwin", "2031", ""]]
    difference = diff(rows_of("a:", old), rows_of("b:", old[::-1]))
    assert (difference.changes, difference.n_unchanged) == ((), 2)


def test_numbers_of_lines_are_no_identifiers() -> None:
    """A line inserted at the top renumbers every row and changes none."""
    header = ["No.", "name", "date"]
    old = [[str(n), f"Person {letter}", "2031"] for n, letter in enumerate("ABCDE", 1)]
    renumbered = [["1", "Person Z", "2031"], *([str(n + 1), *cells] for n, (_, *cells) in enumerate(old, 1))]
    difference = diff(rows_of("a:", old, header), rows_of("b:", renumbered, header))
    assert told(difference) == [("added", "b:2", "", ())]
    assert difference.n_unchanged == 5


def test_a_numbered_list_still_shows_a_corrected_name() -> None:
    """What nothing else aligns, the number does."""
    header = ["No.", "name"]
    old = [["1", "Mya"], ["2", "Lwin"], ["3", "Zin"]]
    new = [["1", "Mya"], ["2", "Lwin Oo"], ["3", "Zin"]]
    assert told(diff(rows_of("a:", old, header), rows_of("b:", new, header))) == [
        ("changed", "b:3", "a:3", ("name",))
    ]


def test_a_new_column_changes_the_rows_that_have_a_value_in_it() -> None:
    """Others stay as they were."""
    new = [[*OLD[0], "F"], [*OLD[1], ""], [*OLD[2], ""]]
    difference = diff(rows_of("a:", OLD), rows_of("b:", new, [*HEADER, "sex"]))
    assert told(difference) == [("changed", "b:2", "a:2", ("sex",))]


def test_refused_rows_are_followed_too() -> None:
    """A row without a name can be mended or vanish like any other."""
    header = ["name", "sex"]
    old = [["", "F"], ["Mya", "F"]]
    assert diff(rows_of("a:", old, header), rows_of("b:", old, header)).n_unchanged == 2
    assert told(diff(rows_of("a:", old, header), rows_of("b:", old[1:], header))) == [
        ("vanished", "", "a:2", ())
    ]


def test_rows_that_stay_lead_to_the_old_row() -> None:
    """Changed and unchanged ones, also when all lines were renumbered or a column came in."""
    header = ["No.", "name", "date"]
    old = [[str(n), f"Person {letter}", "2031"] for n, letter in enumerate("ABC", 1)]
    new = [["1", "Zin", "2031", ""], *([str(n + 1), *cells, "seen"] for n, (_, *cells) in enumerate(old, 1))]
    difference = diff(rows_of("a:", old, header), rows_of("b:", new, [*header, "Notes"]))
    assert difference.previous_of == {"b:3": "a:2", "b:4": "a:3", "b:5": "a:4"}


def test_the_number_of_a_line_alone_makes_no_row_the_old_one() -> None:
    """A slip mended in a row that is otherwise the same does; another name on the line does not."""
    header = ["No.", "name", "township"]
    old = [["1", "Mya Mya", "Hilltop"], ["2", "Thura Lwin", "Redhill"], ["3", "Zin Mar", "Oldtown"]]
    new = [["1", "Mya Mye", "Hilltop"], ["2", "Hla Wai", "Redhill"], ["3", "Zin Mar", "Oldtown"]]
    difference = diff(rows_of("a:", old, header), rows_of("b:", new, header))
    assert difference.previous_of == {"b:2": "a:2", "b:4": "a:4"}


NO_ID = ["name", "date", "age", "township", "sex"]


def kinds(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[tuple[str, tuple[str, ...]]]:
    """Compare two releases of a list without identifiers."""
    difference = diff(rows_of("a:", old, NO_ID), rows_of("b:", new, NO_ID))
    return [(one.kind, one.columns) for one in difference.changes]


def test_a_corrected_name_without_identifiers_is_a_change() -> None:
    """Nearly the same letters, or the same sounds in another script, on one day or of one age and place."""
    old = [["Mya Thin", "2031-03-01", "", "", ""], ["Htun Aye", "2031-03-02", "", "", ""]]
    new = [["ထွန်းအေး", "2031-03-02", "", "", ""], ["Mya Thinn", "2031-03-01", "", "", ""]]
    assert kinds(old, new) == [("changed", ("name",))] * 2
    old, new = [["Mya Thin", "", "35", "Hilltop", ""]], [["Mya Thinn", "", "35", "Hilltop", "F"]]
    assert kinds(old, new) == [("changed", ("name", "sex"))]


def test_a_corrected_name_alone_leads_to_the_old_row() -> None:
    """A row that differs in more than the name may be another person's."""
    old = [["Mya Thin", "2031-03-01", "35", "Hilltop", ""]]
    for new, previous_of in (
        (["Mya Thinn", "2031-03-01", "35", "Hilltop", ""], {"b:2": "a:2"}),
        (["Mya Thinn", "2031-03-01", "53", "Hilltop", ""], {}),
    ):
        assert diff(rows_of("a:", old, NO_ID), rows_of("b:", [new], NO_ID)).previous_of == previous_of


def test_names_that_are_like_more_than_one_are_not_aligned() -> None:
    """Nobody can say which was corrected to which; nor between two sexes, days, or unlike names."""
    old = [["Mya Thin", "2031-03-01", "", "", "F"]]
    two = [["Mya Thinn", "2031-03-01", "", "", "F"], ["Mya Thina", "2031-03-01", "", "", "F"]]
    assert [kind for kind, _ in kinds(old, two)] == ["added", "added", "vanished"]
    for other in (
        ["Mya Thinn", "2031-03-01", "", "", "M"],
        ["Mya Thinn", "2031-03-02", "", "", "F"],
        ["Ko Lwin", "2031-03-01", "", "", "F"],
    ):
        assert [kind for kind, _ in kinds(old, [other])] == ["added", "vanished"]


def test_a_year_is_too_little_to_align_like_names() -> None:
    """Only a day is."""
    assert [
        kind for kind, _ in kinds([["Mya Thin", "2031", "", "", ""]], [["Mya Thinn", "2031", "", "", ""]])
    ] == [
        "added",
        "vanished",
    ]


def test_very_many_unaligned_rows_of_one_day_are_left_alone() -> None:
    """The number of comparisons has a limit; smaller days are still aligned."""
    old = [[f"Person {n:05d}", "2031-03-01", "", "", ""] for n in range(600)]
    new = [[f"Someone {n:05d}", "2031-03-01", "", "", ""] for n in range(600)]
    difference = kinds(
        [*old, ["Mya Thin", "2031-03-02", "", "", ""]], [*new, ["Mya Thinn", "2031-03-02", "", "", ""]]
    )
    assert [kind for kind, _ in difference].count("changed") == 1
