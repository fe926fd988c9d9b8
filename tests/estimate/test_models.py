"""The contract that holds for every model."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module

import msgspec
import pytest

from tests.estimate.published import KOREA, KOSOVO
from uncounted.domain.estimate import Estimate, Reason
from uncounted.domain.pattern import CapturePatterns
from uncounted.errors import EstimateRefused, SettingsRefused
from uncounted.estimate.fitted import Fitted
from uncounted.estimate.models import estimate, model_named, names

every_model = pytest.mark.parametrize("name", names())


@every_model
def test_what_every_estimate_carries(name: str):
    """Its inputs, what kind of number it is, what must hold, and a number inside its interval."""
    made = estimate(KOREA, model=name, stratum={"region": "Hilltop"})
    assert made.model == name
    assert made.stratum == {"region": "Hilltop"}
    assert made.lists == ("b", "c", "d")
    assert (made.n_observed, made.patterns_hash) == (123, KOREA.digest)
    assert {"point", "interval"} <= set(made.settings)
    assert len(made.assumptions) >= 3
    assert all(sentence.endswith(".") for sentence in made.assumptions)
    point, low, high = made.published()
    assert 123 <= low < point < high
    assert (made.seed is None) == (name != "latent_class")


@every_model
def test_the_same_twice(name: str):
    """The same table and seed give equal results, and they survive being written down."""
    first, second = (estimate(KOREA, model=name, seed=4) for _ in range(2))
    assert first == second
    written = msgspec.json.encode(first)
    assert msgspec.json.decode(written, type=Estimate) == first
    json.loads(written, parse_constant=pytest.fail)


@every_model
def test_order_does_not_matter(name: str):
    """Lists and patterns in another order give the same result to the last digit."""
    turned = CapturePatterns(("d", "b", "c"), {(p[2], p[0], p[1]): n for p, n in KOREA.counts.items()})
    assert estimate(turned, model=name) == estimate(KOREA, model=name)


@every_model
def test_a_refusal_has_no_number(name: str):
    """Asking a refused estimate for its number raises with the reasons."""
    two = CapturePatterns(("a", "b"), {(1, 0): 40, (0, 1): 30, (1, 1): 20})
    made = estimate(two, model=name)
    with pytest.raises(EstimateRefused, match="Only 2 lists"):
        made.published()


@pytest.mark.parametrize(("low", "high"), [(160.0, 170.0), (130.0, 140.0)])
def test_a_point_outside_its_interval_is_refused(monkeypatch: pytest.MonkeyPatch, low: float, high: float):
    """A defect of a model ends as a refusal that names no number, not as an exception."""
    fitted = Fitted({}, ("One.",), point=150.0, low=low, high=high, cautions=(Reason("near", "Near 151."),))
    monkeypatch.setattr(
        import_module("uncounted.estimate.chao"), "compute", lambda *_args, **_settings: fitted
    )
    made = estimate(KOREA, model="chao")
    assert (made.status, made.point, made.interval) == ("refused", None, None)
    assert [reason.code for reason in made.reasons] == ["interval_off"]
    assert made.diagnostics["refused_point"] == 150.0


@every_model
def test_unknown_settings_are_refused(name: str):
    """A misspelt setting never falls back to a default in silence."""
    with pytest.raises(SettingsRefused, match="no setting 'bounds'"):
        estimate(KOREA, model=name, bounds=3)
    with pytest.raises(SettingsRefused, match="level"):
        estimate(KOREA, model=name, level=1.5)
    with pytest.raises(SettingsRefused, match="seed"):
        estimate(KOREA, model=name, seed=-1)


def test_values_of_settings_are_checked():
    """Whole numbers above zero, and text where text is meant."""
    for wrong in (0, -1, 2.5, "4", True):
        with pytest.raises(SettingsRefused, match="n_classes"):
            estimate(KOREA, n_classes=wrong)
    with pytest.raises(SettingsRefused, match="2 chains or more"):
        estimate(KOREA, n_chains=1)


def test_names():
    """Hyphens may stand for underscores; unknown models are refused with the list."""
    assert model_named("latent-class") is model_named("latent_class")
    with pytest.raises(SettingsRefused, match="latent_class, log_linear, chao"):
        model_named("magic")


def test_tables_are_taken_directly():
    """A dictionary of columns does for patterns."""
    columns: dict[str, list[int]] = {name: [] for name in (*KOSOVO.lists, "count")}
    for pattern, count in KOSOVO.counts.items():
        for name, value in zip(columns, (*pattern, count), strict=True):
            columns[name].append(value)
    assert estimate(columns, model="chao") == estimate(KOSOVO, model="chao")


def test_nothing_heavy_is_loaded_with_the_stage():
    """NumPy, SciPy and numba wait until a model runs."""
    code = (
        "import sys; from uncounted.estimate import estimate as e; e({'a': [1], 'count': [9]}, model='chao');"
        "print(sorted({'numpy', 'scipy', 'numba', 'pandas'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
