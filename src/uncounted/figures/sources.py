"""Who says a number: the cue words of a sentence and the name beside each.

In English a name stands before "said", "reported", "documented", after "according to", before or after
a colon, or in brackets; Burmese is in `uncounted.figures.burmese_sources`. What a pronoun or "the
network" goes back to, and how far a source carries, is in `uncounted.figures.speech`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from uncounted.figures import burmese_sources, lexicon
from uncounted.figures.lexicon import PhraseIndex
from uncounted.figures.numbers import Number
from uncounted.figures.sentences import Sentence
from uncounted.figures.subjects import DATED, Subject, subject_of

PRONOUN = burmese_sources.PRONOUN
OWN_LINE = "source: X"
IN_BRACKETS = "(X)"
COLON = "X:"
OWN_VOICE = "we"
BYLINE = "By X"

_LONGEST_NAME = 160
_MOST_WORDS = 16
_MOST_DESCRIBED = 10
_MOST_COUNTING = 8
_LABEL = re.compile(r"\b[Ss]ources?(?: of (?:the )?(?:data|figures))?:\s?")
_RIGHT_END = re.compile(r"[,;:\"\n]|\s[–—]\s|\.(?=\s|$)|\((?![A-Z&]{2,12}\))")
_KEPT_BY = re.compile(
    r"(?:the |its |their |an? )?(?:[a-z]+ ){0,2}(?:figures|data|statistics|numbers|records|information|tally|tallies|"
    r"counts?|lists?|databases?|reports?|surveys?|estimates?|assessments?|study|analysis|documents?)"
    r"(?: (?:compiled|collected|gathered|kept|published|released|issued|provided|maintained|drawn up|prepared|obtained|received|seen))?"
    r" (?:by|from|of|that) (?=(?:the )?(?:[a-z]+ ){0,2}[A-Z])"
)
_CAPITAL = re.compile(r"\b[A-Z\u00c0-\u00de]")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|been|be|being|has|have|had|will|would|can|could)\b")
_SPEAKER_AFTER = re.compile(
    r'[,"–—]\s?(?:said|says|added|adds|reports|reported)\s+'
    r"(?P<name>(?:(?:former )?(?:[a-z]{4,12} )?[A-Z\u00c0-\u00de][\w'.-]{0,30}(?: (?:of the [a-z]{4,20}|(?:(?:al|bin|de|van|el|of) )?"
    r"(?:al-|el-)?[A-Z\u00c0-\u00de][\w'.-]{0,30})){0,6})"
    r"|(?:an?|the|his|her|its|their) (?:(?!where|who|which|whose|on|when|as|after|in)[a-z]+ ?){1,5}|"
    r"(?:local |military |security |hospital |health |aid )?(?:officials|residents|police|witnesses|sources|media|"
    r"villagers|rescuers|medics|activists|monitors|authorities|locals|survivors|relatives))"
)
_NAME = r"(?:[Tt]he )?[A-Z\u00c0-\u00de][\w&'.-]*(?: (?:(?:of|for|on|the|and|in) ){0,2}[A-Z\u00c0-\u00de(][\w&'.)-]*){0,9}"
_POSSESSIVE = re.compile(
    r"\bby (?P<name>(?:the )?(?:[A-Z][\w&'-]*? ?){1,8}?|the [a-z]{3,20})'s? (?:own )?(?:count|tally|figures|"
    r"estimates?|reckoning|data|records|list)\b"
    r"|\b[Bb]y the (?:count|tally|figures|estimate) of (?P<of>(?:the )?[A-Z][\w&' -]{1,80}(?:\([A-Z]+\))?)"
    r"|\bcount that (?P<keeper>(?:the )?[A-Z][\w&' -]{1,60}?) keeps"
    r"|\bby (?P<own>us|our (?:own )?(?:count|tally|records|figures|data|reckoning|estimates?))\b"
    r"|\b[Ii]n (?P<teller>(?:the )?[A-Z][\w&' -]{1,60}?)'s? (?:words|view|telling|account)\b"
    rf"|(?P<owner>{_NAME}|\b[Tt]he [a-z]{{3,20}})(?:'s|(?<=s)') (?:[a-z-]+ ){{0,2}}"
    r"(?:death )?(?:count|tally|toll|list|figures|records|database|register|data|survey)"
    r"(?= (?:stands|stood|reached|rose|climbed|includes|included|now|has|have|had|comes|came|puts?|lists?|"
    r"holds?|gives?|of|for|is|was|are|were|since|covers?|shows?)\b)"
)
_BYLINE = re.compile(r"By (?P<name>[A-Z\u1000-\u109f][^\n\d]{2,120})")
_BRACKETED = re.compile(r"(?<!\w)\((?:source: )?(?P<name>[A-Z][^()\d,;]{1,60})(?:, [^()]{1,40})?\)(?!\s?(?:--|[–—-]))")
_BEFORE_COLON = re.compile(rf"[•–—*·▪●-]?\s?(?P<name>{_NAME}(?: [a-z]{{4,14}})?):\s")
_AFTER_COLON = re.compile(rf"(?::|\s[–—-])\s(?P<name>{_NAME}|(?:[A-Za-z]+ ){{0,2}}[a-z]{{4,14}})\.?$")
_CLOSED = 60
_PARTED = re.compile(r";\s|[,:]\s(?:and|but|while|whereas|although|though)\s")
_LIVES = re.compile(r"\s(?:[\w,.]+\s){0,5}(?:lives?|bodies|dead|corpses|remains|responsibility)\b")
_GOES_ON = re.compile(
    r"[\"'(]?(?:it|he|she|they|its|their|his|her|of (?:them|these|those|the|that|this)|the (?:dead|"
    r"report|figures?|number|total|toll|deaths?|wounded|injured|killed|missing|arrested|detained|detainees|"
    r"victims|group|statement|same|count|organi[sz]ation|rest|remaining|latter|former|data|list|tally)|"
    r"these|those|this|among|another|a further|others?|in addition|all of|some of|most of|half of|many of|"
    r"(?:the|a) (?:majority|rest|remainder) of|more than half of|none of)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:\s(?:that|on|in|to)\b|\s?[,.;:\"]|$)")
_TO_ITS_LIST = re.compile(
    r"[^.;]{1,80}?\bto (?:its|their|the|his|her) (?:\w+ )?(?:records|list|tally|count|toll|database)\b"
)
_PUT_AT = re.compile(r"\s(?:[^.;,]{1,90}?\bat\b|together an? (?:list|count|tally))")
# an adjective or a noun: "an estimated 40", "12 reported killings", "the documented toll"
_BEFORE_NOUN = re.compile(r"(?:\b(?:an?|the|of|all|no|any|every|these|those|its|their|our|his|her)|\d) $")
_AFTER_NOUN = re.compile(
    r"\s(?:of|from|by|and|or|in|on|under|about|show|shows|put|puts|say|says|suggests?|indicates?|are|is|"
    r"was|were|range|vary|published|released|issued|had|has|have|for|give|gives|rest|rests)\b"
)
# "12 people", but not "Platform 12"
_NUMBERED = re.compile(r"(?:^|(?<!\w)[a-z][\w'-]* )\d")
_ENDS = re.compile(r"\s?(?:[,.;:)]|$)")
_FIGURE_GIVEN = re.compile(
    r"\s(?:(?:an?|the|its|their) (?:[a-z-]+ ){0,2}(?:figures?|toll|number|count|total|estimate)\b|"
    r"[\d,]+ (?:dead|deaths|killed|wounded|injured|victims|casualties)\b)"
)


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


def sources_of(plain: str, sentence: Sentence, figures: list[Number]) -> list[Source]:
    """Find the sources of a sentence, in order; a pronoun is one whose rule is `PRONOUN`."""
    found: list[Source] = []
    for match in _SPEAKER_AFTER.finditer(plain, sentence.start, sentence.end):
        start, end = match.start("name"), match.start("name") + len(match["name"].rstrip())
        _keep(found, Source(start, end, match.start(), match.end(), "said X"))
    inverted = [(each.cue_start, each.cue_end) for each in found]
    after = sentence.start
    for hit in _cues().find(plain, sentence.start, sentence.end):
        if any(start <= hit.start < end for start, end in inverted):
            continue
        if hit.entry == "before":
            _keep(found, _right_of(plain, hit.end, sentence.end, hit.start, "according to"))
        elif _is_saying(plain, hit.start, hit.end, hit.entry):
            source = _left_of(plain, sentence, hit.start, hit.end, hit.entry, after)
            _keep(found, source)
            after = hit.end if source is not None else after
    for match in _LABEL.finditer(plain, sentence.start, sentence.end):
        _keep(found, _right_of(plain, match.end(), sentence.end, match.start(), OWN_LINE))
    for source in (*_possessive(plain, sentence), *_beside_marks(plain, sentence)):
        _keep(found, source)
    if not plain.isascii():
        named = burmese_sources.named(plain, sentence)
        _keep(found, Source(*named) if named else None)
    inside = [each for each in found if not any(each.start < n.end and each.end > n.start for n in figures)]
    return _counters(plain, sorted(inside, key=lambda each: each.start))


def _counters(plain: str, found: list[Source]) -> list[Source]:
    """Leave out who relays what another counted: "X said, citing Y"."""
    relayed = {
        before
        for before, after in pairwise(found)
        if plain[after.cue_start : after.start].strip().lower() in _verbs("citing")
        and not re.search(r"[\d;]", plain[before.end : after.cue_start])
    }
    return [each for each in found if each not in relayed]


def source_for(plain: str, number: Number, sources: list[Source]) -> Source | None:
    """Choose the source of one number: the nearest cue that no semicolon parts from it."""

    may = [each for each in sources if not _is_beyond(plain, number, each)]

    def distance(source: Source) -> tuple[bool, int]:
        behind = source.cue_start >= number.end
        left = max(source.end, source.cue_end)
        gap = plain[number.end : source.cue_start] if behind else plain[left : number.start]
        is_closed = not behind and _is_inserted(plain, source)
        return ";" in gap, len(gap) + (_CLOSED if is_closed else 0)

    best = min(may, key=distance) if may else None
    return None if best is not None and best.rule == OWN_VOICE else best


def _is_beyond(plain: str, number: Number, source: Source) -> bool:
    """Say whether a source speaks only of what follows it, and the number stands before."""
    if source.cue_start < number.end:
        return False
    if source.rule.partition(" ")[2] in _verbs("looking_on"):
        return True
    if not source.rule.startswith("X ") or source.rule == "X's count":
        return False
    opens = re.match(r"\s?(?:[,.;:\")]|$)", plain[source.cue_end : source.cue_end + 2]) is None
    return opens and _PARTED.search(plain, number.end, min(source.start, source.cue_start) + 1) is not None


def goes_on(plain: str, sentence: Sentence) -> bool:
    """Say whether a sentence refers back to the count before it: "It lists ...", "The dead include ..."."""
    return _GOES_ON.match(plain, sentence.start, sentence.end) is not None


def is_for_its_sentence(source: Source) -> bool:
    """Say whether a source holds for its own sentence alone: in brackets, on a line of its own, a forecast."""
    return source.rule in (IN_BRACKETS, OWN_LINE, BYLINE) or source.rule.partition(" ")[2] in _verbs("looking_on")


def is_body(name: str) -> bool:
    """Say whether a name is that of a body which may count: by its noun, or known by its letters."""
    bare = re.sub(r"^[Tt]he |\s?\([A-Z][\w&-]*\)$", "", name)
    words = [word.strip("().,'") for word in bare.split()]
    return bare in _known() or (len(words) > 1 and not _bodies().isdisjoint(words))


def _keep(found: list[Source], source: Source | None) -> None:
    if source is not None and not any(source.start < each.end and source.end > each.start for each in found):
        found.append(source)


def _is_inserted(plain: str, source: Source) -> bool:
    """Say whether a source closes what stands before it: "40 were killed, the union said, and ..."."""
    before = plain[max(0, min(source.start, source.cue_start) - 2) : min(source.start, source.cue_start)]
    after = plain[max(source.end, source.cue_end) :][:1]
    return before.rstrip()[-1:] in (",", "–", "—") and after in (",", ".", ";")


def _is_saying(plain: str, start: int, end: int, kind: str) -> bool:
    """Say whether a word makes its subject a source here: no noun, adjective or deed ("claimed 12 lives")."""
    verb = plain[start:end].lower()
    before = plain[max(0, start - 14) : start].lower()
    behind = plain[end : end + 140]
    if kind == "naming":
        return _PUT_AT.match(behind) is not None
    if _BEFORE_NOUN.search(before):
        return False
    if verb in _verbs("like_nouns") and (_AFTER_NOUN.match(behind) or _is_list_noun(verb, behind)):
        return False
    if verb in _verbs("deeds"):
        return _LIVES.match(behind) is None
    if verb in _verbs("giving"):
        return _FIGURE_GIVEN.match(behind) is not None
    if verb in _verbs("clausal"):
        return _SAYS.match(behind) is not None or _TO_ITS_LIST.match(behind) is not None
    return True


def _is_list_noun(verb: str, behind: str) -> bool:
    return verb in _verbs("counting") and _ENDS.match(behind) is not None


def _left_of(
    plain: str, sentence: Sentence, verb_start: int, verb_end: int, kind: str, after: int
) -> Source | None:
    subject = subject_of(plain, sentence, verb_start, after)
    if subject is None:
        return None
    kept_by = _KEPT_BY.match(subject.words)
    if kept_by is not None:
        start = subject.start + kept_by.end()
        subject = Subject(start, subject.end, plain[start : subject.end])
    words = _without_thing(subject.words)
    rule = f"X {plain[verb_start:verb_end]}"
    if words.lower() in _verbs("nobody"):
        return None
    if words.lower() in lexicon.words("sources", "en", "pronouns"):
        rule = PRONOUN
    elif not _is_source(plain, subject, words, plain[verb_start:verb_end].lower(), kind):
        return None
    return Source(subject.start, subject.start + len(words), verb_start, verb_end, rule)


def _without_thing(chunk: str) -> str:
    """Leave out what the source has: "the league's latest monthly report" is the league's."""
    owned = _things().search(chunk)
    owner = chunk[: owned.start()] if owned is not None else ""
    if owned is not None and len(owner) > 1 and _CAPITAL.search(owner):
        is_possessed = owned[0].startswith("'")
        return owner if is_possessed or is_body(owner) or owner.isupper() else chunk
    return chunk


def _is_source(plain: str, subject: Subject, chunk: str, verb: str, kind: str) -> bool:
    words = chunk.split()
    lowered = [word.lower().strip(",.'") for word in words]
    if not words or len(words) > _MOST_WORDS or _NUMBERED.search(chunk):
        return False
    if lowered[0] in _verbs("nobody") or lowered[0] in lexicon.words("sources", "en", "pronouns"):
        return False
    if _AUXILIARY.search(chunk.lower()):
        return False
    is_described = any(word in _nouns() for word in lowered)
    is_named = bool(_CAPITAL.search(chunk[1:])) or (len(words) == 1 and _is_proper(plain, subject, chunk))
    if kind == "naming" and len(words) == 1:
        return True  # whoever puts a number on something says so
    if verb == "found" and not is_named and not any(word in _inquiry() for word in lowered):
        return False
    if kind == "counting":
        if words[-1] in _places() or lowered[-1].capitalize() in _countries():
            return False
        is_counter = not _verbs("bystanders").intersection(lowered)
        return is_named or (is_described and is_counter and len(words) <= _MOST_COUNTING)
    return is_named or (is_described and len(words) <= _MOST_DESCRIBED)


def _is_proper(plain: str, subject: Subject, word: str) -> bool:
    """Say whether one word is a name and not only the first word of its sentence."""
    if not word[0].isupper():
        return False
    if is_body(word) or sum(map(str.isupper, word)) > 1 or not word.endswith(("s", "ing", "ed", "ly")):
        return True
    around = plain[max(0, subject.start - 3000) : subject.start + 3000]
    return re.search(rf"[a-z,] {re.escape(word)}\b", around) is not None


def _right_of(plain: str, start: int, end: int, cue_start: int, rule: str) -> Source | None:
    while start < end and plain[start] in " :":
        start += 1
    limit = min(end, start + _LONGEST_NAME)
    kept_by = _KEPT_BY.match(plain, start, limit)
    if kept_by is not None:
        start = kept_by.end()
    stop = _RIGHT_END.search(plain, start, limit)
    name = plain[start : stop.start() if stop else limit]
    kept: list[str] = []
    for at, word in enumerate(name.split(" ")[:_MOST_WORDS]):
        if kept and word.lower() in _stops():
            break
        if at == 0 and not word:
            break
        kept.append(word)
    name = " ".join(kept).rstrip(" .")
    opened = re.match(r"\s?\([A-Z][\w&/-]{1,15}\)", plain[start + len(name) : end])
    if opened:
        name += opened[0]
    if ")" in name and name.index(")") < (name + "(").index("("):
        name = name[: name.index(")")]
    name = _without_thing(name.removesuffix("'s"))
    if not name or re.fullmatch(r"[\d\W]+", name) or DATED.match(name):
        return None
    if name.lower() in _verbs("nobody"):
        return None
    if name.lower() in lexicon.words("sources", "en", "pronouns"):
        rule = PRONOUN
    elif plain[cue_start:start].strip().lower() in _verbs("passive") and not _CAPITAL.search(name):
        return None
    return Source(start, start + len(name), cue_start, start, rule)


def _possessive(plain: str, sentence: Sentence) -> list[Source]:
    found = []
    for match in _POSSESSIVE.finditer(plain, sentence.start, sentence.end):
        group = match.lastgroup or "name"
        name = match[group].rstrip()
        if name.rpartition(" ")[2] in _places() or name.removeprefix("the ") in _countries():
            continue
        start = match.start(group)
        rule = PRONOUN if group == "own" else "X's count"
        found.append(Source(start, start + len(name), start, match.end(), rule))
    return found


def _beside_marks(plain: str, sentence: Sentence) -> list[Source]:
    """Find a body before or after a colon, or in brackets: "Hill Monitor: 45 killed", "45 killed (UN)"."""
    found = []
    before = _BEFORE_COLON.match(plain, sentence.start, sentence.end)
    if before is not None and _may_open(before["name"]):
        found.append(Source(*before.span("name"), before.start(), before.end(), COLON))
    after = _AFTER_COLON.search(plain, max(sentence.start, sentence.end - 90), sentence.end)
    if after is not None and _may_close(after["name"]):
        found.append(Source(*after.span("name"), after.start(), after.end(), IN_BRACKETS))
    byline = _BYLINE.fullmatch(plain, sentence.start, sentence.end) if sentence.heading else None
    if byline is not None:
        found.append(Source(*byline.span("name"), sentence.start, sentence.start + 2, BYLINE))
    for match in _BRACKETED.finditer(plain, sentence.start, sentence.end):
        name = match["name"].rstrip()
        is_short_form = (
            plain[max(0, match.start() - 40) : match.start()].rstrip().rpartition(" ")[2][:1].isupper()
        )
        if is_body(name) and not is_short_form:
            start = match.start("name")
            found.append(Source(start, start + len(name), match.start(), match.end(), IN_BRACKETS))
    return found


def _may_open(name: str) -> bool:
    """Say whether a name before a colon is a source and not the label of a number: "Health ministry: ..."."""
    words = name.lower().split()
    if is_body(name) or words[0] in _verbs("openers") and len(words) == 1:
        return words[-1].capitalize() not in _places()
    return len(words) > 1 and words[-1].capitalize() in _bodies() and words[-1] not in ("party", "department")


def _may_close(name: str) -> bool:
    words = name.lower().split()
    return is_body(name) or (not name[0].isupper() and len(words) <= 3 and words[-1] in _nouns())


@lexicon.derived
def _things() -> re.Pattern[str]:
    things = "|".join(map(re.escape, lexicon.words("sources", "en", "things")))
    return re.compile(rf"(?:'s|') (?:[a-z-]+ ){{0,3}}(?:{things})$| (?:{things})$")


@lexicon.derived
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(lexicon.words("sources", "en", kind))


@lexicon.derived
def _nouns() -> frozenset[str]:
    return frozenset(lexicon.words("sources", "en", "nouns"))


@lexicon.derived
def _inquiry() -> frozenset[str]:
    return frozenset(lexicon.words("sources", "en", "inquiry"))


@lexicon.derived
def _places() -> frozenset[str]:
    return frozenset(lexicon.words("sources", "en", "places"))


@lexicon.derived
def _known() -> frozenset[str]:
    return frozenset(lexicon.words("sources", "en", "known"))


@lexicon.derived
def _bodies() -> frozenset[str]:
    return frozenset(lexicon.words("sources", "en", "bodies"))


@lexicon.derived
def _stops() -> frozenset[str]:
    return frozenset(lexicon.words("sources", "en", "stop"))


@lexicon.derived
def _countries() -> frozenset[str]:
    return frozenset(lexicon.words("places", "en", "countries"))


@lexicon.derived
def _cues() -> PhraseIndex[str]:
    kinds = ("saying", "counting", "naming", "before")
    pairs = [(word, kind) for kind in kinds for word in lexicon.words("sources", "en", kind)]
    return PhraseIndex(pairs)
