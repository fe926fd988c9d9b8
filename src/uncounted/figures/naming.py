"""Whom a short name means: acronyms that the document defines, "the network", "it", a surname.

A source is kept in its fullest form that the document has, so that the figures of one source gather
into one series. What cannot be traced stays as written.
"""

from __future__ import annotations

import re
from dataclasses import replace

from uncounted.figures import lexicon
from uncounted.figures.sources import PRONOUN, Source, is_body

_SHORT_FORM = re.compile(r"\((?P<short>[A-Z][A-Za-z&.-]{1,11})\)")
_NAME_BEFORE = re.compile(
    r"(?:[Tt]he )?[A-Z\u00c0-\u00de][\w.'’&-]*(?:,? (?:(?:of|for|on|and|in|the|against|to|de) ){0,3}[A-Z\u00c0-\u00de][\w.'’&-]*){0,11} $"
)
_FULL_AFTER = re.compile(r"\b(?P<short>[A-Z]{2,10}) \((?P<full>(?:the )?[A-Z][a-z]+(?: [\w'&-]+){1,9})\)")
_NAMES = re.compile(
    r"[A-Z\u00c0-\u00de][\w'&-]*(?: (?:(?:of|for|on|in|the|against|to|de) ){0,2}[A-Z\u00c0-\u00de][\w'&-]*){1,8}"
)
_DESCRIPTION = re.compile(r"(?:the|this|that|its) (?:[a-z-]+ ){0,2}?(?P<noun>[a-z]+)$", re.IGNORECASE)
_SINGLE = re.compile(r"(?:[A-Z][a-z]+\.? )?(?P<last>[A-Z\u00c0-\u00de][\w'-]{2,})$")
_PERSONAL = frozenset({"he", "she", "i", "his figures", "her figures"})
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

    def resolve(self, source: Source) -> Source | None:
        """Give the source in its fullest form; None for a pronoun that goes back to nobody."""
        name = self._plain[source.start : source.end]
        span = self._span_of(name, source)
        if span is None:
            return None
        found = replace(source, start=span[0], end=span[1])
        self._heard = [*self._heard, found][-_LAST_HEARD:]
        return found

    def _span_of(self, name: str, source: Source) -> tuple[int, int] | None:
        if source.rule == PRONOUN:
            return self._antecedent(name.lower(), source.cue_start)
        bare = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", name)
        if bare in self._defined:
            return self._defined[bare]
        described = _DESCRIPTION.match(name)
        if described is not None and (name.islower() or name[1:].islower()):
            return self._described(described["noun"].lower(), source.start) or (source.start, source.end)
        single = _SINGLE.match(bare)
        if single is not None and not is_body(bare):
            return self._person(single["last"], source.start) or (source.start, source.end)
        if bare in lexicon.words("sources", "en", "bodies"):  # "the Monitor", "the Network"
            return self._described(bare.lower(), source.start) or (source.start, source.end)
        return source.start, source.end

    def _antecedent(self, pronoun: str, at: int) -> tuple[int, int] | None:
        is_person = pronoun in _PERSONAL
        for each in reversed(self._heard):
            name = self._plain[each.start : each.end]
            if not is_person or not is_body(name):
                return each.start, each.end
        return self._topic(at, is_person=is_person)

    def _topic(self, at: int, *, is_person: bool) -> tuple[int, int] | None:
        """Give the name that opens a sentence shortly before: "The NUG wants ... Taxes bring in X, it says"."""
        left = max(0, at - 300, self._plain.rfind("\n", 0, at) + 1)
        opened = [left, *(match.end() for match in re.finditer(r"[.!?] ", self._plain[left:at]))]
        starts = [opened[0], *(left + each for each in opened[1:])]
        for start in reversed(starts):
            match = re.compile(rf"(?:The )?{_NAMES.pattern}|(?:The )?[A-Z]{{2,8}}\b").match(
                self._plain, start, at
            )
            if match is not None and is_person != self._may_say(match[0]):
                return match.span()
        return None

    def _may_say(self, name: str) -> bool:
        bare = name.removeprefix("The ")
        return is_body(name) or bare in self._defined

    def _described(self, noun: str, at: int) -> tuple[int, int] | None:
        """Give the body last named whose name has the noun; for "the group" the body last heard."""
        stem = noun.removesuffix("s")
        for each in reversed(self._heard):
            name = self._plain[each.start : each.end]
            if re.search(rf"\b{stem}s?\b", name, re.IGNORECASE) and re.search(r"[A-Z]", name[1:]):
                return each.start, each.end
        if noun in lexicon.words("sources", "en", "any_body"):
            for each in reversed(self._heard):
                name = self._plain[each.start : each.end]
                if is_body(name) or re.fullmatch(r"(?:[Tt]he )?[A-Z][\w& ]*[A-Z][\w& ]*", name):
                    return each.start, each.end
            return None if self._heard else (None)
        named = [
            span
            for span in self._all_spans()
            if span[1] <= at and re.search(rf"\b{stem.capitalize()}s?\b", self._plain[slice(*span)])
        ]
        return named[-1] if named else None

    def _person(self, last: str, at: int) -> tuple[int, int] | None:
        """Give the full name before of somebody who is later called by one part of it."""
        for each in reversed(self._heard):
            words = self._plain[each.start : each.end].split()
            if len(words) > 1 and last in words and all(word[:1].isupper() for word in words):
                return each.start, each.end
        return None

    def _all_spans(self) -> list[tuple[int, int]]:
        if self._spans is None:
            self._spans = [match.span() for match in _NAMES.finditer(self._plain) if is_body(match[0])]
        return self._spans


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
