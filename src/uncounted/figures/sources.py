"""Who says a number: the cue words, the name beside them, and how far a source carries.

In English a name stands before "said", "reported", "documented" or after "according to"; in Burmese
it stands before the particle that marks the speaker, with the verb at the end of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from uncounted.figures import lexicon
from uncounted.figures.lexicon import PhraseIndex
from uncounted.figures.numbers import Number
from uncounted.figures.sentences import Sentence

_LONGEST_NAME = 160
_MOST_WORDS = 16
_BOUNDARY = re.compile(r"[,;:\"\n]|\s[–—]\s|[.!?]\s|\bthat\b(?=\s(?:the|there|over|more|at|\d))")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|been|be|being|has|have|had|will|would|can|could)\b")
_TRAILING = re.compile(
    r"\s+(?:has|have|had|also|now|then|later|first|initially|originally|earlier|previously|itself|already|only|just|alone|still)$"
)
_LEADING = re.compile(
    r"^(?:and|but|while|as|on \w+day|in all|so|although|however|meanwhile|yet|though|for its part|"
    r"also|in a statement|when|where)\s+",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"^(?:who|which|whose|where|having|citing|speaking)\b", re.IGNORECASE)
_LABEL = re.compile(r"\b[Ss]ources?:\s?")
_RIGHT_END = re.compile(r"[,;:\"\n]|\s[–—]\s|\.(?=\s|$)|\((?![A-Z&]{2,12}\))")
_DATED = re.compile(
    r"\S*\d\S*|\b(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|(?:last|this|past|previous) (?:week|month|year|"
    r"night)|today|yesterday|alone)\b"
)
_KEPT_BY = re.compile(
    r"(?:the |its |their )?(?:latest |new |official )?(?:figures|data|statistics|numbers|records|"
    r"information|tallies|counts)"
    r"(?: (?:compiled|collected|gathered|kept|published|released|issued|provided))? (?:by|from|of) ",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b[A-Z\u00c0-\u00de]")
_SPEAKER_AFTER = re.compile(
    r'[,"]\s?(?:said|says|added|told|explained)\s+'
    r"(?P<name>(?:[A-Z][\w'.-]{0,30}\s?){1,5}|(?:an?|the) [a-z ]{3,40})"
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
    """Find the sources that a sentence names, in order; a pronoun gives none."""
    found: list[Source] = []
    for hit in _cues().find(plain, sentence.start, sentence.end):
        kind = hit.entry
        if kind == "before":
            source = _right_of(plain, hit.end, sentence.end, hit.start, "according to")
        else:
            source = _left_of(plain, sentence, hit.start, hit.end, kind)
        if source is not None and not any(
            source.start < each.end and source.end > each.start for each in found
        ):
            found.append(source)
    for match in _SPEAKER_AFTER.finditer(plain, sentence.start, sentence.end):
        start, end = match.start("name"), match.start("name") + len(match["name"].rstrip())
        if not any(start < each.end and end > each.start for each in found):
            found.append(Source(start, end, match.start(), match.end(), "said X"))
    labelled = (
        _right_of(plain, match.end(), sentence.end, match.start(), "source: X")
        for match in _LABEL.finditer(plain, sentence.start, sentence.end)
    )
    found += [each for each in labelled if each is not None]
    found += _possessive(plain, sentence)
    found += _burmese(plain, sentence)
    inside = [each for each in found if not any(each.start < n.end and each.end > n.start for n in figures)]
    return sorted(inside, key=lambda each: each.start)


def source_for(plain: str, number: Number, sources: list[Source]) -> Source | None:
    """Choose the source of one number: the nearest cue that no semicolon parts from it."""

    def distance(source: Source) -> tuple[bool, int]:
        behind = source.cue_start >= number.end
        gap = plain[number.end : source.cue_start] if behind else plain[source.cue_end : number.start]
        return ";" in gap, len(gap)

    return min(sources, key=distance) if sources else None


def goes_on(plain: str, sentence: Sentence) -> bool:
    """Say whether a sentence refers back to the source before it: "It lists ...", "The dead include ..."."""
    start = plain[sentence.start : sentence.start + 60].lower()
    return bool(
        re.match(
            r"[\"']?(?:it|he|she|they|its|their|his|her|of (?:them|these|those)|the (?:dead|"
            r"report|figures?|number|total|toll|"
            r"victims|group|statement|same|count|organi[sz]ation)|these|those|this|among|another|"
            r"a further|others?|another|in addition|all of)\b",
            start,
        )
    )


def _left_of(plain: str, sentence: Sentence, verb_start: int, verb_end: int, kind: str) -> Source | None:
    if kind == "naming" and not re.match(
        r"\s(?:it|the|that|this|its|their)\b", plain[verb_end : verb_end + 6]
    ):
        return None
    left = max(sentence.start, verb_start - _LONGEST_NAME)
    chunk_start, chunk = _last_chunk(plain, left, verb_start)
    while True:
        trimmed = _TRAILING.sub("", chunk.rstrip())
        if trimmed == chunk:
            break
        chunk = trimmed
    leading = _LEADING.match(chunk)
    if leading is not None:
        chunk_start, chunk = chunk_start + leading.end(), chunk[leading.end() :]
    dated = [match.end() for match in _DATED.finditer(chunk)]
    if dated and chunk[dated[-1] :].strip():
        rest = chunk[dated[-1] :]
        chunk_start += len(chunk) - len(rest) + len(rest) - len(rest.lstrip(" ,"))
        chunk = rest.lstrip(" ,")
    chunk = _without_thing(chunk)
    if not _is_source(chunk, kind):
        return None
    return Source(
        chunk_start, chunk_start + len(chunk), verb_start, verb_end, f"X {plain[verb_start:verb_end]}"
    )


def _last_chunk(plain: str, left: int, right: int) -> tuple[int, str]:
    stops = [match.end() for match in _BOUNDARY.finditer(plain, left, right)]
    starts = [left, *stops]
    end = right
    while starts:
        start = starts.pop()
        chunk = plain[start:end]
        start += len(chunk) - len(chunk.lstrip(" \"'(["))
        chunk = plain[start:end].rstrip(" ,\"'")
        if chunk and not _CLAUSE_START.match(chunk):
            return start, chunk
        end = max(left, min(start, end) - 1) if not chunk else max(left, plain.rfind(",", left, start))
    return right, ""


def _without_thing(chunk: str) -> str:
    for thing in _words("things"):
        for tail in (f"'s {thing}", f"' {thing}", f" {thing}"):
            if chunk.endswith(tail) and len(chunk) > len(tail) + 1 and _CAPITAL.search(chunk[: -len(tail)]):
                return chunk[: -len(tail)]
    return chunk


def _is_source(chunk: str, kind: str) -> bool:
    words = chunk.split()
    if not words or len(words) > _MOST_WORDS or re.search(r"\d", chunk):
        return False
    lowered = chunk.lower()
    if lowered in _words("pronouns") or words[0].lower() in (
        "what",
        "there",
        "it",
        "they",
        "he",
        "she",
        "if",
        "how",
    ):
        return False
    if _AUXILIARY.search(lowered):
        return False
    is_named = bool(_CAPITAL.search(chunk[1:])) or (chunk[0].isupper() and len(words) == 1)
    nouns = set(_words("nouns"))
    is_described = any(word.lower().strip(",.'") in nouns for word in words)
    if kind == "counting":
        return is_named or (is_described and len(words) <= 6)
    return is_named or (is_described and len(words) <= 10)


def _right_of(plain: str, start: int, end: int, cue_start: int, rule: str) -> Source | None:
    while start < end and plain[start] in " :":
        start += 1
    limit = min(end, start + _LONGEST_NAME)
    stop = _RIGHT_END.search(plain, start, limit)
    name = plain[start : stop.start() if stop else limit]
    kept_by = _KEPT_BY.match(name)
    if kept_by is not None:
        start, name = start + kept_by.end(), name[kept_by.end() :]
    words = name.split(" ")
    kept: list[str] = []
    for word in words[:_MOST_WORDS]:
        if kept and word.lower() in _words("stop"):
            break
        kept.append(word)
    name = " ".join(kept).rstrip(" .")
    opened = re.match(r"\s?\([A-Z][\w&/-]{1,15}\)", plain[start + len(name) : end])
    if opened:
        name += opened[0]
    if ")" in name and name.index(")") < (name + "(").index("("):
        name = name[: name.index(")")]
    name = name[:-2] if name.endswith("'s") else name
    if not name or name.lower() in _words("pronouns") or re.fullmatch(r"[\d\W]+", name):
        return None
    return Source(start, start + len(name), cue_start, start, rule)


_POSSESSIVE = re.compile(
    r"\bby (?P<name>(?:the )?(?:[A-Z][\w&'-]*? ?){1,8}?)'s? (?:own )?(?:count|tally|figures|"
    r"estimate|reckoning|data|records)\b"
    r"|\b[Bb]y the (?:count|tally|figures|estimate) of (?P<of>(?:the )?[A-Z][\w&' -]{1,80}(?:\([A-Z]+\))?)"
    r"|\bcount that (?P<keeper>(?:the )?[A-Z][\w&' -]{1,60}?) keeps"
)


def _possessive(plain: str, sentence: Sentence) -> list[Source]:
    found = []
    for match in _POSSESSIVE.finditer(plain, sentence.start, sentence.end):
        group = match.lastgroup or "name"
        name = match[group].rstrip()
        found.append(
            Source(
                match.start(group), match.start(group) + len(name), match.start(), match.end(), "X's count"
            )
        )
    return found


_BURMESE_NAME = re.compile(
    r"(?:(?:[A-Za-z][\w&.-]*\s?)+|"
    r"[\u1000-\u1049\u104c-\u109f]+(?:\s?\([A-Za-z\u1000-\u109f ]+\))?)(?:\s?အဖွဲ့)?\s?$"
)


def _burmese(plain: str, sentence: Sentence) -> list[Source]:
    if plain.isascii():
        return []
    text = plain[sentence.start : sentence.end]
    saying = max((text.rfind(verb) for verb in _words("saying", "my")), default=-1)
    found: list[Source] = []
    for cue in _words("before", "my"):
        at = text.find(cue)
        if at > 0:
            source = _burmese_name(plain, sentence.start, sentence.start + at, "X's list")
            return [source] if source else []
    if saying < 0:
        return found
    # the speaker's particle stands closest before the verb, after the words that are quoted
    topics = [match.start() for match in re.finditer(r"(?<=[A-Za-z)\u1000-\u109f])\s?က(?=\s)", text[:saying])]
    quoted = max((text.rfind(word, 0, saying) for word in _words("quoting", "my")), default=-1)
    after_quote = [at for at in topics if at > quoted]
    for at in after_quote or topics[-1:]:
        source = _burmese_name(plain, sentence.start, sentence.start + at, "X က said")
        if source is not None:
            return [source]
    return found


def _burmese_name(plain: str, left: int, right: int, rule: str) -> Source | None:
    start = max(left, right - 120)
    text = plain[start:right].rstrip()
    cut = max(
        (
            text.rfind(word) + len(word)
            for word in ("ဟု ", "လို့ ", "ကြောင်း ", "၊", "။", "ဟူ၍ ", "သည်ဟု", "တယ်လို့")
            if word in text
        ),
        default=0,
    )
    name = text[cut:].strip()
    latin = re.search(r"[A-Z][A-Za-z&.-]*(?:\s[A-Z][A-Za-z&.-]*)*(?=(?:\s?အဖွဲ့)?\)?$)", name)
    if latin and not name.endswith(")"):
        name = latin[0]
    if (
        not name
        or re.search(r"\d", name)
        or name.endswith(("နေ့", "ရက်", "ရက်နေ့", "လ", "နှစ်"))
        or len(name) > 110
    ):
        return None
    at = plain.rfind(name, start, right)
    return Source(at, at + len(name), right, right + 1, rule) if at >= 0 else None


@cache
def _words(kind: str, language: str = "en") -> tuple[str, ...]:
    words: Any = lexicon.document("sources")[language][kind]
    return tuple(sorted(words, key=lambda word: -len(word)))


@cache
def _cues() -> PhraseIndex[str]:
    pairs = [(word, kind) for kind in ("saying", "counting", "naming", "before") for word in _words(kind)]
    return PhraseIndex(pairs)
