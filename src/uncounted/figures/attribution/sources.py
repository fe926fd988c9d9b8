"""Who says a number: the cue words of a sentence and the name beside each.

In English a name stands before "said", "reported", "documented" or after "according to"; before or after
a colon and in brackets, see `marks`; in Burmese, `uncounted.figures.burmese.sources`.
What a pronoun or "the network" goes back to is in `uncounted.figures.attribution.naming`, how far a source
carries in `uncounted.figures.attribution.speech`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from uncounted.figures import lexicon
from uncounted.figures.attribution.marks import beside_marks
from uncounted.figures.attribution.saying import is_saying
from uncounted.figures.attribution.speakers import (
    BYLINE,
    COUNT,
    IN_BRACKETS,
    OWN_LINE,
    OWN_VOICE,
    PRONOUN,
    Source,
    is_body,
    is_capitalised,
    is_place,
    is_pronoun,
    terms,
    without_thing,
)
from uncounted.figures.attribution.subjects import DATED, Subject, subject_of
from uncounted.figures.burmese import sources as burmese
from uncounted.figures.lexicon import PhraseIndex
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.sentences import Sentence

_LONGEST_NAME = 160
_MOST_WORDS = 16
_MOST_DESCRIBED = 10
_MOST_COUNTING = 8
_AROUND = 3000
_CLOSED = 60
_LABEL = re.compile(r"\b[Ss]ources?(?: of (?:the )?(?:data|figures))?:\s?")
_RIGHT_END = re.compile(r"[,;:\"\n]|\s[–—]\s|\.(?=\s|$)|\((?![A-Z&]{2,12}\))")
_KEPT_BY = re.compile(
    r"(?:[Tt]he |[Ii]ts |[Tt]heir |[Aa]n? )?(?:[A-Z]?[a-z]+ ){0,2}(?:[Ff]igures|[Dd]ata|"
    r"statistics|numbers|records|information|tally|"
    r"tallies|counts?|lists?|databases?|reports?|surveys?|estimates?|assessments?|study|analysis|documents?)"
    r"(?: (?:compiled|collected|gathered|kept|published|released|issued|provided|maintained|"
    r"drawn up|prepared|"
    r"obtained|received|seen))?"
    r" (?:by|from|of|that) (?=(?:the )?(?:[a-z]+ ){0,2}[A-Z])"
)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|been|be|being|has|have|had|will|would|can|could)\b")
_PERSON = (
    r"(?:the |an? )?(?:(?!(?:that|this|there|their|with|from|when|where|which|what|over|more|during|after|"
    r"before|under|about)\b)[a-z]{4,14} ){0,3}[A-Z\u00c0-\u00de][\w'.-]{0,30}"
    r"(?: (?:of the [a-z]{4,20}|(?:(?:al|bin|de|van|el|of) )?(?:al-|el-)?"
    r"[A-Z\u00c0-\u00de][\w'.-]{0,30})){0,6}"
)
_SPEAKER_AFTER = re.compile(
    r'[,"–—]\s?(?:said|says|say|added|adds|reports|reported|confirmed|recalls|recalled|admitted|admits)\s+'
    rf"(?P<name>{_PERSON}"
    r"|(?:an?|the|his|her|its|their)(?: \d{1,2}-year-old)?"
    r"(?: (?!(?:where|who|which|whose|on|when|as|after|in)\b)[a-z]+){1,5}|"
    r"(?:[a-z]{3,14} ){0,2}(?:officials|residents|police|witnesses|sources|doctors|lawyers|groups|"
    r"media|villagers|rescuers|medics|activists|monitors|authorities|locals|survivors|relatives))"
)
_NEW_SUBJECT = re.compile(r"[,;] (?:and|but|while|whereas) (?:the )?[A-Z][a-z]{3,20} (?!(?:and|of)\b)[a-z]+")
_PARTED = re.compile(r";\s|[,:]\s(?:and|but|while|whereas|although|though)\s")
_GOES_ON = re.compile(
    r"[\"'(]?(?:it|he|she|they|its|their|his|her|of (?:them|these|those|the|that|this)|the (?:dead|"
    r"report|figures?|number|total|toll|deaths?|wounded|injured|killed|missing|arrested|detained|detainees|"
    r"victims|group|statement|same|count|organi[sz]ation|rest|remaining|latter|former|data|list|tally)|"
    r"these|those|this|among|another|a further|others?|in addition|all of|some of|most of|half of|many of|"
    r"(?:the|a) (?:majority|rest|remainder) of|more than half of|none of)\b",
    re.IGNORECASE,
)
_FOUND_THAT = re.compile(r"\s(?:that\b|in (?:its|their|a|an) [^.;]{1,60}that\b)")
# "12 people", but not "Platform 12"
_NUMBERED = re.compile(r"(?:^|(?<!\w)[a-z][\w'-]* )\d")
# "640 people, the chief says, are without a roof"
_IN_CLAUSE = re.compile(r", (?:is|are|was|were|has|have|had|will|would)\b")
_ASIDE = re.compile(r"^\s?(?:where|in which|which|who|whose)\b")
_CONTRAST = re.compile(r"^[^;.]{0,24}, (?:while|whereas)\b")
# whoever says something: "a baker said", "the project estimates"
_SOMEBODY = re.compile(r"(?:the|an?|his|her|one|two|three|several) (?!same\b)[a-z]", re.IGNORECASE)
_CLOSES = re.compile(r"\s?(?:[,.;:\")]|$)")


def sources_of(plain: str, sentence: Sentence, figures: list[Number]) -> list[Source]:
    """Find the sources of a sentence, in order; a pronoun is one whose rule is `PRONOUN`."""
    found: list[Source] = []
    for match in _SPEAKER_AFTER.finditer(plain, sentence.start, sentence.end):
        start, end = match.start("name"), match.start("name") + len(match["name"].rstrip(" ."))
        _keep(found, Source(start, end, match.start(), match.end(), "said X"))
    inverted = [(each.cue_start, each.cue_end) for each in found]
    after = sentence.start
    for hit in _cues().find(plain, sentence.start, sentence.end):
        if any(start <= hit.start < end for start, end in inverted) or _is_in_name(
            plain, sentence, hit.start
        ):
            continue
        if hit.entry == "before":
            limit = min([each.start for each in figures if each.start > hit.end + 5] + [sentence.end])
            _keep(found, _right_of(plain, hit.end, limit, hit.start, "according to"))
        elif is_saying(plain, hit.start, hit.end, hit.entry):
            source = _left_of(plain, sentence, hit.start, hit.end, hit.entry, after)
            _keep(found, source)
            after = hit.end if source is not None else after
    for match in _LABEL.finditer(plain, sentence.start, sentence.end):
        _keep(found, _right_of(plain, match.end(), sentence.end, match.start(), OWN_LINE))
    for source in beside_marks(plain, sentence):
        _keep(found, source)
    found = [each for each in found if not any(_holds(each, number) for number in figures)]
    if not plain.isascii():
        for each in burmese.named(plain, sentence):
            if not any(each.start < number.end and number.start < each.end for number in figures):
                _keep(found, Source(*each))
    return _counters(plain, sorted(found, key=lambda each: each.start))


def _is_in_name(plain: str, sentence: Sentence, start: int) -> bool:
    """Say whether a cue is part of a name, as in "the Evening Report"; a heading writes all words so."""
    if sentence.heading or not plain[start].isupper():
        return False
    return plain[max(sentence.start, start - 40) : start].rstrip().rpartition(" ")[2][:1].isupper()


def _counters(plain: str, found: list[Source]) -> list[Source]:
    """Leave out who relays what another counted: "X said, citing Y"."""
    relayed = {
        before
        for before, after in pairwise(found)
        if plain[after.cue_start : after.start].strip().lower() in terms("citing")
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
    """Say whether a number stands outside the clause, the aside or the brackets of a source."""
    if _is_bracketed_off(plain, number, source):
        return True
    if source.cue_start < number.end:
        between = plain[max(source.end, source.cue_end) : number.start]
        if _is_past_aside(plain, source, between):
            return True
        return source.rule.startswith("X ") and _NEW_SUBJECT.search(between) is not None
    if source.rule.partition(" ")[2] in terms("looking_on"):
        return True
    if not source.rule.startswith("X ") or source.rule == COUNT:
        return False
    opens = _CLOSES.match(plain[source.cue_end : source.cue_end + 2]) is None
    opens = opens or _IN_CLAUSE.match(plain, source.cue_end) is not None
    return opens and _PARTED.search(plain, number.end, min(source.start, source.cue_start) + 1) is not None


def _is_bracketed_off(plain: str, number: Number, source: Source) -> bool:
    """Say whether a source stands with a number of its own in brackets, and this number outside."""
    first, last = sorted((source.start, source.cue_start))[0], max(source.end, source.cue_end)
    opened = plain.rfind("(", max(0, first - _LONGEST_NAME), first)
    closed = plain.find(")", last, last + _LONGEST_NAME)
    if opened < 0 or closed < 0 or plain.find(")", opened, first) >= 0:
        return False
    is_inside = opened < number.start < closed
    return not is_inside and re.search(r"\d", plain[opened:closed]) is not None


def _is_past_aside(plain: str, source: Source, between: str) -> bool:
    """Say whether a number comes after the aside that a source stands in, or after "while" behind it."""
    if source.rule == "according to":
        clause = plain[max(0, source.cue_start - _LONGEST_NAME) : source.cue_start].rpartition(",")[2]
        is_aside = _ASIDE.search(clause) is not None and re.search(r"[.\n]", clause) is None
        return is_aside and "," in between
    return (
        source.rule.startswith("X ") and _is_inserted(plain, source) and _CONTRAST.search(between) is not None
    )


def goes_on(plain: str, sentence: Sentence) -> bool:
    """Say whether a sentence refers back to the count before it: "It lists ...", "The dead include ..."."""
    return _GOES_ON.match(plain, sentence.start, sentence.end) is not None


def is_for_its_sentence(source: Source) -> bool:
    """Say whether a source holds for its own sentence alone: in brackets, on its own line, a forecast."""
    return source.rule in (IN_BRACKETS, OWN_LINE, BYLINE) or source.rule.partition(" ")[2] in terms(
        "looking_on"
    )


def _holds(source: Source, number: Number) -> bool:
    """Say whether a figure stands in a name; the "two" of "two local officials" may open it."""
    opens = source.start == number.start and number.end < source.end and source.rule != IN_BRACKETS
    return source.start < number.end and source.end > number.start and not opens


def _keep(found: list[Source], source: Source | None) -> None:
    if source is not None and not any(source.start < each.end and source.end > each.start for each in found):
        found.append(source)


def _is_inserted(plain: str, source: Source) -> bool:
    """Say whether a source closes what stands before it: "40 were killed, the union said, and ..."."""
    before = plain[max(0, min(source.start, source.cue_start) - 2) : min(source.start, source.cue_start)]
    end = max(source.end, source.cue_end)
    after = plain[end : end + 1]
    return before.rstrip()[-1:] in (",", "–", "—") and after in (",", ".", ";")


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
    words = without_thing(subject.words)
    rule = f"X {plain[verb_start:verb_end]}"
    if words.lower() in terms("nobody"):
        return None
    if is_pronoun(words):
        rule = PRONOUN
    elif not _is_source(plain, subject, words, (verb_start, verb_end), kind):
        return None
    return Source(subject.start, subject.start + len(words), verb_start, verb_end, rule)


def _is_source(plain: str, subject: Subject, chunk: str, verb_span: tuple[int, int], kind: str) -> bool:
    verb, verb_end = plain[slice(*verb_span)].lower(), verb_span[1]
    words = chunk.split()
    lowered = [word.lower().strip(",.'") for word in words]
    if not words or len(words) > _MOST_WORDS or _NUMBERED.search(chunk):
        return False
    if lowered[0] in terms("nobody") or is_pronoun(lowered[0]):
        return False
    if _AUXILIARY.search(chunk.lower()):
        return False
    is_described = any(word in terms("nouns") for word in lowered)
    is_named = is_capitalised(chunk[1:]) or (len(words) == 1 and _is_proper(plain, subject, chunk))
    if kind == "naming" and len(words) == 1:
        return True  # whoever puts a number on something says so
    if (
        verb in ("found", "identified", "collected")
        and not is_named
        and _FOUND_THAT.match(plain, verb_end) is None
        and not any(word in terms("inquiry") for word in lowered)
    ):
        return False
    if kind == "counting":
        if is_place(words[-1]):
            return False
        is_counter = not terms("bystanders").intersection(lowered)
        return is_named or (is_described and is_counter and len(words) <= _MOST_COUNTING)
    is_speaker = verb in terms("plain") and _SOMEBODY.match(chunk) is not None
    return is_named or ((is_described or is_speaker) and len(words) <= _MOST_DESCRIBED)


def _is_proper(plain: str, subject: Subject, word: str) -> bool:
    """Say whether one word is a name and not only the first word of its sentence."""
    if not word[0].isupper():
        return False
    if is_body(word) or sum(map(str.isupper, word)) > 1 or not word.endswith(("s", "ing", "ed", "ly")):
        return True
    around = plain[max(0, subject.start - _AROUND) : subject.start + _AROUND]
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
    name = _cut(name)
    opened = re.match(r"\s?\([A-Z][\w&/-]{1,15}\)", plain[start + len(name) : end])
    if opened:
        name += opened[0]
    if ")" in name and name.index(")") < (name + "(").index("("):
        name = name[: name.index(")")]
    name = without_thing(name.removesuffix("'s"))
    if not name or re.fullmatch(r"[\d\W]+", name) or DATED.match(name):
        return None
    if name.lower() in terms("nobody"):
        return None
    if is_pronoun(name) or name.startswith("our "):
        rule = PRONOUN
    elif plain[cue_start:start].strip().lower() in terms("passive") and not is_capitalised(name):
        return None
    return Source(start, start + len(name), cue_start, start, rule)


def _cut(words: str) -> str:
    """Cut words after "according to" down to the name: to what no name goes on with."""
    kept: list[str] = []
    for word in words.split(" ")[:_MOST_WORDS]:
        if not word and not kept:
            break
        if kept and word.lower() in terms("stop"):
            break
        kept.append(word)
    while kept and kept[-1].lower() in terms("trailing"):
        kept.pop()
    return " ".join(kept).rstrip(" .")


@lexicon.derived
def _cues() -> PhraseIndex[str]:
    kinds = ("saying", "counting", "naming", "before")
    pairs = [(word, kind) for kind in kinds for word in lexicon.words("sources", "en", kind)]
    return PhraseIndex(pairs)
