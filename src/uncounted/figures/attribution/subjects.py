"""The name before a verb of saying or counting: "In its March report the Hill Union recorded ...".

Works on the words between the verb and the punctuation before it; asides between commas or dashes
are stepped over. Whether the verb makes its subject a source is judged in `sources`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from uncounted.figures import lexicon
from uncounted.figures.text.sentences import Sentence

_LONGEST_NAME = 160
_MOST_WORDS = 16
_MOST_ASIDES = 3
_BOUNDARY = re.compile(r"[,;:\"\n(]|\s[–—]\s|[.!?]\s|\bthat\b(?=\s(?:the|there|over|more|at|\d))")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|been|be|being|has|have|had|will|would|can|could)\b")
_LONGEST_TO_VERB = 3
_CLAUSE_START = re.compile(
    r"^(?:who|which|whose|where|having|citing|speaking|quoting|based)\b", re.IGNORECASE
)
DATED = re.compile(
    r"\S*\d\S*|\b(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"(?:last|this|past|previous) (?:(?:[a-z]{2,9} )?(?:weeks|months|years|days)|week|month|year|"
    r"night)|today|yesterday|alone)\b"
)
_LED_IN = re.compile(
    r"^(?:in|on|at|after|since|by|during|for|with|from|over|under|until|before|between|within|as of|"
    r"through|throughout|following|amid|despite|of|to|across|"
    r"(?:a|an|one|two|three|four|five|six|several|some) (?:few )?(?:hour|day|week|month|year)s? "
    r"(?:earlier|later|ago|before))\b",
    re.IGNORECASE,
)
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "one"})
_JOINING = frozenset({"of", "for", "on", "and", "&", "to", "against", "in", "at", "from", "with"})
_PRONOUNS = frozenset({"we", "it", "he", "she", "they"})
_ADVERBS = frozenset({"earlier", "later", "ago", "before"})
_LINKS = frozenset({"and", "but", "while", "that", "as", "when", "because", "although", "or", "where"})
_DESCRIBED = re.compile(
    r"(?:The|A|An) (?:[a-z-]+ ){0,2}?(?:military|army|police|government|ministry|office|group|authorities|"
    r"[a-z]{4,20}(?= (?:has|had|was|[a-z]{2,20}ed)\b))"
)
_CLOSED = re.compile(r"\((?![A-Z][\w&-]{1,11}\))[^()]*\)$|^[^(]*\)$")
_BRACKET = re.compile(r"\s?\((?![A-Z][\w&-]{1,11}\))[^()]{1,80}\)\s*(?:has |had |have )?$")
# "12 people", but not "Platform 12"
_NUMBERED = re.compile(r"(?:^|(?<!\w)[a-z][\w'-]* )\d")
_TRAILING = re.compile(
    r"(?<=\w) (?:(?:(?:released|published|issued|out|seen|obtained|dated|posted)(?! (?:by|from))|"
    r"who|which|that) .*|"
    r"(?:on|late on|early on) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*|for the first time.*)$"
)
_OPENS_LATE = re.compile(r"[a-z]+ (?:[a-z]+ )?(?:the|a|an) ")
_WORD = re.compile(r"\S+")
_PURE_NAME = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|former) ){0,2}[A-Z\u00c0-\u00de][\w.'&-]*"
    r"(?: (?:(?:of|for|on|and|the|in|de|al) ){0,2}[A-Z\u00c0-\u00de][\w.'&-]*){0,9}"
    r"(?: \([A-Z][\w&-]{1,11}\))?"
)
_PERSON = re.compile(r"(?:[A-Z\u00c0-\u00de][\w.'-]* ){1,4}[A-Z\u00c0-\u00de][\w.'-]*")


@dataclass(frozen=True)
class Subject:
    """A noun phrase before a verb: half-open offsets and words."""

    start: int
    end: int
    words: str


def subject_of(plain: str, sentence: Sentence, verb_start: int, after: int) -> Subject | None:
    """Give the noun phrase that stands before a verb.

    Parameters
    ----------
    plain
        The plain text.
    sentence
        The sentence of the verb.
    verb_start
        Where the verb begins.
    after
        End of the verb of saying before it; the phrase begins behind.
    """
    left = max(sentence.start, after, verb_start - _LONGEST_NAME)
    bracket = _BRACKET.search(plain[left:verb_start])
    if bracket is not None:
        verb_start = left + bracket.start()
    pieces = _pieces(plain, left, verb_start)
    start, end, mark = pieces[-1]
    if plain[start:end].rstrip().endswith(" and"):
        return _before_and(plain, pieces)
    found = _cleaned(plain, start, end)
    is_aside = found is not None and _CLAUSE_START.match(found.words) is not None
    if found is not None and is_aside and found.words.count(" ") < _LONGEST_TO_VERB:
        return None  # the verb of an aside: "Hla Win, who registers arrivals"
    # behind the aside's own words stands the main verb: "Hla Win, who fled in May told us"
    if found is None or is_aside or _CLOSED.search(found.words):
        return _before_aside(plain, pieces[:-1], mark)
    last = found.words.rpartition(" ")[2]
    if last in _PRONOUNS:  # "under the present government we have documented"
        return Subject(found.end - len(last), found.end, last)
    if len(pieces) > 1 and _describes_speaker(found.words):
        named = _cleaned(plain, *pieces[-2][:2])
        if named is not None and _PERSON.fullmatch(named.words):
            return named
    return _phrase(found)


def _before_and(plain: str, pieces: list[tuple[int, int, str]]) -> Subject | None:
    """Give the subject that two verbs share: "The spokesman, Hla Win, blamed rain and said ..."."""
    start, end, mark = pieces[-1]
    found = _cleaned(plain, start, end)
    name = _PURE_NAME.match(found.words) if found is not None else None
    if found is not None and name is not None and name[0].lower() not in _DETERMINERS and len(name[0]) > 1:
        return Subject(found.start, found.start + len(name[0]), name[0])
    described = _DESCRIBED.match(found.words) if found is not None else None
    if found is not None and described is not None:
        return Subject(found.start, found.start + described.end(), described[0])
    if found is not None and not found.words[0].islower():
        return None
    return _before_aside(plain, pieces[:-1], mark)


def _pieces(plain: str, left: int, right: int) -> list[tuple[int, int, str]]:
    """Part the words at punctuation; with each part goes the mark before it."""
    pieces, at, mark = [], left, ""
    for match in _BOUNDARY.finditer(plain, left, right):
        if match[0] == "(" and re.match(r"\([A-Z][\w&-]{1,11}\)", plain[match.start() : match.start() + 14]):
            continue  # the short form of the name
        pieces.append((at, match.start(), mark))
        at, mark = match.end(), match[0].strip()
    return [*pieces, (at, right, mark)]


def _cleaned(plain: str, start: int, end: int) -> Subject | None:
    """Take off blanks, quotation marks, adverbs at the end and linking words at the start."""
    text = plain[start:end]
    while True:
        text = text.rstrip(" '\"")
        last = text.rpartition(" ")[2]
        if last not in lexicon.words("sources", "en", "between") or not last:
            break
        text = text[: -len(last)]
    while True:
        text = text.lstrip(" '\"([")
        opening = _opening().match(text)
        if opening is None or opening.end() == len(text):
            break
        text = text[opening.end() :]
    if not text or text.lower() in lexicon.words("sources", "en", "opening"):
        return None
    at = plain.index(text, start)
    return Subject(at, at + len(text), text)


def _before_aside(plain: str, pieces: list[tuple[int, int, str]], mark: str) -> Subject | None:
    """Give the name before an aside: "Hla Win, who heads the union, said"."""
    if mark == '"':
        return None
    for tried, (start, end, before) in enumerate(reversed(pieces)):
        found = _cleaned(plain, start, end)
        if found is not None and not _CLAUSE_START.match(found.words):
            if _PURE_NAME.fullmatch(found.words):
                return found
            if before in ("", ";", ".") and not re.match(r"\d", found.words):
                return _phrase(found)
        if tried >= _MOST_ASIDES or before in (";", ".", '"'):
            return None
    return None


def _describes_speaker(words: str) -> bool:
    """Say whether words describe a person who speaks: "a spokesman for the union"."""
    parts = words.lower().split()
    if not parts or parts[0] not in ("a", "an", "the", "its", "their"):
        return False
    return any(part.strip(",.") in lexicon.words("sources", "en", "speakers") for part in parts[1:5])


def _phrase(found: Subject) -> Subject | None:
    """Cut a chunk down to the noun phrase at its end."""
    start, text = found.start, found.words
    late = _TRAILING.search(text)
    if late is not None:
        text = text[: late.start()]
    is_led_in = _LED_IN.match(text) is not None
    dated = [match.end() for match in DATED.finditer(text)]
    if dated and text[dated[-1] :].strip(" ,'s"):
        rest = text[dated[-1] :].lstrip(" ,")
        start, text = start + len(text) - len(rest), rest
        is_led_in = _LED_IN.match(text) is not None or (is_led_in and _OPENS_LATE.match(text) is not None)
    if is_led_in:
        start, text, _ = _last_phrase(start, text)
    elif _AUXILIARY.search(text.lower()) or _NUMBERED.search(text) or len(text.split()) > _MOST_WORDS:
        start, text, link = _last_phrase(start, text)
        if link not in _LINKS:
            return None
    return Subject(start, start + len(text), text) if text else None


def _last_phrase(start: int, text: str) -> tuple[int, str, str]:
    """Give the last noun phrase of a chunk, its start, and the word before it."""
    words = list(_WORD.finditer(text))
    at = len(words) - 1
    while at > 0:
        word, before = words[at][0], words[at - 1][0]
        if word.lower() in _DETERMINERS and before.lower() not in _JOINING:
            break
        is_lower = before[0].islower() and before.lower() not in _JOINING | _DETERMINERS
        if (word[0].isupper() and is_lower) or before.lower() in _ADVERBS:
            break
        if before.lower() in _LINKS and before.lower() != "and":
            break
        at -= 1
    if at == 0 or words[at][0].lower() in _JOINING:
        return start, "", ""
    return start + words[at].start(), text[words[at].start() :], words[at - 1][0].lower()


@lexicon.derived
def _opening() -> re.Pattern[str]:
    opening = "|".join(map(re.escape, lexicon.words("sources", "en", "opening")))
    return re.compile(rf"(?:{opening}|on \w+day)(?:\s+|, )", re.IGNORECASE)
