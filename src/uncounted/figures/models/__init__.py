"""An optional second reader: a language model on this machine fills what the grammar left open.

In: a reading and its text. Out: the same reading, where a measure, a date or a source that the grammar
did not find may be filled, and notices. A model never adds a figure, never alters a number and never
overrides the grammar; `Why` says that it spoke. Off unless a workspace or a command names an endpoint.

`filling` asks and decides what is accepted; `questions` makes the passages that are asked about;
`answers` holds what an answer must satisfy; `endpoint` speaks to the model.
"""

from uncounted.figures.models.endpoint import Endpoint
from uncounted.figures.models.filling import BackEnd, fill

__all__ = ["BackEnd", "Endpoint", "fill"]
