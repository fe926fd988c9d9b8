"""The settings file of the case; a commented example of every section."""

from __future__ import annotations

from importlib import resources
from string import Template

from uncounted.domain.settings import EstimateSettings, MatchSettings


def settings_text(seed: int) -> str:
    """Give the text of ``uncounted.toml`` for a case of this seed."""
    template = (resources.files("uncounted.demo") / "data" / "settings.toml").read_text("utf-8")
    match, estimate = MatchSettings(), EstimateSettings()
    return Template(template).substitute(
        seed=seed, prob_same=match.prob_same, prob_review=match.prob_review, level=estimate.level
    )
