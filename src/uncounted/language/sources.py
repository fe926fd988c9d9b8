"""Names of organisations as documents write them: which of them name the same one, which name nobody.

The words that decide are in ``sources.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib import resources

_WITH_ABBREVIATION = re.compile(r"^(.*\S)\s*\(([A-Z][A-Z0-9-]{1,11})\)$")
_ARTICLE = re.compile(r"^(?:the|an?) ")


def who_key(who: str) -> str:
    """Fold a name so that case, spaces, an article or a role do not part it from itself.

    Examples
    --------
    >>> who_key("The River  Council"), who_key("River Council's spokeswoman")
    ('river council', 'river council')
    """
    folded = " ".join(who.replace("’", "'").casefold().split()).removeprefix("the ")
    behind, before = _roles()
    named = behind.sub("", before.sub("", folded)).strip()
    return named.removeprefix("the ") or folded


def same_names(names: Iterable[str]) -> dict[str, str]:
    """Find names that are one organisation's, since a name gives its abbreviation in brackets.

    An abbreviation that two organisations go by joins neither of them to anything.

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
    >>> same_names(["River Council (RC)", "Road Commission (RC)", "RC"])["rc"]
    'rc'
    """
    ordered = sorted(set(names))
    claimed = _claimed(ordered)
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for name in ordered:
        for part in _parts(name, claimed):
            one, other = root(who_key(name)), root(part)
            # the longer name stands for both, the first in the alphabet of equally long ones
            kept, dropped = sorted((one, other), key=lambda key: (-len(key), key))
            parent[dropped] = kept
        root(who_key(name))
    return {key: root(key) for key in list(parent)}


def is_common(name: str, more: Collection[str] = ()) -> bool:
    """Say whether a name is a common noun that names nobody: officials, hospital sources, ဒေသခံများ.

    A name with a capital of its own, "Ostrel officials", names somebody.

    Parameters
    ----------
    name
        As a document writes it.
    more
        Other common nouns, folded.

    Examples
    --------
    >>> is_common("local officials"), is_common("Ostrel officials"), is_common("Ward Watch")
    (True, False, False)
    """
    words = _file()
    common = words["common"]
    plain = " ".join(name.split()).removeprefix("The ").removeprefix("the ")
    folded = _ARTICLE.sub("", plain.casefold())
    if folded in common or folded in more:
        return True
    first, *rest = plain.split() or [""]
    if any(word[0].isupper() for word in rest) or (
        first[:1].isupper() and first.casefold() not in _openers()
    ):
        return False
    kept = folded.split()
    while kept and " ".join(kept) not in common and kept[0] in words["narrowing"]:
        kept = kept[1:]
    return " ".join(kept) in common


def _claimed(names: Iterable[str]) -> Mapping[str, set[str]]:
    """Give for each folded abbreviation the folded long names that it is given for."""
    claimed: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        if found := _WITH_ABBREVIATION.match(name):
            claimed[who_key(found[2])].add(who_key(found[1]))
    return claimed


def _parts(name: str, claimed: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Give the folded names that a name with its abbreviation stands for."""
    found = _WITH_ABBREVIATION.match(name)
    if found is None:
        return ()
    long, short = who_key(found[1]), who_key(found[2])
    return (long, short) if len(claimed[short]) == 1 else (long,)


@cache
def _roles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    roles = "|".join(map(re.escape, sorted(_file()["roles"], key=lambda role: (-len(role), role))))
    behind = re.compile(rf"(?:'s|(?<=s)') (?:[a-z-]+ ){{0,2}}?(?:{roles})$")
    return behind, re.compile(rf"^(?:an? |one )?(?:{roles}) (?:for|of) ")


@cache
def _openers() -> frozenset[str]:
    """Give words that have a capital only because a sentence begins with them."""
    words = _file()
    return words["narrowing"] | {each.split()[0] for each in words["common"]}


@cache
def _file() -> dict[str, frozenset[str]]:
    source = resources.files("uncounted.language") / "sources.toml"
    return {name: frozenset(words) for name, words in tomllib.loads(source.read_text("utf-8")).items()}
