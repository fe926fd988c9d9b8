"""The number grammar: digits and words, scale, money, percent, fractions, ranges, vague words.

What comes in: plain text. What goes out: `Number` spans with their values, in order, not overlapping;
which of them are figures is decided by the claims and by `uncounted.figures.reading`. Burmese
numbers of every form are read in `uncounted.figures.burmese.amounts` and nowhere here. The span covers
the number with its scale word and currency or percent sign, never the hedge or the noun.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from uncounted.figures import lexicon
from uncounted.figures.burmese import amounts
from uncounted.figures.lexicon.patterns import PatternIndex
from uncounted.language import numerals
from uncounted.language.numerals import SCALES, scaled


@dataclass(frozen=True)
class Number:
    """A number in the plain text.

    Attributes
    ----------
    start, end
        Half-open offsets.
    value
        The number, scaled; None for ranges and vague words.
    low, high
        Bounds of a range; `low` alone for vague words.
    form
        digits, words, vague, range, fraction, ratio or duration.
    unit
        percent, a currency code, a unit of time, times; empty when the noun decides.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    form: str
    unit: str = ""

    def is_large(self, plain: str) -> bool:
        """Say whether it is written as a quantity is: with parted thousands, a scale word, or vague."""
        words = plain[self.start : self.end]
        return self.form in ("vague", "range") or (
            max(self.value or 0.0, self.high or 0.0) >= _LARGE and not words.isdecimal()
        )


_LARGE = 1000
_SIGNS_OF_PARTS = "¼½¾⅓⅔⅕⅛⅜"
_DIGITS = (
    rf"(?:[0-9]{{1,12}}[{_SIGNS_OF_PARTS}]"  # 2½
    rf"|[{_SIGNS_OF_PARTS}](?=[ -](?:million|billion|lakh|crore)\b)|"  # ½ million
    r"[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,12})?(?![0-9])"  # 1,234,567.8
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9])"  # 12,34,567
    r"|[0-9]{1,3}(?:[\u00a0\u202f\u2007\u2009][0-9]{3}){1,6}(?![0-9])"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){1,6},[0-9]{1,2}(?![0-9])"  # 1.234.567,8
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,6}(?![0-9])"  # 1.234.567
    r"|[0-9]{1,3}(?:'[0-9]{3}){1,6}(?![0-9])"  # 1'234
    r"|[0-9]{1,3}(?:[ ][0-9]{3}){2,5}(?![0-9]|,[0-9])"  # 1 234 567
    r"|[0-9]{1,3},[0-9]{1,2}(?=\s?%|\sper\s?cent|\s(?:million|billion)\b)"  # 12,5 per cent
    r"|[0-9]{1,30}(?:\.[0-9]{1,12})?)"
)
_VAGUE = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
}
_PARTS = {
    word: number
    for number, word in enumerate(
        ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 2
    )
}
_TIME_UNITS = "year|month|week|day|hour|minute|second|decade|night"
_PERCENT = r"(?:\s?%|\s?\bper ?cent(?:age points?)?\b|\spercentage points?\b)"


def find(plain: str) -> list[Number]:
    """Find every number of a text that is written in digits, words or vague words."""
    numbers = sorted(_every(plain), key=lambda each: (each.start, -each.end))
    kept: list[Number] = []
    for number in numbers:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return _with_shared_units(plain, _with_ranges(plain, _with_months(plain, kept)))


def _every(plain: str) -> Iterator[Number]:
    for read, match in _forms().matches(plain):
        yield from read(plain, match)
    if not plain.isascii():
        yield from (Number(*each) for each in amounts.find(plain))


@lexicon.derived
def _forms() -> PatternIndex[Callable[[str, re.Match[str]], Iterable[Number]]]:
    """Give the ways in which numbers are written, each with its reader."""
    return PatternIndex(
        [
            (_quantity(), _quantities),
            (_VAGUE_WORDS, _vague),
            (_FRACTION, _fractions),
            (_PART_OF, _parts),
            (_RATIO, _ratios),
        ]
    )


def _quantities(plain: str, match: re.Match[str]) -> Iterator[Number]:
    number = _read_quantity(match)
    if number is not None:
        yield number
    elif " and " in match["number"].lower():
        yield from _parted(plain, match)


def _vague(plain: str, match: re.Match[str]) -> Iterator[Number]:
    yield Number(match.start(), match.end(), None, _vague_low(match[0]), None, "vague")


def _fractions(plain: str, match: re.Match[str]) -> Iterator[Number]:
    start = match.start("part") if (match["n"] or "").lower() in ("remaining", "last") else match.start()
    yield Number(start, match.end(), _fraction(match), None, None, "fraction", "percent")


def _parts(plain: str, match: re.Match[str]) -> Iterator[Number]:
    share = round(100 * unicodedata.numeric(match[0]), 2)
    yield Number(match.start(), match.end(), share, None, None, "fraction", "percent")


def _ratios(plain: str, match: re.Match[str]) -> Iterator[Number]:
    words = (match["twice"] or match["fold"] or match["n"]).lower()
    value = _TIMES.get(words) or _plain_value(words)
    if value is not None:
        yield Number(match.start(), match.end(), value, None, None, "ratio", "times")


@lexicon.derived
def _quantity() -> re.Pattern[str]:
    before, after = _currencies("before"), _currencies("after")
    signs = "|".join(re.escape(word) for word in before)
    names = "|".join(re.escape(word) for word in after)
    scale = r"(?:[ -](?:hundred|thousand|million|billion|trillion|lakhs?|crores?)\b|\s?(?:bn|mn|[kKMBm])\b)"
    return re.compile(
        rf"(?:(?<![A-Za-z])(?P<sign>{signs})\s?\(?)?(?P<number>{_DIGITS}|\b(?i:{numerals.ENGLISH_WORDS})\b)\)?"
        rf"(?P<scale>{scale}(?:[ -]lakhs?\b)?)?"
        rf"(?:(?P<percent>{_PERCENT})|\s?(?P<name>{names})(?![A-Za-z]))?"
        rf"(?P<time>(?P<half>[ ]and a half)?[ -](?:{_TIME_UNITS})s?\b(?! old))?"
    )


@lexicon.derived
def _currencies(position: str) -> dict[str, str]:
    words = {
        word: code
        for code, where, phrases in lexicon.table("currencies")
        if where == position
        for word in phrases.split("|")
    }
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


_VAGUE_WORDS = re.compile(
    r"\b(?i:(?:tens|dozens|scores|hundreds|thousands|millions|billions)"
    r"(?:(?:, if not | or even | and | if not | or )(?:dozens|scores|hundreds|thousands|millions))?"
    r"(?: of (?:thousands|millions|billions|hundreds))*)\b"
)
# "a third man" is an ordinal: before other words than these only the plural is a fraction.
_AFTER_PART = (
    r"(?=\)?(?:[ ](?:of|were|was|are|is|have|has|had|did|do|does|will|would|could|came|come|went|said|say|"
    r"lived?|lost|fled|died|remain|concern(?:ed)?|belong|involved|took|in|on|at|by|under|below|and|or|to|"
    r"as|more|less|fewer|higher|lower|[a-z]{2,16}ly)\b|[,.;:)\]]|$))"
)
_TO_TWENTY = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty"
)
# "half a million" is a number, "half a year" a duration, "the first half of 2020" a date
_HALF = (
    r"(?P<half>(?<!first )(?<!second )(?<!latter )(?<!and a )(?:a )?half)(?!-"
    r"| a (?:million|dozen|billion|hundred|thousand|lakh|crore)\b"
    r"| (?:past|hours?|years?|days?|months?|term|time|way|brothers?|sisters?)\b"
    r"| an? (?:year|month|day|hour|century|mile)\b"
    r"| (?:of|the) (?:(?:19|20)[0-9]{2}|the (?:year|month|week|day|century)|year|month)\b)(?=[ .,;:)]|$)"
)
_NO_WHOLE = (
    r"(?! (?:years?|months?|days?|weeks?|hours?|towns|villages|provinces|states|regions|countries|districts|"
    r"cities|townships|camps|places|counties)\b|,[0-9])"
)
_TO_TEN = "one|two|three|four|five|six|seven|eight|nine|ten"
# "13 out of 36 schools" are thirteen schools; only of small or round wholes is a part a share
_ONE_IN_FIVE = (
    rf"(?P<in>(?P<some>{_TO_TWENTY}|[0-9]{{1,2}})(?: in (?:every )?| out of every | of every )"
    rf"(?P<all>{_TO_TWENTY}|[0-9]{{1,3}})\b{_NO_WHOLE}"
    rf"|(?P<some2>{_TO_TEN}|[0-9])(?: [a-z]+)? out of (?P<all2>{_TO_TEN}|twelve|twenty|[2-9]|10|12|20|100)\b"
    rf"{_NO_WHOLE}"
    rf"|(?P<some3>one) [a-z]+ in (?P<all3>{_TO_TEN}|twelve|twenty|[2-9]|10|12|20|100)\b"
    rf"(?! (?!(?:wa|ha|i)s\b)[a-z]+s\b){_NO_WHOLE})"
)
_FRACTION = re.compile(
    rf"\b(?i:{_HALF}|(?P<n>one|two|three|four|five|six|seven|eight|nine|a|an|remaining|last)[ -]"
    rf"(?P<part>(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)(?:s\b|\b{_AFTER_PART}))|{_ONE_IN_FIVE})"
)
_PART_OF = re.compile(rf"(?<![0-9])[{_SIGNS_OF_PARTS}](?= of\b)")
_TIMES = {"twice": 2.0, "double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0}
_RATIO = re.compile(
    r"\b(?i:(?P<twice>twice(?= as| the| more)|(?<!to )(?<!will )(?<!would )(?<!could )(?<!can )"
    r"(?:double|triple|treble|quadruple)(?= (?:the|that|this|those|what|its|their|last|previous)\b))"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )"
    rf"(?P<fold>{_TO_TWENTY}|thirty|forty|fifty|a hundred|[0-9]{{1,4}})[- ]?fold\b"
    r"|(?P<n>[0-9]{1,6}(?:\.[0-9]{1,3})?|[a-z]{2,12}) times "
    r"(?=as (?:many|much|high|big|large)|more|higher|larger|greater|what |that of|last year|"
    r"the (?:number|rate|figure|total|toll|level|average|size|price|count|[0-9])))"
)


def _read_quantity(match: re.Match[str]) -> Number | None:
    words, unit = match["number"], ""
    value = _plain_value(words)
    if value is None:
        return None
    scale = (match["scale"] or "").strip(" -")
    end = match.end("number")
    if scale and not (scale.lower() in ("m", "b", "k") and not _is_letter_scale(match, scale)):
        for word in scale.replace("-", " ").split():
            value = scaled(value, SCALES[word.lower()])
        end = match.end("scale")
    start = match.start("number")
    if match["sign"]:
        unit, start = _currencies("before")[match["sign"]], match.start()
    if match["percent"]:
        unit, end = "percent", match.end("percent")
    elif match["name"] and match["name"] in _currencies("after"):
        unit, end = _currencies("after")[match["name"]], match.end("name")
    form = "digits" if words[0].isdigit() else "words"
    if match["time"] and not unit:
        time = match["time"].split("half")[-1].strip(" -").rstrip("s") + "s"
        value += 0.5 * bool(match["half"])
        return Number(start, match.end("time"), value, None, None, "duration", time)
    return Number(start, end, value, None, None, form, unit)


def _parted(plain: str, match: re.Match[str]) -> Iterator[Number]:
    """Read "three and two years", which is no one number, as two."""
    at = match.start("number")
    cut = at + match["number"].lower().index(" and ")
    first = numerals.word_value(plain[at:cut])
    if first is not None:
        yield Number(at, cut, first, None, None, "words")
    second = _quantity().match(plain, cut + len(" and "))
    number = _read_quantity(second) if second is not None else None
    if number is not None:
        yield number


def _is_letter_scale(match: re.Match[str], scale: str) -> bool:
    """Say whether K, M or B right after digits is a scale: m alone would be metres."""
    adjacent = match.start("scale") + len(match["scale"]) - len(scale) == match.end("number")
    return adjacent and (scale != "m" or bool(match["sign"])) and (scale != "b" or bool(match["sign"]))


def _plain_value(words: str) -> float | None:
    if words[-1] in _SIGNS_OF_PARTS:
        return float(words[:-1] or 0) + unicodedata.numeric(words[-1])
    if not words[0].isdigit():
        return numerals.word_value(words)
    # a longer run of digits is no count of anything and would lose digits as a float
    return numerals.digits_value(words) if len(words) <= 24 else None


def _vague_low(words: str) -> float:
    named = re.findall("[a-z]+", words.lower())
    low = float(_VAGUE[named[0]])
    for before, word in pairwise(named):
        if before == "of":
            low *= _VAGUE[word]
    return low


def _fraction(match: re.Match[str]) -> float:
    if match["half"]:
        return 50.0
    if match["in"]:
        one = match["some"] or match["some2"] or match["some3"]
        many = match["all"] or match["all2"] or match["all3"]
        return _share(_plain_value(one.lower()) or 0.0, _plain_value(many.lower()) or 1.0)
    count = numerals.word_value(match["n"].lower()) or 1.0
    return _share(count, _PARTS[match["part"].lower().removesuffix("s")])


def _share(some: float, whole: float) -> float:
    return round(100 * some / whole, 2) if whole else 0.0


_MONTHS_IN = {
    ("years", "months"): 12.0,
    ("years", "days"): 365.0,
    ("months", "days"): 30.0,
    ("years", "weeks"): 52.0,
}


def _with_months(plain: str, numbers: list[Number]) -> list[Number]:
    """Join "two years and six months" into one duration."""
    joined: list[Number] = []
    for number in numbers:
        before = joined[-1] if joined else None
        if before is not None and before.form == number.form == "duration":
            part = _MONTHS_IN.get((before.unit, number.unit))
            linked = plain[before.end : number.start] in (" and ", ", ", " ", ", and ")
            if part and linked and before.value is not None and number.value is not None:
                joined[-1] = replace(before, end=number.end, value=before.value + number.value / part)
                continue
        joined.append(number)
    return joined


_RESPECTIVELY = re.compile(r"[^.;\n]{0,60}\brespectively\b")


def _with_shared_units(plain: str, numbers: list[Number]) -> list[Number]:
    """Give "17" the unit of "28" in "17 and 28 per cent respectively"."""
    shared = list(numbers)
    for index in range(len(numbers) - 1):
        first, second = numbers[index], numbers[index + 1]
        if first.unit or not second.unit or plain[first.end : second.start] not in (" and ", ", and "):
            continue
        if first.form in ("digits", "words") and _RESPECTIVELY.match(plain, second.end):
            shared[index] = replace(first, unit=second.unit, form=_shared_form(first, second))
    return shared


def _shared_form(first: Number, second: Number) -> str:
    return second.form if second.form == "duration" else first.form


_BETWEEN = re.compile(r"\s?(?:–|—|-)\s?|\s(?:to|or)\s")


def _with_ranges(plain: str, numbers: list[Number]) -> list[Number]:
    joined: list[Number] = []
    for number in numbers:
        if joined and _is_range(plain, joined[-1], number):
            before = joined.pop()
            low = _shared_scale(before, number)
            joined.append(
                replace(
                    number,
                    start=before.start,
                    unit=number.unit or before.unit,
                    value=None,
                    low=low,
                    high=number.value,
                    form=_range_form(number),
                )
            )
        else:
            joined.append(number)
    return joined


_UP_TO_BURMESE = re.compile(r"\s?(?:ဦး|ယောက်|လုံး)?\s?(?:ကြား|အထိ|အတွင်း)")


def _is_range(plain: str, first: Number, second: Number) -> bool:
    if (
        first.value is None
        or second.value is None
        or {first.form, second.form} - {"digits", "words", "duration"}
    ):
        return False
    between = plain[first.end : second.start]
    if "မှ" in between:
        # "4,500 မှ 5,000 ကြား" is a range, "4,800 မှ 7,000 သို့" a change
        is_closed = _UP_TO_BURMESE.match(plain, second.end) is not None
        return between.strip() == "မှ" and is_closed and first.unit in ("", second.unit, "MMK", "THB", "USD")
    before = plain[max(0, first.start - 12) : first.start].lower()
    if between in (" and ", ", and "):
        # "between 2,600 and 3,000"
        linked = before.endswith("between ")
    else:
        linked = bool(_BETWEEN.fullmatch(between)) and (
            not before.endswith("from ") or before.endswith(("ranges from ", "runs from ", "range from "))
        )
    if not linked or (first.unit and first.unit != second.unit and not _shares_sign(first, second)):
        return False
    return _shared_scale(first, second) < second.value


def _shares_sign(first: Number, second: Number) -> bool:
    """Say whether a sign of money stands before both ends: "$1.2-1.5 million"."""
    return first.unit in _currencies("before").values() and not second.unit


def _range_form(number: Number) -> str:
    return "duration" if number.form == "duration" else "range"


def _shared_scale(first: Number, second: Number) -> float:
    """Give the lower end, scaled like the upper one: "2 to 3 million" begins at two million."""
    low, high = first.value or 0.0, second.value or 0.0
    if first.form == "digits" and low < 1000 <= high and high >= 10**5:
        scale = max(value for value in (10**3, 10**5, 10**6, 10**9) if high >= value)
        return scaled(low, float(scale))
    return low
