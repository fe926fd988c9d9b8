"""Names of months are read in every language and spelling."""

from __future__ import annotations

import re

from uncounted.language import months


def test_each_language_has_twelve_months_and_no_spelling_means_two() -> None:
    """A spelling that named two months would move a death by weeks."""
    seen: dict[str, int] = {}
    for language in ("en", "my"):
        assert len(months.names(language)) == 12
        for number, spellings in enumerate(months.names(language), 1):
            for spelling in spellings:
                assert seen.setdefault(spelling.casefold(), number) == number
    assert seen == months.numbers()


def test_the_longest_spelling_wins() -> None:
    """The word Sept is not read as Sep with a letter left over."""
    found = re.match(months.pattern("en"), "September 2031")
    assert found is not None
    assert found[0] == "September"
