# Everything a newcomer needs: `make demo` and `make test`. Each target sets up what it uses.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PARALLEL ?= auto

.PHONY: setup demo test slow check lowest bench fuzz docs lock format clean

setup: $(STAMP)

$(STAMP): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@echo "installing the locked dependencies into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: setup
	$(BIN)/uncounted demo uncounted-demo

test: setup
	$(BIN)/python -m pytest -n $(PARALLEL)

slow: setup
	$(BIN)/python -m pytest -m slow -n $(PARALLEL)

check: setup
	$(BIN)/ruff format --check src tests benchmarks docs conftest.py
	$(BIN)/ruff check src tests benchmarks docs conftest.py
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html

# The oldest releases that pyproject.toml allows, and the built wheel instead of the source folder.
lowest: setup
	rm -rf .venv-lowest build/lowest && mkdir -p build/lowest
	$(BIN)/python -m build --quiet --no-isolation --wheel --outdir build/lowest
	$(BIN)/uv venv --quiet --python $(BIN)/python .venv-lowest
	$(BIN)/uv pip install --quiet --python .venv-lowest/bin/python --resolution lowest-direct "$$(ls build/lowest/*.whl)" --group test
	.venv-lowest/bin/python -m pytest -n $(PARALLEL) -W default

bench: setup
	$(BIN)/python benchmarks/demo.py
	$(BIN)/python benchmarks/estimate.py
	$(BIN)/python benchmarks/figures.py

# The fuzzer is kept out of the environment: nothing else needs it. What it finds lands in build/fuzz.
SECONDS_A_TARGET ?= 60
fuzz: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --target build/fuzz/packages "atheris>=3.0"
	for target in reading normal dates statements passages; do \
	  PYTHONPATH=build/fuzz/packages $(BIN)/python tests/fuzz/fuzz_figures.py $$target $(SECONDS_A_TARGET) build/fuzz || exit 1; \
	done

docs: setup
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

format: setup
	$(BIN)/ruff format src tests benchmarks docs conftest.py
	$(BIN)/ruff check --fix src tests benchmarks docs conftest.py

lock: setup
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv .venv-lowest build dist docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis uncounted-demo
