"""The page in one language: sections of blocks, each block a few runs of text.

`layout.page` builds it from a `Content` and `Words`; renderers know blocks and nothing of what they
say, so HTML and Markdown hold the same words. A new format is a new renderer of these blocks.
"""

from __future__ import annotations

from dataclasses import dataclass

from uncounted.publish.drawing import Drawing
from uncounted.publish.text import Runs


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; style is lead, note, or empty."""

    runs: Runs
    style: str = ""
    kind: str = "paragraph"


@dataclass(frozen=True)
class Subheading:
    """A heading inside a section."""

    runs: Runs
    id: str = ""
    kind: str = "subheading"


@dataclass(frozen=True)
class Bullets:
    """A list of sentences."""

    items: tuple[Runs, ...]
    kind: str = "bullets"


@dataclass(frozen=True)
class TableRow:
    """One row of a table; the first cell names it. An id makes it an anchor."""

    cells: tuple[Runs, ...]
    id: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a caption and column heads.

    `is_number` says which columns align right; `is_matrix` that cells mean something only side by side,
    so that a narrow page must not stack them.
    """

    caption: Runs
    head: tuple[Runs, ...]
    rows: tuple[TableRow, ...]
    is_number: tuple[bool, ...]
    is_matrix: bool = False
    kind: str = "table"


@dataclass(frozen=True)
class Card:
    """One of the three numbers.

    Attributes
    ----------
    id, name
        Anchor, and stated, documented or estimated.
    label, gloss
        What sort of number this is.
    number, unit
        The number, or the plain words where there is none; what it counts.
    facts
        Who, when, how sure.
    caution
        What must be read with it.
    has_number
        False when the number is refused or missing.
    """

    id: str
    name: str
    label: Runs
    gloss: Runs
    number: Runs
    unit: Runs
    facts: tuple[Runs, ...]
    caution: tuple[Runs, ...]
    has_number: bool


@dataclass(frozen=True)
class Cards:
    """The three numbers side by side."""

    cards: tuple[Card, ...]
    kind: str = "cards"


@dataclass(frozen=True)
class FigureRow:
    """One stated figure of the period: number, what it counts, particulars."""

    id: str
    number: Runs
    what: Runs
    particulars: tuple[Runs, ...]


@dataclass(frozen=True)
class FigureGroup:
    """Figures with the same caveat, which stands directly under them and is referred to by each."""

    id: str
    rows: tuple[FigureRow, ...]
    caution: Runs
    flag: Runs = ()


@dataclass(frozen=True)
class FigureRows:
    """Stated figures of one document."""

    heading: Runs
    groups: tuple[FigureGroup, ...]
    kind: str = "figures"


@dataclass(frozen=True)
class Item:
    """One listed statement: title, particulars, what is wrong with it."""

    lead: Runs
    particulars: tuple[Runs, ...]
    flag: Runs = ()


@dataclass(frozen=True)
class Items:
    """Listed statements under one heading."""

    items: tuple[Item, ...]
    kind: str = "items"


@dataclass(frozen=True)
class Head:
    """One number that an entry of the evidence is about."""

    id: str
    ref: str
    heading: Runs


@dataclass(frozen=True)
class Entry:
    """Evidence of the numbers of one sentence, or of one other number, and the way back to their use."""

    heads: tuple[Head, ...]
    quote: Runs
    facts: tuple[tuple[Runs, Runs], ...]
    back: Runs
    kind: str = "entry"


@dataclass(frozen=True)
class Chart:
    """A drawing for wide and one for narrow pages, with its key and caption."""

    wide: Drawing
    narrow: Drawing
    key: tuple[tuple[str, Runs], ...]
    caption: tuple[Runs, ...]
    kind: str = "chart"


@dataclass(frozen=True)
class Details:
    """Blocks that a reader may open."""

    summary: Runs
    blocks: tuple[Table, ...]
    kind: str = "details"


Block = Paragraph | Subheading | Bullets | Table | Cards | FigureRows | Items | Entry | Chart | Details


@dataclass(frozen=True)
class Part:
    """A section of the page; the first one has no heading."""

    id: str
    heading: Runs
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Page:
    """A whole page.

    Attributes
    ----------
    language
        ISO 639-1 code.
    title, period, contents
        Heading, the line under it, and the heading of the table of contents.
    parts
        Sections in order.
    colophon
        The last line.
    """

    language: str
    title: Runs
    period: Runs
    contents: Runs
    parts: tuple[Part, ...]
    colophon: Runs
