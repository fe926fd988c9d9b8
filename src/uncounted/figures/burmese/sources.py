"""Who says a number in Burmese: "NAME က … ဟု ပြောသည်", "NAME ၏ စာရင်းအရ", "NAME ထံမှ သိရသည်".

The verb of saying ends its clause; the speaker stands before it with the particle က (or မှ, သည်, ဟာ behind
a body's name), after what is quoted or before it. The deed of somebody who also stands with က is told
before the quoting word ("စစ်တပ်က … သတ်သည်ဟု ရွာသားများက ပြောသည်"). What a pronoun goes back to is found by
`antecedent`. English is in `uncounted.figures.attribution.sources`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from uncounted.figures import lexicon
from uncounted.figures.attribution.speakers import PRONOUN
from uncounted.figures.text.sentences import Sentence

_LONGEST = 120
_MOST_LETTERS = 110
_RELAYED = 45
_FURTHEST = 3000
_LATIN = re.compile(
    r"[A-Z][A-Za-z&.-]*(?:\s(?:(?:of|for|and|on|the|in)\s){0,2}[A-Z][A-Za-z&.-]*)*(?:\s?\([A-Z][A-Za-z-]+\))?(?=(?:\s?အဖွဲ့)?$)"
)
_OWNED_DAY = re.compile(r"\s?(?:၏|ရဲ့)\s[^၏]{0,30}\d[^၏]*$")
_BY_DASH = re.compile(r'["”]\s?[—–-]\s?(?P<name>[^\n"။၊0-9]{3,60})$', re.MULTILINE)

_NUMBERED = re.compile(r"[^0-9]*(?:[0-9]+[^0-9\s]*\s?[^0-9\s]*\s)+(?=[^0-9]+$)")

Span = tuple[int, int]


class Named(NamedTuple):
    """A source as `attribution.speakers.Source` has it: its name, the words that show it, the rule."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    rule: str


def named(plain: str, sentence: Sentence) -> list[Named]:
    """Give the sources that a Burmese sentence names, in order; a pronoun is one whose rule is `PRONOUN`."""
    start, end = sentence.start, sentence.end
    found: list[Named] = []
    for cue in _listed_by().finditer(plain, start, end):
        if cue.start() == start:  # "according to the statement": of the one named before
            found.append(Named(*cue.span(), *cue.span(), PRONOUN))
        else:
            _keep(found, _name(plain, start, cue.start(), cue.span(), "X's list"))
    for cue in _learned_from().finditer(plain, start, end):
        _keep(found, _name(plain, start, cue.start(), cue.span(), "learned from X"))
    found += _speakers(plain, sentence)
    quote = _BY_DASH.search(plain, start, end)
    if quote is not None:
        found.append(Named(quote.start("name"), end, quote.start(), quote.start("name"), '"…" — X'))
    return found or _same_speaker(plain, sentence)


def antecedent(plain: str, pronoun: str, at: int, heard: Sequence[Span]) -> Span | None:
    """Give the name that a pronoun or a bare noun for a body goes back to.

    Parameters
    ----------
    plain
        The plain text.
    pronoun
        "၎င်း", "ယင်းကွန်ရက်", "အသင်း".
    at
        Where it stands.
    heard
        The sources named before it, in order.
    """
    noun = _pronoun_words().sub("", pronoun).strip()
    if noun.endswith(_bodies()):
        for span in reversed(heard):
            if noun in plain[slice(*span)]:
                return span
        longer = [each for each in _names_of_bodies(plain, at) if plain[slice(*each)].endswith(noun)]
        if longer:
            return longer[-1]
    if heard:
        return heard[-1]
    bodies = _names_of_bodies(plain, at)
    issued = [span for span in bodies if _issued().match(plain, span[1])]
    names = issued or bodies
    return names[-1] if names else None


def _names_of_bodies(plain: str, at: int) -> list[Span]:
    names = [match.span("name") for match in _body().finditer(plain, max(0, at - _FURTHEST), at)]
    return [span for span in names if not _pronoun_words().match(plain, span[0])]


def _keep(found: list[Named], name: Named | None) -> None:
    if name is not None:
        found.append(name)


# The speaker and the verb


def _speakers(plain: str, sentence: Sentence) -> list[Named]:
    found: list[Named] = []
    quotes = [match.span() for match in re.finditer('"[^"]*"', plain[sentence.start : sentence.end])]
    at = sentence.start
    for verb in _saying().finditer(plain, sentence.start, sentence.end):
        topics = [
            match
            for match in _topic().finditer(plain, at, verb.start())
            if not any(a <= match.start() - sentence.start < b for a, b in quotes)
        ]
        name = _speaker(plain, sentence, topics, _quoted_until(plain, at, verb.start()))
        if name is None:
            continue
        is_relay = found and name.start - at <= _RELAYED and not re.search(r"\d", plain[at : name.start])
        if not is_relay:  # "… ကပြောကြောင်း NEWS က ရေးသားသည်": the first of them counted
            found.append(name)
        at = verb.end()
    return found


def _speaker(plain: str, sentence: Sentence, topics: list[re.Match[str]], quoted: int) -> Named | None:
    """Choose the speaker: the last behind what is quoted, else the first before it."""
    behind = [match for match in topics if match.start() >= quoted]
    for match in [*reversed(behind), *(each for each in topics if each not in behind)]:
        found = _name(plain, sentence.start, match.start(), match.span(), "X က said")
        weak = match["weak"] is not None
        if found is not None and (not weak or is_body(plain[found.start : found.end])):
            return found
    return None


def _quoted_until(plain: str, start: int, end: int) -> int:
    """Give where the last quoting word before a verb begins; -1 for none."""
    found = [match.start() for match in _quoting().finditer(plain, start, end)]
    return found[-1] if found else -1


def _same_speaker(plain: str, sentence: Sentence) -> list[Named]:
    """Read "… လို့ ဆိုပါတယ်" without a name as said by the one named before."""
    for verb in _saying().finditer(plain, sentence.start, sentence.end):
        quoted = _quoted_until(plain, sentence.start, verb.start())
        if quoted >= 0 and verb.start() - quoted <= 24:
            return [Named(*verb.span(), *verb.span(), PRONOUN)]
    return []


# The name


def _name(plain: str, left: int, right: int, cue: Span, rule: str) -> Named | None:
    start = max(left, right - _LONGEST)
    cuts = [match.end() for match in _cut().finditer(plain, start, right)]
    begin = cuts[-1] if cuts else start
    numbered = _NUMBERED.match(plain, begin, right)  # "aged 71, NAME"
    begin = numbered.end() if numbered is not None and not _OWNED_DAY.search(plain, begin, right) else begin
    name = plain[begin:right].strip()
    name = _OWNED_DAY.sub("", name)  # "NAME ၏ ဧပြီ ၃ ရက် ထုတ်ပြန်ချက်အရ"
    name = _ending().sub("", name).strip()
    latin = _LATIN.search(name)
    if latin is not None:
        name = latin[0]
    if not name or len(name) > _MOST_LETTERS or re.search(r"\d", name):
        return None
    if name.endswith(lexicon.words("sources", "my", "no_speaker")) and not is_body(name):
        return None
    at = plain.find(name, begin, right)
    if at < 0:
        return None
    is_pronoun = _pronoun_words().match(name) is not None or name in _bare()
    return Named(at, at + len(name), *cue, PRONOUN if is_pronoun else rule)


def is_body(name: str) -> bool:
    """Say whether a Burmese name is that of a body, or of what one keeps."""
    known = name.endswith((*_bodies(), *lexicon.words("sources", "my", "records")))
    return known or re.search(r"[A-Z]{2}", name) is not None


def goes_on(plain: str, sentence: Sentence) -> bool:
    """Say whether a sentence tells parts of the count before it: "အမျိုးသမီး ၈ ဦး ပါဝင်သည်"."""
    return _includes().search(plain, sentence.start, sentence.end) is not None


@lexicon.derived
def _includes() -> re.Pattern[str]:
    return re.compile("ပါဝင်(?=သည်|ပါ|ပြီး|ကြောင်း|တယ်|ကာ|ခဲ့)|(?<=[\\s။])(?:အမျိုးသား|အမျိုးသမီး|ကျား|ယင်းတို့)\\s?[0-9(]")


@lexicon.derived
def _issued() -> re.Pattern[str]:
    return re.compile(rf"(?:၏|ရဲ့)?\s?[^\s0-9]{{0,16}}?(?:{_either('records')})")


def _bodies() -> tuple[str, ...]:
    return lexicon.words("sources", "my", "bodies")


@lexicon.derived
def _bare() -> frozenset[str]:
    return frozenset((*lexicon.words("sources", "my", "pronouns"), *_bodies()))


# Patterns


def _either(key: str) -> str:
    return "|".join(map(re.escape, lexicon.words("sources", "my", key)))


@lexicon.derived
def _saying() -> re.Pattern[str]:
    """Give the pattern of a verb of saying in a finite form: no noun made from it, no other word."""
    ends = "သည်(?!မှာ)|သော်|တယ်|ပါ|ခဲ့|ကြ|ထား|ပြီး|ကြောင်း|ရာ|လိုက်|နေ|၏|၍|ကာ|\\s|၊|$"
    return re.compile(rf"(?<!တောင်း)(?:{_either('saying')})(?:ကြား|ဆို|ပြ)?(?={ends})")


@lexicon.derived
def _topic() -> re.Pattern[str]:
    particles = "က(?:လည်း|တော့|မူ|ပဲ|ပင်)?|(?P<weak>မှ|သည်|ဟာ|အနေဖြင့်|အနေနဲ့)"
    return re.compile(rf"(?<=[A-Za-z)\u1000-\u109f])\s?(?:{particles})(?=[\s၊\"])")


@lexicon.derived
def _quoting() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either('quoting')})(?:လည်း|ပဲ|ပင်)?(?=[\s\u1000-\u109f])")


@lexicon.derived
def _listed_by() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{_either('records')})(?:များ|တွေ)?\s?အရ(?!ပ်|ာ|ေ|ှ|ွ|ည်|န်)")


@lexicon.derived
def _learned_from() -> re.Pattern[str]:
    return re.compile(r"\s?(?:(?:ထံမှ|ထံက|ဆီက|ဆီမှ)\s?[^0-9၊။]{0,12}သိရ|ကို\s?ကိုးကား)")


@lexicon.derived
def _cut() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either('clause_ends')})\s|[၊။\"—]\s?")


@lexicon.derived
def _ending() -> re.Pattern[str]:
    """Give the pattern of what is no part of the name behind it: "a", "of", "lists"."""
    return re.compile(
        rf"(?:တစ်ဦး|တစ်ယောက်|တဦး|တယောက်)?(?:\s?(?:၏|ရဲ့)|(?:\s?(?:၏|ရဲ့)\s?|\s)(?:{_either('records')})(?:များ|တွေ)?)?$"
    )


@lexicon.derived
def _pronoun_words() -> re.Pattern[str]:
    return re.compile(r"(?:လည်း\s)?(?:ယင်း|၎င်း|အဆိုပါ|ထို(?!င်)|သူမ?(?=$|တို့))(?:တို့)?\s?")


@lexicon.derived
def _body() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\u1000-\u109f])(?P<name>[\u1000-\u109f]{{2,60}}?(?:{_either('bodies')}))(?=[\s၏၊(]|က\s|ရဲ့|$)"
    )
