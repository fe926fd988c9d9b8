"""How a number without a measure of its own stands to those before it: a part, compared, listed, or apart.

"Twelve of them", "up from 45", "12 women and 3 men", "Half are children" go on with what an earlier number
counts. "12 people live in the hall", "the price rose by a tenth", "70 per cent of demand" say something new:
a number whose clause has a subject or a verb of its own takes nothing over, known verb or not.
English only. Next: `uncounted.figures.measures.inheritance` finds the number that is gone on with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from uncounted.figures.text.clauses import Word, word_set

PART = "part"
COMPARED = "compared"
BRACKETED = "bracketed"
HARMED = "harmed"
TOTAL = "total"
GROUP = "group"
ALONE = "alone"
LISTED = "listed"
APART = "apart"

_MOST_WORDS = 24
_MOST_BETWEEN = 12
_VERBS = frozenset({"be", "have", "modal", "participle", "irregular", "amount"})
_ROLES_OF_VERBS = frozenset({"verb", "state"})
_MARKS = frozenset({"stop", "colon", "dash", "open", "close", "number"})
_LINKS = frozenset({"comma", "conjunction", "stop"})
_ENDS = _MARKS | {"comma", "relative", "subordinator", "contrast"}
_PASSED = frozenset({"determiner", "mark"})
_WHOLES = frozenset({"them", "whom", "which", "these", "those", "this"})
_ANYBODY = word_set("anybody")
_BEFORE_VERBS = word_set("before_verbs")
_CHANGED_BY = word_set("changed_by")
_COMPARED_BEFORE = word_set("compared_before")
_COMPARED_BEHIND = word_set("compared_behind")
_GOES_ON = word_set("goes_on")
_GROUPS = word_set("groups")
_HARMED = word_set("harmed")
_LISTS = word_set("lists")
_MAKES_UP = word_set("makes_up")
_PART_BEFORE = word_set("part_before")
_PART_BEHIND = word_set("part_behind")
_PART_BETWEEN = word_set("part_between")
_PART_OF = word_set("part_of")
_PART_RIGHT_BEFORE = word_set("part_right_before")
_PART_VERBS = word_set("part_verbs")
_RISES_TO = word_set("rises_to")
_TOTALS = word_set("totals")


@dataclass(frozen=True)
class Standing:
    """How a number stands to those before it.

    Attributes
    ----------
    kind
        part, compared, bracketed, harmed, total, group, alone, listed or apart.
    start, end
        The words of a matter of its own; both -1 when it has none.
    """

    kind: str
    start: int = -1
    end: int = -1


def standing(words: Sequence[Word], index: int, end: int, lead: int, *, is_bare: bool) -> Standing:
    """Say how a number stands to those before it.

    Parameters
    ----------
    words
        The sentence.
    index
        The number.
    end
        The index behind its noun phrase.
    lead
        The index of the word before it, its hedge and its article; -1 at the start.
    is_bare
        Whether no noun stands with it.
    """
    if _is_part(words, index, lead):
        return Standing(PART)
    if is_bare and _is_bracketed(words, index, lead):
        return Standing(BRACKETED)
    whole = _other_whole(words, index, lead) or _stated_whole(words, index)
    noun = whole or words[end - 1]
    if noun.text in _HARMED:
        return Standing(HARMED)
    if whole is not None:
        return Standing(APART, whole.start, whole.end)
    if (is_bare or words[index].text) and _is_compared(words, index, lead):
        return Standing(COMPARED)
    if is_bare and lead and words[lead].kind == "of" and words[lead - 1].text in _GROUPS:
        return Standing(GROUP, words[lead - 1].start, words[lead - 1].end)
    if is_bare:
        subject = _other_subject(words, lead, is_share=words[index].text == "percent")
        if subject is None:
            return Standing(TOTAL if _is_total(words, lead) else ALONE)
        return Standing(APART, subject.start, subject.end)
    if _is_listed(words, index, end, lead):
        return Standing(LISTED)
    return Standing(APART, noun.start, noun.end)


def _is_noun(words: Sequence[Word], index: int) -> bool:
    return index < len(words) and words[index].kind == "noun"


def _is_part(words: Sequence[Word], index: int, lead: int) -> bool:
    """Say whether words beside a number make it a part: "12 of them", "including 12", "the other 12"."""
    at = index + 1
    while at < len(words) and (words[at].kind == "close" or words[at].text in _PART_BETWEEN):
        at += 1
    if at + 1 < len(words) and words[at].kind == "of":
        if words[at + 1].text in _WHOLES:
            return True
        after = next((word.text for word in words[at + 1 : at + 5] if word.kind != "determiner"), "")
        if words[at + 1].text in ("the", "all", "its") and after in _PART_OF:
            return True
        if words[at + 1].text == "the" and not words[index].text and _is_noun(words, at + 2):
            return not _is_owner(words, at + 2)
    if at < len(words) and words[at].text in _PART_BEHIND:
        return True
    if at + 1 < len(words) and words[at].text == "among" and words[at + 1].text in _WHOLES:
        return True
    right_before = _PART_RIGHT_BEFORE
    if any(word.text in right_before for word in words[max(0, lead + 1, index - _MOST_BETWEEN) : index]):
        return True
    if lead < 0:
        return False
    before = words[lead]
    if before.text in _PART_BEFORE:
        return True
    return lead > 0 and before.text in _WHOLES and words[lead - 1].text in ("of", "among")


def _is_owner(words: Sequence[Word], at: int) -> bool:
    """Say whether a noun only says whose the counted are: "three of the town's hospitals"."""
    return words[at].text.endswith(("'s", "s'")) or (at + 1 < len(words) and words[at + 1].text in ("’", "'"))


def _is_bracketed(words: Sequence[Word], index: int, lead: int) -> bool:
    opens = words[index - 1].kind == "open" or (lead >= 0 and words[lead].kind == "open")
    return opens and index > 0 and index + 1 < len(words) and words[index + 1].kind == "close"


def _is_compared(words: Sequence[Word], index: int, lead: int) -> bool:
    """Say whether a number is what another is measured against, or the change between them."""
    behind = words[index + 1 : index + 3]
    if len(behind) > 1 and behind[0].text.endswith("er") and behind[1].text == "than":
        return True
    if behind and behind[0].text in _COMPARED_BEHIND:
        return len(behind) < 2 or behind[1].text in ("than", "in", "on") or behind[1].kind in _MARKS
    if lead < 0:
        return False
    before = words[lead]
    if before.text in ("of", "by", "to", "at") and lead and words[lead - 1].text in _CHANGED_BY:
        return before.text in ("of", "by")
    if before.text in ("up", "down"):
        return lead == 0 or words[lead - 1].text not in _MAKES_UP
    if any(word.text in ("up", "down") for word in words[lead + 1 : index]):
        return words[index - 1].text != "to" and before.text not in _MAKES_UP
    if before.text in _COMPARED_BEFORE:
        return lead == 0 or words[lead - 1].kind != "participle" or words[lead - 1].text == "compared"
    return before.text in ("with", "to") and lead > 0 and words[lead - 1].text == "compared"


def _other_whole(words: Sequence[Word], index: int, lead: int) -> Word | None:
    """Find the whole that nothing before has counted: "70 per cent of demand", "60% of the land"."""
    if index + 2 >= len(words) or words[index + 1].kind != "of" or words[index].text != "percent":
        return None
    for word in words[index + 2 : index + 8]:
        if word.kind == "number" or word.role in ("verb", "state", "head", "person"):
            return None
        if word.kind == "total":
            return None
        if word.kind == "noun":
            return None if word.is_name and lead >= 0 and words[lead].kind in _LINKS else word
        if word.kind not in _PASSED and word.kind != "participle" and word.kind != "figure":
            return None
    return None


def _stated_whole(words: Sequence[Word], index: int) -> Word | None:
    """Find the noun of a whole that is told with its own number: "three of the town's 11 ovens"."""
    if index + 1 >= len(words) or words[index + 1].kind != "of":
        return None
    for at in range(index + 2, min(len(words) - 1, index + 6)):
        if words[at].kind == "figure":
            return words[at + 1] if words[at + 1].kind == "noun" else None
        if words[at].kind not in ("determiner", "noun", "mark"):
            return None
    return None


def _other_subject(words: Sequence[Word], lead: int, *, is_share: bool) -> Word | None:
    """Find the subject that a bare number is said of: "inflation was 12%", "the rate stands at 80"."""
    at = lead
    if at > 0 and words[at].text in _RISES_TO:
        at -= 1
    if at <= 0 or words[at].kind not in ("be", "amount") or words[at].role:
        return None
    if words[at].text in _PART_VERBS or words[at - 1].text in _MAKES_UP:
        return None
    found = None
    for index in range(at - 1, max(-1, at - _MOST_WORDS), -1):
        word = words[index]
        if word.kind in _ENDS or word.kind == "conjunction":
            break
        opens = is_share and (index == 0 or words[index - 1].kind == "stop")
        if word.role or word.kind == "total" or word.text in _GOES_ON:
            return None
        if word.kind in ("preposition", "of"):
            found = None
        if word.kind == "noun" and (opens or not word.is_name):
            found = word
    return found


def _is_total(words: Sequence[Word], lead: int) -> bool:
    """Say whether a bare number is another count of the same: "the official figure is 153"."""
    for word in reversed(words[max(0, lead - _MOST_WORDS) : max(0, lead + 1)]):
        if word.kind in _ENDS or word.kind == "conjunction":
            return False
        if word.text in _TOTALS:
            return True
    return False


def _is_listed(words: Sequence[Word], index: int, end: int, lead: int) -> bool:
    """Say whether a number and its noun stand in a list or line without a verb of their own."""
    if any(word.text in _BEFORE_VERBS for word in words[index + 2 : end + 1]):
        return False  # "11 looms still turn"
    verb = _verb_behind(words, end)
    if verb is not None:
        return _only_describes(words, verb, end)
    at = lead
    while at >= 0 and (words[at].kind in ("comma", "conjunction") or words[at].kind in _PASSED):
        at -= 1
    if at < 0:
        return True
    before = words[at]
    if any(word.text in _LISTS for word in words[max(0, at) : index]):
        return True
    if _is_amount(words, at):
        return _other_subject(words, at, is_share=False) is None
    if at == lead:
        if before.kind == "noun":
            return before.is_name
        return before.kind in _MARKS or before.kind == "contrast" or before.text == "among"
    return not _has_object_before(words, at)


def _is_amount(words: Sequence[Word], at: int) -> bool:
    if at > 0 and words[at].text in _RISES_TO:
        at -= 1
    return words[at].kind == "amount" and not words[at].role


def _has_object_before(words: Sequence[Word], at: int) -> bool:
    """Say whether a verb stands before a list that no number opens: "sent tents and 12 dogs"."""
    for index in range(at, max(-1, at - _MOST_WORDS), -1):
        word = words[index]
        if word.kind in _MARKS or word.kind == "relative" or word.text in _LISTS:
            return False
        if word.kind in ("irregular", "participle") or word.role in _ROLES_OF_VERBS:
            return not (index and words[index - 1].kind == "be")
    return False


def _verb_behind(words: Sequence[Word], end: int) -> int | None:
    """Find the verb whose subject the noun phrase is; None when its clause ends before one."""
    if end < len(words) and words[end].kind == "number":
        end += 1  # "three of the town's 11 hospitals"
    passed = False
    at = end
    while at < min(len(words), end + _MOST_WORDS):
        word = words[at]
        if word.kind in _VERBS or word.role in _ROLES_OF_VERBS:
            return at
        if word.kind == "comma" and not passed:
            passed, at = True, _behind_aside(words, at)
        elif word.kind in _ENDS or word.kind == "conjunction":
            return None
        at += 1
    return None


def _behind_aside(words: Sequence[Word], comma: int) -> int:
    """Pass over what stands between two commas before the verb: "640 people, the chief says, are ..."."""
    for at in range(comma + 1, min(len(words) - 1, comma + _MOST_WORDS)):
        if words[at].kind == "comma":
            is_verb = words[at + 1].kind in ("be", "have", "modal", "irregular")
            return at if is_verb else len(words)
        if words[at].kind in ("stop", "colon", "open", "close", "relative"):
            break
    return len(words)


def _only_describes(words: Sequence[Word], verb: int, end: int) -> bool:
    """Say whether the verb only tells what sort the counted are: "three women were nurses"."""
    if words[end - 1].text in _ANYBODY:
        return False
    at = verb
    while at < len(words) and (words[at].kind in ("be", "have") or words[at].kind in _PASSED):
        at += 1
    if at == verb or words[at - 1].kind == "modal":
        return False
    if at >= len(words):
        return True
    return words[at].kind in ("noun", "number", "preposition") and not words[at].role
