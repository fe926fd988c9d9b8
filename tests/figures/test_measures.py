"""What a number counts, by the clause it stands in: sentences of our own, English."""

from __future__ import annotations

from datetime import date

import pytest

from uncounted.domain.figure import Figure
from uncounted.figures import read_figures

DAY = date(2031, 4, 2)


def _read(text: str) -> list[Figure]:
    return read_figures(text, published=DAY)


def _measures(text: str) -> list[str]:
    return [figure.measure for figure in _read(text)]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        # verb, participle, noun
        ("The shelling killed 12 people and wounded 30.", ["killed", "injured"]),
        ("In all 12 were killed and 30 wounded.", ["killed", "injured"]),
        ("The blast left 12 dead, 30 hurt.", ["killed", "injured"]),
        ("The attack claimed 12 lives.", ["killed"]),
        ("Nine farmers lost their lives and four succumbed to their wounds later.", ["killed", "killed"]),
        ("Gunmen gunned down seven traders.", ["killed"]),
        ("The group confirmed the deaths of 14 villagers.", ["killed"]),
        ("The abduction of 40 pupils shocked Palwe.", ["abducted"]),
        ("The month saw 14 deaths and 33 injuries.", ["killed", "injured"]),
        ("Police rounded up 50 students and jailed 12.", ["arrested", "detained"]),
        ("About 40 monks are behind bars.", ["detained"]),
        ("The army torched 200 houses in 12 villages.", ["buildings_destroyed", "places_affected"]),
        ("Thirty schools were shut.", ["facilities_hit"]),
        ("Jets carried out 15 airstrikes.", ["attacks"]),
        ("Some 9,000 families fled their homes.", ["displaced"]),
        ("Some 9,000 people crossed the border into Ruland.", ["refugees"]),
        ("The coastguard pushed back 300 migrants.", ["deported"]),
        ("About 800 families returned home.", ["returned"]),
        ("Aid workers vaccinated 5,000 children.", ["assisted"]),
        ("The court sentenced nine men to death.", ["sentenced_death"]),
        ("Seven prisoners were hanged on Friday.", ["executed"]),
        ("Rescuers recovered 22 bodies.", ["bodies_found"]),
        ("About 70 people remain unaccounted for.", ["missing"]),
        ("In March 300 soldiers defected.", ["defected"]),
        ("The army conscripted 4,000 young men.", ["recruited"]),
        ("Some 20,000 people took to the streets.", ["participants"]),
        ("The ministry sacked 120 teachers.", ["dismissed"]),
        # the doer is not the counted
        ("Some 50 soldiers raided the village.", ["troops"]),
        ("Twelve gunmen abducted 30 pupils.", ["troops", "abducted"]),
        # soldiers who are counted by the verb
        ("Twelve soldiers were killed.", ["killed"]),
        ("Among the dead were 12 policemen.", ["killed"]),
        # relative clauses and asides
        ("12 people, two of them children, were wounded.", ["injured", "injured"]),
        ("30 people who had been displaced were killed.", ["killed"]),
        ("The 4,000 police who deserted did so in May.", ["defected"]),
        ("18 miners (11 in Pal, seven in Lum) were arrested.", ["arrested", "arrested", "arrested"]),
        # totals
        ("The death toll rose to 45.", ["killed"]),
        ("The number of people killed in the raids has risen to 1,204.", ["killed"]),
        ("The union puts the number of houses burned at 3,500.", ["buildings_destroyed"]),
        ("Injured: 12", ["injured"]),
        # coordination
        ("The militia killed 12 villagers and three soldiers.", ["killed", "killed"]),
        ("40 men, 30 women and 12 children were detained.", ["arrested"] * 3),
        # subsets
        ("399 people were sentenced, 36 of them to death.", ["sentenced", "sentenced_death"]),
        ("The raid killed 40 people, including 12 children.", ["killed", "killed"]),
        ("Of the 300 arrested, 120 were released.", ["arrested", "released"]),
        # shares
        ("12 per cent of the deaths were in Lum.", ["killed"]),
        ("Deaths fell by 30 percent.", ["killed"]),
        ("Only 20 per cent of the budget was paid.", ["money"]),
        # sums
        ("The count for May was 589: 138 killed and 451 injured.", ["casualties", "killed", "injured"]),
        ("Other districts: 30 (12 killed, 18 injured).", ["casualties", "killed", "injured"]),
        # an earlier value in brackets
        ("There were 285 (255) dead and 672 (646) wounded.", ["killed", "killed", "injured", "injured"]),
    ],
)
def test_a_number_has_the_measure_of_its_clause(text: str, measures: list[str]) -> None:
    """Verb, noun, label, parent: each number its own."""
    assert _measures(text) == measures


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        # verbs in two parts
        ("The rebels let 12 captives go.", ["released"]),
        ("The gunmen took 14 students hostage.", ["abducted"]),
        ("The blast left 300 families homeless.", ["displaced"]),
        ("A gunman shot nine people dead in a church.", ["killed"]),
        ("The shelling forced 3,000 people from their homes.", ["displaced"]),
        # a country behind a verb of flight
        ("Some 4,000 people fled to Kenya.", ["refugees"]),
        ("Some 4,000 people fled to Palwe.", ["displaced"]),
        ("About 300 people entered Turkey.", ["refugees"]),
        ("Some 90 children were taken to Russia.", ["deported"]),
        # several harms in one number
        ("12 people were killed, injured or abducted.", ["casualties"]),
        ("The raid killed 12 people and injured 30.", ["killed", "injured"]),
        # blows are counted in times
        ("The army shelled the town 40 times.", ["attacks"]),
        # built is not destroyed, countries where something happens do not act
        ("Some 300 houses have been built.", ["other"]),
        ("Some 300 houses have been burned.", ["buildings_destroyed"]),
        ("The fighting spread to 12 countries.", ["places_affected"]),
        ("Fifteen countries signed the treaty.", ["organisations"]),
        # what goods cost
        ("A litre of petrol costs 300 kyat, up 20 percent.", ["money", "price"]),
        ("The budget was cut by 20 percent.", ["money"]),
        # hostages who are held, and who are not
        ("The 94 hostages are still held.", ["abducted"]),
        ("On Friday 94 hostages were freed.", ["released"]),
        # an aside before the verb
        ("640 people, the chief of Halm says, are without a roof.", ["displaced"]),
        ("Voter turnout was 45 percent.", ["participants"]),
        ("Nine officers were relieved of their duties.", ["dismissed"]),
        ("The committee received 120 complaints.", ["cases"]),
        ("The company lost 300 cows.", ["other"]),
    ],
)
def test_verbs_in_two_parts_and_words_that_change_what_is_counted(text: str, measures: list[str]) -> None:
    """What stands round a number and its noun decides together."""
    assert _measures(text) == measures


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The flood killed 12 people.", "died_other"),
        ("The river rose at Halm after heavy rain.\n\nThe council counts 12 dead.", "died_other"),
        ("Of the parents of the vigil 40 have died.", "died_other"),
        ("Twelve people drowned when their boat capsized.", "died_other"),
        ("Seven detainees have died in their cells this year.", "died_other"),
        ("Cholera has caused 30 deaths.", "died_other"),
        ("Twelve people died when soldiers shelled the flooded camp.", "killed"),
        ("Twelve detainees were tortured to death in prison.", "killed"),
        ("Twelve people died in the clashes.", "killed"),
    ],
)
def test_deaths_that_nobody_caused_are_counted_apart(text: str, measure: str) -> None:
    """Flood, sea, illness and custody are not violence; words for violence outweigh them."""
    assert _measures(text) == [measure]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Nine prisoners convicted of arson were executed on Sunday.", ["executed"]),
        ("Five activists arrested in May were released on bail.", ["released"]),
        ("Some 400 families displaced by the fighting have returned to their homes.", ["returned"]),
        ("Twelve people killed in the raid had been arrested before.", ["killed"]),
        ("Hundreds of families – up to 900, by its count – fled their homes.", ["displaced"] * 2),
        ("About 170 people, or more than 75 per cent of the population, are displaced.", ["displaced"] * 2),
        ("The arrest on Monday of 12 teachers drew anger.", ["arrested"]),
        ("It regretted the abduction last week in Marsh Town of ten pupils.", ["abducted"]),
        ("The army carried out 12 air and 30 artillery strikes.", ["attacks"] * 2),
        (
            "Of the 251 hostages, 105 were released and 59 remain in captivity.",
            ["abducted", "released", "abducted"],
        ),
        ("The coast had the highest number of killings, 197, followed by the hills.", ["killed"]),
        ("The authorities put 31 people to death last year, up from 24 in 2030.", ["executed"] * 2),
        ("The army dropped three 250-kilogram bombs on the market.", ["weapons"]),
        ("Four men were sentenced to death and nine to life imprisonment.", ["sentenced_death", "sentenced"]),
        ("The court acquitted 11 defendants and jailed four for life.", ["released", "sentenced"]),
        ("Three were freed in exchange for 183 prisoners.", ["released"] * 2),
        ("The fate of 12 men remains unknown.", ["missing"]),
        ("Twenty villages in Zindan were flattened.", ["places_affected"]),
        ("Among the 421 dead were 84 women.", ["killed"] * 2),
        ("The gang freed 23 hostages and still holds 12.", ["released", "abducted"]),
    ],
)
def test_what_became_of_people_outweighs_what_only_tells_which(text: str, measures: list[str]) -> None:
    """The main verb decides over a participle; the killed stay killed; shares, asides and acts apart."""
    found = _measures(text)
    assert found == measures, found


def test_the_heading_says_what_the_bare_numbers_of_a_list_count() -> None:
    """The lines give places and numbers only; a place is not what is counted."""
    text = "Deaths by county:\n• Nam – 17\n• Lum – 3\n• Other counties – 4"
    assert _measures(text) == ["killed", "killed", "killed"]


def test_parts_behind_a_colon_that_add_up_count_what_the_total_counts() -> None:
    """Held by somebody or not, the six are dead; of people arrested the parts tell what became of them."""
    assert (
        _measures("Six people died under torture: four in custody, two held by the militia.")
        == ["killed"] * 3
    )
    assert _measures("Six people were arrested: four were released, two are still held.") == [
        "arrested",
        "released",
        "detained",
    ]


def test_two_lists_are_paired_by_respectively() -> None:
    """The first change is that of the first count, the second that of the second."""
    found = _read("It documented 164 deaths and 289 injuries, up 17 and 28 per cent respectively.")
    assert [(each.measure, each.unit) for each in found[2:]] == [
        ("killed", "percent"),
        ("injured", "percent"),
    ]


def test_a_thing_is_no_person_whatever_the_verb() -> None:
    """Sacks of rice do not flee; a unit is what is counted."""
    found = _read("The families lost 200 sacks of rice.")
    assert [(each.measure, each.unit) for each in found] == [("other", "sacks")]


def test_a_word_that_is_part_of_a_name_decides_nothing() -> None:
    """The name of an office holds "Support"; the number counts what its clause says."""
    assert _measures("The Mission Support Office said 12 people were killed.") == ["killed"]


def test_doubtful_readings_say_so() -> None:
    """A number that looks like a year and one that nothing counts are to be looked at."""
    (figure,) = _read("1964 are evading arrest warrants.")
    assert figure.doubts == ("the number looks like a year",)
    (figure,) = _read("The attack killed 12 people.")
    assert figure.doubts == ()
