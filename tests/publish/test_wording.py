"""Words: every language has every key with the same places to fill, and its own digits and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from uncounted.domain.figure import Figure
from uncounted.publish import phrases
from uncounted.publish.text import plain
from uncounted.publish.wording import languages, words

# filled by code of another stage: English says these itself
_OPEN = ("reasons.", "assumptions.")


def _flat(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        elif not f"{prefix}{key}".startswith(_OPEN):
            yield f"{prefix}{key}", value


def _places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_keys_and_places_of_english(language: str) -> None:
    """A missing key would be an error in a brief; here it is one before."""
    english, own = dict(_flat(dict(words("en").table))), dict(_flat(dict(words(language).table)))
    assert set(own) == set(english)
    for key, text in english.items():
        if isinstance(text, str) and key != "date.short":
            assert _places(own[key]) == _places(text), key


def test_a_missing_key_is_an_error_and_never_another_language() -> None:
    """No fallback."""
    with pytest.raises(KeyError):
        words("my").text("cards.not_there")


def test_burmese_says_every_reason_of_an_estimate() -> None:
    """Each reason code that stands in the stage estimate has Burmese words."""
    folder = resources.files("uncounted.estimate")
    files = sorted(
        (each for each in folder.iterdir() if each.name.endswith(".py")), key=lambda each: each.name
    )
    source = "".join(each.read_text("utf-8") for each in files)
    codes = set(re.findall(r'Reason\(\s*"([a-z_]+)"', source))
    assert len(codes) > 10
    assert codes <= set(words("my").table["reasons"])


def test_burmese_says_every_assumption_of_the_models() -> None:
    """Each sentence of the three models has a translation, numbers in their places."""
    from uncounted.domain.pattern import CapturePatterns
    from uncounted.estimate import chao, latent_class, log_linear
    from uncounted.publish.phrases import assumption

    table = CapturePatterns(("a", "b", "c"), {(1, 1, 0): 3, (0, 1, 1): 4})
    for model in (chao, latent_class, log_linear):
        for text in model.assumptions(table):
            assert not re.search("[A-Za-z]{3}", plain(assumption(words("my"), text))), text


def test_every_measure_of_the_reader_has_words() -> None:
    """The lexicon's measures are in the vocabulary of each language."""
    file = resources.files("uncounted.figures") / "lexicon" / "measures.tsv"
    lines = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
    measures = {cells[2] for cells in lines if cells[0] in languages()}
    assert "killed" in measures
    for language in languages():
        vocabulary = words(language).table["measures"]
        assert len(vocabulary) == 42
        assert measures <= set(vocabulary)


@pytest.mark.parametrize(
    ("value", "english", "burmese"),
    [
        (0, "0", "၀"),
        (1038, "1,038", "၁,၀၃၈"),
        (23.5, "23.5", "၂၃.၅"),
        (1234567.125, "1,234,567.12", "၁,၂၃၄,၅၆၇.၁၂"),
    ],
)
def test_numbers_are_written_in_the_digits_of_the_language(value: float, english: str, burmese: str) -> None:
    """Thousands have commas in both."""
    assert words("en").number(value) == english
    assert words("my").number(value) == burmese


@pytest.mark.parametrize(
    ("edtf", "english", "burmese"),
    [
        ("2031-03-30", "30 March 2031", "၂၀၃၁ ခုနှစ် မတ်လ ၃၀ ရက်"),
        ("2031-08", "August 2031", "၂၀၃၁ ခုနှစ် ဩဂုတ်လ"),
        ("2031", "2031", "၂၀၃၁ ခုနှစ်"),
        (
            "2031-08-02/2031-08-15",
            "2 August 2031 to 15 August 2031",
            "၂၀၃၁ ခုနှစ် ဩဂုတ်လ ၂ ရက် မှ ၂၀၃၁ ခုနှစ် ဩဂုတ်လ ၁၅ ရက် အထိ",
        ),
    ],
)
def test_dates_are_as_precise_as_they_are_known(edtf: str, english: str, burmese: str) -> None:
    """A month stays a month."""
    assert words("en").date(edtf) == english
    assert words("my").date(edtf) == burmese


@pytest.mark.parametrize(
    ("population", "unit", "english"),
    [
        ("civilians", "persons", "civilians displaced"),
        ("women and children", "persons", "women and children displaced"),
        ("them", "persons", "people displaced"),
        ("of\nwhom", "persons", "people displaced"),
        ("လူ", "persons", "people displaced"),
        ("အရပ်သား", "persons", "people displaced (အရပ်သား)"),
        ("nearly all households", "households", "displaced"),
        (None, "households", "displaced"),
        (None, "persons", "people displaced"),
    ],
)
def test_what_is_counted_reads_naturally(population: str | None, unit: str, english: str) -> None:
    """A population takes the place of "people"; a pronoun or a repeated unit adds nothing."""
    figure = Figure((0, 1), "9", "displaced", 9.0, None, None, unit, "count", "exact", population=population)
    assert plain(phrases.what(words("en"), figure)) == english
