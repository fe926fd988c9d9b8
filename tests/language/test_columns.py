"""Names of columns and coded values."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

import pytest

from uncounted.language.columns import (
    act_of,
    acts,
    field_of,
    fields,
    fold,
    is_missing,
    is_missing_name,
    is_total,
    sex_of,
    takes_several,
)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Name", "name"),
        ("FULL_NAME", "name"),
        (" အမည် ", "name"),
        ("fname_c1", "given_name"),
        ("lname_c2", "family_name"),
        ("surname", "family_name"),
        ("Father's name", "father_name"),
        ("အဘအမည်", "father_name"),
        ("Gender", "sex"),
        ("ကျား/မ", "sex"),
        ("Age (years)", "age"),
        ("အသက်", "age"),
        ("Date of birth", "birth_date"),
        ("birth_year", "birth_year"),
        ("birth_month", "birth_month"),
        ("birth_day", "birth_day"),
        ("event_date", "date"),
        ("ရက်စွဲ", "date"),
        ("သေဆုံးသည့်ရက်", "date"),
        ("Township", "place"),
        ("မြို့နယ်", "place"),
        ("State / Region", "region"),
        ("တိုင်းဒေသကြီး/ပြည်နယ်", "region"),
        ("rec_id", "source_id"),
        ("No.", "source_id"),
        ("list", "list"),
        ("မှတ်ချက်", "ignore"),
    ],
)
def test_columns_are_recognised_in_english_and_burmese(name: str, field: str) -> None:
    """Case, spaces, punctuation and underscores make no difference."""
    found = field_of(name)
    assert found is not None
    assert found[0] == field


@pytest.mark.parametrize(
    "name",
    ["entity_id", "EntityID", "entity", "cluster_id", "true_id", "person_id", "", "#", "status", "fname"],
)
def test_truth_and_ambiguous_columns_are_not_recognised(name: str) -> None:
    """A column of truth would leak into matching; a name of two meanings would be a guess."""
    assert field_of(name) is None


def test_no_name_stands_for_two_fields() -> None:
    """Every folded name and word in the data file means one thing."""
    words = tomllib.loads((resources.files("uncounted.language") / "columns.toml").read_text("utf-8"))
    for section in ("columns", "sex", "act"):
        folded = [
            (code, fold(word))
            for code, names in words[section].items()
            for word in {fold(n) for n in [code, *names]}
        ]
        counts = Counter(word for _, word in folded)
        assert [word for word, n in counts.items() if n > 1] == []


def test_fields_that_take_several_columns_are_fields() -> None:
    """Given and family names may be split, others not."""
    assert [field for field in fields() if takes_several(field)] == [
        "given_name",
        "family_name",
        "other_names",
    ]


def test_values_are_coded_in_both_languages() -> None:
    """A code stands for itself; unknown words have none."""
    assert [sex_of(text) for text in ("F", "female", "မ", "အမျိုးသမီး")] == ["female"] * 4
    assert [sex_of(text) for text in ("m", "Male", "ကျား", "ယောက်ျား")] == ["male"] * 4
    assert sex_of("1") is sex_of("?") is None
    assert act_of("Died in custody") == "died_in_custody"
    assert act_of("ဖမ်းဆီးခံရ") == act_of("arrested") == "arrested"
    assert act_of("သေဆုံး") is act_of("died") is None
    assert all(act_of(code) == code for code in acts())


def test_missing_is_told_from_names_that_look_like_it() -> None:
    """Na is a name; a dash is none."""
    assert all(is_missing(text) for text in ("", "-", "N/A", "na", "unknown", "မသိရ"))
    assert all(is_missing_name(text) for text in ("", "?", "N/A", "Unknown", "အမည်မသိ"))
    assert not is_missing_name("Na")
    assert is_total("Total:")
    assert not is_total("Tot")
