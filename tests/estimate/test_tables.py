"""Tables of capture patterns from files and data frames."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from uncounted.domain.pattern import CapturePatterns
from uncounted.errors import InputRefused, OutsideWorld, SettingsRefused, UncountedError
from uncounted.estimate import patterns_from, read_patterns
from uncounted.estimate.tables import read_table

COUNTS = b"a,b,c,count\n1,0,0,5\n0,1,1,2\n"
WANTED = CapturePatterns(("a", "b", "c"), {(1, 0, 0): 5, (0, 1, 1): 2})


def test_counts_are_read():
    """A column for each list and a count."""
    assert read_patterns(COUNTS) == WANTED


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + COUNTS,
        COUNTS.replace(b",", b";"),
        COUNTS.replace(b",", b"\t"),
        COUNTS.replace(b"\n", b"\r\n"),
        COUNTS.replace(b"count", b"Count"),
        b"\n" + COUNTS + b"\n\n,,,\n",
        b'"a","b","c","count"\n1,0,0,5.0\n0,1.0,1,2\n',
        COUNTS + b"1,1,1,0\n0,0,0,0\n",
        b"count,a,b,c\n5,1,0,0\n2,0,1,1\n",
    ],
)
def test_how_it_is_written_makes_no_difference(content: bytes):
    """Byte order mark, separator, line ends, empty lines, counts of zero and the place of the column."""
    assert read_patterns(content) == WANTED


def test_persons_are_counted():
    """Without a count each row is one person."""
    assert read_patterns(b"a,b\n1,0\n1,0\n1,1\n").counts == {(1, 1): 1, (1, 0): 2}


def test_list_columns_can_be_named():
    """Other columns are left alone when the list columns are named."""
    content = b"id,a,b,remark\n7,1,0,x\n8,1,1,\n"
    assert read_patterns(content, lists=["a", "b"]).n_observed == 2
    with pytest.raises(SettingsRefused, match="no column is called c"):
        read_patterns(content, lists=["a", "c"])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (b"1,0,0,-3", "row 4: a negative count"),
        (b"1,0,0,2.5", "row 4: a count that is not a whole number"),
        (b"1,0,0,many", "row 4: a count that is not a number"),
        (b"1,0,0,", "row 4: a count that is not a number"),
        (b"1,0,0,12e3", "row 4: a count that is not a number"),
        (b"1,0,0,99999999999", "row 4: a count above"),
        (b"0,0,0,4", "row 4: somebody on none of the lists"),
        (b"1,2,0,4", "row 4: neither 0 nor 1 in column B"),
        (b"1,,0,4", "row 4: neither 0 nor 1 in column B"),
        (b"1,0,4", "row 4: 3 cells where the header has 4"),
    ],
)
def test_bad_rows_are_refused_by_number(row: bytes, said: str):
    """Nothing is dropped or coerced; the row is named and its content is not quoted."""
    with pytest.raises(InputRefused, match=said):
        read_patterns(COUNTS + row + b"\n")


@pytest.mark.parametrize(
    "content",
    [
        b"Maung Example,Hilltop\nDaw Sample,Riverside\n",
        b"Maung Example,1,0\nDaw Sample,0,1\n",
        b"Maung Example,Maung Example\nDaw Sample,1\n",
        b"Maung Example\n",
        b"Maung Example,count\nDaw Sample,4\n",
    ],
)
@pytest.mark.parametrize("lists", [[], ["clinic"]])
def test_a_persons_file_is_refused_without_quoting_it(content: bytes, lists: list[str]):
    """Without a header the first person stands where names of lists are looked for; no message says who."""
    with pytest.raises(UncountedError) as caught:
        read_patterns(content, lists=lists)
    said = str(caught.value) + repr(caught.value.args)
    for word in ("Maung", "Example", "Daw", "Sample", "Hilltop", "Riverside"):
        assert word not in said


@pytest.mark.parametrize("content", [b"1,0,5\n0,1,2\n", b"a,1,count\n1,0,2\n", b"id,0.0\n7,1\n"])
def test_a_first_row_of_numbers_is_no_header(content: bytes):
    """Zeros and ones on top are data: the first person or pattern would be lost."""
    with pytest.raises(InputRefused, match="no header row"):
        read_patterns(content)


def test_lists_may_be_named_by_year():
    """Only 0 and 1 are taken for data; a frame's names are names whatever they are."""
    assert read_patterns(b"2030,2031\n1,0\n1,1\n").lists == ("2030", "2031")
    assert patterns_from(pd.DataFrame([[1, 0], [1, 1]])).lists == ("0", "1")


def test_columns_are_named_by_letter():
    """As a spreadsheet shows them, the twenty-seventh as AA."""
    header = ",".join(f"list{number}" for number in range(30))
    row = ",".join(["2" if number in (25, 26, 27, 28) else "1" for number in range(30)])
    with pytest.raises(InputRefused, match="columns Z, AA, AB and 1 more"):
        read_patterns(f"{header}\n{row}\n".encode())


def test_all_bad_rows_are_named_at_once():
    """A file with several mistakes needs one look."""
    with pytest.raises(InputRefused, match=r"row 4: .*row 5: "):
        read_patterns(COUNTS + b"1,0,0,-3\n0,0,0,1\n")


def test_repeated_patterns_are_summed_and_said():
    """A pattern in two rows is added up, with a notice."""
    table = read_table(COUNTS + b"1,0,0,3\n", name="t.csv")
    assert table.patterns.counts[1, 0, 0] == 8
    assert [notice.level for notice in table.notices] == ["doubtful"]
    assert "pattern 100" in table.notices[0].found


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"a,a,count\n1,0,2\n",
        b"count\n3\n",
        b"\xff\xfe\x00a",
        b"a,b\x00,count\n1,0,2\n",
        b",b,count\n1,1,1\n",
    ],
)
def test_files_that_are_no_tables_are_refused(content: bytes):
    """Empty, without list columns, with repeated or missing names, not text."""
    with pytest.raises(InputRefused):
        read_patterns(content)


def test_a_header_alone_is_nobody():
    """A table without rows holds nobody, which the estimate then refuses."""
    assert read_patterns(b"a,b,c,count\n").n_observed == 0


def test_a_path_is_read(tmp_path: Path):
    """A path may stand for the bytes; one that is not there is said to be so."""
    path = tmp_path / "t.csv"
    path.write_bytes(COUNTS)
    assert read_patterns(path) == WANTED
    with pytest.raises(OutsideWorld, match=r"none\.csv"):
        read_patterns(tmp_path / "none.csv")


class Streamed:
    """Anything that speaks the Arrow stream interface."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._frame.__arrow_c_stream__(requested_schema)


def test_frames_and_dictionaries_are_taken():
    """pandas, dictionaries of columns, Arrow, and patterns themselves."""
    columns = {"a": [1, 0], "b": [0, 1], "c": [0, 1], "count": [5, 2]}
    frame = pd.DataFrame(columns)
    assert patterns_from(columns) == patterns_from(frame) == patterns_from(WANTED) == WANTED
    assert patterns_from(frame.astype({"a": bool, "count": float})) == WANTED
    pyarrow = pytest.importorskip("pyarrow")
    assert patterns_from(pyarrow.table(columns)) == patterns_from(Streamed(frame)) == WANTED


def test_other_things_are_refused():
    """What is no table is refused by type; ragged columns are too."""
    with pytest.raises(InputRefused, match="a list"):
        patterns_from([1, 2])
    with pytest.raises(InputRefused, match="differ in length"):
        patterns_from({"a": [1], "count": [1, 2]})
    with pytest.raises(InputRefused, match="not a number"):
        patterns_from({"a": [1], "count": [float("nan")]})
