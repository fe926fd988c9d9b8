"""Looks into a spreadsheet file before its values are read: size, extent, formulas, errors.

XLSX and ODS files are zip files of XML. A small one can claim a sheet that no memory holds, and its
formula cells carry a value that some program once computed; both are found here, by streaming
through the XML. Values themselves are read by `uncounted.lists.workbook`.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar
from xml.etree.ElementTree import ParseError, XMLParser

from uncounted.errors import InputRefused
from uncounted.lists.limits import MAX_COLUMNS, MAX_INFLATED_BYTES, MAX_ROWS, too_large

_CHUNK_BYTES = 1 << 16
_MAX_MEMBERS = 10_000
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class SheetFacts:
    """What the XML of one sheet shows.

    Attributes
    ----------
    n_rows, n_columns
        Extent of the cells with a value.
    formulas
        (row number from 1, column index from 0) to the formula, beginning with an equals sign.
    errors
        The same for error values such as ``#N/A``.
    """

    n_rows: int = 0
    n_columns: int = 0
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)

    def extend(self, row: int, column: int) -> None:
        """Count a cell with a value at a row number and a column index."""
        self.n_rows, self.n_columns = max(self.n_rows, row), max(self.n_columns, column + 1)


def xlsx_facts(content: bytes, where: str) -> tuple[dict[str, SheetFacts], bool]:
    """Look into an XLSX file.

    Returns
    -------
    tuple of (dict, bool)
        Sheet name to its facts, and whether the file counts days from 1904.

    Raises
    ------
    InputRefused
        When it is damaged, locked, too large, or has parts that no spreadsheet program writes.
    """
    with _opened(content, where) as package:
        workbook = _scanned(package, "xl/workbook.xml", _Workbook(), where)
        targets = _scanned(package, "xl/_rels/workbook.xml.rels", _Relations(), where).targets
        facts = {}
        for name, relation in workbook.sheets:
            if relation in targets:
                path = posixpath.normpath(posixpath.join("/xl", targets[relation])).lstrip("/")
                facts[name] = _scanned(package, path, _Sheet(), where).facts
        return facts, workbook.is_1904


def ods_facts(content: bytes, where: str) -> dict[str, SheetFacts]:
    """Look into an ODS file: sheet name to its facts.

    Raises
    ------
    InputRefused
        When it is damaged, locked, too large, or has parts that no spreadsheet program writes.
    """
    with _opened(content, where) as package:
        return _scanned(package, "content.xml", _Tables(), where).facts


class _Quiet:
    """An XML target that hears nothing but refuses a document type: it can define entities."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Hear an element begin."""

    def end(self, tag: str) -> None:
        """Hear an element end."""

    def data(self, text: str) -> None:
        """Hear text."""

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """Refuse."""
        raise ParseError("a document type")


Target = TypeVar("Target", bound=_Quiet)


class _Workbook(_Quiet):
    """Sheet names in order with the relation that leads to each."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.is_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = _local(tag)
        if local == "sheet":
            relation = next(
                (value for key, value in attributes.items() if _local(key) == "id" and "}" in key), ""
            )
            self.sheets.append((attributes.get("name", ""), relation))
        elif local == "workbookPr":
            self.is_1904 = attributes.get("date1904", "") in ("1", "true")


class _Relations(_Quiet):
    """Relation id to target, for sheets of cells: charts and the like are others."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Sheet(_Quiet):
    """Cells of one XLSX sheet (ECMA-376 part 1, 18.3.1: sheetData, row, c, f, v)."""

    def __init__(self) -> None:
        self.facts = SheetFacts()
        self._row, self._column, self._type = 0, -1, ""
        self._has_formula, self._hears, self._text = False, "", ""
        self._formula = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = _local(tag)
        if local == "c":
            self._begin_cell(attributes)
        elif local == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = -1
        elif local in ("f", "v", "t") and self._column >= 0:
            self._hears, self._text = local, ""
            self._has_formula = self._has_formula or local == "f"
            self.facts.extend(self._row, self._column)

    def data(self, text: str) -> None:
        if self._hears == "f" or (self._hears == "v" and self._type == "e"):
            self._text += text

    def end(self, tag: str) -> None:
        local = _local(tag)
        if local == "f" and self._hears == "f":
            self._formula = self._text
        elif local == "v" and self._type == "e":
            self.facts.errors[self._row, self._column] = self._text
        elif local == "c":
            if self._has_formula:
                self.facts.formulas[self._row, self._column] = f"={self._formula}"
            self._has_formula, self._formula, self._type = False, "", ""
        self._hears = ""

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._type = attributes.get("t", "")
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
            return
        match = _REFERENCE.fullmatch(reference)
        if not match:
            raise ParseError("a cell without a place")
        self._row, self._column = int(match[2]), _column_index(match[1])


class _Tables(_Quiet):
    """Cells of all sheets of an ODS file (OpenDocument 1.3 part 3, 9.1: table, table-row, table-cell)."""

    def __init__(self) -> None:
        self.facts: dict[str, SheetFacts] = {}
        self._sheet = SheetFacts()
        self._row, self._n_same_rows, self._column, self._n_same = 0, 1, 0, 1
        self._has_value, self._formula = False, ""
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = _local(tag)
        named = {_local(key): value for key, value in attributes.items()}
        if local == "table":
            self._sheet = self.facts[named.get("name", "")] = SheetFacts()
            self._row = 0
        elif local == "table-row":
            self._n_same_rows, self._column = int(named.get("number-rows-repeated", 1)), 0
        elif local in ("table-cell", "covered-table-cell"):
            self._n_same = int(named.get("number-columns-repeated", 1))
            self._formula = named.get("formula", "")
            self._has_value = bool(self._formula) or "value-type" in named
        elif local == "p":
            self._has_value = True

    def end(self, tag: str) -> None:
        local = _local(tag)
        if local == "table-row":
            self._row += self._n_same_rows
        elif local in ("table-cell", "covered-table-cell"):
            if self._has_value:
                self._sheet.extend(self._row + self._n_same_rows, self._column + self._n_same - 1)
            if self._formula:
                self._note_formula()
            self._column += self._n_same
            self._has_value, self._formula = False, ""

    def _note_formula(self) -> None:
        if self._sheet.n_rows > MAX_ROWS or self._sheet.n_columns > MAX_COLUMNS:
            return  # refused for its extent
        text = "=" + self._formula.partition("=")[2]
        for row in range(self._row + 1, self._row + 1 + self._n_same_rows):
            for column in range(self._column, self._column + self._n_same):
                self._sheet.formulas[row, column] = text


@contextmanager
def _opened(content: bytes, where: str) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            n_bytes = sum(member.file_size for member in members)
            if n_bytes > MAX_INFLATED_BYTES or len(members) > _MAX_MEMBERS:
                raise too_large(
                    where,
                    f"a spreadsheet that unpacks to {n_bytes // 1024**2} MiB in {len(members)} parts",
                    f"at most {MAX_INFLATED_BYTES // 1024**2} MiB in {_MAX_MEMBERS} parts",
                )
            if any(member.flag_bits & 1 for member in members):
                raise locked(where)
            is_sound = (
                len({member.filename for member in members}) == len(members) and package.testzip() is None
            )
            if not is_sound:
                raise damaged(where)
            yield package
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError) as error:
        raise damaged(where) from error


def _scanned(package: zipfile.ZipFile, member: str, target: Target, where: str) -> Target:
    parser = XMLParser(target=target)  # noqa: S314 - a document type, the only way to entities, is refused
    try:
        with package.open(member) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                parser.feed(chunk)
        parser.close()
    except (ParseError, ValueError) as error:
        raise damaged(where) from error
    return target


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = 26 * index + ord(letter) - 64
    return index - 1


def damaged(where: str) -> InputRefused:
    """Make the refusal of a file that is cut off or not what it says."""
    return InputRefused(
        "a spreadsheet file that is cut off or damaged",
        where=where,
        expected="a whole XLSX or ODS file",
        advice="ask for the file again, or open it in a spreadsheet program and save it anew",
    )


def locked(where: str) -> InputRefused:
    """Make the refusal of a file with a password."""
    return InputRefused(
        "a spreadsheet locked with a password",
        where=where,
        expected="a file without a password",
        advice="save a copy without the password",
    )
