"""A font for Burmese that a page can carry in itself, so that it reads right where none is installed."""

from __future__ import annotations

import base64
import re
from functools import cache
from importlib import resources

_MYANMAR = re.compile("[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]")
_RANGES = "U+1000-109F,U+200C-200D,U+25CC,U+A92E,U+A9E0-A9FE,U+AA60-AA7F"
_WEIGHTS = (("regular", 400), ("bold", 700))


def font_faces(text: str) -> str:
    """Give the style rules that embed the font, empty when the text has no letter of the Myanmar script."""
    return _faces() if _MYANMAR.search(text) else ""


@cache
def _faces() -> str:
    return "".join(_face(name, weight) for name, weight in _WEIGHTS)


def _face(name: str, weight: int) -> str:
    content = (resources.files(__package__) / f"padauk-myanmar-{name}.woff2").read_bytes()
    data = base64.b64encode(content).decode()
    return (
        f"@font-face{{font-family:Padauk;font-weight:{weight};font-display:block;size-adjust:108%;"
        f'unicode-range:{_RANGES};src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
    )
