"""Briefs of the invented country, composed and rendered once for all tests of publish."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from tests.publish import invented

from uncounted.publish import brief, html, markdown
from uncounted.publish.blocks import Page
from uncounted.publish.content import Content, Inputs
from uncounted.publish.layout import page
from uncounted.publish.wording import words


@dataclass(frozen=True)
class Made:
    """One brief in one language."""

    language: str
    content: Content
    page: Page
    html: str
    markdown: str


def make(given: Inputs, language: str) -> Made:
    """Compose and render a brief."""
    content = brief.compose(given, start=invented.START, end=invented.END)
    laid_out = page(content, words(language))
    return Made(
        language, content, laid_out, html.render(laid_out).decode(), markdown.render(laid_out).decode()
    )


@pytest.fixture(scope="session")
def english() -> Made:
    """Give the English brief."""
    return make(invented.inputs(), "en")


@pytest.fixture(scope="session")
def burmese() -> Made:
    """Give the Burmese brief."""
    return make(invented.inputs(), "my")


@pytest.fixture(scope="session", params=["en", "my"])
def either(request: pytest.FixtureRequest) -> Made:
    """Give the brief in each language."""
    made: Made = request.getfixturevalue({"en": "english", "my": "burmese"}[request.param])
    return made


@pytest.fixture(scope="session", params=["en", "my"])
def refused(request: pytest.FixtureRequest) -> Made:
    """Give the brief whose estimate is refused, in each language."""
    return make(invented.inputs(is_refused=True), request.param)
