"""Whether deaths were violent, where the word for them leaves it open: "died", "deaths", "dead".

Violence is the rule in what documentation groups publish, so deaths count as killings unless the
sentence, the sentences before it in its paragraph or the heading name another cause: a flood, a
shipwreck, an illness, a cell. Words for violence in the same sentence outweigh them. Where nothing near
names a cause, a text that names no violence anywhere is one about other deaths.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from uncounted.figures import lexicon
from uncounted.figures.burmese import clauses as burmese
from uncounted.figures.finding import Found
from uncounted.figures.lexicon import PhraseIndex
from uncounted.figures.numbers.totals import Measured
from uncounted.figures.text.sentences import Sentence

OTHER_CAUSE = "another cause than violence is named"

_LONGEST_WORDS = 40
_LONGEST_TITLE = 140
_AUXILIARY = 5


@dataclass
class Causes:
    """What kind of cause of death the text has named on its way down.

    Attributes
    ----------
    own, paragraph, heading
        violent, natural, other, or "" for none: of the sentence, of those before it in its paragraph, of the
        heading above.
    """

    own: str = ""
    paragraph: str = ""
    heading: str = ""
    _number: int = -1
    _text: str | None = None

    def go_on(self, plain: str, sentence: Sentence) -> None:
        """Take the next sentence in."""
        if sentence.paragraph != self._number:
            self._number = sentence.paragraph
            self.paragraph = self.paragraph if burmese.goes_back(plain, sentence) else ""
        self.own = _named(plain, sentence)
        if sentence.heading or _is_title(plain, sentence):
            self.heading = self.own or self.heading
        self.paragraph = self.own or self.paragraph

    def applied(self, plain: str, measured: list[Measured]) -> list[Measured]:
        """Count the deaths of the sentence as not violent where the text says what caused them."""
        named = self.paragraph or self.heading or self._whole(plain, measured)
        if named not in ("other", "natural"):
            return measured if named else [_of_itself(plain, each) for each in measured]
        words = _listed("open") + (_listed("killing") if self.own == "natural" else [])
        return [_with_cause(plain, each, words) for each in measured]

    def _whole(self, plain: str, measured: list[Measured]) -> str:
        """Say what the whole text names, where nothing near does: only a text without violence is asked."""
        if not any(each.found.value == "killed" for each in measured):
            return ""
        if self._text is None:
            kinds = {hit.entry for hit in _causes().find(plain, 0, len(plain))}
            self._text = "" if "violent" in kinds or not kinds else "other"
        return self._text


def _named(plain: str, sentence: Sentence) -> str:
    kinds = {hit.entry for hit in _causes().find(plain, sentence.start, sentence.end)}
    return next((kind for kind in ("violent", "natural", "other") if kind in kinds), "")


def _is_title(plain: str, sentence: Sentence) -> bool:
    """Say whether a line stands above the text without being a sentence: "FLASH UPDATE (as of 20 March)"."""
    text = plain[sentence.start : sentence.end]
    return (
        len(text) <= _LONGEST_TITLE and text.endswith(")") and plain[sentence.end : sentence.end + 1] == "\n"
    )


def _with_cause(plain: str, each: Measured, words: list[str]) -> Measured:
    found = each.found
    said = (
        plain[found.start : min(found.end, found.start + _LONGEST_WORDS)].lower() if found.start >= 0 else ""
    )
    if found.value != "killed" or said not in words:
        return each
    return replace(each, found=Found("died_other", OTHER_CAUSE, found.start, found.end))


def _of_itself(plain: str, each: Measured) -> Measured:
    """Take "have died" without a cause for what it says: people who, as time went by, are no longer alive."""
    before = plain[max(0, each.found.start - _AUXILIARY) : max(0, each.found.start)]
    return _with_cause(plain, each, ["died"]) if before.endswith(("have ", "has ")) else each


@lexicon.derived
def _causes() -> PhraseIndex[str]:
    return PhraseIndex((phrase, kind) for kind in ("violent", "natural", "other") for phrase in _listed(kind))


@lexicon.derived
def _listed(kind: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in lexicon.document("causes")[kind].split("|")]
