"""What a stage says it did must add up."""

from __future__ import annotations

import pytest

from uncounted.domain.notice import Notice, n_refused
from uncounted.domain.report import StageReport

NOTICE = Notice(
    "lists", "age.range", "refused", "row 4, column C", "a number above 120", "an age", "correct it"
)


def test_counts_that_do_not_add_up_are_a_mistake_of_ours() -> None:
    """Nothing may be lost between taken in and passed on."""
    with pytest.raises(ValueError, match="3 taken in"):
        StageReport("lists", "rows", n_in=3, n_done=1, n_refused=1)


def test_a_refused_cell_shows_in_the_whole_report() -> None:
    """A row that was taken in with one refused cell still says that something was refused."""
    assert StageReport("lists", "rows", n_in=1, n_done=1, notices=(NOTICE,)).something_refused
    assert not StageReport("lists", "rows", n_in=1, n_done=1).something_refused
    assert n_refused([NOTICE, NOTICE]) == 2


def test_a_notice_says_where_what_was_expected_and_what_to_do() -> None:
    """One line with all the parts."""
    assert str(NOTICE) == ("refused: row 4, column C: a number above 120; expected an age; correct it")
