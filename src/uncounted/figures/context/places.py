"""The place of what is counted, as written: the "in X" of its own words, else of the paragraph.

A wrong place is worse than none, because documenters filter by place and series group by it. So a
place is read only where a preposition, a verb ("stormed X") or a label ("Hill State (34)") says that it
is one, not from the name of a body ("Union of X"), and a place carries only inside its paragraph,
a country's further.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from uncounted.figures import lexicon
from uncounted.figures.finding import Found
from uncounted.figures.lexicon.patterns import PatternIndex
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.sentences import Sentence
from uncounted.figures.times.timeline import family_of

OWN_WORDS = "place in its own words"
BEFORE = "place before the number"
LABEL = "label of a place"
SUBJECT = "place that has the count"
OF_PARAGRAPH = "place of the paragraph"
OF_COUNTRY = "country of the text"

_SERIES = re.compile(r"[\s,]*(?:and\s)?$")
_CLAUSE = re.compile(r";|[,:]\s(?:and|but|while|whereas)\s|\.\s")
_DISTANCE = re.compile(
    r"\b(?:km|kms|kilomet(?:re|er)s?|miles?|metres?|meters?)\b[^,.;]{0,30}$|"
    r"(?<!the )\b(?:north|south|east|west) of $"
)
_AGENT = re.compile(
    r"\b(?:by|told|troops|soldiers|police|forces|officials?|authorities|army|government|ministry|office|"
    r"spokesman|spokeswoman|spokesperson|doctors|hospitals?|prosecutors?|court|university|defender|commissioner|"
    r"embassy|headquarters|commander|residents|correspondent) (?:in|from|of|at|near) (?:the )?$"
)
_SUBSET = re.compile(r"\b(?:of (?:them|which|whom|these|those)|including|among|most|mostly|half)\b")
_NO_PLACE_MEASURES = frozenset(
    {"money", "price", "currency_value", "items_sold", "organisations", "prison_term", "other"}
)
_REACH = 260
_CAPITALISED = re.compile(r"[A-Z\u00c0-\u00de][\w-]+(?: [A-Z][\w-]+)?")


@dataclass(frozen=True)
class _Named:
    """A place named in a sentence: half-open offsets of the words, and what shows it."""

    start: int
    end: int
    rule: str
    name: str


@dataclass
class Ground:
    """The places that hold where the text is read, for numbers that name none."""

    place: Found[str] | None = None
    country: Found[str] | None = None
    families: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    paragraph: int = -1
    _line: int = -1
    _first: _Named | None = None
    _introduces: bool = False
    _is_headed: bool = False
    _named: list[_Named] = field(default_factory=list)

    def begin(self, plain: str, sentence: Sentence, *, listed: bool) -> None:
        """Read the places of a sentence, and let go of the paragraph's where another begins."""
        is_new = sentence.paragraph != self.paragraph or (listed and sentence.line != self._line)
        if is_new and not self._introduces:
            self.place = None
        self.paragraph, self._line = sentence.paragraph, sentence.line
        self._named = _places_of(plain, sentence)
        self._introduces = plain[sentence.end - 1] == ":"
        if sentence.heading:
            self._note_countries(plain, sentence)

    def _note_countries(self, plain: str, sentence: Sentence) -> None:
        for match in _CAPITALISED.finditer(plain, sentence.start, sentence.end):
            if match[0] in _countries():
                self.countries.add(match[0])
                self.country = self.country or Found(match[0], OF_COUNTRY, *match.span())
                self._is_headed = True

    def end(self, numbers: list[Number]) -> None:
        """Keep the place of the sentence for those that follow: the one its first figure has.

        Parameters
        ----------
        numbers
            The figures of the sentence.
        """
        named = [each for each in self._named if each.rule in (OWN_WORDS, BEFORE)]
        for each in named:
            if each.name in _countries():
                self.countries.add(each.name)
                self.country = self.country or Found(each.name, OF_COUNTRY, each.start, each.end)
        is_broad = self.place is not None and self.place.value in _countries()
        if named and not is_broad:
            own = self._first if numbers else named[-1]
            self.place = Found(own.name, OF_PARAGRAPH, own.start, own.end) if own else None
        self._first = None

    def place_of(
        self, plain: str, sentence: Sentence, numbers: list[Number], position: int, measure: str
    ) -> Found[str] | None:
        """Give the place of a number.

        Parameters
        ----------
        plain, sentence
            The plain text, and the sentence.
        numbers, position
            The figures of the sentence, and which of them is asked for.
        measure
            What it measures.
        """
        if measure in _NO_PLACE_MEASURES:
            return None
        own = _own(plain, numbers, position, self._named)
        self._first = own if position == 0 else self._first
        if own is not None:
            if own.name in _countries():
                self.families.add(family_of(measure))
            return Found(own.name, own.rule, own.start, own.end)
        if sentence.heading:
            return None
        if self.place is not None and not self._named:
            return self.place
        if self.country is not None and len(self.countries) == 1 and not self._named:
            return self.country if self._is_headed or family_of(measure) in self.families else None
        return None


def _own(plain: str, numbers: list[Number], position: int, named: list[_Named]) -> _Named | None:
    """Give the place in the words of a number: its label, right of it, left of it, or behind its series."""
    number = numbers[position]
    after = numbers[position + 1].start if position + 1 < len(numbers) else number.end + _REACH
    left = [each for each in named if each.end <= number.start]
    if left and (left[-1].rule in (LABEL, SUBJECT) or left[-1].end + 1 == number.start):
        gap = plain[left[-1].end : number.start]
        if (
            re.fullmatch(r"\s?[(:–—-]?\s?", gap)
            or (left[-1].rule == SUBJECT and not _CLAUSE.search(gap))
            or ":" in gap[:2]
        ):
            return left[-1]
    places = [each for each in named if each.rule not in (LABEL, SUBJECT)]
    for each in places:
        if number.end <= each.start < after and each.rule == OWN_WORDS:
            if not _CLAUSE.search(plain[number.end : each.start]):
                return each
            break
    before = [each for each in places if each.end <= number.start]
    if before:
        is_parted = ";" in plain[before[-1].end : number.start]
        return before[-1] if not is_parted or len(places) == 1 else None
    behind = [each for each in places if 0 <= each.start - number.end < _REACH and each.rule == OWN_WORDS]
    if behind:
        gap = plain[number.end : behind[0].start]
        return None if _CLAUSE.search(gap) or _SUBSET.search(gap) else behind[0]
    return None


def _places_of(plain: str, sentence: Sentence) -> list[_Named]:
    """Find the places that a sentence names, in order."""
    found: list[_Named] = []
    bodies: list[tuple[int, int]] | None = None
    for _, match in _pattern().matches(plain, sentence.start, sentence.end):
        group = match.lastgroup or "name"
        start, name = match.start(group), match[group]
        if _is_none(name) or _DISTANCE.search(plain[max(0, match.start() - 40) : start]):
            continue
        if bodies is None:
            bodies = [each.span() for each in _bodies().finditer(plain, sentence.start, sentence.end)]
        if any(a <= start < b for a, b in bodies) or _AGENT.search(plain[max(0, start - 30) : start]):
            continue
        rule = {"label": LABEL, "subject": SUBJECT}.get(group, OWN_WORDS)
        if rule != OWN_WORDS and not _may_have(name):
            continue
        name = _trimmed(name)
        if name and not _is_possessive(plain, start, name) and name.rpartition(" ")[2] not in _body_nouns():
            found.append(_Named(start, start + len(name), rule, name))
    if not plain.isascii():
        found += _burmese(plain, sentence)
    return sorted(found, key=lambda each: each.start)


def _is_none(name: str) -> bool:
    first = name.split()[0].rstrip(",.'")
    return first in _none() or (
        first.isupper()
        and len(first) > 1
        and name == first
        and first not in ("DRC", "UAE", "UK", "US", "USA")
    )


def _may_have(name: str) -> bool:
    """Say whether a name beside a number is sure to be a place: a country, or a noun of place in it."""
    bare = name.removeprefix("the ")
    if bare.endswith(tuple(f" {kind}" for kind in lexicon.words("places", "en", "kinds"))):
        return True
    return bare in _countries() or bare.rpartition(" ")[2] in lexicon.words("sources", "en", "places")


def _trimmed(name: str) -> str:
    """Cut what follows a place and is none: ", Lieutenant X", " in December"."""
    for match in re.finditer(r"(?:, (?:and )?| and | in )(?:the )?(?=[A-Z\u00c0-\u00de])", name):
        word = name[match.end() :].split(" ")[0].rstrip(",.")
        if word in _none() or word in lexicon.words("sources", "en", "titles"):
            return name[: match.start()]
    return name


def _is_possessive(plain: str, start: int, name: str) -> bool:
    return (
        name.endswith(("'s", "'"))
        or re.match(r"'s?\b|'\s", plain[start + len(name) : start + len(name) + 3]) is not None
    )


@lexicon.derived
def _body_nouns() -> frozenset[str]:
    return frozenset(lexicon.words("sources", "en", "bodies"))


def _burmese(plain: str, sentence: Sentence) -> list[_Named]:
    return [
        _Named(match.start("name"), match.end("name"), BEFORE, match["name"])
        for match in _burmese_pattern().finditer(plain, sentence.start, sentence.end)
        if not match["name"].endswith(lexicon.words("places", "my", "none"))
    ]


@lexicon.derived
def _pattern() -> PatternIndex[None]:
    kinds = "|".join(map(re.escape, lexicon.words("places", "en", "kinds")))
    sides = "|".join(map(re.escape, lexicon.words("places", "en", "sides")))
    dates = "|".join(
        word for word in lexicon.words("places", "en", "none") if word.endswith(("day", "ber", "ary"))
    )
    nouns = "|".join(lexicon.words("sources", "en", "places"))
    capital = (
        rf"(?!(?:{dates}|March|April|May|June|July|August)\b)[A-Z\u00c0-\u00de][\w-]*(?:'[A-Z]?[a-z]{{2,}})?"
    )
    word = rf"{capital}(?: (?:of|de|del|al|el) {capital}| {capital}){{0,4}}"
    one = rf"(?:(?:the )?(?:{sides}) )?(?:the )?{word}(?: (?:{kinds})\b(?: of {capital}(?: {capital})?)?)?"
    higher = rf"(?:,? in (?:the )?{word}(?: (?:{kinds})\b)?)?"
    name = rf"{one}(?:(?:,| and|, and) {one}){{0,3}}{higher}"
    pattern = re.compile(
        rf"(?<![\w'])(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Ii]nside|[Aa]round|[Oo]utside|[Tt]hroughout|[Oo]ff|hit|struck|"
        rf"shelled|bombed|stormed|raided|attacked|torched|"
        rf"(?:village|town|city|district|camp|island|province|region|state|"
        rf"outskirts|strip|port|parts|tip|coast|"
        rf"the north|the south|the east|the west|centre|suburb|suburbs) of|"
        rf"[Aa]ttacks? on|[Rr]aids? on|[Ss]trikes? on) (?:the )?(?P<name>{name})"
        rf"|(?<![\w'])(?P<kind>{capital}(?: {capital}){{0,4}} (?:{nouns}|Camp)\b(?! [A-Z])"
        rf"(?:, {word} (?:{nouns})\b)?{higher})"
        rf"|(?<![\w'])(?P<subject>{word})(?=(?:, [^,.;]{{3,60}},)? "
        rf"(?:has|had|have|holds|held|lost|saw|suffered|recorded|registered|counted|closed|"
        rf"accounts? for|still has|"
        rf"accounted for|was hit|was worst hit|remains|jumped|is home|reported)\b)"
        rf"|(?<![\w'])(?P<label>{one}(?: and {one})?)(?=\s?(?:\(|:|–|—)\s?\d)"
    )
    return PatternIndex([(pattern, None)])


@lexicon.derived
def _burmese_pattern() -> re.Pattern[str]:
    kinds = "|".join(lexicon.words("places", "my", "kinds"))
    whole = "|".join(lexicon.words("places", "my", "whole"))
    at = "|".join(lexicon.words("places", "my", "at"))
    letters = "[\u1000-\u1049\u1050-\u109f]"
    return re.compile(
        rf"(?<!{letters})(?P<name>(?:{letters}{{2,30}}?(?:{kinds})|{letters}{{0,20}}?(?:{whole})|{letters}{{2,20}}?(?=(?:{at})\s)))"
        rf"(?!\s?(?:အသင်း|အဖွဲ့|ကော်မတီ|ကောင်စီ|ဌာန|ကွန်ရက်))"
    )


@lexicon.derived
def _none() -> frozenset[str]:
    return frozenset(lexicon.words("places", "en", "none"))


@lexicon.derived
def _countries() -> frozenset[str]:
    return frozenset(lexicon.words("places", "en", "countries"))


@lexicon.derived
def _bodies() -> re.Pattern[str]:
    """Give the pattern of an organisation's name, from its noun on: "Office of X and Y"."""
    nouns = "|".join(lexicon.words("sources", "en", "bodies"))
    name = r"[A-Z][\w'-]{0,40}"
    of_names = rf" (?:of|for|on)(?: the)?(?: {name}|,? and {name}){{1,6}}"
    return re.compile(rf"\b(?:{nouns})(?:'s?)?(?: {name}){{0,3}}(?:{of_names}){{1,3}}")
