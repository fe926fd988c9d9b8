"""The examples in docstrings give what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import uncounted

MODULES = sorted(module.name for module in pkgutil.walk_packages(uncounted.__path__, "uncounted."))


@pytest.mark.parametrize("name", ["uncounted", *MODULES])
def test_examples_in_docstrings_run(name: str) -> None:
    """Every module can be imported on its own, and its examples are right."""
    module = importlib.import_module(name)
    found = doctest.testmod(module)
    assert found.failed == 0
    assert module.__doc__, "a module says what it is for"
