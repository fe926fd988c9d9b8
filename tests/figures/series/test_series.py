"""Figures gather into series by source, measure, population and place; contradictions are told."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from uncounted.domain.figure import Figure
from uncounted.domain.series import Parts, Series, StatedFigure
from uncounted.figures import read_figures
from uncounted.figures.series import findings, gather
from uncounted.figures.series.contradictions import agent, bounds

EMPTY = Figure((0, 1), "0", "killed", 0.0, None, None, "persons", "count", "exact")


def stated(
    amount: float, day: str, *, who: str = "Marsh Watch", words: str = "", **fields: str | None
) -> StatedFigure:
    """Make one figure of a source as of a day."""
    quote = f"{amount:,.0f}"
    figure = replace(EMPTY, value=amount, quote=quote, as_of=day, attribution=who, **fields)  # type: ignore[arg-type]
    return StatedFigure(f"{who} {day}", "The Brief", day, figure, words, words.find(quote) if words else -1)


def kinds(*points: StatedFigure) -> list[tuple[str, str]]:
    """Give kind and words of every finding."""
    return [(each.kind, each.found) for each in findings(gather(points))]


def test_a_series_holds_one_source_under_all_its_names() -> None:
    """A name, the name with its abbreviation, and the abbreviation are one; another source is another."""
    series = gather(
        [
            stated(10, "2031-01-01", who="the River Council (RC)"),
            stated(12, "2031-02-01", who="RC"),
            stated(13, "2031-02-01", who="River Council"),
            stated(11, "2031-02-01", who="Ward Watch"),
        ]
    )
    assert [(len(each.points), each.names) for each in series] == [
        (3, ("RC", "River Council", "the River Council (RC)")),
        (1, ("Ward Watch",)),
    ]


@pytest.mark.parametrize(
    ("fields", "n_series"),
    [
        ({"population": "people"}, 1),
        ({"population": "children"}, 2),
        ({"place": "Ostrel"}, 2),
        ({"measure": "arrested"}, 2),
        ({"unit": "households"}, 2),
        ({"as_of": None, "period_start": "2031-02-01", "period_end": "2031-02-07"}, 2),
    ],
    ids=["people", "children", "place", "measure", "unit", "flow"],
)
def test_what_parts_one_series_from_another(fields: dict[str, str | None], n_series: int) -> None:
    """Everything that changes what is counted; people in general are the same as no population."""
    other = stated(12, "2031-02-01")
    other = replace(other, figure=replace(other.figure, **fields))  # type: ignore[arg-type]
    assert len(gather([stated(10, "2031-01-01"), other])) == n_series


def test_words_that_narrow_a_measure_part_series() -> None:
    """Sentenced in absentia is not sentenced."""
    points = [
        stated(
            40, "2031-01-01", measure="sentenced", words="By then 40 had been sentenced, 9 of them elsewhere"
        ),
        stated(
            12, "2031-01-01", measure="sentenced", words="40 were sentenced and 12 were sentenced in absentia"
        ),
    ]
    assert {each.key.definition for each in gather(points)} == {"", "in absentia"}


def test_a_running_total_that_falls_is_told_and_a_stock_may_fall() -> None:
    """Killed cannot fall without a correction; detained can."""
    assert kinds(stated(122, "2031-07-13"), stated(119, "2031-11-20")) == [
        ("running total falls", "122 up to 2031-07-13, then 119 up to 2031-11-20")
    ]
    assert (
        kinds(stated(122, "2031-07-13", measure="detained"), stated(119, "2031-11-20", measure="detained"))
        == []
    )


def test_hedged_numbers_fall_only_when_they_cannot_both_hold() -> None:
    """About 120, then 119 counted: no contradiction is claimed where the words allow both."""
    assert kinds(stated(120, "2031-07-13", qualifier="about"), stated(119, "2031-08-01")) == []


def test_a_number_that_stands_still_while_its_day_moves_is_told() -> None:
    """Once for a whole run."""
    found = kinds(stated(1984, "2031-08-30"), stated(1984, "2031-09-30"), stated(1984, "2031-10-30"))
    assert found == [("repeated unchanged", "1,984 on 3 days from 2031-08-30 to 2031-10-30")]


def test_two_sources_that_differ_for_one_day_are_told() -> None:
    """With both names and numbers; what both words allow is no difference."""
    day = "2031-08-30"
    assert kinds(stated(50, day), stated(70, day, who="Ward Watch")) == [
        ("sources differ", "Marsh Watch says 50, Ward Watch says 70, both up to 2031-08-30")
    ]
    assert kinds(stated(50, day, qualifier="at_least"), stated(70, day, who="Ward Watch")) == []
    assert kinds(stated(50, day), stated(70, "2031-08-29", who="Ward Watch")) == []


def test_one_source_with_two_numbers_for_one_day_is_told() -> None:
    """In another document of the same source."""
    one, other = stated(50, "2031-08-30"), stated(70, "2031-08-30")
    assert kinds(one, replace(other, sha256="later", issued="2031-09-01")) == [
        ("restated", "50 and 70, both up to 2031-08-30")
    ]


def test_a_total_that_does_not_equal_its_parts_is_told() -> None:
    """Arrested is detained and released, when a source gives all three for one day."""
    day = "2031-08-30"
    parts = [stated(6033, day, measure="detained"), stated(1620, day, measure="released")]
    assert kinds(stated(7653, day, measure="arrested"), *parts) == []
    assert kinds(stated(7660, day, measure="arrested"), *parts) == [
        (
            "identity broken",
            "7,660 arrested, but 6,033 detained + 1,620 released make 7,653, on 2031-08-30",
        )
    ]


@pytest.mark.parametrize(("n_men", "is_told"), [(192, False), (190, True)])
def test_a_breakdown_in_a_sentence_is_added_up(n_men: int, is_told: bool) -> None:
    """Only where the sentence says that these are all parts."""
    words = f"As of 30 August 2031, 224 people had been killed: 32 women and {n_men} men."
    figures = read_figures(words, published=date(2031, 9, 1), publisher="Marsh Watch")
    points = [StatedFigure("a", "Marsh Watch", "2031-09-01", each, words, each.span[0]) for each in figures]
    assert len(points) == 3
    told = [each.kind for each in findings(gather(points)) if each.kind == "parts do not add up"]
    assert told == (["parts do not add up"] if is_told else [])


def test_a_changed_meaning_of_a_label_is_told() -> None:
    """By the junta, then by the junta and its militias: the same word, a wider count."""
    found = kinds(
        stated(900, "2031-01-01", words="900 people have been killed by the junta since the revolt."),
        stated(1400, "2031-06-01", words="1,400 people killed by the junta and its militias as of 1 June."),
    )
    assert found == [("meaning changed", "by junta, then by junta militias")]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The army and allied groups have killed 40 people.", {"army", "allied", "groups"}),
        ("40 people were killed by the army since May.", {"army"}),
        ("40 people were killed by 30 August.", set()),
        ("40 people were killed.", set()),
    ],
    ids=["subject", "by", "by-a-day", "nobody"],
)
def test_who_did_it_is_read_from_the_sentence(words: str, who: set[str]) -> None:
    """A day after "by" is nobody."""
    assert agent(words) == frozenset(who)


def test_bounds_follow_the_hedge() -> None:
    """A hedge opens one side; about opens a tenth on both."""
    allowed = {name: bounds(replace(EMPTY, value=100.0, qualifier=name)) for name in ("exact", "up_to")}  # type: ignore[arg-type]
    assert allowed == {"exact": (100.0, 100.0), "up_to": (0.0, 100.0)}
    assert bounds(replace(EMPTY, value=100.0, qualifier="about")) == pytest.approx((90, 110))
    assert bounds(replace(EMPTY, value=None, low=3.0, high=5.0, qualifier="range")) == (3.0, 5.0)


def test_figures_of_different_sources_are_never_added() -> None:
    """The only thing that adds refuses them, and a figure itself knows no addition."""
    one, other = stated(50, "2031-08-30"), stated(70, "2031-08-30", who="Ward Watch")
    (mine,), (theirs,) = (each.points for each in gather([one, other]))
    assert Parts((mine, mine)).total == 100
    with pytest.raises(TypeError, match="never added"):
        Parts((mine, theirs))
    with pytest.raises(TypeError):
        one.figure + other.figure  # type: ignore[operator]


def test_documents_of_two_publishers_that_name_no_source_are_never_added() -> None:
    """The source is who publishes, as gathered; what was not gathered is not added at all."""
    figures = [
        StatedFigure(who, who, "2031-09-01", replace(EMPTY, as_of="2031-08-30")) for who in ("Paper", "Post")
    ]
    with pytest.raises(TypeError, match="figures of a series"):
        Parts(tuple(figures))
    points = [point for each in gather(figures) for point in each.points]
    with pytest.raises(TypeError, match="never added"):
        Parts(tuple(points))


def test_the_order_of_documents_does_not_matter() -> None:
    """Shuffled figures gather into the same series with the same findings."""
    points = [
        stated(n, f"2031-0{month}-01", who=who)
        for who in ("RC", "Ward Watch")
        for month, n in ((1, 10), (2, 12), (3, 11), (4, 11))
    ]
    expected = gather(points)
    shuffled = random.Random(3).sample(points, len(points))  # noqa: S311 - no secret
    assert gather(shuffled) == expected
    assert findings(gather(shuffled)) == findings(expected)


# Names in the published table, as measure and definition here.
MEANINGS = {
    "killed": ("killed", ""),
    "arrested_cumulative": ("arrested", ""),
    "detained_now": ("detained", ""),
    "released": ("released", ""),
    "death_row": ("sentenced_death", "death row"),
    "death_sentence_in_person": ("sentenced_death", "in person"),
    "death_sentence_in_absentia": ("sentenced_death", "in absentia"),
    "death_sentence_total": ("sentenced_death", ""),
    "sentenced_in_absentia": ("sentenced", "in absentia"),
    "sentenced_in_person": ("sentenced", "in person"),
    "evading_warrant": ("wanted", ""),
}


def published_series(folder: Path) -> tuple[Series, ...]:
    """Gather the published figures of one organisation."""
    with (folder / "stated" / "stated_figures.csv").open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["measure"] in MEANINGS]
    points = []
    for row in rows:
        measure, words = MEANINGS[row["measure"]]
        amount = float(row["value"])
        points.append(
            stated(
                amount,
                row["as_of"],
                who=row["publisher"],
                measure=measure,
                qualifier=row["qualifier"],
                words=f"{amount:,.0f} {words}",
            )
        )
    return gather(points)


def test_a_real_series_keeps_its_identities_and_shows_its_falls(shared_data: Path) -> None:
    """Published totals equal their parts; one running total falls, one number stands still."""
    series = published_series(shared_data)
    found = findings(series)
    assert [each for each in found if each.kind == "identity broken"] == []
    falls = [
        (each.points[0].amount, each.points[1].amount) for each in found if each.kind == "running total falls"
    ]
    assert (122, 119) in falls
    unchanged = {each.points[0].amount for each in found if each.kind == "repeated unchanged"}
    assert 1979 in unchanged
    n_complete = sum(1 for each in series if each.key.measure == "arrested" for _ in each.points)
    assert n_complete >= 7


def test_a_misread_number_breaks_an_identity_of_the_real_series(shared_data: Path) -> None:
    """The check can fail: one digit changed in one total is found."""
    series = published_series(shared_data)
    broken = []
    for each in series:
        if each.key.measure == "arrested":
            first, *rest = (point for point in each.points if point.day >= "2023-05-15")
            wrong = replace(first, figure=replace(first.figure, value=first.amount + 1))
            each = replace(each, points=(wrong, *rest))
        broken.append(each)
    assert [each.kind for each in findings(broken) if each.kind == "identity broken"] == ["identity broken"]
