"""Time and memory of the demo, stage by stage, each in a fresh process.

    python benchmarks/demo.py [--runs 3] [--json FILE]

Wall time is from start to end of the process, so it holds Python's start and imports, which `import`
shows alone. Peak memory is the process's largest resident set. The first run may hold the compiling
of kernels; the median is over the later runs where there are any.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

_STAGES = ("import", "case", "archive", "figures", "lists", "match", "estimate", "publish")
_BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024


def main() -> None:
    """Run the benchmark, or one stage of it in a process of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON too")
    parser.add_argument("--stage", choices=_STAGES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.stage:
        run_stage(args.stage, args.folder)
        return
    runs = [measure_run() for _ in range(args.runs)]
    figures = summarise(runs)
    print_table(figures)
    if args.json:
        args.json.write_text(json.dumps(figures, indent=2) + "\n")


def run_stage(stage: str, folder: Path) -> None:
    """Do one stage on the case in a folder."""
    from uncounted import pipeline
    from uncounted.demo import write_case

    if stage == "import":
        return
    if stage == "case":
        write_case(folder)
        return
    with pipeline.open(folder) as workspace:
        if stage in ("archive", "lists"):
            take_in(workspace, "document" if stage == "archive" else "list")
        elif stage == "publish":
            workspace.brief(*workspace.latest_period(), languages=workspace.store.settings.languages)
        else:
            getattr(workspace, stage)()


def take_in(workspace: object, kind: str) -> None:
    """Take in what the settings name of one kind."""
    settings = workspace.store.settings
    for intake in settings.intake:
        paths = sorted(workspace.store.root.glob(intake.files)) if intake.kind == kind else []
        if kind == "document":
            workspace.archive(paths, publisher=intake.publisher)
            continue
        for path in paths:
            mapping = workspace.mapping(intake.mapping) if intake.mapping else None
            workspace.add_list(
                path, list_name=intake.list_name, publisher=intake.publisher, mapping=mapping, act=intake.act
            )


def measure_run() -> dict[str, tuple[float, float]]:
    """Run every stage once in a fresh workspace: seconds and MiB by stage."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "case"
        return {stage: measure(stage, folder) for stage in _STAGES}


def measure(stage: str, folder: Path) -> tuple[float, float]:
    """Run one stage in a process and give its wall time in seconds and its peak memory in MiB."""
    command = [sys.executable, __file__, "--stage", stage, "--folder", str(folder)]
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"stage {stage} failed")
    return seconds, usage.ru_maxrss * _BYTES_PER_UNIT / 2**20


def summarise(runs: list[dict[str, tuple[float, float]]]) -> dict[str, object]:
    """Put the runs together by stage."""
    stages = {
        stage: {
            "first_s": round(runs[0][stage][0], 2),
            "median_s": round(median(run[stage][0] for run in runs[1:] or runs), 2),
            "peak_mib": round(max(run[stage][1] for run in runs), 1),
        }
        for stage in _STAGES
    }
    total = sum(float(figures["median_s"]) for figures in stages.values())
    machine = {"python": platform.python_version(), "machine": platform.machine(), "cores": os.cpu_count()}
    return {"runs": len(runs), **machine, "stages": stages, "total_median_s": round(total, 2)}


def print_table(figures: dict[str, object]) -> None:
    """Print the figures for people."""
    print(f"{'stage':<10} {'first s':>8} {'median s':>9} {'peak MiB':>9}")
    for stage, row in figures["stages"].items():
        print(f"{stage:<10} {row['first_s']:>8.2f} {row['median_s']:>9.2f} {row['peak_mib']:>9.1f}")
    print(f"{'total':<10} {'':>8} {figures['total_median_s']:>9.2f}   ({figures['runs']} runs)")


if __name__ == "__main__":
    main()
