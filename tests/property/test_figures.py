"""What must hold for the reader on any text."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from uncounted.figures import figure_dict, read

DAY = date(2031, 4, 2)
BURMESE_DIGITS = str.maketrans("0123456789", "၀၁၂၃၄၅၆၇၈၉")

_WORDS = [
    "killed", "12", "people", "As of", "30 March", "2031", "since", "the coup", "Myanmar",
    "(", ")", "1,038", ",", ";", ".", "\n", "\n\n", "By", "Marsh Watch", "said",
    "according to", "at least", "and", "to", "half", "of them", "%", "one", "in", "five",
    "times", "more", "K5", "lakh", "US$", "m", "hundreds", "No.", "သေဆုံးသူ", "၁၀", "ဦး",
    "က", "ထုတ်ပြန်သည်။", "နှစ်", "ရာ", "မတ်လ", "ရက်", "၊", "–", "•", "between", "from",
    "until", "3rd", "ဝ", "two", "hundred", "years", "prison", "\u200b", "“", "’",
    "years ago", "99999999999999999999", "first", "months", "ago", "last", "[1]",
]  # fmt: skip
_words = st.sampled_from(_WORDS)
_texts = st.one_of(st.text(max_size=300), st.lists(_words, max_size=40).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(_texts, st.one_of(st.none(), st.dates()))
def test_any_text_is_read_and_every_quote_stands_at_its_span(text: str, published: date | None) -> None:
    """No text makes the reader fail; figures and rejected numbers never overlap."""
    reading = read(text, published=published)
    taken = [False] * len(text)
    for figure in reading.figures:
        start, end = figure.span
        assert text[start:end] == figure.quote != ""
        assert not any(taken[start:end])
        taken[start:end] = [True] * (end - start)
        assert figure_dict(figure)["span"] == [start, end]
        assert figure.as_of is None or (figure.period_start, figure.period_end) == (None, None)
        for why in figure.why:
            assert why.span is None or 0 <= why.span[0] <= why.span[1] <= len(text)
    for number in reading.not_figures:
        assert not any(taken[number.span[0] : number.span[1]])
    for statement in reading.statements:
        assert text[statement.span[0] : statement.span[1]].strip()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**7), st.integers(1, 31))
def test_burmese_and_latin_digits_read_alike(number: int, day: int) -> None:
    """The script of the digits changes nothing but the quote."""
    text = f"မတ်လ {day} ရက်နေ့အထိ သေဆုံးသူ {number:,} ဦး ရှိသည်ဟု Marsh Watch က ထုတ်ပြန်သည်။"
    latin, burmese = (read(each, published=DAY).figures for each in (text, text.translate(BURMESE_DIGITS)))
    assert [(each.span, each.measure, each.value, each.as_of, each.attribution) for each in latin] == [
        (each.span, each.measure, each.value, each.as_of, each.attribution) for each in burmese
    ]
    assert latin[0].value == number


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["The river is high.", "Nobody came to the market.\nRain fell.", "မိုးရွာသည်။"]),
    st.booleans(),
)
def test_plain_narration_elsewhere_changes_no_figure(narration: str, before: bool) -> None:
    """A paragraph without numbers, dates or sources leaves every figure as it is, but for its place."""
    text = "By 30 March 1,212 people were killed, Marsh Watch said. The true number is not known."
    both = f"{narration}\n\n{text}" if before else f"{text}\n\n{narration}"
    shift = len(both) - len(text) if before else 0
    alone, together = read(text, published=DAY).figures, read(both, published=DAY).figures
    assert [
        (each.span[0] + shift, each.measure, each.as_of, each.attribution, each.caveat) for each in alone
    ] == [(each.span[0], each.measure, each.as_of, each.attribution, each.caveat) for each in together]
