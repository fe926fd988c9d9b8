"""Find which rows of all lists are one person.

What comes in: rows of lists, and people's judgements. What goes out: scored pairs, and persons with
stable public ids, each row with its probability of belonging. What can go wrong: judgements that
contradict one another (`InputRefused`); too few rows to learn from, where the stated values to
start from are used and `Matching.settings` says so.

Read in the order of the work: `comparand` (what of a row is compared), `frequency` (how common names
are), `blocking` (which pairs are looked at), `comparison` and `model` (what agreement means),
`training` and `scorer` (Splink on DuckDB), `cluster` (persons), `judgement`, `identity` (ids),
`matching` (all of it), `run` (the same with a workspace), `table` (the same with one file).
"""

from uncounted.match.matching import match
from uncounted.match.run import judge, run

__all__ = ["judge", "match", "run"]
