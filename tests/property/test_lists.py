"""What holds for every list: nothing is lost, counts reconcile, scripts of digits make no difference."""

from __future__ import annotations

import csv
import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from uncounted.domain.date import PartialDate
from uncounted.domain.row import Row
from uncounted.language.dates import is_ambiguous, order_shown, read_date
from uncounted.lists import TableReading, read_table
from uncounted.lists.diff import diff
from uncounted.lists.values import read_age

HEADER = ("id", "name", "sex", "age", "date", "township", "remark")
BURMESE = str.maketrans("0123456789", "၀၁၂၃၄၅၆၇၈၉")
DAYS = st.dates(date(1900, 3, 1), date(2100, 12, 31))

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
cells = st.one_of(
    texts,
    st.sampled_from(
        ["", "Mya", "Ko Lwin", "F", "35", "430", "2031-03-01", "31/02/2031", "=1", "ေအာင္", "အောင်", "-"]
    ),
)
lines = st.lists(st.lists(cells, min_size=1, max_size=9), max_size=12)


def csv_bytes(rows: list[list[str]]) -> bytes:
    """Write a CSV file below the header."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([HEADER, *rows])
    return out.getvalue().encode()


def read(rows: list[list[str]], prefix: str = "") -> TableReading:
    """Read a CSV file with these rows."""
    return read_table(csv_bytes(rows), media_type="text/csv", file_name="list.csv", row_prefix=prefix)


def written(row: Row) -> list[str]:
    """Give the cells of a row without empty ones at its end."""
    found = list(row.cells.values())
    while found and not found[-1].strip():
        found.pop()
    return found


@settings(max_examples=60, deadline=None)
@given(lines)
def test_every_row_ends_as_accepted_or_refused_with_its_cells_as_written(rows: list[list[str]]) -> None:
    """Rows with a value are all there; a refused one has a reason; verbatim cells equal what was written."""
    reading = read(rows)
    expected = {number: row for number, row in enumerate(rows, 2) if any(cell.strip() for cell in row)}
    assert [row.number for row in reading.rows] == list(expected)
    assert len(reading.rows) == len(reading.usable_rows) + reading.n_refused_rows
    for row in reading.rows:
        kept = [cell for cell in expected[row.number][len(HEADER) :] if cell.strip()]
        inside = expected[row.number][: len(HEADER)]
        assert list(row.cells.values()) == inside + [""] * (len(HEADER) - len(inside)) + kept
        assert row.fields.name is not None or any(notice.level == "refused" for notice in row.notices)
        assert all(notice.where.startswith(f"list.csv, row {row.number}") for notice in row.notices)


@settings(max_examples=60, deadline=None)
@given(lines)
def test_reading_is_repeatable(rows: list[list[str]]) -> None:
    """The same bytes give the same rows and notices."""
    assert read(rows) == read(rows)


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%B %Y", "%Y"]))
def test_digits_of_both_scripts_read_alike(day: date, form: str) -> None:
    """A date written with Burmese digits is the same date, and right wherever it says the day."""
    text = day.strftime(form)
    latin, burmese = read_date(text), read_date(text.translate(BURMESE))
    assert isinstance(latin, PartialDate)
    assert isinstance(burmese, PartialDate)
    assert latin.edtf == burmese.edtf
    assert day.isoformat().startswith(latin.edtf)


@given(st.integers(0, 999))
def test_ages_of_both_scripts_read_alike(age: int) -> None:
    """Refused above 120 in both."""
    assert read_age(str(age)) == read_age(str(age).translate(BURMESE))


@given(DAYS)
def test_a_date_in_digits_shows_its_order_or_is_ambiguous_or_the_same_either_way(day: date) -> None:
    """And month-first text read month first gives the day it was written for."""
    text = day.strftime("%m/%d/%Y")
    assert read_date(text, order="month first") == PartialDate.of(day, text)
    assert (order_shown(text) == "month first") + is_ambiguous(text) + (day.day == day.month) == 1


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader_of_dates(text: str) -> None:
    """It gives a date that keeps the text, or a reason that says what was expected."""
    found = read_date(text)
    assert found.original == text if isinstance(found, PartialDate) else found.expected


people = st.lists(
    st.tuples(
        st.sampled_from(["k1", "k2", "k3", "1", "2", "3", ""]),
        st.sampled_from(["Mya", "Lwin", "Mya Thin", "Mya Thinn", "Mya Htin", ""]),
        st.sampled_from(["F", "M"]),
        st.sampled_from(["", "3"]),
        st.sampled_from(["2031", "2031-03-01"]),
        st.sampled_from(["X", "Y"]),
        st.just(""),
    ).map(list),
    max_size=6,
)


@settings(max_examples=100, deadline=None)
@given(people)
def test_a_list_against_itself_has_no_changes(rows: list[list[str]]) -> None:
    """All rows are unchanged, repeats included."""
    difference = diff(read(rows, "a:").rows, read(rows, "b:").rows)
    assert (difference.changes, difference.n_unchanged) == ((), len(read(rows).rows))


@settings(max_examples=150, deadline=None)
@given(people, people)
def test_the_other_way_round_is_the_mirror_image(one: list[list[str]], other: list[list[str]]) -> None:
    """Added and vanished change places; counts add up to both releases."""
    a, b = read(one, "a:").rows, read(other, "b:").rows
    there, back = diff(a, b), diff(b, a)
    n_changed, n_same = there.count("changed"), there.n_unchanged
    assert (there.count("added"), there.count("vanished")) == (back.count("vanished"), back.count("added"))
    assert (n_changed, n_same) == (back.count("changed"), back.n_unchanged)
    assert there.count("added") + n_changed + n_same == len(b)
    assert there.count("vanished") + n_changed + n_same == len(a)
    swapped = {(one.row_id, one.previous_row_id, frozenset(one.columns)) for one in there.changes}
    assert swapped == {(one.previous_row_id, one.row_id, frozenset(one.columns)) for one in back.changes}
