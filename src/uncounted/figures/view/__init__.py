"""One document with its figures, dates, sources and rejected numbers marked: the quickest way to see why.

In: a document and its reading. Out: one HTML page that needs nothing else, works without scripts and
asks nothing of a network. `layers` cuts the text where marks begin and end; `people` puts into words what
people said; `page` writes the page.
"""

from uncounted.figures.view.page import page
from uncounted.figures.view.people import with_people

__all__ = ["page", "with_people"]
