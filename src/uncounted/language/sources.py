"""Names of organisations as documents write them: which of them name the same one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WITH_ABBREVIATION = re.compile(r"^(.*\S)\s*\(([A-Z][A-Z0-9-]{1,11})\)$")


def who_key(who: str) -> str:
    """Fold a name so that case, spaces and an article do not part it from itself."""
    return " ".join(who.casefold().split()).removeprefix("the ")


def same_names(names: Iterable[str]) -> dict[str, str]:
    """Find names that are one organisation's, since a name gives its abbreviation in brackets.

    Parameters
    ----------
    names
        Names as documents write them.

    Returns
    -------
    dict
        Folded name to one folded name that stands for all of that organisation's.

    Examples
    --------
    >>> same_names(["River Council (RC)", "RC", "the River Council", "Ward Watch"])["rc"]
    'river council (rc)'
    """
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for name in sorted(set(names)):
        found = _WITH_ABBREVIATION.match(name)
        for part in found.groups() if found else ():
            one, other = root(who_key(name)), root(who_key(part))
            # the longer name stands for both, the first in the alphabet of equally long ones
            kept, dropped = sorted((one, other), key=lambda key: (-len(key), key))
            parent[dropped] = kept
        root(who_key(name))
    return {key: root(key) for key in list(parent)}
