"""Archive: originals kept unchanged, and read as documents.

What comes in: files and folders (HTML, PDF, DOCX, text, Markdown, CSV, spreadsheets). What goes out:
captures (the bytes under their SHA-256, with every time they were handed over) and documents (text,
title, authors, date, languages, and how far the text can be trusted). What can go wrong: a file cannot
be read (locked, damaged, endless, empty, in an unknown encoding); it is kept and counted all the same,
with a notice, and the run goes on.

Start with `run`, then `read`; one module for each format, `opening` and `issued` for what the first
lines say, `limits` for where reading stops.
"""

from uncounted.archive.read import READER, read_document
from uncounted.archive.run import read_captures, run

__all__ = ["READER", "read_captures", "read_document", "run"]
