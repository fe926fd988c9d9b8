"""Splink on DuckDB: the one place where both are called.

One thread and one in-memory database, so that sums are added in one order and nothing is left
behind. Everything Splink would print is silenced for the time of the call only.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt

from uncounted.match.arrow import arrow_table
from uncounted.match.columns import Columns
from uncounted.match.comparison import MACROS
from uncounted.match.model import Model

Floats = npt.NDArray[np.float64]
Positions = npt.NDArray[np.int64]

_ROWS = "rows_to_match"
_U_SAMPLE_PAIRS = 500_000
_EM_MOST_PAIRS = 200_000
_EM_ITERATIONS = (16, 8, 4, 2)


class Scorer:
    """The rows in a database, ready to train and to score; use it in a ``with`` block."""

    def __init__(self, columns: Columns) -> None:
        import duckdb

        self._columns = columns
        self._connection = duckdb.connect(":memory:", config={"threads": 1})
        for macro in MACROS:
            self._connection.execute(macro)
        self._connection.register("incoming", columns.table)
        self._connection.execute(f"CREATE TABLE {_ROWS} AS SELECT * FROM incoming ORDER BY unique_id")
        self._connection.unregister("incoming")

    def __enter__(self) -> Scorer:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def candidates(self, blocks: Sequence[Sequence[int]]) -> tuple[Positions, Positions]:
        """Give each pair of rows that shares a block once, in order; positions, the smaller first."""
        block = np.repeat(np.arange(len(blocks), dtype=np.int64), [len(rows) for rows in blocks])
        row = np.array([position for rows in blocks for position in rows], dtype=np.int64)
        self._connection.register("block", arrow_table({"block": ("whole", block), "row": ("whole", row)}))
        found = self._connection.execute(
            "SELECT DISTINCT a.row AS l, b.row AS r FROM block a JOIN block b "
            "ON a.block = b.block AND a.row < b.row ORDER BY l, r"
        ).fetchnumpy()
        self._connection.unregister("block")
        return np.asarray(found["l"], dtype=np.int64), np.asarray(found["r"], dtype=np.int64)

    def count(self, condition: str) -> int:
        """Count the pairs of rows for which a condition over ``l`` and ``r`` holds."""
        counted = self._connection.execute(
            f"SELECT count(*) FROM {_ROWS} l JOIN {_ROWS} r ON l.unique_id < r.unique_id AND {condition}"
        ).fetchall()
        return int(counted[0][0])

    def sampled_u(self, model: Model, *, seed: int) -> dict[str, tuple[float, ...]]:
        """Estimate u from random pairs, nearly all of them different people."""
        with _quiet_splink():
            linker = self._linker(model)
            linker.training.estimate_u_using_random_sampling(
                max_pairs=_U_SAMPLE_PAIRS, seed=seed, min_count_per_level=None, num_chunks=1
            )
            return _read(linker, model, "u_probability")

    def expected_m(self, model: Model, rule: str) -> tuple[dict[str, tuple[float, ...]], float]:
        """Estimate m by expectation maximisation on the pairs that agree on a rule.

        Returns
        -------
        m
            For the comparisons that the rule does not use.
        share
            Share of matches among these pairs, as estimated.
        """
        for n_iterations in _EM_ITERATIONS:
            with _quiet_splink():
                linker = self._linker(model, n_iterations=n_iterations)
                try:
                    session = linker.training.estimate_parameters_using_expectation_maximisation(
                        rule, max_pairs=_EM_MOST_PAIRS, record_sample_proportion=1.0
                    )
                except ValueError:
                    # a level that no match can have falls below the smallest number within a few steps,
                    # and Splink refuses that; fewer steps come as near as is needed
                    continue
                trained = session.core_model_settings
                names = {comparison.output_column_name for comparison in trained.comparisons}
                m = _read(linker, model, "m_probability")
                return {name: m[name] for name in m if name in names}, float(
                    trained.probability_two_random_records_match
                )
        return {}, 0.0

    def log_bayes_factors(self, model: Model, left: Positions, right: Positions) -> Floats:
        """Score pairs: natural logarithm of how much more likely each is under a match, prior left out."""
        pairs = arrow_table(
            {
                "join_key_l": ("whole", left),
                "join_key_r": ("whole", right),
                "match_key": ("text", ["0"] * len(left)),
            }
        )
        with _quiet_splink():
            linker = self._linker(model)
            self._connection.register("candidate", pairs)
            self._connection.execute("CREATE OR REPLACE TABLE candidate_pairs AS SELECT * FROM candidate")
            self._connection.unregister("candidate")
            linker.table_management.register_blocked_pairs_for_predict(
                linker._db_api.register("candidate_pairs")
            )
            scored = linker.inference.predict(warning_mode="never")
            found = self._connection.execute(
                f"SELECT match_weight FROM {scored.physical_name} ORDER BY unique_id_l, unique_id_r"
            ).fetchnumpy()["match_weight"]
        prior_weight = float(np.log2(model.prior / (1 - model.prior)))
        weights: Floats = np.asarray(found, dtype=np.float64)
        return (weights - prior_weight) * float(np.log(2))

    def _linker(self, model: Model, *, n_iterations: int = 1) -> Any:
        from splink import DuckDBAPI, Linker

        api = DuckDBAPI(self._connection)
        settings = model.splink_settings(n_iterations=n_iterations)
        linker = Linker(api.register(_ROWS), settings, log_level=None, validate_settings=False)
        used = {level.frequency_of for comparison in model.comparisons for level in comparison.levels}
        for column in sorted(used - {""}):
            shares: Mapping[str, float] = self._columns.frequencies[column]
            table = arrow_table(
                {column: ("text", list(shares)), f"tf_{column}": ("real", list(shares.values()))}
            )
            linker.table_management.register_term_frequency_lookup(api.register(table), column)
        return linker


def _read(linker: Any, model: Model, kind: str) -> dict[str, tuple[float, ...]]:
    """Read probabilities out of the model that Splink saves; levels it never saw get nearly nothing."""
    saved = {
        c["output_column_name"]: c["comparison_levels"]
        for c in linker.misc.save_model_to_json()["comparisons"]
    }
    found = {}
    for comparison in model.comparisons:
        levels = [level for level in saved[comparison.name] if not level.get("is_null_level")]
        found[comparison.name] = tuple(_number(level.get(kind)) for level in levels)
    return found


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


@contextmanager
def _quiet_splink() -> Iterator[None]:
    logger = logging.getLogger("splink")
    before, handlers = logger.level, len(logger.handlers)
    silent = logging.NullHandler()
    logger.addHandler(silent)
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
        logger.removeHandler(silent)
        del logger.handlers[handlers:]
