"""Renders a page as one HTML file: no script, nothing outside itself, Burmese with its own font.

Use `render` for a page of `layout.page`. Escaping is Jinja's; the stylesheet and the font are ours and
are the only parts that are not escaped.
"""

from __future__ import annotations

import base64
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from uncounted.publish.blocks import Page
from uncounted.publish.text import has_myanmar

# paths of the marks of stated series, in the order of `drawing.SHAPES`
_SHAPES = (
    "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z",
    "M-4.6,-4.6H4.6V4.6H-4.6Z",
    "M0,-5.8L5.4,4.2H-5.4Z",
    "M0,-6.2L6.2,0L0,6.2L-6.2,0Z",
    "M0,5.8L5.4,-4.2H-5.4Z",
    "M-1.8,-5.4H1.8V-1.8H5.4V1.8H1.8V5.4H-1.8V1.8H-5.4V-1.8H-1.8Z",
)
_RANGES = "U+1000-109F,U+200C-200D,U+25CC,U+A92E,U+A9E0-A9FE,U+AA60-AA7F"
_WEIGHTS = (("regular", 400), ("bold", 700))


def render(page: Page) -> bytes:
    """Render a page; the font is embedded only when the page has letters of the Myanmar script."""
    template = _environment().get_template("brief.html.jinja")
    without_font = template.render(page=page, style=_style(with_font=False), shapes=_SHAPES)
    if not has_myanmar(without_font):
        return without_font.encode()
    return template.render(page=page, style=_style(with_font=True), shapes=_SHAPES).encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("uncounted.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style(*, with_font: bool) -> Markup:
    folder = resources.files("uncounted.publish")
    css = (folder / "templates" / "brief.css").read_text("utf-8")
    faces = "".join(_face(name, weight) for name, weight in _WEIGHTS) if with_font else ""
    return Markup(faces + css)  # noqa: S704 - our own files, no text of a document


def _face(name: str, weight: int) -> str:
    content = (resources.files("uncounted.publish") / "fonts" / f"padauk-myanmar-{name}.woff2").read_bytes()
    data = base64.b64encode(content).decode()
    return (
        f"@font-face{{font-family:Padauk;font-weight:{weight};font-display:block;size-adjust:108%;unicode-range:{_RANGES};"
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
    )
