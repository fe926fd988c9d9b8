"""Which judgements hold, and which cannot all hold."""

from __future__ import annotations

from itertools import pairwise

import pytest

from uncounted.domain.matching import Judgement, Verdict
from uncounted.errors import InputRefused
from uncounted.match.judgement import in_force


def _judged(*pairs: tuple[str, str, Verdict]) -> list[Judgement]:
    return [
        Judgement(a, b, verdict, "rev-1", f"2031-01-0{n}T00:00:00Z")
        for n, (a, b, verdict) in enumerate(pairs, 1)
    ]


def test_the_newest_judgement_on_a_pair_holds() -> None:
    """A later word replaces an earlier one; "unsure" takes it back."""
    found = in_force(
        _judged(("a", "b", "same"), ("a", "b", "different"), ("c", "d", "same"), ("c", "d", "unsure")),
        known="abcd",
    )
    assert (found.same, found.different) == (frozenset(), frozenset({("a", "b")}))


def test_judgements_on_unknown_rows_bind_nothing() -> None:
    """A row that vanished from its list cannot be matched."""
    assert in_force(_judged(("a", "z", "same")), known="ab").same == frozenset()


def test_contradicting_judgements_are_refused_and_name_the_rows() -> None:
    """A is B, B is C, A is not C: no partition can hold all three."""
    with pytest.raises(InputRefused, match=r"rows a and c are judged different.*a, b, c"):
        in_force(_judged(("a", "b", "same"), ("b", "c", "same"), ("a", "c", "different")), known="abc")


def test_a_long_chain_of_same_is_followed() -> None:
    """The contradiction may be many steps away."""
    rows = [f"r{number:04d}" for number in range(3_000)]
    chain = [Judgement(a, b, "same", "x", "") for a, b in pairwise(rows)]
    with pytest.raises(InputRefused):
        in_force([*chain, Judgement(rows[0], rows[-1], "different", "x", "")], known=rows)
