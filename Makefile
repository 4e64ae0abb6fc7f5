# make report   a report on the sample articles in seeds/, written into reports/
# make test     all tests
# make fuzz     random inputs for ten minutes; FUZZ_SECONDS=60 for each of its tests, of which two run at a time
# make check    format, lint, types, layers, generated documentation, pins
# make bench    benchmarks
# make bench-editor  what an editor wants flagged: by corpus, by kind, and the curve
# make docs     write the generated parts of README.md and docs/ anew
# make wheel    a wheel and an sdist in dist/
# make sample   the sample report that is kept, reports/sample.html, and its picture for the README, anew
#
# The first of them makes .venv with the first Python 3.11 or newer that is found; PYTHON=… names another.

PYTHON ?= $(firstword $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p"; done))
VENV ?= .venv
PYTEST_ARGS ?= -n 2
FUZZ_SECONDS ?= 85

# What needs nothing, and what reads development data beside the checkout. The scripts that fit weights are not run here.
BENCHMARKS := bench_report

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: bench-editor report test fuzz check bench docs wheel sample clean

report: $(VENV)/.installed
	$(BIN)/consistency report seeds --output reports --format html,json

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest $(PYTEST_ARGS)

fuzz: $(VENV)/.installed-dev
	CONSISTENCY_FUZZ_SECONDS=$(FUZZ_SECONDS) $(BIN)/python -m pytest $(PYTEST_ARGS) -m fuzz tests/fuzz

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/docs.py --check
	$(BIN)/python scripts/quantity_tables.py --check
	$(BIN)/python scripts/check_constraints.py

bench: $(VENV)/.installed-dev
	@set -e; for name in $(BENCHMARKS); do echo "== $$name"; PYTHONPATH=. $(BIN)/python benchmarks/$$name.py; done
	@if [ -d ../shared/data ]; then set -e; \
		PYTHONPATH=. $(BIN)/python benchmarks/accuracy.py --check; \
	else echo "../shared/data is not there: accuracy is not measured"; fi

bench-editor: $(VENV)/.installed-dev
	PYTHONPATH=. $(BIN)/python benchmarks/editor.py --curve

docs: $(VENV)/.installed-dev
	$(BIN)/python scripts/docs.py
	$(BIN)/python scripts/house.py

wheel: $(VENV)/.installed-dev
	$(BIN)/python -m build --no-isolation --outdir dist .

sample: report $(VENV)/.installed-dev
	cp reports/discrepancies.html reports/sample.html
	$(BIN)/python scripts/sample_picture.py

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Stamps: nothing is installed again until what it is made from changes.
$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; try: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 2; }

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing into $(VENV): torch and a language model are large, this takes minutes the first time."
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV)/.installed
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@
