"""What a Burmese sum is: an exchange rate, a price, or money.

What one of something costs stands right before the sum ("တစ်လီတာ ၃,၂၅၀ ကျပ်"); else the nearest word
for prices or rates left of it in the sentence says so, else the sums before it in the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from uncounted.figures import lexicon
from uncounted.figures.burmese import words
from uncounted.figures.finding import Found
from uncounted.figures.lexicon import Hit
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.sentences import Sentence

PER_UNIT = "what one of them costs"
TOPIC = "word for prices before the sum"
GOES_ON = "as the sum before it"

_KINDS = ("currency_value", "price", "money")
_LEVELS = ("currency_value", "price")


def measure_of(
    plain: str,
    sentence: Sentence,
    number: Number,
    hits: Sequence[Hit[tuple[str, str]]],
    before: Found[str] | None,
) -> Found[str] | None:
    """Say what a sum is; None where no word says it.

    Parameters
    ----------
    plain, sentence
        The plain text, and the sentence.
    number
        The sum.
    hits
        The phrases of the measure table in the sentence.
    before
        The measure of the number before it in the paragraph, if any.
    """
    costs = _one_of().search(plain, max(sentence.start, number.start - 40), number.start)
    if costs is not None:
        measure = (
            "currency_value" if costs["currency"] else "price" if costs["goods"] or costs["many"] else "money"
        )
        return Found(measure, PER_UNIT, costs.start(), costs.end())
    if not number.unit and not _is_bare(plain, number):
        return None
    named = [hit for hit in hits if hit.entry[1] in _KINDS and hit.entry[0] == "head"]
    left = [hit for hit in named if hit.end <= number.start and hit.start >= sentence.start]
    right = [hit for hit in named if number.end <= hit.start <= number.end + 12]
    if left or right:
        hit = left[-1] if left else right[0]
        return Found(hit.entry[1], TOPIC, hit.start, hit.end)
    if before is not None and before.value in _LEVELS:
        return Found(before.value, GOES_ON, before.start, before.end)
    return None


def is_sum(plain: str, number: Number) -> bool:
    """Say whether a number without a currency may be a sum: in lakhs, or what one of something costs."""
    if number.unit or words.classifier_at(plain, number.end):
        return False
    if "သိန်း" in plain[number.start : number.end]:
        return True
    costs = _one_of().search(plain, max(0, number.start - 40), number.start)
    return costs is not None and bool(costs["currency"] or costs["goods"])


def _is_bare(plain: str, number: Number) -> bool:
    """Say whether no noun stands right before a number that has no currency."""
    return (
        plain[max(0, number.start - 8) : number.start]
        .rstrip(" (")
        .endswith(("လျှင်", "ရင်", "က", "မှာ", "သည်", "ဟာ"))
    )


@lexicon.derived
def _one_of() -> re.Pattern[str]:
    goods = "|".join(map(re.escape, lexicon.document("burmese")["money"]["goods"]))
    others = "|".join(map(re.escape, lexicon.document("burmese")["money"]["others"]))
    money = "|".join(map(re.escape, words.currencies()))
    return re.compile(
        rf"(?:(?:တစ်|တ|1\s?)(?:(?P<currency>{money})|(?P<goods>{goods})|(?P<others>{others}))"
        rf"|(?P<many>(?:{goods})\s?[0-9]{{1,4}}))"
        r"(?:ကို|လျှင်|ရင်|၏|ရဲ့|အတွက်|ဈေး|စျေး|ပေါက်ဈေး|\s){0,4}"
        rf"(?:{money})?\s?\(?$"
    )
