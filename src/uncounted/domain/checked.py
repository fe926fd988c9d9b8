"""Lays people's checks over what a machine read in one document. Pure.

The newest check on a place holds, whatever the reader says now. Where the present reader says
something else than it did when the person looked, that is told, and what the person said stands. A
check whose place is no longer in the text is kept apart for a person: it is never lost.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from uncounted.domain.anchor import Span, find, hash_of
from uncounted.domain.check import (
    BY_A_PERSON,
    FIELDS,
    Check,
    CheckedFigure,
    FieldChange,
    differences,
)
from uncounted.domain.figure import Figure, Reading, Why


@dataclass(frozen=True)
class CheckedReading:
    """A reading with people's checks over it.

    Attributes
    ----------
    reading
        What the machine says.
    figures
        All figures in text order, the rejected ones too.
    stranded
        Checks that hold but whose place is not found, or found more than once, in the present text.
    covered
        Checks that would hold but for a newer one on words that overlap theirs.
    """

    reading: Reading
    figures: tuple[CheckedFigure, ...]
    stranded: tuple[Check, ...]
    covered: tuple[Check, ...] = ()

    @property
    def standing(self) -> Reading:
        """The reading with the figures that stand, corrections and additions among them."""
        return replace(self.reading, figures=tuple(each.figure for each in self.figures if each.stands))


def checked_reading(reading: Reading, text: str, checks: Sequence[Check]) -> CheckedReading:
    """Lay checks over a reading.

    Parameters
    ----------
    reading
        Of the present text.
    text
        The present text.
    checks
        On this document, oldest first.
    """
    placed, stranded, covered = _placed(checks, text)
    beside: dict[Span, list[Figure]] = {span: [] for span in placed}
    spans = sorted(placed)
    # that the reader reads what a person rejected is no news to whoever put another figure there
    rejected = {span for check, span in covered if check.verdict == "rejected"}
    figures: list[CheckedFigure] = []
    for figure in reading.figures:
        over = _overlapping(spans, figure.span)
        for span in over if figure.span not in rejected else ():
            beside[span].append(figure)
        if not over:
            figures.append(CheckedFigure(reading.sha256, figure, "machine", figure))
    digest = hash_of(text) if placed else ""
    figures += [
        _under(check, span, beside[span], text=text, is_same=check.anchor.text_sha256 == digest)
        for span, check in placed.items()
    ]
    figures.sort(key=lambda each: each.figure.span)
    return CheckedReading(reading, tuple(figures), stranded, tuple(check for check, _ in covered))


def _placed(
    checks: Sequence[Check], text: str
) -> tuple[dict[Span, Check], tuple[Check, ...], tuple[tuple[Check, Span], ...]]:
    """Give the checks that hold by their place now, those whose place is lost, and those under newer ones."""
    last = {each.place: number for number, each in enumerate(checks)}
    newest = (checks[number] for number in sorted(last.values()))
    # one that was taken back takes nothing from another
    holding = [each for each in newest if each.verdict != "reopened"]
    taken: list[Span] = []
    placed: dict[Span, Check] = {}
    stranded: list[Check] = []
    covered: list[tuple[Check, Span]] = []
    spans = find([each.anchor for each in holding], text)
    for check, span in zip(reversed(holding), reversed(spans), strict=True):
        if span is None:
            stranded.append(check)
        elif _overlapping(taken, span):
            covered.append((check, span))
        else:
            insort(taken, span)
            placed[span] = check
    return placed, tuple(reversed(stranded)), tuple(reversed(covered))


def _overlapping(spans: list[Span], span: Span) -> list[Span]:
    """Give those of sorted spans, none of which overlap each other, that overlap another one."""
    at = max(0, bisect_right(spans, span) - 1)
    found = []
    while at < len(spans) and spans[at][0] < span[1]:
        found += [spans[at]] if spans[at][1] > span[0] else []
        at += 1
    return found


def _under(check: Check, span: Span, now: list[Figure], *, text: str, is_same: bool) -> CheckedFigure:
    """Give what stands at a place because of its check, beside what the machine says there now."""
    machine = next((each for each in now if each.span == span), now[0] if now else None)
    disagreements = _disagreements(check, machine)
    why = _why(check, machine, is_same=is_same)
    return CheckedFigure(
        check.sha256,
        replace(check.figure, span=span, quote=text[slice(*span)], why=why),
        check.status,
        machine,
        check,
        disagreements,
        _questions(check, machine, now, disagreements=disagreements),
    )


def _disagreements(check: Check, machine: Figure | None) -> tuple[FieldChange, ...]:
    if machine is None:
        return ()
    said = check.machine
    return tuple(
        each
        for each in differences(check.figure, machine)
        if said is None or getattr(machine, each.field) != getattr(said, each.field)
    )


def _questions(
    check: Check, machine: Figure | None, now: list[Figure], *, disagreements: tuple[FieldChange, ...]
) -> tuple[str, ...]:
    told = []
    if check.status in ("confirmed", "corrected") and machine is None:
        told.append("the reader no longer reads a figure here")
    if disagreements:
        told.append("the reader now says otherwise: " + ", ".join(each.field for each in disagreements))
    if len(now) > 1:
        told.append(f"the reader now reads {len(now)} figures here")
    return tuple(told)


def _why(check: Check, machine: Figure | None, *, is_same: bool) -> tuple[Why, ...]:
    """Say which rule filled each field, with its words where these are known in the present text."""
    given = check.changes or (_given(check.figure) if check.machine is None else ())
    changed = {_why_field(each.field) for each in given}
    filled = {_why_field(each.field) for each in given if each.new is not None}
    now = {each.field: each for each in machine.why} if machine else {}
    kept = []
    for each in check.machine.why if check.machine else ():
        if each.field in changed:
            continue
        if is_same:
            kept.append(each)
        else:
            # the words of the rule are only known where the present reader goes by the same one
            present = now.get(each.field)
            kept.append(present if present and present.rule == each.rule else Why(each.field, each.rule))
    return (*kept, *(Why(field, BY_A_PERSON) for field in sorted(filled)))


def _given(figure: Figure) -> tuple[FieldChange, ...]:
    return tuple(FieldChange(field, None, getattr(figure, field)) for field in FIELDS)


def _why_field(field: str) -> str:
    return "period" if field.startswith("period_") else field
