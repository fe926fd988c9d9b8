"""Times the three models on published tables.

Usage: python benchmarks/estimate.py [FOLDER of pattern tables as CSV]

Without a folder only the Kosovo table of Ball et al. (2002) is timed. Prints a Markdown table: estimate,
verdict, seconds, and for the latent class model sweeps and effective samples a second.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from uncounted.domain.pattern import CapturePatterns
from uncounted.estimate import estimate, read_patterns
from uncounted.estimate.latent_class import prepare
from uncounted.estimate.models import names

_KOSOVO = b"""\
EXH,ABA,OSCE,HRW,count
1,0,0,0,1131
0,1,0,0,845
0,0,1,0,936
0,0,0,1,306
1,1,0,0,177
1,0,1,0,228
1,0,0,1,106
0,1,1,0,217
0,1,0,1,31
0,0,1,1,123
1,1,1,0,181
1,1,0,1,18
1,0,1,1,42
0,1,1,1,32
1,1,1,1,27
"""


def tables(folder: Path | None) -> Iterator[tuple[str, CapturePatterns]]:
    """Give the tables to be timed by name."""
    if folder is None:
        yield "kosovo", read_patterns(_KOSOVO)
        return
    for path in sorted(folder.glob("*.csv")):
        if path.read_text("utf-8").partition("\n")[0].rstrip().endswith(",count"):
            yield path.stem, read_patterns(path)


def main() -> None:
    """Time every model on every table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    compiled = prepare()
    print(f"first compile: {compiled:.1f} s\n" if compiled else "sampler already compiled\n")
    print("| table | n | model | estimate | verdict | s | sweeps/s | ESS/s |")
    print("|---|---|---|---|---|---|---|---|")
    for name, table in tables(folder):
        for model in names():
            print(f"| {name} | {table.n_observed:,} | {model} | {measure(table, model)} |", flush=True)


def measure(table: CapturePatterns, model: str) -> str:
    """Give the other columns of one line."""
    begun = time.perf_counter()
    try:
        made = estimate(table, model=model)
    except Exception as error:  # noqa: BLE001 - a benchmark goes on with the next table
        return f"{type(error).__name__}"
    seconds = time.perf_counter() - begun
    found = made.diagnostics
    number = found.get("refused_point") if made.point is None else made.point
    interval = found.get("refused_interval") if made.interval is None else made.interval
    shown = f"{number:,.0f} ({interval[0]:,.0f} to {interval[1]:,.0f})" if interval else "-"  # type: ignore[index]
    codes = ", ".join([made.status, *(reason.code for reason in made.reasons)])
    rates = " | "
    if "sweeps_per_chain" in found:
        sweeps = int(str(found["sweeps_per_chain"])) * int(str(made.settings["n_chains"]))
        rates = f"{sweeps / seconds:,.0f} | {float(str(found['ess_bulk'])) / seconds:,.0f}"
    return f"{shown} | {codes} | {seconds:.2f} | {rates}"


if __name__ == "__main__":
    main()
