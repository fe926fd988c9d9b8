"""Text of documents made safe to lay out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from uncounted.publish.text import language_of, said, tidy


@given(st.text())
def test_tidied_text_is_one_line_that_hides_nothing(text: str) -> None:
    """No control, no direction change, no lone surrogate is left; it can be written as UTF-8."""
    shown = tidy(text)
    assert all(
        character.isprintable() or character in "\u200b\u200c\u200d" or not character.isspace()
        for character in shown
    )
    assert not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\n\r\t\x00\x1b"
    )
    shown.encode()


def test_hidden_characters_become_visible_marks() -> None:
    """A title that turns the text around shows that it does."""
    assert tidy("abc\u202edef") == "abc⟦U+202E⟧def"
    assert tidy("a\x07b") == "a⟦U+0007⟧b"


def test_characters_that_shape_burmese_are_kept() -> None:
    """Word breaks and joiners belong to the script."""
    assert tidy("မြန်\u200bမာ") == "မြန်\u200bမာ"


def test_the_language_is_that_of_most_letters() -> None:
    """Digits alone have none."""
    assert (language_of("မြစ်ကောင်စီ RC"), language_of("River"), language_of("12 (3)")) == ("my", "en", "")
    assert said("မြစ်").lang == "my"
