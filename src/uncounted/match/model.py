"""The trained model as plain data: what is compared, with which probabilities, and how they were found.

The model is Fellegi and Sunter's (1969): each comparison adds the logarithm of m / u of its level to
the log-odds of a match. It assumes that comparisons are independent among matching pairs and among
different ones; where they are not (a family killed on one day in one place), scores are too bold,
which is why doubtful pairs wait for a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from uncounted.match.comparison import LADDERS, Comparison

Probabilities = dict[str, tuple[tuple[float, ...], tuple[float, ...]]]


@dataclass(frozen=True)
class Model:
    """Comparisons with their probabilities.

    Attributes
    ----------
    comparisons
        Ladders in use.
    m, u
        Comparison to one probability a level, best level first.
    prior
        Probability that two random rows are one person.
    found
        How the values were found, plain values for the record.
    """

    comparisons: tuple[Comparison, ...]
    m: dict[str, tuple[float, ...]]
    u: dict[str, tuple[float, ...]]
    prior: float
    found: dict[str, object] = field(default_factory=dict)

    def with_probabilities(
        self,
        *,
        m: Mapping[str, tuple[float, ...]] | None = None,
        u: Mapping[str, tuple[float, ...]] | None = None,
    ) -> Model:
        """Give the model with some probabilities replaced."""
        return replace(self, m={**self.m, **(m or {})}, u={**self.u, **(u or {})})

    def record(self) -> dict[str, object]:
        """Give the model as plain values, rounded, for the record kept with a matching."""
        levels = {
            comparison.name: [
                {"level": level.label, "m": float(f"{m:.6g}"), "u": float(f"{u:.6g}")}
                for level, m, u in zip(
                    comparison.levels, self.m[comparison.name], self.u[comparison.name], strict=True
                )
            ]
            for comparison in self.comparisons
        }
        return {"model": levels, **self.found}

    def splink_settings(self, *, n_iterations: int = 1) -> dict[str, object]:
        """Give the settings that Splink is built from; the iterations are those of training."""
        return {
            "link_type": "dedupe_only",
            "unique_id_column_name": "unique_id",
            "probability_two_random_records_match": self.prior,
            "retain_matching_columns": False,
            "retain_intermediate_calculation_columns": False,
            "em_convergence": 0.002,
            "max_iterations": n_iterations,
            "blocking_rules_to_generate_predictions": [],
            "comparisons": [self._splink_comparison(comparison) for comparison in self.comparisons],
        }

    def _splink_comparison(self, comparison: Comparison) -> dict[str, object]:
        levels: list[dict[str, object]] = [
            {"sql_condition": comparison.missing, "label_for_charts": "missing", "is_null_level": True}
        ]
        for level, m, u in zip(
            comparison.levels, self.m[comparison.name], self.u[comparison.name], strict=True
        ):
            settings: dict[str, object] = {
                "sql_condition": level.condition,
                "label_for_charts": level.label,
                "m_probability": m,
                "u_probability": u,
            }
            if level.frequency_of:
                settings |= {
                    "tf_adjustment_column": level.frequency_of,
                    "tf_adjustment_weight": 1.0,
                    # the expected share of the value stands in for u itself
                    "disable_tf_exact_match_detection": True,
                }
            levels.append(settings)
        return {
            "output_column_name": comparison.name,
            "comparison_description": comparison.name,
            "comparison_levels": levels,
        }


def untrained(present: tuple[str, ...]) -> Model:
    """Give the model with the probabilities to start from."""
    comparisons = tuple(LADDERS[name]() for name in present)
    return Model(
        comparisons,
        m={c.name: _normal([level.m for level in c.levels]) for c in comparisons},
        u={c.name: _normal([level.u for level in c.levels]) for c in comparisons},
        prior=1e-4,
    )


def _normal(values: list[float]) -> tuple[float, ...]:
    total = sum(values)
    return tuple(value / total for value in values)
