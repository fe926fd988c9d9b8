"""Whether a word makes its subject a source: a verb of saying or counting, and no noun or deed.

"Records", "reports" and "estimates" are nouns as well; villagers who "found 3 bodies" and a blast that
"claimed 12 lives" say nothing. The word lists are in ``lexicon/sources.toml``.
"""

from __future__ import annotations

import re

from uncounted.figures.attribution.speakers import terms

_LIVES = re.compile(r"\s(?:[\w,.]+\s){0,5}(?:lives?|bodies|dead|corpses|remains|responsibility)\b")
_SAYS = re.compile(r"(?:\s(?:that|on|in|to)\b|\s?[,.;:\"]|$)")
_TO_ITS_LIST = re.compile(
    r"[^.;]{1,80}?\bto (?:its|their|the|his|her) (?:\w+ )?(?:records|list|tally|count|toll|database)\b"
)
_TOLL_TO = re.compile(
    r"\s(?:its|the|their) (?:[a-z-]+ ){0,3}(?:toll|number|count|tally|estimate|figure|total)\b"
    r"[^.;]{0,60}?\bto\b"
)
_PATIENTS = re.compile(
    r"\s(?:[\w,.-]+\s){1,4}(?:patients?|wounded|injured|casualties|children|students|pupils)\b"
)
_PARTICIPLE = re.compile(r"\s(?:in|at|on|by|as|with|from|under)\b")
_PUT_AT = re.compile(r"\s(?:[^.;]{1,90}?\bat\b|together an? (?:list|count|tally))")
# an adjective or a noun: "an estimated 40", "12 reported killings", "the documented toll"
_BEFORE_NOUN = re.compile(r"(?:\b(?:an?|the|of|all|no|any|every|these|those|its|their|our|his|her)|\d) $")
_AFTER_NOUN = re.compile(
    r"\s(?:of|from|by|and|or|in|on|under|about|show|shows|put|puts|say|says|suggests?|indicates?|are|is|"
    r"was|were|range|vary|go|goes|stand|stands|lie|lies|run|published|released|issued|had|has|have|for|give|gives|rest|rests)\b"
)
_ENDS = re.compile(r"\s?(?:[,.;:)]|$)")
_FIGURE_GIVEN = re.compile(
    r"\s(?:(?:an?|the|its|their) (?:[a-z-]+ ){0,2}(?:figures?|toll|number|count|total|estimate)\b|"
    r"[\d,]+ (?:dead|deaths|killed|wounded|injured|victims|casualties)\b)"
)


def is_saying(plain: str, start: int, end: int, kind: str) -> bool:
    """Say whether a cue word makes its subject a source here.

    Parameters
    ----------
    plain
        The plain text.
    start, end
        Half-open offsets of the word.
    kind
        Which list it is in: saying, counting or naming.
    """
    verb = plain[start:end].lower()
    before = plain[max(0, start - 14) : start].lower()
    behind = plain[end : end + 140]
    if verb in terms("raising"):
        return _TOLL_TO.match(behind) is not None
    if kind == "naming":
        return _PUT_AT.match(behind) is not None
    if _BEFORE_NOUN.search(before):
        return False
    if verb == "admitted" and _PATIENTS.match(behind):
        return False
    if verb in terms("participles") and before.endswith(", ") and _PARTICIPLE.match(behind):
        return False
    if verb in terms("like_nouns") and (_AFTER_NOUN.match(behind) or _is_list_noun(verb, behind)):
        return False
    if verb in terms("deeds"):
        return _LIVES.match(behind) is None
    if verb in terms("giving"):
        return _FIGURE_GIVEN.match(behind) is not None
    if verb in terms("clausal"):
        return _SAYS.match(behind) is not None or _TO_ITS_LIST.match(behind) is not None
    return True


def _is_list_noun(verb: str, behind: str) -> bool:
    return verb in terms("counting") and _ENDS.match(behind) is not None
