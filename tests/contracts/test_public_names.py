"""The public surface cannot grow, slow down or lose its documentation by accident."""

from __future__ import annotations

import subprocess
import sys

import uncounted
import uncounted.estimate
import uncounted.match

HEAVY = (
    "docx",
    "duckdb",
    "jinja2",
    "lxml",
    "numba",
    "numpy",
    "openpyxl",
    "pandas",
    "pyarrow",
    "pypdfium2",
    "python_calamine",
    "rich",
    "scipy",
    "splink",
    "trafilatura",
    "typst",
)


def test_public_names_are_these() -> None:
    """At most twelve names, and these."""
    assert sorted(uncounted.__all__) == [
        "CapturePatterns",
        "Estimate",
        "Figure",
        "Matching",
        "UncountedError",
        "Workspace",
        "estimate",
        "init",
        "match",
        "open",
        "read_figures",
    ]


def test_public_names_are_documented() -> None:
    """Each name says what it is for."""
    for name in uncounted.__all__:
        assert getattr(uncounted, name).__doc__, name


def test_functions_stay_functions_after_the_stages_are_imported() -> None:
    """The folder of the same name does not take the function's place."""
    assert callable(uncounted.match)
    assert callable(uncounted.estimate)


def test_help_loads_no_heavy_library() -> None:
    """`uncounted --help` answers at once because nothing heavy is loaded for it."""
    program = (
        "import sys\nfrom uncounted.cli.main import parser\nparser().format_help()\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stdout.split())
