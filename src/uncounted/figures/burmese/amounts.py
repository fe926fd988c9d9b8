"""Burmese numbers: units of ten, signs of money, shares, ratios, ranges, lengths of time.

Comes in: plain text (Latin digits). Goes out: `Amount` spans for what the general number grammar
(`uncounted.figures.numbers.numbers`) cannot read. A number word is one only with a unit of ten, with a
classifier right behind it, or as a length of time: the same syllables stand inside other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from uncounted.figures.burmese import words
from uncounted.language.numerals import digits_value


class Amount(NamedTuple):
    """A number in the plain text; fields as in `uncounted.figures.numbers.numbers.Number`."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    form: str
    unit: str = ""


_RANGE_FORMS = ("digits", "words", "duration")
_SIGNS = ("percent", "times", "money", "time")
_ROUND = (10.0, 100.0, 1000.0)


def find(plain: str) -> Iterator[Amount]:
    """Find the Burmese numbers of a text, in order of their beginnings; none holds another."""
    every = [*_shares(plain), *_vague(plain), *_counts(plain)]
    kept: list[Amount] = []
    for amount in sorted(every, key=lambda each: (each.start, -each.end)):
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
    yield from _with_ranges(plain, kept)


def _counts(plain: str) -> Iterator[Amount]:
    for match in words.numeral().finditer(plain):
        value = _value(match)
        if value is not None:
            amount = _signed(plain, match, value)
            if amount is not None:
                yield amount


def _value(match: re.Match[str]) -> float | None:
    if match["high"]:  # "သိန်း ၅၀": the unit of ten stands first
        many = digits_value(match["times"]) if match["times"][0].isdigit() else words.value_of(match["times"])
        return None if many is None else words.times(many, match["high"])
    return words.value_of(match["number"])


def _signed(plain: str, match: re.Match[str], value: float) -> Amount | None:
    """Read what stands around a number: money, percent, times, a length of time, a classifier."""
    start, end = match.span()
    text = match[0]
    form = "digits" if (match["times"] or text)[0].isdigit() else "words"
    has_scale = words.has_scale(text)
    money = words.money_before().search(plain, max(0, start - 30), start)
    after = words.sign_after().match(plain, end)
    sign = next((name for name in _SIGNS if after and after[name]), "")
    is_small = form == "words" and not has_scale
    if not words.begins_well(plain, start, text):
        return None
    if sign == "percent" and after is not None:
        return Amount(start, after.end(), value, None, None, form, "percent")
    if sign == "times" and after is not None:
        return Amount(start, after.end("times"), value, None, None, "ratio", "times")
    if sign == "time" and after is not None:
        unit = words.times_of_day()[after["time"]]
        half = 0.5 * bool(after["half"])
        return Amount(start, after.end(), value + half, None, None, "duration", unit)
    if is_small and not words.is_counted(plain, start, end, text):
        return None
    if money is not None and not is_small:
        return Amount(money.start(), end, value, None, None, form, words.currencies()[money["money"]])
    if sign == "money" and after is not None and not is_small:
        return Amount(start, after.end(), value, None, None, form, words.currencies()[after["money"]])
    return Amount(start, end, value, None, None, form)


def _shares(plain: str) -> Iterator[Amount]:
    for match in words.parts().finditer(plain):
        whole, part = words.value_of(match["whole"]), words.value_of(match["part"])
        if whole and part and part < whole:
            yield _share(match, part / whole)
    for match in words.halves().finditer(plain):
        yield _share(match, 0.5)
    for match in words.one_in_many().finditer(plain):
        many, one = words.value_of(match["many"]), words.value_of(match["one"])
        if many and one and one < many and (match["per"] or many in _ROUND or (one == 1 and many <= 12)):
            yield _share(match, one / many)


def _share(match: re.Match[str], share: float) -> Amount:
    return Amount(match.start(), match.end(), round(100 * share, 2), None, None, "fraction", "percent")


def _vague(plain: str) -> Iterator[Amount]:
    low = words.vague_words()
    for match in words.vague().finditer(plain):
        yield Amount(match.start(), match.end(), None, low[match["unit"]], None, "vague")
    for match in words.one_or_two().finditer(plain):
        first, second = words.value_of(match["first"]), words.value_of(match["second"])
        if first and second and second == first + 1:
            scale = float(words.scales().get(match["scale"] or "", 1))
            yield Amount(match.start(), match.end(), None, first * scale, second * scale, "range")


def _with_ranges(plain: str, amounts: list[Amount]) -> list[Amount]:
    joined: list[Amount] = []
    for amount in amounts:
        before = joined[-1] if joined else None
        joining = _range(plain, before, amount) if before is not None else None
        if joining is not None:
            joined[-1] = joining
        else:
            joined.append(amount)
    return joined


def _range(plain: str, first: Amount, second: Amount) -> Amount | None:
    """Join "၃၀ မှ ၅၀ ကြား" and "သုံးနှစ်မှ ၁၀ နှစ်အထိ"; "၃၀ မှ ၅၀ သို့" is a change and no range."""
    if first.value is None or second.value is None:
        return None
    if first.form not in _RANGE_FORMS or second.form not in _RANGE_FORMS:
        return None
    gap = words.range_gap().fullmatch(plain, first.end, second.start)
    if gap is None or second.start - first.end > 16:
        return None
    unit = second.unit or first.unit
    if first.unit and second.unit and first.unit != second.unit:
        return None
    ends = words.range_end().match(plain, second.end)
    is_same = gap["classifier"] and words.classifier_at(plain, second.end) == gap["classifier"]
    if ends is None and not gap["dash"] and not is_same:
        return None
    low = first.value
    if second.value >= 1000 * low and not words.has_scale(plain[first.start : first.end]):
        low = words.times(low, words.last_scale(plain[second.start : second.end]))
    if low >= second.value:
        return None
    form = "duration" if second.form == "duration" else "range"
    return Amount(first.start, second.end, None, low, second.value, form, unit)
