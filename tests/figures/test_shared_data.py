"""Real input, where the shared development data is beside the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from uncounted.figures import read
from uncounted.figures.passages import read_passages


def test_the_real_brief_gives_its_four_counts_and_its_list(shared_data: Path) -> None:
    """Four counts of one sentence with day, source and caveat; thirty entries in two sections and scripts."""
    text = (shared_data / "brief" / "2021-08-31.txt").read_text("utf-8")
    reading = read(text, published=date(2021, 8, 31), publisher="Progressive Voice")
    assert all(text[each.span[0] : each.span[1]] == each.quote for each in reading.figures)
    counts = [each for each in reading.figures if each.as_of == "2021-08-30"]
    assert [(each.measure, each.value) for each in counts] == [
        ("killed", 1038.0),
        ("arrested", 7660.0),
        ("detained", 6033.0),
        ("wanted", 1984.0),
    ]
    assert all("(AAPP)" in (each.attribution or "") and each.caveat for each in counts)
    sections = Counter((each.section, each.section_inferred) for each in reading.statements)
    assert sections == {("Statements and Press Releases", False): 24, ("Reports", True): 6}
    assert Counter(each.language for each in reading.statements if each.title)["my"] == 8
    assert [each.damage for each in reading.statements if each.damage] == ["title missing"]


_DAY = ("2021-08-30",) * 2
_AAPP = "Assistance Association for Political Prisoners"
_SEVENTEENTH = ("2021-08-17",) * 2
# quote, measure, value or least, end and start of its time (None: open), who says so, qualifier
_BRIEF = (
    ("1,038", "killed", 1038, _DAY, _AAPP, "exact"),
    ("7,660", "arrested", 7660, _DAY, _AAPP, "exact"),
    ("6,033", "detained", 6033, _DAY, _AAPP, "exact"),
    ("1,984", "wanted", 1984, _DAY, _AAPP, "exact"),
    ("1,500", "defected", 1500, _SEVENTEENTH, "Myanmar", "about"),
    ("1,000", "defected", 1000, _SEVENTEENTH, "Lin Htet Aung", "about"),
    ("hundreds", "defected", 100, _SEVENTEENTH, "Lin Htet Aung", "vague"),
    ("23 percent", "currency_value", 23, (None, "2021-02-01"), None, "exact"),
    ("two hundred", "dismissed", 200, (None, None), None, "more_than"),
    ("1.5 billion kyats", "money", 1.5e9, (None, None), None, "exact"),
    ("$911,000 USD", "money", 911000, (None, None), None, "about"),
    ("500 million kyats", "money", 5e8, (None, None), None, "exact"),
    ("$303,055 USD", "money", 303055, (None, None), None, "about"),
    ("50,000", "items_sold", 50000, ("2021-08-15",) * 2, None, "exact"),
    ("၁၁", "organisations", 11, (None, None), None, "exact"),
    ("11", "organisations", 11, (None, None), None, "exact"),
    ("1000", "killed", 1000, (None, None), _AAPP, "more_than"),
    ("၆", "organisations", 6, (None, None), None, "exact"),
)


def test_the_real_brief_read_whole_gives_its_eighteen_figures(shared_data: Path) -> None:
    """All found, at least sixteen right in all five fields, at most two other numbers taken for figures."""
    text = (shared_data / "brief" / "2021-08-31.txt").read_text("utf-8")
    reading = read(text, published=date(2021, 8, 31), publisher="Progressive Voice")
    by_quote = {each.quote: each for each in reading.figures}
    assert set(by_quote) >= {quote for quote, *_ in _BRIEF}
    assert len(reading.figures) <= len(_BRIEF) + 2
    right = 0
    for quote, measure, value, (end, start), who, qualifier in _BRIEF:
        figure = by_quote[quote]
        known = figure.value if figure.value is not None else figure.low
        first = figure.as_of or figure.period_start
        is_right = (figure.measure, known, figure.qualifier) == (measure, value, qualifier)
        is_right &= (figure.as_of or figure.period_end, first) == (end, start)
        right += (
            is_right and (who or "") in (figure.attribution or "") and bool(who) == bool(figure.attribution)
        )
    assert right >= 16


def test_the_development_passages_are_read_clearly_better_than_by_existing_software(
    shared_data: Path, tmp_path: Path
) -> None:
    """Floors below what was measured, so that a change for the worse shows."""
    gold = shared_data / "figures" / "dev.jsonl"
    predicted = tmp_path / "predicted.jsonl"
    with gold.open("rb") as lines, predicted.open("w", encoding="utf-8") as out:
        for result in read_passages(lines, where="dev.jsonl"):
            if isinstance(result, dict):
                out.write(json.dumps(result) + "\n")
    scorer = shared_data.parent / "tools" / "score_figures.py"
    run = subprocess.run(
        [sys.executable, scorer, gold, predicted, "--json-only"], capture_output=True, check=True, text=True
    )
    score = json.loads(run.stdout)
    f1 = {name: score[name]["f1"] for name in ("detection", "measure", "date", "attribution", "qualifier")}
    assert f1["detection"] >= 0.97
    assert f1["measure"] >= 0.83
    assert f1["date"] >= 0.75
    assert f1["attribution"] >= 0.85
    assert f1["qualifier"] >= 0.95
    assert score["trap_fp_rate"] <= 0.02
