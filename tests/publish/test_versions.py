"""Documents that were corrected in place and archived again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.publish import invented
from tests.publish.conftest import make

from uncounted.domain.date import PartialDate
from uncounted.domain.document import Document
from uncounted.publish.versions import replaced

_TEXT = (
    "The Ward Watch counts people killed in the north. Up to today 772 people are known to have been killed "
    "since the shelling began, and many families have not been reached by anybody who could count them."
)


def _document(
    sha256: str, *, text: str = _TEXT, day: str = "2031-03-28", publisher: str = "Watch"
) -> Document:
    return replace(
        invented.weekly_brief()[0],
        sha256=sha256,
        text=text,
        main_end=len(text),
        publisher=publisher,
        issued=PartialDate(day, "day") if day else None,
    )


def test_a_newer_capture_under_the_same_name_replaces_the_older_one() -> None:
    """Whatever the text says now, and whichever version is read first."""
    documents = [_document("b", text="Withdrawn."), _document("a")]
    assert replaced(documents, [("a", "update.html"), ("b", "update.html")]) == {"a"}
    assert replaced(documents, [("b", "update.html"), ("a", "update.html")]) == {"b"}


@pytest.mark.parametrize("other", [{"publisher": "Council"}, {"day": "2031-04-04", "text": "New week. " * 9}])
def test_another_publisher_and_another_issue_replace_nothing(other: dict[str, str]) -> None:
    """A bulletin has one name week after week, but a day and a text of its own."""
    documents = [_document("a"), _document("b", **other)]
    assert replaced(documents, [("a", "update.html"), ("b", "update.html")]) == set()


def test_a_correction_may_bear_a_day_of_its_own() -> None:
    """Most of its text is still the same."""
    documents = [_document("a"), _document("b", day="2031-04-02", text=_TEXT.replace("772", "752"))]
    assert replaced(documents, [("a", "update.html"), ("b", "update.html")]) == {"a"}


def test_another_name_replaces_nothing() -> None:
    """Two files of one publisher are two documents."""
    assert replaced([_document("a"), _document("b")], [("a", "one.html"), ("b", "two.html")]) == set()


def test_a_version_that_came_back_is_the_newest_again() -> None:
    """What came last stands, under whatever name it came; captures that are no documents are passed over."""
    documents = [_document("a"), _document("b")]
    arrivals = [("a", "u.html"), ("b", "u.html"), ("list", "u.html"), ("a", "copy/u.html")]
    assert replaced(documents, arrivals) == set()
    assert replaced(documents, [*arrivals, ("a", "u.html")]) == {"b"}
    assert replaced(documents, [("a", "u.html"), ("a", "copy/u.html"), ("b", "u.html")]) == {"a"}


def test_figures_of_a_replaced_document_are_used_nowhere() -> None:
    """They leave headline, chart and period; the document stays among the sources, marked."""
    given = invented.inputs()
    older = given.readings[[each.sha256 for each in given.documents].index(invented.weekly_brief()[0].sha256)]
    made = make(replace(given, replaced=frozenset({older.sha256})), "en")
    assert made.content.headline is not None
    assert made.content.headline.sha256 != older.sha256
    assert older.sha256 not in {each.sha256 for each in made.content.stated}
    assert [each.document.sha256 for each in made.content.replaced] == [older.sha256]
    for text in (made.html, made.markdown):
        assert "7,660" not in text
        assert text.count("newer version on file") == 2
