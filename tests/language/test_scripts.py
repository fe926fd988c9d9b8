"""Scripts, languages and Burmese encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from uncounted.language.scripts import burmese_encoding, is_burmese, language_of

_BURMESE = "ကောင်စီသည် စာရင်းကို ထုတ်ပြန်ခဲ့သည်။"
_ZAWGYI = "ႏိုင္ငံေတာ္၏အတုိင္ပင္ခံပုဂၢိဳလ္ ေျပာၾကားခဲ့သည္။"
_SHAN = "ၵႃႈၵူၼ်းတႆးၸိုင်ႈတႆး"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council said that it will go on.", ("en",)),
        (_BURMESE, ("my",)),
        ("The council said that it will go on with its work.\n" + _BURMESE[:12], ("en", "my")),
        (_BURMESE * 3 + " (RCWW)", ("my",)),
        (_BURMESE * 3 + " and the council of the town", ("my", "en")),
        ("Die Regierung hat in der Stadt viele Menschen festgenommen.", ("und",)),
        (_SHAN, ("und",)),
        ("Совет заявил", ("und",)),
        ("12 / 2031", ()),
        ("", ()),
    ],
)
def test_languages_come_by_share(text: str, expected: tuple[str, ...]) -> None:
    """Other languages in Latin or Myanmar letters are not called English or Burmese."""
    assert language_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_BURMESE, "unicode"),
        (_ZAWGYI, "zawgyi"),
        (f"{_BURMESE}\n{_ZAWGYI}", "mixed"),
        ("A text in English", "unicode"),
        ("", "unicode"),
        (_SHAN, "unicode"),
        ("က", "unknown"),
    ],
)
def test_the_burmese_encoding_is_told(text: str, expected: str) -> None:
    """Zawgyi, Unicode, both, or too little to say."""
    assert burmese_encoding(text) == expected


def test_the_detector_is_right_on_real_lines(shared_data: Path) -> None:
    """Each long line of both encodings, and each file as a whole."""
    for name in ("zawgyi", "unicode"):
        text = (shared_data / "zawgyi" / f"{name}_lines.txt").read_text("utf-8")
        lines = [line for line in text.splitlines() if sum(map(is_burmese, line)) >= 12]
        assert burmese_encoding(text) == name
        assert [line for line in lines if burmese_encoding(line) != name] == []


def test_the_myanmar_script_includes_its_extensions() -> None:
    """And nothing else."""
    assert [is_burmese(ch) for ch in "က၁ꩠꧠaข"] == [True, True, True, True, False, False]
