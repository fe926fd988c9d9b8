"""How large a list may be; larger files are refused before they are read."""

from __future__ import annotations

from uncounted.errors import InputRefused

MAX_FILE_BYTES = 128 * 1024**2
MAX_INFLATED_BYTES = 512 * 1024**2
MAX_ROWS = 1_048_576  # what a spreadsheet can hold
MAX_COLUMNS = 1_000
MAX_CELLS = 12_000_000
HEADER_LINES = 50  # the header stands among the first so many lines


def check_file(n_bytes: int, where: str) -> None:
    """Refuse an empty file and one that is too large.

    Raises
    ------
    InputRefused
        In both cases.
    """
    if not n_bytes:
        raise InputRefused(
            "an empty file", where=where, expected="a table of persons", advice="ask for the file again"
        )
    if n_bytes > MAX_FILE_BYTES:
        raise too_large(
            where, f"a file of {n_bytes // 1024**2} MiB", f"at most {MAX_FILE_BYTES // 1024**2} MiB"
        )


def check_extent(n_rows: int, n_columns: int, where: str) -> None:
    """Refuse a table with too many rows, columns or cells.

    Raises
    ------
    InputRefused
        When any limit is passed.
    """
    if n_rows > MAX_ROWS:
        raise too_large(where, "a table with too many rows", f"at most {MAX_ROWS:,} rows")
    if n_columns > MAX_COLUMNS:
        raise too_large(where, "a table with too many columns", f"at most {MAX_COLUMNS:,} columns")
    if n_rows * n_columns > MAX_CELLS:
        raise too_large(where, "a table with too many cells", f"at most {MAX_CELLS:,} cells")


def too_large(where: str, found: str, expected: str) -> InputRefused:
    """Make the refusal of something too large."""
    return InputRefused(
        found,
        where=where,
        expected=expected,
        advice="split the list into several files, or save it without formatting below its last row",
    )
