"""Reads documents with what a workspace adds: its own words and events, and a model if it names one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from uncounted.domain.document import Document
from uncounted.domain.figure import Reading
from uncounted.domain.notice import Notice
from uncounted.domain.settings import FigureSettings
from uncounted.figures import lexicon
from uncounted.figures.lexicon.shipped import shipped_digest
from uncounted.figures.models import BackEnd, Endpoint, fill
from uncounted.figures.reading import READER, read
from uncounted.figures.refusal import doubts
from uncounted.store import Store
from uncounted.store.settings import lexicon_files


@dataclass(frozen=True)
class DocumentReader:
    """A reader of documents.

    Attributes
    ----------
    added
        The group's own words and events beside ours.
    back_end
        A model that fills what the grammar left open; None for none.
    """

    added: lexicon.Additions = field(default_factory=lexicon.Additions)
    back_end: BackEnd | None = None

    @property
    def name(self) -> str:
        """Name and version; a reading by another one is out of date."""
        return READER if self.back_end is None else f"{READER}+{self.back_end.name}"

    def read(self, document: Document) -> tuple[Reading, list[Notice]]:
        """Read one document; notices say what is doubtful about it.

        When the model does not answer, the reading is the grammar's alone and names it alone, so that a
        later run asks again.
        """
        published = document.issued.last_day if document.issued else None
        with lexicon.using(self.added):
            reading = read(
                document.text,
                published=published,
                language=document.languages[0] if document.languages else "",
                publisher=document.publisher,
                sha256=document.sha256,
                encoding=document.encoding,
            )
            notices = doubts(document)
            if self.back_end is not None:
                reading, told = fill(document.text, reading, self.back_end, published=published)
                notices += told
        return reading, notices

    def input_hash(self, document: Document) -> str:
        """Give the SHA-256 over all that a reading depends on, the version of the reader aside.

        The words of the lexicon are among it, ours as well as the workspace's: a word more is another
        reading, and no version has to be raised for it.
        """
        issued = document.issued.edtf if document.issued else ""
        parts: list[Any] = [document.text, issued, document.languages[:1], document.publisher]
        parts += [document.quality.reliable, document.encoding, self.added.digest]
        parts.append(shipped_digest())
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def reader_of(settings: FigureSettings, files: Mapping[str, str]) -> DocumentReader:
    """Make the reader that a workspace asks for.

    Parameters
    ----------
    settings
        How documents are read.
    files
        Name to text of the files in the workspace's own lexicon.

    Raises
    ------
    SettingsRefused
        When a lexicon file is not in form, or the model is not on this machine.
    """
    model = settings.model
    back_end = None if model is None else Endpoint(model.url, model.name, model.timeout)
    return DocumentReader(lexicon.additions(files, settings.anchors), back_end)


def own_words(store: Store) -> lexicon.Additions:
    """Give the words and events that a workspace adds to the lexicon.

    Raises
    ------
    SettingsRefused
        When a lexicon file is not in form.
    """
    settings = store.settings.figures
    return lexicon.additions(lexicon_files(store.root, settings.lexicon), settings.anchors)
