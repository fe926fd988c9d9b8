"""Reads text files of cells: CSV with any usual delimiter, in an encoding that can be told.

Use this for comma, semicolon, tab or bar separated text. Not for spreadsheets: see `workbook`.
An encoding is never guessed when two guesses would give different letters.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from uncounted.domain.notice import Notice
from uncounted.errors import InputRefused
from uncounted.language.columns import field_of
from uncounted.lists.grid import Grid, Line, Place, Problem
from uncounted.lists.limits import HEADER_LINES, check_extent, check_file

_DELIMITERS = ",;\t|"
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_CHAOS, _LEAST_COHERENCE, _CLEAR_LEAD = 0.02, 0.3, 0.15
_FORMULA = Problem(
    "cell.formula",
    "a formula",
    "a value",
    "replace the formula by its value in the list; formulas are never run",
)


def read_delimited(content: bytes, place: Place) -> tuple[Grid, list[Notice]]:
    """Read a text file as one grid.

    Returns
    -------
    tuple of (Grid, list of Notice)
        The notices say how the encoding was found when the file does not state it.

    Raises
    ------
    InputRefused
        When it is empty, too large, not text, in an encoding that cannot be told, or has a
        quotation mark that is never closed.
    """
    check_file(len(content), str(place))
    text, notices = _decode(content, place)
    lines, problems, n_columns = [], {}, 0
    for number, cells in _records(text, _delimiter(text), place):
        n_columns = max(n_columns, len(cells))
        check_extent(number, n_columns, str(place))
        if any(cell.strip() for cell in cells):
            lines.append(Line(number, tuple(cells)))
            for index, cell in enumerate(cells):
                if cell.startswith("="):
                    problems[number, index] = _FORMULA
    return Grid(place, tuple(lines), problems, is_ragged_refused=True), notices


def _decode(content: bytes, place: Place) -> tuple[str, list[Notice]]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            try:
                return _checked(content.decode(encoding), place), []
            except UnicodeDecodeError as error:
                raise _unknown_encoding(
                    place, f"bytes that are not {encoding}, which the file says it is"
                ) from error
    try:
        return _checked(content.decode("utf-8"), place), []
    except UnicodeDecodeError:
        return _guess(content, place)


def _guess(content: bytes, place: Place) -> tuple[str, list[Notice]]:
    """Take the detector's word only where it is clear and no close rival gives other letters."""
    from charset_normalizer import from_bytes

    matches = from_bytes(content)
    best = matches.best()
    if best is None or best.chaos > _MOST_CHAOS or best.coherence < _LEAST_COHERENCE:
        raise _unknown_encoding(place, "text in an encoding that cannot be told")
    text = str(best)
    rivals = [match.encoding for match in matches if match.coherence > best.coherence - _CLEAR_LEAD]
    for rival in rivals:
        if content.decode(rival, "replace") != text:
            raise _unknown_encoding(place, "text in an encoding that cannot be told for certain")
    guessed = Problem(
        "file.encoding_guessed",
        f"no statement of the encoding; {best.encoding} fits",
        "UTF-8",
        "look at a few names with accents; if they are wrong, save the file as UTF-8",
        "doubtful",
    )
    return _checked(text, place), [place.notice(guessed)]


def _checked(text: str, place: Place) -> str:
    if "\0" in text:
        raise InputRefused(
            "bytes that are not text",
            where=str(place),
            expected="a text file of cells",
            advice="export the list again as CSV (UTF-8)",
        )
    return text


def _unknown_encoding(place: Place, found: str) -> InputRefused:
    return InputRefused(
        found,
        where=str(place),
        expected="UTF-8, or UTF-16 with its mark",
        advice="open the list in the program that made it and save it as CSV (UTF-8) or XLSX",
    )


def _delimiter(text: str) -> str:
    """Choose the delimiter that shows the most known columns, then the most regular lines."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(text, delimiter))


def _fit(text: str, delimiter: str) -> tuple[int, float, int]:
    sample = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            sample += [cells] if cells else []
            if len(sample) == HEADER_LINES:
                break
    except csv.Error:
        return (0, 0.0, 0)
    n_known = max((sum(field_of(cell) is not None for cell in cells) for cells in sample), default=0)
    width, n_alike = Counter(map(len, sample)).most_common(1)[0] if sample else (0, 0)
    return n_known, n_alike / max(len(sample), 1) if width > 1 else 0.0, width


def _records(text: str, delimiter: str, place: Place) -> Iterator[tuple[int, list[str]]]:
    """Give the records by number; a record with line breaks inside quotation marks is one row."""
    number = 0
    try:
        for number, cells in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1
        ):
            yield number, cells
    except csv.Error as error:
        raise InputRefused(
            "a quotation mark that is not closed, or closed in the middle of a cell",
            where=f"{place}, row {number + 1}",
            expected='cells such as "Ward 3, North", with quotation marks inside them doubled',
            advice="correct that row, or export the list again as CSV; nothing of the file was taken in",
        ) from error
