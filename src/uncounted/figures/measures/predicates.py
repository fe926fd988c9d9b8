"""What is said of a counted subject: the verb right of a number and its noun, in English.

"12 people, two of them children, were killed" - the search passes over brackets, asides, places and
further numbers of a list, remembers a relative clause, and stops where another clause begins. A verb
with an object of its own says nothing of its subject: "12 men killed 30".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from uncounted.figures.text.clauses import Word, is_past, word_set

_MOST_WORDS = 36
_PREDICATES = ("verb", "state")
_ASIDES = word_set("asides")
_TIMES = word_set("times")
_AUXILIARIES = ("have ", "has ", "had ", "were ", "was ", "been ", "are ", "is ", "being ")
_MORE = ("more", "less", "fewer")
_DEATHS = ("killed", "died_other", "executed", "bodies_found")
_WHOLES = ("them", "whom", "which", "these", "those")


@dataclass
class _State:
    """What the search has passed on its way right."""

    has_auxiliary: bool = False
    has_being: bool = False
    in_relative: bool = False
    in_place: bool = False
    listed: str = ""
    relative: Word | None = None


def said_of(words: Sequence[Word], index: int, ends: Mapping[int, int]) -> Word | None:
    """Find the predicate whose subject a number is.

    Parameters
    ----------
    words
        The sentence.
    index
        The number.
    ends
        For each number, the index behind its noun phrase.
    """
    state = _State()
    at = ends[index]
    while at < min(len(words), index + _MOST_WORDS):
        word = words[at]
        if word.role in _PREDICATES or word.role == "euphemism":
            verdict = _verdict(words, at, state, ends[index])
            if verdict == "stop":
                break
            if verdict == "take":
                return word
        moved = _pass(words, at, state, ends)
        if moved <= at:
            break
        at = moved
    return state.relative


def _verdict(words: Sequence[Word], at: int, state: _State, start: int) -> str:
    """Say of a verb whether to take it, to pass it or to stop there."""
    word = words[at]
    if word.text.startswith(_AUXILIARIES):
        state.has_auxiliary = True  # "families displaced by fighting have returned"
    is_single_verb = word.role == "verb" and " " not in word.text
    if is_single_verb and not is_past(word.text) and not state.has_auxiliary:
        return "pass" if not word.text.endswith("ing") else "stop"
    if _is_attribute(words, at):
        return "pass"
    if is_single_verb and not state.has_being and _has_object(words, at):
        return "pass" if state.in_relative and state.relative is None else "stop"
    if state.listed and not state.has_auxiliary and (word.role == "verb" or state.listed == "comma"):
        return "stop"
    if state.in_place and not state.has_auxiliary and word.role == "verb" and not words[at - 1].is_name:
        return "pass"
    if state.in_relative and state.relative is None:
        state.relative = word
        state.has_auxiliary = state.has_being = False
        return "pass"
    if state.relative is not None and not state.has_auxiliary:
        return "pass"
    if at == start and state.relative is None and not state.has_auxiliary and _only_tells_which(word):
        state.relative = word
        return "pass"
    return "take"


def _only_tells_which(word: Word) -> bool:
    """Say whether a participle may only tell which people are meant: "five men arrested in May were freed".

    Whoever was killed stays so, whatever else is said of them.
    """
    return is_past(word.text.partition(" ")[0]) and word.measure not in _DEATHS


def _is_attribute(words: Sequence[Word], at: int) -> bool:
    """Say whether a verb form only describes a noun that follows: "a wanted man"."""
    if at == 0 or at + 1 >= len(words) or not (words[at + 1].kind == "noun" or words[at + 1].role):
        return False
    return (
        words[at - 1].kind in ("determiner", "preposition", "of", "number")
        and words[at + 1].text not in _TIMES
    )


def _has_object(words: Sequence[Word], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.text in _TIMES:
        return False
    if after.kind == "determiner" and at + 2 < len(words):
        following = words[at + 2]
        if following.text in _TIMES or following.text in ("same", "day", "week", "month", "year", "previous"):
            return False
        return following.kind in ("number", "noun") or following.role in ("head", "person", "thing")
    if after.kind == "number":
        return words[at - 1].kind not in ("number", "close")
    return after.kind == "noun" or after.role in ("head", "person", "thing")


def _pass(words: Sequence[Word], at: int, state: _State, ends: Mapping[int, int]) -> int:
    """Pass over one word; the same index means that the subject's clause ends here."""
    word = words[at]
    kind = word.kind
    if kind == "dash":
        return _behind_dashes(words, at)
    if kind in ("subordinator", "contrast", "stop", "colon") and not _is_named_as(words, at):
        return at + 1 if word.text == "than" and words[at - 1].text in _MORE else at
    if kind == "be":
        state.has_being = state.has_auxiliary = True
    elif kind in ("have", "modal"):
        state.has_auxiliary = True
    elif kind == "preposition":
        state.in_place = True
    elif kind == "relative":
        state.in_relative = True
        state.has_auxiliary = state.has_being = False
    elif kind == "open":
        return _closing(words, at) + 1
    elif kind == "number":
        return _pass_number(words, at, state, ends)
    elif kind == "comma":
        return _pass_comma(words, at, state)
    elif kind == "conjunction":
        return _pass_conjunction(words, at, state)
    return at + 1


def _behind_dashes(words: Sequence[Word], at: int) -> int:
    """Pass over an aside between two dashes before the verb: "hundreds – up to 900, he said – fled"."""
    for index in range(at + 1, min(len(words) - 1, at + _MOST_WORDS)):
        if words[index].kind == "dash":
            after = words[index + 1]
            return index + 1 if after.kind in ("be", "have", "modal") or after.role in _PREDICATES else at
        if words[index].kind in ("stop", "colon"):
            break
    return at


def _is_named_as(words: Sequence[Word], at: int) -> bool:
    return words[at].text == "as" and words[at - 1].text in ("known", "such", "described", "as")


def _pass_number(words: Sequence[Word], at: int, state: _State, ends: Mapping[int, int]) -> int:
    if words[at - 1].kind == "of":
        return max(at + 1, ends[at])  # "five members of a team of 19 died"
    if state.relative is not None and not state.in_relative:
        return at  # "12 people arrested, 30 were hurt"
    link = _link(words, at)
    if not link or (state.has_auxiliary and not state.in_relative):
        return at  # the predicate has begun, so this number is of the next clause
    state.listed = link
    state.has_auxiliary = state.has_being = False
    if at + 2 < len(words) and words[at + 1].kind == "of" and words[at + 2].text in _WHOLES:
        state.listed = ""
        return _next_comma(words, at + 2)
    return max(at + 1, ends[at])


def _link(words: Sequence[Word], at: int) -> str:
    """Say by which mark a number goes on a list; empty when it does not."""
    for index in range(at - 1, max(-1, at - 6), -1):
        word = words[index]
        if word.kind in ("comma", "conjunction"):
            return word.kind
        if word.kind not in ("determiner", "mark", "open", "preposition") and word.text not in (
            "least",
            "than",
        ):
            return ""
    return ""


def _pass_comma(words: Sequence[Word], at: int, state: _State) -> int:
    if at + 1 >= len(words):
        return at
    after = words[at + 1]
    if after.kind == "number" or after.kind in ("relative", "be", "have", "conjunction", "modal"):
        return at + 1
    if after.role in _PREDICATES and state.relative is None:
        return at + 1
    if _opens_aside(words, at):
        return _next_comma(words, at + 1)
    if after.text in _ASIDES or after.kind == "figure":
        follows = _next_comma(words, at + 1)
        return follows if follows < len(words) and words[follows].kind == "comma" else at
    return at


def _opens_aside(words: Sequence[Word], comma: int) -> bool:
    """Say whether what follows closes with a comma before the verb: "640 people, the chief says, are …"."""
    follows = _next_comma(words, comma + 1)
    return (
        follows + 1 < len(words)
        and words[follows].kind == "comma"
        and words[follows + 1].kind in ("be", "have", "modal")
        and not any(word.kind == "number" or word.kind == "relative" for word in words[comma:follows])
    )


def _pass_conjunction(words: Sequence[Word], at: int, state: _State) -> int:
    if at + 1 >= len(words) or state.relative is not None:
        return at
    after = words[at + 1]
    if (
        after.kind in ("be", "have", "modal", "participle", "irregular", "amount")
        or after.role in _PREDICATES
    ):
        return at
    return at + 1


def _next_comma(words: Sequence[Word], at: int) -> int:
    while at < len(words) and words[at].kind not in ("comma", "stop"):
        at += 1
    return at


def _closing(words: Sequence[Word], at: int) -> int:
    depth = 0
    for index in range(at, len(words)):
        depth += (words[index].kind == "open") - (words[index].kind == "close")
        if depth == 0:
            return index
    return len(words)
