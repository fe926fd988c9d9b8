"""What a Burmese clause says of its numbers: each test states one rule, in sentences of our own."""

from __future__ import annotations

import pytest

from uncounted.domain.figure import Figure
from uncounted.figures.reading import read_figures


def _read(text: str) -> list[Figure]:
    return read_figures(text, published=None)


def _measures(text: str) -> list[str]:
    return [figure.measure for figure in _read(text)]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("ရွာသား ၁၁ ဦး သေဆုံးကာ ကိုးဦး ဒဏ်ရာရပြီး ၄ ဦး ပျောက်ဆုံးသည်။", ["killed", "injured", "missing"]),
        ("လူငယ် ၆ ယောက်ကို ဖမ်းဆီးသွားတယ်။", ["arrested"]),
        ("ဆရာမ ၂ ဦး ပြန်ပေးဆွဲခံရသည်။", ["abducted"]),
        ("ဒေသခံ ၇၀၀ တောထဲသို့ ထွက်ပြေးတိမ်းရှောင်နေရသည်။", ["displaced"]),
        ("မိသားစု ၈၀ ကို ဆန်အိတ် ထောက်ပံ့ခဲ့သည်။", ["assisted"]),
    ],
)
def test_the_verb_that_ends_the_clause_says_what_happened(text: str, measures: list[str]) -> None:
    """Each number takes the first verb right of it, formal or spoken."""
    assert _measures(text) == measures


def test_numbers_joined_to_one_verb_share_it() -> None:
    """With a comma or "and" between them and no verb of their own."""
    assert _measures("အမျိုးသမီး ၃ ဦး၊ ကလေး ၅ ဦးနှင့် အဘိုးအို ၂ ဦး ဒဏ်ရာရသည်။") == ["injured"] * 3


def test_of_two_verbs_in_one_word_the_last_says_what_happened() -> None:
    """As in "Burned to death" is a death, not a fire."""
    assert _measures("ရွာသား ၄ ဦး မီးလောင်သေဆုံးသည်။") == ["killed"]


def test_a_noun_made_from_a_verb_is_counted_where_the_clause_only_says_how_many_there_are() -> None:
    """As in "The dead are 12, the held 30": the noun right before each number."""
    assert _measures("သေဆုံးသူ ၁၂ ဦး၊ ထိန်းသိမ်းခံထားရသူ ၃၀ ဦး ရှိသည်။") == ["killed", "detained"]


def test_a_purpose_is_no_event() -> None:
    """A verb before "in order to" says nothing of what happened to the counted."""
    assert _measures("အလုပ်သမား ၉၀ က ဖမ်းဆီးသူများ လွှတ်ပေးရန် ဆန္ဒပြခဲ့သည်။") == ["participants"]


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("ရွာမီးလောင်၍ နေအိမ် ၂၆ လုံး ဆုံးရှုံးသည်။", "buildings_destroyed", "houses"),
        ("ဗုံး ၈ လုံး ကြဲချခဲ့သည်။", "weapons", "shells"),
        ("ဆေးရုံ ၃ ရုံ ထိခိုက်ခဲ့သည်။", "facilities_hit", "facilities"),
        ("လေကြောင်းတိုက်ခိုက်မှု ၁၄ ကြိမ် ရှိခဲ့သည်။", "attacks", "incidents"),
        ("ပါတီ ၂၁ ခု ဝင်ရောက်သည်။", "organisations", "organisations"),
        ("ကျေးရွာ ၁၇ ရွာကို ဝင်ရောက်ခဲ့သည်။", "places_affected", "villages"),
    ],
)
def test_a_thing_is_counted_by_its_noun_whatever_befell_it(text: str, measure: str, unit: str) -> None:
    """The noun before the number decides; a classifier of many sorts of things takes its unit from it."""
    (figure,) = _read(text)
    assert (figure.measure, figure.unit) == (measure, unit)


def test_parts_count_what_their_whole_counts() -> None:
    """As in "Of them", "among the killed", "is among them", and a list that only says where."""
    assert _measures("ဖမ်းဆီးခံရသူ ၅၀ အနက် ၂၀ မှာ ကျောင်းသူများ ဖြစ်သည်။") == ["arrested"] * 2
    assert _measures("ရွာသား ၃၁ ဦး သေဆုံးသည်။ သေဆုံးသူများတွင် ကလေး ၅ ဦး ပါဝင်သည်။") == ["killed"] * 2
    text = "နေအိမ် ၉၀ မီးရှို့ခံရသည်။ အနောက်ပိုင်းတွင် အလုံး ၅၀၊ အရှေ့ပိုင်းတွင် ၄၀ လုံး ဖြစ်သည်။"
    assert _measures(text) == ["buildings_destroyed"] * 3


def test_a_verb_in_the_clause_before_the_noun_is_of_the_noun() -> None:
    """As in "The houses that burned down are nearly thirty thousand"."""
    assert _measures("မီးလောင်ခဲ့သည့် ဆိုင်များမှာ သုံးသောင်းနီးပါး ရှိသည်။") == ["buildings_destroyed"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("ငလျင်ကြောင့် ရွာသား ၁၉ ဦး သေဆုံးသည်။", "died_other"),
        ("လက်နက်ကြီးကျ၍ ရွာသား ၁၉ ဦး သေဆုံးသည်။", "killed"),
    ],
)
def test_deaths_are_killings_unless_another_cause_is_named(text: str, measure: str) -> None:
    """An earthquake kills nobody on purpose."""
    assert _measures(text) == [measure]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("တစ်ဒေါ်လာလျှင် ကျပ် ၄,၂၀၀ ရှိသည်။", "currency_value"),
        ("တစ်ယွမ်ကို ၅၉၀ ကျပ် ပေါက်သည်။", "currency_value"),
        ("ကြက်ဥတစ်လုံး ၃၀၀ ဖြစ်လာသည်။", "price"),
        ("ဆီတစ်ပိဿာ ၁၂,၅၀၀ ကျပ် ဖြစ်လာသည်။", "price"),
        ("ဆီတစ်ပိဿာ ၁ သိန်း ၅ ထောင် ဖြစ်လာသည်။", "price"),
        ("ရန်ပုံငွေ ကျပ် သိန်း ၆၀ ရရှိသည်။", "money"),
    ],
)
def test_a_sum_is_a_rate_a_price_or_money_by_what_stands_before_it(text: str, measure: str) -> None:
    """What one of something costs; else a word for prices or funds in the sentence."""
    assert _measures(text) == [measure]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("အနည်းဆုံး ရွာသား ၁၅ ဦး သေဆုံးသည်။", "at_least"),
        ("ရွာသား ၁၅ ဦးထက်မနည်း သေဆုံးသည်။", "at_least"),
        ("ရွာသား ၁၅ ဦးကျော် သေဆုံးသည်။", "more_than"),
        ("ရွာသား ၁၅ ဦးခန့် သေဆုံးသည်။", "about"),
        ("ရွာသား ၁၅ ဦးနီးပါး သေဆုံးသည်။", "nearly"),
        ("ရွာသား ၁၅ ဦးအထိ သေဆုံးသည်။", "up_to"),
        ("ရွာသား ၂၀၀ အောက် သေဆုံးသည်။", "less_than"),
        ("ရွာသား ၁၅ ဦး သေဆုံးသည်။", "exact"),
    ],
)
def test_hedges_stand_before_the_noun_or_behind_the_classifier(text: str, qualifier: str) -> None:
    """As in "At least" goes first, "more than", "about", "nearly" and "up to" follow."""
    (figure,) = _read(text)
    assert figure.qualifier == qualifier


@pytest.mark.parametrize(
    "text",
    [
        "အသက် ၆၅ နှစ်အရွယ် ဦးမြ နေထိုင်သည်။",
        "ကိုအောင် (၂၄) က လာသည်။",
        "တပ်ရင်း ၁၂၃ နှင့် တပ်မ ၄၅ တို့ ရောက်ရှိသည်။",
        "ပုဒ်မ ၁၇ (၁) ဖြင့် စွဲသည်။",
        "မြို့မှ ၈ မိုင်ဝေးသည်။",
        "မီတာ ၄၀ ဝေးသည်။",
        "ရန်ကုန်၊ ၁၄ ရပ်ကွက်၊ ၃ လမ်းတွင် နေသည်။",
        "(၁၂) ကြိမ်မြောက် ညီလာခံ ကျင်းပသည်။",
        "နယုန်လဆန်း ၅ ရက်တွင် ကျင်းပသည်။",
        "ဖုန်း ၀၉ ၁၂၃ ၄၅၆ သို့ ဆက်သွယ်ပါ။",
        "၁၃၉၀ ပြည့်နှစ်တွင် တည်သည်။",
        "ညနေ ၅ နာရီ ၃၀ မိနစ်တွင် စသည်။",
    ],
)
def test_ages_units_laws_measures_addresses_and_times_are_no_figures(text: str) -> None:
    """What names, dates or measures is no count."""
    assert _read(text) == []


def test_a_term_of_prison_is_a_figure() -> None:
    """Behind "prison", or before the verb of serving."""
    found = _read("ကျောင်းသားကို ထောင်ဒဏ် ၇ နှစ် ချမှတ်သည်။ သူငယ်ချင်းမှာ လေးနှစ်ကျခံရသည်။")
    assert [(figure.measure, figure.value) for figure in found] == [("prison_term", 7), ("prison_term", 4)]
