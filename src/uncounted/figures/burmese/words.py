"""Patterns of Burmese numbers, built from the number words and ``lexicon/burmese.toml``.

What they mean together is in `uncounted.figures.burmese.amounts`, which alone uses this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from uncounted.figures import lexicon
from uncounted.language.numerals import BURMESE_ONES, BURMESE_SCALES, digits_value, scaled

_DIGITS = r"(?<![0-9])(?<![0-9][.,])(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.[0-9]{1,6})?(?![0-9])"
_LEAST_HIGH = 10**5
_MARK = "[\u102b-\u1032\u1036-\u103e]"
# a letter that is closed or stacked belongs to the syllable before it
_CLOSED = "[\u1000-\u1021]\u1037?[\u1039\u103a]"
_SMALL_BEFORE_LOW = r"(?<![0-9])(?<![0-9][.,])[0-9]{1,2}(?:\.[0-9])?"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _listed(table: str, key: str) -> list[str]:
    return list(lexicon.document("burmese")[table][key])


@lexicon.derived
def scales() -> dict[str, int]:
    """Give the units of ten by their words."""
    return dict(BURMESE_SCALES)


@lexicon.derived
def _one() -> str:
    ones = [word for word in BURMESE_ONES if word != "တ"]
    counted = _either([*BURMESE_SCALES, *classifiers()])
    alone = rf"{_either(ones)}|တ(?={counted}|လ(?!{_MARK})|နှစ်|ရက်|ပတ်|ပုံ)"
    return rf"(?<!\u1039)(?:{alone})(?!{_MARK}|{_CLOSED})"


@lexicon.derived
def _scale(which: str) -> str:
    """Give the pattern of a unit of ten: all, high (from a hundred thousand) or low."""
    guarded = []
    for word, value in sorted(BURMESE_SCALES.items(), key=lambda item: -len(item[0])):
        if which != "all" and (which == "high") != (value >= _LEAST_HIGH):
            continue
        if "\u1037" in word:  # the creaky tone: more of the number follows
            guarded.append(f"{word}(?=\\s?(?:{_either(BURMESE_ONES)}))")
            continue
        name = {100: "hundred", 1000: "thousand"}.get(value, "other")
        guarded.append(f"{word}(?!{_either(_listed('numbers', f'{name}_not_before'))}|{_MARK}|{_CLOSED})")
    return f"(?:{'|'.join(guarded)})"


@lexicon.derived
def _number() -> str:
    """Give the pattern of a number with at least one unit of ten."""
    one, scale, high, low = _one(), _scale("all"), _scale("high"), _scale("low")
    decimal = rf"(?:\s?(?:ဒသမ|ဒဿမ)\s?(?:[0-9]{{1,6}}|{one}))?"
    in_digits = rf"(?:{_DIGITS}{decimal}\)?\s?{high}|{_SMALL_BEFORE_LOW}\)?\s?{low})"
    in_words = rf"(?:{one}{decimal}{scale}(?:{high})?|ဆယ့်{one}(?:{high})?|ဆယ်{high})"
    last = rf"(?:(?:(?<=\u1037)|(?<=\u1037\u103a)){one}|{one}(?={_either(classifiers())}))?"
    half = rf"(?:ခွဲ(?!{_either(_listed('numbers', 'half_not_before'))}))?"
    return rf"(?:{in_digits}|{in_words})(?:\s?(?:{in_digits}|{in_words})){{0,6}}{last}{half}"


@lexicon.derived
def numeral() -> re.Pattern[str]:
    """Give the pattern of any number: with units of ten, unit of ten first, plain, or a unit of ten alone."""
    one = _one()
    decimal = rf"{_DIGITS}\s?(?:ဒသမ|ဒဿမ)\s?[0-9]{{1,6}}"
    high = _either(word for word, value in BURMESE_SCALES.items() if value >= _LEAST_HIGH)
    tens_in_words = rf"{one}{_scale('low')}(?:{one}{_scale('low')})?"
    first = (
        rf"(?P<high>{high})(?:ပေါင်း)?\s?(?P<times>{_DIGITS}|{tens_in_words})"
        rf"(?!\s?(?:{_scale('all')}|နှစ်|ရာခိုင်|%))"
    )
    tens = f"(?:{_either(classifiers())}|{_either(_listed('numbers', 'range_ends'))}|ကျော်|နီးပါး)"
    alone = rf"ဆယ်(?={tens})|(?<=[\s(၊])(?:ရာ|ထောင်|သောင်း|သိန်း|သန်း)(?=ကျော်|နီးပါး)"
    return re.compile(rf"{first}|(?P<number>{_number()}|{decimal}|{_DIGITS}|{one}|{alone})")


@lexicon.derived
def _any() -> str:
    return rf"(?:{_DIGITS}|{_one()}(?:{_scale('low')})?|ဆယ့်{_one()}|ဆယ်)"


def value_of(text: str) -> float | None:
    """Read a number of digits, number words, a decimal point in words and units of ten."""
    total, group, last, at = 0.0, 0.0, 0.0, 0
    pending: float | None = None
    is_part = False
    for match in _atoms().finditer(text):
        at = match.end()
        if match["point"]:
            is_part = True
        elif match["half"]:
            total += last / 2
        elif match["scale"]:
            scale = float(BURMESE_SCALES[match["scale"]])
            if group and scale > last:  # "ဆယ့်ငါးသန်း": all that stands before is multiplied
                group = scaled(group + (pending or 0.0), scale)
            else:
                group += scaled(1.0 if pending is None else pending, scale)
            pending, last = None, scale
        else:
            digits = match["digits"] or str(BURMESE_ONES[match["one"]])
            pending = float(f"{pending or 0:.0f}.{digits}") if is_part else digits_value(digits)
            is_part = False
    total += group + (pending or 0.0)
    return total if at and total else None


@lexicon.derived
def _atoms() -> re.Pattern[str]:
    return re.compile(
        r"(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?)|(?P<point>ဒသမ|ဒဿမ)|(?P<half>ခွဲ)"
        rf"|(?P<scale>{_either(BURMESE_SCALES)})|(?P<one>{_either(BURMESE_ONES)})"
    )


def times(value: float, scale: str) -> float:
    """Multiply by a unit of ten."""
    return scaled(value, float(BURMESE_SCALES.get(scale, 1)))


@lexicon.derived
def _scale_words() -> re.Pattern[str]:
    return re.compile(_either(BURMESE_SCALES))


def has_scale(text: str) -> bool:
    """Say whether a number has a unit of ten in words."""
    return _scale_words().search(text) is not None


def last_scale(text: str) -> str:
    """Give the last unit of ten of a number, "" for none."""
    found = _scale_words().findall(text)
    return found[-1] if found else ""


# What stands around a number


@lexicon.derived
def currencies() -> dict[str, str]:
    """Give the codes of currencies by their Burmese names."""
    return {
        word: code
        for code, _, phrases in lexicon.table("currencies")
        for word in phrases.split("|")
        if not word.isascii() and word[0] > "\u0fff"
    }


@lexicon.derived
def money_before() -> re.Pattern[str]:
    """Give the pattern of a currency that ends right before a number."""
    return re.compile(rf"(?<![0-9])(?<![0-9]\s)(?P<money>{_either(currencies())})(?:ငွေ)?(?:ပေါင်း)?\s?\(?$")


@lexicon.derived
def times_of_day() -> dict[str, str]:
    """Give the units of time by their words."""
    return dict(lexicon.document("burmese")["time_units"])


@lexicon.derived
def sign_after() -> re.Pattern[str]:
    """Give the pattern of what says right behind a number that it is a share, a ratio, money or a time."""
    ratio = _either(_listed("numbers", "ratio_before"))
    time = _either(times_of_day())
    counted = "လုံး|ဦး|ယောက်|ရာ|ထောင်|ပေါင်း|သိန်း|သန်း"
    return re.compile(
        rf"\)?\s?(?:(?P<percent>ရာခိုင်နှုန်း|ရာနှုန်း|%)"
        rf"|(?P<times>ဆ)(?=[\s၊။)]|$|\s?(?:{ratio}))"
        rf"|(?P<money>{_either(currencies())})(?!သား|း)"
        rf"|(?P<time>{time})(?P<half>ခွဲ)?(?!{counted}|{_MARK}|{_CLOSED}))"
    )


@lexicon.derived
def classifiers() -> tuple[str, ...]:
    """Give the classifiers."""
    return tuple(_listed("classifiers", "words"))


@lexicon.derived
def classifier() -> re.Pattern[str]:
    """Give the pattern of a classifier right behind a number."""
    others = _either(_listed("classifiers", "not_before"))
    return re.compile(rf"\)?\s?(?P<classifier>{_either(classifiers())})(?!{others}|{_MARK}|{_CLOSED})")


def classifier_at(plain: str, end: int) -> str:
    """Give the classifier right behind a number, "" for none."""
    match = classifier().match(plain, end)
    return match["classifier"] if match else ""


def begins_well(plain: str, start: int, text: str) -> bool:
    """Say whether a number word is no syllable of a longer word, and no part of a year or a name."""
    if text[0].isdigit():
        return True
    if re.search(r"[0-9]\)?\s?$", plain[max(0, start - 3) : start]) and text.startswith(("ခုနှစ်", "ခုနစ်", "နှစ်")):
        return False
    if re.search(r"(?:^|[\s၊။(])(?:ဦး|ဒေါ်)$", plain[max(0, start - 5) : start]):
        return False
    for compound in _listed("numbers", "compounds"):
        for length in range(1, len(compound)):
            if text.startswith(compound[length:]) and plain.endswith(compound[:length], 0, start):
                return False
    return True


def is_counted(plain: str, start: int, end: int, text: str) -> bool:
    """Say whether a number word without a unit of ten counts: a classifier stands right behind it."""
    match = classifier().match(plain, end)
    if match is None or match.start("classifier") != end:
        return False
    return text not in _listed("numbers", "one") or _counts_one(plain, start, match.end())


def _counts_one(plain: str, start: int, end: int) -> bool:
    """Tell "one was killed" and "two … and one …" from "a man"."""
    if plain.startswith(tuple(_listed("classifiers", "not_one_before")), end):
        return False
    behind = plain[end : end + 40]
    if _joined_to_next().match(behind) or _joined_to_last().search(plain[max(0, start - 40) : start]):
        return True
    return re.match(rf"\s?(?:{_either(_listed('classifiers', 'one_counted_by'))})", behind) is not None


@lexicon.derived
def _joined_to_next() -> re.Pattern[str]:
    number = rf"(?:[0-9]|(?:{_one()})(?:{_either(classifiers())}))"
    return re.compile(rf"\s?(?:နှင့်|နဲ့|၊)\s?[^0-9၊။]{{0,24}}?{number}")


@lexicon.derived
def _joined_to_last() -> re.Pattern[str]:
    counted = rf"(?:[0-9]\)?\s?|{_one()})(?:{_either(classifiers())})"
    return re.compile(rf"{counted}(?:နှင့်|နဲ့|၊)\s?[^0-9၊။]{{0,24}}$")


# Shares, vague words, ranges


@lexicon.derived
def parts() -> re.Pattern[str]:
    """Give the pattern of "two parts of three"."""
    number = _any()
    return re.compile(rf"(?P<whole>{number})\s?ပုံ\s?(?:ပုံ\s?)?(?P<part>{number})\s?ပုံ(?!{_CLOSED})")


@lexicon.derived
def halves() -> re.Pattern[str]:
    """Give the pattern of a half."""
    return re.compile(rf"(?:{_either(_listed('numbers', 'halves'))})(?!တစ်ပျက်)")


@lexicon.derived
def one_in_many() -> re.Pattern[str]:
    """Give the pattern of "four in ten"."""
    number = _any()
    return re.compile(
        rf"(?P<many>{number})\s?(?P<of>ဦး|ယောက်|ခု|လုံး|အိမ်|စု)\s?"
        rf"(?:(?P<per>{_either(_listed('numbers', 'per'))})|{_either(_listed('numbers', 'among'))})\s?"
        rf"(?P<one>{number})\s?(?P=of)"
    )


@lexicon.derived
def vague_words() -> dict[str, float]:
    """Give the least that a vague word means."""
    low = {word: float(value) for word, value in BURMESE_SCALES.items() if "\u1037" not in word}
    return {"ဒါဇင်": 12.0, **low}


@lexicon.derived
def vague() -> re.Pattern[str]:
    """Give the pattern of vague words: "in hundreds"."""
    many = _either(_listed("numbers", "vague"))
    return re.compile(rf"(?P<unit>{_either(vague_words())})(?:{many})(?!\s?\(?[0-9]|{_one()})(?:သော|တဲ့|၍)?")


@lexicon.derived
def one_or_two() -> re.Pattern[str]:
    """Give the pattern of two neighbouring number words: "three or four people"."""
    ones = _either(word for word in BURMESE_ONES if word != "တ")
    return re.compile(
        rf"(?P<first>{ones})(?P<second>{ones})(?:(?P<scale>{_scale('all')})|(?={_either(classifiers())}))"
    )


@lexicon.derived
def range_gap() -> re.Pattern[str]:
    """Give the pattern of what stands between the ends of a range."""
    return re.compile(
        rf"\)?\s?(?:(?P<classifier>{_either(classifiers())})\s?)?(?:မှ|ကနေ|(?P<dash>–|-|—))\s?\(?"
    )


@lexicon.derived
def range_end() -> re.Pattern[str]:
    """Give the pattern of what closes a range."""
    ends = _either(_listed("numbers", "range_ends"))
    return re.compile(rf"\)?\s?(?:(?:{_either(classifiers())})\s?)?(?:{ends})")
