"""The words the rules go by, as data: one table for each thing that words decide.

`table` reads a tab-separated table, `document` a TOML file; `PhraseIndex` finds the phrases of a
table in a text in one pass, longest first. To teach the reader a new word, add it to a table here, or
to a file of the same name in a workspace's own lexicon (`additions`), which `using` puts in force.
What is built from the lexicon is built with `derived`, once for each lexicon in force.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from uncounted.figures.lexicon.additions import Additions, additions
from uncounted.figures.lexicon.phrases import Hit, PhraseIndex
from uncounted.figures.lexicon.shipped import shipped_document, shipped_rows

__all__ = ["Additions", "Hit", "PhraseIndex", "additions", "derived", "document", "table", "using", "words"]

P = ParamSpec("P")
T = TypeVar("T")

_in_force: ContextVar[Additions] = ContextVar("lexicon additions", default=Additions())  # noqa: B039 - frozen
_MOST_LEXICONS = 4
_UNSPACED = frozenset({"my"})


@contextmanager
def using(added: Additions) -> Iterator[None]:
    """Read with a workspace's own words beside ours, inside the block and this thread only."""
    token = _in_force.set(added)
    try:
        yield
    finally:
        _in_force.reset(token)


def in_force() -> Additions:
    """Give the additions that are in force."""
    return _in_force.get()


def derived(build: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function builds from the lexicon: once for each lexicon and arguments."""
    known: dict[str, dict[Any, T]] = {}

    @wraps(build)
    def get(*args: P.args, **kwargs: P.kwargs) -> T:
        digest = _in_force.get().digest
        built = known.get(digest)
        if built is not None and not kwargs and args in built:
            return built[args]  # asked for once a word: nothing else may be done here
        if built is None:
            if len(known) >= _MOST_LEXICONS:
                known.pop(next(iter(known)))
            built = known.setdefault(digest, {})
        key = (args, tuple(sorted(kwargs.items()))) if kwargs else args
        if key not in built:
            built[key] = build(*args, **kwargs)
        return built[key]

    return get


@derived
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a table: one tuple of columns a row, a workspace's rows first."""
    return (*_in_force.get().tables.get(name, ()), *shipped_rows(name))


@derived
def document(name: str) -> dict[str, Any]:
    """Read a TOML file, what a workspace adds first."""
    merged: dict[str, Any] = _merged(_in_force.get().documents.get(name, {}), shipped_document(name))
    return merged


@derived
def words(name: str, language: str, kind: str) -> tuple[str, ...]:
    """Give a list of words of a TOML file that holds one table a language, longest first.

    Languages that part words by spaces share the rules of English, so the words of all of them count
    as English ones.
    """
    every = document(name)
    languages = [language] if language in _UNSPACED else [each for each in every if each not in _UNSPACED]
    found = {word for each in languages for word in every[each].get(kind, ())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def _merged(theirs: Any, ours: Any) -> Any:
    """Put what a workspace adds before ours; the schema has made sure that both have one form."""
    if isinstance(ours, Mapping):
        both = {key: _merged(theirs[key], ours[key]) for key in ours if key in theirs}
        return {**ours, **theirs, **both}
    if isinstance(ours, list):
        return [*theirs, *ours]
    if isinstance(ours, str):
        return ("|" if "|" in ours else " ").join((theirs, ours))
    return theirs
