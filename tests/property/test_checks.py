"""People's checks: the order of documents changes nothing, and nothing that was said is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from uncounted.domain.anchor import anchor
from uncounted.domain.check import Check, Verdict
from uncounted.domain.checked import CheckedReading, checked_reading
from uncounted.figures import read

TEXTS = [
    f"As of {day} March 1,{day}12 people have been killed, 3{day} arrested and 12 injured, "
    "Marsh Watch said.\n"
    for day in (11, 12, 13)
]
READINGS = [
    read(text, published=date(2031, 4, 2), sha256=str(number) * 64) for number, text in enumerate(TEXTS)
]
_VERDICTS: list[Verdict] = ["confirmed", "corrected", "rejected", "reopened"]
_WORDS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.sampled_from(_VERDICTS)), max_size=12)


def _checks(words: list[tuple[int, int, Verdict]]) -> list[Check]:
    made: list[Check] = []
    for document, number, verdict in words:
        figure = READINGS[document].figures[number]
        stated = replace(figure, place=f"place {len(made)}") if verdict == "corrected" else figure
        made.append(
            Check(
                READINGS[document].sha256,
                anchor(TEXTS[document], figure.span),
                verdict,
                stated,
                figure,
                READINGS[document].reader,
                place=1 + number,
            )
        )
    return made


def _view(checks: list[Check], texts: list[str] = TEXTS) -> list[CheckedReading]:
    return [
        checked_reading(reading, text, [each for each in checks if each.sha256 == reading.sha256])
        for reading, text in zip(READINGS, texts, strict=True)
    ]


@given(_WORDS, st.permutations([0, 1, 2]))
def test_checks_in_any_order_of_documents_give_the_same_view(
    words: list[tuple[int, int, Verdict]], order: list[int]
) -> None:
    """Only the order on one figure matters."""
    checks = _checks(words)
    rank = {READINGS[document].sha256: place for place, document in enumerate(order)}
    by_document = sorted(checks, key=lambda each: rank[each.sha256])
    assert _view(by_document) == _view(checks)


@given(_WORDS)
def test_the_newest_word_on_a_figure_holds_and_the_reading_is_untouched(
    words: list[tuple[int, int, Verdict]],
) -> None:
    """Every figure of the machine is there once; what was not checked is as it was."""
    checks = _checks(words)
    newest = {(each.sha256, each.anchor.span): each for each in checks}
    for found, reading in zip(_view(checks), READINGS, strict=True):
        assert found.reading == reading
        assert [each.machine for each in found.figures] == list(reading.figures)
        for each in found.figures:
            check = newest.get((each.sha256, each.figure.span))
            expected = check.figure if check and check.verdict != "reopened" else each.machine
            assert replace(each.figure, why=()) == replace(expected, why=())  # type: ignore[type-var]
            assert each.status == (check.status if check else "machine")


@settings(max_examples=60)
@given(_WORDS, st.sampled_from(["", "Page 1\n\n", "As of "]), st.booleans())
def test_no_word_is_lost_when_texts_are_extracted_anew(
    words: list[tuple[int, int, Verdict]], before: str, is_cut: bool
) -> None:
    """Each check that holds is on a figure with the same words, or waits for a person."""
    checks = _checks(words)
    texts = [before + (text.replace(" and 12 injured", "") if is_cut else text) for text in TEXTS]
    holding = {(each.sha256, each.place): each for each in checks}
    n_holding = sum(each.verdict != "reopened" for each in holding.values())
    kept = [each for found in _view(checks, texts) for each in found.figures if each.check]
    lost = [each for found in _view(checks, texts) for each in found.stranded]
    assert len(kept) + len(lost) == n_holding
    for each in kept:
        assert each.check is not None
        assert each.figure.quote == each.check.anchor.quote
