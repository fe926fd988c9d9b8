"""Uncounted turns scattered reports into a count you can defend.

Three numbers, never mixed: *stated* (what a publisher says), *documented* (unique people on all
lists) and *estimated* (including people on no list).

>>> import uncounted as uc
>>> from datetime import date
>>> figures = uc.read_figures("At least 12 people were killed on 3 May.", published=date(2031, 5, 4))
>>> figures[0].value, figures[0].qualifier, figures[0].period_end
(12.0, 'at_least', '2031-05-03')
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING, Any

# The stages of these names are loaded first, so that `uc.match` and `uc.estimate` stay the
# functions below: the import system puts a folder's name on the package when it is first loaded.
import uncounted.estimate
import uncounted.match
from uncounted.domain.estimate import Estimate
from uncounted.domain.figure import Figure
from uncounted.domain.matching import Judgement, Matching
from uncounted.domain.pattern import CapturePatterns
from uncounted.domain.settings import MatchSettings
from uncounted.errors import UncountedError

if TYPE_CHECKING:
    from uncounted.pipeline import Workspace

__all__ = [
    "CapturePatterns",
    "Estimate",
    "Figure",
    "Matching",
    "UncountedError",
    "Workspace",
    "estimate",
    "init",
    "match",
    "open",
    "read_figures",
]


def __getattr__(name: str) -> object:
    """Load the pipeline when `uc.Workspace` is first asked for: `uncounted --help` must answer at once."""
    if name == "Workspace":
        from uncounted.pipeline import Workspace

        return Workspace
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def open(folder: str | PathLike[str] = ".") -> Workspace:
    """Open a workspace; close it, or use it in a ``with`` block.

    Raises
    ------
    SettingsRefused
        When the folder is not a workspace or its settings are wrong.
    """
    from uncounted import pipeline

    return pipeline.open(folder)


def init(folder: str | PathLike[str]) -> Workspace:
    """Make a new workspace and open it.

    Raises
    ------
    SettingsRefused
        When the folder already is a workspace.
    """
    from uncounted import pipeline

    return pipeline.init(folder)


def read_figures(
    text: str, *, published: date | None = None, language: str = "en", publisher: str = ""
) -> list[Figure]:
    """Read the stated figures of a text.

    Parameters
    ----------
    text
        The text; spans of the figures index it.
    published
        Day of publication, the base for "yesterday" and for days without a year.
    language
        ISO 639-1 code of the text: en or my.
    publisher
        Who published it.

    Returns
    -------
    list of Figure
        In text order.
    """
    from uncounted.figures import read

    return list(read(text, published=published, language=language, publisher=publisher).figures)


def match(
    rows: Any,
    *,
    settings: MatchSettings | dict[str, Any] | None = None,
    judgements: Sequence[Judgement] = (),
) -> Matching:
    """Find which rows are one person.

    Parameters
    ----------
    rows
        `uncounted.domain.row.Row` objects, or a table of persons: a pandas, Polars or Arrow table,
        or a sequence of mappings. Columns are recognised by name.
    settings
        Thresholds and seed; see `uncounted.domain.settings.MatchSettings`.
    judgements
        Pairs of rows known to be the same or different; they always hold.

    Returns
    -------
    Matching
        Every row in exactly one person.

    Raises
    ------
    SettingsRefused
        When a setting is unknown or judgements contradict each other.
    """
    from uncounted.standalone import match_rows

    return match_rows(rows, settings=settings, judgements=judgements)


def estimate(
    patterns: Any,
    *,
    model: str = "latent_class",
    seed: int = 1,
    level: float = 0.95,
) -> Estimate:
    """Estimate how many people there are, including those on no list.

    Parameters
    ----------
    patterns
        `CapturePatterns`, or a table with a 0/1 column for each list and a ``count`` column.
    model
        latent_class, log_linear or chao.
    seed
        Seed of the random numbers.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    Estimate
        Look at `status` first: a refused estimate has no number but reasons.
    """
    from uncounted.estimate import estimate as fit
    from uncounted.estimate import patterns_from

    return fit(patterns_from(patterns), model=model, seed=seed, level=level)
