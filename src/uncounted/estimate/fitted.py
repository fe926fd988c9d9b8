"""What one model makes of one table, before it becomes an `Estimate`."""

from __future__ import annotations

from dataclasses import dataclass, field

from uncounted.domain.estimate import Reason


@dataclass(frozen=True)
class Fitted:
    """The result of a model's computation.

    Attributes
    ----------
    point, low, high
        Total number of people N and its interval; None when nothing could be computed.
    settings
        The model's settings as used, plain values.
    diagnostics
        Plain values that tell how far to trust it.
    assumptions
        What must hold, as sentences.
    draws
        Posterior draws of N; empty for models without.
    refusals, cautions
        Reasons against publishing, and for care.
    """

    settings: dict[str, object]
    assumptions: tuple[str, ...]
    point: float | None = None
    low: float | None = None
    high: float | None = None
    diagnostics: dict[str, object] = field(default_factory=dict)
    draws: tuple[int, ...] = ()
    refusals: tuple[Reason, ...] = ()
    cautions: tuple[Reason, ...] = ()
