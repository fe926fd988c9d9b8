"""The vocabulary of measures: what a stated figure can count.

The codes and their definitions are data (``measures.toml``), so that a new one is added without reading
code. Labels for readers of the brief stand with the words of each language in `uncounted.publish`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Measure:
    """What figures of one code count.

    Attributes
    ----------
    code
        Stable name: killed, arrested, detained …
    unit
        The unit it is usually counted in.
    counts
        Definition in plain words.
    """

    code: str
    unit: str
    counts: str


@cache
def measures() -> Mapping[str, Measure]:
    """Give all measures by code, in the order of the vocabulary.

    Examples
    --------
    >>> measures()["killed"].unit
    'persons'
    """
    text = (resources.files("uncounted.domain") / "measures.toml").read_text("utf-8")
    return {code: Measure(code, **entry) for code, entry in tomllib.loads(text).items()}
