"""Stated figures in order of time, and what contradicts what.

In: the figures of many documents. Out: one `Series` for each source, measure, population, place and
definition, and `Finding`s that a person should look at. Nothing is added across sources, nothing is
corrected. `gathering` makes series, `contradictions` compares their points, `breakdowns` compares
totals with their parts.
"""

from uncounted.figures.series.contradictions import findings
from uncounted.figures.series.gathering import gather, stated_figures

__all__ = ["findings", "gather", "stated_figures"]
