"""What ``series.toml`` must hold beside the form of ours: measures of the vocabulary, words that are words.

A slip here would silently compare nothing, or narrow every figure of a measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from uncounted.domain.measure import measures
from uncounted.figures.lexicon.refused import refused

_FILE = "series.toml"
_TERM = 2


def check(given: Mapping[str, Any]) -> None:
    """Check what a workspace adds to ``series.toml``; its form has been checked.

    Raises
    ------
    SettingsRefused
        At the first unknown measure, empty word or total that is no pair.
    """
    _check_measures(given.get("stocks", ()), "stocks")
    _check_measures(given.get("held", {}).get("measures", ()), "held")
    for number, entry in enumerate(given.get("definition", ()), 1):
        place = f"definition {number}"
        _check_measures(entry["measures"], place)
        if not entry["code"].strip():
            raise refused(f"{_FILE}, {place}", None, "an empty code", "a few words that name what is counted")
    for number, entry in enumerate(given.get("identity", ()), 1):
        for term in (entry["total"], *entry["parts"]):
            _check_term(term, f"identity {number}")
    for number, entry in enumerate(given.get("complement", ()), 1):
        _check_sides(entry["sides"], f"complement {number}")
    _check_words(given, _FILE)


def _check_term(term: object, place: str) -> None:
    if not isinstance(term, list) or len(term) != _TERM or not all(isinstance(each, str) for each in term):
        raise refused(
            f"{_FILE}, {place}",
            None,
            "a total or part that is no pair",
            'a measure and a definition, such as ["killed", ""]',
        )
    _check_measures(term[:1], place)


def _check_sides(sides: list[Any], place: str) -> None:
    if len(sides) != _TERM or not all(
        isinstance(side, list) and side and all(isinstance(each, str) for each in side) for side in sides
    ):
        raise refused(f"{_FILE}, {place}", None, "sides that are not two", "two lists of words")


def _check_measures(named: Iterable[str], place: str) -> None:
    known = measures()
    for each in named:
        if each not in known:
            raise refused(
                f"{_FILE}, {place}", None, f"the measure {each[:40]!r}", "one of " + ", ".join(known)
            )


def _check_words(given: object, place: str) -> None:
    """Refuse an empty word: it stands everywhere."""
    if isinstance(given, Mapping):
        for key, value in given.items():
            if key not in ("total", "parts"):
                _check_words(value, f"{place}, {key}" if place == _FILE else place)
    elif isinstance(given, list):
        for each in given:
            _check_words(each, place)
    elif isinstance(given, str) and not given.strip():
        raise refused(place, None, "an empty word", "words")
