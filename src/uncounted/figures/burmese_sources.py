"""Who says a number in Burmese: the name stands before the particle က or a word such as စာရင်းအရ.

The verb ends the sentence, so the reader looks right for it and then left for the particle that is
nearest before it. English is in `uncounted.figures.sources`.
"""

from __future__ import annotations

import re

from uncounted.figures import lexicon
from uncounted.figures.sentences import Sentence
from uncounted.figures.speakers import PRONOUN

_LONGEST = 120
_MOST_LETTERS = 110
_POSSESSED_DAY = re.compile(r"\s?(?:၏|ရဲ့)\s[^၏]{0,30}\d[^၏]*$")
# the particle of the speaker; the same letter ends words, so a blank must follow
_TOPIC = re.compile("(?<=[A-Za-z)\u1000-\u109f])\\s?က(?=[\\s၊])")
_LATIN = re.compile(r"[A-Z][A-Za-z&.-]*(?:\s[A-Z][A-Za-z&.-]*)*(?=(?:\s?အဖွဲ့)?\)?$)")

Named = tuple[int, int, int, int, str]
"""Start and end of the name, start and end of the words that show it, and the rule."""


def named(plain: str, sentence: Sentence) -> Named | None:
    """Give the source that a sentence names: "NAME ၏ စာရင်းအရ", "NAME က ... ဟု ပြောသည်"."""
    text = plain[sentence.start : sentence.end]
    for cue in lexicon.words("sources", "my", "before"):
        at = text.find(cue)
        if at == 0:  # "according to the statement", the one named before
            end = sentence.start + len(cue)
            return sentence.start, end, sentence.start, end, PRONOUN
        if at > 0:
            return _name(plain, sentence.start, sentence.start + at, "X's list", len(cue))
    saying = max((text.rfind(verb) for verb in lexicon.words("sources", "my", "saying")), default=-1)
    if saying < 0:
        return None
    topics = [match.start() for match in _TOPIC.finditer(text, 0, saying)]
    quoted = max(
        (text.rfind(word, 0, saying) for word in lexicon.words("sources", "my", "quoting")), default=-1
    )
    # the speaker's particle stands closest before the verb, after the words that are quoted
    for at in [at for at in topics if at > quoted] or topics[-1:]:
        found = _name(plain, sentence.start, sentence.start + at, "X က said", 1)
        if found is not None:
            return found
    return None


def _name(plain: str, left: int, right: int, rule: str, cue: int) -> Named | None:
    start = max(left, right - _LONGEST)
    text = plain[start:right].rstrip()
    ends = lexicon.words("sources", "my", "clause_ends")
    cut = max((text.rfind(word) + len(word) for word in ends if word in text), default=0)
    name = text[cut:].strip()
    latin = _LATIN.search(name)
    if latin and not name.endswith(")"):
        name = latin[0]
    name = name.removeprefix("လည်း ")
    if _POSSESSED_DAY.search(name):  # "NAME ၏ ဧပြီ ၃ ရက် ထုတ်ပြန်ချက်အရ"
        name = _POSSESSED_DAY.sub("", name)
    is_body = name.endswith(lexicon.words("sources", "my", "bodies"))
    if not name or len(name) > _MOST_LETTERS or re.search(r"\d", name):
        return None
    if name.endswith(lexicon.words("sources", "my", "no_speaker")) and not is_body:
        return None
    at = plain.rfind(name, start, right)
    if name.startswith(("ယင်း", "အဆိုပါ")) or name in lexicon.words("sources", "my", "pronouns"):
        rule = PRONOUN
    return (at, at + len(name), right, right + cue, rule) if at >= 0 else None
