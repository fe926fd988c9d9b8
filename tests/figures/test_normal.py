"""The plain form of a text, and the way back from it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.zawgyi import to_zawgyi

from uncounted.figures.text.normal import normalise

SENTENCE = "ရွာသား ၁,၀၃၈ ဦး သတ်ဖြတ်ခံခဲ့ရကြောင်း ကော်မတီက ထုတ်ပြန်သည်။"


def test_zawgyi_and_unicode_have_one_plain_form() -> None:
    """Quotes are those of each; a zero-width space inside a number is no part of it."""
    zawgyi = to_zawgyi(SENTENCE).replace("၁,", "၁\u200b,")
    normal, twin = normalise(zawgyi), normalise(SENTENCE)
    assert normal.plain == twin.plain
    number = normal.plain.index("1,038")
    assert (normal.quote(number, number + 5), twin.quote(number, number + 5)) == ("၁\u200b,၀၃၈", "၁,၀၃၈")
    verb = normal.plain.index("သတ်ဖြတ်")
    assert normal.quote(verb, verb + 7) == to_zawgyi("သတ်ဖြတ်")


def test_letters_typed_as_digits_are_read_as_letters() -> None:
    """In both encodings; the quote keeps what was typed."""
    for written in ("၀န်ကြီးဌာနက ၁၀ ဦးဟု", to_zawgyi("ဒုတိယ၀န်ကြီးဌာနက ၁၀ ဦးဟု ပြောကြားခဲ့သည်")):
        normal = normalise(written)
        at = normal.plain.index("ဝန်")
        assert normal.quote(at, at + 1)[0] == "၀"
        assert "10" in normal.plain


_pieces = st.sampled_from(
    ["ေ", "ျမန္မာ", "နိုင်ငံ", "၁၂", "ဝ", "၀", "\u200b", "\t", " ", "\n", "Marsh", "1.5", "\u1064", "ၵူၼ်း", "။"]
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(_pieces, max_size=20).map("".join),
    st.sampled_from([None, "unicode", "zawgyi", "mixed", "unknown"]),
)
def test_every_span_of_the_plain_form_leads_into_the_text(text: str, encoding: None) -> None:
    """Whatever the encoding is said to be; no span goes back, and none leaves the text."""
    normal = normalise(text, encoding)
    spans = [normal.span(at, at + 1) for at in range(len(normal.plain))]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    if spans:
        assert normal.span(0, len(normal.plain)) == (spans[0][0], spans[-1][1])
        assert normal.span(0, 0)[0] == spans[0][0]
    at_end = normal.span(len(normal.plain), len(normal.plain))
    assert at_end[0] == at_end[1] <= len(text)
