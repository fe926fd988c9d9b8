"""Splits the names of a "By ..." line: joint authors, ministries in brackets, "and" inside a name."""

from __future__ import annotations

import re

_MINISTRY = re.compile(
    r"^(?:The )?(?:Ministry|Ministries|Department|Office|Bureau|Directorate|Committee|"
    r"Commission) (?:of|for|on)\b"
)
_INSIDE_NAME = re.compile(r"\b(?:of|for|on|in|against|to)(?: the)? [\w'’-]+(?: [\w'’-]+)?$", re.IGNORECASE)
_HEAD = re.compile(
    r"\b(?:Organi[sz]ation|Network|Association|Union|Committee|Council|Force|Forces|Group|Party|"
    r"Front|Army|League|Centre|Center|"
    r"Institute|Foundation|Initiative|Campaign|Coalition|Alliance|Watch|International|Government|"
    r"Ministry|Office|Commission|"
    r"Movement|Team|Forum|Fund|Agency|Federation|Congress|Society|Monitor|Rangers|Rights|Project)\b"
)
_SMALL = frozenset(["of", "for", "and", "the", "on", "in", "to", "against", "de", "&"])
_MOST_WORDS = 12
_AND = re.compile(r",?\s+(?:and|&|နှင့်|နှင့်|နဲ့)\s+")


def split_authors(names: str) -> tuple[str, ...]:
    """Split the names of a byline, in order.

    Commas and "and" part names only outside brackets, and not inside one organisation's name.

    Examples
    --------
    >>> split_authors("Marsh Watch, River League and Network for Shelter – Delta")
    ('Marsh Watch', 'River League', 'Network for Shelter – Delta')
    >>> split_authors("Hill Council (Ministry of Land, Water and Work)")
    ('Hill Council (Ministry of Land, Water and Work)',)
    >>> split_authors("Centre for Law and Justice")
    ('Centre for Law and Justice',)
    """
    pieces = _outside_brackets(names, re.compile(r"[,၊;]\s*"))
    if (
        len(pieces) > 1
        and _MINISTRY.match(pieces[0])
        and all(len(piece.split()) <= 4 for piece in pieces[1:])
    ):
        return (names.strip(),)
    is_list = len(pieces) > 1
    split: list[str] = []
    for number, piece in enumerate(pieces):
        parts = _outside_brackets(piece, _AND)
        is_last = number == len(pieces) - 1
        split += _parted(parts, piece, is_list=is_list) if is_last and len(parts) > 1 else [piece]
    cleaned = (re.sub(r"^(?:and|&)\s+", "", each.strip(" ,")) for each in split)
    return tuple(each for each in cleaned if each)


def is_organisation(name: str) -> bool:
    """Say whether words are the name of an organisation: a noun for one in capitals, or an acronym.

    Examples
    --------
    >>> is_organisation("Upper Hill Council"), is_organisation("HRW"), is_organisation("Free the nine")
    (True, True, False)
    """
    words = re.findall(r"[A-Za-z'’-]+", name)
    if not words or len(words) > _MOST_WORDS or name.rstrip()[-1:] in ".?!":
        return False
    n_capitals = sum(word[0].isupper() or word.lower() in _SMALL for word in words)
    return n_capitals == len(words) and (bool(_HEAD.search(name)) or _is_acronym(name))


def _parted(parts: list[str], piece: str, *, is_list: bool) -> list[str]:
    """Part "A and B" where both sides can stand alone."""
    left, right = parts[0], " and ".join(parts[1:])
    if _INSIDE_NAME.search(left) and not _HEAD.search(right) and not _is_acronym(right):
        return [piece]
    long_enough = len(right.split()) >= 2 or _is_acronym(right) or is_list
    if not long_enough or not right[:1].isalpha() or right[:1].islower():
        return [piece]
    if not is_list and not (_HEAD.search(left) or len(left.split()) >= 2 or _is_acronym(left)):
        return [piece]
    return parts


def _is_acronym(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Z-]{1,11}", name.strip()))


def _outside_brackets(text: str, separator: re.Pattern[str]) -> list[str]:
    pieces, at = [], 0
    for match in separator.finditer(text):
        before = text[: match.start()]
        if before.count("(") <= before.count(")"):
            pieces.append(text[at : match.start()])
            at = match.end()
    return [*pieces, text[at:]]
