"""The reader on sentences of our own: every field of every figure, in English and in Burmese."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.domain.figure import Figure
from uncounted.figures import figure_dict, read, read_figures

DAY = date(2031, 4, 2)

COUNTS = (
    "As of 30 March, there are now 1,212 people confirmed killed, 8,401 arrested, 5,977 held by the army, "
    "and 2,310 people are on the warrant list according to the Delta Prisoners' Union (DPU). "
    "Those numbers are probably much higher as many deaths cannot be confirmed, and those killed in air "
    "raids are not included in the DPU's reporting."
)
BURMESE_COUNTS = (
    "၂၀၃၁ ခုနှစ် မတ်လ ၃၀ ရက်နေ့အထိ သေဆုံးသူ ၁,၂၁၂ ဦး၊ ဖမ်းဆီးခံရသူ ၈,၄၀၁ ဦး၊ "
    "ထိန်းသိမ်းခံထားရသူ ၅,၉၇၇ ဦးနှင့် "
    "ဝရမ်းထုတ်ခံထားရသူ ၂,၃၁၀ ဦး ရှိသည်ဟု မြစ်ကမ်း အကျဉ်းသားများ အသင်းက ထုတ်ပြန်သည်။ "
    "အမှန်တကယ် အရေအတွက်မှာ ပိုမိုများပြားနိုင်သည်။"
)


def _read(text: str, publisher: str = "") -> list[Figure]:
    found = read_figures(text, published=DAY, publisher=publisher)
    assert all(text[figure.span[0] : figure.span[1]] == figure.quote for figure in found)
    return found


def _one(text: str) -> Figure:
    (figure,) = _read(text)
    return figure


@pytest.mark.parametrize(
    ("text", "source"),
    [(COUNTS, "the Delta Prisoners' Union (DPU)"), (BURMESE_COUNTS, "မြစ်ကမ်း အကျဉ်းသားများ အသင်း")],
)
def test_four_counts_share_one_day_one_source_and_the_caveat_that_follows(text: str, source: str) -> None:
    """Several numbers, one as-of day, one source, a caveat in the next sentence: all right in all fields."""
    found = _read(text)
    assert [(figure.measure, figure.value) for figure in found] == [
        ("killed", 1212.0),
        ("arrested", 8401.0),
        ("detained", 5977.0),
        ("wanted", 2310.0),
    ]
    for figure in found:
        assert (figure.as_of, figure.period_start, figure.period_end) == ("2031-03-30", None, None)
        assert (figure.unit, figure.kind, figure.qualifier) == ("persons", "count", "exact")
        assert figure.attribution == source
        assert figure.caveat


def test_every_field_names_its_rule_and_its_words() -> None:
    """A documenter can ask of each field which rule filled it and which words it rests on."""
    figure = _read(COUNTS)[0]
    why = {each.field: each for each in figure.why}
    start, end = why["measure"].span or (0, 0)
    assert COUNTS[start:end] == "killed"
    start, end = why["as_of"].span or (0, 0)
    assert COUNTS[start:end] == "30 March"
    assert {"value", "unit", "kind", "qualifier", "attribution", "caveat"} <= set(why)


def test_a_hedge_before_coordinated_numbers_covers_them_all() -> None:
    """One shared verb spreads the hedge; a source behind covers the sentence."""
    found = _read(
        "At least 340 farmers were killed and 120 injured in Palwe Province, the River League said on Monday."
    )
    assert [(each.measure, each.qualifier, each.low) for each in found] == [
        ("killed", "at_least", 340.0),
        ("injured", "at_least", 120.0),
    ]
    assert {each.attribution for each in found} == {"the River League"}
    assert {each.period_end for each in found} == {None}


def test_a_hedge_does_not_reach_over_another_full_verb() -> None:
    """After "killed at least 40 and displaced 12,000": the second number is exact."""
    found = _read("The raids killed at least 40 villagers and displaced 12,000.")
    assert [each.qualifier for each in found] == ["at_least", "exact"]


def test_since_and_month_without_year_count_from_the_day_of_the_document() -> None:
    """A month later in the year than the document is last year's."""
    assert _one("Since November, 4,500 households have been displaced.").period_start == "2030-11-01"
    figure = _one("In March 23 protesters were shot dead.")
    assert (figure.period_start, figure.period_end) == ("2031-03-01", "2031-03-31")


def test_without_the_day_of_the_document_a_day_without_year_stays_open() -> None:
    """Nothing is guessed: no year, no date."""
    (figure,) = read_figures("As of 30 March, 12 people were killed.", published=None)
    assert figure.as_of is None


def test_between_two_days_is_a_period_that_the_next_sentence_shares() -> None:
    """A time stated once holds for what follows on the same count; a part has its parent's measure."""
    found = _read(
        "Hill Monitor documented 77 deaths in custody between 1 January and 15 March 2031. "
        "Twelve of them were women."
    )
    assert [each.value for each in found] == [77.0, 12.0]
    for each in found:
        assert (each.measure, each.attribution) == ("died_other", "Hill Monitor")
        assert (each.period_start, each.period_end) == ("2031-01-01", "2031-03-15")


def test_a_source_and_a_time_end_with_their_paragraph() -> None:
    """Plain narration in a new paragraph speaks for itself."""
    found = _read("On 3 March 12 people were arrested, Press Shield said.\n\nSoldiers burned 40 houses.")
    assert [each.attribution for each in found] == ["Press Shield", None]
    assert [each.period_end for each in found] == ["2031-03-03", None]


def test_list_lines_take_the_time_and_source_above_them() -> None:
    """The head of a list holds for its lines."""
    found = _read(
        "From 1 to 31 March 2031 the Lantern Committee counted 90 casualties:\n– 30 killed;\n– 60 injured."
    )
    assert [each.measure for each in found] == ["casualties", "killed", "injured"]
    assert {(each.period_start, each.period_end, each.attribution) for each in found} == {
        ("2031-03-01", "2031-03-31", "the Lantern Committee")
    }


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("Around 2.4 million people fled.", 2_400_000, "persons", "about"),
        ("Nearly two hundred teachers were dismissed.", 200, "persons", "nearly"),
        ("The fund lost 3 billion kyats.", 3_000_000_000, "MMK", "exact"),
        ("They paid K5,000 lakh.", 500_000_000, "MMK", "exact"),
        ("A third of the detainees were released.", 33.33, "percent", "exact"),
        ("One in four houses burned.", 25, "percent", "exact"),
        ("57,809 or more people were displaced.", 57_809, "persons", "at_least"),
        ("Up to 15,000 people fled.", 15_000, "persons", "up_to"),
        ("လူ ၆,၈ဝဝ ကျော် ထွက်ပြေးခဲ့ရသည်။", 6800, "persons", "more_than"),
        ("လူ ၇ သောင်း ထွက်ပြေးခဲ့ရသည်။", 70_000, "persons", "exact"),
        ("နေရပ်စွန့်ခွာရသူ သုံးသန်းခွဲနီးပါး ရှိသည်။", 3_500_000, "persons", "nearly"),
        ("နေအိမ် ရှစ်လုံး မီးရှို့ခံရသည်။", 8, "houses", "exact"),
    ],
)
def test_values_units_and_hedges(text: str, value: float, unit: str, qualifier: str) -> None:
    """Scale words, money, fractions, words and Burmese numbers become one value with its unit."""
    figure = _one(text)
    assert (figure.value, figure.unit, figure.qualifier) == (value, unit, qualifier)


def test_ranges_and_vague_words_have_bounds_and_no_value() -> None:
    """A range sets both bounds; hundreds means a hundred at the least."""
    ranged = _one("Between 2,600 and 3,000 soldiers deserted.")
    assert (ranged.value, ranged.low, ranged.high, ranged.qualifier) == (None, 2600.0, 3000.0, "range")
    vague = _one("Hundreds of villagers were arrested.")
    assert (vague.value, vague.low, vague.high, vague.qualifier) == (None, 100.0, None, "vague")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The meeting was on 14 May 2030.", "date"),
        ("It began in 2019.", "year"),
        ("He was shot at 10.30 am.", "time"),
        ("Maung Htoo, 52, was shot.", "age"),
        ("A 17-year-old boy was shot.", "age"),
        ("The 528th Light Infantry Battalion moved in.", "unit name"),
        ("They were held under Section 505(A).", "document number"),
        ("Announcement No (36)/2021 was read out.", "document number"),
        ("COVID-19 spread.", "name"),
        ("The camp lies 20 km away.", "distance"),
        ("The fighting lasted three days.", "duration"),
        ("So the witnesses said.[3]", "footnote"),
        ("It was the 42nd assembly.", "ordinal"),
        ("This is the (၇၃) နှစ်မြောက် day.", "ordinal"),
        ("အမှတ် (၁၀/၂၀၂၁) ကြေညာချက်", "document number"),
        ("ဩဂုတ်လ (၂၂) ရက်နေ့တွင် ကျင်းပသည်။", "date"),
    ],
)
def test_numbers_that_are_no_figures_are_kept_with_their_reason(text: str, reason: str) -> None:
    """A rejected number is as telling as a found one."""
    reading = read(text, published=DAY)
    assert reading.figures == ()
    assert reason in {each.reason for each in reading.not_figures}


def test_a_prison_term_is_a_figure_and_other_durations_are_not() -> None:
    """Years of a sentence count; years of a war do not."""
    figure = _one("After four years of war she was sentenced to three years in prison.")
    assert (figure.measure, figure.value, figure.unit) == ("prison_term", 3.0, "years")


def test_whole_numbers_are_whole_in_json() -> None:
    """1,212 is written 1212, not 1212.0, and each field can be asked why."""
    row = figure_dict(_read(COUNTS)[0])
    assert repr(row["value"]) == "1212"
    assert row["why"]["measure"]["rule"]


def test_the_coup_of_a_country_is_a_date_only_where_the_text_shows_the_country() -> None:
    """Every country has had its coup."""
    assert _one("Since the coup 30 people were killed in Myanmar.").period_start == "2021-02-01"
    assert _one("Since the coup 30 people were killed in Arlen.").period_start is None


def test_more_than_before_a_date_is_no_comparison_with_that_date() -> None:
    """More than 200 killed "on 5 March" is of that day; "fewer than last year" is not of last year."""
    assert _one("More than 200 people were killed on 5 March.").period_end == "2031-03-05"
    assert _one("There were 33 attacks, fewer than last year.").period_end is None


@pytest.mark.parametrize(
    ("text", "measure", "population"),
    [
        ("Troops eliminated 30 insurgents in the hills.", "killed", "insurgents"),
        ("A total of 30 terrorists were neutralised.", "killed", "terrorists"),
        ("The fighters neutralised 30 landmines.", "weapons", "landmines"),
        ("The ministry eliminated 30 clinics.", "facilities_hit", "clinics"),
        ("30 families abandoned their homes.", "displaced", "families"),
        ("More than 30 people left their land.", "displaced", "people"),
    ],
)
def test_an_armed_force_s_word_for_killing_counts_people_killed(
    text: str, measure: str, population: str
) -> None:
    """The population stays as the text has it; of things the same verbs say something else."""
    figure = _one(text)
    assert (figure.measure, figure.population) == (measure, population)


@pytest.mark.parametrize(
    "text",
    [
        "The Union of Teachers of Palwe and Lower Marsh said 12 people were killed.",
        "12 people were killed, the Ministry of Health said.",
        "According to the Lawyers' Circle for Palwe, 12 people were killed.",
    ],
)
def test_a_place_is_not_taken_from_the_name_of_an_organisation(text: str) -> None:
    """Where its name says it sits is not where people were killed."""
    assert _one(text).place is None
    assert _one(text[:-1] + " in Palwe Province.").place == "Palwe Province"


def test_limits_that_follow_one_another_are_one_caveat() -> None:
    """Each sentence adds a limit, in any language."""
    (figure,) = _read(
        "As of 30 March 12 people were killed.\n\nOur count covers only deaths that a witness confirmed. "
        "Those who died in prison are not counted in it. The camp lies by the river."
    )
    assert figure.caveat == (
        "Our count covers only deaths that a witness confirmed. "
        "Those who died in prison are not counted in it"
    )
    (figure,) = _read("လူ ၁၂ ဦး သေဆုံးသည်။\n\nထောင်တွင်း သေဆုံးသူများ မပါဝင်ပါ။ အမှန်တကယ် အရေအတွက်မှာ ပိုများနိုင်သည်။")
    assert figure.caveat == "ထောင်တွင်း သေဆုံးသူများ မပါဝင်ပါ။ အမှန်တကယ် အရေအတွက်မှာ ပိုများနိုင်သည်"


def test_a_limit_in_a_later_sentence_must_speak_of_the_figures_to_reach_another_paragraph() -> None:
    """News of something else that could not be verified limits nothing before it."""
    (figure,) = _read(
        "12 people were killed.\n\nA bridge fell. The cause of its fall could not be independently verified."
    )
    assert figure.caveat is None


def test_words_parted_by_a_line_end_are_read_as_one_sentence() -> None:
    """Texts of pages break lines anywhere."""
    (figure,) = _read(
        "The lists of the Lantern Committee end in spring. It counted the dead as of 30\n"
        "March 2031: 12 people of five of the six\ntownships were killed."
    )[:1]
    assert (figure.value, figure.as_of) == (12.0, "2031-03-30")
