"""A group's own words and events join ours; what is not in form is told with its file and line."""

from __future__ import annotations

import re
from datetime import date

import pytest

from uncounted.domain.figure import Figure
from uncounted.domain.settings import Anchor
from uncounted.errors import SettingsRefused
from uncounted.figures import lexicon, read_figures
from uncounted.figures.lexicon.schema import check_patterns, checked_document, checked_rows
from uncounted.figures.lexicon.shipped import document_names, shipped_document, shipped_text, table_names

DAY = date(2031, 6, 1)


def read_with(text: str, files: dict[str, str], *anchors: Anchor) -> list[Figure]:
    """Read a text with additions in force."""
    with lexicon.using(lexicon.additions(files, anchors)):
        return read_figures(text, published=DAY)


def test_our_own_files_are_in_form() -> None:
    """Every row of ours would be accepted from a workspace, and every pattern can be used."""
    for name in table_names():
        assert checked_rows(name, shipped_text(f"{name}.tsv"), where=name)
    for name in document_names():
        ours = shipped_document(name)
        assert checked_document(dict(ours), ours, where=name) == ours


def test_a_new_word_is_read_and_only_inside_the_block() -> None:
    """A noun that nobody knows measures nothing we know; with the workspace's row it is an attack."""
    text = "The clerk wrote down 12 zorbles in Ostrel."
    assert [each.measure for each in read_with(text, {"measures.tsv": "en\thead\tattacks\tzorbles\n"})] == [
        "attacks"
    ]
    assert "attacks" not in [each.measure for each in read_figures(text, published=DAY)]


def test_a_language_without_code_of_its_own_can_be_added() -> None:
    """Spanish words for people, dying, hedges and saying, from rows alone."""
    files = {
        "measures.tsv": "es\tverb\tkilled\tmurieron\nes\tverb\tarrested\tfueron detenidos\n",
        "units.tsv": "es\tpersons\tpersonas|civiles\n",
        "hedges.tsv": "es\tbefore\tat_least\tal menos\n",
        "sources.toml": '[es]\nsaying = ["dijo"]\n',
    }
    killed, arrested = read_with(
        "Al menos 40 personas murieron, dijo Vigía Norte. 12 civiles fueron detenidos.", files
    )
    assert (killed.value, killed.measure, killed.qualifier, killed.unit) == (
        40,
        "killed",
        "at_least",
        "persons",
    )
    assert (arrested.measure, arrested.unit) == ("arrested", "persons")
    why = {each.field: each for each in killed.why}
    assert why["qualifier"].rule == "hedge before: al menos"


def test_an_event_of_the_settings_dates_what_is_counted_since() -> None:
    """Only where its context stands, when it has one."""
    text = "Since the uprising 300 people have been killed in Ostrel."
    event = Anchor("the Ostrel uprising", ("uprising",), date(2030, 2, 3))
    assert [each.period_start for each in read_with(text, {}, event)] == ["2030-02-03"]
    elsewhere = Anchor("the Ostrel uprising", ("uprising",), date(2030, 2, 3), ("Farland",))
    assert [each.period_start for each in read_with(text, {}, elsewhere)] == [None]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("measures.tsv", "en\tverb\tkilled\n", r"measures.tsv, line 1: 3 columns"),
        ("measures.tsv", "# ours\n\nen\tverb\tkiled\tslew\n", r"line 3: column measure"),
        ("measures.tsv", "english\tverb\tkilled\tslew\n", r"column language"),
        ("measures.tsv", "en\tadverb\tkilled\tslew\n", r"column role"),
        ("hedges.tsv", "en\tbefore\talmost_all\tnigh\n", r"column qualifier"),
        ("hedges.tsv", "en\tbefore\tnearly\tnigh||close\n", r"none empty"),
        ("sources.toml", "[en]\nsaing = ['quoth']\n", r"key 'saing'"),
        ("sources.toml", "[en]\nsaying = 'quoth'\n", r"type str"),
        ("sources.toml", "[en\n", r"no TOML"),
        ("traps.toml", "[[trap]]\nreason = 'x'\n", r"lacks a key"),
        ("traps.toml", "[[trap]]\nreason = 'x'\npattern = '('\n", r"no regular expression"),
        ("traps.toml", "[[trap]]\nreason = 'x'\npattern = '(a+)+b'\n", r"repeats a repetition"),
        ("verbs.tsv", "", r"no part of the lexicon"),
    ],
    ids=range(13),
)
def test_a_slip_is_told_with_its_place(name: str, text: str, told: str) -> None:
    """File, line or key, what was expected: nothing is passed over in silence."""
    with pytest.raises(SettingsRefused) as refused:
        lexicon.additions({name: text})
    assert re.search(told, refused.value.message)


def test_nothing_added_is_the_lexicon_as_it_is() -> None:
    """An empty folder changes no digest, so nothing is read again."""
    assert lexicon.additions({}).digest == ""
    assert lexicon.additions({"measures.tsv": "en\tverb\tkilled\tslew\n"}).digest != ""


def test_patterns_of_ours_compile() -> None:
    """The check that additions must pass is passed by all our files."""
    for name in document_names():
        check_patterns(shipped_document(name), where=name, ours=shipped_document(name))


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(?:a+b?)+!",
        "(?:a|aa)+!",
        "(?:a|aa){2,}!",
        "(?:a|aa){1,60}!",
        "(?:(?:a|b )c?)*!",
        "(?=(?:a|aa)+!)a",
        "(?:a?a)+!",
        "a(?:b(?:c+ ?)*)d",
    ],
)
def test_a_pattern_that_could_take_for_ever_is_refused(pattern: str) -> None:
    """A repeat of what can be matched in several ways is tried in all of them, which no text may cost."""
    with pytest.raises(SettingsRefused, match="repeats a repetition or a choice"):
        lexicon.additions({"traps.toml": f"[[trap]]\nreason = 'x'\npattern = '{pattern}'\n"})


@pytest.mark.parametrize(
    "pattern", [r"\d+ (?:km|mi)?\b", "[abc]+!", r"\d{1,3}(?:,\d{3})+", "(?>a|b)+", "(?:a|b){2}"]
)
def test_a_plain_pattern_is_taken(pattern: str) -> None:
    """Choices and repeats beside each other cost little."""
    assert lexicon.additions({"traps.toml": f"[[trap]]\nreason = 'x'\npattern = '{pattern}'\n"}).digest


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("calendar.toml", "[tense]\nplanned = ['(']\n", "no regular expression"),
        ("burmese.toml", "[clauses]\nbeing = '['\n", "no regular expression"),
        ("prison.toml", "before = ['(?:a+ ?)+$']\n", "repeats a repetition"),
        ("sections.toml", "a = " + "[" * 5000 + "]" * 5000, "too deep"),
        ("series.toml", '[[identity]]\ntotal = ["killed"]\nparts = [["injured", ""]]\n', "no pair"),
        ("series.toml", '[[identity]]\ntotal = ["killed", ""]\nparts = [["injured"]]\n', "no pair"),
        (
            "series.toml",
            '[[identity]]\ntotal = ["kiled", ""]\nparts = [["injured", ""]]\n',
            "measure 'kiled'",
        ),
        (
            "series.toml",
            '[[definition]]\ncode = "x"\nmeasures = ["kiled"]\nwords = ["y"]\n',
            "measure 'kiled'",
        ),
        ("series.toml", '[[definition]]\ncode = "x"\nmeasures = ["killed"]\nwords = [""]\n', "empty word"),
        ("series.toml", 'stocks = ["kiled"]\n', "measure 'kiled'"),
        ("series.toml", "[generic]\nwords = [3]\n", "other values"),
        ("series.toml", '[[complement]]\nsides = [["men"]]\n', "not two"),
    ],
    ids=range(12),
)
def test_a_slip_in_a_file_of_its_own_kind_is_told(name: str, text: str, told: str) -> None:
    """Expressions in lists, terms that must add up, and files no reader can follow."""
    with pytest.raises(SettingsRefused) as refused:
        lexicon.additions({name: text})
    assert told in refused.value.message
    assert name in refused.value.message
