"""What is fuzzed, and how bytes become a text and a day."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from tests.fuzz.holding import check_reading
from uncounted.domain.notice import Notice
from uncounted.figures.passages import read_passages
from uncounted.figures.statements import statements
from uncounted.figures.text import normal
from uncounted.figures.times import dates

_PIECES = [
    "killed", "12", " people ", "As of ", "30 March ", "2031", "since ", "the coup", "Myanmar ", "(", ")",
    "1,038", ",", ";", ".", ":", "\n", "\n\n", "\t", "By ", "Marsh Watch", " said ", "according to ", " ",
    "at least ", " and ", " to ", "half ", "of them", "%", "one ", "in ", "five", " times ", "more ", "than ",
    "K5", " lakh", "US$", "m", "hundreds", "No. ", "between ", "from ", "until ", "3rd", "two ", "years ",
    "prison", " ago", "first ", "months", "last ", "[1]", "Killed: ", "• ", "Township\tKilled\n", "Source: ",
    "1e9", "1.234,5", "per cent", "the same day", "including ", "Of them, ", "injured", "were ", "2021",
    "aged ", "Section ", "505", "houses ", "a total of ", "compared with ", "Tuesday", "January ", "-", "/",
    "သေဆုံးသူ", "၁၀", "ဦး", "က", "ထုတ်ပြန်သည်။", "နှစ်", "ရာ", "မတ်လ", "ရက်", "၊", "–", "ဝ", "\u200b", "“", "’",
    "½", "²", "\u202e", "\u0301", "٣", "१२", "\ud800", "\x00", "\u00a0", "တစ်", "ယောက်", "သိန်း", "၂၀၂၁ ခုနှစ်",
    "ဖမ်းဆီး", "ခံရ", "ေ", "်", "ၾ", "ၿ", "ႏ", "့", "း", "ွ", "အထိ", "ကျော်", "ခန့်", "ရာခိုင်နှုန်း", "ကျပ်", "A", "a", "I",
    "Statement", "Report ", "Press Releases\n", "1/2031", "http://x.org/1", "Union of ", "the ", "it ",
    "They ",
]  # fmt: skip


def text_and_day(content: bytes) -> tuple[str, date | None]:
    """Make a text and the day of its document from bytes: the first two choose the way and the day."""
    way, day, rest = content[:1], content[1:3], content[3:]
    published = date.fromordinal(700_000 + int.from_bytes(day, "big")) if day else None
    if way[:1] and way[0] % 2:
        return "".join(_PIECES[byte % len(_PIECES)] for byte in rest[:200]), published
    try:
        return rest.decode("utf-8", "surrogatepass"), published
    except UnicodeDecodeError:
        return rest.decode("utf-8", "replace"), published


def _normal(text: str, published: date | None) -> None:
    body = normal.normalise(text)
    for start in range(0, len(body.plain), 3):
        first, last = body.span(start, start + 1)
        assert 0 <= first <= last <= len(text)
        assert body.quote(start, start + 1) == text[first:last]


def _dates(text: str, published: date | None) -> None:
    end = 0
    for each in dates.find(normal.normalise(text).plain, published):
        assert end <= each.start < each.end
        end = each.end
        assert each.first is None or each.last is None or each.first <= each.last


def _statements(text: str, published: date | None) -> None:
    for each in statements.statements(text):
        assert text[slice(*each.span)].strip()


def _passages(text: str, published: date | None) -> None:
    line = text.encode("utf-8", "surrogatepass")
    own = json.dumps({"id": text or "x", "text": text, "date": str(published), "lang": text[:2]}).encode()
    for result in read_passages([line, own], where="in"):
        assert isinstance(result, Notice) or json.dumps(result, allow_nan=False)


TARGETS: dict[str, Callable[[str, date | None], object]] = {
    "reading": check_reading,
    "normal": _normal,
    "dates": _dates,
    "statements": _statements,
    "passages": _passages,
}
