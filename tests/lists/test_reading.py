"""Whole tables: headers, mappings, cells that are refused or doubtful, records in memory."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from tests.lists.files import HEADER, ROWS, codes, csv_of, read, read_rows
from uncounted.domain.row import Fields
from uncounted.errors import InputRefused, SettingsRefused
from uncounted.lists import read_records


def one(header: str, cell: str) -> tuple[Fields, list[str]]:
    """Read a table with a name and one more cell."""
    reading = read_rows(["name", header], ["Mya Thin", cell])
    return reading.rows[0].fields, codes(reading)


def test_a_plain_list_is_read_without_a_word() -> None:
    """Verbatim cells stand beside parsed fields; nothing is refused where nothing is wrong."""
    reading = read_rows(HEADER, *ROWS, list_name="ward-watch", row_prefix="w:", act="killed")
    first = reading.rows[0]
    assert reading.notices == ()
    assert first.cells == dict(zip(HEADER, ROWS[0], strict=True))
    assert (first.row_id, first.number, first.list_name, first.sheet) == ("w:2", 2, "ward-watch", "")
    assert (first.fields.name, first.fields.sex, first.fields.age) == ("Mya Thin", "female", 35)
    assert (first.fields.act, first.fields.place, first.fields.source_id) == ("killed", "Riverbend", "a1")
    assert reading.mapping == dict(
        zip(HEADER, ["source_id", "name", "sex", "age", "date", "place"], strict=True)
    )


def test_a_burmese_list_is_read() -> None:
    """Headers, words and digits in Burmese."""
    reading = read_rows(
        ["စဉ်", "အမည်", "အဘအမည်", "ကျား/မ", "အသက်", "မြို့နယ်", "တိုင်းဒေသကြီး/ပြည်နယ်", "သေဆုံးသည့်ရက်", "မှတ်ချက်"],
        ["၁", "မသီတာအောင်", "ဦးကျော်ထွန်း", "မ", "၃၅ နှစ်", "မြစ်ကွေ့", "မြောက်ပိုင်းဒေသ", "၂၀၃၁ ခုနှစ် မတ်လ ၁ ရက်", "-"],
    )
    fields = reading.rows[0].fields
    assert reading.notices == ()
    assert (fields.name, fields.father_name, fields.sex, fields.age) == (
        "မသီတာအောင်",
        "ဦးကျော်ထွန်း",
        "female",
        35,
    )
    assert (fields.place, fields.region, fields.source_id) == ("မြစ်ကွေ့", "မြောက်ပိုင်းဒေသ", "၁")
    assert fields.date is not None
    assert fields.date.edtf == "2031-03-01"


def test_names_are_composed_from_their_parts_in_order() -> None:
    """Several columns may feed given and family names; empty parts leave no gap."""
    reading = read_rows(
        ["fname_c1", "fname_c2", "lname_c1", "lname_c2", "alias"],
        ["Anna", "Maria", "Vos", "", "Annie; Mimi"],
        ["", "", "Vos", "", ""],
    )
    fields = reading.rows[0].fields
    assert (fields.name, fields.given_name, fields.family_name) == ("Anna Maria Vos", "Anna Maria", "Vos")
    assert fields.other_names == ("Annie", "Mimi")
    assert reading.rows[1].fields.name == "Vos"


def test_a_birth_date_comes_from_one_column_or_three() -> None:
    """What is missing is not filled in, and an impossible day is refused."""
    header = ["name", "birth_year", "birth_month", "birth_day"]
    rows = [["A", "1990", "2", "3"], ["B", "1990", "Feb", ""], ["C", "၁၉၉၀", "", "3"], ["D", "", "2", "3"]]
    reading = read_rows(header, *rows, ["E", "1990", "2", "31"], ["F", "1990.0", "02", "3"])
    born = [row.fields.birth and row.fields.birth.edtf for row in reading.rows]
    assert born == ["1990-02-03", "1990-02", "1990", None, "1990-02", "1990-02-03"]
    assert codes(reading) == ["date.impossible"]
    assert (
        one("Date of birth", "3 Feb 1990")[0].birth
        == read_rows(["name", "dob"], ["X", "3 Feb 1990"]).rows[0].fields.birth
    )


@pytest.mark.parametrize(
    ("cell", "age"),
    [("0", 0), ("120", 120), ("35 yrs", 35), ("၃၅နှစ်", 35), ("35.0", 35), (" 35 years old ", 35)],
)
def test_ages_are_read(cell: str, age: int) -> None:
    """In figures of both scripts, with or without a word for years."""
    assert one("age", cell) == (one("age", str(age))[0], [])
    assert one("age", cell)[0].age == age


@pytest.mark.parametrize(
    ("header", "cell", "code"),
    [
        ("age", "430", "age.too_high"),
        ("age", "121", "age.too_high"),
        ("age", "-3", "age.unknown_form"),
        ("age", "6 months", "age.unknown_form"),
        ("age", "30-40", "age.unknown_form"),
        ("age", "35.5", "age.unknown_form"),
        ("sex", "perhaps", "sex.unknown"),
        ("sex", "1", "sex.unknown"),
        ("act", "died", "act.unknown"),
        ("date", "31/02/2021", "date.impossible"),
        ("date", "30/08/21", "date.two_digit_year"),
        ("date", "soon", "date.unknown_form"),
        ("birth_year", "90", "number.out_of_range"),
        ("birth_year", "1383", "number.out_of_range"),
    ],
)
def test_a_bad_cell_is_refused_with_its_place_and_never_quoted(header: str, cell: str, code: str) -> None:
    """The row is used, the value is not, the cell stays as written."""
    reading = read_rows(["name", header], ["Mya Thin", cell])
    row, notice = reading.rows[0], reading.notices[0]
    assert codes(reading, "refused") == [code]
    assert row.fields == Fields(name="Mya Thin")
    assert row.cells[header] == cell
    assert notice.where == f"list.csv, row 2, column B ({header})"
    assert notice.expected
    assert notice.advice
    assert cell not in notice.found
    assert "Mya" not in str(notice)


def test_the_words_of_the_issue_describe_an_age_of_430() -> None:
    """The message says what is wrong with it."""
    assert "a number above 120" in str(read_rows(["name", "age"], ["X", "430"]).notices[0])


@pytest.mark.parametrize("cell", ["", "-", "unknown", "N/A", "မသိရ"])
def test_cells_that_say_nothing_are_empty_values(cell: str) -> None:
    """They are not refused: nothing was stated."""
    for header in ("age", "sex", "date", "township"):
        assert one(header, cell) == (Fields(name="Mya Thin"), [])


def test_what_happened_is_coded_or_refused_and_only_an_empty_cell_takes_the_default() -> None:
    """An unknown word must not become a killing."""
    reading = read_rows(
        ["name", "act"], ["A", "Detained"], ["B", ""], ["C", "ဖမ်းဆီးခံရ"], ["D", "left town"], act="killed"
    )
    assert [row.fields.act for row in reading.rows] == ["detained", "killed", "arrested", None]
    with pytest.raises(SettingsRefused, match="not known"):
        read_rows(HEADER, act="vanquished")


def test_days_and_months_follow_the_column_as_a_whole() -> None:
    """One certain date decides; without one they are read day first and reported once."""
    by_column = {
        ("05/06/2031", "30/08/2031"): ["2031-06-05", "2031-08-30"],
        ("05/06/2031", "08/30/2031"): ["2031-05-06", "2031-08-30"],
        ("05/06/2031", "07/08/2031"): ["2031-06-05", "2031-08-07"],
        ("05/06/2031", "30/08/2031", "08/30/2031"): [None, "2031-08-30", "2031-08-30"],
    }
    told = {}
    for cells, expected in by_column.items():
        reading = read_rows(["name", "date"], *(["Mya", cell] for cell in cells))
        assert [row.fields.date and row.fields.date.edtf for row in reading.rows] == expected
        told[cells[1:]] = [code for code in codes(reading) if code != "row.repeat"]
    assert list(told.values()) == [[], [], ["date.order_assumed"], ["date.ambiguous"]]


def test_a_date_after_the_release_is_doubtful_and_used() -> None:
    """Where the day of the release is known."""
    rows = (["name", "date"], ["A", "2031-03-02"], ["B", "2031-03-01"], ["C", "2031-03"])
    assert codes(read_rows(*rows, released="2031-03-01")) == ["date.after_release"]
    assert codes(read_rows(*rows)) == []


def test_zawgyi_is_kept_and_not_used() -> None:
    """A Zawgyi cell in a Unicode column, and a short word in a Zawgyi column, are refused."""
    zawgyi, unicode = "ေအာင္ေအာင္", "အောင်အောင်"
    reading = read_rows(["name", "township"], [unicode, "X"], [zawgyi, "X"], ["Aung Aung", "X"])
    assert codes(reading) == ["cell.zawgyi", "row.no_name"]
    assert reading.rows[1].cells["name"] == zawgyi
    column = read_rows(["name", "township"], *([f"{n}", "ေနျပည္ေတာ္"] for n in range(5)), ["9", "မြ"])
    assert [row.fields.place for row in column.rows] == [None] * 6
    assert codes(column).count("cell.zawgyi") == 6


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Mya 2", "name.digits"),
        ("Mya\u202eThin", "name.controls"),
        ("မြ ၂", "name.digits"),
        ("M\ufffda", "name.controls"),
    ],
)
def test_odd_names_are_doubtful_and_used(name: str, code: str) -> None:
    """Digits and invisible characters are shown to a person."""
    reading = read_rows(["name", "sex"], [name, "F"])
    assert codes(reading, "doubtful") == [code]
    assert reading.rows[0].fields.name == name


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (["", "F"], "row.no_name"),
        (["unknown", "F"], "row.no_name"),
        (["Total", "12"], "row.total"),
        (["name", "sex"], "row.header_again"),
    ],
)
def test_rows_that_are_no_person_are_kept_and_refused(cells: list[str], code: str) -> None:
    """They count as rows, and matching does not get them."""
    reading = read_rows(["name", "sex"], ["Mya", "F"], cells)
    assert code in codes(reading, "refused")
    assert (len(reading.rows), reading.n_refused_rows, len(reading.usable_rows)) == (2, 1, 1)
    assert list(reading.rows[1].cells.values()) == cells


def test_exact_repeats_are_both_kept_and_noted() -> None:
    """Whether a list repeats an entry is for a person to say."""
    reading = read_rows(["name", "sex"], ["Mya", "F"], ["Lwin", "M"], ["Mya", "F"])
    assert len(reading.usable_rows) == 3
    assert codes(reading) == ["row.repeat"]
    assert (reading.notices[0].where, reading.notices[0].found) == (
        "list.csv, row 4",
        "the same cells as row 2",
    )


def test_unknown_columns_are_kept_reported_once_and_never_used() -> None:
    """A column of truth among them."""
    reading = read_rows(["name", "entity_id", "shoe size"], ["Mya", "e1", "39"], ["Lwin", "e2", "42"])
    assert codes(reading) == ["column.unknown", "column.unknown"]
    assert reading.mapping == {"name": "name"}
    assert reading.rows[0].cells == {"name": "Mya", "entity_id": "e1", "shoe size": "39"}


def test_of_two_columns_for_one_field_the_closer_name_is_used() -> None:
    """The other is reported; a mapping decides otherwise."""
    rows = (["village", "name", "township"], ["Lower Bend", "Mya", "Riverbend"])
    assert read_rows(*rows).rows[0].fields.place == "Riverbend"
    assert codes(read_rows(*rows)) == ["column.second"]
    chosen = read_rows(*rows, mapping={"Village": "place", "township": "ignore"})
    assert chosen.rows[0].fields.place == "Lower Bend"
    assert codes(chosen) == []


def test_two_columns_of_the_same_name_are_not_used() -> None:
    """The rest of the table goes on when a name column is left; a position in a mapping decides."""
    rows = (["name", "age", "age"], ["Mya", "35", "36"])
    reading = read_rows(*rows)
    assert codes(reading, "refused") == ["column.repeated", "column.repeated"]
    assert reading.rows[0].cells == {"name": "Mya", "age": "35", "age (2)": "36"}
    assert reading.rows[0].fields.age is None
    assert read_rows(*rows, mapping={"#3": "age"}).rows[0].fields.age == 36
    assert read_rows(*rows, mapping={"age (2)": "age"}).rows[0].fields.age == 36
    with pytest.raises(SettingsRefused, match="more than one"):
        read_rows(*rows, mapping={"age": "age"})


def test_two_name_columns_refuse_the_file_unless_a_position_decides() -> None:
    """Nobody knows which one holds the names."""
    rows = (["name", "Name", "age"], ["Mya", "Thin", "35"])
    with pytest.raises(InputRefused, match="same name"):
        read_rows(*rows)
    assert read_rows(*rows, mapping={"#2": "name"}).rows[0].fields.name == "Thin"


@pytest.mark.parametrize(
    ("mapping", "found"),
    [
        ({"deceased": "name"}, "does not have"),
        ({"#9": "name"}, "does not have"),
        ({"name": "entity"}, "there is not"),
        ({"age": "name", "name": "name"}, "2 columns"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping: dict[str, str], found: str) -> None:
    """Unknown columns and fields, and two columns for one field."""
    with pytest.raises(SettingsRefused, match=found):
        read_rows(HEADER, *ROWS, mapping=mapping)


def test_a_mapping_makes_any_header_readable() -> None:
    """Columns it does not name are still recognised by name."""
    reading = read_rows(
        ["Gefallene", "age", "wann"], ["Mya", "35", "2031"], mapping={"gefallene": "name", "wann": "date"}
    )
    assert reading.notices == ()
    assert reading.mapping == {"Gefallene": "name", "age": "age", "wann": "date"}


def test_the_header_is_found_below_titles() -> None:
    """The line with the most known names is the header, not a title with one."""
    rows = [["Name list"], ["name"], ["prepared in March"], HEADER, *ROWS]
    reading = read(csv_of(rows))
    assert reading.columns == tuple(HEADER)
    assert [row.number for row in reading.rows] == [5, 6, 7]


def test_a_table_without_names_is_refused() -> None:
    """Nothing in it can be matched."""
    with pytest.raises(InputRefused, match="no line that looks like the header"):
        read_rows(["age", "sex"], ["35", "F"])
    assert read_rows(HEADER).rows == ()


def test_a_column_can_name_the_list_of_each_row() -> None:
    """Tables that hold several lists."""
    reading = read_rows(["list", "name"], ["A", "Mya"], ["", "Lwin"], list_name="rest")
    assert [row.list_name for row in reading.rows] == ["A", "rest"]


def test_records_of_a_data_frame_are_read_like_a_file() -> None:
    """Every way of saying "not there" is empty; numbers and dates take their plain form."""
    frame = pd.DataFrame(
        {
            "name": ["Mya", "Lwin", None],
            "age": [35.0, float("nan"), 3.0],
            "date": [pd.Timestamp("2031-03-01"), pd.NaT, pd.Timestamp("2031-03-02 10:00")],
            "birth_year": pd.array([1990, None, 2000], dtype="Int64"),
        }
    )
    reading = read_records(frame.to_dict("records"), list_name="A")
    assert [(row.row_id, row.number, row.list_name) for row in reading.rows] == [
        ("1", 1, "A"),
        ("2", 2, "A"),
        ("3", 3, "A"),
    ]
    assert [row.fields.age for row in reading.rows] == [35, None, 3]
    assert [row.fields.birth and row.fields.birth.edtf for row in reading.rows] == ["1990", None, "2000"]
    assert reading.rows[0].cells["date"] == "2031-03-01"
    assert codes(reading) == ["row.no_name"]
    assert read_records([{"name": "X", "born": date(1990, 1, 2)}]).rows[0].cells["born"] == "1990-01-02"


def test_real_lists_are_read_with_nothing_refused(shared_data: Path) -> None:
    """Lists in which nothing is wrong: names composed, birth dates from three columns, a list column."""
    german = read((shared_data / "linkage" / "rldata500.csv").read_bytes(), "rldata500.csv")
    assert (len(german.rows), german.n_refused_rows, codes(german, "refused")) == (500, 0, [])
    assert all(row.fields.birth and row.fields.birth.precision == "day" for row in german.rows)
    burmese = read((shared_data / "linkage" / "people_my_10000.csv").read_bytes(), "people_my_10000.csv")
    assert (len(burmese.rows), burmese.n_refused_rows, codes(burmese, "refused")) == (10_000, 0, [])
    assert {row.list_name for row in burmese.rows} == {"L1", "L2", "L3", "L4", "L5"}
    for reading in (german, burmese):
        assert codes(reading) == ["column.unknown"]
        assert "entity_id" not in reading.mapping
