"""What a Burmese clause says of its numbers: the classifier, the noun before, and the verb that ends it.

The noun stands before its number, the classifier behind it, the verb last: "အရပ်သား ၁၅ ဦး သေဆုံး".
Asked in this order: a thing that is counted, the verb that ends the clause, a noun made from a verb
("the killed"), a verb in a relative clause before the noun, a noun for people. Where the clause only
says that so many are or are among others, the number counts what the one before it counts.
Next: `uncounted.figures.measures.measures` chooses, as it does from English `frames`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uncounted.figures import lexicon
from uncounted.figures.burmese import words
from uncounted.figures.finding import Found
from uncounted.figures.lexicon import Hit
from uncounted.figures.measures.frames import Frame
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.sentences import Sentence

CLASSIFIER = "classifier"
NOUN = "noun before the number"
VERB = "verb that ends the clause"
NOMINAL = "noun made from a verb"
RELATIVE = "verb in the clause before the noun"

_Hit = Hit[tuple[str, str]]
_REACH = 60
_THINGS = ("head", "thing")
_VERBS = ("verb", "state", "act")
_EVENTS = frozenset({"attacks"})


@dataclass(frozen=True)
class _Clause:
    """A sentence with what was found in it."""

    plain: str
    sentence: Sentence
    numbers: Sequence[Number]
    hits: Sequence[_Hit]


def frames(plain: str, sentence: Sentence, numbers: Sequence[Number], hits: Sequence[_Hit]) -> list[Frame]:
    """Say for each number of a Burmese sentence what its clause says of it, in order."""
    masked = [
        (match.start(), match.end()) for match in _neutral().finditer(plain, sentence.start, sentence.end)
    ]
    clear = [
        hit
        for hit in hits
        if not any(a <= hit.start < b and not (hit.start == a and hit.end > b) for a, b in masked)
    ]
    clause = _Clause(plain, sentence, numbers, clear)
    return [_frame(clause, position) for position in range(len(numbers))]


def _frame(clause: _Clause, position: int) -> Frame:
    number = clause.numbers[position]
    behind = words.classifier_at(clause.plain, number.end)
    noun = _noun_before(clause, position)
    found = _counted(noun, number, behind) or _of_penalty(clause, number)
    if found is None:
        found = _of_verbs(clause, position, noun, is_person=behind in _listed("persons"))
    found = found or _by_classifier(clause, number, behind)
    if found is not None:
        return Frame(found, None, False)
    usual = Found("buildings_destroyed", CLASSIFIER, number.end, number.end) if behind == "လုံး" else None
    if noun is None or noun.entry[0] != "person":
        return Frame(None, usual, True)
    person = _found(noun, NOUN)
    if number.unit or _is_part(clause, position):
        # a share of the inhabitants, one of those named before: what happened to them is told elsewhere
        return Frame(None, Found("other", NOUN, noun.start, noun.end), _is_told(clause, position))
    return Frame(person, person, False)


def _of_penalty(clause: _Clause, number: Number) -> Found[str] | None:
    """Say whether a share is one of a penalty: "ပြစ်ဒဏ် ခြောက်ပုံတစ်ပုံ လျှော့ပေါ့"."""
    if number.unit != "percent":
        return None
    before = [
        hit
        for hit in clause.hits
        if hit.entry[1] == "sentenced" and hit.end in (number.start, number.start - 1)
    ]
    return Found("prison_term", NOUN, before[0].start, before[0].end) if before else None


def _of_verbs(clause: _Clause, position: int, noun: _Hit | None, *, is_person: bool) -> Found[str] | None:
    verb = _verb_behind(clause, position, is_person=is_person)
    if verb is not None:
        return _found(verb, VERB)
    if noun is not None and noun.entry[0] in _VERBS:
        return _found(noun, NOMINAL)
    among = _among(clause, position)
    if among is not None:
        return _found(among, NOMINAL)
    relative = _relative(clause, position)
    return _found(relative, RELATIVE) if relative is not None else None


def _is_told(clause: _Clause, position: int) -> bool:
    """Say whether the clause only says that so many are, or are among others."""
    end = clause.numbers[position + 1].start if position + 1 < len(clause.numbers) else clause.sentence.end
    start = clause.numbers[position].end
    is_share = bool(clause.numbers[position].unit)
    return _being().search(clause.plain, start, end) is not None or (
        is_share and _change().search(clause.plain, start, end) is not None
    )


def clear(plain: str, sentence: Sentence, hits: Sequence[_Hit]) -> list[_Hit]:
    """Leave out phrases that are only letters of another word."""
    others = [match.span() for match in _neutral().finditer(plain, sentence.start, sentence.end)]
    return [
        hit for hit in hits if not any(start <= hit.start < end and hit.end <= end for start, end in others)
    ]


def _found(hit: _Hit, rule: str) -> Found[str]:
    return Found(hit.entry[1], rule, hit.start, hit.end)


# The noun before the number


def _noun_before(clause: _Clause, position: int) -> _Hit | None:
    """Find the noun that a number counts: right before it, with nothing but small words between."""
    number = clause.numbers[position]
    left = clause.numbers[position - 1].end if position else clause.sentence.start
    for hit in reversed(clause.hits):
        if hit.end > number.start or hit.start < left:
            continue
        if number.start - hit.end > _REACH:
            return None
        if _gap(hit).fullmatch(clause.plain, hit.end, number.start):
            return hit
        if hit.entry[0] == "person":
            continue
        return None
    return None


def _counted(noun: _Hit | None, number: Number, classifier: str) -> Found[str] | None:
    """Give what is counted where the noun is a thing or an event: its verb says only what befell it."""
    if noun is None or noun.entry[0] not in _THINGS:
        return None
    if classifier in _listed("persons") and noun.entry[1] not in ("bodies_found", "troops", "other"):
        return None
    if noun.entry[1] in ("places_affected", "troops") and number.unit:
        return None
    return _found(noun, NOUN)


def _by_classifier(clause: _Clause, number: Number, classifier: str) -> Found[str] | None:
    measure = lexicon.document("burmese")["classifier_measures"].get(classifier)
    if measure is None:
        return None
    at = clause.plain.find(classifier, number.end)
    return Found(measure, CLASSIFIER, at, at + len(classifier))


# The verb that ends the clause


def _verb_behind(clause: _Clause, position: int, *, is_person: bool) -> _Hit | None:
    """Find the verb of the clause: the first right of the number, or of those it is joined to."""
    plain, number = clause.plain, clause.numbers[position]
    behind = plain[number.end : number.end + 40]
    if _aside().match(behind):
        return None
    while True:
        end = (
            clause.numbers[position + 1].start if position + 1 < len(clause.numbers) else clause.sentence.end
        )
        verb = _first_verb(clause, clause.numbers[position].end, end, is_person=is_person)
        if verb is not None or end == clause.sentence.end:
            return verb
        gap = plain[clause.numbers[position].end : end]
        if _being().search(gap) or not _joined().search(gap):
            return None
        position += 1


def _first_verb(clause: _Clause, start: int, end: int, *, is_person: bool) -> _Hit | None:
    being = _being().search(clause.plain, start, end)
    stop = being.start() if being is not None else end
    verbs = [
        hit
        for hit in clause.hits
        if start <= hit.start < stop and hit.entry[0] in _VERBS and not _is_purpose(clause.plain, hit)
    ]
    if end < clause.sentence.end:  # "the killed 12, the arrested 30": a noun of the next number
        verbs = [hit for hit in verbs if not _gap(hit).fullmatch(clause.plain, hit.end, end)]
    if is_person:
        verbs = [hit for hit in verbs if hit.entry[1] not in _EVENTS]
    if not verbs:
        return None
    chosen = verbs[0]
    for hit in verbs[1:]:
        if hit.start != chosen.end:
            break
        chosen = hit  # "burned to death": of two verbs in one word the last says what happened
    return chosen


def _is_purpose(plain: str, hit: _Hit) -> bool:
    return plain.startswith(tuple(_listed("purpose")), hit.end) or _doer().match(plain, hit.end) is not None


def _among(clause: _Clause, position: int) -> _Hit | None:
    """Find those whom a number is among: "သေဆုံးသူများတွင် ကလေး ၂၃ ဦး ပါဝင်သည်"."""
    number = clause.numbers[position]
    left = clause.numbers[position - 1].end if position else clause.sentence.start
    for hit in reversed(clause.hits):
        if hit.end <= number.start and hit.start >= left and hit.entry[0] in (*_VERBS, "person"):
            return hit if _of_those().match(clause.plain, hit.end, number.start) else None
    return None


def _relative(clause: _Clause, position: int) -> _Hit | None:
    """Find the verb of a relative clause right before the noun: "ပျောက်ဆုံးနေသည့် လူ ၅၀"."""
    plain, number = clause.plain, clause.numbers[position]
    left = clause.numbers[position - 1].end if position else clause.sentence.start
    for hit in reversed(clause.hits):
        if hit.end <= number.start and hit.start >= left and hit.entry[0] in _VERBS:
            gap = plain[hit.end : number.start]
            is_near = len(gap) <= _REACH and _RELATIVE.match(gap) is not None
            return hit if is_near and not _being().search(gap) else None
    return None


_RELATIVE = re.compile("[\u1000-\u109f]{0,12}(?:သည့်|သော|တဲ့|သည့္)\\s?[^၊။]{0,40}$")


def _is_part(clause: _Clause, position: int) -> bool:
    """Say whether a number is a part of the one before it in the sentence."""
    if not position:
        return False
    number = clause.numbers[position]
    gap = clause.plain[clause.numbers[position - 1].end : number.start]
    return _part().search(gap) is not None or _included().match(clause.plain, number.end) is not None


# Patterns of small words


def _listed(key: str) -> list[str]:
    return list(lexicon.document("burmese")["clauses"][key])


def _either(key: str) -> str:
    return "|".join(sorted(map(re.escape, _listed(key)), key=len, reverse=True))


@lexicon.derived
def _neutral() -> re.Pattern[str]:
    return re.compile(_either("neutral"))


@lexicon.derived
def _being() -> re.Pattern[str]:
    return re.compile(lexicon.document("burmese")["clauses"]["being"])


@lexicon.derived
def _doer() -> re.Pattern[str]:
    """Give the pattern that makes of a verb those who do or suffer it, who are somebody else."""
    return re.compile("(?:ခံ|ထား|နေ|ရ|လာ|ခဲ့|ကြ){0,3}သူ(?:များ|တွေ|တို့)?(?!\\s?(?:ဖြစ်|[0-9(])|[\u1019\u1037])")


@lexicon.derived
def _change() -> re.Pattern[str]:
    return re.compile(_either("change"))


@lexicon.derived
def _aside() -> re.Pattern[str]:
    return re.compile(rf"\)?\s?(?:(?:{'|'.join(words.classifiers())})\s?)?(?:{_either('aside')})")


@lexicon.derived
def _part() -> re.Pattern[str]:
    return re.compile("အနက်|ထဲမှ|ထဲက|ထဲတွင်|ထဲမှာ|ပါဝင်")


@lexicon.derived
def _included() -> re.Pattern[str]:
    return re.compile("[^0-9၊။]{0,24}?ပါဝင်")


@lexicon.derived
def _joined() -> re.Pattern[str]:
    return re.compile(_either("joins"))


@lexicon.derived
def _of_those() -> re.Pattern[str]:
    return re.compile(r"[\u1000-\u109f]{0,16}?(?:သူ|သား|သည်)?(?:များ|တွေ|တို့)?(?:တွင်|ထဲ|အနက်|အထဲ|အပါအဝင်)")


def _gap(hit: _Hit) -> re.Pattern[str]:
    """Give the pattern of what may stand between a noun and its number."""
    role, measure = hit.entry
    if role in _VERBS:
        return _gap_of("verb")
    return _gap_of("place" if measure == "places_affected" else "noun")


@lexicon.derived
def _gap_of(kind: str) -> re.Pattern[str]:
    between = lexicon.document("burmese")["clauses"]["between"]
    if kind == "place":
        return re.compile(r"(?:များ|ပေါင်း|စုစုပေါင်း|အနည်းဆုံး|\s|\()*")
    if kind == "verb":
        # one more noun may name those to whom it happened: "ဖြေဆိုသူ တောင်သူ ၆၅၀"
        noun = r"(?:\s(?:(?!တွင်|မှာ|၌|အနက်|ထဲ|ပြီး|သည်)[\u1000-\u109f]){2,24})?"
        return re.compile(rf"[\u1000-\u109f]{{0,16}}?(?:{_either('nominal')})(?:များ|တွေ)?{noun}{between}")
    return re.compile(rf"(?:သူ|သား|ဝင်|ရေး)?{between}")


def goes_back(plain: str, sentence: Sentence) -> bool:
    """Say whether a sentence goes on with the count before it: "of these", or a comparison with it."""
    return _back().match(plain, sentence.start, sentence.end) is not None or (
        _compared().search(plain, sentence.start, sentence.end) is not None
    )


@lexicon.derived
def _back() -> re.Pattern[str]:
    return re.compile(_either("back"))


@lexicon.derived
def _compared() -> re.Pattern[str]:
    return re.compile(_either("compared"))
