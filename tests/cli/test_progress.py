"""The bar shows on a terminal, for every stage, and leaves nothing behind."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

PROGRAM = """
import sys, time
from uncounted.cli.progress import Bar
bar = Bar()
for label in ("reading", "matching"):
    for n_done in range(1, 4):
        bar(label, n_done, 3)
        time.sleep(0.15)
print("the answer")
"""


def test_each_stage_is_drawn_on_a_terminal() -> None:
    """A second stage is drawn after the first one has finished."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    drawn = b""
    try:
        while chunk := os.read(ours, 4096):
            drawn += chunk
    except OSError:
        pass  # the terminal closes when the program ends
    answer, _ = running.communicate()
    os.close(ours)
    assert answer == b"the answer\n"
    assert b"reading" in drawn
    assert b"matching" in drawn


def test_nothing_is_drawn_when_piped() -> None:
    """`progress_bar` is silent when standard error is no terminal."""
    program = (
        "import argparse\nfrom uncounted.cli.show import progress_bar\n"
        "progress_bar(argparse.Namespace(json=False))('reading', 1, 2)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout + done.stderr == b""
