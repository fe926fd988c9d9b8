"""A person gives some fields; number, bounds, qualifier and days agree afterwards, whatever was given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncounted.domain.check import FIELDS
from uncounted.domain.correction import corrected
from uncounted.domain.figure import Figure
from uncounted.errors import SettingsRefused

READ = Figure(
    (0, 2), "40", "killed", 40.0, 40.0, None, "persons", "count", "at_least", as_of="2031-03-30", caveat="c"
)


def test_bounds_follow_the_number_and_its_hedge() -> None:
    """At least sets the lower bound, up to the upper one, an exact number none."""
    assert corrected(READ, {"value": "44"}).low == 44.0
    up_to = corrected(READ, {"qualifier": "up_to"})
    assert (up_to.low, up_to.high) == (None, 40.0)
    assert corrected(READ, {"qualifier": "exact"}).low is None


def test_a_range_and_a_vague_number_have_no_value() -> None:
    """Both bounds make a range by themselves; a number given over a range is exact again."""
    between = corrected(READ, {"low": 40, "high": "1,050"})
    assert (between.qualifier, between.value, between.high) == ("range", None, 1050.0)
    vague = corrected(READ, {"qualifier": "vague", "low": 12})
    assert (vague.qualifier, vague.value, vague.low, vague.high) == ("vague", None, 12.0, None)
    assert corrected(between, {"value": 41}).qualifier == "exact"


def test_a_day_puts_a_period_out_and_a_period_a_day() -> None:
    """A stock has a day, a flow a period."""
    flow = corrected(READ, {"period_start": "2031-03-01", "period_end": "2031-03-30"})
    assert (flow.as_of, flow.period_start) == (None, "2031-03-01")
    stock = corrected(flow, {"as_of": "2031-03-30"})
    assert (stock.as_of, stock.period_start, stock.period_end) == ("2031-03-30", None, None)


def test_an_empty_text_means_that_nothing_is_stated() -> None:
    """For every field that a figure can be without."""
    assert corrected(READ, {"caveat": " ", "as_of": ""}).caveat is None
    assert corrected(READ, {"as_of": None}).as_of is None
    for field in ("measure", "unit", "kind", "qualifier"):
        with pytest.raises(SettingsRefused):
            corrected(READ, {field: ""})


@pytest.mark.parametrize(
    ("written", "value"),
    [("1038", 1038.0), (" 1,038 ", 1038.0), ("1,234,567.5", 1234567.5), ("0.5", 0.5), ("၁,၀၃၈", 1038.0)],
)
def test_a_number_is_taken_as_it_is_written(written: str, value: float) -> None:
    """In the digits of any script, thousands parted by commas or not at all."""
    assert corrected(READ, {"value": written}).value == value


@pytest.mark.parametrize(
    "written",
    [
        "1,5",
        "1.905,5",
        "1,95",
        "1_000",
        "1e3",
        "9" * 23,
        "9" * 5000,
        "+5",
        "-5",
        "5.",
        ".5",
        "1 000",
        "0x5",
        "½",
        "²",
    ],
)
def test_a_number_that_can_be_read_two_ways_is_refused(written: str) -> None:
    """A comma is no decimal point for one reader and is one for another; nothing is guessed."""
    with pytest.raises(SettingsRefused) as refused:
        corrected(READ, {"value": written})
    assert refused.value.where == "figure, value"
    assert written not in refused.value.found


_VALUES = st.one_of(
    st.none(),
    st.floats(),
    st.sampled_from(
        ["", "7", "1,050", "x", "exact", "range", "vague", "up_to", "killed", "share", "2031-03-30", "2031"]
    ),
)


@given(st.dictionaries(st.sampled_from(FIELDS), _VALUES))
def test_what_is_accepted_agrees_with_itself(given_fields: dict[str, str | float | None]) -> None:
    """Anything else is refused; nothing is coerced and nothing crashes."""
    try:
        figure = corrected(READ, given_fields)
    except SettingsRefused:
        return
    assert figure.as_of is None or (figure.period_start, figure.period_end) == (None, None)
    assert (figure.value is None) == (figure.qualifier in ("range", "vague"))
    if figure.qualifier in ("at_least", "more_than", "vague"):
        assert figure.low == (figure.value if figure.value is not None else figure.low) is not None
    if figure.qualifier == "range":
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low <= figure.high
    assert (figure.span, figure.quote) == (READ.span, READ.quote)
