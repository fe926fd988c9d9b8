"""One stage's work on a single file or table, without a workspace.

Use these for a passage, a list or a table that somebody sends. Nothing is kept: for work that must
be traced, open a workspace (`uncounted.pipeline`).
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec

from uncounted.archive import read_document
from uncounted.archive.limits import MAX_READ_BYTES
from uncounted.domain.document import Document
from uncounted.domain.figure import Reading
from uncounted.domain.matching import Judgement, Matching
from uncounted.domain.notice import Notice
from uncounted.domain.row import Row
from uncounted.domain.settings import MatchSettings
from uncounted.errors import InputRefused, OutsideWorld, SettingsRefused
from uncounted.figures.reader import DocumentReader
from uncounted.lists import TableReading, read_records, read_table
from uncounted.match import match
from uncounted.store import media

# a pipe or a device may never end, and waiting for it would look like work
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFSOCK: "a socket",
}


def read_file_figures(
    path: Path | str,
    *,
    published: date | None = None,
    publisher: str = "",
    language: str = "",
    reader: DocumentReader | None = None,
) -> tuple[Document, Reading, list[Notice]]:
    """Read the figures and statements of one file, without a workspace.

    Parameters
    ----------
    path
        HTML, PDF, DOCX or text file.
    published, publisher, language
        Override what the document says of itself.
    reader
        Reads with words of one's own, or a model; ours alone when None.

    Raises
    ------
    InputRefused
        When there is no such file, or it is no file that can be read whole.
    OutsideWorld
        When it cannot be opened.
    """
    content, media_type, sha256 = _content_of(Path(path))
    document, notices = read_document(
        content,
        media_type=media_type,
        sha256=sha256,
        file_name=Path(path).name,
        publisher=publisher,
        published=published.isoformat() if published else "",
    )
    if any(notice.level == "refused" for notice in notices):
        return document, Reading(sha256, (reader or DocumentReader()).name, (), (), ()), notices
    if language:
        document = replace(document, languages=(language, *document.languages))
    reading, told = (reader or DocumentReader()).read(document)
    return document, reading, [*notices, *told]


def read_list_file(path: Path | str, *, mapping: Mapping[str, str] | None = None) -> TableReading:
    """Read the rows of one table of persons, without a workspace.

    Raises
    ------
    InputRefused
        When the file is not a table that can be read.
    """
    content, media_type, _ = _content_of(Path(path))
    return read_table(content, media_type=media_type, file_name=Path(path).name, mapping=mapping)


def match_rows(
    rows: object,
    *,
    settings: MatchSettings | Mapping[str, object] | None = None,
    judgements: Sequence[Judgement] = (),
) -> Matching:
    """Match rows, or the records of any table of persons, without a workspace.

    Raises
    ------
    InputRefused
        When `rows` is neither.
    SettingsRefused
        When a setting is unknown or judgements contradict each other.
    """
    chosen = settings if isinstance(settings, MatchSettings) else _match_settings(settings or {})
    return match(_rows_of(rows), settings=chosen, judgements=judgements)


def _match_settings(values: Mapping[str, object]) -> MatchSettings:
    try:
        return msgspec.convert(dict(values), MatchSettings)
    except msgspec.ValidationError as error:
        raise SettingsRefused(
            str(error),
            where="settings",
            expected="the fields of MatchSettings",
            advice="correct that setting",
        ) from error


def _rows_of(table: object) -> Sequence[Row]:
    records = _records_of(table)
    if all(isinstance(record, Row) for record in records):
        return [record for record in records if isinstance(record, Row)]
    if all(isinstance(record, Mapping) for record in records):
        return read_records(record for record in records if isinstance(record, Mapping)).rows
    raise InputRefused(
        f"a table of type {type(table).__name__}",
        where="rows",
        expected="Row objects, a pandas, Polars or Arrow table, or a sequence of mappings",
        advice="turn it into one of these",
    )


def _records_of(table: object) -> list[object]:
    """Give the records of any table: Polars and Arrow name them one way, pandas another."""
    if hasattr(table, "to_pylist"):
        return list(table.to_pylist())
    if hasattr(table, "to_dicts"):
        return list(table.to_dicts())
    if hasattr(table, "to_dict"):
        return list(table.to_dict(orient="records"))
    return list(table) if isinstance(table, Iterable) else [table]


@contextmanager
def _outside_world(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise no_such_file(path) from error
    except OSError as error:
        raise OutsideWorld(
            f"cannot be read ({error.strerror})",
            where=path.name,
            expected="a file that you may read",
            advice="check its permissions",
        ) from error


def _content_of(path: Path) -> tuple[bytes, str, str]:
    with _outside_world(path):
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise _unfit(path, _KINDS.get(stat.S_IFMT(about.st_mode), "no regular file"))
        if about.st_size > MAX_READ_BYTES:
            raise _unfit(path, f"{about.st_size // 10**6:,} MB")
        content = path.read_bytes()
    return content, media.media_type_of(content, path.name), hashlib.sha256(content).hexdigest()


def _unfit(path: Path, found: str) -> InputRefused:
    return InputRefused(
        found,
        where=path.name,
        expected=f"a regular file of at most {MAX_READ_BYTES // 10**6:,} MB",
        advice="save what it gives to a file of its own, or split it, and read that",
    )


def no_such_file(path: Path) -> InputRefused:
    """Make the refusal of a path that leads nowhere."""
    return InputRefused(
        "there is no such file", where=path.name, expected="an existing file", advice="check the path"
    )
