"""Which parts of a text are Zawgyi: all, some lines, or not to be told."""

from __future__ import annotations

import pytest
from tests.reference.zawgyi import to_zawgyi

from uncounted.domain.document import Encoding
from uncounted.language.decoding import Survey, decode, survey

FIRST = "ရွာသား ဆယ့်နှစ်ဦး သေဆုံးခဲ့ကြောင်း ကော်မတီက ထုတ်ပြန်သည်။"
SECOND = "ကျောင်းဆောင် ၃ လုံး မီးလောင်ပျက်စီးခဲ့သည်ဟု ဒေသခံများက ပြောကြားသည်။"
EITHER = "\u1019\u103c\u1019\u103c"  # medial ra in Unicode, medial wa in Zawgyi
SHAN = "ၵူၼ်းၵူႊၵေႃႉ ၼႆႉ ပဵၼ်ဢၼ်ၵိူတ်ႇမႃး"


@pytest.mark.parametrize("encoding", [None, "zawgyi"])
def test_a_zawgyi_text_is_converted_whole(encoding: Encoding | None) -> None:
    """Short lines too, which tell nothing by themselves."""
    text = f"{to_zawgyi(FIRST)}\n{to_zawgyi('ကြက်')}\n12 \r\n{to_zawgyi(SECOND)}"
    decoded = decode(text, encoding)
    assert decoded.text == f"{FIRST}\nကြက်\n12 \r\n{SECOND}"
    at = decoded.text.index("လုံး")
    assert text[slice(*decoded.span(at, at + 4))] == to_zawgyi("လုံး")
    assert survey(text, encoding).n_undecided == 0


@pytest.mark.parametrize("encoding", [None, "unicode"])
@pytest.mark.parametrize("text", ["", "Twelve.", FIRST, SHAN, f"{FIRST}\n{SHAN}\n"])
def test_unicode_stays_the_same_object(text: str, encoding: Encoding | None) -> None:
    """Nothing is copied and nothing mapped."""
    decoded = decode(text, encoding)
    assert decoded.text is text
    assert isinstance(decoded.starts, range)


def test_a_page_of_both_is_told_apart_line_by_line() -> None:
    """Spans of either part lead to the original."""
    text = f"Count:\n{FIRST}\n\n{to_zawgyi(SECOND)}\n၁၂ ၁၃\n{FIRST}\n"
    decoded = decode(text)
    assert decoded.text == f"Count:\n{FIRST}\n\n{SECOND}\n၁၂ ၁၃\n{FIRST}\n"
    assert survey(text) == Survey(n_decided=4, n_undecided=0, n_foreign=0)
    for number, words in enumerate(["သေဆုံး", "မီးလောင်"]):
        at = decoded.text.index(words)
        written = to_zawgyi(words) if number else words
        assert text[slice(*decoded.span(at, at + len(words)))] == written


def test_a_line_that_cannot_be_told_follows_its_paragraph() -> None:
    """In a paragraph of both it stays, and is counted."""
    zawgyi = to_zawgyi(SECOND)
    text = f"{FIRST}\n{EITHER}\n\n{zawgyi}\n{EITHER}\n\n{FIRST}\n{EITHER}\n{zawgyi}\n"
    as_zawgyi = "\u1019\u103d\u1019\u103d"
    assert decode(text).text == f"{FIRST}\n{EITHER}\n\n{SECOND}\n{as_zawgyi}\n\n{FIRST}\n{EITHER}\n{SECOND}\n"
    assert survey(text) == Survey(n_decided=6, n_undecided=1, n_foreign=0)


def test_other_languages_on_a_zawgyi_page_are_left_alone_and_counted() -> None:
    """Their letters have the code points of Zawgyi's signs."""
    text = f"{to_zawgyi(FIRST)}\n{SHAN}\n{to_zawgyi(SECOND)}\n"
    assert decode(text, "zawgyi").text == f"{FIRST}\n{SHAN}\n{SECOND}\n"
    assert survey(text, "zawgyi").n_foreign == 1


def test_burmese_that_is_the_same_in_both_needs_no_verdict() -> None:
    """Letters without signs of their own tell nothing, and nothing hangs on it."""
    assert survey("လူ ၅ ဦး", "unknown") == Survey()
    assert survey(EITHER, "unknown") == Survey(n_undecided=1)
    assert decode(EITHER, "unknown").text == EITHER
