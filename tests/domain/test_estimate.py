"""A refused estimate has no number to print."""

from __future__ import annotations

import dataclasses

import pytest

from uncounted.domain.estimate import Estimate, Reason
from uncounted.errors import EstimateRefused

GOOD = Estimate(
    stratum={},
    lists=("a", "b", "c"),
    patterns_hash="0" * 64,
    n_observed=10,
    model="chao",
    settings={},
    seed=None,
    point=14.0,
    interval=(11.0, 22.0),
    level=0.95,
    draws=(),
    diagnostics={},
    assumptions=(),
    status="publishable",
)


def test_a_publishable_estimate_gives_its_number() -> None:
    """Point, low, high."""
    assert GOOD.published() == (14.0, 11.0, 22.0)


def test_a_refused_estimate_raises_with_its_reasons() -> None:
    """Asking for the number of a refused estimate is an error that says why it was refused."""
    refused = dataclasses.replace(
        GOOD,
        point=None,
        interval=None,
        status="refused",
        reasons=(Reason("no_overlap", "no person is on two lists"),),
    )
    with pytest.raises(EstimateRefused, match="no person is on two lists"):
        refused.published()


@pytest.mark.parametrize("change", [{"status": "refused"}, {"point": None}, {"interval": None}])
def test_status_and_number_cannot_disagree(change: dict[str, object]) -> None:
    """A refused estimate with a number cannot be made."""
    with pytest.raises(ValueError, match="publishable"):
        dataclasses.replace(GOOD, **change)


@pytest.mark.parametrize("interval", [(15.0, 22.0), (11.0, 13.0), (float("nan"), 22.0)])
def test_the_point_lies_in_its_interval(interval: tuple[float, float]) -> None:
    """A number outside its own interval is never published."""
    with pytest.raises(ValueError, match="lies in its interval"):
        dataclasses.replace(GOOD, interval=interval)


def test_a_refused_estimate_shows_no_diagnostic_that_tells_the_number() -> None:
    """Only what is known to tell nothing is shown; all of it stays for Python."""
    found = {"rhat": 1.4, "chain_medians": [14.0], "refused_point": 14.0, "something_new": 14.0}
    refused = dataclasses.replace(
        GOOD, point=None, interval=None, status="refused", diagnostics=found, reasons=(Reason("x", "y"),)
    )
    assert refused.public_diagnostics == {"rhat": 1.4}
    assert refused.diagnostics == found
    assert dataclasses.replace(GOOD, diagnostics=found).public_diagnostics == found
