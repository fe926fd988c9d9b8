"""Passages as JSON lines: good ones are read, bad ones refused with their line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from uncounted.domain.notice import Notice
from uncounted.figures.passages import read_passages


def test_a_bad_line_is_refused_with_its_number_and_the_rest_goes_on() -> None:
    """One broken line costs one line."""
    good = {"id": "a", "text": "As of 30 March 12 people were killed.", "date": "2031-04-02", "lang": "en"}
    lines = [
        good,
        {**good, "id": "b", "date": "soon"},
        {"id": "c"},
        [1],
        good,
        {**good, "id": "d", "date": None},
    ]
    raw = [json.dumps(line).encode() for line in lines]
    raw.insert(1, b"{")
    raw.insert(2, b"\n")
    found = list(read_passages(raw, where="in.jsonl"))
    refused = [each.where for each in found if isinstance(each, Notice)]
    assert refused == [f"in.jsonl, line {number}" for number in (2, 4, 5, 6, 7)]
    read = [each for each in found if isinstance(each, dict)]
    assert [each["id"] for each in read] == ["a", "d"]
    assert read[0]["figures"][0]["as_of"] == "2031-03-30"
    assert read[1]["figures"][0]["as_of"] is None


# on 30 March 12 villagers were killed, a man of invented name said
ZAWGYI = "၂၀၃၁ ခုနွစ္ မတ္လ ၃၀ ရက္ေန့တြင္ ရြာသား ၁၂ ဦး သတ္ျဖတ္ခံခဲ့ရေျကာင္း ကိုစိုးျမင့္က ေျပာျကားခဲ့သည္။"
UNICODE = "၂၀၃၁ ခုနှစ် မတ်လ ၃၀ ရက်နေ့တွင် ရွာသား ၁၂ ဦး သတ်ဖြတ်ခံခဲ့ရကြောင်း ကိုစိုးမြင့်က ပြောကြားခဲ့သည်။"


def _one(row: dict[str, str]) -> dict[str, Any] | Notice:
    (found,) = read_passages(
        [json.dumps({"id": "z", "date": "2031-04-02", **row}).encode()], where="in.jsonl"
    )
    return found


@pytest.mark.parametrize("stated", ["zawgyi", "", "unheard of"])
def test_zawgyi_is_read_as_its_unicode_twin_is(stated: str) -> None:
    """Whether the line says so or not; only the words quoted differ, as they are written."""
    zawgyi, unicode = _one({"text": ZAWGYI, "encoding": stated}), _one({"text": UNICODE})
    assert isinstance(zawgyi, dict)
    assert isinstance(unicode, dict)
    (as_zawgyi,), (as_unicode,) = zawgyi["figures"], unicode["figures"]
    assert (as_zawgyi["measure"], as_zawgyi["period_start"]) == ("killed", "2031-03-30")
    words = ("population", "place", "attribution", "caveat")
    assert all(as_zawgyi[name] == as_unicode[name] for name in as_zawgyi.keys() - {*words, "span", "quote"})
    start, end = as_zawgyi["span"]
    assert ZAWGYI[start:end] == as_zawgyi["quote"] == "၁၂"
    assert (as_zawgyi["attribution"], as_unicode["attribution"]) == ("ကိုစိုးျမင့္", "ကိုစိုးမြင့်")


def test_both_encodings_in_one_passage_are_read_line_by_line() -> None:
    """Each paragraph is certain by itself, so each is read."""
    mixed = _one({"text": f"{ZAWGYI}\n\n{UNICODE}\n"})
    assert isinstance(mixed, dict)
    assert [each["measure"] for each in mixed["figures"]] == ["killed", "killed"]
    assert [each["value"] for each in mixed["figures"]] == [12.0, 12.0]


def test_burmese_that_may_be_either_is_refused() -> None:
    """Too little to tell, and the two encodings make different words of it."""
    refused = _one({"text": "\u1019\u103c\u1019\u103c ၅", "lang": "my"})
    assert isinstance(refused, Notice)
    assert refused.code == "text.encoding_unknown"
    assert isinstance(_one({"text": "လူ ၅ ဦး", "lang": "my"}), dict)  # the same in both
