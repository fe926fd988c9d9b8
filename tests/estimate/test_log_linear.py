"""Choice of log-linear models, their estimates and intervals."""

from __future__ import annotations

import numpy as np
import pytest

from tests.estimate.published import ARTIFICIAL, KOREA, KOSOVO
from uncounted.domain.estimate import Estimate
from uncounted.domain.pattern import CapturePatterns
from uncounted.errors import SettingsRefused
from uncounted.estimate import read_patterns
from uncounted.estimate.design import Cells, status
from uncounted.estimate.log_linear import compute, profile_interval
from uncounted.estimate.models import estimate
from uncounted.estimate.selection import fit_model, step_forward, try_all

# Rcapture 1.4-4, closedpMS by BIC over models of order two, profile-likelihood intervals
RCAPTURE = {
    "korea": (157.1667, 128.9531, 226.4005),
    "peru_1980_2000": (215323.7, 189544.3, 245187.9),
    "uk_2013_5list": (22991.33, 17990.95, 30141.9),
    "netherlands_5list": (48012.73, 42185.0, 55075.46),
    "new_orleans_5list": (1034.151, 665.5825, 1762.031),
    "western_us": (2483.384, 1680.613, 3928.081),
    "congenital_massachusetts": (620.4704, 593.4043, 651.6106),
    "hav_taiwan": (1312.765, 654.6797, 3031.112),
    "spina_bifida": (724.1245, 693.3567, 759.2598),
}


def fit(table: CapturePatterns) -> Estimate:
    """Fit with the defaults."""
    return estimate(table, model="log_linear")


def test_kosovo():
    """SparseMSE 2.0.1 gives 14,342 for the same five interactions; the caution says that they fit badly."""
    made = fit(KOSOVO)
    assert made.published()[0] == pytest.approx(14_341.66, abs=0.01)
    assert made.diagnostics["interactions"] == [
        "ABA x EXH",
        "ABA x OSCE",
        "EXH x HRW",
        "EXH x OSCE",
        "HRW x OSCE",
    ]
    assert made.diagnostics["models_fitted"] == 64
    assert [reason.code for reason in made.reasons] == ["poor_fit"]


def test_independence_interval():
    """Kosovo under independence: Rcapture's profile interval is 7,148 to 7,656."""
    low, high = profile_interval(fit_model(Cells.of(KOSOVO), (), criterion="bic"), level=0.95)
    assert high is not None
    assert (4400 + low, 4400 + high) == pytest.approx((7148, 7656), abs=1)


@pytest.mark.parametrize("name", sorted(RCAPTURE))
def test_points_and_intervals_of_other_software(shared_data, name: str):
    """The same model is chosen and the same number comes out, for nine published tables."""
    table = read_patterns(shared_data / "mse" / f"{name}.csv")
    made = fit(table)
    point, low, high = RCAPTURE[name]
    assert made.published()[0] == pytest.approx(point, rel=1e-5)
    assert made.interval == pytest.approx((low, high), rel=2e-3)


def test_models_that_cannot_be_estimated_are_never_chosen():
    """The artificial table: the model with AB scores better and is passed over."""
    choice = try_all(Cells.of(ARTIFICIAL), criterion="bic")
    assert choice.passed_over == (1,)
    assert choice.best is not None
    assert status(choice.best.design) == 0
    assert all(status(each.design) == 0 for each in choice.near)


def test_no_model_at_all_is_refused():
    """Where one list holds everyone no model has a finite estimate, whichever search is used."""
    table = CapturePatterns(("a", "b", "c"), {(1, 0, 0): 30, (1, 1, 0): 20, (1, 1, 1): 10, (1, 0, 1): 8})
    assert try_all(Cells.of(table)).best is None
    assert step_forward(Cells.of(table)).best is None
    fitted = compute(table, seed=1, level=0.95)
    assert "does_not_exist" in [reason.code for reason in fitted.refusals]
    assert fitted.point is None


def test_stepwise_finds_what_all_subsets_find():
    """On Kosovo and Korea the greedy path ends at the best of all sets."""
    for table in (KOSOVO, KOREA):
        cells = Cells.of(table)
        every, greedy = try_all(cells, criterion="bic").best, step_forward(cells, criterion="bic").best
        assert every is not None
        assert greedy is not None
        assert every.pairs == greedy.pairs
        assert every.fit.unseen == pytest.approx(greedy.fit.unseen, rel=1e-6)


def test_many_lists_are_refused():
    """A table of 2^40 cells is not tried."""
    rng = np.random.default_rng(1)
    rows = rng.random((400, 40)) < 0.08
    counts: dict[tuple[int, ...], int] = {}
    for row in rows[rows.any(axis=1)]:
        pattern = tuple(int(on) for on in row)
        counts[pattern] = counts.get(pattern, 0) + 1
    made = fit(CapturePatterns(tuple(f"list{j:02d}" for j in range(40)), counts))
    assert [reason.code for reason in made.reasons] == ["too_many_lists"]


def test_a_saturated_model_says_so():
    """Three lists with all interactions fit whatever the data are."""
    counts = {(1, 0, 0): 900, (0, 1, 0): 800, (0, 0, 1): 700, (1, 1, 0): 300, (1, 0, 1): 20, (0, 1, 1): 200}
    made = fit(CapturePatterns(("a", "b", "c"), {**counts, (1, 1, 1): 150}))
    assert "saturated" in [reason.code for reason in made.reasons]


def test_the_criterion_can_be_chosen():
    """AIC asks for no fewer interactions than BIC; other names are refused."""
    by_bic, by_aic = (estimate(KOREA, model="log_linear", criterion=name) for name in ("bic", "aic"))
    assert by_aic.diagnostics["parameters"] >= by_bic.diagnostics["parameters"]
    with pytest.raises(SettingsRefused, match="bic or aic"):
        estimate(KOREA, model="log_linear", criterion="cic")
