"""Flight that ends in another country: "fled to Kenya", "entered Turkey", "taken to Russia".

The measure table knows verbs of flight and the words for borders; which names are those of countries, the
list of places knows. English only.
"""

from __future__ import annotations

import re

from uncounted.figures import lexicon
from uncounted.figures.lexicon import Hit
from uncounted.figures.lexicon.tries import either


def across(plain: str, start: int, end: int, hits: list[Hit[tuple[str, str]]]) -> list[Hit[tuple[str, str]]]:
    """Let verbs of movement before the name of a country decide, in place of what they say alone.

    Parameters
    ----------
    plain
        The plain text.
    start, end
        The stretch that was looked at.
    hits
        The phrases of the measure table in it, in order.
    """
    found = []
    for match in _pattern().finditer(plain, start, end):
        measure = "deported" if match["taken"] else "refugees"
        found.append(Hit(match.start(), match.end(), ("state", measure)))
    if not found:
        return hits
    apart = [hit for hit in hits if not any(hit.start < each.end and each.start < hit.end for each in found)]
    return sorted([*apart, *found], key=lambda hit: hit.start)


@lexicon.derived
def _pattern() -> re.Pattern[str]:
    words = lexicon.document("grammar")["borders"]
    names = either(lexicon.words("places", "en", "countries"))
    moved, arrived, taken = (either(words[kind].split("|")) for kind in ("moved", "arrived", "taken"))
    ways = either(words["ways"].split("|"))
    return re.compile(
        rf"\b(?:(?:{moved})(?: {ways})? (?:to|into|for)|(?:{arrived})|(?P<taken>{taken}) (?:to|into))"
        rf" (?:the )?(?:(?:neighbouring|neighboring|nearby) )?(?:{names})\b(?!['’]s)"
    )
