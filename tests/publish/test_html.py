"""The HTML brief: self-contained, every number bound, nothing shown without its limits."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree, html
from tests.publish import invented
from tests.publish.conftest import Made, make

from uncounted.domain.settings import Settings
from uncounted.publish import brief
from uncounted.publish.content import Inputs, Stated
from uncounted.publish.estimated import digest

_FONT = re.compile(r"@font-face\{.*?\}\n")


def _tree(made: Made) -> html.HtmlElement:
    return html.document_fromstring(made.html)


def _entry(tree: html.HtmlElement, stated: Stated) -> html.HtmlElement:
    """Give the evidence that a figure's anchor stands in."""
    return next(tree.get_element_by_id(stated.anchor).iterancestors("article"))


def _limits(tree: html.HtmlElement, stated: Stated) -> html.HtmlElement:
    """Give the limits that stand under a figure's row, with those rows that share them between."""
    row = tree.get_element_by_id(f"row-{stated.anchor}")
    return row.xpath("following-sibling::li[@class='limits']")[0]


def test_the_page_asks_for_nothing_outside_itself(either: Made) -> None:
    """No address, no script, no external style, no image."""
    tree = _tree(either)
    values = [value for element in tree.iter() for value in element.attrib.values()]
    assert not [value for value in values if re.match(r"(?i)\s*(https?:|//|javascript:)", value)]
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //*[@src]")
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert "url(" not in _FONT.sub("", either.html)
    assert "@import" not in either.html


def test_every_link_leads_to_an_id_of_the_page(either: Made) -> None:
    """Numbers and references resolve, and no id stands twice."""
    tree = _tree(either)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href")} <= set(ids)


def test_every_bound_number_has_its_evidence_on_the_page(either: Made) -> None:
    """What the record of the brief binds is an anchor of the page."""
    ids = set(_tree(either).xpath("//@id"))
    assert set(brief.numbers(either.content)) <= ids


def test_the_three_numbers_link_to_their_evidence(either: Made) -> None:
    """Each card's number is a link to a stated figure, the documented count, an estimate."""
    links = _tree(either).xpath("//article[contains(@class, 'card')]/p[@class='number']/a/@href")
    bound = brief.numbers(either.content)
    kinds = [bound[link[1:]].split(":")[0] for link in links]
    assert kinds == ["figure", "documented", "estimate"]


def test_digits_outside_the_evidence_stand_in_links(english: Made) -> None:
    """In the three cards every number is a link, save dates, percentages and names of thresholds."""
    tree = _tree(english)
    for link in tree.xpath("//*[@class='cards']//a"):
        link.drop_tree()
    text = " ".join(tree.xpath("//*[@class='cards']")[0].itertext())
    text = re.sub(r"\d+ [A-Z]\w+ \d{4}|\d+%|Limits: “.*?”", "", text)
    assert not re.search(r"\d", text)


def test_evidence_quotes_the_sentence_with_the_number_marked(english: Made) -> None:
    """The marked text is the document's own, at the offsets given."""
    stated = english.content.headline
    assert stated is not None
    entry = _entry(_tree(english), stated)
    assert entry.xpath(".//mark")[0].text == stated.document.text[slice(*stated.figure.span)] == "1,038"
    assert "7,660 arrested" in entry.xpath(".//blockquote")[0].text_content()
    assert stated.sha256 in entry.xpath(".//code/@title")


def test_a_caveat_is_printed_with_every_figure_that_has_one(either: Made) -> None:
    """Card, row and evidence each carry it."""
    tree = _tree(either)
    for stated in either.content.narrative:
        places = [_entry(tree, stated), _limits(tree, stated)]
        if stated == either.content.headline:
            places.append(tree.get_element_by_id("n-stated"))
        for place in places:
            assert (stated.figure.caveat or "") in place.text_content()


def test_a_refused_estimate_prints_reasons_and_no_number(refused: Made) -> None:
    """Neither the card nor the evidence shows what was computed, in any digits."""
    card = _tree(refused).get_element_by_id("n-estimated").text_content()
    assert not re.search(r"\d", card)
    assert "The chains had not come to one answer." in card
    for secret in ("98765", "98,765", "၉၈,၇၆၅", "87654", "87,654", "99999"):
        assert secret not in refused.html
        assert secret not in refused.markdown


def test_unreliable_readings_are_marked(english: Made) -> None:
    """Figures out of a damaged text say so where they stand."""
    for stated in english.content.narrative:
        limits = _limits(_tree(english), stated)
        assert ("may be damaged" in limits.text_content()) == (not stated.is_reliable)


def test_figures_that_share_a_caveat_refer_to_it(english: Made) -> None:
    """It stands once, directly under them, and says how many figures it holds for."""
    tree = _tree(english)
    sharing = [each for each in english.content.narrative if "Hill Tracts" in (each.figure.caveat or "")]
    limits = {_limits(tree, each).get("id") for each in sharing}
    assert (len(sharing), len(limits)) == (4, 1)
    section = tree.get_element_by_id("figures")
    assert section.text_content().count(sharing[0].figure.caveat) == 1
    assert "Limits of all 4 figures above" in section.text_content()
    for each in sharing:
        row = tree.get_element_by_id(f"row-{each.anchor}")
        assert f"#{next(iter(limits))}" in row.xpath(".//@href")


def test_figures_of_one_sentence_share_its_evidence(english: Made) -> None:
    """One entry quotes the sentence once, marks each number and has the anchor of each."""
    tree = _tree(english)
    document = invented.weekly_brief()[0].sha256
    figures = [each for each in english.content.narrative if each.sha256 == document][:4]
    entries = {_entry(tree, each) for each in figures}
    assert len(entries) == 1
    entry = entries.pop()
    assert [mark.text for mark in entry.xpath(".//mark")] == ["1,038", "7,660", "6,033", "1,984"]
    assert len(entry.xpath(".//blockquote")) == 1
    assert entry.xpath("string(.//blockquote)").startswith(
        "As of 29 March, 1,038 civilians have been confirmed"
    )


def test_damaged_statements_are_kept_and_marked(english: Made) -> None:
    """The entry without a title is there with its author."""
    entries = [each.text_content() for each in _tree(english).xpath("//ul[@class='statements']/li")]
    assert len(entries) == 6
    damaged = [entry for entry in entries if "Damaged entry" in entry]
    assert len(damaged) == 1
    assert "Ward Watch" in damaged[0]


def test_text_of_documents_cannot_become_markup(english: Made) -> None:
    """A title with tags is shown as written."""
    assert "Hill Tracts: &lt;b&gt;stop&lt;/b&gt; the shelling [now](x)" in english.html


def test_text_in_another_script_carries_its_language(english: Made, burmese: Made) -> None:
    """Burmese titles in the English page and English names in the Burmese page have a lang attribute."""
    titles = _tree(english).xpath("//ul[@class='statements']//span[@lang='my']")
    assert any("သဝဏ်လွှာ" in title.text for title in titles)
    assert "River Council" in [each.text for each in _tree(burmese).xpath("//span[@lang='en']")]


def test_burmese_briefs_use_burmese_digits_and_dates(burmese: Made) -> None:
    """The headline figure and the period are written in Burmese."""
    assert "၁,၀၃၈ ဦး" in burmese.html
    assert "၂၀၃၁ ခုနှစ် မတ်လ ၃၀ ရက်" in burmese.html
    cards = _tree(burmese).xpath("//article[contains(@class, 'card')]//p[@class='number']")
    assert not [card for card in cards if re.search("[0-9]", card.text_content())]


def test_the_font_is_embedded_only_where_burmese_is_written() -> None:
    """A brief without a Burmese letter carries no font."""
    latin = make(Inputs(settings=Settings(title="Quiet week")), "en")
    assert "@font-face" not in latin.html
    assert make(Inputs(settings=Settings(title="သတင်း")), "en").html.count("@font-face") == 2


def test_the_page_without_its_font_is_small(either: Made) -> None:
    """Under 170 kB with 22 figures and their evidence: Burmese letters take three bytes each."""
    assert len(_FONT.sub("", either.html).encode()) < (150_000 if either.language == "en" else 170_000)


def test_the_page_is_well_formed(either: Made) -> None:
    """Every element is closed and properly nested: the page parses as XML but for its void elements."""
    closed = re.sub(r"<(meta|br|hr)([^>]*)>", r"<\1\2/>", either.html.replace("<!doctype html>", ""))
    assert etree.fromstring(closed.encode()).tag == "html"


def test_the_same_inputs_give_the_same_bytes(english: Made) -> None:
    """Composed and rendered again from new objects, the files are equal."""
    again = make(invented.inputs(), "en")
    assert again.html == english.html
    assert again.markdown == english.markdown


@pytest.mark.parametrize("language", ["en", "my"])
def test_an_empty_period_is_an_honest_brief(language: str) -> None:
    """Nothing stored: three cards without numbers, and no digit in any of them."""
    made = make(Inputs(settings=Settings(title="Quiet week")), language)
    cards = _tree(made).xpath("//article[contains(@class, 'card')]")
    assert len(cards) == 3
    assert not any(re.search("[0-9၀-၉]", card.text_content()) for card in cards)


def test_names_on_lists_are_never_shown(either: Made) -> None:
    """No row's name or id is anywhere on the page."""
    assert "Person 1" not in either.html
    assert "p00001" not in either.html
    assert "ward-watch:1:" not in either.html


@pytest.mark.parametrize("stratum", [{"region": "Far Isle"}, {"sex": "female", "year": "2029"}])
@pytest.mark.parametrize("language", ["en", "my"])
def test_a_part_of_too_few_people_is_not_shown(stratum: dict[str, str], language: str) -> None:
    """Neither its name nor its lists, numbers and hashes stand anywhere; that there is one is said."""
    given = invented.inputs()
    small = invented.refused(invented.tiny(), **stratum)
    made = make(replace(given, estimates=(*given.estimates, small)), language)
    before = make(given, language)
    assert made.content.strata == before.content.strata
    for text in (made.html, made.markdown):
        for secret in ("Far Isle", "2029", "၂၀၂၉", small.patterns_hash[:12], digest(small)[:12]):
            assert secret not in text
    assert len(_tree(made).xpath("//section[@id='strata']/p")) == 2
