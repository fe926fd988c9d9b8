"""Sphinx settings; the reference of commands is written from the parser at each build."""

import argparse
import sys
from importlib.metadata import version as installed_version
from pathlib import Path

project = "Uncounted"
author = "The Uncounted authors"
copyright = "The Uncounted authors, Apache-2.0"
release = version = installed_version("uncounted")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.doctest"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "Uncounted"
html_use_index = True
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
napoleon_google_docstring = False
napoleon_use_ivar = True
suppress_warnings = ["myst.header"]


def write_command_reference(_app: object) -> None:
    """Write docs/reference/generated/commands.md from the parser itself."""
    from uncounted.cli.main import parser

    sys.argv = ["uncounted"]
    folder = Path(__file__).parent / "reference" / "generated"
    folder.mkdir(parents=True, exist_ok=True)
    text = "# Commands\n\n" + "\n".join(_sections(parser(), "uncounted", level=2))
    (folder / "commands.md").write_text(text, "utf-8")


def _sections(parser: argparse.ArgumentParser, name: str, *, level: int) -> list[str]:
    parser.prog = name
    lines = [f"{'#' * level} `{name}`", "", "```text", parser.format_help().rstrip(), "```", ""]
    for action in parser._actions:  # argparse has no public way to walk sub-commands
        if isinstance(action, argparse._SubParsersAction):
            for word, child in action.choices.items():
                lines += _sections(child, f"{name} {word}", level=min(level + 1, 4))
    return lines


def setup(app: object) -> None:
    """Write what is generated before anything is read."""
    app.connect("builder-inited", write_command_reference)  # type: ignore[attr-defined]
