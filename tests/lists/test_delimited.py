"""Text files of cells: encodings, delimiters, quotation marks, ragged rows."""

from __future__ import annotations

import codecs
import hashlib

import pytest

from tests.lists.files import HEADER, ROWS, codes, csv_of, read
from uncounted.errors import InputRefused
from uncounted.lists import limits

NOISE = bytes(byte | 0x80 for n in range(100) for byte in hashlib.sha256(bytes([n])).digest())
NAMES = [["name", "township"], ["Zoë Brânză", "မြစ်ကွေ့"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_states_of_unicode_are_read(encoding: str) -> None:
    """With and without a mark, in eight and sixteen bits."""
    reading = read(csv_of(NAMES, encoding=encoding))
    assert reading.rows[0].cells == {"name": "Zoë Brânză", "township": "မြစ်ကွေ့"}
    assert reading.notices == ()


def test_utf16_of_both_byte_orders_is_read() -> None:
    """The mark tells the order."""
    text = csv_of(NAMES).decode()
    for bom, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert read(bom + text.encode(encoding)).rows[0].fields.name == "Zoë Brânză"


def test_an_encoding_with_close_rivals_is_refused() -> None:
    """Spanish in Windows-1252 reads as Polish letters in Windows-1250: a guess would falsify names."""
    rows = [["nombre", "name"], *[[str(n), "José Muñoz Peña"] for n in range(40)]]
    with pytest.raises(InputRefused, match="encoding") as refused:
        read(csv_of(rows, encoding="cp1252"))
    assert "UTF-8" in refused.value.message
    assert "Mu" not in refused.value.message


def test_an_encoding_that_only_fits_one_way_is_read_and_reported() -> None:
    """The detector's word is taken where no rival gives other letters."""
    rows = [["name", "township"], *[["Jürgen Groß", "Müllhausen über der Brücke"] for _ in range(30)]]
    try:
        reading = read(csv_of(rows, encoding="cp1252"))
    except InputRefused as refused:
        assert "encoding" in refused.found  # noqa: PT017 - either answer is honest; a wrong letter is not
    else:
        assert reading.rows[0].fields.name == "Jürgen Groß"
        assert "file.encoding_guessed" in codes(reading, "doubtful")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"name,sex\n\x00\x01\x02,F\n",
        NOISE,
        codecs.BOM_UTF8 + b"name\n\xff\xfe\n",
        b"name,sex\nMya,F\n".decode().encode("utf-16-le"),
    ],
    ids=["empty", "control characters", "noise", "broken after its mark", "no mark"],
)
def test_what_is_not_readable_text_is_refused(content: bytes) -> None:
    """A refusal says what was expected and what to do."""
    with pytest.raises(InputRefused) as refused:
        read(content)
    assert refused.value.expected
    assert refused.value.advice


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    """Commas inside other cells do not mislead."""
    rows = [HEADER, *ROWS, ["a4", "Mya, daughter of Lwin, of Hilltop", "F", "1", "2031", "X, Y, Z"]]
    reading = read(csv_of(rows, delimiter=delimiter))
    assert reading.columns == tuple(HEADER)
    assert [list(row.cells.values()) for row in reading.rows] == rows[1:]


def test_row_numbers_are_those_of_a_spreadsheet() -> None:
    """Title lines, empty lines and line breaks inside cells count as a spreadsheet counts them."""
    content = b'A list of the fallen\n\nname,township\n"Mya\nThin",Riverbend\n\nKo Lwin,Hilltop\n'
    reading = read(content)
    assert [(row.number, row.fields.name) for row in reading.rows] == [(4, "Mya Thin"), (6, "Ko Lwin")]
    assert reading.rows[0].cells["name"] == "Mya\nThin"


def test_ragged_rows_are_refused_one_by_one() -> None:
    """A row with too many or too few cells may have slipped: it is kept, counted and not used."""
    content = b"name,sex,age\nMya,F,35\nLwin, Ko,M,20\nSander,M\nZin,F,4,,\n"
    reading = read(content)
    assert [row.fields.name for row in reading.rows] == ["Mya", None, None, "Zin"]
    assert reading.n_refused_rows == 2
    assert codes(reading) == ["row.ragged", "row.ragged"]
    assert reading.rows[1].cells == {"name": "Lwin", "sex": " Ko", "age": "M", "(column D)": "20"}
    assert reading.notices[0].where == "list.csv, row 3"


@pytest.mark.parametrize("bad", [b'"Mya,F\nLwin,M\n', b'"Mya" Thin,F\nLwin,M\n'])
def test_a_quotation_mark_left_open_refuses_the_file(bad: bytes) -> None:
    """It would swallow every row after it; the message names the row."""
    with pytest.raises(InputRefused, match="row 3"):
        read(b"name,sex\nZin,F\n" + bad)


def test_a_cell_that_begins_like_a_formula_is_not_used() -> None:
    """Neither is it run, nor taken for a name."""
    reading = read(b"name,age\n=HYPERLINK(1),35\nMya,=1+1\n")
    assert codes(reading, "refused") == ["cell.formula", "row.no_name", "cell.formula"]
    assert [row.fields.age for row in reading.rows] == [35, None]


def test_files_over_a_limit_are_refused_before_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many bytes, rows or columns end in a clear refusal."""
    content = csv_of([HEADER, *ROWS])
    for limit, value in (("MAX_FILE_BYTES", 10), ("MAX_ROWS", 2), ("MAX_COLUMNS", 3), ("MAX_CELLS", 5)):
        with monkeypatch.context() as lowered:
            lowered.setattr(limits, limit, value)
            with pytest.raises(InputRefused, match="at most"):
                read(content)
