"""Words of the brief in one language: sentences, numbers and dates, read from ``words/<code>.toml``.

A language is one file. Every file has the same keys with the same places to fill; a test holds them
to it, and a missing key is an error here, never another language's word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from importlib import resources
from typing import Any

from uncounted.domain.date import PartialDate
from uncounted.publish.text import Run, Runs

_PLACE = re.compile(r"\{(\w+)\}")

Part = str | Run | Runs


@dataclass(frozen=True)
class Words:
    """The words of one language.

    Attributes
    ----------
    language
        ISO 639-1 code.
    table
        The file as read.
    """

    language: str
    table: Mapping[str, Any]

    def text(self, key: str) -> str:
        """Give a text without places to fill."""
        return _string(self._entry(key), key)

    def fill(self, key: str, /, **parts: Part) -> Runs:
        """Give a sentence with its places filled, parts in the order of this language."""
        return _fill(_string(self._entry(key), key), parts)

    def count(self, key: str, n: int, /, **parts: Part) -> Runs:
        """Give a sentence in the form that goes with `n`: one, or other."""
        forms = self._entry(key)
        return _fill(_string(forms["one" if n == 1 else "other"], key), parts)

    def label(self, kind: str, code: str) -> str | None:
        """Give the label of a code of a vocabulary, None when the language has none."""
        found = self.table[kind].get(code)
        return None if found is None else str(found)

    def number(self, value: float) -> str:
        """Write a number in the digits of the language, at most two decimals.

        Examples
        --------
        >>> words("en").number(1038), words("my").number(1038), words("en").number(2.5)
        ('1,038', '၁,၀၃၈', '2.5')
        """
        exact = Decimal(str(value)).quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN)
        shown = f"{exact:,f}".rstrip("0").rstrip(".")
        return self.digits(shown)

    def digits(self, text: str) -> str:
        """Write the digits of a text in the digits of the language."""
        return text.translate(str.maketrans("0123456789", self.table["digits"]))

    def date(self, value: PartialDate | str) -> str:
        """Write a date, as precise as it is known.

        Examples
        --------
        >>> words("en").date("2031-03-30"), words("my").date("2031-03")
        ('30 March 2031', '၂၀၃၁ ခုနှစ် မတ်လ')
        """
        edtf = value.edtf if isinstance(value, PartialDate) else value
        first, _, last = edtf.partition("/")
        if last:
            return str(self.table["date"]["interval"]).format(first=self._date(first), last=self._date(last))
        return self._date(first)

    def short_date(self, iso: str) -> str:
        """Write a day with the short name of its month, for tables."""
        year, month, day = (int(part) for part in iso.split("-"))
        pattern = str(self.table["date"]["short"])
        number = self.digits(str(month))
        return pattern.format(
            year=self.digits(str(year)),
            month=self.month_short(month),
            day=self.digits(str(day)),
            number=number,
        )

    def month_short(self, month: int) -> str:
        """Give the short name of a month, 1 to 12, for axes."""
        return str(self.table["months_short"][month - 1])

    def _date(self, edtf: str) -> str:
        parts = [int(part) for part in edtf.split("-")]
        pattern = str(self.table["date"][("year", "month", "day")[len(parts) - 1]])
        month = self.table["months"][parts[1] - 1] if len(parts) > 1 else ""
        day = self.digits(str(parts[2])) if len(parts) > 2 else ""
        return pattern.format(year=self.digits(str(parts[0])), month=month, day=day)

    def _entry(self, key: str) -> Any:
        entry: Any = self.table
        for part in key.split("."):
            entry = entry[part]
        return entry


def languages() -> tuple[str, ...]:
    """Name the languages that briefs can be written in."""
    folder = resources.files("uncounted.publish") / "words"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def words(language: str) -> Words:
    """Read the words of one of the `languages`."""
    file = resources.files("uncounted.publish") / "words" / f"{language}.toml"
    return Words(language, tomllib.loads(file.read_text("utf-8")))


def _fill(pattern: str, parts: Mapping[str, Part]) -> Runs:
    pieces = _PLACE.split(pattern)
    runs: list[Run] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            runs.extend(_runs(parts[piece]))
        elif piece:
            runs.append(Run(piece))
    return tuple(runs)


def _runs(part: Part) -> Runs:
    if isinstance(part, str):
        return (Run(part),)
    return (part,) if isinstance(part, Run) else part


def _string(entry: Any, key: str) -> str:
    if not isinstance(entry, str):
        raise KeyError(key)
    return entry
