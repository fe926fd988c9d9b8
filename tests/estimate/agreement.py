"""Whether draws agree with a distribution, with a tolerance that follows from their effective size."""

from __future__ import annotations

import numpy as np

from uncounted.estimate import diagnostics

# chance of a false alarm at one point about 6e-5
SIGMAS = 4.0
PROBS = (0.05, 0.25, 0.5, 0.75, 0.95)


def assert_follows(draws, values, prob):
    """Check that draws (chains, draws) follow the exact distribution `prob` on `values`."""
    cumulated = prob.cumsum()
    for wanted in PROBS:
        at = int(np.searchsorted(cumulated, wanted))
        exact = cumulated[at]
        found = float((draws <= values[at]).mean())
        size = diagnostics.ess_quantile(draws, min(max(found, 1e-3), 1 - 1e-3))
        assert abs(found - exact) < SIGMAS * np.sqrt(exact * (1 - exact) / size) + 1e-6, wanted


def assert_same_distribution(first, second):
    """Check that two sets of draws (chains, draws) come from one distribution."""
    both = np.concatenate([first.ravel(), second.ravel()])
    for wanted in PROBS:
        at = np.quantile(both, wanted)
        shares = [float((draws <= at).mean()) for draws in (first, second)]
        middle = sum(shares) / 2
        sizes = [
            diagnostics.ess_quantile(draws, min(max(middle, 1e-3), 1 - 1e-3)) for draws in (first, second)
        ]
        error = np.sqrt(middle * (1 - middle) * sum(1 / size for size in sizes))
        assert abs(shares[0] - shares[1]) < SIGMAS * error + 1e-6, wanted
