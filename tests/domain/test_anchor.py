"""A place in a text is found again, or a person is asked; never another place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from uncounted.domain.anchor import anchor, find

TEXT = "On 3 May 12 people were killed in Lethama.\n\nOn 4 May 12 people were killed in Sabe.\n"


def test_the_same_text_gives_the_same_place() -> None:
    """Also where the same words stand twice."""
    repeated = "12 dead. " * 9
    made = [anchor(repeated, (start, start + 2)) for start in range(0, 81, 9)]
    assert find(made, repeated) == [each.span for each in made]


def test_spaces_line_ends_and_invisible_characters_may_change() -> None:
    """As they do from one version of a document reader to the next."""
    made = anchor(TEXT, (9, 11))
    changed = "Contents\n" + TEXT.replace("12 people", "12\u00a0people\u200b").replace("May", "May\n")
    (span,) = find([made], changed)
    assert span is not None
    assert changed[slice(*span)] == "12"
    assert changed[: span[0]].count("12") == 0


def test_a_place_that_is_there_twice_or_not_at_all_is_not_guessed() -> None:
    """The number alone is not enough, and neither are digits that stand apart."""
    made = anchor(TEXT, (9, 11))
    assert find([made], "x\n" + TEXT + "\n" + TEXT) == [None]
    assert find([made], "x\n" + TEXT.replace("3 May", "5 May").replace("Lethama", "Marsh")) == [None]
    assert find([made], "x\n" + TEXT.replace("12 people", "1 2 people")) == [None]
    assert find([made], "") == [None]


def test_one_word_near_it_may_be_read_otherwise() -> None:
    """The other side still says which place it is."""
    made = anchor(TEXT, (9, 11))
    changed = "x\n" + TEXT.replace("Lethama", "Lethanna")
    assert find([made], changed) == [(11, 13)]


_WORDS = st.lists(st.sampled_from(["12", "ဦး", "killed", "on", "7", "၄၀", "—", "\n\n"]), max_size=30)


@given(before=_WORDS, words=_WORDS, after=_WORDS, new=_WORDS)
def test_whatever_is_found_says_the_same(
    before: list[str], words: list[str], after: list[str], new: list[str]
) -> None:
    """A found place holds the same words, whatever was put around them."""
    text = " ".join([*before, "1,038", *after])
    start = text.index("1,038")
    (span,) = find([anchor(text, (start, start + 5))], " ".join([*new, text, *words]))
    assert span is None or " ".join([*new, text, *words])[slice(*span)] == "1,038"
