"""The Markdown brief: the same words and links, and no markup out of documents."""

from __future__ import annotations

import re

import pytest
from tests.publish.conftest import Made

from uncounted.publish import brief
from uncounted.publish.blocks import Bullets, Page, Part
from uncounted.publish.markdown import escape, render
from uncounted.publish.text import said


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def test_every_link_leads_to_an_anchor_of_the_file(either: Made) -> None:
    """Links are inside the file and resolve; bound numbers have their anchors."""
    anchors = re.findall(r'<a id="([^"]+)"></a>', either.markdown)
    links = re.findall(r"(?<!\\)\]\(#([^)]+)\)", either.markdown)
    assert len(anchors) == len(set(anchors))
    assert set(links) <= set(anchors)
    assert set(brief.numbers(either.content)) <= set(anchors)


def test_caveats_and_reasons_are_there_too(either: Made) -> None:
    """Each figure's caveat stands in the file."""
    text = _unescaped(either.markdown)
    for stated in either.content.narrative:
        assert (stated.figure.caveat or "") in text


def test_our_own_anchors_are_the_only_html(either: Made) -> None:
    """Text of documents brings no tag and no link."""
    assert "<" not in re.sub(r'<a id="[a-z0-9-]+"></a>', "", either.markdown)
    assert "\\[now\\]\\(x\\)" in either.markdown


@pytest.mark.parametrize(
    "text",
    [
        "[click](https://example.org)",
        "![x](y)",
        "<script>alert(1)</script>",
        "a | b | c",
        "# heading",
        "* item\n* item",
        "1. item",
        "`code` **bold** _it_ ~~no~~",
        "<https://example.org>",
        "&lt;b&gt;",
        "see www.example.org or a@example.org",
        "[ref]: https://example.org",
        "---",
        "\u202egnp.exe\u2066",
    ],
)
def test_hostile_text_stays_text(text: str) -> None:
    """No unescaped special character is left, and no address that would link itself."""
    part = Part("p", (), (Bullets(((said(text),),)),))
    page = Page("en", (), (), (), (part,), ())
    line = next(line for line in render(page).decode().splitlines() if line.startswith("- "))[2:]
    left = re.sub(r"\\.", "", line)
    assert not re.search(r"[\[\]()*_`|#<>!~{}]", re.sub(r"&#\d+;|&lt;|&gt;|&amp;", "", left))
    assert "://" not in line
    assert "www." not in line
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", line)


def test_a_number_and_a_full_stop_begin_no_list() -> None:
    """A line that would open a list is escaped."""
    assert escape("12. killed") == "12\\. killed"
