"""Burmese letters typed as the digits that look like them: wa as zero, ra as seven, ga as eight.

Use `restore_letters` before text is read, in Unicode and in converted Zawgyi alike. It acts only where
the digit cannot be a number: where it carries a vowel sign, begins a closed syllable or ends a word
as a lone zero. For the other way round, wa typed for zero, see `uncounted.language.numerals`.
"""

from __future__ import annotations

import re

_LETTERS = {"၀": "ဝ", "၇": "ရ", "၈": "ဂ", "၄": "၎"}
# No sign ever stands on a digit, but visarga is typed for the colon of a time.
_SIGN = "[\u102b-\u1037\u1039-\u103e]"
_CLOSED = "[\u1000-\u1021]\u1037?[\u1039\u103a]"
_ALONE = "(?<![0-9၀-၉])(?<![0-9၀-၉][.,])"
_COUNTED = " ?(?:ဦး|ယောက်|ခု|%|ရာခိုင်)"
_DIGIT_FOR_LETTER = re.compile(
    f"{_ALONE}(?:[၀၇၈](?={_SIGN})|၀(?={_CLOSED})"
    f"|(?<=[\u1000-\u1021\u102b-\u103e])၀(?![.,]?[0-9၀-၉]|{_COUNTED})|၄(?=င်း))"
)


def restore_letters(text: str) -> str:
    """Write the letter where a digit was typed for it; the length stays.

    Examples
    --------
    >>> restore_letters("၀န်ကြီး ဇန်န၀ါ၇ီ ဘ၀"), restore_letters("၁၀ ဦး ၇ ဦး ၇း၃၀")
    ('ဝန်ကြီး ဇန်နဝါရီ ဘဝ', '၁၀ ဦး ၇ ဦး ၇း၃၀')
    """
    return _DIGIT_FOR_LETTER.sub(lambda match: _LETTERS[match[0]], text)
