"""Whatever is archived, in whatever order, however often: one capture for each distinct bytes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from uncounted import archive
from uncounted.store import archive as stored
from uncounted.store import create


@settings(max_examples=12, deadline=None)
@given(
    contents=st.lists(st.binary(max_size=40) | st.text(max_size=20).map(str.encode), max_size=5),
    seed=st.randoms(),
)
def test_captures_are_distinct_bytes_and_custody_counts_every_time(contents, seed) -> None:  # type: ignore[no-untyped-def]  # hypothesis fills these in
    """Archived twice, in two orders: captures as distinct bytes, custody events as files times two."""
    with tempfile.TemporaryDirectory() as folder:
        store = create(Path(folder) / "workspace")
        paths = []
        for number, content in enumerate(contents):
            path = Path(folder) / f"file-{number}"
            # a PDF is read in a process of its own, which would only make this slow
            path.write_bytes(content.replace(b"%PDF", b"%pdf"))
            paths.append(path)
        shuffled = list(paths)
        seed.shuffle(shuffled)
        for order in (paths, shuffled):
            report = archive.run(store, order)
            assert report.n_in == len(paths)
        distinct = {path.read_bytes() for path in paths}
        captures = stored.captures(store)
        assert {stored.content(store, capture.sha256) for capture in captures} == distinct
        assert len(captures) == len(distinct)
        assert sum(len(stored.custody(store, capture.sha256)) for capture in captures) == 2 * len(paths)
        store.close()
