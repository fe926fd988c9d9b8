"""Estimate: how many people there are, those on no list included, or why that cannot be said.

What comes in: capture patterns (which lists hold how many people), from a matching or from a table.
What goes out: an `Estimate` for each stratum and model, with interval, diagnostics, assumptions and a
verdict. What can go wrong: the table is not one (`InputRefused`), a model or setting is unknown
(`SettingsRefused`); that a number should not be published is no error but a verdict.

`estimate` for one table, `read_patterns` and `patterns_from` for tables, `run` for a workspace. Then
read `checks` (what every table must have), `models` (the contract), and the models themselves:
`chao`, `log_linear`, `latent_class`.
"""

from uncounted.estimate.models import estimate
from uncounted.estimate.run import run
from uncounted.estimate.tables import patterns_from, read_patterns

__all__ = ["estimate", "patterns_from", "read_patterns", "run"]
