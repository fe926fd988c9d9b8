"""Who may be a source: named bodies, described people, and the words that tell them from doers and places.

The lists are in ``lexicon/sources.toml``. Used by all modules that read sources; they meet here, so
that a source found before a colon and one found before a verb are the same kind of thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from uncounted.figures import lexicon

PRONOUN = "pronoun"
OWN_LINE = "source: X"
IN_BRACKETS = "(X)"
COLON = "X:"
OWN_VOICE = "we"
BYLINE = "By X"
COUNT = "X's count"

NAME = (
    r"(?:[Tt]he )?[A-Z\u00c0-\u00de][\w&'.-]*"
    r"(?: (?:(?:of|for|on|the|and|in) ){0,2}[A-Z\u00c0-\u00de(][\w&'.)-]*){0,9}"
)

_CAPITAL = re.compile(r"\b[A-Z\u00c0-\u00de]")


@dataclass(frozen=True)
class Source:
    """A named source in a sentence.

    Attributes
    ----------
    start, end
        Half-open offsets of the name in the plain text.
    cue_start, cue_end
        Half-open offsets of the words that show it.
    rule
        Which sort of cue.
    """

    start: int
    end: int
    cue_start: int
    cue_end: int
    rule: str


def terms(kind: str) -> frozenset[str]:
    """Give a list of English words about sources, as a set."""
    return _terms()[kind]


def is_pronoun(name: str) -> bool:
    """Say whether words go back to a source named before: "it", "its figures", "we"."""
    return name.lower() in terms("pronouns")


def is_capitalised(name: str) -> bool:
    """Say whether a word in a name begins with a capital."""
    return _CAPITAL.search(name) is not None


def is_place(name: str) -> bool:
    """Say whether a name is that of a place, which counts nothing: a country, "Hill Region"."""
    bare = name.removeprefix("the ")
    return bare.rpartition(" ")[2] in terms("places") or bare in _countries()


def is_body(name: str) -> bool:
    """Say whether a name is that of a body which may count: by its noun, or known by its letters."""
    bare = re.sub(r"^[Tt]he |\s?\([A-Z][\w&-]*\)$", "", name)
    words = [word.strip("().,'") for word in bare.split()]
    return bare in terms("known") or (len(words) > 1 and not terms("bodies").isdisjoint(words))


def without_thing(name: str) -> str:
    """Leave out what the source has: "the league's latest monthly report" is the league's."""
    owned = _things().search(name)
    owner = name[: owned.start()] if owned is not None else ""
    if owned is not None and len(owner) > 1 and is_capitalised(owner):
        is_possessed = owned[0].startswith("'")
        return owner if is_possessed or is_body(owner) or owner.isupper() else name
    return name


@lexicon.derived
def _terms() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in lexicon.document("sources")["en"].items()}


@lexicon.derived
def _things() -> re.Pattern[str]:
    things = "|".join(map(re.escape, lexicon.words("sources", "en", "things")))
    return re.compile(rf"(?:'s|') (?:[a-z-]+ ){{0,3}}(?:{things})$| (?:{things})$")


@lexicon.derived
def _countries() -> frozenset[str]:
    return frozenset(lexicon.words("places", "en", "countries"))
