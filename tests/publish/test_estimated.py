"""Estimates as a brief shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.publish import invented

from uncounted.domain.pattern import CapturePatterns
from uncounted.publish.estimated import band, estimated
from uncounted.publish.series import series

_TABLE = CapturePatterns(("a", "b", "c"), {(1, 1, 0): 40, (0, 1, 1): 30, (1, 0, 0): 30})


def test_an_estimate_of_other_people_gets_no_number() -> None:
    """A table that is not the documented one is not put beside it."""
    other = CapturePatterns(("a", "b", "c"), {(1, 1, 0): 41})
    estimates = [invented.published(_TABLE)]
    assert estimated(estimates, first_model="latent_class", counted=_TABLE)[0].rounded is not None
    assert estimated(estimates, first_model="latent_class", counted=other)[0].rounded is None


def test_the_band_adds_draws_and_not_ends_of_intervals() -> None:
    """Two strata of 100 to 200 give a narrower sum than 200 to 400."""
    draws = tuple(range(100, 201))
    strata = [replace(invented.published(_TABLE, year=year), draws=draws) for year in ("2030", "2031")]
    overall = invented.published(_TABLE)
    shown = estimated([overall, *strata], first_model="latent_class", counted=_TABLE)
    points = band(shown[1:])
    assert [point[0] for point in points] == [date(2030, 12, 31), date(2031, 12, 31)]
    _, low, middle, high = points[1]
    assert 210 < low < middle < high < 390


def test_one_refused_stratum_leaves_no_band() -> None:
    """A sum with a hole is no sum."""
    strata = [
        replace(invented.published(_TABLE, year="2030"), draws=(1, 2)),
        invented.refused(_TABLE, year="2031"),
    ]
    shown = estimated([invented.published(_TABLE), *strata], first_model="latent_class", counted=_TABLE)
    assert band(shown[1:]) == ()


def test_the_last_part_of_the_band_stands_at_the_end_of_the_period() -> None:
    """The year that the period ends in is known up to the period's last day; later parts are left out."""
    strata = [
        replace(invented.published(_TABLE, year=year), draws=(1, 2, 3)) for year in ("2030", "2031", "2032")
    ]
    shown = estimated([invented.published(_TABLE), *strata], first_model="latent_class", counted=_TABLE)
    found = series([date(2030, 6, 1)], (), strata=shown[1:], end=date(2031, 3, 30))
    assert found is not None
    assert [point[0] for point in found.band] == [date(2030, 12, 31), date(2031, 3, 30)]
