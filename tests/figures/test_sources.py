"""Who says a number: the cue and the name, what short names go back to, how far a source carries."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.domain.figure import Figure
from uncounted.figures import read_figures

DAY = date(2031, 4, 2)


def _read(text: str) -> list[Figure]:
    return read_figures(text, published=DAY)


def _sources(text: str) -> list[str | None]:
    return [each.attribution for each in _read(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Hill Monitor: 45 people killed in March.", "Hill Monitor"),
        ("Health ministry: 45 people killed.", "Health ministry"),
        ("45 people killed in Palwe, says Hill Monitor.", "Hill Monitor"),
        ("45 killed in raid on Palwe: police", "police"),
        ("45 people were killed (Hill Monitor, 3 March).", "Hill Monitor"),
        ("In its March report the Palwe Union recorded 45 arrests.", "the Palwe Union"),
        ("On top of that the Palwe Union has recorded 45 deaths.", "the Palwe Union"),
        ("The Palwe Union, which counts every arrest, has documented 45 arrests.", "The Palwe Union"),
        ("The Palwe Union – the oldest of its kind – has documented 45 arrests.", "The Palwe Union"),
        ("45 people were killed, the league's director, Hla Min Tun, said by phone.", "Hla Min Tun"),
        ("The league's spokesman, Hla Min Tun, blamed rain and said 45 people had fled.", "Hla Min Tun"),
        ('"We buried 45 people," said Hla Min Tun, a spokesman for the Palwe Union.', "Hla Min Tun"),
        ("45 people were arrested, a tally kept by the Palwe Union shows.", "the Palwe Union"),
        ("Data compiled by the Palwe Union show 45 arrests.", "the Palwe Union"),
        ("According to figures from the Palwe Union seen by River News, 45 people died.", "the Palwe Union"),
        ("45 people were arrested, according to the Palwe Union's latest monthly report.", "the Palwe Union"),
        ("The Palwe Union put the toll at 45 dead.", "The Palwe Union"),
        ("45 arrests were counted by the Palwe Union.", "the Palwe Union"),
        ("45 people died, by the Palwe Union's count.", "the Palwe Union"),
        ("45 people were killed, River News said, citing the Palwe Union.", "the Palwe Union"),
        ("River News reports that Hla Min Tun said 45 soldiers had left.", "Hla Min Tun"),
        ("45 people were killed, residents and a local official said.", "residents and a local official"),
        ("45 people were killed, a military source said.", "a military source"),
        ("Early estimates put the dead at 45.", "Early estimates"),
    ],
)
def test_a_source_is_found_in_all_the_ways_a_text_names_one(text: str, source: str) -> None:
    """Before and after the verb, beside colons and in brackets, past asides, through who relays it."""
    assert _sources(text) == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The government arrested 45 people.",
        "45 people were found dead in Palwe.",
        "45 people were reported missing.",
        "45 people are said to be in prison.",
        "The Palwe blast claimed 45 lives.",
        "Villagers found 45 bodies.",
        "Palwe Region recorded 45 deaths.",
        "An estimated 45 people fled.",
        "Women: 45 killed.",
        "We documented 45 deaths.",
        "45 people died, by our own count.",
    ],
)
def test_doers_places_and_the_document_itself_are_no_sources(text: str) -> None:
    """Who acts, where it happened and "we" say nothing of who else counted."""
    assert _sources(text) == [None]


def test_a_short_name_goes_back_to_the_fullest_form() -> None:
    """Acronyms, "the network" and surnames have the name that the text gave them."""
    text = (
        "The Network for Shelter in Palwe (NSP) counted 45 deaths. In April NSP counted 12 deaths. "
        "The network has recorded 60 deaths this year."
    )
    assert set(_sources(text)) == {"The Network for Shelter in Palwe (NSP)"}
    assert _sources("45 people fled, Hla Min Tun said. On Monday Tun said 50 people had come back.") == [
        "Hla Min Tun",
        "Hla Min Tun",
    ]


def test_a_description_of_another_body_stays_as_written() -> None:
    """The camp committee is not the Records Committee."""
    text = "The Records Committee counted 45 deaths. The camp committee said 12 people were killed."
    assert _sources(text) == ["The Records Committee", "The camp committee"]


def test_pronouns_go_back_to_the_body_before_them() -> None:
    """It, its list, its figures: the last body, or the one that opens the sentence before."""
    assert _sources("The Palwe Synod disputes this. Its list has the names of 45 dead people.") == [
        "The Palwe Synod"
    ]
    assert _sources("45 people died, the Palwe Union said. It counted 12 injured.") == [
        "the Palwe Union",
        "the Palwe Union",
    ]


def test_a_count_over_time_carries_while_it_goes_on() -> None:
    """Parts, subsets and figures of the same matter have the source of the total."""
    text = (
        "From January to March the Palwe Union documented 450 deaths. Of these, 45 were children. "
        "Soldiers killed 12 monks. 30 people were kidnapped.\n\nThe dead include 60 women."
    )
    assert set(_sources(text)) == {"the Palwe Union"}


@pytest.mark.parametrize(
    "text",
    [
        "45 people were killed on Monday, residents said. Last year soldiers burned 60 houses.",
        "The Palwe Union counted 45 deaths in March.\n\nThe army has 6,000 soldiers.",
        "The Palwe Union counted 45 deaths in March. We recorded 60 arrests.",
        "45 people fled on Monday, the Palwe Union said. In Marsh Town 60 people were killed.",
    ],
)
def test_narration_ends_a_source(text: str) -> None:
    """Another time, another matter in a new paragraph, another place and the document's own voice end it."""
    assert _sources(text)[-1] is None


def test_each_line_of_a_list_has_the_source_above_the_list_and_not_of_the_line_before() -> None:
    """A line's own source stays with its line."""
    text = (
        "In March the Palwe Union says:\n• 45 people were killed\n"
        "• 60 were arrested, Hill Monitor said\n• 70 fled"
    )
    assert _sources(text) == ["the Palwe Union", "Hill Monitor", "the Palwe Union"]
    assert _sources("KEY FIGURES\n• 45 were killed, Hill Monitor said\n• 60 were arrested") == [
        "Hill Monitor",
        None,
    ]


def test_a_source_line_below_holds_for_the_list_above() -> None:
    """The words "Source: X" name who counted what stands over it."""
    text = "Deaths in March\n• 45 men were killed\n• 12 women were killed\nSource: Palwe Union"
    assert _sources(text) == ["Palwe Union", "Palwe Union"]


def test_a_forecast_speaks_only_of_what_follows() -> None:
    """Who expects something has not said what stands before."""
    text = "45 people were killed, and the Palwe Union expects 900 people to flee."
    assert _sources(text) == [None, "the Palwe Union"]


def test_two_sources_of_one_sentence_have_their_own_numbers() -> None:
    """The nearest cue counts, and "X said" closes what stands before it."""
    text = "The Palwe Union said 45 people were killed, while police put the dead at 12."
    assert _sources(text) == ["The Palwe Union", "police"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A baker said that 45 people were killed.", "A baker"),
        ('"We buried 45 people on Monday," said a 29-year-old teacher.', "a 29-year-old teacher"),
        ('"In 2012 45 of us were killed," said winch operator Hla Win.', "winch operator Hla Win"),
        ("At least 45 people were killed, say volunteer doctors.", "volunteer doctors"),
        ("According to the census some 45 people were killed.", "the census"),
        ("A tally by the Palwe Voice stands at 45 dead.", "the Palwe Voice"),
        ("The disaster authority raised the number of dead to 45.", "The disaster authority"),
        ("The migration agency found that 45 people were killed.", "The migration agency"),
        ("Figures obtained from the Palwe Bureau show 45 people were killed.", "the Palwe Bureau"),
        ("A doctors' union told the Palwe Report that 45 people were killed.", "A doctors' union"),
        ("The hospital admitted 45 wounded people.", None),
        ("The guard unit, registered in Palwe, killed 45 people.", None),
    ],
)
def test_whoever_speaks_is_a_source_and_whoever_acts_is_none(text: str, source: str | None) -> None:
    """Anybody may say something; admitting patients and being registered are no statements."""
    assert _sources(text) == [source]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "In Palwe, where 45 people were killed according to a rights group, 17 people were arrested.",
            ["a rights group", None],
        ),
        (
            "Sixty people fled, and 45 people, the village chief says, are without a roof.",
            [None, "the village chief"],
        ),
        (
            "Palwe had 97 deaths and Sarte fewer (36 according to the district).",
            [None, "the district"],
        ),
        ("The army admitted 45 deaths; our own count is 82.", ["The army", None]),
    ],
)
def test_a_source_speaks_for_its_aside_and_its_brackets_alone(text: str, sources: list[str | None]) -> None:
    """What stands in a relative clause, in brackets or between commas says nothing of the rest."""
    assert _sources(text) == sources


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("45 people were killed, witnesses said. Two children were among the dead.", ["witnesses"] * 2),
        ("45 people were killed, witnesses said. Eight others were wounded.", ["witnesses"] * 2),
        ("45 people were arrested, a lawyer said. Half are children.", ["a lawyer"] * 2),
        ('"We buried 45 people," said an elder. "There are 30 dead under the rubble."', ["an elder"] * 2),
        (
            "The mission documented 45 killings. This represents a 24 per cent increase.",
            ["The mission"] * 2,
        ),
        ("Nilar, 33, sleeps in a cellar. 45 people are there, she says.", ["Nilar"]),
        ("45 people were killed, Rights Now said.", ["Rights Now"]),
        ("The prison office said 45 people died. He was serving 19 years.", ["The prison office", None]),
    ],
)
def test_what_refers_back_goes_on_with_its_source(text: str, sources: list[str | None]) -> None:
    """A bare number, "among the dead" or a further quotation goes on; one person's story does not."""
    assert _sources(text) == sources


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("လူ ၄၅ ဦး သေဆုံးခဲ့ကြောင်း မြစ်ကမ်း ကွန်ရက်က မတ်လ ၃ ရက်တွင် ပြောသည်။", "မြစ်ကမ်း ကွန်ရက်"),
        ("လူ ၄၅ ဦး သေဆုံးခဲ့ကြောင်း မြစ်ကမ်း အဖွဲ့၏ မတ်လ ၃ ရက် ထုတ်ပြန်ချက်အရ သိရသည်။", "မြစ်ကမ်း အဖွဲ့"),
    ],
)
def test_burmese_sources_stand_before_their_particle(text: str, source: str) -> None:
    """NAME က … ပြော and NAME ၏ DAY … အရ; a name that ends in the letters of "day" is still a name."""
    assert _sources(text) == [source]


def test_the_words_that_show_a_source_are_kept() -> None:
    """A documenter can ask why: the rule, and the cue in the text."""
    text = "Hill Monitor: 45 people killed."
    (figure,) = _read(text)
    (why,) = [each for each in figure.why if each.field == "attribution"]
    assert why.rule == "X:"
    assert why.span is not None
    assert text[slice(*why.span)].startswith("Hill Monitor:")
