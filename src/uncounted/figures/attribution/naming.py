"""Whom a short name means: acronyms that the document defines, "the network", "it", a surname.

A source is kept in its fullest form that the document has, so that the figures of one source gather
into one series. What cannot be traced stays as written.
"""

from __future__ import annotations

import re
from dataclasses import replace

from uncounted.figures import lexicon
from uncounted.figures.attribution.speakers import BYLINE, OWN_VOICE, PRONOUN, Source, is_body
from uncounted.figures.burmese import sources as burmese

_SHORT_FORM = re.compile(r"\((?P<short>[A-Z][A-Za-z&.-]{1,11})\)")
_NAME_BEFORE = re.compile(
    r"(?:[Tt]he )?[A-Z\u00c0-\u00de][\w.'’&-]*"
    r"(?:,? (?:(?:of|for|on|and|in|the|against|to|de) ){0,3}[A-Z\u00c0-\u00de][\w.'’&-]*){0,11} $"
)
_FULL_AFTER = re.compile(r"\b(?P<short>[A-Z]{2,10}) \((?P<full>(?:the )?[A-Z][a-z]+(?: [\w'&-]+){1,9})\)")
_NAMES = re.compile(
    r"[A-Z\u00c0-\u00de][\w'&-]*"
    r"(?: (?:(?:of|for|on|in|the|against|to|de) ){0,2}[A-Z\u00c0-\u00de][\w'&-]*){1,8}"
)
_DESCRIPTION = re.compile(
    r"(?:the|this|that) (?P<modifiers>(?:[a-z-]+ ){0,2})(?P<noun>[a-z]+)", re.IGNORECASE
)
_TOPIC = re.compile(rf"(?:The )?(?:{_NAMES.pattern}|[A-Z]{{2,8}}\b)")
_AGED = re.compile(
    r"\b(?P<name>[A-Z\u00c0-\u00de][\w'-]+(?: (?:al-|el-)?[A-Z\u00c0-\u00de][\w'-]+){0,3}), "
    r"(?:aged )?\d{1,2}(?=[,.;])"
)
_SENTENCE_END = re.compile(r"[.!?] ")
_REACH_BACK = 300
_SINGLE = re.compile(r"(?:[A-Z][a-z]+\.? )?(?P<last>[A-Z\u00c0-\u00de][\w'-]{2,})$")
_PERSONAL = frozenset({"he", "she", "i", "his figures", "her figures"})
_OWN_VOICE = frozenset(
    (
        "we",
        "us",
        "our data",
        "our figures",
        "our count",
        "our own count",
        "our records",
        "our tally",
        "our reckoning",
    )
)
_REACH = 120
_LAST_HEARD = 12


class Names:
    """The names of one document, learned from its definitions and as its sources are met.

    Parameters
    ----------
    plain
        The plain text.
    """

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._defined = _definitions(plain)
        self._heard: list[Source] = []
        self._spans: list[tuple[int, int]] | None = None

    def resolve(self, source: Source, *, remember: bool = True) -> Source | None:
        """Give the source in its fullest form; None for a pronoun that goes back to nobody."""
        name = self._plain[source.start : source.end]
        span = self._span_of(name, source)
        if source.rule == PRONOUN and (name.lower() in _OWN_VOICE or name.startswith("our ")):
            return replace(source, rule=OWN_VOICE)
        if span is None:
            return None
        found = replace(source, start=span[0], end=span[1])
        if remember and source.rule != BYLINE:
            self._heard = [*self._heard, found][-_LAST_HEARD:]
        return found

    def _span_of(self, name: str, source: Source) -> tuple[int, int] | None:
        if source.rule == PRONOUN and name[:1] > "\u0fff":
            heard = [(each.start, each.end) for each in self._heard]
            return burmese.antecedent(self._plain, name, source.start, heard)
        if source.rule == PRONOUN:
            return self._antecedent(name.lower(), source.cue_start)
        bare = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", name)
        if bare in self._defined:
            return self._defined[bare]
        described = _DESCRIPTION.fullmatch(name)
        if described is not None and name[1:].islower():
            return self._described(described, source.start) or (source.start, source.end)
        single = _SINGLE.match(bare)
        if single is not None and not is_body(bare):
            return self._person(single["last"], source.start) or (source.start, source.end)
        if bare in lexicon.words("sources", "en", "bodies"):  # "the Monitor", "the Network"
            return self._named(bare.lower(), [], source.start) or (source.start, source.end)
        return source.start, source.end

    def _antecedent(self, pronoun: str, at: int) -> tuple[int, int] | None:
        is_person = pronoun in _PERSONAL
        if not is_person:
            topic = self._topic(at)
            if topic is not None and (not self._heard or topic[0] > self._heard[-1].cue_end):
                return topic
        told_of = self._told_of(at) if is_person else None
        if told_of is not None and (not self._heard or told_of[0] > self._heard[-1].cue_start):
            return told_of
        for each in reversed(self._heard):
            name = self._plain[each.start : each.end]
            if not is_person or not (is_body(name) or _is_kind(name)):
                return each.start, each.end
        return None

    def _told_of(self, at: int) -> tuple[int, int] | None:
        """Give the person whom the text presents with name and age: "Iryna, 33, ... she says"."""
        left = max(0, at - _REACH_BACK, self._plain.rfind("\n", 0, at) + 1)
        aged = list(_AGED.finditer(self._plain, left, at))
        return aged[-1].span("name") if aged else None

    def _topic(self, at: int) -> tuple[int, int] | None:
        """Give the body that opens a sentence shortly before: "The Union wants ... It says"."""
        left = max(0, at - _REACH_BACK, self._plain.rfind("\n", 0, at) + 1)
        starts = [match.end() for match in _SENTENCE_END.finditer(self._plain, left, at)]
        for start in reversed([left, *starts]):
            match = _TOPIC.match(self._plain, start, at)
            if match is not None and self.is_body(match[0]):
                return match.span()
        return None

    def is_body(self, name: str) -> bool:
        """Say whether a name is a body's: by its noun, by letters alone, or defined with a short form."""
        bare = re.sub(r"^(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) ", "", name)
        if re.search(r"[A-Z]", bare):
            if bare.split()[0].rstrip(".") in lexicon.words("sources", "en", "titles"):
                return False
            is_article = name != bare or re.search(r" (?:of|for) (?:the )?[A-Z]", bare) is not None
            is_letters = re.search(r"\b[A-Z][A-Z&.-]{1,10}\b", bare) is not None
            is_known = is_body(name) or bare in self._defined or _is_kind(bare)
            return is_article or is_letters or is_known
        return _is_kind(bare) or _is_burmese_body(name)

    def _described(self, description: re.Match[str], at: int) -> tuple[int, int] | None:
        """Give the body last named of that kind; for "the rights group" the body last heard."""
        noun = description["noun"].lower()
        vague = lexicon.words("sources", "en", "vague")
        modifiers = [word for word in description["modifiers"].lower().split() if word not in vague]
        found = self._named(noun, modifiers, at)
        if found is not None or modifiers or noun not in lexicon.words("sources", "en", "any_body"):
            return found
        bodies = [each for each in self._heard if self.is_body(self._plain[each.start : each.end])]
        return (bodies[-1].start, bodies[-1].end) if bodies else None

    def _named(self, noun: str, modifiers: list[str], at: int) -> tuple[int, int] | None:
        """Give the name last met that has a noun and its modifiers in it."""
        stems = [word.removesuffix("s") for word in (noun, *modifiers)]
        heard = [(each.start, each.end) for each in self._heard]
        before = [span for span in self._all_spans() if span[1] <= at]
        for span in (*reversed(heard), *before[: -_LAST_HEARD - 1 : -1]):
            name = self._plain[slice(*span)]
            is_name = re.search(r"[A-Z]", name[1:]) is not None
            if is_name and all(re.search(rf"\b{stem}s?\b", name, re.IGNORECASE) for stem in stems):
                return span
        return None

    def _person(self, last: str, at: int) -> tuple[int, int] | None:
        """Give the full name before of somebody who is later called by one part of it."""
        for each in reversed(self._heard):
            words = self._plain[each.start : each.end].split()
            if len(words) > 1 and last in words and all(word[:1].isupper() for word in words):
                return each.start, each.end
        return None

    def _all_spans(self) -> list[tuple[int, int]]:
        if self._spans is None:
            opened = re.compile(
                r"(?:(?:Since|When|While|After|Before|As|If|In|On|At|By|For|And|But|From|With) )?(?:the )?"
            )
            matches = [match for match in _NAMES.finditer(self._plain) if is_body(match[0])]
            starts = [opened.match(self._plain, each.start(), each.end()) for each in matches]
            self._spans = [
                (start.end() if start else each.start(), each.end())
                for each, start in zip(matches, starts, strict=True)
            ]
        return self._spans


def _is_kind(bare: str) -> bool:
    """Say whether the last word of a name is that of a kind of body: "Norway's migration service"."""
    return bare.rpartition(" ")[2].capitalize() in lexicon.words("sources", "en", "bodies")


def _is_burmese_body(name: str) -> bool:
    return burmese.is_body(name)


def _definitions(plain: str) -> dict[str, tuple[int, int]]:
    """Find the short forms that a text defines: "Network for Shelter (NFS)", "NFS (Network for Shelter)"."""
    found: dict[str, tuple[int, int]] = {}
    for match in _SHORT_FORM.finditer(plain):
        left = max(0, match.start() - _REACH)
        before = _NAME_BEFORE.search(plain, left, match.start())
        if before is None:
            continue
        start = _start_of_name(plain, before.start(), match.start(), match["short"])
        if start is not None:
            found.setdefault(match["short"], (start, match.end()))
    for match in _FULL_AFTER.finditer(plain):
        if _initials(match["full"])[: len(match["short"])] == match["short"]:
            found.setdefault(match["short"], match.span("full"))
    return found


def _start_of_name(plain: str, start: int, end: int, short: str) -> int | None:
    """Give where the name begins whose capitals make the short form; None when they do not."""
    letters = [letter for letter in short if letter.isupper()]
    words = [(start + word.start(), word[0]) for word in re.finditer(r"\S+", plain[start:end])]
    for at in range(len(words) - 1, -1, -1):
        if words[at][1][0] == letters[0]:
            initials = _initials(plain[words[at][0] : end])
            if _is_within(letters, initials):
                has_article = at > 0 and words[at - 1][1].lower() == "the"
                return words[at - 1][0] if has_article else words[at][0]
    return None


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Z\u00c0-\u00de][\w'’-]*", name))


def _is_within(letters: list[str], initials: str) -> bool:
    at = 0
    for letter in letters:
        at = initials.find(letter, at) + 1
        if at == 0:
            return False
    return True
