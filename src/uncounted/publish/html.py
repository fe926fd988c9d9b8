"""Renders a page as one HTML file: no script, nothing outside itself, Burmese with its own font.

Use `render` for a page of `layout.page`. Escaping is Jinja's; the stylesheet and the font are ours and
are the only parts that are not escaped.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from uncounted.language.fonts import font_faces
from uncounted.publish.blocks import Page

# paths of the marks of stated series, in the order of `drawing.SHAPES`
_SHAPES = (
    "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z",
    "M-4.6,-4.6H4.6V4.6H-4.6Z",
    "M0,-5.8L5.4,4.2H-5.4Z",
    "M0,-6.2L6.2,0L0,6.2L-6.2,0Z",
    "M0,5.8L5.4,-4.2H-5.4Z",
    "M-1.8,-5.4H1.8V-1.8H5.4V1.8H1.8V5.4H-1.8V1.8H-5.4V-1.8H-1.8Z",
)


def render(page: Page) -> bytes:
    """Render a page; the font is embedded only when the page has letters of the Myanmar script."""
    template = _environment().get_template("brief.html.jinja")
    without_font = template.render(page=page, style=_style(""), shapes=_SHAPES)
    faces = font_faces(without_font)
    if not faces:
        return without_font.encode()
    return template.render(page=page, style=_style(faces), shapes=_SHAPES).encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("uncounted.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _style(faces: str) -> Markup:
    css = (resources.files("uncounted.publish") / "templates" / "brief.css").read_text("utf-8")
    return Markup(faces + css)  # noqa: S704 - our own files, no text of a document
