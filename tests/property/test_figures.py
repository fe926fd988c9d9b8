"""What must hold for the reader on any text."""

from __future__ import annotations

import itertools
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.holding import check_reading

from uncounted.figures import figure_dict, read

DAY = date(2031, 4, 2)
BURMESE_DIGITS = str.maketrans("0123456789", "၀၁၂၃၄၅၆၇၈၉")

_ENGLISH = [
    "killed", "12", "people", "As of", "30 March", "2031", "since", "the coup", "Myanmar", "(", ")",
    "1,038", ",", ";", ".", ":", "\n", "\n\n", "\t", "By", "Marsh Watch", "said", "according to",
    "at least", "and", "to", "half", "of them", "%", "one", "in", "five", "times", "more", "K5", "lakh",
    "US$", "m", "hundreds", "No.", "between", "from", "until", "3rd", "two", "hundred", "years",
    "prison", "years ago", "first", "months", "ago", "last", "[1]", "99999999999999999999", "Killed: ",
    "• 4 ", "Township\tKilled\n", "Sabe\t12\n", "1e9", "1.234,5", "12.5", "per cent", "the same day",
    "including", "Of them", "injured", "were", "2021", "Source:", "aged", "Section", "505", "houses",
    "a total of", "compared with", "Tuesday", "January", "to date", "5-7", "the previous month",
    "Figures:", "http://x.org/12", "-", "/", "'", "0", "00", "1 234",
]  # fmt: skip
_WORDS = [
    *_ENGLISH,
    "သေဆုံးသူ", "၁၀", "ဦး", "က", "ထုတ်ပြန်သည်။", "နှစ်", "ရာ", "မတ်လ", "ရက်", "၊", "–", "•", "ဝ", "\u200b", "“", "’",
    "½", "²", "\u202e", "\u0301", "٣", "१२", "𝟏", "\ud800", "\x00", "\u00a0", "တစ်", "ယောက်", "သိန်း", "၂၀၂၁ ခုနှစ်",
]  # fmt: skip
_days = st.one_of(st.none(), st.dates())


def _texts(words: list[str]) -> st.SearchStrategy[str]:
    pieces = st.lists(st.sampled_from(words), max_size=40)
    return st.one_of(pieces.map(" ".join), pieces.map("".join))


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=300), _texts(_WORDS)), _days)
def test_any_text_is_read_and_every_number_is_accounted_for(text: str, published: date | None) -> None:
    """No text makes the reader fail; every number is one figure or is none for a reason."""
    check_reading(text, published)


@settings(max_examples=40, deadline=None)
@given(_texts(_WORDS), _texts(_WORDS))
def test_neither_order_nor_number_of_readings_matters(first: str, second: str) -> None:
    """What was read before leaves no trace."""
    one, two = read(first, published=DAY), read(second, published=DAY)
    assert read(first, published=DAY) == one
    assert read(second, published=DAY) == two
    assert read(second, published=DAY) == two


@settings(max_examples=40, deadline=None)
@given(_texts(_ENGLISH))
def test_burmese_digits_in_any_english_text_change_nothing_but_the_quote(text: str) -> None:
    """The same figures with the same fields at the same places, the same reasons for the rest."""
    latin, burmese = (read(each, published=DAY) for each in (text, text.translate(BURMESE_DIGITS)))
    words = {"quote", "population", "place", "attribution", "caveat"}
    fields = [
        [{k: v for k, v in figure_dict(each).items() if k not in words} for each in reading.figures]
        for reading in (latin, burmese)
    ]
    assert fields[0] == fields[1]
    assert latin.not_figures == burmese.not_figures


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


_PARAGRAPHS = [
    "By 30 March 1,212 people were killed, Marsh Watch said. The true number is not known.",
    "On Tuesday soldiers burned 40 houses in Sabe, residents said. Of them, 12 were empty.",
    "At least 3,000 people fled to Lettaw in February.",
    "Killed: 12\nInjured: 30",
    "• 4 arrested\n• 5 released",
    "မတ်လ ၃ ရက်နေ့က ရွာသား ၁၂ ဦး သေဆုံးခဲ့သည်။",
]
_NARRATION = ["The river is high.", "Nobody came to the market.\nRain fell.", "မိုးရွာသည်။"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(_PARAGRAPHS), min_size=1, max_size=3), st.sampled_from(_NARRATION), st.booleans()
)
def test_plain_narration_elsewhere_changes_no_figure(
    paragraphs: list[str], narration: str, before: bool
) -> None:
    """A paragraph without numbers, dates or sources leaves every figure as it is, but for its place."""
    text = "\n\n".join(paragraphs)
    both = f"{narration}\n\n{text}" if before else f"{text}\n\n{narration}"
    shift = len(both) - len(text) if before else 0
    alone, together = (
        [figure_dict(each) for each in read(one, published=DAY).figures] for one in (text, both)
    )
    assert len(alone) == len(together) > 0
    for here, there in itertools.zip_longest(alone, together):
        assert [at + shift for at in here.pop("span")] == there.pop("span")
        assert [field["rule"] for field in here.pop("why").values()] == [
            field["rule"] for field in there.pop("why").values()
        ]
        assert here == there
