"""Stated figures: what publishers say, with the exact place where they say it.

What comes in: documents (text, day, publisher). What goes out: for each document its stated figures
with spans, the numbers that are no figures and why, and its list of statements and reports. What can
go wrong: text that may be Zawgyi or Unicode is refused, unreliable text is read and marked doubtful; a
wrong reading is always possible, so every field of a figure names its rule and its words.

`reading` joins the pure stages: `normal`, `sentences`, `dates`, `claims`, `numbers`, `measures`,
`units`, `hedges`, `kinds`, `periods`, `sources`, `places`, `caveats`; `statements` and `authors` read the
list; the words they go by are tables in `lexicon`. `run` works through a store.
"""

from uncounted.figures.export import figure_dict, reading_dict
from uncounted.figures.reading import READER, read, read_figures
from uncounted.figures.run import run

__all__ = ["READER", "figure_dict", "read", "read_figures", "reading_dict", "run"]
