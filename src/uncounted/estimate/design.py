"""Log-linear models of a table of capture patterns: cells, parameters, and whether an estimate exists.

Symbols follow Chan, Silverman and Vincent (2021, *JASA* 116). A model has an intercept, a main effect
for each list and some two-list interactions. A pair of lists that
shares nobody, when it is in the model, has the extended maximum likelihood estimate minus infinity:
its cells are left out and it counts as a parameter.
The estimate exists when the sufficient statistics lie inside their cone, which a linear programme
decides (Fienberg and Rinaldo, 2012, *Annals of Statistics* 40), and is identified when the design has
full column rank.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from uncounted.domain.pattern import CapturePatterns

Pair = tuple[int, int]
Floats = NDArray[np.float64]

NOT_EXISTING = 1
NOT_IDENTIFIED = 2
# the optimum of the linear programme is zero or at least one
_BETWEEN = 0.5


@dataclass(frozen=True)
class Cells:
    """All cells of the table but the unknown one.

    Attributes
    ----------
    patterns
        (2^J - 1, J) zeros and ones.
    counts
        (2^J - 1,) people.
    """

    patterns: NDArray[np.int8]
    counts: Floats

    @classmethod
    def of(cls, table: CapturePatterns) -> Cells:
        """Lay out every pattern of so many lists, those that nobody has included."""
        every = [pattern for pattern in product((1, 0), repeat=table.n_lists) if any(pattern)]
        counts = [table.counts.get(pattern, 0) for pattern in every]
        return cls(np.array(every, dtype=np.int8), np.array(counts, dtype=float))

    @property
    def n_lists(self) -> int:
        """Number of lists."""
        return int(self.patterns.shape[1])

    def on_both(self, pair: Pair) -> NDArray[np.bool_]:
        """Say for each cell whether it is on both lists."""
        return np.asarray(self.patterns[:, pair[0]] & self.patterns[:, pair[1]], dtype=bool)


@dataclass(frozen=True)
class Design:
    """One model, laid out for fitting.

    Attributes
    ----------
    matrix
        (cells, parameters) zeros and ones: intercept, main effects, interactions that are finite.
    counts
        (cells,) people in the cells that are left.
    pairs
        Interactions that are finite.
    dropped
        Interactions that are minus infinity.
    """

    matrix: Floats
    counts: Floats
    pairs: tuple[Pair, ...]
    dropped: tuple[Pair, ...]

    @classmethod
    def of(cls, cells: Cells, pairs: Iterable[Pair]) -> Design:
        """Lay out a model with these interactions."""
        finite: list[Pair] = []
        dropped: list[Pair] = []
        kept = np.ones(len(cells.counts), dtype=bool)
        for pair in sorted(pairs):
            both = cells.on_both(pair)
            if cells.counts[both].any():
                finite.append(pair)
            else:
                dropped.append(pair)
                kept &= ~both
        columns = [np.ones(len(kept)), *cells.patterns.T, *(cells.on_both(pair) for pair in finite)]
        matrix = np.column_stack(columns).astype(float)[kept]
        return cls(matrix, cells.counts[kept], tuple(finite), tuple(dropped))

    @property
    def n_parameters(self) -> int:
        """Number of parameters, those at minus infinity included."""
        return int(self.matrix.shape[1]) + len(self.dropped)


def status(design: Design) -> int:
    """Give 0 when the model can be estimated, 1 not existing, 2 not identified, 3 both."""
    return NOT_EXISTING * (not exists(design)) + NOT_IDENTIFIED * (not is_identified(design))


def is_identified(design: Design) -> bool:
    """Say whether the columns of the design are linearly independent."""
    cells, parameters = design.matrix.shape
    # A'A has the rank of A, is much smaller, and holds whole numbers only
    gram = design.matrix.T @ design.matrix
    return int(cells) >= int(parameters) == int(np.linalg.matrix_rank(gram, hermitian=True))


def exists(design: Design) -> bool:
    """Say whether the (extended) maximum likelihood estimate exists.

    It fails to exist when some direction d of the parameters leaves the cells that hold people as
    they are, lowers no empty cell ``(A d)_w >= 0`` and moves one (the likelihood then grows without end
    along -d). Maximise the sum of (A d)_w over empty cells, each kept to [0, 1]: the optimum is zero or
    at least one, whatever the size of the counts, so that rounding cannot decide.
    """
    empty = design.counts == 0
    if not empty.any():
        return True
    moved, still = design.matrix[empty], design.matrix[~empty]
    found = optimize.linprog(
        -moved.sum(axis=0),
        A_ub=np.vstack([moved, -moved]),
        b_ub=np.concatenate([np.ones(len(moved)), np.zeros(len(moved))]),
        A_eq=still,
        b_eq=np.zeros(len(still)),
        bounds=(None, None),
        method="highs",
    )
    return found.status == 0 and found.fun is not None and -found.fun < _BETWEEN
