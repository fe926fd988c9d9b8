"""How much of a capture is read before reading is refused; the bytes are kept whatever their size.

Each limit is far above the documents that documentation groups handle, and low enough that a hostile
file ends in a refusal within seconds and a few hundred megabytes. They are constants, not settings:
a reading must be the same on every machine.
"""

from __future__ import annotations

MAX_READ_BYTES = 100_000_000
MAX_TEXT_BYTES = 20_000_000
MAX_HTML_BYTES = 10_000_000
# finding the main text takes time with each element; a larger page is taken whole
MAX_ELEMENTS_FOR_MAIN = 20_000
MAX_INFLATED_BYTES = 50_000_000
MAX_MEMBERS = 10_000
MAX_PAGES = 2_000
MAX_PDF_CHARACTERS = 20_000_000
MAX_PDF_SECONDS = 60
MAX_PDF_MEMORY_BYTES = 2_000_000_000
