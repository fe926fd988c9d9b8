"""What a second reading of a document changed: figures added, gone, and changed field by field.

`compare` is pure; `changes` takes the readings from a store. Use them after a new version of the reader,
or after texts were extracted anew: a figure is then followed by its words and what stands around them.
Every figure of both readings is accounted for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from uncounted.domain.anchor import Span, anchor, find
from uncounted.domain.check import FieldChange, differences
from uncounted.domain.figure import Figure, NotAFigure, Reading, Statement
from uncounted.store import Store, archive
from uncounted.store import figures as stored

Kind = Literal["added", "gone", "changed"]


@dataclass(frozen=True)
class FigureChange:
    """One figure that is not as it was.

    Attributes
    ----------
    kind
        added, gone, changed.
    figure
        As it is now; as it was for one that is gone.
    fields
        For changed: each field from what to what; ``quote`` where the number's words differ.
    otherwise
        For added: why the number was no figure before. For gone: why it is none now. Empty where the
        other reading does not say.
    """

    kind: Kind
    figure: Figure
    fields: tuple[FieldChange, ...] = ()
    otherwise: str = ""


@dataclass(frozen=True)
class StatementChange:
    """One listed statement that is not as it was; as it is now, or as it was for one that is gone."""

    kind: Kind
    statement: Statement
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadingChanges:
    """What differs between two readings of one document.

    Attributes
    ----------
    sha256
        The document's capture.
    reader_before, reader_after
        Name and version of the readers.
    is_same_text
        Whether both read the same text.
    figures, statements
        What differs, in text order.
    n_before, n_after, n_unchanged
        Figures. Before = unchanged + changed + gone; after = unchanged + changed + added.
    """

    sha256: str
    reader_before: str
    reader_after: str
    is_same_text: bool
    figures: tuple[FigureChange, ...]
    statements: tuple[StatementChange, ...]
    n_before: int
    n_after: int
    n_unchanged: int

    @property
    def is_empty(self) -> bool:
        """Whether both readings say the same."""
        return not self.figures and not self.statements


def changes(store: Store) -> list[ReadingChanges]:
    """Compare the present reading of each document with the one before it, by another version of the reader.

    Documents that were read once are left out.
    """
    found = []
    for pair in stored.rereadings(store):
        texts = archive.texts(store, pair.after.sha256)
        now = texts[0] if texts else ""
        then = now if pair.is_same_input else text_read(pair.before, texts) or ""
        found.append(compare(pair.before, pair.after, (then, now)))
    return found


def compare(before: Reading, after: Reading, texts: tuple[str, str]) -> ReadingChanges:
    """Compare two readings of one document.

    Parameters
    ----------
    before, after
        The readings.
    texts
        The text that each was made on.
    """
    is_same_text = texts[0] == texts[1]
    places = _places(before.figures, texts)
    partners = _partners(places, after.figures)
    taken = {each.span for each in partners if each is not None}
    new = [each for each in after.figures if each.span not in taken]
    kept = [
        _change(then, now, place, after.not_figures)
        for then, now, place in zip(before.figures, partners, places, strict=True)
    ]
    earlier = before.not_figures if is_same_text else ()
    changes = [
        *(each for each in kept if each is not None),
        *(FigureChange("added", each, otherwise=_reason(earlier, each.span)) for each in new),
    ]
    return ReadingChanges(
        after.sha256,
        before.reader,
        after.reader,
        is_same_text,
        figures=tuple(sorted(changes, key=lambda each: each.figure.span)),
        statements=tuple(_statement_changes(before.statements, after.statements)),
        n_before=len(before.figures),
        n_after=len(after.figures),
        n_unchanged=kept.count(None),
    )


def text_read(reading: Reading, texts: Iterable[str]) -> str | None:
    """Give the first of some texts in which every figure of a reading has its words; None when none has."""
    for text in texts:
        if all(text[slice(*each.span)] == each.quote for each in reading.figures):
            return text
    return None


def _places(figures: Sequence[Figure], texts: tuple[str, str]) -> list[Span | None]:
    """Give where figures of the first text are in the second."""
    if texts[0] == texts[1]:
        return [each.span for each in figures]
    return find([anchor(texts[0], each.span) for each in figures], texts[1])


def _partners(places: list[Span | None], after: Sequence[Figure]) -> list[Figure | None]:
    """Give for each place the figure that stands there now: the same words, else words that overlap."""
    free = {each.span: each for each in after}
    found = [free.pop(place, None) if place else None for place in places]
    spans = sorted(free)
    for number, place in enumerate(places):
        if place is None or found[number] is not None:
            continue
        at = bisect_left(spans, place)
        near = [span for span in spans[max(0, at - 1) : at + 1] if span[0] < place[1] and place[0] < span[1]]
        found[number] = next((free.pop(span) for span in near if span in free), None)
    return found


def _change(
    then: Figure, now: Figure | None, place: Span | None, not_figures: Sequence[NotAFigure]
) -> FigureChange | None:
    if place is None:
        return FigureChange("gone", then, otherwise="its words are not found in the new text")
    if now is None:
        return FigureChange("gone", then, otherwise=_reason(not_figures, place))
    changed = differences(then, now)
    if now.span != place:
        changed = (FieldChange("quote", then.quote, now.quote), *changed)
    return FigureChange("changed", now, changed) if changed else None


def _reason(not_figures: Sequence[NotAFigure], span: Span) -> str:
    return next(
        (each.reason for each in not_figures if each.span[0] < span[1] and span[0] < each.span[1]), ""
    )


def _statement_changes(before: Sequence[Statement], after: Sequence[Statement]) -> Iterator[StatementChange]:
    """Pair statements by title, byline and number, those that are alike in order."""
    earlier = _numbered(before)
    later = _numbered(after)
    for key, now in later.items():
        then = earlier.get(key)
        changed = _fields_changed(then, now) if then else ()
        if then is None or changed:
            yield StatementChange("changed" if then else "added", now, changed)
    yield from (StatementChange("gone", then) for key, then in earlier.items() if key not in later)


def _numbered(statements: Sequence[Statement]) -> dict[tuple[str, str, str, int], Statement]:
    seen: Counter[tuple[str, str, str]] = Counter()
    found = {}
    for each in statements:
        key = (each.title, each.byline, each.reference)
        found[(*key, seen[key])] = each
        seen[key] += 1
    return found


def _fields_changed(then: Statement, now: Statement) -> tuple[str, ...]:
    names = (each.name for each in fields(Statement) if each.name != "span")
    return tuple(name for name in names if getattr(then, name) != getattr(now, name))
