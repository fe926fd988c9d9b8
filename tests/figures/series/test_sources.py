"""Who says so: what names nobody is nobody's series, and one source keeps its series under all its names."""

from __future__ import annotations

from dataclasses import replace

from uncounted.domain.document import Document, Encoding, TextQuality
from uncounted.domain.figure import Figure
from uncounted.domain.series import StatedFigure
from uncounted.figures.series import gather, stated_figures

EMPTY = Figure((0, 2), "12", "killed", 12.0, None, None, "persons", "count", "exact", as_of="2031-03-01")

A_DOCUMENT = Document(
    sha256="",
    text="",
    title="",
    authors=(),
    publisher="The Post",
    kind="statement",
    languages=("my",),
    encoding="unicode",
    issued=None,
    reference="",
    quality=TextQuality(1.0, reliable=True),
    main_start=0,
    main_end=0,
    page_starts=(0,),
    reader="test",
)


def stated(who: str | None, publisher: str, sha256: str = "a") -> StatedFigure:
    """Make one figure of a source in a publisher's document."""
    return StatedFigure(sha256, publisher, "2031-03-02", replace(EMPTY, attribution=who))


def names(*points: StatedFigure) -> list[tuple[str, ...]]:
    """Give the names of each series."""
    return [each.names for each in gather(points)]


def test_officials_in_two_papers_are_two_sources() -> None:
    """Nobody knows whether they are the same people."""
    assert names(stated("officials", "The Post"), stated("local officials", "The Paper", "b")) == [
        ("local officials, in The Paper",),
        ("officials, in The Post",),
    ]
    assert len(names(stated("ဒေသခံများ", "The Post"), stated("ဒေသခံများ", "The Paper", "b"))) == 2


def test_officials_in_one_paper_stay_one_source() -> None:
    """What one publisher says of them can be followed."""
    assert names(stated("officials", "The Post"), stated("the officials", "The Post", "b")) == [
        ("officials, in The Post", "the officials, in The Post")
    ]


def test_documents_without_a_publisher_are_of_different_sources() -> None:
    """Two texts of unknown origin say nothing of each other."""
    found = names(stated(None, "", "a"), stated(None, "", "b"), stated("officials", "", "c"))
    assert found == [
        ("officials, in unknown publisher",),
        ("unknown publisher",),
        ("unknown publisher",),
    ]


def test_two_organisations_with_one_abbreviation_keep_their_series() -> None:
    """The abbreviation in brackets joins nothing when two go by it."""
    assert names(
        stated("the Ministry of Roads (MOR)", "The Post"), stated("Ministry of Rivers (MOR)", "The Post", "b")
    ) == [("Ministry of Rivers (MOR)",), ("the Ministry of Roads (MOR)",)]


def test_a_name_in_zawgyi_is_the_same_name() -> None:
    """Compared in Unicode, whatever the document is written in; the figure stays as it is."""
    points = []
    texts: dict[Encoding, str] = {"zawgyi": "ျမန္မာ ၁၂", "unicode": "မြန်မာ ၁၂"}
    for encoding, text in texts.items():
        document = replace(A_DOCUMENT, sha256=encoding, text=text, encoding=encoding)
        figure = replace(EMPTY, span=(7, 9), quote="၁၂", attribution=text[:6])
        points += stated_figures(document, [figure])
    (series,) = gather(points)
    assert series.names == ("မြန်မာ",)
    assert [each.figure.attribution for each in series.points] == ["မြန်မာ", "ျမန္မာ"]
