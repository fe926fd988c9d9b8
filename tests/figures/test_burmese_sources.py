"""Who says a number in Burmese, and of what day it is: each test states one rule, in sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.figures.reading import read_figures

DAY = date(2031, 5, 20)


def _sources(text: str) -> list[str | None]:
    return [figure.attribution for figure in read_figures(text, published=DAY)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("ရွာသား ၈ ဦး သေဆုံးသည်ဟု နွေဦး ကူညီရေးအသင်းက ပြောသည်။", "နွေဦး ကူညီရေးအသင်း"),
        ("နွေဦး ကူညီရေးအသင်း၏ စာရင်းအရ ရွာသား ၈ ဦး သေဆုံးသည်။", "နွေဦး ကူညီရေးအသင်း"),
        ("ရွာသား ၈ ဦး သေဆုံးကြောင်း နွေဦး ကူညီရေးအသင်းထံမှ သိရသည်။", "နွေဦး ကူညီရေးအသင်း"),
        ("နွေဦး ကူညီရေးအသင်းကလည်း ရွာသား ၈ ဦး သေဆုံးတယ်လို့ ဆိုပါတယ်။", "နွေဦး ကူညီရေးအသင်း"),
        ("ရွာသား ၈ ဦး သေဆုံးသည်ဟု ရွာခံတစ်ဦးက ပြောသည်။", "ရွာခံ"),
        ("ရွာသား ၈ ဦး သေဆုံးသည်ဟု League for Rivers and Hills က ပြောသည်။", "League for Rivers and Hills"),
        ("အသက် ၅၃ နှစ်ရှိ ဒေါ်လှက ရွာသား ၈ ဦး သေဆုံးသည်ဟု ပြောသည်။", "ဒေါ်လှ"),
        ('"ရွာသား ၈ ဦး သေဆုံးတယ်" — ရွာခံ ဒေါ်လှ', "ရွာခံ ဒေါ်လှ"),
    ],
)
def test_the_speaker_stands_before_the_particle_and_the_verb(text: str, source: str) -> None:
    """As in "X said", "by X's list", "learned from X", a quotation with a name behind a dash."""
    assert _sources(text) == [source]


def test_who_does_the_deed_is_not_who_tells_it() -> None:
    """Behind the quoting word stands the speaker, before it the one who did it."""
    text = "တပ်ရင်းမှူးက ရွာသား ၆ ဦးကို သတ်ဖြတ်ခဲ့သည်ဟု မျက်မြင်သက်သေများက ပြောသည်။"
    assert _sources(text) == ["မျက်မြင်သက်သေများ"]


def test_who_counts_is_named_and_not_who_relays() -> None:
    """As in "…, rescuers said, the paper wrote": the rescuers."""
    text = "ရွာသား ၆ ဦး သေဆုံးသည်ဟု ကယ်ဆယ်သူများက ပြောကြောင်း River Paper က ရေးသားသည်။"
    assert _sources(text) == ["ကယ်ဆယ်သူများ"]


@pytest.mark.parametrize("again", ["၎င်းက ဆက်ပြောသည်", "ယင်းကွန်ရက်က ဆိုသည်", "ကွန်ရက်က ဆိုသည်"])
def test_a_pronoun_and_a_bare_noun_go_back_to_the_name(again: str) -> None:
    """As in "It", "that network", "the network"."""
    text = f"ရွာသား ၅ ဦး သေဆုံးသည်ဟု မြစ်ရိုး ကွန်ရက်က ပြောသည်။ ကလေး ၂ ဦး ဒဏ်ရာရသည်ဟု {again}။"
    assert _sources(text) == ["မြစ်ရိုး ကွန်ရက်"] * 2


def test_words_that_are_no_verbs_of_saying_name_no_source() -> None:
    """To demand, a spokesperson's title, and a village from which somebody came."""
    assert _sources("အလုပ်သမားများက လုပ်ခ ၅,၀၀၀ ကျပ် တောင်းဆိုသည်။") == [None]
    assert _sources("မြို့သစ်ရွာက ရွာသား ၅ ဦး သေဆုံးသည်။") == [None]


def test_parts_of_a_count_keep_its_source_and_another_matter_does_not() -> None:
    """A sentence that tells who is among them goes on with the count."""
    text = "ရွာသား ၅၀ ကို မြို့နယ် ကော်မတီက ဖမ်းဆီးထားသည်ဟု ပြည်သူ့ သတင်းဌာနက ဖော်ပြသည်။ အမျိုးသမီး ၁၀ ဦး ပါဝင်သည်။"
    assert _sources(text) == ["ပြည်သူ့ သတင်းဌာန"] * 2


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("မေလ ၁၂ ရက်က ရွာသား ၃ ဦး သေဆုံးသည်။", "2031-05-12", "2031-05-12"),
        ("၂၀၃၁ ခုနှစ် ဧပြီလ (၃) ရက်နေ့မှ မေလ (၇) ရက်နေ့အထိ ရွာသား ၃ ဦး သေဆုံးသည်။", "2031-04-03", "2031-05-07"),
        ("၂၀၂၉ ခုနှစ်မှ ၂၀၃၀ ခုနှစ်အတွင်း ရွာသား ၃ ဦး သေဆုံးသည်။", "2029-01-01", "2030-12-31"),
        ("မေလ ၁ ရက်မှ ၅ ရက်အထိ ၅ ရက်တာကာလအတွင်း ရွာသား ၃ ဦး သေဆုံးသည်။", "2031-05-01", "2031-05-05"),
        ("၂၀၃၀ ပြည့်နှစ် ပထမ ခြောက်လအတွင်း ရွာသား ၃ ဦး သေဆုံးသည်။", "2030-01-01", "2030-06-30"),
        ("ဧပြီလအတွင်း ရွာသား ၃ ဦး သေဆုံးသည်။", "2031-04-01", "2031-04-30"),
        ("ဇန်နဝါရီလကတည်းက ယခုအထိ ရွာသား ၃ ဦး သေဆုံးသည်။", "2031-01-01", "2031-05-20"),
    ],
)
def test_a_period_has_the_ends_that_its_particles_give(text: str, start: str, end: str) -> None:
    """As in "On", "from … to", "from … within", "within", "since … until now"."""
    (figure,) = read_figures(text, published=DAY)
    assert (figure.period_start, figure.period_end) == (start, end)


def test_a_verb_of_the_present_state_is_only_of_the_number_before_it() -> None:
    """As in "Two are still missing" says nothing of the day on which five died."""
    dead, missing = read_figures("ရွာသား ၅ ဦး ရေနစ်သေဆုံးပြီး ၂ ဦး ပျောက်ဆုံးနေဆဲ ဖြစ်သည်။", published=DAY)
    assert (dead.as_of, missing.as_of) == (None, "2031-05-20")


def test_a_state_told_in_a_statement_is_of_the_statement_s_day() -> None:
    """A following sentence of the same speaker too."""
    text = (
        "ရွာသား ၉၀၀ ဧပြီလအတွင်း ထွက်ပြေးခဲ့သည်ဟု နွေဦး အသင်းက မေလ ၁၁ ရက်တွင် ပြောသည်။ "
        "စခန်းများတွင် စစ်ဘေးရှောင် စုစုပေါင်း ၄,၀၀၀ ရှိနေပြီဟု ဆိုသည်။"
    )
    assert read_figures(text, published=DAY)[1].as_of == "2031-05-11"
