"""Which stated figures are running totals, and which one stands beside the other numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.publish import invented

from uncounted.domain.date import PartialDate
from uncounted.domain.figure import WITHDRAWN, Figure, Reading, Why
from uncounted.publish.brief import compose
from uncounted.publish.content import Content, Inputs
from uncounted.publish.totals import amount, running_totals


def _said(
    *figures: tuple[str, float, str],
    issued: str = "2031-03-30",
    stated_by: str = "",
    withdrawn: tuple[int, ...] = (),
    since: str = "",
    rule: str = "since and as of",
) -> Content:
    """Compose a brief of one document with figures (who, number, day), some of them taken back.

    With `since` they are counts of a period that ends on the day, by this rule.
    """
    text = "killed: " + ", ".join(f"{value:.0f}" for _, value, _ in figures)
    document = replace(
        invented.weekly_brief()[0],
        text=text,
        issued=PartialDate.of(date.fromisoformat(issued)),
        publisher="Network",
    )
    read = tuple(
        Figure(
            span=(8, 9),
            quote=text[8],
            measure="killed",
            value=value,
            low=None,
            high=None,
            unit="persons",
            kind="count",
            qualifier="exact",
            as_of=None if since else day or None,
            period_start=since or None,
            period_end=day if since else None,
            attribution=who,
            caveat="was too high" if n in withdrawn else None,
            why=((Why("caveat", WITHDRAWN),) if n in withdrawn else ())
            + (Why("period", rule),) * bool(since),
        )
        for n, (who, value, day) in enumerate(figures)
    )
    read = tuple(replace(figure, span=(8 + n, 9 + n)) for n, figure in enumerate(read))
    given = invented.inputs()
    settings = replace_brief(given, stated_by)
    reading = Reading(document.sha256, "figures 1", read, (), ())
    given = replace(given, documents=(document,), readings=(reading,), settings=settings)
    return compose(given, start=invented.START, end=invented.END)


def replace_brief(given: Inputs, stated_by: str):  # type: ignore[no-untyped-def]  # a struct of msgspec
    """Set whose figure stands beside the other two."""
    import msgspec

    brief = msgspec.structs.replace(given.settings.brief, stated_by=stated_by)
    return msgspec.structs.replace(given.settings, brief=brief)


def _headline(content: Content) -> tuple[str, float] | None:
    return (content.headline.who, amount(content.headline)) if content.headline else None


def test_the_latest_running_total_is_the_headline() -> None:
    """The later day wins, whoever says it."""
    assert _headline(_said(("A", 900, "2031-03-20"), ("B", 800, "2031-03-28"))) == ("B", 800)


def test_the_chosen_publisher_wins_over_a_later_one() -> None:
    """With a name in the settings only that publisher counts; its full form is found by its initials."""
    content = _said(("River Council (RC)", 900, "2031-03-20"), ("B", 950, "2031-03-28"), stated_by="rc")
    assert _headline(content) == ("River Council (RC)", 900)


def test_a_publisher_that_says_nothing_gives_no_headline() -> None:
    """No other publisher's figure takes its place."""
    assert _headline(_said(("A", 900, "2031-03-20"), stated_by="Nobody")) is None


def test_a_part_of_the_same_day_is_not_the_total() -> None:
    """Of 1,038 people 74 are children: the whole is the larger."""
    assert _headline(_said(("A", 1038, "2031-03-28"), ("A", 74, "2031-03-28"))) == ("A", 1038)


def test_a_later_part_is_not_the_total() -> None:
    """A figure under half of the earlier total is a part of something."""
    assert _headline(_said(("A", 1038, "2031-03-20"), ("A", 12, "2031-03-28"))) == ("A", 1038)


def test_a_total_that_falls_a_little_is_the_publishers_correction() -> None:
    """Cumulative series do fall; the later figure stands."""
    assert _headline(_said(("A", 1038, "2031-03-20"), ("A", 1031, "2031-03-28"))) == ("A", 1031)


def test_figures_after_the_period_are_not_known_yet() -> None:
    """Neither a later day nor a document issued later is used."""
    assert _headline(_said(("A", 900, "2031-03-20"), ("A", 990, "2031-04-02"))) == ("A", 900)
    assert _headline(_said(("A", 900, "2031-03-20"), issued="2031-04-03")) is None


def test_a_figure_without_a_day_is_no_running_total() -> None:
    """It is among the figures of the period, and nowhere else."""
    content = _said(("A", 900, ""))
    assert content.headline is None
    assert len(content.narrative) == 1
    assert content.series is not None
    assert content.series.stated == ()


def test_a_name_and_the_abbreviation_it_gives_are_one_publisher() -> None:
    """APVN, its full name and both together are one series; an article does not part them."""
    content = _said(
        ("Association of the River (AR)", 900, "2031-03-20"),
        ("AR", 940, "2031-03-25"),
        ("The Association of the River", 960, "2031-03-28"),
        ("Ward Watch", 300, "2031-03-28"),
    )
    assert content.series is not None
    assert [[amount(point) for point in line.points] for line in content.series.stated] == [
        [900, 940, 960],
        [300],
    ]


def test_officials_in_two_papers_are_two_sources() -> None:
    """A common noun names nobody; nor does a document whose publisher is not known."""
    one = _said(("officials", 900, "2031-03-20")).headline
    assert one is not None
    other = replace(one, sha256="ef" * 32, document=replace(one.document, publisher="The Post"))
    assert len(running_totals((one, other), measure="killed", until="2031-12-31")) == 2
    assert len(running_totals((one, one), measure="killed", until="2031-12-31")) == 1
    unknown = [replace(each, who="", document=replace(each.document, publisher="")) for each in (one, other)]
    assert len(running_totals(unknown, measure="killed", until="2031-12-31")) == 2


def test_two_ministries_with_one_abbreviation_are_two_publishers() -> None:
    """The headline is whoever says it, under the name that says it."""
    content = _said(
        ("Ministry of Rivers (MOR)", 900, "2031-03-20"), ("Ministry of Roads (MOR)", 890, "2031-03-28")
    )
    assert _headline(content) == ("Ministry of Roads (MOR)", 890)
    assert {len(each.names) for each in content.series.stated} == {1}


def test_a_number_that_was_taken_back_is_no_total() -> None:
    """Neither the sentence that takes it back nor the older one that gave it makes the headline."""
    given, corrected = ("River Council", 772.0, "2031-03-28"), ("River Council", 752.0, "2031-03-28")
    assert _headline(_said(corrected, given)) == ("River Council", 772.0)
    assert _headline(_said(corrected, given, withdrawn=(1,))) == ("River Council", 752.0)
    assert _headline(_said(corrected, given, given, withdrawn=(1,))) == ("River Council", 752.0)


def test_a_number_taken_back_without_its_day_is_none_on_any_day() -> None:
    """The words of a correction do not always repeat the day; other publishers keep theirs."""
    said = [
        ("River Council", 772.0, "2031-03-28"),
        ("River Council", 772.0, ""),
        ("Union", 772.0, "2031-03-27"),
    ]
    assert _headline(_said(*said, withdrawn=(1,))) == ("Union", 772.0)


def test_nobody_reports_what_they_say_themselves() -> None:
    """An organisation that names itself by its abbreviation is not reported by itself; others are."""
    said = _said(("Network", 900, ""), ("Network (NW)", 901, ""), ("NW", 902, ""), ("Union", 903, ""))
    assert [each.reported_by for each in said.narrative] == ["", "", "", "Network"]


def test_a_count_since_a_day_as_of_another_is_a_running_total() -> None:
    """What a closed period adds up to is none."""
    running = _said(("A", 900, "2031-03-28"), since="2030-06-07")
    assert _headline(running) == ("A", 900)
    assert _headline(_said(("A", 900, "2031-03-28"), since="2031-03-01", rule="during")) is None
