"""Passages as JSON lines: good ones are read, bad ones refused with their line."""

from __future__ import annotations

import json

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


def test_zawgyi_is_refused_and_not_misread() -> None:
    """Its digits could be read, the words around them could not."""
    zawgyi = "ရခိုင္ျပည္နယ္မွ ထြက္ေျပးလာသည့္ ေလွ ၂ စီး နစ္ျမဳပ္ၿပီးေနာက္ လူမ်ား ေပ်ာက္ဆုံးေနေၾကာင္း သိရသည္။"
    (refused,) = read_passages([json.dumps({"id": "z", "text": zawgyi}).encode()], where="in.jsonl")
    assert isinstance(refused, Notice)
    assert refused.code == "text.zawgyi"
