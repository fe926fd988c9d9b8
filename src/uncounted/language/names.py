"""Names of persons: honorifics and aliases parted off, and a key that meets across scripts and spellings.

Use `name_key` to find candidates, then look further: equal keys do not make one person. No family
name is assumed anywhere, since most Burmese names have none. Sounds of Burmese syllables are in
`uncounted.language.burmese`; the words are in ``name_words.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from uncounted.language.burmese import (
    is_burmese_script,
    latin_sounds,
    script_syllables,
    split_syllables,
)

_WORD = re.compile(r"[^\W_]+(?:[\u1000-\u109f\u0300-\u036f\u0640-\u065f]+[^\W_]*)*|[\u1000-\u109f]+")
_BRACKETED = re.compile(r"[(\[{（]([^)\]}）]*)[)\]}）]?")
# beginnings and endings that romanised Burmese has and other names in Latin letters seldom have
_TELLING = re.compile(
    "^(h[tlnmkps]|ky|hk|ny|gy|[a-z]{1,2}w)|(aung|aing|aw|oe|aye|ay|oo|eik|aik|auk|oke|unt)$"
)


@dataclass(frozen=True)
class NameParts:
    """A name taken apart.

    Attributes
    ----------
    titles
        Honorifics and ranks that stood before the name, as written.
    tokens
        Words of the name itself, as written; Burmese script without spaces is one word.
    aliases
        Other names given with it, each as its words.
    """

    titles: tuple[str, ...]
    tokens: tuple[str, ...]
    aliases: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class _Words:
    always: frozenset[str]
    given_too: frozenset[str]


@lru_cache(maxsize=100_000)
def name_parts(text: str) -> NameParts:
    """Part a name into titles, words and aliases; something always remains as the name.

    Examples
    --------
    >>> name_parts("U Tun Tun @ Ko Htwe")
    NameParts(titles=('U',), tokens=('Tun', 'Tun'), aliases=(('Ko', 'Htwe'),))
    >>> name_parts("Maung Maung Aye").titles
    ()
    """
    first, *others = _names_in(unicodedata.normalize("NFC", text))
    titles, tokens = _without_titles(first)
    aliases = tuple(_without_titles(other)[1] for other in others)
    return NameParts(titles, tokens, aliases)


@lru_cache(maxsize=100_000)
def name_key(text: str) -> tuple[str, ...]:
    """Give one phonetic class for each syllable of a Burmese name, one folded word for each of any other.

    Titles and aliases are left out.

    Examples
    --------
    >>> name_key("Daw Htun Aye") == name_key("ဒေါ်ထွန်းအေး") == name_key("Tun Ae")
    True
    >>> name_key("José Müller")
    ('jose', 'muler')
    """
    return tokens_key(name_parts(text).tokens)


def tokens_key(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Give the key of a name that is already taken apart; see `name_key`."""
    folded = tuple(fold(token) for token in tokens)
    read = [
        tuple(syllable.sound for syllable in script_syllables(token))
        if is_burmese_script(token)
        else latin_sounds(plain)
        for token, plain in zip(tokens, folded, strict=True)
    ]
    if not _sounds_burmese(tokens, folded, read):
        read = [
            sounds if is_burmese_script(token) else None for token, sounds in zip(tokens, read, strict=True)
        ]
    key: list[str] = []
    for plain, sounds in zip(folded, read, strict=True):
        key += sounds or [_without_doubles(plain)]
    return tuple(key)


def is_no_name(text: str) -> bool:
    """Say whether a cell says that the name is not known, or holds no letter.

    Examples
    --------
    >>> is_no_name("Unknown (male)"), is_no_name("-"), is_no_name("Unknown Thein")
    (True, True, False)
    """
    words = " ".join(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))
    return not any(letter.isalpha() for letter in words) or words in _no_names()


def fold(text: str) -> str:
    """Fold case, accents and width; letters and digits only.

    Examples
    --------
    >>> fold("O’Néill-Ñáñez")
    'oneillnanez'
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def _names_in(text: str) -> list[tuple[str, ...]]:
    """Give the words of the first name and of each alias; names without words are left out."""
    marks = _alias_marks().sub(" @ ", text)
    bracketed = [inner for inner in _BRACKETED.findall(marks) if not re.search(r"\d", inner)]
    outside = _BRACKETED.sub(" ", marks)
    found = [tuple(_WORD.findall(part)) for part in [*re.split("[@/;]", outside), *bracketed]]
    return [words for words in found if words] or [()]


def _without_titles(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    titles: list[str] = []
    while title := _leading_title(words):
        titles.append(title)
        rest = words[0][len(title) :]
        words = (rest, *words[1:]) if rest else words[1:]
    return tuple(titles), words


def _leading_title(words: tuple[str, ...]) -> str:
    """Give the title that the words begin with, empty when none may be taken off."""
    if not words:
        return ""
    if is_burmese_script(words[0]):
        return _leading_script_title(words)
    known, first = _titles("latin"), words[0].casefold().strip(".")
    if first in known.always and len(words) > 1:
        return words[0]
    if first in known.given_too and len(words) > 2 and words[1].casefold() != first:
        return words[0]
    return ""


def _leading_script_title(words: tuple[str, ...]) -> str:
    """Find a title among the first written syllables, whether or not a space follows it."""
    known = _titles("script")
    syllables = split_syllables(words[0])
    n_more = sum(len(split_syllables(word)) for word in words[1:])
    for n in (3, 2, 1):
        title, rest = "".join(syllables[:n]), syllables[n:]
        n_left = len(rest) + n_more
        following = rest[0] if rest else (split_syllables(words[1])[0] if len(words) > 1 else "")
        spaced = not rest
        if title in known.always and n_left >= (1 if spaced else 2):
            return title
        if title in known.given_too and n_left >= 2 and following != title:
            return title
    return ""


def _sounds_burmese(
    tokens: tuple[str, ...], folded: tuple[str, ...], read: list[tuple[str, ...] | None]
) -> bool:
    """Decide whether romanised words are Burmese: nearly all readable, short, or with telling sounds."""
    latin = [
        (plain, sounds)
        for token, plain, sounds in zip(tokens, folded, read, strict=True)
        if not is_burmese_script(token)
    ]
    readable = [(plain, sounds) for plain, sounds in latin if sounds]
    n_telling = sum(bool(_TELLING.search(plain)) for plain, _ in readable)
    if len(readable) < len(latin):
        # one slip of the pen must not make the whole name foreign
        return 3 * len(readable) >= 2 * len(latin) and 2 * n_telling >= len(readable)
    n_short = sum(len(sounds) == 1 for _, sounds in readable)
    return n_short == len(latin) or (2 * n_short >= len(latin) and n_telling > 0) or n_telling == len(latin)


def _without_doubles(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    source = resources.files("uncounted.language") / "name_words.toml"
    return tomllib.loads(source.read_text("utf-8"))


@cache
def _no_names() -> frozenset[str]:
    return frozenset(" ".join(_WORD.findall(name)) for name in _words()["nobody"]["names"])


@cache
def _titles(script: str) -> _Words:
    row = _words()[script]
    return _Words(frozenset(row["always"]), frozenset(row["given_too"]))


@cache
def _alias_marks() -> re.Pattern[str]:
    marks = sorted(_words()["alias"]["marks"], key=len, reverse=True)
    parts = [
        rf"\b{re.escape(mark)}(?!\w)" if mark[0].isalpha() and mark.isascii() else re.escape(mark)
        for mark in marks
    ]
    return re.compile("|".join(parts), re.IGNORECASE)
