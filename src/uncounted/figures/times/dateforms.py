"""The ways in which days, months, years and periods are written, as patterns with their readers.

Names of months are in `uncounted.language.months`, other words in ``lexicon/calendar.toml``; what the
parts make is in `resolution`. Used by `dates`, which finds them in a text.
"""

from __future__ import annotations

import re

from uncounted.figures import lexicon
from uncounted.figures.lexicon.patterns import PatternIndex
from uncounted.figures.times import resolution
from uncounted.figures.times.resolution import Reader
from uncounted.language import months
from uncounted.language.numerals import BURMESE_WORDS

_Form = tuple[str, str, Reader]

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[,.]\d)"
_YEAR = r"(?:19|20)\d\d(?!\d|[,.]\d)"
_NAMED_YEAR = r"(?:[Ll]ast|[Tt]his|[Nn]ext) year"
_OF_YEAR = rf"(?:(?:-|,? (?:of )?)(?P<year>{_YEAR}|{_NAMED_YEAR}|(?:that|the same) year))?"
_THAT_YEAR = rf"(?:of |in |,)?\s?(?:(?P<year>{_YEAR}|{_NAMED_YEAR})|(?:the|that|each) year)"
_PART = (
    r"(?P<part>[Ee]arly(?: in)?|[Mm]id|(?:[Tt]he )?[Mm]iddle of|[Ll]ate(?: in)?|(?:[Tt]he )?[Ee]nd(?: of|-)?|"
    r"[Yy]ear-end|(?:[Tt]he )?(?:[Ss]tart|[Bb]eginning|[Oo]nset) of)"
)
_DASH = r"\s?(?:–|-|—|/|to|and|until|through|or|,)\s?"
_BURMESE_YEAR = (
    rf"(?:(?:(?P<year>{_YEAR})\s?(?:ခုနှစ်|ခု|ပြည့်နှစ်)?|(?P<last_year>ယမန်နှစ်|မနှစ်|ပြီးခဲ့(?:သည့်|တဲ့|သော)\s?နှစ်)|"
    rf"(?P<this_year>ယခုနှစ်|ဒီနှစ်))[၊,]?\s?)?"
)
_PERIOD = r"(?P<period>year|quarter|month|week|decade|century)"


@lexicon.derived
def forms(*, burmese: bool) -> PatternIndex[tuple[str, Reader]]:
    """Give the forms, each with its rule and reader; those of Burmese only where the text has it."""
    every = [*_figures(), *_days(), *_months(), *_parts_of_years(), *_counted(), *_relative("en")]
    every += [*_burmese(), *_relative("my")] if burmese else []
    return PatternIndex((re.compile(pattern), (rule, reader)) for rule, pattern, reader in every)


def _figures() -> list[_Form]:
    return [
        (
            "ISO day",
            r"(?<![\d/-])(?P<year>(?:19|20)\d\d)(?P<iso>[/.-])(?P<m>\d\d?)(?P=iso)(?P<day>\d\d?)(?![\d/-])",
            resolution.read_numeric,
        ),
        (
            "day/month/year",
            r"(?<![\d/.])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)",
            resolution.read_numeric,
        ),
        (
            "day.month",
            r"(?:(?<=\b[Oo]n )|(?<=\b[Ss]ince )|(?<=\b[Aa]s of )|(?<=\b[Ff]rom (?=\d\d\.\d\d to \d\d\.\d\d))|"
            r"(?<=\b[Ff]rom \d\d\.\d\d to ))(?P<day>0[1-9]|[12]\d|3[01])\.(?P<m>0[1-9]|1[0-2])"
            r"(?![\d%:]|[.,]\d| ?(?:per|percent|million|billion|[ap]\.?m|points?|times)\b)",
            resolution.read_day,
        ),
    ]


def _days() -> list[_Form]:
    names = _month_words("en")
    month, day, day2 = _month(), rf"(?P<day>{_DAY})", rf"(?P<day2>{_DAY})"
    weekday = "|".join(lexicon.document("calendar")["weekdays"]["en"])
    list_of_days = rf"(?:(?:, {_DAY}){{1,6}},? and | ?, ?)"
    return [
        (
            "days and month",
            rf"\b{day}(?:{list_of_days}|{_DASH}){day2}\s(?:of )?{month}{_OF_YEAR}",
            resolution.read_days,
        ),
        (
            "month and days",
            rf"{month}\s{day}(?:{list_of_days}|{_DASH}){day2}(?!\s?(?:{names})){_OF_YEAR}",
            resolution.read_days,
        ),
        (
            "day and month",
            rf"\b{day}[\s-](?:of |day of )?{month}{_OF_YEAR}",
            resolution.read_day,
        ),
        ("month and day", rf"{month}\s(?:the )?{day}{_OF_YEAR}", resolution.read_day),
        (
            "weekday",
            rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Cc]oming) )?(?P<weekday>{weekday})\b(?:'s)?",
            resolution.read_weekday,
        ),
    ]


def _months() -> list[_Form]:
    month, month2 = _month(), _month().replace("<month>", "<month2>")
    return [
        (
            "months of a year",
            rf"{month}\s?(?:–|-|—|/)\s?{month2}(?:,? (?P<year>{_YEAR}))?",
            resolution.read_months,
        ),
        (
            "half month",
            rf"(?P<nth>[Ff]irst|[Ss]econd)[ -]half of {month}{_OF_YEAR}",
            resolution.read_half_month,
        ),
        (
            "days of a month",
            r"(?P<nth>[Ff]irst|[Ll]ast) (?:(?P<n>[a-z]{2,8}|\d{1,2}) )?(?P<unit>day|week)s? (?:of|in) "
            rf"{month}{_OF_YEAR}",
            resolution.read_days_of_month,
        ),
        ("month", rf"(?:{_PART}[ -]?)?{month}{_OF_YEAR}", resolution.read_month),
    ]


def _parts_of_years() -> list[_Form]:
    nth = "(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal)"
    quarter = "(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal|Q[1-4])"
    return [
        (
            "half year",
            rf"(?:{nth}[ -]half|\bH(?P<h>[12]))(?: {_THAT_YEAR}| (?P<year2>{_YEAR}))?",
            resolution.read_half,
        ),
        (
            "months of the year",
            rf"(?P<nth>[Ff]irst|[Ll]ast|[Ff]inal) (?P<n>[a-z]{{2,12}}|\d{{1,2}}) months(?: {_THAT_YEAR})",
            resolution.read_first_months,
        ),
        (
            "first months",
            r"\b(?:[Ii]n|[Dd]uring|[Ff]or|[Oo]ver|[Ff]rom) the (?P<nth>first) "
            r"(?P<n>[a-z]{2,12}|\d{1,2}) months"
            r"(?=[,.;)]|$| (?:alone|compared|and|than))",
            resolution.read_first_months,
        ),
        (
            "quarter",
            rf"\b(?:{quarter.replace('|Q[1-4]', '')} quarter(?! (?:running|in a row))|(?P<q>Q[1-4]))"
            rf"(?: {_THAT_YEAR}| (?P<year2>{_YEAR}))?",
            resolution.read_quarter,
        ),
        (
            "fiscal year",
            r"(?:\bFY|(?i:\b(?:fiscal|financial|budget) year)) ?"
            r"(?P<year>(?:19|20)\d\d)(?:[/–-](?:20)?(?P<to>\d\d))?"
            r"|(?<![\d/])(?:19|20)\d\d[/–-](?:20)?\d\d (?i:fiscal|financial|budget) year\b",
            resolution.read_unresolved,
        ),
        ("years", rf"(?<![\d/])(?P<year>{_YEAR})[/–-](?:20)?(?P<to>\d\d)(?![\d/–-])", resolution.read_years),
        ("part of a period", rf"\b{_PART} (?P<which>last|this|the) {_PERIOD}\b", resolution.read_part),
        (
            "year",
            rf"(?:{_PART}[ -]?)?(?<!/)\b(?P<year>{_YEAR})(?![\w%])",
            resolution.read_year,
        ),
        (
            "Iranian year",
            r"\b(?:Iranian|Persian|Afghan|[Ss]olar)(?: calendar| solar| Hijri){0,3} year (?:of )?"
            r"(?P<year>1[34]\d\d)\b",
            resolution.read_iranian_year,
        ),
        ("decade", r"\b(?:19|20)\d0s\b", resolution.read_unresolved),
    ]


def _counted() -> list[_Form]:
    day, day2 = rf"(?P<day>{_DAY})", rf"(?P<day2>{_DAY})"
    count, unit = (
        r"(?P<n>[a-z]{2,12}|an?|\d{1,3})",
        "(?P<unit>hour|hr|day|night|week|fortnight|month|year|decade)s?",
    )
    return [
        (
            "counted back",
            rf"\b(?:[Pp]ast|(?<!\bto )(?<!will )(?<!would )[Ll]ast|[Pp]revious|[Pp]receding) "
            rf"{count} {unit}\b",
            resolution.read_counted_back,
        ),
        ("counted back", r"\b[Pp]ast (?P<unit>day|fortnight|decade)\b", resolution.read_counted_back),
        ("ago", rf"\b{count} {unit} ago\b", resolution.read_ago),
        (
            "week of a day",
            r"\b[Ww]eek (?:of|(?:starting|beginning|commencing)(?: on)?) (?:\w+day,? )?"
            rf"(?:{day} {_month()}|{_month().replace('<month>', '<month2>')} {day2}){_OF_YEAR}",
            resolution.read_week_of,
        ),
    ]


def _burmese() -> list[_Form]:
    names = _month_words("my")
    month = rf"(?P<month>{names})လ?(?:ပိုင်း)?"
    day, day2 = r"\(?(?P<day>\d{1,2})\)?", r"\(?(?P<day2>\d{1,2})\)?"
    words = lexicon.document("calendar")["burmese"]
    last, this, before = ("|".join(map(re.escape, words[each])) for each in ("last", "this", "before"))
    count = rf"\(?(?P<n>\d{{1,3}}|{BURMESE_WORDS})\)?"
    unit = "|".join(map(re.escape, words["units"]))
    weekday = "|".join(lexicon.document("calendar")["weekdays"]["my"])
    return [
        (
            "days of a Burmese month",
            rf"{_BURMESE_YEAR}{month}\s?{day}\s?(?:ရက်(?:နေ့)?)?\s?(?:မှ|နှင့်|နဲ့|–|-|၊)\s?{day2}\s?ရက်(?:နေ့)?",
            resolution.read_days,
        ),
        (
            "day of a Burmese month",
            rf"{_BURMESE_YEAR}{month}\s?{day}\s?ရက်(?:နေ့)?(?:[၊,]\s?(?P<year2>{_YEAR}))?",
            resolution.read_day,
        ),
        (
            "Burmese day, month, year",
            rf"(?<!\d)(?P<day>\d{{1,2}})\s?(?:ရက်)?[၊,]?\s?{month}[၊,]?\s?(?P<year>{_YEAR})",
            resolution.read_day,
        ),
        ("Burmese month", rf"{_BURMESE_YEAR}(?P<month>{names})လ(?P<part>ဆန်း|ကုန်)?", resolution.read_month),
        (
            "day of a month told by its distance",
            rf"(?:(?P<last>{last})|{this})\s?လ\s?\(?(?P<day>\d{{1,2}})\)?\s?ရက်(?:နေ့)?",
            resolution.read_day_of_relative_month,
        ),
        ("day of the Burmese month", r"(?<![\d.,(])\(?(?P<day>\d{1,2})\)?\s?ရက်နေ့", resolution.read_day_alone),
        (
            "Burmese year",
            rf"(?<!\d)\(?(?P<year>{_YEAR})\)?\s?(?:ခုနှစ်|ပြည့်နှစ်|ခုနစ်)",
            resolution.read_year,
        ),
        (
            "fiscal year",
            r"(?<!\d)(?:19|20)\d\d\s?[/–-]\s?(?:20)?\d\d\s?(?:ခုနှစ်\s?)?(?:ဘဏ္ဍာရေးနှစ်|ဘဏ္ဍာနှစ်|ဘတ်ဂျက်နှစ်)",
            resolution.read_unresolved,
        ),
        ("Burmese era", r"(?<!\d)1[23]\d\d\s?(?:ခုနှစ်|ခု\b|ပြည့်နှစ်)", resolution.read_unresolved),
        (
            "Burmese months of a year",
            rf"(?<!\d)(?P<year>{_YEAR})\s?(?:ခုနှစ်|ခု|ပြည့်နှစ်)[၊,]?\s?ပထမ\s?{count}\s?လ(?:အတွင်း)?",
            resolution.read_burmese_first_months,
        ),
        (
            "Burmese months of this year",
            rf"(?:(?P<last>{last}|{before})|{this})\s?နှစ်\s?ပထမ\s?{count}\s?လ",
            resolution.read_burmese_first_months,
        ),
        (
            "counted back",
            rf"(?:{last}|{before})\s?{count}\s?(?P<unit>{unit})(?:တာ)?(?P<ago>က|ခန့်က|ကျော်က)?",
            resolution.read_burmese_counted,
        ),
        (
            "counted back",
            rf"(?<!နောက်ထပ် )(?<!လာမည့် )(?<!လာမယ့် )(?<![\d.,]){count}\s?(?P<unit>{unit})(?:တာ)?(?:ကာလ)?အတွင်း",
            resolution.read_burmese_counted,
        ),
        ("weekday", rf"(?:(?:{last})\s?)?(?P<weekday>{weekday})", resolution.read_weekday),
    ]


def _relative(language: str) -> list[_Form]:
    either = _latin if language == "en" else _spaced
    found = []
    for name, words in lexicon.document("calendar")["relative"].items():
        own = [each for each in _longest_first(words) if each.isascii() == (language == "en")]
        if own:
            found.append((name, either(own), resolution.read_relative(name)))
    return found


def _latin(words: list[str]) -> str:
    """Match whole words, the first letter small or large."""
    return rf"\b(?:{'|'.join(map(_capital_too, words))})\b"


def _spaced(words: list[str]) -> str:
    """Match words wherever they stand; spaces between Burmese words are free."""
    either = "|".join(re.escape(each).replace(r"\ ", r"\s?") for each in words)
    return f"(?<!တိ)(?:{either})"  # "ဒုတိယနေ့" is the second day, not today


def _capital_too(phrase: str) -> str:
    return f"[{phrase[0].upper()}{phrase[0]}]{re.escape(phrase[1:])}"


def _month() -> str:
    return rf"(?P<month>\b(?:{_month_words('en')})\b\.?)"


def _month_words(language: str) -> str:
    words = months.pattern(language)
    return f"{words}|{words.upper()}" if language == "en" else words


def _longest_first(words: list[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)
