"""Runs every python and bash block of the docs and the README, document by document, in a fresh folder."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sybil import Sybil
from sybil.example import Example
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parent


def start(namespace: dict[str, object]) -> None:
    """Give each document a folder of its own with the examples in it."""
    folder = Path(tempfile.mkdtemp(prefix="uncounted-docs-"))
    shutil.copytree(ROOT / "examples", folder / "examples")
    namespace["folder"] = folder


def finish(namespace: dict[str, object]) -> None:
    """Remove the folder."""
    shutil.rmtree(str(namespace["folder"]))


def run_bash(example: Example) -> None:
    """Run a block as a reader would, stopping at the first command that fails."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", example.parsed],
        cwd=str(example.namespace["folder"]),
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"status {done.returncode}\n{done.stdout}\n{done.stderr}")


def read_toml(example: Example) -> None:
    """Check that settings shown in the docs are settings that the program reads."""
    import msgspec

    from uncounted.domain.settings import Settings

    msgspec.toml.decode(example.parsed.encode(), type=Settings)


sybil = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="bash", evaluator=run_bash),
        CodeBlockParser(language="toml", evaluator=read_toml),
    ],
    patterns=["README.md", "docs/**/*.md"],
    excludes=["docs/_build/**", "docs/reference/generated/**"],
    setup=start,
    teardown=finish,
)
pytest_collect_file = sybil.pytest()
