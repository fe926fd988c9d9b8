"""Which verb or noun of its clause a number belongs to, in English.

Asked in this order: a noun that decides ("12 airstrikes"), the verb right before ("killed 12"), words
between the number and its noun ("12 wounded soldiers"), what the number completes ("the toll rose to
12"), what is said of it ("12 people … were killed"), the label it stands under ("Injured: 12").
Where the clause says nothing, `measures` asks the number it is joined to, its parent, and then distance.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from uncounted.figures import lexicon
from uncounted.figures.finding import Found
from uncounted.figures.measures.phrasals import completed, each_form
from uncounted.figures.measures.predicates import said_of
from uncounted.figures.measures.standing import PART, Standing, standing
from uncounted.figures.text.clauses import Word, is_past, word_set

DECIDING = "noun that is counted"
OBJECT = "verb before the number"
SUBJECT = "said of the number"
AMOUNT = "the sentence says how many"
LABEL = "words before the colon"
PERSON = "noun for people with the number"

_MOST_NOUNS = 7
_MOST_APART = 9
_BEHIND_NOUN = re.compile(r" (?:of|in|at|from|by|on|to|among)\b")
_OR = ("more", "so", "fewer", "less")
_WHERE = ("in", "across", "throughout", "within", "to")
_BUILT = ("buildings_destroyed", "facilities_hit")
_HARM = frozenset({"killed", "injured"})
_BETWEEN_VERBS = frozenset({"comma", "conjunction", "be", "have", "determiner"})
_ACCOUNTED = ("accounted", "account", "accounts", "accounting")
_UP_OR_DOWN = ("up", "down")
_HOLDS = ("hold", "holds", "holding", "held", "still hold", "still holds", "still held")
_PUT = ("put", "puts", "putting")
_MOST_BETWEEN = 10
_LONGEST_SUBJECT = 30
_SKIPPED = frozenset({"determiner", "mark"})
_EXACTNESS = word_set("exactness")
_BUILDING = word_set("building")
_STRIKING = word_set("striking")
_WHOLE_OF = word_set("whole_of")
_RISES_TO = word_set("rises_to")
_CHANGES = word_set("changes")
_TOTALS = word_set("totals")
_UNMARKED = word_set("unmarked")
_SUBJECTS = frozenset({"head", "verb"})
_LABELS = _SUBJECTS | {"state"}
_TIMES = word_set("times")
_CONTAINERS = frozenset({"places_affected", "organisations", "facilities_hit"})


@dataclass(frozen=True)
class Frame:
    """What a clause says of one number.

    Attributes
    ----------
    found
        The measure, the rule and the words; None when the clause says nothing.
    noun
        The measure of a noun for people that stands with the number ("soldiers"), if any.
    is_bare
        Whether no noun stands with the number.
    joined
        Position, among the numbers, of the one that it is joined to by "and"; -1 for none.
    whole
        Position of the number that it is a part of ("76% of 101"); -1 for none.
    is_breakdown
        Whether its line says by what a total is broken down ("By device: …").
    is_paid_for
        Whether money stands before it: "$3 million for 12,000 people".
    stands
        How it stands to the numbers before it; None in languages where that is not asked.
    """

    found: Found[str] | None
    noun: Found[str] | None
    is_bare: bool
    joined: int = -1
    whole: int = -1
    is_breakdown: bool = False
    is_paid_for: bool = False
    stands: Standing | None = None


@dataclass(frozen=True)
class Phrase:
    """The noun phrase right of a number.

    Attributes
    ----------
    end
        Index of the first word behind it.
    head
        The noun that decides, if any.
    attribute
        A verb form before the noun ("12 wounded soldiers").
    person
        A noun for people.
    is_bare
        Whether there is no noun at all.
    whole
        Index of the number that it is a part of; -1 for none.
    """

    end: int
    head: Word | None
    attribute: Word | None
    person: Word | None
    is_bare: bool
    whole: int = -1


def frames(words: Sequence[Word]) -> list[Frame]:
    """Say for each number of a sentence what its clause says of it, in order."""
    at = [index for index, word in enumerate(words) if word.kind == "number"]
    phrases = {index: _phrase(words, index + 1) for index in at}
    ends = {index: phrase.end for index, phrase in phrases.items()}
    found = []
    for position, index in enumerate(at):
        phrase = phrases[index]
        joined = _is_joined(words, phrases[at[position - 1]].end, index) if position else False
        stands = standing(words, index, phrase.end, lead(words, index), is_bare=phrase.is_bare)
        named = _of_whole(words, index, phrase) or _found_of(words, index, phrase, ends)
        named = named or _shared(words, index, phrases)
        found.append(
            Frame(
                None if stands.kind == PART and _is_beyond(words, phrase.end, named) else named,
                _named(phrase.person, PERSON),
                phrase.is_bare,
                position - 1 if joined else -1,
                at.index(phrase.whole) if phrase.whole >= 0 else -1,
                _is_breakdown(words, index),
                position > 0 and not phrase.is_bare and _is_paid_for(words, at[position - 1], index),
                stands,
            )
        )
    return found


def _of_whole(words: Sequence[Word], index: int, phrase: Phrase) -> Found[str] | None:
    """Count the whole that a sentence opens with by its noun: "Of the 251 hostages, 105 were freed"."""
    at = lead(words, index)
    if at < 0 or words[at].kind != "of" or (at and words[at - 1].kind not in ("stop", "mark")):
        return None
    ends = next((word for word in words[phrase.end : phrase.end + 6] if word.kind in ("comma", "stop")), None)
    return _named(phrase.person, PERSON) if ends is not None and ends.kind == "comma" else None


def _shared(words: Sequence[Word], index: int, phrases: Mapping[int, Phrase]) -> Found[str] | None:
    """Find the noun that two numbers share: "12 air and 30 artillery strikes"."""
    phrase = phrases[index]
    at = phrase.end
    if phrase.is_bare or at + 1 >= len(words) or words[at].kind != "conjunction" or at + 1 not in phrases:
        return None
    last, head = words[at - 1], phrases[at + 1].head
    if head is None or head.role != "head" or not _is_plural(head) or last.role == "person":
        return None
    return None if _is_plural_form(last) else _named(head, DECIDING)


def _is_beyond(words: Sequence[Word], start: int, found: Found[str] | None) -> bool:
    """Say whether a verb is said of the next number: "29 killed, including 11 children, and 57 were hurt"."""
    if found is None or found.rule != SUBJECT:
        return False
    for index in range(start, min(len(words), start + _LONGEST_SUBJECT)):
        if words[index].start >= found.start:
            return False
        following = words[index + 1 : index + 4]
        if words[index].kind == "comma" and any(word.kind == "number" for word in following):
            return True
    return False


def _found_of(words: Sequence[Word], index: int, phrase: Phrase, ends: dict[int, int]) -> Found[str] | None:
    before = _before(words, index)
    if phrase.head is not None and phrase.head.role not in ("thing", "person"):
        return _counted_in(words, index, phrase)
    in_two = completed(words, lead(words, index), index, phrase.end)
    if in_two is not None and (phrase.head is None or phrase.head.role == "person"):
        return _named(in_two, OBJECT)
    if before is not None and _governs(before, phrase):
        sentence = said_of(words, index, ends) if before.measure == "sentenced" else None
        is_death = sentence is not None and sentence.measure == "sentenced_death"
        taken = _taken(words, index, phrase) if before.measure == "detained" else None
        if taken is not None and before.text in _HOLDS:
            return _named(taken, OBJECT)
        return _done(_with_others(words, sentence if is_death and sentence is not None else before))
    if phrase.attribute is not None:
        return _named(phrase.attribute, SUBJECT)
    if phrase.head is not None:
        return _named(phrase.head, DECIDING)
    if _is_times(words, index):
        return Found("attacks", DECIDING, words[index + 1].start, words[index + 1].end)
    subject = _counted_behind(words, index + 1) or _measured_subject(words, index)
    if subject is not None:
        return _named(subject, AMOUNT)
    said = said_of(words, index, ends)
    if said is not None:
        if said.text == "to death" and words[max(0, lead(words, index))].text in _PUT:
            return Found("executed", SUBJECT, said.start, said.end)
        taken = _taken(words, index, phrase) if said.measure == "detained" else None
        return _named(taken or _with_others(words, said), SUBJECT)
    return _named(_bracketed(words, index), OBJECT) or _named(_label(words, index), LABEL)


def _taken(words: Sequence[Word], index: int, phrase: Phrase) -> Word | None:
    """Find the hostages of whom it is said that they are held: "of 251 hostages, 59 remain in captivity"."""
    held = (phrase.person,) if phrase.person is not None else words[:index] if phrase.is_bare else ()
    return next((word for word in held if word.role == "person" and word.measure == "abducted"), None)


def _counted_in(words: Sequence[Word], index: int, phrase: Phrase) -> Found[str] | None:
    """Tell countries that something happens in from countries that act, houses built from houses lost."""
    head, before = phrase.head, lead(words, index)
    if head is None:
        return None
    is_where = head.text in ("countries", "nations") and before >= 0 and words[before].text in _WHERE
    measure = "places_affected" if is_where else head.measure
    if measure in _BUILT and (words[max(before, 0)].text in _BUILDING or _is_built(words, phrase.end)):
        measure = "other"
    return Found(measure, DECIDING, head.start, head.end)


def _is_built(words: Sequence[Word], at: int) -> bool:
    """Say whether a verb of building follows: "40 houses have been built"."""
    start = at
    while at < len(words) and words[at].kind in ("be", "have", "modal", "determiner"):
        at += 1
    return start < at < len(words) and words[at].text in _BUILDING


def _is_times(words: Sequence[Word], index: int) -> bool:
    """Say whether blows are counted: "shelled the town 40 times"."""
    if index + 1 >= len(words) or words[index + 1].text != "times" or words[index].text:
        return False
    for at in range(index - 1, max(-1, index - _MOST_BETWEEN), -1):
        word = words[at]
        if word.kind in ("stop", "colon", "number"):
            return False
        if word.text in _STRIKING or word.measure == "attacks":
            return True
    return False


def _with_others(words: Sequence[Word], verb: Word) -> Word:
    """Count the killed and the injured of one number together: "12 were killed, wounded or abducted"."""
    if verb.measure not in _HARM:
        return verb
    at = bisect_left(words, verb.end, key=lambda word: word.start)
    linked = False
    while at < len(words) and (words[at].kind in _BETWEEN_VERBS or words[at].role == "verb"):
        if linked and words[at].measure in _HARM and words[at].measure != verb.measure:
            return replace(verb, measure="casualties", end=words[at].end)
        linked = linked or words[at].kind == "conjunction" or words[at].kind == "comma"
        at += 1
    return verb


def _done(word: Word) -> Found[str]:
    """Give the measure of a verb with its object: to detain is to arrest, to hold is not."""
    is_arrest = word.measure == "detained" and word.text.startswith("detain")
    return Found("arrested" if is_arrest else word.measure, OBJECT, word.start, word.end)


def _named(word: Word | None, rule: str) -> Found[str] | None:
    return Found(word.measure, rule, word.start, word.end) if word is not None else None


# The noun phrase right of the number


def _phrase(words: Sequence[Word], at: int) -> Phrase:
    at = _after_hedge(words, at)
    head = attribute = person = None
    n_nouns, first = 0, at
    if at < len(words) and words[at].text in ("a", "an"):
        return Phrase(at, None, None, None, True)  # "six a day"
    while at < min(first + _MOST_NOUNS, len(words)) and not _is_outside(words, at, n_nouns):
        word = words[at]
        if word.kind == "of" and not n_nouns:
            whole = _whole(words, at + 1)
            if whole >= 0:
                return Phrase(at, None, None, None, True, whole)
        elif word.kind == "noun" or word.kind == "total":
            n_nouns += 1
            head = head if head is not None and _is_plural(head) else None
        elif word.role in ("head", "thing", "person"):
            n_nouns += 1
            person = word if word.role == "person" else person
            head = word if word.role != "person" else head if head and _is_plural(head) else None
        elif _is_nominal(words, at) and not n_nouns:
            n_nouns += 1
            if word.measure in ("money", "price"):
                return Phrase(at + 1, word, None, None, False)  # "70 percent of the income"
            person = person or word  # "12 of the wounded"
        elif word.kind == "figure" and at and words[first].kind == "of":
            pass  # "13 of Ruland's 14 states"
        elif _is_attribute(words, at) and not n_nouns:
            attribute = attribute or word
        elif n_nouns or not _is_before_noun(words, at):
            break
        at += 1
    return Phrase(at, head, attribute, person, not n_nouns)


def _is_outside(words: Sequence[Word], at: int, n_nouns: int) -> bool:
    """Say whether a word is no part of the phrase: "and 38 yesterday", "12 men remains unknown"."""
    word = words[at]
    is_verb = word.text == "remains" and n_nouns > 0 and _is_plural_form(words[at - 1])
    return is_verb or word.text in _TIMES


def _is_nominal(words: Sequence[Word], at: int) -> bool:
    """Say whether a verb form stands for people: "12 of the accused", "12 of those arrested"."""
    word = words[at]
    return (
        word.role in ("verb", "state")
        and (is_past(word.text) or word.measure in ("money", "price"))
        and at > 1
        and words[at - 1].text in ("the", "those", "these", "its", "their", "all")
        and words[at - 2].kind == "of"
    )


def _is_attribute(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.role not in ("verb", "state") or not _is_noun(words, at + 1):
        return False
    return word.text.endswith("ing") or is_past(word.text) or word.text in ("dead", "missing", "homeless")


def _is_before_noun(words: Sequence[Word], at: int) -> bool:
    kind = words[at].kind
    return kind in _SKIPPED or (kind == "participle" and _is_noun(words, at + 1))


def _after_hedge(words: Sequence[Word], at: int) -> int:
    """Pass over brackets, sizes ("three 250-kilogram bombs") and "or more" between a number and its noun."""
    while at < len(words) and words[at].kind in ("close", "mark"):
        at += 1
    if at + 2 < len(words) and words[at].kind == "figure" and words[at + 1].text == "-":
        at += 3
    at = _after_bracket(words, at)
    if at + 1 < len(words) and words[at].kind == "comma" and words[at + 1].kind == "of":
        return at + 1  # "hundreds, if not thousands, of staff"
    closes = at + 1 < len(words) and words[at].text == "or" and words[at + 1].text in _OR
    return at + 2 if closes else at


def _after_bracket(words: Sequence[Word], at: int) -> int:
    """Pass over the earlier value in "79% (61) of casualties" and "285 (255) dead"."""
    if at + 2 < len(words) and words[at].kind == "open" and words[at + 2].kind == "close":
        return at + 3
    return at


def _whole(words: Sequence[Word], at: int) -> int:
    while at < len(words) and words[at].kind == "determiner":
        at += 1
    return at if at < len(words) and words[at].kind == "number" else -1


def _is_noun(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and (
        words[at].kind in ("noun", "total") or words[at].role in ("head", "person", "thing")
    )


def _is_plural_form(word: Word) -> bool:
    return _is_plural(word) or word.text in _UNMARKED


def _is_plural(word: Word) -> bool:
    noun = _BEHIND_NOUN.split(word.text, 1)[0]  # "villages in", "cases of rape"
    return noun.endswith("s") or noun == "aircraft"


# The words left of the number


def lead(words: Sequence[Word], index: int) -> int:
    """Give the index of the word before a number, its hedge and its article: -1 at the start."""
    at = index - 1
    while at >= 0:
        word = words[at]
        if word.kind in _SKIPPED or (word.text in _EXACTNESS and not _is_change(words, at)):
            at -= 1
        elif (
            word.kind == "open" and at + 2 < len(words) and words[at + 2].kind == "close" and at == index - 1
        ):
            at -= 1  # AAPP brackets every number
        elif word.text == "of" and at and words[at - 1].text in _WHOLE_OF:
            at -= 2
        elif _is_in_hedge(words, at):
            at -= 1
        else:
            return at
    return -1


def _is_change(words: Sequence[Word], at: int) -> bool:
    """Say whether "up" tells a change, not a limit: "went up 24 percent", "up to 24"."""
    return words[at].text == "up" and words[at + 1].text != "to"


def _is_in_hedge(words: Sequence[Word], at: int) -> bool:
    """Say whether a small word belongs to a hedge: "at least", "no fewer", "up to"."""
    text = words[at].text
    if text in ("at", "to", "no", "in") and words[at + 1].text in ("least", "most", "fewer", "less", "the"):
        return True
    return text == "to" and at > 0 and words[at - 1].text in ("up", "close")


def _act_apart(words: Sequence[Word], at: int) -> Word | None:
    """Find the act that time or place parts from its object: "the arrest on Monday of 12 journalists"."""
    for index in range(at - 1, max(0, at - _MOST_APART), -1):
        word = words[index]
        if word.role and f"{word.text} of" in _acts():
            is_act = words[index + 1].kind == "preposition" or words[index + 1].text in _TIMES
            return replace(word, measure=_acts()[f"{word.text} of"]) if is_act else None
        if word.kind in ("number", "stop", "comma", "of", "be", "have", "relative") or word.role:
            return None
    return None


@lexicon.derived
def _acts() -> dict[str, str]:
    return {
        phrase: measure
        for language, role, measure, phrases in lexicon.table("measures")
        if language == "en" and role == "act"
        for phrase in each_form(phrases)
    }


def _before(words: Sequence[Word], index: int) -> Word | None:
    at = lead(words, index)
    if at > 1 and words[at].kind == "of":
        return _act_apart(words, at)
    if at < 0 or not words[at].role:
        return None
    word = words[at]
    if word.role == "act":
        return word
    if word.role in ("verb", "weak", "euphemism"):
        ends_its_clause = words[index - 1].kind == "open" or (
            at and words[at - 1].kind in ("number", "close")
        )
        return None if ends_its_clause and not _is_bracketed(words, index) else word
    return None


def _governs(word: Word, phrase: Phrase) -> bool:
    if word.role == "weak" or word.role == "euphemism":
        return not phrase.is_bare and (phrase.head is None)
    if phrase.head is not None and phrase.head.role == "thing":
        return word.measure in ("assisted", "items_sold", "money")
    return not (word.measure == "population" and phrase.person is not None)


def _is_bracketed(words: Sequence[Word], index: int) -> bool:
    """Say whether the number in the brackets is the count itself: "killed (12) people"."""
    if index + 2 >= len(words) or words[index + 1].kind != "close":
        return False
    return words[index + 2].kind in ("noun", "number") or words[index + 2].role in ("head", "person")


def _bracketed(words: Sequence[Word], index: int) -> Word | None:
    """Find the words that a number in brackets counts: "the most incidents (144)", "killed (45)"."""
    if index < 2 or words[index - 1].kind != "open" or words[index - 2].role not in ("head", "verb", "state"):
        return None
    return words[index - 2] if index < 3 or words[index - 3].kind not in ("number", "close") else None


def _measured_subject(words: Sequence[Word], index: int) -> Word | None:
    """Find the subject whose size the number is: "the number of people killed had risen to 12"."""
    at = lead(words, index)
    if at < 0:
        return None
    if words[at].text == "number" and index - at <= 3 and at and words[at - 1].role:
        return words[at - 1]  # "the injured number 12", "the dead number in the hundreds"
    if words[at].text == "at" and at > 1 and words[at - 1].role and words[at - 2].text == "the":
        return words[at - 1]  # "puts the dead at 46"
    if words[at].kind == "be" and at and words[index].text == "percent" and words[at - 1].role in _SUBJECTS:
        return words[at - 1]  # "inflation was 7 per cent"
    if words[at].text == "for" and at > 1 and words[at - 1].text in _ACCOUNTED and words[index].text:
        shared = words[at - 2]
        return shared if shared.role == "head" else None  # "child casualties accounted for 27 per cent"
    if words[at].kind == "be":
        among = _among(words, at)
        if among is not None:
            return among
    start = at
    while at >= 0 and (
        _is_amount(words[at])
        or words[at].kind in ("have", "modal", "be")
        or words[at].text in _RISES_TO
        or words[at].text in _CHANGES
    ):
        at -= 1
    changed = words[start if words[start].text in _UP_OR_DOWN else start - 1].text in _UP_OR_DOWN
    if changed and at >= 0 and words[at].kind in ("comma", "close"):
        return None  # "353 (149 dead and 204 hurt), up 52 per cent": the change of the figure before
    if any(_is_amount(word) for word in words[at + 1 : start + 1]):
        return _subject(words, at)
    if words[start].text in ("to", "at", "is", "was", "as"):
        return _total_of(words, start - 1)
    return None


def _among(words: Sequence[Word], at: int) -> Word | None:
    """Find the whole in "among the dead were 12 policemen"."""
    for index in range(at - 1, max(-1, at - _MOST_NOUNS), -1):
        if words[index].text in ("among", "amongst"):
            return next((word for word in words[index:at] if word.role), None)
        if words[index].kind in ("comma", "stop"):
            break
    return None


def _is_amount(word: Word) -> bool:
    return word.kind == "amount" or (word.role == "weak" and word.measure == "assisted")


def _counted_behind(words: Sequence[Word], end: int) -> Word | None:
    """Find what is counted behind its number: "brings to nine the number of journalists killed"."""
    if end + 1 >= len(words) or words[end].text != "the" or words[end + 1].text not in _TOTALS:
        return None
    person = None
    for word in words[end + 2 : end + _LONGEST_SUBJECT]:
        if word.kind in ("number", "stop", "colon", "comma"):
            break
        if word.role == "person":
            person = person or word
        elif word.role and word.role != "euphemism":
            return word
    return person


def _subject(words: Sequence[Word], at: int) -> Word | None:
    first = person = None
    for index in range(at, max(-1, at - _LONGEST_SUBJECT), -1):
        word = words[index]
        if word.kind in ("number", "stop", "colon", "subordinator", "contrast"):
            break
        if first is not None and word.kind == "conjunction" and words[index - 1].kind == "comma":
            break  # "the currency lost half of its value, and inflation reached 38%"
        if word.role == "person":
            person = word
        elif word.role and word.role not in ("euphemism", "thing", "weak", "act"):
            first = word
        elif word.text in _TOTALS and first is not None:
            break
    return first or person


def _total_of(words: Sequence[Word], at: int) -> Word | None:
    """Find what a total counts: "put the number of houses burned at 3,500"."""
    for index in range(at, max(-1, at - _LONGEST_SUBJECT), -1):
        word = words[index]
        if word.kind in ("number", "stop", "colon"):
            return None
        if word.text in _TOTALS:
            named = [
                each for each in words[index : at + 1] if each.role and each.role not in ("euphemism", "weak")
            ]
            return next((each for each in named if each.role != "person"), named[0] if named else None)
    return None


def _label(words: Sequence[Word], index: int) -> Word | None:
    """Find the measure that a label before a colon names: "Injured: 12", "Killed – 12"."""
    colon = _colon(words, index)
    if colon < 0:
        return _label_without_colon(words, index)
    start = _label_start(words, colon)
    named = [word for word in words[start:colon] if word.role and word.role not in ("euphemism", "weak")]
    best = next((word for word in named if word.role != "person"), named[0] if named else None)
    if (
        best is not None
        and best.measure in _CONTAINERS
        and (
            words[start].text in ("other", "others", "in", "all")
            or (start > 0 and best is words[start] and words[start - 1].kind == "number")
        )
    ):
        return None
    return best


def _label_without_colon(words: Sequence[Word], index: int) -> Word | None:
    """Find the label in a row of keys and values: "; deaths 12; injured 30;", "forcibly missing, 12;"."""
    at = index - 1
    closes = index + 1 < len(words) and words[index + 1].kind == "comma"
    if closes and at > 0 and words[at].kind == "comma" and words[at - 1].role == "head":
        return words[at - 1]  # "had the largest share of the deaths, 197, followed by ..."
    ends = index + 1 == len(words) or words[index + 1].kind in ("stop", "comma", "open")
    if at >= 0 and words[at].kind == "comma":
        at, ends = at - 1, ends and (index + 1 == len(words) or words[index + 1].kind == "stop")
    if at < 0 or not ends or words[at].role not in _LABELS or words[at].measure in _CONTAINERS:
        return None
    start = at
    while start > 0 and words[start - 1].kind in ("determiner", "noun", "participle") and at - start < 3:
        start -= 1
    return words[at] if start and words[start - 1].kind in ("stop", "colon") else None


def _colon(words: Sequence[Word], index: int) -> int:
    at = lead(words, index)
    return at if at > 0 and words[at].kind in ("colon", "dash") else -1


def _label_start(words: Sequence[Word], colon: int) -> int:
    start = colon
    while start > 0 and words[start - 1].kind not in ("stop", "number", "colon", "dash", "mark"):
        start -= 1
    return start


def _is_breakdown(words: Sequence[Word], index: int) -> bool:
    for at in range(min(index, 8)):
        if words[at].kind == "colon":
            opened = next((word for word in words[:at] if word.kind not in ("mark", "dash", "stop")), None)
            return opened is not None and opened.text == "by"
    return False


def _is_paid_for(words: Sequence[Word], before: int, index: int) -> bool:
    at = lead(words, index)
    return at - before in (1, 2) and words[at].text == "for"


def _is_joined(words: Sequence[Word], start: int, end: int) -> bool:
    """Say whether only "and", commas and small words stand between two numbers and their nouns."""
    between = words[start:end]
    if not between or len(between) > _MOST_BETWEEN:
        return False
    links = ("comma", "conjunction")
    passed = ("determiner", "mark", "close", "figure", "preposition", "noun", "be", "of", "total", "open")
    return any(word.kind in links for word in between) and all(
        word.kind in links or word.kind in passed or word.text in _EXACTNESS for word in between
    )
