"""How common names are, and which parts are one slip apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from uncounted.match.comparand import NameSounds
from uncounted.match.frequency import one_slip, token_frequency


def _slow_one_slip(first: str, second: str) -> bool:
    letters = "abc"
    edits = {first[:i] + first[i + 1 :] for i in range(len(first))}
    edits |= {first[:i] + x + first[i:] for i in range(len(first) + 1) for x in letters}
    edits |= {first[:i] + x + first[i + 1 :] for i in range(len(first)) for x in letters}
    edits |= {first[:i] + first[i + 1] + first[i] + first[i + 2 :] for i in range(len(first) - 1)}
    return second in edits and first != second


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_one_slip_agrees_with_trying_every_edit(first: str, second: str) -> None:
    """A letter more, less, other, or two swapped."""
    assert one_slip(first, second) == _slow_one_slip(first, second)


def test_near_tokens_are_found_by_index_as_by_comparing_all() -> None:
    """The index misses none and adds none."""
    tokens = ["maung", "mung", "muang", "myaung", "kyaw", "kayw", "tin", "tun", "win"]
    frequency = token_frequency(NameSounds((token,), token) for token in tokens)
    for token in tokens:
        assert set(frequency.near[token]) == {other for other in tokens if one_slip(token, other)}


def test_a_rare_name_says_more_than_a_common_one() -> None:
    """And a name of two rare parts more than one of them."""
    names = (
        [NameSounds(("aung",), "aung")] * 50
        + [NameSounds(("aung", "zinyaw"), "")]
        + [NameSounds(("moe",), "")] * 49
    )
    frequency = token_frequency(names)
    assert frequency.bits("zinyaw") > frequency.bits("aung") + 3
    rare = NameSounds(("aung", "zinyaw"), "")
    assert frequency.of_name(rare) < frequency.of_name(NameSounds(("aung",), ""))


def test_in_a_list_of_two_rows_no_name_is_common() -> None:
    """Two equal names of two must not be taken for the commonest name of the world."""
    frequency = token_frequency([NameSounds(("thura",), "thura")] * 2)
    assert frequency.of_name(NameSounds(("thura",), "thura")) < 0.05
