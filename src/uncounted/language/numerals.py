"""Numbers as people write them: Burmese digits, English and Burmese number words, scale words.

Use `ascii_digits` for a text whose offsets must stay, `word_value` and `burmese_word_value` for words
that `ENGLISH_WORDS` and `BURMESE_WORDS` matched, `digits_value` for digits with separators. Which
words *count* something is not decided here; see `uncounted.figures.numbers.numbers`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

# Shan digits are left alone: Zawgyi uses their code points for letters.
_OTHER_DIGITS = {
    **{0x1040 + n: str(n) for n in range(10)},  # Burmese
    **{0xFF10 + n: str(n) for n in range(10)},  # full-width
}
# The digits of all other scripts: Arabic, Devanagari, Thai, the bold ones of social media …
_ANY_OTHER_DIGIT = re.compile("(?![0-9\u1090-\u1099])\\d")
# Wa typed for zero: between or after digits, and not the first letter of a syllable that goes on
# (a combining mark follows, or a consonant that is closed by asat or stacked by virama).
_WA_AS_ZERO = re.compile(
    "(?<=[0-9])[,.]?(?:ဝ{1,3}[,.]?){1,6}(?![\u102b-\u103e])(?![\u1000-\u1021]\u1037?[\u1039\u103a])"
)

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SMALL = {**_ONES, **_TENS, "a": 1, "an": 1}
_GROUPS = {"hundred": 100, "dozen": 12}
SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "bn": 10**9,
    "k": 10**3,
    "m": 10**6,
    "b": 10**9,
}
BURMESE_ONES = {
    "တစ်": 1, "တ": 1, "နှစ်": 2, "သုံး": 3, "လေး": 4, "ငါး": 5, "ခြောက်": 6,
    "ခုနစ်": 7, "ခုနှစ်": 7, "ခွန်နှစ်": 7, "ရှစ်": 8, "ကိုး": 9,
}  # fmt: skip
BURMESE_SCALES = {
    "ဆယ်": 10, "ဆယ့်": 10, "ရာ": 100, "ရာ့": 100, "ထောင်": 10**3, "ထောင့်": 10**3,
    "သောင်း": 10**4, "သိန်း": 10**5, "သန်း": 10**6, "ကုဋေ": 10**7, "ဘီလီယံ": 10**9,
}  # fmt: skip


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_CARDINAL = _either([*_ONES, *_TENS])
_TAIL = rf"(?:hundred|thousand|lakh|million|crore|billion|trillion|{_CARDINAL})"
# What a number in English words looks like: at most eleven words, so that no run of them is slow to read.
ENGLISH_WORDS = (
    r"(?:(?:a|half a)[ -](?=hundred|thousand|million|billion|dozen|lakh|crore))?"
    rf"(?:{_CARDINAL}|{_TAIL}|dozen)(?:(?:[ -]and[ -]|[ -]){_TAIL}|[ -]dozen\b){{0,10}}"
)
# Not the same letters inside "percent", "prison" and the words that make a number vague.
_BURMESE_SCALE = rf"(?:{_either(BURMESE_SCALES)})(?!ခိုင်|ဇ|သီ|ပေါင်း|ချီ|နှင့်ချီ|နဲ့ချီ|ထူး|နှစ်တွင်)"
_BURMESE_ONE = rf"(?:{_either(BURMESE_ONES)})"
BURMESE_WORDS = (
    rf"(?:{_BURMESE_ONE} ?{_BURMESE_SCALE}(?: ?{_BURMESE_ONE}{_BURMESE_SCALE}){{0,8}}"
    rf"(?:{_BURMESE_ONE}(?=ဦး|ယောက်|လုံး))?(?:ခွဲ)?|ဆယ့်{_BURMESE_ONE}|{_BURMESE_ONE})"
)


def ascii_digits(text: str) -> str:
    """Write the digits of every script as 0 to 9, and wa typed for zero as 0; the length stays.

    Examples
    --------
    >>> ascii_digits("၆,၈ဝဝ ကျော်")
    '6,800 ကျော်'
    >>> ascii_digits("၅ဝန်ကြီး"), ascii_digits("٤٥"), ascii_digits("१२")
    ('5ဝန်ကြီး', '45', '12')
    """
    if text.isascii():
        return text
    plain = text.translate(_OTHER_DIGITS)
    plain = _ANY_OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), plain)
    if "ဝ" not in plain:
        return plain
    return _WA_AS_ZERO.sub(lambda match: match[0].replace("ဝ", "0"), plain)


# A comma before one or two last digits parts decimals, points before it thousands.
_DECIMAL_COMMA = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){0,6},[0-9]{1,2}")


def digits_value(digits: str) -> float:
    """Read digits with separators: commas, narrow spaces, points in groups of three, a decimal point.

    Examples
    --------
    >>> digits_value("1,038"), digits_value("1.234.567"), digits_value("1.5")
    (1038.0, 1234567.0, 1.5)
    >>> digits_value("1.234.567,8"), digits_value("12,5"), digits_value("1'234")
    (1234567.8, 12.5, 1234.0)
    """
    if _DECIMAL_COMMA.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    plain = re.sub("[,'\u00a0\u202f\u2007\u2009 ]", "", digits)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    return float(plain)


def scaled(value: float, scale: float) -> float:
    """Multiply without binary rounding, so that 1.1 million is 1,100,000."""
    return float(Decimal(repr(value)) * Decimal(repr(scale)))


def word_value(words: str) -> float | None:
    """Read an English number in words, up to trillions; None when the words do not make a number.

    Examples
    --------
    >>> word_value("two hundred and five"), word_value("a dozen"), word_value("half a million")
    (205.0, 12.0, 500000.0)
    """
    named = [word for word in re.findall("[a-z]+", words.lower()) if word != "and"]
    half = named[:1] == ["half"]
    total, group, last_scale = 0.0, 0.0, float("inf")
    for word in named[half:]:
        if word in ("hundred", "dozen"):
            if group >= 100:
                return None
            group = (group or 1) * _GROUPS[word]
        elif word in _SMALL:
            if not _can_follow(group, _SMALL[word]):
                return None
            group += _SMALL[word]
        elif word in SCALES and SCALES[word] < last_scale:
            last_scale = SCALES[word]
            total, group = total + (group or 1) * last_scale, 0
        else:
            return None
    return (total + group) * (0.5 if half else 1) if named[half:] else None


def _can_follow(group: float, small: int) -> bool:
    """Say whether "twenty" may be followed by "five", and "five" by nothing."""
    if not small:
        return not group
    return group % 100 == 0 if small >= 10 else group % 10 == 0 and group % 100 != 10


def burmese_word_value(words: str) -> float | None:
    """Read a Burmese number in words; ``ခွဲ`` adds half of the last unit.

    Examples
    --------
    >>> burmese_word_value("သုံးသန်းခွဲ"), burmese_word_value("နှစ်ရာ"), burmese_word_value("ဆယ့်ငါး")
    (3500000.0, 200.0, 15.0)
    """
    total, last = 0.0, 0.0
    pattern = rf"(ခွဲ)|({_either(BURMESE_ONES)})? ?({_either(BURMESE_SCALES)})|({_either(BURMESE_ONES)})"
    at = 0
    for match in re.finditer(pattern, words):
        if words[at : match.start()].strip():
            return None
        at = match.end()
        if match[1]:
            total += last / 2
        elif match[3]:
            last = float(BURMESE_SCALES[match[3]])
            total += (BURMESE_ONES[match[2]] if match[2] else 1) * last
        else:
            total += BURMESE_ONES[match[4]]
    return total if at == len(words) and total else None
