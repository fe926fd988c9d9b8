"""The latent class model as a whole: reproducible, right on published tables, and refusing."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from tests.estimate.published import ARTIFICIAL, KOREA, KOSOVO
from uncounted.domain.estimate import Estimate
from uncounted.domain.pattern import CapturePatterns
from uncounted.estimate import diagnostics, latent_class, read_patterns
from uncounted.estimate.models import estimate

# LCMCR 0.4.14: 2.5 %, 50 % and 97.5 % points of six runs, three of 1.01 million sweeps with K = 10 and three
# of 5.01 million with K = 15. Their spread shows their own Monte Carlo error, which their effective
# sizes understate: the short runs begin at independence, far below, and warm up for 10,000 sweeps only.
KOSOVO_REFERENCE = {
    0.025: (8932, 8820, 8821, 9066, 8947, 9005),
    0.5: (10387, 10425, 10412, 10443, 10425, 10438),
    0.975: (13941, 14038, 13796, 13865, 13780, 13849),
}


@pytest.fixture(scope="module")
def kosovo() -> Estimate:
    """Estimate Kosovo once for several tests."""
    return estimate(KOSOVO, seed=20)


@pytest.mark.parametrize("prob", sorted(KOSOVO_REFERENCE))
def test_kosovo_agrees_with_the_package(kosovo: Estimate, prob: float):
    """Quantiles of log(N - n) lie within three Monte Carlo errors, ours and the package's taken together."""
    log_unseen = np.log(np.array(kosovo.draws).reshape(4, -1) - KOSOVO.n_observed)
    published = np.log(np.array(KOSOVO_REFERENCE[prob]) - KOSOVO.n_observed)
    ours = diagnostics.mcse_quantile(log_unseen, prob)
    theirs = published.std(ddof=1) / np.sqrt(published.size)
    assert abs(np.quantile(log_unseen, prob) - published.mean()) < 3 * np.hypot(ours, theirs)


def test_kosovo_is_publishable_with_its_diagnostics(kosovo: Estimate):
    """Four chains agree, the bound is stated and not touched, and draws go with the result."""
    assert kosovo.status == "publishable"
    assert kosovo.reasons == ()
    assert kosovo.diagnostics["rhat"] < 1.01  # type: ignore[operator]
    assert min(kosovo.diagnostics["ess_bulk"], kosovo.diagnostics["ess_tail"]) >= 400  # type: ignore[type-var]
    assert kosovo.diagnostics["prob_at_bound"] == 0
    assert kosovo.settings["highest_n"] == 21 * 4400
    assert kosovo.settings["n_classes"] == 10
    assert len(kosovo.draws) == 4000
    low, high = kosovo.interval or (0, 0)
    assert low < (kosovo.point or 0) < high
    assert np.mean([low <= draw <= high for draw in kosovo.draws]) == pytest.approx(0.95, abs=0.01)


def test_same_seed_same_result_whatever_the_threads(monkeypatch: pytest.MonkeyPatch):
    """Draws are identical on one core, on many, and while other estimates run beside."""
    alone = estimate(KOREA, seed=3)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert estimate(KOREA, seed=3) == alone
    monkeypatch.setattr(os, "cpu_count", lambda: 16)
    with ThreadPoolExecutor(3) as pool:
        beside = list(pool.map(lambda seed: estimate(KOREA, seed=seed), (3, 4, 3)))
    assert beside[0] == beside[2] == alone
    assert beside[1].draws != alone.draws


def test_order_of_lists_and_patterns_makes_no_difference():
    """The table is put into one order first, so even the draws are the same."""
    turned = CapturePatterns(
        tuple(reversed(KOREA.lists)),
        {tuple(reversed(pattern)): count for pattern, count in reversed(KOREA.counts.items())},
    )
    assert estimate(turned, seed=3) == estimate(KOREA, seed=3)


def test_chains_that_disagree_are_refused():
    """Too few sweeps for Kosovo: no number, but what was computed is kept for a statistician."""
    made = estimate(KOSOVO, max_sweeps=2000)
    assert (made.status, made.point, made.interval, made.draws) == ("refused", None, None, ())
    assert [reason.code for reason in made.reasons] == ["chains_disagree"]
    assert made.diagnostics["refused_point"] > 4400  # type: ignore[operator]
    assert made.diagnostics["sweeps_per_chain"] == 2000


def test_a_posterior_at_the_bound_is_refused():
    """With a bound below what the data ask for, the bound is named."""
    made = estimate(ARTIFICIAL, bound_ratio=2)
    assert "at_bound" in [reason.code for reason in made.reasons]
    assert made.diagnostics["prob_at_bound"] > 0.01  # type: ignore[operator]
    assert made.point is None


def test_many_lists_and_millions_of_people():
    """Forty lists, ten million people: done in bounded time, and the weight of the prior is said."""
    rng = np.random.default_rng(1)
    counts: dict[tuple[int, ...], int] = {}
    for _ in range(60):
        pattern = tuple(int(on) for on in rng.random(40) < 0.15)
        if any(pattern):
            counts[pattern] = counts.get(pattern, 0) + int(rng.integers(1, 400_000))
    made = estimate(CapturePatterns(tuple(f"list{j:02d}" for j in range(40)), counts), max_sweeps=300)
    assert made.n_observed > 5_000_000
    assert {"prior_on_unseen", "chains_disagree"} & {reason.code for reason in made.reasons}


def test_too_many_patterns_are_refused(monkeypatch: pytest.MonkeyPatch):
    """The limit on patterns is a reason, not a wait."""
    monkeypatch.setattr(latent_class, "MOST_PATTERNS", 5)
    assert [reason.code for reason in estimate(KOREA).reasons] == ["too_many_patterns"]


def test_progress_tells_effective_samples():
    """Progress goes up to what is wanted and ends there."""
    told: list[tuple[str, int, int]] = []
    estimate(KOREA, progress=lambda label, n_done, n_total: told.append((label, n_done, n_total)))
    assert told[0] == ("effective samples", 0, 600)
    assert told[-1] == ("effective samples", 600, 600)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "korea",
        "artificial_3",
        "western_us",
        "new_orleans_5list",
        "hav_taiwan",
        "spina_bifida",
        "hiv_rome",
        "congenital_massachusetts",
        "lesbian_allegheny",
        "philippines_manila_police",
        "philippines_caloocan_police",
        "philippines_quezon_unidentified",
    ],
)
def test_published_tables_agree_with_the_package(shared_data, name: str):
    """Medians of log(N - n) lie within three Monte Carlo errors of the package's, where its chains agree."""
    import csv

    with (shared_data / "mse" / "reference_estimates.csv").open() as stream:
        rows = [
            row
            for row in csv.DictReader(stream)
            if row["dataset"] == name and row["estimator"] == "lcmcr" and row["rhat"]
        ]
    made = estimate(read_patterns(shared_data / "mse" / f"{name}.csv"), seed=5, n_classes=10)
    assert made.status == "publishable", made.reasons
    log_unseen = np.log(np.array(made.draws).reshape(4, -1) - made.n_observed + 0.5)
    theirs = np.log(np.mean([float(row["point"]) for row in rows]) - made.n_observed + 0.5)
    size = sum(float(row["ess"]) for row in rows)
    ours = diagnostics.mcse_quantile(log_unseen, 0.5)
    error = np.hypot(ours, ours * np.sqrt(diagnostics.ess_quantile(log_unseen, 0.5) / size))
    # medians are whole numbers of people: half a person of rounding on either side
    rounding = np.log1p(1 / (np.median(made.draws) - made.n_observed))
    assert abs(np.median(log_unseen) - theirs) < 3 * error + rounding


@pytest.mark.slow
def test_peru_pooled_is_refused(shared_data):
    """Peru's pooled table bears totals from 30,000 to 200,000: its chains do not come to one answer."""
    made = estimate(read_patterns(shared_data / "mse" / "peru_1980_2000.csv"))
    assert [reason.code for reason in made.reasons] == ["chains_disagree"]
