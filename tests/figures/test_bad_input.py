"""Numbers as nobody should write them: read where certain, doubted where not, never lost silently."""

from __future__ import annotations

import json
import time
from datetime import date

import pytest

from uncounted.domain.figure import Figure, Reading
from uncounted.figures import figure_dict, read

DAY = date(2031, 4, 2)
HIDDEN = "hidden characters stand inside the number"
BESIDE = "more digits stand right beside the number"


def reading_of(number: str) -> Reading:
    """Read a number in a sentence that counts the dead."""
    return read(f"In Sabe {number} people were killed.", published=DAY)


def only(number: str) -> Figure:
    """Read the one figure of such a sentence."""
    (figure,) = reading_of(number).figures
    assert figure.measure == "killed"
    return figure


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,23,456", 123456),
        ("1.234.567,8", 1234567.8),
        ("1\u00a0234\u00a0567", 1234567),
        ("1'234", 1234),
        ("１２３", 123),
        ("၁,၂၃၄", 1234),
        ("٤٥", 45),
        ("٤٬٥٦٧", 4567),
        ("१२", 12),
        ("๑๒", 12),
        ("𝟏𝟐", 12),
        ("2½ million", 2500000),
        ("½ million", 500000),
        ("\u20661,234\u2069", 1234),
        ("12\x00", 12),
        ("\ud80012\udc00", 12),
        ("12³", 12),
    ],
)
def test_an_unusual_number_is_read(written: str, value: float) -> None:
    """Groupings of other countries, digits of other scripts, signs for parts, strange neighbours."""
    figure = only(written)
    assert figure.value == value
    assert figure.doubts == ()


def test_a_sign_for_a_part_is_a_share() -> None:
    """Of the houses, ½ is half."""
    (figure,) = read("In Sabe ½ of the houses were burned.", published=DAY).figures
    assert (figure.quote, figure.value, figure.unit) == ("½", 50, "percent")


@pytest.mark.parametrize(
    ("written", "value", "doubt"),
    [
        ("1\u200b2\u200c3", 123, HIDDEN),
        ("1\u202e2\u202c3", 123, HIDDEN),
        ("1\u03362\u0336", 12, HIDDEN),
        ("1\u00ad2", 12, HIDDEN),
        ("၁2", 12, "the number is written in the digits of two scripts"),
        ("1.234", 1.234, "the point may part thousands or decimals"),
        ("2021", 2021, "the number looks like a year"),
    ],
)
def test_a_doubtful_number_says_why(written: str, value: float, doubt: str) -> None:
    """It is read, and a person is asked to look at it."""
    figure = only(written)
    assert figure.value == value
    assert doubt in figure.doubts


@pytest.mark.parametrize("written", ["1 234", "1,234,56", "12.345.67", "12,34", "1..2"])
def test_parts_of_a_broken_number_are_doubted(written: str) -> None:
    """No rule says what "1,234,56" means, so each part that is read says that it may be a part."""
    figures = reading_of(written).figures
    assert figures
    assert all(BESIDE in figure.doubts for figure in figures)
    assert all(each.span for figure in figures for each in figure.why if each.field == "value")


@pytest.mark.parametrize("written", ["12", "12,345", "12 or 13", "12; 13", "12 (13)", "In 2030 300"])
def test_ordinary_neighbours_raise_no_doubt(written: str) -> None:
    """Numbers parted by more than a comma or a point stand alone; so do the cells of a table."""
    assert not any(BESIDE in figure.doubts for figure in reading_of(written).figures)
    table = "Place\tKilled\tInjured\nSabe\t12\t345\nLettaw\t13\t456\n"
    assert not any(BESIDE in figure.doubts for figure in read(table, published=DAY).figures)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("9" * 400, "too long for a word or a number"),
        ("9" * 40, "too long for a count"),
        ("12,000,000,000,000,000,000,000", "too long for a count"),
        ("1e999", "formula"),
        ("10^6", "formula"),
        ("1O", "name"),
        ("12people", "name"),
    ],
)
def test_what_is_no_number_says_why(written: str, reason: str) -> None:
    """No part of it becomes a figure."""
    reading = reading_of(written)
    assert reading.figures == ()
    assert [each.reason for each in reading.not_figures] == [reason]


@pytest.mark.parametrize("written", ["IV", "Ⅳ", "①", "World War II and", "½", ""])
def test_letters_and_signs_that_count_nothing_are_no_figures(written: str) -> None:
    """Roman numerals, numbers in circles, a sign that stands alone, nothing at all."""
    assert reading_of(written).figures == ()


def test_a_year_and_a_count_that_look_alike_are_told_apart_by_their_words() -> None:
    """The count is doubted, the year is none."""
    reading = read("In 2021, 2021 people were arrested.", published=DAY)
    assert [(each.span, bool(each.doubts)) for each in reading.figures] == [((9, 13), True)]
    assert ((3, 7), "year") in [(each.span, each.reason) for each in reading.not_figures]


def test_no_infinite_number_reaches_json() -> None:
    """The largest numbers that are read are finite, and so are their multiples."""
    for written in ("999999999999999", "99999999999999 billion", "999,999,999,999,999 crore"):
        reading = reading_of(written)
        assert reading.figures or reading.not_figures
        written_out = json.dumps([figure_dict(each) for each in reading.figures], allow_nan=False)
        assert "Infinity" not in written_out


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\ufeff", "\u200b", "\ud800", "\t\t", "၀", "."])
def test_next_to_nothing_is_read(text: str) -> None:
    """An empty text has no figures."""
    assert read(text, published=DAY).figures == ()


def test_both_encodings_and_many_scripts_on_one_page() -> None:
    """Each line is read by itself: English, Burmese in Unicode, Burmese in Zawgyi, Arabic digits."""
    zawgyi = "၂၀၃၁ ခုနွစ္ မတ္လ ၃၀ ရက္ေန့တြင္ ရြာသား ၁၂ ဦး သတ္ျဖတ္ခံခဲ့ရေျကာင္း ကိုစိုးျမင့္က ေျပာျကားခဲ့သည္။"
    unicode = "၂၀၃၁ ခုနှစ် မတ်လ ၃၀ ရက်နေ့တွင် ရွာသား ၁၃ ဦး သတ်ဖြတ်ခံခဲ့ရကြောင်း ကိုစိုးမြင့်က ပြောကြားခဲ့သည်။"
    text = f"In Sabe 11 people were killed.\n\n{zawgyi}\n\n{unicode}\n\n١٤ people were killed in Lettaw."
    figures = read(text, published=DAY).figures
    assert [(each.value, each.measure) for each in figures] == [(n, "killed") for n in (11, 12, 13, 14)]
    assert all(text[slice(*each.span)] == each.quote for each in figures)


SLOW = {
    "one line": "Soldiers came to the village and 12 people were killed and 30 houses burned ",
    "digits": "7",
    "digits and commas": "1,",
    "brackets": "(",
    "closing brackets": "12)",
    "and": "and ",
    "number words": "one hundred and ",
    "capitals": "Sabe ",
    "Burmese": "ရွာသားများသည်တောထဲသို့ထွက်ပြေးကြရသည်",
    "row": "12\t",
    "bullets": "• - * 3 killed\n",
    "years": "2021 ",
    "zero-width": "1\u200b",
    "sources": "3 killed.\nSource: Marsh Watch\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", SLOW)
def test_time_grows_with_the_length_and_no_faster(kind: str) -> None:
    """Four times the text takes about four times as long, whatever the text is."""

    def seconds(size: int) -> float:
        text = SLOW[kind] * (size // len(SLOW[kind]))
        start = time.process_time()
        read(text, published=DAY)
        return time.process_time() - start

    read("In Sabe 12 people were killed. ရွာသား ၁၃ ဦး သေဆုံးသည်။", published=DAY)
    short = min(seconds(20_000) for _ in range(3))
    assert seconds(80_000) < 8 * max(short, 0.02)
