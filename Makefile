# On a machine with only Python (3.11 or newer) and make:
#   make run            installs into .venv and opens the interface on the seed scenario
#   make test           installs and runs every test
#   make browser        installs what drives a browser, and looks at the HTML brief in Chromium
#   make bench          prints the figures, as ratios against a floor in the same run
#   make prove          tries to break every promise of the record, a thousand times
#   make release-check  builds wheel and sdist, and tries them where nothing else is installed
#                       (PYTHONS="python3.11 python3.13" tries each of them)
#   make screenshots    draws the screens in docs/screenshots
#   make reference      writes the pages in docs/reference
#   make check          lint, format, types and the layers of the house

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEED := scenarios/ukraine-2022.yaml

.PHONY: run test browser bench prove release-check screenshots reference check format clean

run: $(VENV)/run.stamp
	@$(BIN)/parley open $(SEED)

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n auto

browser: $(VENV)/browser.stamp
	$(BIN)/python -m pytest tests/browser

bench: $(VENV)/dev.stamp
	$(BIN)/python -m tests.bench

prove: $(VENV)/dev.stamp
	$(BIN)/python -m tests.prove

release-check:
	$(PYTHON) -m tests.release $(PYTHONS)

screenshots: $(VENV)/dev.stamp
	$(BIN)/python -m tests.screenshots

reference: $(VENV)/dev.stamp
	$(BIN)/python -m tui.reference

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Parley needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/run.stamp

$(VENV)/browser.stamp: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,browser]'
	@touch $@ $(VENV)/dev.stamp $(VENV)/run.stamp
